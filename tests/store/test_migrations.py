"""An older project becomes one of the present format, step by step."""

import sqlite3
import tarfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.errors import StoreError
from dalil.model import Record
from dalil.store.migrations import STEPS, migrate
from dalil.store.project import Project
from dalil.store.schema import FORMAT
from tests.store.made_items import NOON


def version(project: Project) -> int:
    return int(project._database.rows("PRAGMA user_version")[0][0])


def test_there_is_a_step_from_every_older_format() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))


def test_steps_are_taken_in_order(project: Project) -> None:
    steps = {
        1: lambda connection: connection.execute("ALTER TABLE settings ADD COLUMN one"),
        2: lambda connection: connection.execute("ALTER TABLE settings RENAME COLUMN one TO two"),
    }
    migrate(project._database, 1, print, steps, 3)
    assert version(project) == 3
    assert project._database.rows("SELECT two FROM settings WHERE two IS NOT NULL") == []


def test_a_step_that_fails_leaves_the_format_before_it(project: Project) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE settings")
        connection.execute("no statement")

    with pytest.raises(StoreError):
        migrate(project._database, 1, print, {1: fail}, 2)
    assert version(project) == FORMAT
    assert project.recall("question") is None


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a project as the first version of Dalil wrote it, format 1."""
    with tarfile.open(Path(__file__).parent / "data" / "format1.tar.xz") as stored:
        stored.extractall(tmp_path, filter="data")
    return tmp_path / "format1.dalil"


def raised(project: Project) -> list[str]:
    """Return from which format to which the project was raised, as its log says."""
    return [entry.detail.split(",")[0] for entry in project.custody() if entry.act == "format raised"]


def texts(folder: Path) -> list[tuple[str, int, str]]:
    with closing(sqlite3.connect(folder / "project.sqlite")) as outside:
        sql = "SELECT cast(id AS TEXT), version, cast(text AS BLOB) FROM reports ORDER BY entry"
        outside.text_factory = bytes
        return outside.execute(sql).fetchall()


def test_a_stored_project_of_format_1_is_read_without_being_changed(old: Path) -> None:
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    with Project.open(old, write=False) as project:
        assert len(project.reports()) == 4
        assert project.verify() == []
        with pytest.raises(StoreError, match="not ready to be listed"):
            project.find_reports("killed")
    assert {path: path.read_bytes() for path in before} == before


def test_a_stored_project_of_format_1_becomes_one_of_the_present_format(old: Path) -> None:
    before = texts(old)
    with Project.open(old, write=False) as project:
        log, reports, claims = project.custody(), project.reports(), project.claims()
    with Project.open(old, clock=lambda: NOON) as project:
        assert version(project) == FORMAT
        assert project.verify() == []
        assert project.reports() == reports
        assert [report.id for report in reports] == ["r1", "r2", "r4", "تقرير\udce9"]
        assert [r.text[22:26] for r in project.report_versions("r1")] == ["Thre", "Four"]
        assert project.claims() == claims
        assert [claim.report_id for claim in claims] == ["r1", "r4"]
        assert [incident.id for incident in project.incidents()] == ["i1"]
        assert [judgement.id for judgement in project.judgements()] == ["j1"]
        assert project.refusals() == (("in/c.bin", "It is no text."),)
        assert project.recall("last question") == "x"
        assert project.custody()[: len(log)] == log
        assert raised(project) == ["format 1 to 2", "format 2 to 3"]
        assert [found.listed.report_id for found in project.find_reports("ميادين")[0]]
        assert project.list_reports()[1] == 4
    assert texts(old) == before
    assert f'"format": {FORMAT}' in (old / "project.json").read_text()
    with Project.open(old) as project:
        assert len(project.custody()) == len(log) + FORMAT - 1


def test_a_stored_project_of_format_2_becomes_one_of_the_present_format(tmp_path: Path) -> None:
    with tarfile.open(Path(__file__).parent / "data" / "format2.tar.xz") as stored:
        stored.extractall(tmp_path, filter="data")
    folder = tmp_path / "format2.dalil"
    with Project.open(folder, write=False) as project:
        log, reports, claims = project.custody(), project.reports(), project.claims()
        assert project.verify() == []
        assert [sighting.path for sighting in project.sightings("r1")] == ["in/a.txt"]
    with Project.open(folder, clock=lambda: NOON) as project:
        assert version(project) == FORMAT
        assert raised(project) == ["format 2 to 3"]
        assert project.custody()[: len(log)] == log
        assert (project.reports(), project.claims()) == (reports, claims)
        assert project.find_reports("ميادين هجين")[1] == project.find_reports("market")[1] - 1 == 0
        project.add_report(replace(reports[0], path="in/z.txt", record=Record(by="Amal")))
        assert project.verify() == []
        assert [sighting.record.by for sighting in project.sightings("r1")] == [None, "Amal"]


def test_a_migration_that_was_interrupted_is_finished(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("dalil.store.search.Search.renew", stop)
        with pytest.raises(KeyboardInterrupt):
            Project.open(old)
    with Project.open(old) as project:
        assert project.find_reports("market killed")[1] == 1
        assert project.verify() == []
        assert len(raised(project)) == FORMAT - 1
