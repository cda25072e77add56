"""The connection to `project.sqlite`: transactions, and errors in words a user understands."""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from dalil.errors import StoreError
from dalil.store.failures import damaged, told
from dalil.store.rows import decode, from_column

T = TypeVar("T")
_WAIT = 5.0
"""Seconds to wait for another program that looks into the database with its own tools."""


class Database:
    """One connection, used by one thread at a time."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self.folder = path.parent
        self._write = write
        self._turn = threading.RLock()
        with told(self.folder):
            self.connection = sqlite3.connect(
                _address(path, write=write),
                uri=True,
                timeout=_WAIT,
                isolation_level=None,
                check_same_thread=False,
            )
        try:
            self._set_up()
        except StoreError:
            self.connection.close()
            raise

    def _set_up(self) -> None:
        if self._write:
            self.rows("PRAGMA journal_mode = WAL")
            # Safe against the end of the process at any time; after a power cut the last
            # items may be missing, and the same command adds them again.
            self.rows("PRAGMA synchronous = NORMAL")
        self.rows("PRAGMA foreign_keys = ON")
        self.rows("PRAGMA recursive_triggers = ON")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or, on any error, nothing of it."""
        if not self._write:
            raise StoreError(
                f'The project "{self.folder}" was opened for reading only.',
                "Open it for writing to add to it.",
            )
        with self._turn, told(self.folder):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query."""
        with self._turn, told(self.folder):
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query one by one, for what need not fit in memory."""
        with told(self.folder):
            yield from self.connection.execute(sql, values)

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or `None`."""
        with self._turn, told(self.folder):
            found: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
            return found

    def add(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows, each with a value for every column of `table` in its order."""
        for values in rows:
            marks = ", ".join("?" * len(values))
            # The table's name is ours, never a user's.
            self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608

    def item(self, kind: type[T], column: Any) -> T:
        """Return the item a column holds; `StoreError` where it holds none."""
        try:
            return decode(kind, from_column(column))
        except (ValueError, AttributeError) as error:
            raise damaged(self.folder, f"a {kind.__name__.lower()} in it cannot be read") from error

    @contextmanager
    def reading_damage(self) -> Iterator[None]:
        """Read text that is no UTF-8 inside the block, instead of stopping at it."""
        with self._turn:
            self.connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            try:
                yield
            finally:
                self.connection.text_factory = str

    def clean(self) -> None:
        """Write the database anew, so that nothing of deleted rows is left in its files."""
        self.rows("VACUUM")
        self.fold()

    def fold(self) -> None:
        """Fold SQLite's side files into the one database file."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the connection; SQLite then folds its side files into the one database file."""
        with self._turn, told(self.folder):
            self.connection.close()


def _address(path: Path, *, write: bool) -> str:
    """Return the database as SQLite's URI; a disk that cannot be written is read as it stands."""
    address = path.resolve().as_uri()
    if write:
        return f"{address}?mode=rwc"
    has_journal = path.with_name(f"{path.name}-wal").exists()
    if not has_journal and not _can_write(path.parent):
        return f"{address}?immutable=1"
    return f"{address}?mode=ro"


def _can_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
