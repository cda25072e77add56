"""The project folder: opened, refused, interrupted, full."""

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dalil.errors import NotFound, StoreError
from dalil.store.project import Project
from dalil.store.schema import FORMAT
from tests.store.made_items import NOON, TEXT_AR, made_coding, made_incident, made_judgement, made_report


def fill(project: Project) -> None:
    report = made_report(original=project.keep_original(b"the bytes"), path="a.txt")
    project.add_report(report)
    project.add_coding(made_coding(report), "rules", "1")
    project.set_incidents([made_incident("i1", "r1-c0")])
    project.add_judgement(made_judgement())
    project.remember("question", "What happened to the group after the raid?")


def content(project: Project) -> tuple[object, ...]:
    return project.reports(), project.claims(), project.incidents(), project.judgements(), project.custody()


def test_everything_is_there_after_the_project_is_opened_again(folder: Path) -> None:
    with Project.open(folder, clock=lambda: NOON) as project:
        fill(project)
        before = content(project)
    with Project.open(folder) as project:
        assert content(project) == before
        assert project.original(project.reports()[0].original or "") == b"the bytes"
        assert project.recall("question") == "What happened to the group after the raid?"
        assert project.verify() == []


def test_a_project_is_a_folder_of_files_any_tool_reads(folder: Path) -> None:
    with Project.open(folder, clock=lambda: NOON) as project:
        project.add_report(made_report(text=TEXT_AR))
    mark = json.loads((folder / "project.json").read_text(encoding="utf-8"))
    assert (mark["format"], mark["created"]) == (FORMAT, NOON)
    with sqlite3.connect(folder / "project.sqlite") as outside:
        assert outside.execute("SELECT text FROM reports").fetchall() == [(TEXT_AR,)]
    outside.close()


def test_the_journal_of_an_open_project_is_a_write_ahead_log(project: Project, folder: Path) -> None:
    with sqlite3.connect(folder / "project.sqlite") as outside:
        assert outside.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    outside.close()


def test_a_project_that_is_not_there_is_named(folder: Path) -> None:
    for options in ({"create": False}, {"write": False}):
        with pytest.raises(StoreError, match=r'no project ".*case\.dalil"'):
            Project.open(folder, **options)
    assert not folder.exists()


def test_an_empty_folder_becomes_a_project(folder: Path) -> None:
    folder.mkdir()
    Project.open(folder).close()
    assert (folder / "project.json").is_file()


def test_a_foreign_folder_or_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("Dear all")
    (tmp_path / "file.dalil").write_text("not a folder")
    for name in ("letters", "file.dalil"):
        with pytest.raises(StoreError, match="is no Dalil project"):
            Project.open(tmp_path / name)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "file.dalil", "letters"]


def test_a_foreign_database_is_refused_and_left_alone(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / "project.sqlite") as outside:
        outside.execute("CREATE TABLE theirs (x)")
    outside.close()
    with pytest.raises(StoreError, match="not the database of a project"):
        Project.open(folder)
    with sqlite3.connect(folder / "project.sqlite") as outside:
        assert outside.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    outside.close()


DAMAGES = {
    "the database is gone": lambda folder: (folder / "project.sqlite").unlink(),
    "the database is empty": lambda folder: (folder / "project.sqlite").write_bytes(b""),
    "the database is noise": lambda folder: (folder / "project.sqlite").write_bytes(b"\x07noise" * 4000),
    "the mark is noise": lambda folder: (folder / "project.json").write_text("{"),
    "the mark has no format": lambda folder: (folder / "project.json").write_text("{}"),
    "the mark's format is a word": lambda folder: (folder / "project.json").write_text('{"format": "x"}'),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
def test_a_damaged_project_is_refused_with_what_to_do(folder: Path, damage: object, write: bool) -> None:
    with Project.open(folder) as project:
        fill(project)
    damage(folder)  # type: ignore[operator]
    with pytest.raises(StoreError, match="is damaged") as caught:
        Project.open(folder, write=write)
    assert "originals" in caught.value.remedy


def test_a_database_cut_short_never_gives_wrong_content(folder: Path) -> None:
    with Project.open(folder) as project:
        project.add_reports(made_report(f"r{n}", TEXT_AR * 20) for n in range(50))
    whole = (folder / "project.sqlite").read_bytes()
    (folder / "project.sqlite").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError), Project.open(folder) as project:
        project.reports()
        assert project.verify() == []


@pytest.mark.parametrize("where", ["mark", "database"])
def test_a_project_of_a_later_format_is_refused(folder: Path, where: str) -> None:
    Project.open(folder).close()
    if where == "mark":
        (folder / "project.json").write_text('{"format": 99}')
    else:
        with sqlite3.connect(folder / "project.sqlite") as outside:
            outside.execute("PRAGMA user_version = 99")
        outside.close()
    with pytest.raises(StoreError, match="has format 99.*later version of Dalil"):
        Project.open(folder)


def test_a_project_whose_making_was_interrupted_is_finished(folder: Path) -> None:
    Project.open(folder, clock=lambda: NOON).close()
    (folder / "project.json").unlink()
    with Project.open(folder) as project:
        assert [entry.act for entry in project.custody()] == ["project created"]
    assert (folder / "project.json").is_file()


def test_a_project_is_read_while_another_opening_writes_it(project: Project, folder: Path) -> None:
    fill(project)
    with Project.open(folder, write=False) as reader:
        assert content(reader) == content(project)
        assert reader.verify() == []
        project.add_report(made_report("r2"))
        assert len(reader.reports()) == 2


@pytest.mark.parametrize(
    "write",
    [
        lambda project: project.add_report(made_report("r2")),
        lambda project: project.keep_original(b"x"),
        lambda project: project.set_incidents([]),
        lambda project: project.remember("a", "b"),
        lambda project: project.log_refusal("a", "b"),
    ],
    ids=["report", "original", "incidents", "setting", "refusal"],
)
def test_a_project_opened_for_reading_is_not_written(folder: Path, write: object) -> None:
    with Project.open(folder) as project:
        fill(project)
    with Project.open(folder, write=False) as reader, pytest.raises(StoreError, match="for reading only"):
        write(reader)  # type: ignore[operator]


def test_a_setting_is_what_was_last_kept(project: Project) -> None:
    assert project.recall("brief") is None
    for value in ('{"version": 1}', "ماذا حدث؟ 😀", "\udce9", ""):
        project.remember("brief", value)
        assert project.recall("brief") == value


def test_a_refused_item_is_logged_once_for_each_reason(project: Project) -> None:
    for _ in range(2):
        project.log_refusal("scan\udce9.pdf", "It holds no text.")
    project.log_refusal("scan\udce9.pdf", "It is encrypted.")
    logged = [(entry.item, entry.detail) for entry in project.custody() if entry.act == "item refused"]
    assert logged == [("scan\udce9.pdf", "It holds no text."), ("scan\udce9.pdf", "It is encrypted.")]
    assert project.verify() == []


def test_a_read_only_database_is_said_and_nothing_is_lost(project: Project) -> None:
    fill(project)
    before = content(project)
    project._database.rows("PRAGMA query_only = ON")
    for write in (
        lambda: project.add_report(made_report("r2")),
        lambda: project.add_judgement(made_judgement("j2")),
        lambda: project.set_incidents([]),
    ):
        with pytest.raises(StoreError, match="cannot be written.*Give yourself the right"):
            write()
    project._database.rows("PRAGMA query_only = OFF")
    assert content(project) == before


def test_a_full_disk_is_said_and_nothing_is_lost(project: Project) -> None:
    fill(project)
    before = content(project)
    pages = project._database.rows("PRAGMA page_count")[0][0]
    project._database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="No space is left.*Free some space"):
        project.add_report(made_report("r2", TEXT_AR * 5000))
    assert content(project) == before
    project._database.rows("PRAGMA max_page_count = 1000000")
    assert project.add_report(made_report("r2")) == "stored"
    assert project.verify() == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "No space is left"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be written"),
        (errno.EIO, "cannot be read or written"),
    ],
)
def test_an_original_that_cannot_be_written_leaves_no_trace(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    fill(project)
    before = sorted(folder.rglob("originals/*/*"))

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("dalil.store.files.os.fsync", fail)
    with pytest.raises(StoreError, match=words):
        project.keep_original(b"other bytes")
    monkeypatch.undo()
    assert sorted(folder.rglob("originals/*/*")) == before
    assert list((folder / "originals").glob(".partial*")) == []
    assert project.original(project.keep_original(b"other bytes")) == b"other bytes"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_can_be_read(folder: Path) -> None:
    with Project.open(folder) as project:
        fill(project)
        before = content(project)
    (folder / "project.lock").unlink()
    folder.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            Project.open(folder)
        with Project.open(folder, write=False) as reader:
            assert content(reader) == before
    finally:
        folder.chmod(0o755)


def test_an_error_of_the_caller_inside_a_batch_keeps_what_came_before(project: Project) -> None:
    def items():  # type: ignore[no-untyped-def]
        yield made_report("r1")
        yield made_report("r2")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        project.add_reports(items())
    assert [report.id for report in project.reports()] == ["r1", "r2"]
    assert project.verify() == []


ENDLESS = """
import itertools, sys
from pathlib import Path
from dalil.model import Report
from dalil.store.project import Project

def endless(project):
    for n in itertools.count():
        text = f"Report {n}: " + "word " * 400
        yield Report(f"r{n}", text, "en", original=project.keep_original(text.encode()))

with Project.open(Path(sys.argv[1])) as project:
    project.add_reports(endless(project))
"""


def test_a_killed_process_leaves_whole_items_and_no_lock(folder: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ENDLESS, str(folder)])
    try:
        deadline = time.monotonic() + 20
        while len(list(folder.glob("originals/*/*"))) < 20 and time.monotonic() < deadline:
            assert child.poll() is None
            time.sleep(0.02)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=10)
    with Project.open(folder, create=False) as project:
        reports = project.reports()
        assert len(reports) >= 15
        assert sorted(int(report.id[1:]) for report in reports) == list(range(len(reports)))
        assert all(project.original(report.original or "").decode() == report.text for report in reports)
        assert project.verify() == []
        assert project.add_report(reports[0]) == "seen again"


def test_threads_take_turns(project: Project) -> None:
    def work(name: str) -> None:
        for n in range(25):
            project.add_report(made_report(f"{name}{n}"))
            assert project.report(f"{name}{n}").id == f"{name}{n}"

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, "abcd"))
    assert len(project.reports()) == 100
    assert project.verify() == []


def test_a_closed_project_can_be_closed_again(folder: Path) -> None:
    project = Project.open(folder)
    project.close()
    project.close()
    Project.open(folder).close()


def test_an_original_that_was_never_kept_is_not_found(project: Project) -> None:
    for sha in ("0" * 64, "../../project.json", ""):
        with pytest.raises(NotFound):
            project.original(sha)
