"""`dalil judge`, `revert` and `history`: a decision is used, shown as a person's, and can be taken back."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dalil.cli.commands import app
from dalil.errors import DalilError
from dalil.store.project import Project

TEXT = (
    "Shelling in Hajin\n\nThe Syrian army shelled a market in Hajin on 3 May 2018, killing 12 civilians.\n"
)
QUESTION = "What happened to the Syrian army after 4 May 2018?"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "r1.md").write_text(f"---\npublished: 2018-05-04\n---\n\n{TEXT}", encoding="utf-8")
    run("collect", "in", "--project", "case.dalil")
    run("code", "--project", "case.dalil")
    run("merge")
    return tmp_path


def run(*arguments):
    done = CliRunner().invoke(app, [*map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def incident():
    return next(i for i in json.loads(run("merge", "--json").stdout) if i["type"] == "shelling")


def toll():
    return [(row["low"], row["high"]) for row in incident()["counts"] if row["harm"] == "killed"]


def judged(*arguments):
    return json.loads(run("judge", *arguments, "--by", "Amal", "--why", "read the list", "--json").stdout)


def test_a_corrected_number_is_used_shown_and_taken_back(folder):
    (claim,) = incident()["claim_ids"]
    assert toll() == [(12, 12)]
    made = judged("correct", claim, "--slot", "counts", "--value", "killed civilians=10..12")
    assert made["by"] == "person:Amal"
    assert toll() == [(10, 12)]
    shown = json.loads(run("show", claim, "--json").stdout)["claims"][0]
    assert [row["rule"] for row in shown["proof"] if row["slot"] == "counts"] == ["corrected by Amal"]
    assert shown["corrections"][0]["was"] == "killed civilians=12"
    run("revert", made["id"], "--by", "Sara", "--why", "the list is of another day")
    assert toll() == [(12, 12)]
    rows = json.loads(run("history", claim, "--json").stdout)
    assert [row["what"] for row in rows] == ["coded", "correct", f"revert {made['id']}"]
    assert [(row["before"], row["after"]) for row in rows[1:]] == [
        ("killed civilians=12", "killed civilians=10..12"),
        ("killed civilians=10..12", "killed civilians=12"),
    ]
    assert [(row["who"], row["why"]) for row in rows[1:]] == [
        ("Amal", "read the list"),
        ("Sara", "the list is of another day"),
    ]
    assert [row["standing"] for row in rows] == [None, "reverted", None]
    assert "read the list" in run("history", incident()["id"]).stdout


def test_a_corrected_actor_and_date_reach_the_brief_as_a_persons_without_name_or_reason(folder):
    (claim,) = incident()["claim_ids"]
    judged("correct", claim, "--slot", "date", "--value", "2018-05-02")
    run("ask", QUESTION, "--project", "case.dalil", "--before", "12w", "--after", "52w")
    html = (folder / "case.dalil" / "brief.html").read_text(encoding="utf-8")
    assert '<tr id="' in html
    assert 'class="human"' in html
    assert "corrected by a person; the rules read:" in html
    assert "2018-05-03" in html
    assert "Amal" not in html
    assert "read the list" not in html
    arabic = (folder / "case.dalil" / "brief.ar.html").read_text(encoding="utf-8")
    assert "صححه شخص" in arabic


def test_a_rejected_claim_is_left_out_until_the_decision_is_taken_back(folder):
    (claim,) = incident()["claim_ids"]
    made = judged("reject", claim)
    kinds = {i["type"] for i in json.loads(run("merge", "--json").stdout)}
    assert "shelling" not in kinds
    run("revert", made["id"], "--by", "Amal", "--why", "wrong claim")
    assert incident()["claim_ids"] == [claim]


def test_a_changed_text_makes_the_decision_stale_and_says_so(folder):
    (claim,) = incident()["claim_ids"]
    judged("reject", claim)
    with Project.open(folder / "case.dalil") as project:
        (report,) = project.reports()
        project.add_report(replace(report, text=report.text.replace("12", "15")))
    run("code", "--project", "case.dalil")
    said = run("verify").stderr
    assert "Look at decision" in said
    assert "text changed; it counts no more" in said
    assert toll() == [(15, 15)]
    listed = json.loads(run("list", "--json").stdout)["reports"][0]
    assert listed["stale_decisions"] == 1
    assert "1 to look" in run("list").stdout
    assert (
        json.loads(run("show", listed["report_id"], "--json").stdout)["stale_decisions"][0]["by"] == "Amal"
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["judge", "accept", "nothing"], "nothing"),
        (["judge", "correct", "CLAIM", "--slot", "date", "--value", "soon"], "soon"),
        (["judge", "correct", "CLAIM", "--slot", "colour", "--value", "red"], "colour"),
        (["judge", "same", "CLAIM"], "needs two"),
        (["judge", "note", "CLAIM", "--value", "x"], "Only a correction"),
        (["revert", "j-none"], "j-none"),
        (["history", "nothing"], "nothing"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused(folder, arguments, named):
    (claim,) = incident()["claim_ids"]
    given = [claim if word == "CLAIM" else word for word in arguments]
    given += [] if given[0] == "history" else ["--by", "Amal", "--why", "x"]
    with pytest.raises(DalilError, match=named):
        CliRunner().invoke(app, given, catch_exceptions=False)
    with Project.open(folder / "case.dalil", write=False) as project:
        assert project.judgements() == []


def test_who_and_why_must_be_given(folder):
    (claim,) = incident()["claim_ids"]
    for by, why in ((" ", "x"), ("Amal", " ")):
        with pytest.raises(DalilError):
            CliRunner().invoke(
                app, ["judge", "accept", claim, "--by", by, "--why", why], catch_exceptions=False
            )


def test_the_history_of_a_report_is_its_log(folder):
    with Project.open(folder / "case.dalil", write=False) as project:
        report = next(project.report_ids())
    rows = json.loads(run("history", report, "--json").stdout)
    assert [row["what"] for row in rows] == ["report stored", "coding added"]


def test_the_collection_record_is_kept_shown_and_not_published(folder):
    run(
        "collect",
        "in",
        "-p",
        "case.dalil",
        "--by",
        "SECRET123",
        "--rights",
        "SECRET123",
        "--how",
        "SECRET123",
    )
    with Project.open(folder / "case.dalil", write=False) as project:
        report = next(project.report_ids())
    first, second = json.loads(run("show", report, "--json").stdout)["collection"]
    assert (first["by"], first["rights"], first["archive_url"]) == ("unknown",) * 3
    assert (second["by"], second["copy"]) == ("SECRET123", "unknown")
    assert "unknown" in run("show", report).stdout
    answer = run("ask", QUESTION, "--project", "case.dalil", "--json").stdout
    assert "SECRET123" not in answer
    assert all(b"SECRET123" not in path.read_bytes() for path in (folder / "case.dalil").glob("*.html"))
