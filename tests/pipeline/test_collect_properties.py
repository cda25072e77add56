"""Whatever is collected: no reader breaks, texts come back as they were, a second run changes nothing."""

import csv
import hashlib
import io
import json
import random
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dalil.collect.collect import collect
from dalil.errors import NothingToRead
from dalil.model import Report
from dalil.pipeline.stages import collect_into
from dalil.store.project import Project
from tests.collect.made_nasty import whole_files

WHOLE = whole_files()
PIECES = st.sampled_from(
    [
        "قُتل ثلاثة مدنيين ",
        "Three people were killed ",
        "\u202e",
        "\u200f",
        "🕊️",
        "ـ",
        "\u064b",
        "\ufeff",
        "é",
        "e\u0301",
    ]
    + [
        "\t",
        "  ",
        "\n",
        "\n\n",
        "…",
        "٣",
        '"',
        ",",
        ";",
        "|",
        "'",
        "\\",
        "#",
        "---",
        "<p>",
        "&amp;",
        "\u2028",
        "\x85",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map("".join).map(lambda text: f"Report {text} end.")
QUICK = settings(max_examples=30, deadline=None)


@settings(max_examples=80, deadline=None)
@given(
    name=st.sampled_from(sorted(set(WHOLE) - {"a.docx", "a.xlsx", "a.pdf", "a.rss"})),
    cut=st.floats(0, 1),
    put=st.binary(max_size=20),
    at=st.floats(0, 1),
)
def test_any_damage_gives_reports_refusals_or_an_error_with_a_remedy(
    name: str, cut: float, put: bytes, at: float
) -> None:
    damage(name, cut, put, at)


@settings(max_examples=12, deadline=None)
@given(
    name=st.sampled_from(["a.docx", "a.xlsx", "a.pdf", "a.rss"]),
    cut=st.floats(0, 1),
    put=st.binary(max_size=20),
    at=st.floats(0, 1),
)
def test_any_damage_to_what_is_read_apart_does_too(name: str, cut: float, put: bytes, at: float) -> None:
    damage(name, cut, put, at)


def damage(name: str, cut: float, put: bytes, at: float) -> None:
    """Collect a sound file that was cut and into which bytes were put, beside a good one."""
    raw = WHOLE[name][: round(cut * len(WHOLE[name]))]
    place = round(at * len(raw))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(raw[:place] + put + raw[place:])
        (Path(folder) / "z.txt").write_text("A good report stands beside it.", encoding="utf-8")
        items = list(collect([Path(folder)]))
    assert isinstance(items[-1], Report)
    for item in items:
        assert item.text.strip() if isinstance(item, Report) else item.reason and item.remedy


@QUICK
@given(texts=st.lists(TEXTS, min_size=1, max_size=4, unique=True))
def test_texts_come_back_from_the_project_letter_for_letter(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts))
        (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        with Project.open(folder / "p.dalil") as project:
            collect_into(project, [folder / "a.jsonl"])
            stored = {report.id: report for report in project.reports()}
            assert {key: report.text for key, report in stored.items()} == {
                str(n): text for n, text in enumerate(texts)
            }
            for report in stored.values():
                assert report.original is not None
                assert project.original(report.original) == (folder / "a.jsonl").read_bytes()
            assert project.verify() == []


@QUICK
@given(
    cells=st.lists(TEXTS, min_size=1, max_size=4, unique_by=str.strip), delimiter=st.sampled_from(",;\t|")
)
@example(cells=['A "quoted" word, and\na line.'], delimiter=",")
def test_cells_of_a_table_come_back_whatever_stands_in_them(cells: list[str], delimiter: str) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerows([["id", "text"], *([str(n), cell] for n, cell in enumerate(cells))])
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.csv"
        path.write_text(written.getvalue(), encoding="utf-8", newline="")
        reports = {item.id: item for item in collect([path]) if isinstance(item, Report)}
    assert {key: report.text for key, report in reports.items()} == {
        str(n): cell.strip("\n") for n, cell in enumerate(cells)
    }


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6), texts=st.lists(TEXTS, min_size=1, max_size=6))
def test_a_second_run_changes_no_byte_in_whatever_order_it_is_named(seed: int, texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        (folder / "x.csv").write_text("text,note\n,\n", encoding="utf-8")
        with Project.open(folder / "p.dalil") as project:
            shown = [run(project, [*paths, folder / "x.csv"], seed + turn) for turn in range(3)]
            assert len(project.reports()) == len(set(texts))
            assert shown[1] == shown[2]


def run(project: Project, paths: list[Path], seed: int) -> str:
    """Collect the paths in some order, and return what the project then holds as one hash."""
    random.Random(seed).shuffle(paths)
    try:
        collect_into(project, paths)
    except NothingToRead as error:
        assert error.remedy
    held = [*map(str, project.custody()), *map(repr, project.reports())]
    return hashlib.sha256("\n".join(held).encode("utf-8", "surrogatepass")).hexdigest()
