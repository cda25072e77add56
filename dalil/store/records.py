"""The collection record: who brought a report, when, how, from where, read by which tool."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dalil.model import Record, Report
from dalil.store.custody import content_of
from dalil.store.database import Database
from dalil.store.reading import report_of
from dalil.store.rows import encode, to_column


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time a report was collected; `None` is "unknown"."""

    collected: str | None
    """UTC, ISO 8601."""
    path: str | None
    url: str | None
    original: str | None
    """SHA-256 of the bytes it was read from."""
    reader: str | None
    """Tool and version that read it."""
    record: Record


def sighting_of(report: Report) -> Sighting:
    """Return what a report says of its own collection."""
    return Sighting(
        report.collected, report.path, report.url, report.original, report.reader, report.record
    )


class Records:
    """The table of later sightings; a row is added and never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def values(self, report: Report) -> tuple[Any, Any]:
        """Return the columns of a sighting for which the custody log vouches."""
        return to_column(report.id), to_column(encode(sighting_of(report)))

    def add(self, report: Report, entry: int) -> None:
        """Add a sighting that custody entry `entry` records."""
        self._database.add("records", [(entry, *self.values(report))])

    def content(self, report: Report) -> str:
        """Return the SHA-256 of the row that a sighting gives."""
        return content_of(self.values(report))

    def of_report(self, report_id: str) -> list[Sighting]:
        """Return every time a report was collected, first to last."""
        key = to_column(report_id)
        rows: list[tuple[int, Sighting]] = []
        for entry, text, row in self._database.rows(
            "SELECT entry, text, row FROM reports WHERE id = ?", (key,)
        ):
            rows.append((entry, sighting_of(report_of(self._database, text, row))))
        if has_records(self._database):
            sql = "SELECT entry, row FROM records WHERE report_id = ?"
            rows += [(n, self._database.item(Sighting, row)) for n, row in self._database.rows(sql, (key,))]
        return [sighting for _, sighting in sorted(rows, key=lambda row: row[0])]

    def is_news(self, report: Report) -> bool:
        """Say whether the collector tells something of the report that stands in no record of it yet."""
        if report.record == Record():
            return False
        return all(
            (seen.path, seen.record) != (report.path, report.record) for seen in self.of_report(report.id)
        )


def record_rows(database: Database) -> Iterator[tuple[int, Any, Any]]:
    """Yield entry, identifier of the report and row of every later sighting."""
    if has_records(database):
        yield from database.each("SELECT entry, report_id, row FROM records")


def has_records(database: Database) -> bool:
    """Say whether the project has the table: one of an older format that is only read lacks it."""
    return database.row("SELECT 1 FROM sqlite_master WHERE name = 'records'") is not None
