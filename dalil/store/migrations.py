"""The steps that bring a project of an older format to the present one."""

import sqlite3
from collections.abc import Callable, Mapping

from dalil.store.database import Database
from dalil.store.schema import FORMAT

Step = Callable[[sqlite3.Connection], None]

STEPS: Mapping[int, Step] = {}
"""For each older format the step to the next one; empty while format 1 is the only one."""


def migrate(database: Database, found: int, steps: Mapping[int, Step] = STEPS, to: int = FORMAT) -> None:
    """Bring the database from format `found` to `to`, each step whole or not at all."""
    for number in range(found, to):
        with database.transaction():
            steps[number](database.connection)
            database.connection.execute(f"PRAGMA user_version = {number + 1}")
