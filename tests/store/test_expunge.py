"""What is expunged leaves no word behind but the tombstone, and the rest still checks."""

from pathlib import Path

import pytest

from dalil.errors import NotFound, StoreError, UsageError
from dalil.model import Judgement
from dalil.store.project import Project
from tests.store.made_items import NOON, made_coding, made_incident, made_report

SECRET = "Three people were killed in Hajin, said Witness Seventeen."
WHY = "the witness withdrew consent"


@pytest.fixture
def filled(project: Project) -> Project:
    """Two reports, one of them to go, with codings, an incident, decisions and a shared original."""
    shared, own = project.keep_original(b"shared"), project.keep_original(SECRET.encode())
    gone = made_report("gone", SECRET, original=own, path="a.txt")
    stays = made_report("stays", original=shared, path="b.txt")
    again = made_report("gone", f"{SECRET} And more.", original=shared, path="a.txt")
    project.add_reports([gone, stays, again])
    project.add_coding(made_coding(again), "rules", "1")
    project.add_coding(made_coding(stays), "rules", "1")
    project.set_incidents([made_incident()])
    for name, subject in (("j1", "gone-c0"), ("j2", "stays-c0")):
        project.add_judgement(
            Judgement(name, "accept", (subject,), "person:A", NOON, "as Witness Seventeen says")
        )
    return project


def words_in(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.is_file() and b"Seventeen" in p.read_bytes()]


def test_no_word_of_it_stays_in_any_file(filled: Project) -> None:
    filled.add_judgement(Judgement("j3", "note", ("other",), "person:A", NOON, "plain"))
    assert words_in(filled.folder)
    done = filled.expunge("gone", WHY)
    assert (done.versions, done.codings, done.judgements, len(done.originals)) == (2, 1, 1, 1)
    left = [j.id for j in filled.judgements()]
    assert left == ["j2", "j3"], "decisions on other reports stay"
    assert b"Three people were killed in Hajin, said" not in (filled.folder / "project.sqlite").read_bytes()
    assert [report.id for report in filled.reports()] == ["stays"]
    assert [claim.report_id for claim in filled.claims()] == ["stays"]
    assert filled.incidents() == []


def test_the_rest_still_checks_and_the_tombstone_stands(filled: Project) -> None:
    filled.expunge("gone", WHY)
    assert filled.verify() == []
    acts = [(entry.act, entry.item) for entry in filled.custody()]
    assert acts[-2:] == [("report expunged", "gone"), ("judgement expunged", "j1")]
    assert WHY in filled.custody()[-2].detail
    with Project.open(filled.folder, write=False) as reread:
        assert reread.verify() == []


def test_an_original_that_another_report_was_read_from_stays(filled: Project) -> None:
    shared = filled.report("stays").original
    filled.expunge("gone", WHY)
    assert shared is not None
    assert filled.original(shared) == b"shared"


def test_rows_cannot_be_deleted_after_it_either(filled: Project) -> None:
    filled.expunge("gone", WHY)
    with pytest.raises(StoreError), filled._database.transaction():  # the guards are back
        filled._database.rows("DELETE FROM reports")


def test_a_row_brought_back_is_uncovered(filled: Project) -> None:
    before = filled._database.rows("SELECT * FROM reports WHERE id = 'gone' AND version = 1")
    filled.expunge("gone", WHY)
    filled._database.add("reports", before)
    assert ("unexpected", "report gone") in [(f.kind, f.item) for f in filled.verify()]


def test_the_same_text_can_be_collected_again_later(filled: Project) -> None:
    filled.expunge("gone", WHY)
    assert filled.add_reports([made_report("gone", SECRET, path="a.txt")]) == ["stored"]
    assert filled.verify() == []


def test_no_report_and_no_reason_are_errors(filled: Project) -> None:
    with pytest.raises(NotFound):
        filled.expunge("nobody", WHY)
    with pytest.raises(UsageError, match="reason"):
        filled.expunge("gone", "  ")
    assert filled.verify() == []
