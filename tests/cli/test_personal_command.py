"""`dalil personal` lists what a project holds of people, wherever it holds it."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dalil.cli.commands import app
from dalil.errors import DalilError
from dalil.model import Record, Report
from dalil.store.project import Project
from tests.store.made_items import NOON, made_judgement

EN = Report(
    "en1",
    "A resident named Karim Testov said: call +963 944 123 456.",
    "en",
    path="karim.h@example.org.eml",
)
AR = Report("ar1", "شاهد يدعى سامر المصنوع قال إن هاتفه ٠٩٤٤١٢٣٤٥٦.", "ar")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Project.open(tmp_path / "case.dalil", clock=lambda: NOON) as project:
        project.add_report(EN)
        project.add_report(replace(EN, text="He left his name out.", path="b.txt"))
        project.add_report(replace(AR, record=Record(by="Amal", how="sent from 0944 123 456")))
        project.add_judgement(replace(made_judgement(), by="person:Sara", why="Dr. Amina Madeup told me."))
    return tmp_path


def found(*arguments):
    done = CliRunner().invoke(app, ["personal", *arguments, "--json"], catch_exceptions=False)
    rows = json.loads(done.stdout)["found"]
    return {(row["report_id"], row["where"], row["kind"], row["words"]) for row in rows}


def test_texts_earlier_texts_fields_records_and_decisions_are_looked_through():
    assert found() == {
        ("en1", "text, version 1", "name", "Karim Testov"),
        ("en1", "text, version 1", "phone", "+963 944 123 456"),
        ("ar1", "text", "name", "سامر المصنوع"),
        ("ar1", "text", "phone", "٠٩٤٤١٢٣٤٥٦"),
        ("ar1", "record: by", "name", "Amal"),
        ("ar1", "record: how", "phone", "0944 123 456"),
        (None, "decision j1: by", "name", "Sara"),
        (None, "decision j1: why", "name", "Amina Madeup"),
    }


def test_one_report_or_one_kind_can_be_asked_for():
    assert {row[0] for row in found("ar1")} == {"ar1"}
    assert {row[2] for row in found("--kind", "phone")} == {"phone"}


def test_it_says_that_the_list_is_not_complete():
    done = CliRunner().invoke(app, ["personal"], catch_exceptions=False)
    assert "سامر المصنوع" in done.stdout
    assert "not complete" in done.stderr
    assert "description alone" in done.stderr


def test_an_unknown_kind_or_report_is_an_error():
    for arguments in (["--kind", "colour"], ["nothing"]):
        with pytest.raises(DalilError):
            CliRunner().invoke(app, ["personal", *arguments], catch_exceptions=False)
