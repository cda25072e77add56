"""The folder of a project: recognised, made, or refused with the reason."""

import json
from pathlib import Path
from typing import Any

from dalil import __version__
from dalil.errors import StoreError
from dalil.store.database import Database
from dalil.store.failures import damaged, told
from dalil.store.files import write_whole
from dalil.store.lock import LOCK
from dalil.store.migrations import Log, migrate
from dalil.store.schema import APPLICATION, FORMAT, split, statements

DATABASE = "project.sqlite"
ORIGINALS = "originals"
MARK = "project.json"
"""Says that the folder is a project and of which format; written last, so that it is whole."""
_PARTIAL_MARK = f"{MARK}.partial"
_SIDE_FILES = {f"{DATABASE}-{end}" for end in ("wal", "shm", "journal")}
_OURS = {DATABASE, ORIGINALS, LOCK, MARK, _PARTIAL_MARK} | _SIDE_FILES


def is_project(folder: Path) -> bool:
    """Say whether `folder` is a whole project; `StoreError` where something else is in its place."""
    with told(folder):
        if not folder.exists():
            return False
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else {folder.name}
    if MARK in names and folder.is_dir():
        return True
    if names - _OURS or not folder.is_dir():
        raise StoreError(
            f'"{folder}" is no Dalil project, and something else is in it.',
            'Give the name of a project or a new name, such as "syria.dalil".',
        )
    return False


def missing(folder: Path) -> StoreError:
    """Return the error of a project that is not there."""
    return StoreError(f'There is no project "{folder}".', 'See its name, or make it with "dalil collect".')


def check_format(folder: Path) -> None:
    """See that the project is of a format this Dalil reads."""
    with told(folder):
        text = (folder / MARK).read_bytes()
    try:
        found = json.loads(text)["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(folder, f'its "{MARK}" cannot be read') from error
    _refuse_later(folder, found)


def make_folder(folder: Path) -> None:
    """Make the folder, empty but for the one of the originals."""
    with told(folder):
        (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)


def mark(folder: Path, created: str) -> None:
    """Write the mark that makes the folder a project."""
    _write_mark(folder, {"dalil": "project", "format": FORMAT, "created": created, "version": __version__})


def _write_mark(folder: Path, content: dict[str, Any]) -> None:
    with told(folder):
        data = (json.dumps(content, indent=2) + "\n").encode()
        write_whole(folder / MARK, data, folder / _PARTIAL_MARK)


def open_database(folder: Path, *, write: bool) -> Database:
    """Open the database of a project, of whichever format it is."""
    path = folder / DATABASE
    if not path.is_file():
        raise damaged(folder, f'its "{DATABASE}" is missing')
    database = Database(path, write=write)
    try:
        if _number(database, "application_id") != APPLICATION:
            raise damaged(folder, f'its "{DATABASE}" is not the database of a project')
        _refuse_later(folder, _number(database, "user_version"))
    except StoreError:
        database.close()
        raise
    return database


def bring_up(folder: Path, database: Database, log: Log) -> None:
    """Bring the project to the present format, where it is of an older one; the mark is written last."""
    migrate(database, _number(database, "user_version"), log)
    with told(folder):
        content = json.loads((folder / MARK).read_bytes())
    if content["format"] != FORMAT:
        _write_mark(folder, content | {"format": FORMAT})


def make_database(folder: Path) -> Database:
    """Make the database of a new project, or finish one that was interrupted."""
    database = Database(folder / DATABASE, write=True)
    if _number(database, "application_id") == APPLICATION:
        database.close()
        return open_database(folder, write=True)
    if database.row("SELECT 1 FROM sqlite_master") is not None:
        database.close()
        raise damaged(folder, f'its "{DATABASE}" is not the database of a project')
    with database.transaction():
        for statement in split(statements()):
            database.connection.execute(statement)
        database.connection.execute(f"PRAGMA user_version = {FORMAT}")
        database.connection.execute(f"PRAGMA application_id = {APPLICATION}")
    return database


def _refuse_later(folder: Path, found: Any) -> None:
    if not isinstance(found, int):
        raise damaged(folder, f'its format is "{found}", not a number')
    if found > FORMAT:
        raise StoreError(
            f'The project "{folder}" has format {found}, and this Dalil reads formats up to {FORMAT}.',
            "Open it with a later version of Dalil.",
        )


def _number(database: Database, pragma: str) -> int:
    found = database.row(f"PRAGMA {pragma}")
    return 0 if found is None else int(found[0])
