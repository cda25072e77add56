"""What went wrong on the disk or in the database, said as a `StoreError` with its remedy."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dalil.errors import ProjectBusy, StoreError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_WRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)
_PRIMARY = 0xFF
"""SQLite's extended codes carry the plain code in their lowest byte."""


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turn an error of SQLite or of the disk inside the block into a `StoreError` about `place`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _of_database(error, place) from error
    except UnicodeDecodeError as error:
        raise damaged(place, f"its database holds text that is none ({error.reason})") from error
    except OSError as error:
        raise _of_disk(error, place) from error


def damaged(place: Path, reason: str) -> StoreError:
    """Return the error of a project that cannot be trusted any more."""
    return StoreError(
        f'The project "{_printable(place)}" is damaged: {reason}.',
        "Take it from a copy, or collect the reports again into a new project; "
        'the original files lie unaltered in its folder "originals".',
    )


def _of_disk(error: OSError, place: Path) -> StoreError:
    if error.errno in _FULL:
        return _full(place)
    if error.errno in _NOT_WRITABLE:
        return _not_writable(place)
    return StoreError(
        f'The project "{_printable(place)}" cannot be read or written: {error.strerror or error}.',
        "See that the folder is there and that its disk works, then run the same command again.",
    )


def _of_database(error: sqlite3.Error, place: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_FULL:
        return _full(place)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return _not_writable(place)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectBusy(
            f'The project "{_printable(place)}" is in use by another program.',
            "Close it there, then run the same command again.",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(place, str(error))
    return StoreError(
        f'The project "{_printable(place)}" cannot be read or written: {error}.',
        'Run "dalil verify" on it, and see that its disk works.',
    )


def _full(place: Path) -> StoreError:
    return StoreError(
        f'No space is left on the disk that holds "{_printable(place)}".',
        "Free some space and run the same command again; everything stored before is kept.",
    )


def _not_writable(place: Path) -> StoreError:
    return StoreError(
        f'The project "{_printable(place)}" cannot be written.',
        "Give yourself the right to write in the folder, or copy it to where you have it.",
    )


def _printable(place: Path) -> str:
    return str(place).encode("utf-8", "replace").decode("utf-8")
