"""Incidents are replaced as a whole, judgements only ever added."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.errors import NotFound, StoreError
from dalil.store.project import Project
from tests.store.made_items import made_coding, made_incident, made_judgement, made_report


def test_incidents_replace_those_before_in_any_order(project: Project) -> None:
    first, second, third = (made_incident(f"i{n}") for n in range(3))
    project.set_incidents([third, first])
    assert project.incidents() == [first, third]
    project.set_incidents([second])
    assert project.incidents() == [second]
    assert project.incident("i1") == second
    with pytest.raises(NotFound, match='"i0"'):
        project.incident("i0")


def test_a_set_that_fails_leaves_the_one_before(project: Project) -> None:
    project.set_incidents([made_incident("i1")])
    with pytest.raises(StoreError):
        project.set_incidents([made_incident("i2"), made_incident("i2")])
    assert project.incidents() == [made_incident("i1")]
    assert project.verify() == []


def test_judgements_are_listed_as_they_were_added(project: Project) -> None:
    given = [made_judgement("z"), made_judgement("a", "قرار بشري 😀"), made_judgement("m")]
    for judgement in given:
        project.add_judgement(judgement)
    assert project.judgements() == given


def test_a_judgement_is_never_overwritten(project: Project) -> None:
    project.add_judgement(made_judgement())
    project.add_judgement(made_judgement())
    with pytest.raises(StoreError, match='"j1" is already in the project'):
        project.add_judgement(replace(made_judgement(), kind="same"))
    assert project.judgements() == [made_judgement()]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE judgements SET kind = 'same'",
        "DELETE FROM judgements",
        "INSERT OR REPLACE INTO judgements SELECT id, 'same', made_by, row, entry FROM judgements",
        "UPDATE custody SET detail = ''",
        "DELETE FROM custody",
        "INSERT OR REPLACE INTO custody SELECT * FROM custody",
        "UPDATE reports SET text = ''",
        "DELETE FROM claims",
    ],
)
def test_the_database_itself_refuses_to_rewrite_what_is_kept(folder: Path, sql: str) -> None:
    with Project.open(folder) as project:
        project.add_report(made_report())
        project.add_coding(made_coding(made_report()), "rules", "1")
        project.add_judgement(made_judgement())
    with sqlite3.connect(folder / "project.sqlite") as outside, pytest.raises(sqlite3.IntegrityError):
        outside.execute(sql)
    outside.close()
