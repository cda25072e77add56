"""The steps that bring a project of an older format to the present one."""

import sqlite3
from collections.abc import Callable, Mapping

from dalil.store.database import Database
from dalil.store.schema import FORMAT, RECORDS, SEARCH, guards, split

Step = Callable[[sqlite3.Connection], None]
Log = Callable[[int, int], object]
"""Writes down that a project of one format became one of the next, inside the step's transaction."""


def _add_search(connection: sqlite3.Connection) -> None:
    """Add the tables that are searched; `Project.open` fills them, as whenever they are not current."""
    for statement in split(SEARCH):
        connection.execute(statement)


def _add_records(connection: sqlite3.Connection) -> None:
    """Add the table of later sightings; of those before only the custody log tells."""
    for statement in split(RECORDS + guards("records")):
        connection.execute(statement)


STEPS: Mapping[int, Step] = {1: _add_search, 2: _add_records}
"""For each older format the step to the next one."""


def migrate(
    database: Database,
    found: int,
    log: Log,
    steps: Mapping[int, Step] = STEPS,
    to: int = FORMAT,
) -> None:
    """Bring the database from format `found` to `to`, each step whole or not at all."""
    for number in range(found, to):
        with database.transaction():
            steps[number](database.connection)
            log(number, number + 1)
            database.connection.execute(f"PRAGMA user_version = {number + 1}")
