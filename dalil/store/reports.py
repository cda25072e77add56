"""The reports of a project: each text version kept, the last one current."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date
from typing import Any, Literal

from dalil.errors import NotFound
from dalil.model import Record, Report
from dalil.store.custody import Custody, content_of
from dalil.store.database import Database
from dalil.store.reading import current_keys, current_rows, report_of
from dalil.store.records import Records, Sighting
from dalil.store.rows import encode, from_column, to_column
from dalil.store.search import Search

Outcome = Literal["stored", "seen again", "changed"]

COLUMNS = "id, version, same, published, language, original, text, row"
"""The columns of a report whose values the custody log vouches for."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    """What a path last held under a report's identifier."""

    same: str
    original: str | None
    again: bool
    """True once the custody log says that the report came again from the path."""


class Reports:
    """The table of reports; a row is added for each new text version and never changed."""

    def __init__(self, database: Database, custody: Custody, search: Search) -> None:
        self._database = database
        self._custody = custody
        self._search = search
        self._records = Records(database)
        self.resumed_from: int | None = None
        """Last custody entry before the interrupted collection that goes on now, `None` where none does."""
        self._passed: set[tuple[str, str]] = set()

    def add(self, report: Report) -> Outcome:
        """Add `report` whole or not at all, and say whether it was new, known or changed."""
        with self._database.transaction():
            return self._add(report, sameness(report))

    def each(self) -> Iterator[Report]:
        """Yield the current version of every report, ordered by identifier, a few at a time in memory."""
        for _, text, row in current_rows(self._database):
            yield report_of(self._database, text, row)

    def ids(self) -> Iterator[str]:
        """Yield the identifier of every report, in the same order."""
        yield from (from_column(key) for key in current_keys(self._database))

    def days(self) -> Iterator[date]:
        """Yield the day of publication of every report that has one, earliest first."""
        sql = "SELECT published FROM listing WHERE published IS NOT NULL ORDER BY published"
        yield from (date.fromisoformat(day) for (day,) in self._database.each(sql))

    def sightings(self, report_id: str) -> list[Sighting]:
        """Return every time a report was collected, first to last."""
        return self._records.of_report(report_id)

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
            self._sight(report, _Sighting(same, report.original, again=False))
            return "stored"
        if self._is_known(report, same, sighting, version):
            self._see_again(report, same, sighting)
            return "seen again"
        self._store(report, same, version + 1)
        again = sighting is not None and sighting.again
        self._sight(report, _Sighting(same, report.original, again))
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
        self._search.put(report, entry)

    def _see_again(self, report: Report, same: str, sighting: _Sighting | None) -> None:
        """Log it the first time only, so that the next identical run changes nothing at all.

        The same text out of other bytes (a table with a new row) is logged with their SHA-256; what a
        collector tells of it anew is logged too.
        """
        now = _Sighting(same, report.original, again=True)
        is_news = self._records.is_news(report)
        if not is_news and (now == sighting or self._is_from_interrupted(report, now, sighting)):
            return
        if is_news or sighting is None or not sighting.again or sighting.original != now.original:
            bytes_read = f"original {now.original}" if now.original else ""
            collector = f"by {report.record.by}" if report.record.by else ""
            detail = ", ".join(part for part in (report.path, bytes_read, collector) if part)
            content = self._records.content(report)
            self._records.add(report, self._custody.add("report seen again", report.id, detail, content))
        self._sight(report, now)

    def _is_from_interrupted(self, report: Report, now: _Sighting, sighting: _Sighting | None) -> bool:
        """Say whether the collection that goes on now had stored this report before it was interrupted.

        Reading it anew is then no second sighting, unless the input itself holds it twice.
        """
        if self.resumed_from is None or sighting is None or sighting != replace(now, again=False):
            return False
        sql = "SELECT max(entry) FROM reports WHERE id = ? AND same = ?"
        found = self._database.row(sql, (to_column(report.id), now.same))
        key = (report.id, report.path or "")
        if found is None or found[0] is None or found[0] <= self.resumed_from or key in self._passed:
            return False
        self._passed.add(key)
        return True

    def _sighting(self, report: Report) -> _Sighting | None:
        sql = "SELECT same, original, again FROM sightings WHERE report_id = ? AND path = ?"
        found = self._database.row(sql, (to_column(report.id), to_column(report.path or "")))
        return None if found is None else _Sighting(found[0], found[1], bool(found[2]))

    def _sight(self, report: Report, sighting: _Sighting) -> None:
        self._database.connection.execute(
            "INSERT INTO sightings VALUES (?, ?, ?, ?, ?) ON CONFLICT (report_id, path) DO UPDATE "
            "SET same = excluded.same, original = excluded.original, again = excluded.again",
            (to_column(report.id), to_column(report.path or ""), *astuple(sighting)),
        )


def sameness(report: Report) -> str:
    """Return the SHA-256 of what two readings of one item share: the text and what it says of itself.

    Where it lay, when and by which reader it was read, and the bytes around it make no other
    report: a table with one new row has other bytes, and its other rows are as they were.
    """
    bare = replace(report, path=None, original=None, collected=None, reader=None, record=Record())
    return content_of([to_column(encode(bare))])


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
