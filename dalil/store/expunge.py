"""Removing a report for good: its content goes, a tombstone in the custody log stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dalil.errors import UsageError
from dalil.model import Incident, Judgement
from dalil.store.custody import Custody, content_of
from dalil.store.database import Database
from dalil.store.originals import Originals
from dalil.store.reports import unknown_report
from dalil.store.rows import from_column, to_column
from dalil.store.schema import APPEND_ONLY, guard
from dalil.store.search import Search


@dataclass(frozen=True, slots=True)
class Expunged:
    """What an expunging removed."""

    versions: int
    """Text versions of the report."""
    codings: int
    judgements: int
    """Decisions on its claims, which may quote it."""
    originals: tuple[str, ...]
    """SHA-256 of the originals removed; those that other reports were read from stay."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where a project keeps what is removed."""

    database: Database
    custody: Custody
    originals: Originals
    search: Search


def expunge(shelves: Shelves, report_id: str, why: str) -> Expunged:
    """Remove a report with all its versions, codings, sightings and originals, and log who it was and why.

    Incidents are removed too: they are derived, and `dalil merge` derives them anew. Raises `NotFound`
    for an unknown report, `UsageError` for an empty reason.
    """
    if not why.strip():
        raise UsageError("No reason is given.", 'Say why, as in --why "the witness withdrew consent".')
    database, custody = shelves.database, shelves.custody
    key = to_column(report_id)
    with database.transaction():
        versions = database.rows("SELECT DISTINCT original FROM reports WHERE id = ?", (key,))
        number = int(database.rows("SELECT count(*) FROM reports WHERE id = ?", (key,))[0][0])
        if not number:
            raise unknown_report(report_id)
        seen = database.rows("SELECT DISTINCT original FROM sightings WHERE report_id = ?", (key,))
        subjects = _subjects(database, key)
        codings = database.rows("SELECT n FROM codings WHERE report_id = ?", (key,))
        with _unguarded(database):
            judgements = _remove_judgements(database, subjects)
            for (coding,) in codings:
                for table in ("claims", "causes", "issues"):
                    _delete(database, table, "coding", coding)
            _delete(database, "codings", "report_id", key)
            _delete(database, "sightings", "report_id", key)
            _delete(database, "records", "report_id", key)
            shelves.search.remove(report_id)
            _delete(database, "reports", "id", key)
        if database.row("SELECT 1 FROM incidents") is not None:
            database.connection.execute("DELETE FROM incidents")
            custody.add("incidents derived", "incidents", "0 incidents", content_of([]))
        own = {sha for (sha,) in (*versions, *seen) if sha is not None}
        gone = tuple(sorted(sha for sha in own if not _is_used(database, sha)))
        detail = f"{number} versions, {len(codings)} codings, {len(gone)} originals removed: {why.strip()}"
        custody.add("report expunged", report_id, detail)
        for judgement in judgements:
            custody.add("judgement expunged", judgement, f"with report {report_id}")
    for sha in gone:
        shelves.originals.remove(sha)
    database.clean()
    return Expunged(number, len(codings), len(judgements), gone)


@contextmanager
def _unguarded(database: Database) -> Iterator[None]:
    """Lift the guards on rows that are only ever added, inside the transaction under way."""
    for table in APPEND_ONLY:
        database.connection.execute(f"DROP TRIGGER {table}_no_delete")
    yield
    for table in APPEND_ONLY:
        database.connection.execute(guard(table, "delete"))


def _subjects(database: Database, key: Any) -> set[str]:
    """Return the identifiers of the report's claims and of the incidents that rest on one of them."""
    sql = "SELECT claims.id FROM claims JOIN codings ON codings.n = claims.coding WHERE report_id = ?"
    claims = {from_column(claim) for (claim,) in database.rows(sql, (key,))}
    incidents = (database.item(Incident, row) for (row,) in database.rows("SELECT row FROM incidents"))
    return claims | {incident.id for incident in incidents if claims & set(incident.claim_ids)}


def _remove_judgements(database: Database, subjects: set[str]) -> list[str]:
    """Remove the decisions about one of the subjects, and return their identifiers."""
    removed = []
    for identifier, row in database.rows("SELECT id, row FROM judgements ORDER BY entry"):
        if subjects & set(database.item(Judgement, row).subjects):
            _delete(database, "judgements", "id", identifier)
            removed.append(from_column(identifier))
    return removed


def _delete(database: Database, table: str, column: str, value: Any) -> None:
    # Table and column are constants of this module.
    database.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (value,))  # noqa: S608


def _is_used(database: Database, sha: str) -> bool:
    sql = "SELECT 1 FROM reports WHERE original = ? UNION SELECT 1 FROM sightings WHERE original = ?"
    return database.row(sql, (sha, sha)) is not None
