"""The current reports read in the order of their identifiers, a few at a time in memory."""

import heapq
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dalil.model import Report
from dalil.store.database import Database
from dalil.store.rows import from_column

_AT_ONCE = 200
"""Rows read at a time: between them others may write, and memory stays what these take."""
_PAGE = """
SELECT id, entry, text, row FROM reports AS one
WHERE id > ? AND typeof(id) = ? AND version = (SELECT max(version) FROM reports WHERE id = one.id)
ORDER BY id LIMIT ?
"""
_KEYS = """
SELECT DISTINCT id FROM reports WHERE id > ? AND typeof(id) = ? ORDER BY id LIMIT ?
"""


def current_rows(database: Database) -> Iterator[tuple[int, Any, Any]]:
    """Yield custody entry, text and row of the current version of every report, ordered by identifier."""
    for _, entry, text, row in _merged(database, _PAGE):
        yield entry, text, row


def current_keys(database: Database) -> Iterator[Any]:
    """Yield the identifier of every report as its column holds it, in the same order."""
    for (key,) in _merged(database, _KEYS):
        yield key


def report_of(database: Database, text: Any, row: Any) -> Report:
    """Return the report of a row's two columns."""
    return replace(database.item(Report, row), text=from_column(text))


def _merged(database: Database, sql: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of all identifiers; SQLite keeps those with lone surrogates, as bytes, apart."""
    text, data = _pages(database, sql, "", "text"), _pages(database, sql, b"", "blob")
    return heapq.merge(text, data, key=lambda row: from_column(row[0]))


def _pages(database: Database, sql: str, key: Any, kind: str) -> Iterator[tuple[Any, ...]]:
    while rows := database.rows(sql, (key, kind, _AT_ONCE)):
        yield from rows
        key = rows[-1][0]
