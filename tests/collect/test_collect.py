"""A whole input: files, folders, refusals, order, and bytes that are anything."""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.collect import collect as room
from dalil.collect.collect import Refusal, collect
from dalil.errors import BadTable, DalilError, NothingToRead, UnreadableReport
from dalil.model import Report

EN = "Two men shot\n\nTwo men were shot dead in the village on Sunday, residents said."
AR = "مقتل رجلين\n\nقتل رجلان بالرصاص في القرية يوم الأحد، بحسب سكان."


def reports(items: list[Report | Refusal]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def refusals(items: list[Report | Refusal]) -> list[Refusal]:
    return [item for item in items if isinstance(item, Refusal)]


def fill(folder: Path) -> Path:
    (folder / "sub" / "deeper").mkdir(parents=True)
    (folder / "b.txt").write_text(EN, encoding="utf-8")
    (folder / "sub" / "a.md").write_text(f"---\nid: r1\npublished: 2016-05-16\n---\n{AR}", encoding="utf-8")
    (folder / "sub" / "deeper" / "تقرير.html").write_text(f"<p>{AR}</p>", encoding="utf-8")
    (folder / "sub" / "rows.csv").write_text("id,text\nr2,One row is here.\nr4,\n", encoding="utf-8")
    (folder / "lines.jsonl").write_text('{"id": "r3", "text": "A line of text."}\n', encoding="utf-8")
    return folder


def test_a_folder_gives_its_reports_in_the_order_of_their_names(tmp_path: Path) -> None:
    items = list(collect([fill(tmp_path)]))
    paths = [os.path.relpath(item.path or "", tmp_path) for item in reports(items)]
    assert paths == [
        "b.txt",
        "lines.jsonl, line 1",
        "sub/a.md",
        "sub/deeper/تقرير.html",
        "sub/rows.csv, line 2",
    ]
    assert [item.language for item in reports(items)] == ["en", "en", "ar", "ar", "en"]
    assert [item.path for item in refusals(items)] == [f"{tmp_path}/sub/rows.csv, line 3"]
    names = ["sub", "lines.jsonl", "b.txt", "sub/a.md"]
    again = list(collect([tmp_path / name for name in names]))
    assert again == items
    assert list(collect([tmp_path, tmp_path / "sub"])) == items


def test_a_report_says_where_it_comes_from(tmp_path: Path) -> None:
    path = fill(tmp_path) / "sub" / "a.md"
    (report,) = collect([path])
    assert isinstance(report, Report)
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (report.id, report.path, report.original) == ("r1", str(path), sha)
    assert (report.published, report.published_rule) == (date(2016, 5, 16), "front matter")
    assert report.reader is not None and report.reader.endswith("Markdown")
    (page,) = collect([tmp_path / "sub" / "deeper"])
    assert isinstance(page, Report) and "HTML, trafilatura" in (page.reader or "")
    (unnamed,) = collect([tmp_path / "b.txt"])
    assert isinstance(unnamed, Report)
    assert unnamed.id == hashlib.sha256((tmp_path / "b.txt").read_bytes()).hexdigest()[:16]


def test_the_bytes_of_every_file_are_kept_before_they_are_read(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n")
    kept: list[bytes] = []

    def keep(raw: bytes) -> str:
        kept.append(raw)
        return hashlib.sha256(raw).hexdigest()

    items = list(collect([tmp_path], keep=keep))
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert sorted(kept) == sorted(path.read_bytes() for path in files)
    assert {item.original for item in reports(items)} <= {hashlib.sha256(raw).hexdigest() for raw in kept}


def test_the_same_bytes_give_one_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(EN, encoding="utf-8")
    assert [item.path for item in collect([tmp_path])] == [str(tmp_path / "a.txt")]


def test_the_same_text_from_another_outlet_is_another_report(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "text,outlet\nThe text is here.,A\nThe text is here.,B\nThe text is here.,B\n"
    )
    assert [item.outlet for item in reports(list(collect([tmp_path])))] == ["A", "B"]


def test_an_id_used_for_two_texts_is_refused_the_second_time(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nid: r1\n---\n{EN}", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\nid: r1\n---\n{AR}", encoding="utf-8")
    first, second = collect([tmp_path])
    assert isinstance(first, Report) and isinstance(second, Refusal)
    assert first.path == str(tmp_path / "a.md")
    assert '"r1"' in second.reason and str(tmp_path / "a.md") in second.reason
    assert second.path == str(tmp_path / "b.md")


def test_what_is_left_out_is_named_with_its_reason(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "README.md").write_text("About these files.")
    (tmp_path / ".hidden.txt").write_text(EN)
    (tmp_path / "film.mp4").write_bytes(b"\x00\x00")
    (tmp_path / "zip.txt").write_bytes(b"PK\x03\x04")
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "bad.txt").write_bytes("نص عربي".encode() + b"\xff" + AR.encode())
    (tmp_path / "notable.csv").write_text("a,b\n1,2\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    items = list(collect([tmp_path]))
    reasons = {Path(item.path).name: item.reason for item in refusals(items)}
    expected = {
        "README.md": "by its name",
        ".hidden.txt": "hidden",
        "film.mp4": '".mp4" are not read',
        "zip.txt": "zip archive",
        "empty.md": "empty",
        "bad.txt": "byte 13",
        "notable.csv": '"a", "b"',
        "loop": "read already",
        "broken.txt": "leads nowhere",
        "pipe.txt": "neither a file nor a folder",
        "rows.csv, line 3": "no text",
    }
    assert reasons.keys() == expected.keys()
    for name, words in expected.items():
        assert words in reasons[name]
    assert all(item.remedy for item in refusals(items))
    assert len(reports(items)) == 5


def test_a_file_named_itself_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("README.md", ".hidden.txt", "report", "report.log"):
        (tmp_path / name).write_text(f"{EN} {name}")
        (item,) = collect([tmp_path / name])
        assert isinstance(item, Report)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SIZE_LIMIT", 1_000_000)
    (tmp_path / "large.txt").write_bytes(b"a" * 1_000_001)
    (tmp_path / "small.txt").write_text(EN)
    items = list(collect([tmp_path]))
    assert [item.reason for item in refusals(items)] == [
        f'The file "{tmp_path}/large.txt" is larger than 1 MB.'
    ]
    assert len(reports(items)) == 1


def test_windows_arabic_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(AR.encode("cp1256"))
    (tmp_path / "b.html").write_bytes(f'<meta charset="windows-1256"><p>{AR} ثانية</p>'.encode("cp1256"))
    plain, page = reports(list(collect([tmp_path])))
    assert plain.text == AR
    assert any("cp1256" in issue for issue in plain.issues)
    assert page.language == "ar" and not any("cp1256" in issue for issue in page.issues)


def test_columns_of_tables_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("what,who\nThe text is here.,Agency\n")
    (report,) = collect([tmp_path], mapping={"text": "what", "outlet": "who"})
    assert isinstance(report, Report)
    assert (report.text, report.outlet) == ("The text is here.", "Agency")


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda folder: [], NothingToRead, "No file or folder"),
        (lambda folder: [folder], NothingToRead, "There is no file"),
        (lambda folder: [folder / "none"], UnreadableReport, "No such file"),
        (lambda folder: [folder / "bad\0name"], UnreadableReport, "cannot be read"),
    ],
)
def test_an_input_without_files_is_an_error_at_once(tmp_path: Path, make, error: type, words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=words):
        collect(make(tmp_path))


def test_an_input_without_reports_is_an_error_after_its_refusals(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"")
    items = collect([tmp_path])
    assert isinstance(next(items), Refusal)
    assert isinstance(next(items), Refusal)
    with pytest.raises(NothingToRead, match="2 items were refused"):
        next(items)


def test_what_is_wrong_with_the_only_file_is_the_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadTable, match='"a", "b"'):
        list(collect([tmp_path / "a.csv"]))


SCRAPS = (
    b"<p>|</div>|---\n|title: |\n\n|text,id\n|2016-05-16|<!--|&#x;|[|\xd9\x82|\x00|<meta charset=cp1256>|"
    b"<script type='application/ld+json'>"
).split(b"|") + [b'"', b'{"text":"', b'","id":1}']
ANY_BYTES = st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(SCRAPS), max_size=30).map(b"".join))


@settings(max_examples=150, deadline=None)
@given(raw=ANY_BYTES, ending=st.sampled_from([".md", ".txt", ".html", ".csv", ".jsonl", ".json", ".tsv"]))
def test_any_bytes_give_reports_refusals_or_an_error_with_a_remedy(raw: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(raw)
        try:
            for item in collect([path]):
                assert isinstance(item, Refusal) or item.text.strip()
        except DalilError as error:
            assert error.remedy


def test_a_link_in_a_folder_does_not_lead_out_of_it(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("Words that are nobody's business.")
    (inside / "a.txt").write_text(EN)
    (inside / "b.txt").symlink_to(outside / "secret.txt")
    (inside / "c").symlink_to(outside)
    (inside / "d.txt").symlink_to(inside / "a.txt")
    items = list(collect([inside]))
    assert [Path(item.path or "").name for item in reports(items)] == ["a.txt"]
    assert all("outside the folders named" in item.reason for item in refusals(items))
    assert len(refusals(items)) == 2
    assert len(reports(list(collect([inside / "b.txt"])))) == 1


def test_folders_without_end_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(EN)
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    report, refusal = collect([tmp_path])
    assert isinstance(report, Report)
    assert isinstance(refusal, Refusal) and "200 folders deep" in refusal.reason
