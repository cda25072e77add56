"""Incidents, which are derived and replaced as a whole, and judgements, which are only ever added."""

from collections.abc import Sequence
from typing import Any

from dalil.errors import NotFound, StoreError
from dalil.model import Incident, Judgement
from dalil.store.custody import Custody, content_of
from dalil.store.database import Database
from dalil.store.rows import encode, from_column, to_column


class Incidents:
    """The table of incidents."""

    def __init__(self, database: Database, custody: Custody) -> None:
        self._database = database
        self._custody = custody

    def replace(self, incidents: Sequence[Incident]) -> None:
        """Put `incidents`, in any order, in the place of those before; the same again is no change."""
        ordered = sorted(incidents, key=lambda incident: incident.id)
        rows = [(to_column(i.id), to_column(i.type), to_column(encode(i))) for i in ordered]
        with self._database.transaction():
            if rows == incident_rows(self._database):
                return
            self._database.connection.execute("DELETE FROM incidents")
            self._database.add("incidents", rows)
            content = content_of([value for row in rows for value in row])
            self._custody.add("incidents derived", "incidents", f"{len(rows)} incidents", content)

    def all(self) -> list[Incident]:
        """Return every incident, ordered by identifier."""
        return [self._database.item(Incident, row) for _, _, row in incident_rows(self._database)]

    def one(self, incident_id: str) -> Incident:
        """Return an incident; `NotFound` where none carries the identifier."""
        found = self._database.row("SELECT row FROM incidents WHERE id = ?", (to_column(incident_id),))
        if found is None:
            raise NotFound(
                f'No incident of the project has the identifier "{incident_id}".',
                'Run "dalil merge" if claims were added, and see the identifiers with "dalil show".',
            )
        return self._database.item(Incident, found[0])


class Judgements:
    """The table of judgements: a decision that is changed is a new one beside the old."""

    def __init__(self, database: Database, custody: Custody) -> None:
        self._database = database
        self._custody = custody

    def add(self, judgement: Judgement) -> None:
        """Add a decision; the same one again is no change, another under its name an error."""
        row = to_column(encode(judgement))
        values = (to_column(judgement.id), to_column(judgement.kind), to_column(judgement.by), row)
        with self._database.transaction():
            sql = "SELECT row FROM judgements WHERE id = ?"
            found = self._database.row(sql, (values[0],))
            if found == (row,):
                return
            if found is not None:
                raise StoreError(
                    f'The judgement "{judgement.id}" is already in the project and says something else.',
                    "Add the new decision under an identifier of its own; the old one stays.",
                )
            detail = f"{judgement.kind} by {judgement.by}"
            entry = self._custody.add("judgement added", judgement.id, detail, content_of(values))
            self._database.add("judgements", [(*values, entry)])

    def all(self) -> list[Judgement]:
        """Return every decision in the order in which they were added."""
        rows = self._database.rows("SELECT row FROM judgements ORDER BY entry")
        return [self._database.item(Judgement, row) for (row,) in rows]


def incident_rows(database: Database) -> list[tuple[Any, ...]]:
    """Return the rows of the incidents as stored, in the order the custody log vouches for."""
    rows = database.rows("SELECT id, type, row FROM incidents")
    return sorted(rows, key=lambda row: from_column(row[0]))
