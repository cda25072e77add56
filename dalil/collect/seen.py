"""What one collection has met already, on the disk, so that memory does not grow with the reports."""

import hashlib
import sqlite3
from dataclasses import replace

from dalil.model import Report

_TABLES = """
CREATE TABLE files (original TEXT PRIMARY KEY, path BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (id BLOB PRIMARY KEY, content BLOB NOT NULL, path BLOB NOT NULL) WITHOUT ROWID;
"""


class Seen:
    """Files by the SHA-256 of their bytes, reports by identifier; gone when it is let go."""

    def __init__(self) -> None:
        # SQLite's nameless database: kept in memory while small, in a temporary file when it grows.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def file_before(self, original: str, path: str) -> str | None:
        """Remember a file, and return the path its bytes came from before, `None` where they are new."""
        sql = "INSERT OR IGNORE INTO files VALUES (?, ?)"
        if self._database.execute(sql, (original, _bytes(path))).rowcount:
            return None
        (first,) = self._database.execute(
            "SELECT path FROM files WHERE original = ?", (original,)
        ).fetchone()
        return str(first, "utf-8", "surrogatepass")

    def before(self, report: Report) -> tuple[bool, str] | None:
        """Remember a report; return `None` where its identifier is new.

        Else whether the report met before said the same, and the path it came from.
        """
        values = (_bytes(report.id), content_of(report), _bytes(report.path or ""))
        if self._database.execute("INSERT OR IGNORE INTO reports VALUES (?, ?, ?)", values).rowcount:
            return None
        sql = "SELECT content, path FROM reports WHERE id = ?"
        content, path = self._database.execute(sql, values[:1]).fetchone()
        return content == values[1], str(path, "utf-8", "surrogatepass")

    def has_reports(self) -> bool:
        """Say whether any report was met."""
        return self._database.execute("SELECT 1 FROM reports LIMIT 1").fetchone() is not None


def content_of(report: Report) -> bytes:
    """Return a digest of what a report says, wherever it was read from."""
    bare = replace(report, path=None, original=None, reader=None)
    return hashlib.sha256(repr(bare).encode("utf-8", "surrogatepass")).digest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
