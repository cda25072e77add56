"""The check of a project: every change from outside is named."""

import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.errors import StoreError
from dalil.model import Coding, Span, Stated
from dalil.store.project import Project
from dalil.store.schema import APPEND_ONLY
from tests.store.made_items import (
    NOON,
    TEXT_AR,
    TEXT_EN,
    made_coding,
    made_incident,
    made_judgement,
    made_report,
)


@pytest.fixture
def kept(folder: Path) -> Path:
    """A project with something of everything, closed."""
    with Project.open(folder, clock=lambda: NOON) as project:
        for name, text, words in (("en", TEXT_EN, "killed"), ("ar", TEXT_AR, "قُتل")):
            sha = project.keep_original(text.encode())
            report = made_report(name, text, original=sha, path=f"{name}.txt")
            project.add_report(report)
            project.add_coding(made_coding(report, words), "rules", "1")
        project.add_report(made_report("en", TEXT_EN + " Edited.", path="en.txt"))
        project.log_refusal("broken.pdf", "It is encrypted.")
        project.set_incidents([made_incident("i1", "ar-c0"), made_incident("i2", "en-c0")])
        project.add_judgement(made_judgement())
        assert project.verify() == []
    return folder


def tamper(folder: Path, *statements: str) -> None:
    """Change the database as someone would who takes its guards away first."""
    outside = sqlite3.connect(folder / "project.sqlite", isolation_level=None)
    for table in APPEND_ONLY:
        outside.execute(f"DROP TRIGGER {table}_no_update")
        outside.execute(f"DROP TRIGGER {table}_no_delete")
    for statement in statements:
        outside.execute(statement)
    outside.close()


def faults(folder: Path) -> list[tuple[str, str]]:
    with Project.open(folder, write=False) as project:
        return [(fault.kind, fault.item) for fault in project.verify()]


TAMPERINGS = [
    ("UPDATE reports SET text = replace(text, 'ثلاثة', 'أربعة') WHERE id = 'ar'", ("changed", "report ar")),
    ("UPDATE reports SET text = 'x' || text WHERE id = 'en' AND version = 1", ("changed", "claim en-c0")),
    ("UPDATE reports SET text = text || ' ' WHERE id = 'ar'", ("changed", "report ar")),
    ("UPDATE reports SET published = '2017-01-01' WHERE id = 'ar'", ("changed", "report ar")),
    ("UPDATE reports SET row = replace(row, 'ar.txt', 'en.txt') WHERE id = 'ar'", ("changed", "report ar")),
    ("DELETE FROM reports WHERE id = 'ar'", ("missing", "report ar")),
    ("DELETE FROM reports WHERE version = 2", ("missing", "report en")),
    ("UPDATE claims SET row = replace(row, '\"low\":3', '\"low\":30')", ("changed", "coding of report en")),
    ("DELETE FROM claims WHERE id = 'ar-c0'", ("changed", "coding of report ar")),
    ("UPDATE claims SET position = position + 1", ("changed", "coding of report ar")),
    ("UPDATE claims SET row = 'noise' WHERE id = 'ar-c0'", ("damaged", "claim 0 of report ar")),
    ("DELETE FROM causes", ("changed", "coding of report en")),
    ("DELETE FROM codings", ("missing", "coding of report en")),
    ("UPDATE codings SET coder = 'person:x'", ("changed", "coding of report ar")),
    ("UPDATE incidents SET row = replace(row, 'Hajin', 'Other')", ("changed", "incidents")),
    ("DELETE FROM incidents WHERE id = 'i1'", ("changed", "incidents")),
    ("UPDATE judgements SET made_by = 'machine:rule'", ("changed", "judgement j1")),
    ("UPDATE judgements SET row = replace(row, 'not same', 'same')", ("changed", "judgement j1")),
    ("DELETE FROM judgements", ("missing", "judgement j1")),
    ("INSERT INTO judgements VALUES ('j2', 'same', 'person:x', '{}', 99)", ("unexpected", "judgement j2")),
    (
        "UPDATE custody SET detail = 'It is empty.' WHERE act = 'item refused'",
        ("changed", "custody entry 7"),
    ),
    ("UPDATE custody SET time = '2020-01-01T00:00:00+00:00' WHERE n = 1", ("changed", "custody entry 1")),
    ("DELETE FROM custody WHERE n = 1", ("missing", "custody entry 1")),
    ("DELETE FROM custody WHERE n = 7", ("missing", "custody entry 7")),
    ("DELETE FROM custody WHERE n = (SELECT max(n) FROM custody)", ("missing", "custody entry 9")),
    ("DELETE FROM custody", ("missing", "custody entry 5")),
]


@pytest.mark.parametrize(("statement", "fault"), TAMPERINGS, ids=[row[0] for row in TAMPERINGS])
def test_a_change_from_outside_is_named(kept: Path, statement: str, fault: tuple[str, str]) -> None:
    tamper(kept, statement)
    assert fault in faults(kept)


def test_entries_that_changed_places_are_named(kept: Path) -> None:
    tamper(
        kept,
        "UPDATE custody SET n = -1 WHERE n = 3",
        "UPDATE custody SET n = 3 WHERE n = 4",
        "UPDATE custody SET n = 4 WHERE n = -1",
    )
    found = faults(kept)
    assert ("reordered", "custody entry 3") in found
    assert ("reordered", "custody entry 4") in found


def test_an_entry_taken_out_is_seen_when_the_rest_is_numbered_anew(kept: Path) -> None:
    tamper(
        kept,
        "DELETE FROM custody WHERE n = 7",
        "UPDATE custody SET n = n - 1 WHERE n > 7",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'custody'",
    )
    assert ("missing", "an entry before custody entry 7") in faults(kept)


def test_a_flipped_byte_of_an_original_is_named(kept: Path) -> None:
    path = sorted(kept.glob("originals/*/*"))[0]
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)
    assert faults(kept) == [("changed", f"original {path.parent.name}{path.name}")]


def test_a_lost_original_is_named(kept: Path) -> None:
    path = sorted(kept.glob("originals/*/*"))[0]
    path.unlink()
    assert faults(kept) == [("missing", f"original {path.parent.name}{path.name}")]


@pytest.mark.parametrize(
    "words", ["أشخاص في هجين".encode(), b"It is encrypted.", b'"killed"', b"Two towns."]
)
def test_a_flipped_byte_of_the_database_is_seen(kept: Path, words: bytes) -> None:
    path = kept / "project.sqlite"
    whole = path.read_bytes()
    for bit in (1, 128):
        data = bytearray(whole)
        data[whole.index(words) + 1] ^= bit
        path.write_bytes(data)
        assert faults(kept) != []


def test_noise_anywhere_in_the_database_is_an_error_or_a_fault_never_a_crash(kept: Path) -> None:
    path = kept / "project.sqlite"
    whole = path.read_bytes()
    dice = random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for at in range(start := dice.randrange(len(data) - 40), start + 40):
            data[at] = dice.randrange(256)
        path.write_bytes(data)
        try:
            with Project.open(kept, write=False) as project:
                project.verify()
        except StoreError:
            pass


QUOTES: list[Callable[[Coding], Coding]] = [
    lambda c: replace(c, claims=(replace(c.claims[0], actor=Stated("no such words", Span(0, 13))),)),
    lambda c: replace(c, claims=(replace(c.claims[0], reasons=(Stated("killed", Span(0, 6)),)),)),
    lambda c: replace(
        c, claims=(replace(c.claims[0], type=replace(c.claims[0].type, spans=(Span(0, 999),))),)
    ),
    lambda c: replace(c, causes=(replace(c.causes[0], marker=Stated("killed", Span(1, 7))),)),
    lambda c: replace(c, causes=(replace(c.causes[0], effect=Stated("killed", Span(1, 7))),)),
    lambda c: replace(c, issues=(replace(c.issues[0], span=Span(500, 501)),)),
]


@pytest.mark.parametrize("change", QUOTES)
def test_words_that_are_not_in_the_report_are_named(
    project: Project, change: Callable[[Coding], Coding]
) -> None:
    report = made_report()
    project.add_report(report)
    project.add_coding(change(made_coding(report)), "rules", "1")
    assert [fault.kind for fault in project.verify()] == ["changed"]
    assert "r1" in project.verify()[0].item


def test_the_quotes_of_an_older_text_are_held_against_that_text(project: Project) -> None:
    report = made_report()
    project.add_report(report)
    project.add_coding(made_coding(report), "rules", "1")
    project.add_report(replace(report, text="Wholly other words."))
    assert project.verify() == []
