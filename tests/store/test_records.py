"""The collection record: who, when, how, from where; unknown stays unknown; a change is logged."""

import sqlite3
from dataclasses import replace

import pytest

from dalil.model import Record
from dalil.store.project import Project
from dalil.store.reports import sameness
from tests.store.made_items import NOON, made_report
from tests.store.test_verify import faults, tamper

REPORT = made_report(path="a.txt", url="https://example.org/1", collected=NOON, reader="dalil 0 text")
TOLD = Record(
    "Amal", "saved from a browser", "public", "names a witness", "copy", "https://archive.example/1"
)


def test_what_is_not_told_is_unknown(project: Project) -> None:
    project.add_report(REPORT)
    (seen,) = project.sightings("r1")
    assert (seen.collected, seen.path, seen.url) == (NOON, "a.txt", "https://example.org/1")
    assert seen.record == Record(None, None, None, None, None, None)


def test_what_is_told_comes_back(project: Project) -> None:
    project.add_report(replace(REPORT, record=TOLD))
    assert project.sightings("r1")[0].record == TOLD
    assert project.report("r1").record == TOLD


@pytest.mark.parametrize("field", Record.__slots__)
def test_no_field_of_the_record_makes_another_report(field: str) -> None:
    assert sameness(replace(REPORT, record=replace(Record(), **{field: "copy"}))) == sameness(REPORT)


def test_telling_more_of_a_known_item_is_seeing_it_again_and_is_logged(project: Project) -> None:
    project.add_report(REPORT)
    assert project.add_report(replace(REPORT, record=TOLD)) == "seen again"
    assert project.add_report(replace(REPORT, record=TOLD)) == "seen again"
    assert project.report_versions("r1") == [REPORT]
    assert [(e.act, e.detail) for e in project.custody()[2:]] == [("report seen again", "a.txt, by Amal")]
    assert [seen.record for seen in project.sightings("r1")] == [Record(), TOLD]
    assert project.verify() == []


def test_telling_nothing_after_telling_something_is_no_news(project: Project) -> None:
    project.add_report(replace(REPORT, record=TOLD))
    project.add_report(REPORT)
    before = project.custody()
    project.add_report(REPORT)
    assert project.custody() == before
    assert project.sightings("r1")[0].record == TOLD


def test_a_second_collector_is_a_sighting_of_its_own(project: Project) -> None:
    project.add_report(replace(REPORT, record=Record(by="Amal")))
    project.add_report(replace(REPORT, path="b.txt", record=Record(by="Sara")))
    assert [(s.path, s.record.by) for s in project.sightings("r1")] == [
        ("a.txt", "Amal"),
        ("b.txt", "Sara"),
    ]


def test_a_changed_record_is_found(project: Project, folder) -> None:
    project.add_report(REPORT)
    project.add_report(replace(REPORT, record=TOLD))
    project.close()
    tamper(folder, "UPDATE records SET row = replace(row, 'Amal', 'Else')")
    assert faults(folder) == [("changed", "collection record of report r1")]
    with sqlite3.connect(folder / "project.sqlite") as outside:
        outside.execute("DELETE FROM records")
    outside.close()
    assert faults(folder) == [("missing", "collection record of report r1")]


def test_an_expunged_report_leaves_no_record(project: Project, folder) -> None:
    project.add_report(replace(REPORT, record=replace(TOLD, how="SECRET123")))
    project.add_report(replace(REPORT, path="b.txt", record=replace(TOLD, rights="SECRET456")))
    project.expunge("r1", "consent withdrawn")
    assert project.verify() == []
    project.close()
    data = (folder / "project.sqlite").read_bytes()
    assert b"SECRET123" not in data
    assert b"SECRET456" not in data
