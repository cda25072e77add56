"""The codings of a project: claims, causes and issues, the last of each coder current."""

from collections.abc import Iterator
from typing import Any

from dalil.errors import NotFound
from dalil.model import Cause, Claim, Coding, Issue
from dalil.store.custody import Custody, content_of
from dalil.store.database import Database
from dalil.store.reports import Reports, unknown_report
from dalil.store.rows import encode, from_column, to_column


class Codings:
    """The tables of codings; a coding is added and never changed, and the last one counts."""

    def __init__(self, database: Database, custody: Custody, reports: Reports) -> None:
        self._database = database
        self._custody = custody
        self._reports = reports

    def add(self, coding: Coding, coder: str, version: str) -> None:
        """Add what `coder` found; the same coding of the same version again changes nothing."""
        with self._database.transaction():
            of_report = self._reports.version_of(coding.report_id)
            if of_report == 0:
                raise unknown_report(coding.report_id)
            if self.find(coding.report_id, coder, version) == coding:
                return
            self._add(coding, of_report, coder, version)

    def find(self, report_id: str, coder: str, version: str) -> Coding | None:
        """Return the coding that `coder` of this version made of the report's current text."""
        number = self.number(report_id, coder, version)
        if number is None:
            return None
        sql = "SELECT row FROM {} WHERE coding = ? ORDER BY position"
        claims, causes, issues = (
            [row for (row,) in self._database.rows(sql.format(table), (number,))]
            for table in ("claims", "causes", "issues")
        )
        return Coding(
            report_id,
            tuple(self._database.item(Claim, row) for row in claims),
            tuple(self._database.item(Cause, row) for row in causes),
            tuple(self._database.item(Issue, row) for row in issues),
        )

    def number(self, report_id: str, coder: str, version: str) -> int | None:
        """Return the number of that coding; `None` where there is none or it is obsolete."""
        found = self._database.row(
            "SELECT n, coder_version FROM codings WHERE report_id = ? AND coder = ? "
            "AND report_version = (SELECT max(version) FROM reports WHERE id = ?) ORDER BY n DESC LIMIT 1",
            (to_column(report_id), to_column(coder), to_column(report_id)),
        )
        return int(found[0]) if found is not None and from_column(found[1]) == version else None

    def claims(self, coder: str | None) -> list[Claim]:
        """Return every current claim, of one coder or of all, ordered by report and place."""
        return [self._database.item(Claim, row) for _, row in self._current("claims", coder)]

    def claims_of(self, report_id: str) -> list[Claim]:
        """Return the current claims of one report, of all coders."""
        sql = (
            "SELECT row FROM claims JOIN (SELECT coder, max(n) AS n FROM codings WHERE report_id = ? AND "
            "report_version = (SELECT max(version) FROM reports WHERE id = ?) GROUP BY coder) AS current "
            "ON claims.coding = current.n ORDER BY current.coder, position"
        )
        rows = self._database.rows(sql, (to_column(report_id),) * 2)
        return [self._database.item(Claim, row) for (row,) in rows]

    def causes(self, coder: str | None) -> list[tuple[str, Cause]]:
        """Return every current causal row with the identifier of its report."""
        return [
            (report_id, self._database.item(Cause, row))
            for report_id, row in self._current("causes", coder)
        ]

    def issues(self, coder: str | None) -> list[Issue]:
        """Return every current issue."""
        return [self._database.item(Issue, row) for _, row in self._current("issues", coder)]

    def claim(self, claim_id: str) -> Claim:
        """Return a current claim; `NotFound` says where only an obsolete one carries the name."""
        rows = self._database.rows(
            "SELECT claims.row, codings.n, codings.report_id, codings.coder, codings.coder_version "
            "FROM claims JOIN codings ON codings.n = claims.coding "
            "WHERE claims.id = ? ORDER BY codings.n DESC",
            (to_column(claim_id),),
        )
        for row, number, *made in rows:
            if number == self.number(*map(from_column, made)):
                return self._database.item(Claim, row)
        if rows:
            raise NotFound(
                f'The claim "{claim_id}" is obsolete: its report was changed or coded anew.',
                'See the claims that count now with "dalil show".',
            )
        raise NotFound(
            f'No claim of the project has the identifier "{claim_id}".',
            'See the identifiers with "dalil show".',
        )

    def _current(self, table: str, coder: str | None) -> Iterator[tuple[str, Any]]:
        # `table` is one of three constants of this module.
        rows = self._database.each(
            f"SELECT current_codings.report_id, {table}.row FROM current_codings "  # noqa: S608
            f"JOIN {table} ON {table}.coding = current_codings.n "
            "WHERE ? IS NULL OR current_codings.coder = ? "
            f"ORDER BY current_codings.report_id, current_codings.coder, {table}.position",
            (None, None) if coder is None else (to_column(coder),) * 2,
        )
        for report_id, row in rows:
            yield from_column(report_id), row

    def _add(self, coding: Coding, of_report: int, coder: str, version: str) -> None:
        rows = _rows(coding)
        head = (to_column(coding.report_id), of_report, to_column(coder), to_column(version))
        content = content_of([*head, *(value for table in rows.values() for row in table for value in row)])
        detail = f"{coder} {version}: {len(coding.claims)} claims of version {of_report}"
        entry = self._custody.add("coding added", coding.report_id, detail, content)
        cursor = self._database.connection.execute(
            "INSERT INTO codings (report_id, report_version, coder, coder_version, entry) "
            "VALUES (?, ?, ?, ?, ?)",
            (*head, entry),
        )
        for table, values in rows.items():
            self._database.add(table, [(cursor.lastrowid, *row) for row in values])


def _rows(coding: Coding) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each table, in the order in which the custody log vouches for them."""
    return {
        "claims": [
            (n, to_column(claim.id), to_column(claim.type.value), to_column(encode(claim)))
            for n, claim in enumerate(coding.claims)
        ],
        "causes": [(n, to_column(encode(cause))) for n, cause in enumerate(coding.causes)],
        "issues": [
            (n, to_column(issue.kind), to_column(encode(issue))) for n, issue in enumerate(coding.issues)
        ],
    }
