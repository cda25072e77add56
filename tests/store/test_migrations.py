"""An older project becomes one of the present format, step by step."""

import sqlite3

import pytest

from dalil.errors import StoreError
from dalil.store.migrations import STEPS, migrate
from dalil.store.project import Project
from dalil.store.schema import FORMAT


def version(project: Project) -> int:
    return int(project._database.rows("PRAGMA user_version")[0][0])


def test_there_is_a_step_from_every_older_format() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))


def test_steps_are_taken_in_order(project: Project) -> None:
    steps = {
        1: lambda connection: connection.execute("ALTER TABLE settings ADD COLUMN one"),
        2: lambda connection: connection.execute("ALTER TABLE settings RENAME COLUMN one TO two"),
    }
    migrate(project._database, 1, steps, 3)
    assert version(project) == 3
    assert project._database.rows("SELECT two FROM settings") == []


def test_a_step_that_fails_leaves_the_format_before_it(project: Project) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE settings")
        connection.execute("no statement")

    with pytest.raises(StoreError):
        migrate(project._database, 1, {1: fail}, 2)
    assert version(project) == 1
    assert project.recall("question") is None
