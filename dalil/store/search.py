"""Reports listed and searched: an index beside the reports, made from them and never vouched for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dalil.errors import NotFound, StoreError
from dalil.language.fold import fold
from dalil.model import Report
from dalil.store.database import Database
from dalil.store.query import Query, understand_query
from dalil.store.reading import current_rows, report_of
from dalil.store.rows import from_column, to_column
from dalil.store.snippets import Snippet, snippet_of
from dalil.store.standing import obsolete_claims
from dalil.store.terms import indexed, terms_version

_TERMS = "search terms"
"""Setting: of which version the terms in the index are."""
_RANKED = 2_000
"""Reports found up to which the best comes first; of more the last collected."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports are meant; `None` leaves a thing open."""

    language: str | None = None
    outlet: str | None = None
    first: date | None = None
    """First day of publication; a report without a day is then not meant."""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the reports are shown."""

    number: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as a list shows it."""

    report_id: str
    published: date | None
    language: str
    outlet: str | None
    title: str | None
    claims: int
    """Claims of the codings that count now."""
    obsolete: int
    """Claims of older texts or rules that none makes now."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report that a search found, and the place in it that shows why."""

    listed: Listed
    snippet: Snippet
    text: str
    """The words of the snippet, exactly as the report has them."""
    words: tuple[str, ...]
    """The words searched for in it, exactly as the report has them."""


class Search:
    """The tables `listing` and `search`: one row for the current version of each report."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_current(self) -> bool:
        """Say whether the index is there and made with the terms of this version."""
        if self._database.row("SELECT 1 FROM sqlite_master WHERE name = 'search'") is None:
            return False
        found = self._database.row("SELECT value FROM settings WHERE key = ?", (_TERMS,))
        return found == (terms_version(),)

    def renew(self) -> None:
        """Make the index anew from the reports."""
        with self._database.transaction():
            run = self._database.connection.execute
            run("DELETE FROM listing")
            run("INSERT INTO search (search) VALUES ('delete-all')")
            for entry, text, row in current_rows(self._database):
                self._insert(report_of(self._database, text, row), entry)
            run("INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (_TERMS, terms_version()))  # fmt: skip

    def put(self, report: Report, entry: int) -> None:
        """Let the report's new version, recorded by custody entry `entry`, be found instead of the old."""
        self._delete(to_column(report.id))
        self._insert(report, entry)

    def remove(self, report_id: str) -> None:
        """Take a report out before it is expunged; no term of it is left in the index's files."""
        self._delete(to_column(report_id))
        self._database.connection.execute("INSERT INTO search (search) VALUES ('optimize')")

    def page(self, filters: Filters, page: Page) -> tuple[list[Listed], int]:
        """Return a page of the reports, latest day first, the undated last, and how many there are."""
        where, values = self._where(filters)
        # The conditions are constants of this module.
        number = self._database.rows(f"SELECT count(*) FROM listing WHERE {where}", values)[0][0]  # noqa: S608
        sql = f"SELECT n FROM listing WHERE {where} ORDER BY published DESC, id LIMIT ? OFFSET ?"  # noqa: S608
        rows = self._database.rows(sql, (*values, page.size, page.size * (page.number - 1)))
        return [self._listed(n) for (n,) in rows], int(number)

    def find(self, words: str, filters: Filters, page: Page) -> tuple[list[Found], int]:
        """Return a page of the reports that hold `words`, and how many do."""
        query = understand_query(words)
        where, values = self._where(filters)
        table = "search CROSS JOIN listing ON listing.n = search.rowid" if values else "search"
        tail = f"FROM {table} WHERE search MATCH ? AND {where}"
        number = int(self._database.rows(f"SELECT count(*) {tail}", (query.match, *values))[0][0])
        rank = "rank" if number <= _RANKED else "search.rowid DESC"
        sql = f"SELECT search.rowid {tail} ORDER BY {rank} LIMIT ? OFFSET ?"
        values = (query.match, *values, page.size, page.size * (page.number - 1))
        return [self._found(n, query) for (n,) in self._database.rows(sql, values)], number

    def outlets(self) -> list[tuple[str, int]]:
        """Return each outlet with the number of its reports."""
        sql = (
            "SELECT outlet, count(*) FROM listing WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY outlet"
        )
        return [(from_column(outlet), number) for outlet, number in self._database.rows(sql)]

    def _found(self, number: int, query: Query) -> Found:
        row = self._database.row("SELECT text FROM reports WHERE entry = ?", (number,))
        text = "" if row is None else from_column(row[0])
        snippet = snippet_of(text, query.wanted)
        words = tuple(span.of(text) for span in snippet.words)
        return Found(self._listed(number), snippet, snippet.span.of(text), words)

    def _listed(self, number: int) -> Listed:
        sql = "SELECT id, published, language, outlet, title FROM listing WHERE n = ?"
        key, published, language, outlet, title = self._database.rows(sql, (number,))[0]
        claims = self._database.rows(_CLAIMS, (key, number))[0][0]
        obsolete = sum(1 for _ in obsolete_claims(self._database, from_column(key)))
        return Listed(
            from_column(key),
            None if published is None else date.fromisoformat(published),
            from_column(language),
            None if outlet is None else from_column(outlet),
            None if title is None else from_column(title),
            claims,
            obsolete,
        )

    def _where(self, filters: Filters) -> tuple[str, tuple[Any, ...]]:
        """Return the filters as a condition on `listing`, and its values."""
        conditions = list(_conditions(filters))
        if filters.outlet is not None:
            names = [to_column(name) for name in self._named(filters.outlet)]
            conditions.append((f"outlet IN ({', '.join('?' * len(names))})", names))
        where = " AND ".join(sql for sql, _ in conditions) or "TRUE"
        return where, tuple(value for _, values in conditions for value in values)

    def _named(self, outlet: str) -> list[str]:
        """Return the outlets that are written like `outlet` or hold it; `NotFound` where none does."""
        wanted = fold(outlet).text.strip()
        known = [name for name, _ in self.outlets()]
        same = [name for name in known if fold(name).text.strip() == wanted]
        found = same or [name for name in known if wanted in fold(name).text]
        if not found:
            raise NotFound(
                f'No report of the project is from an outlet "{outlet}".',
                'See the outlets with "dalil list --outlets".',
            )
        return found

    def _insert(self, report: Report, entry: int) -> None:
        published = None if report.published is None else report.published.isoformat()
        outlet = None if report.outlet is None else to_column(report.outlet)
        title = None if report.title is None else to_column(report.title)
        row = (entry, to_column(report.id), published, to_column(report.language), outlet, title)
        self._database.add("listing", [row])
        sql = "INSERT INTO search (rowid, terms) VALUES (?, ?)"
        self._database.connection.execute(sql, (entry, indexed(report.text)))

    def _delete(self, key: Any) -> None:
        sql = "SELECT n, text FROM listing JOIN reports ON reports.entry = n WHERE listing.id = ?"
        found = self._database.row(sql, (key,))
        if found is not None:
            values = ("delete", found[0], indexed(from_column(found[1])))
            run = self._database.connection.execute
            run("INSERT INTO search (search, rowid, terms) VALUES (?, ?, ?)", values)
            run("DELETE FROM listing WHERE n = ?", (found[0],))


_CLAIMS = """
SELECT count(*) FROM claims WHERE coding IN (
    SELECT max(codings.n) FROM codings JOIN reports
        ON reports.id = codings.report_id AND reports.version = codings.report_version
    WHERE codings.report_id = ? AND reports.entry = ? GROUP BY codings.coder)
"""


def _conditions(filters: Filters) -> Iterator[tuple[str, list[Any]]]:
    if filters.language is not None:
        yield "language = ?", [to_column(filters.language)]
    if filters.first is not None:
        yield "published >= ?", [filters.first.isoformat()]
    if filters.last is not None:
        yield "published <= ?", [filters.last.isoformat()]


def unready(database: Database) -> StoreError:
    """Return the error of a project that is only read and whose index is missing or old."""
    return StoreError(
        f'The reports of "{database.folder}" are not ready to be listed or searched by this version.',
        'Run "dalil merge" or any command that writes the project once; it makes the index anew.',
    )
