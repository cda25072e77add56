"""The custody log: what was done to the project, each entry carrying the hash of the one before."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from dalil.store.database import Database
from dalil.store.faults import Fault
from dalil.store.rows import Column, from_column, to_column

Act = Literal[
    "project created",
    "format raised",
    "report stored",
    "report seen again",
    "report changed",
    "item refused",
    "copy found",
    "address fetched",
    "coding added",
    "incidents derived",
    "judgement added",
    "report expunged",
    "judgement expunged",
]
_FIRST = "0" * 64
"""What the first entry carries as the hash of the one before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the custody log."""

    n: int
    """Place in the log, from 1."""
    time: str
    """UTC, ISO 8601."""
    act: str
    item: str
    """Identifier of the report or judgement, or the path of what was refused."""
    detail: str
    content: str | None
    """SHA-256 of the row or rows the act wrote."""
    previous: str
    """Hash of the entry before."""
    hash: str


def utc_now() -> str:
    """Return the time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def content_of(values: Sequence[Column | int | None]) -> str:
    """Return the SHA-256 of the values of a row or of several rows in their order."""
    digest = hashlib.sha256()
    for value in values:
        data = b"-" if value is None else str(value).encode() if isinstance(value, int) else _bytes(value)
        digest.update(f"{type(value).__name__} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


class Custody:
    """The log of one project: entries are added and read, never changed."""

    def __init__(self, database: Database, clock: Callable[[], str]) -> None:
        self._database = database
        self._clock = clock

    def add(self, act: Act, item: str, detail: str, content: str | None = None) -> int:
        """Add an entry inside the transaction of what it records, and return its number."""
        last = self._database.row("SELECT hash FROM custody ORDER BY n DESC LIMIT 1")
        previous = _FIRST if last is None else str(last[0])
        time = self._clock()
        hashed = _hash(previous, time, act, item, detail, content)
        cursor = self._database.connection.execute(
            "INSERT INTO custody (time, act, item, detail, content, previous, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (time, act, to_column(item), to_column(detail), content, previous, hashed),
        )
        return int(cursor.lastrowid or 0)

    def has(self, act: Act, item: str, detail: str) -> bool:
        """Say whether the log holds such an entry."""
        values = (to_column(item), act, to_column(detail))
        sql = "SELECT 1 FROM custody WHERE item = ? AND act = ? AND detail = ?"
        return self._database.row(sql, values) is not None

    def entries(self) -> list[Entry]:
        """Return the whole log, oldest first."""
        return list(self._where("TRUE"))

    def of_act(self, act: Act) -> list[Entry]:
        """Return the entries of one act, oldest first."""
        return list(self._where("act = ?", act))

    def of_item(self, item: str) -> list[Entry]:
        """Return the entries about one item, oldest first."""
        return list(self._where("item = ?", to_column(item)))

    def _where(self, condition: str, *values: Column) -> Iterator[Entry]:
        # The conditions are constants of this class.
        columns = "n, time, act, item, detail, content, previous, hash"
        sql = f"SELECT {columns} FROM custody WHERE {condition} ORDER BY n"  # noqa: S608
        for n, time, act, item, detail, *rest in self._database.each(sql, values):
            yield Entry(n, time, act, from_column(item), from_column(detail), *rest)

    def highest_given(self) -> int:
        """Return the highest number an entry ever had, deleted ones included."""
        found = self._database.row("SELECT seq FROM sqlite_sequence WHERE name = 'custody'")
        return 0 if found is None else int(found[0])


def check_chain(entries: Sequence[Entry], highest: int) -> Iterator[Fault]:
    """Yield each entry that was changed, taken out or moved.

    Someone who rewrites the whole log from the changed entry on leaves a chain without a break;
    only a copy of the last hash kept elsewhere shows that.
    """
    known = {entry.hash for entry in entries}
    expected, previous = 1, _FIRST
    for entry in entries:
        name = f"custody entry {entry.n}"
        for n in range(expected, entry.n):
            yield Fault("missing", f"custody entry {n}", "The entry was taken out of the custody log.")
        if entry.hash != _hash(*_content(entry)):
            yield Fault("changed", name, f'The entry "{entry.act}: {entry.item}" is not as it was written.')
        elif entry.previous != previous and entry.previous in known | {_FIRST}:
            yield Fault("reordered", name, f'The entry "{entry.act}: {entry.item}" stood at another place.')
        elif entry.previous != previous and entry.n == expected:
            yield Fault(
                "missing",
                f"an entry before {name}",
                "The entry that stood before it was changed or taken out.",
            )
        expected, previous = entry.n + 1, entry.hash
    for n in range(expected, highest + 1):
        yield Fault("missing", f"custody entry {n}", "The entry was taken off the end of the custody log.")


def _content(entry: Entry) -> tuple[str, str, str, str, str, str | None]:
    return entry.previous, entry.time, entry.act, entry.item, entry.detail, entry.content


def _hash(*values: str | None) -> str:
    return hashlib.sha256(
        json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).hexdigest()


def _bytes(value: Column) -> bytes:
    # A byte that is no UTF-8, which only damage brings, comes back as it stands in the file.
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
