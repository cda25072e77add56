"""The reports of a project: each text version kept, the last one current."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from dalil.errors import NotFound
from dalil.model import Report
from dalil.store.custody import Custody, content_of
from dalil.store.database import Database
from dalil.store.rows import encode, from_column, to_column

Outcome = Literal["stored", "seen again", "changed"]

COLUMNS = "id, version, same, published, language, original, text, row"
"""The columns of a report whose values the custody log vouches for."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    same: str
    again: bool


class Reports:
    """The table of reports; a row is added for each new text version and never changed."""

    def __init__(self, database: Database, custody: Custody) -> None:
        self._database = database
        self._custody = custody

    def add(self, report: Report) -> Outcome:
        """Add `report` whole or not at all, and say whether it was new, known or changed."""
        with self._database.transaction():
            return self._add(report, sameness(report))

    def all(self) -> list[Report]:
        """Return the current version of every report, ordered by identifier."""
        rows = self._database.rows(
            "SELECT reports.text, reports.row FROM current_reports JOIN reports "
            "ON reports.id = current_reports.id AND reports.version = current_reports.version"
        )
        return sorted(
            (report_of(self._database, text, row) for text, row in rows), key=lambda report: report.id
        )

    def versions(self, report_id: str) -> list[Report]:
        """Return every version of one report, oldest first; `NotFound` where there is none."""
        sql = "SELECT text, row FROM reports WHERE id = ? ORDER BY version"
        rows = self._database.rows(sql, (to_column(report_id),))
        if not rows:
            raise unknown_report(report_id)
        return [report_of(self._database, text, row) for text, row in rows]

    def version_of(self, report_id: str) -> int:
        """Return the number of the current version, 0 where the report is unknown."""
        sql = "SELECT max(version) FROM reports WHERE id = ?"
        found = self._database.row(sql, (to_column(report_id),))
        return 0 if found is None or found[0] is None else int(found[0])

    def _add(self, report: Report, same: str) -> Outcome:
        version = self.version_of(report.id)
        sighting = self._sighting(report)
        if version == 0:
            self._store(report, same, 1)
            self._sight(report, _Sighting(same, again=False))
            return "stored"
        if self._is_known(report, same, sighting, version):
            self._see_again(report, same, sighting)
            return "seen again"
        self._store(report, same, version + 1)
        self._sight(report, _Sighting(same, again=sighting is not None and sighting.again))
        return "changed"

    def _is_known(self, report: Report, same: str, sighting: _Sighting | None, version: int) -> bool:
        """Say whether this content is no news from this path.

        Two files may carry one identifier and different texts: each is remembered with its path, so
        that collecting both again changes nothing. A file that goes back to an earlier text is
        news: the current text is then wrong.
        """
        if sighting is not None and sighting.same == same:
            return True
        since = 1 if sighting is None else version
        sql = "SELECT 1 FROM reports WHERE id = ? AND same = ? AND version >= ?"
        return self._database.row(sql, (to_column(report.id), same, since)) is not None

    def _store(self, report: Report, same: str, version: int) -> None:
        values = _values(report, same, version)
        if version == 1:
            entry = self._custody.add("report stored", report.id, report.path or "", content_of(values))
        else:
            detail = f"version {version} {report.path or ''}".rstrip()
            entry = self._custody.add("report changed", report.id, detail, content_of(values))
        self._database.add("reports", [(*values, entry)])

    def _see_again(self, report: Report, same: str, sighting: _Sighting | None) -> None:
        """Log it the first time only, so that the next identical run changes nothing at all."""
        if sighting is None or not sighting.again:
            self._custody.add("report seen again", report.id, report.path or "")
        if sighting != _Sighting(same, again=True):
            self._sight(report, _Sighting(same, again=True))

    def _sighting(self, report: Report) -> _Sighting | None:
        sql = "SELECT same, again FROM sightings WHERE report_id = ? AND path = ?"
        found = self._database.row(sql, (to_column(report.id), to_column(report.path or "")))
        return None if found is None else _Sighting(found[0], bool(found[1]))

    def _sight(self, report: Report, sighting: _Sighting) -> None:
        self._database.connection.execute(
            "INSERT INTO sightings VALUES (?, ?, ?, ?) "
            "ON CONFLICT (report_id, path) DO UPDATE SET same = excluded.same, again = excluded.again",
            (to_column(report.id), to_column(report.path or ""), sighting.same, int(sighting.again)),
        )


def sameness(report: Report) -> str:
    """Return the SHA-256 of what two readings of one item share.

    Where it lay, when it was collected and which version of a reader read it make no other report.
    """
    bare = replace(report, path=None, collected=None, reader=None)
    return content_of([to_column(encode(bare))])


def report_of(database: Database, text: Any, row: Any) -> Report:
    """Return the report of a row's two columns."""
    return replace(database.item(Report, row), text=from_column(text))


def unknown_report(report_id: str) -> NotFound:
    """Return the error for an identifier that no report carries."""
    return NotFound(
        f'No report of the project has the identifier "{report_id}".',
        'See the identifiers with "dalil show".',
    )


def _values(report: Report, same: str, version: int) -> tuple[Any, ...]:
    """Return the values of `COLUMNS`."""
    return (
        to_column(report.id),
        version,
        same,
        None if report.published is None else report.published.isoformat(),
        to_column(report.language),
        report.original,
        to_column(report.text),
        to_column(encode(replace(report, text=""))),
    )
