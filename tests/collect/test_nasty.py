"""Five hundred files made to break the readers: each is stored or refused, and nothing else suffers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collect.made_nasty import SECRET, nasty_files, put_oddities

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 60
"""Of the processor for one file; the readers' own bounds are ten and two a megabyte."""
MOST_MEMORY = 1_000_000_000
GOOD = "Two men shot\n\nTwo men were shot dead in the village on Sunday, residents said."


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What collecting each nasty file gave, beside what it left on the disk."""
    folder = tmp_path_factory.mktemp("corpus")
    nasty = folder / "nasty"
    nasty.mkdir()
    for name, raw in nasty_files():
        (nasty / name).write_bytes(raw)
    paths = [*sorted(nasty.iterdir()), *put_oddities(nasty)]
    good, empty = folder / "good.txt", folder / "empty"
    good.write_text(GOOD, encoding="utf-8")
    empty.mkdir()
    before = files_under(folder)
    rows = read_all(paths, good, empty)
    return {"rows": rows, "peak": rows.pop(), "left": files_under(folder) ^ before, "number": len(paths)}


def read_all(paths: list[Path], good: Path, empty: Path) -> list[dict]:
    """Read the paths in two processes that find neither home nor place for temporary files but `empty`."""
    command = [sys.executable, str(ROOT / "tests" / "collect" / "read_nasty.py"), str(good)]
    around = {"PYTHONPATH": str(ROOT), "HOME": str(empty), "TMPDIR": str(empty), "PATH": os.environ["PATH"]}
    started = []
    for half in (paths[::2], paths[1::2]):
        run = subprocess.Popen(
            command, cwd=empty, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        run.stdin.write("".join(json.dumps(str(path)) + "\n" for path in half))
        run.stdin.close()
        started.append(run)
    lines = [json.loads(line) for run in started for line in run.stdout]
    assert [run.wait() for run in started] == [0, 0]
    peak = max(line["peak"] for line in lines if "peak" in line)
    return [*(line for line in lines if "path" in line), {"peak": peak}]


def files_under(folder: Path) -> set[tuple[str, int]]:
    return {(str(path), 0 if path.is_dir() else path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def test_there_are_more_than_three_hundred_of_them_and_all_were_read(told) -> None:
    assert told["number"] > 500
    assert len(told["rows"]) == told["number"]


def test_each_is_stored_or_refused_and_none_breaks_the_batch(told) -> None:
    assert [(row["path"], row["broke"]) for row in told["rows"] if row["broke"]] == []
    assert [row["path"] for row in told["rows"] if not row["good"]] == []
    assert [row["path"] for row in told["rows"] if not row["stored"] and not row["refusals"]] == []


def test_each_refusal_says_on_one_line_what_is_wrong_and_what_to_do(told) -> None:
    for row in told["rows"]:
        for path, reason, remedy in row["refused"]:
            assert path
            for sentence in (reason, remedy):
                assert sentence.endswith(".") and not sentence.endswith(".."), (row["path"], sentence)
                assert len(sentence) < 1_000
            assert "Traceback" not in reason and "\n" not in reason.replace(path, ""), row["path"]


def test_each_takes_bounded_time_and_memory(told) -> None:
    slow = [(row["path"], row["seconds"]) for row in told["rows"] if row["seconds"] > MOST_SECONDS]
    assert slow == []
    assert told["peak"]["peak"] < MOST_MEMORY


def test_nothing_is_written_beside_the_project(told) -> None:
    assert told["left"] == set()


def test_a_link_planted_in_a_folder_does_not_bring_in_what_lies_outside(told) -> None:
    names = next(row for row in told["rows"] if row["path"].endswith("/names"))
    outside = [path for path, reason, _ in names["refused"] if "outside the folders named" in reason]
    assert sorted(Path(path).name for path in outside) == ["secret.txt", "secrets"]
    assert all(SECRET.strip() not in text for row in told["rows"] for text in row["words"])
