"""`dalil find` and `dalil list` as a user meets them."""

import json
import tarfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dalil.cli.commands import app
from dalil.errors import DalilError
from dalil.store.project import Project
from tests.store.test_search import REPORTS, TOWN

STORED = Path(__file__).parents[1] / "store" / "data" / "format1.tar.xz"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Project.open(tmp_path / "case.dalil") as project:
        project.add_reports(REPORTS)
    return tmp_path


def run(*arguments):
    done = CliRunner().invoke(app, [*arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def test_find_shows_id_day_outlet_and_the_words(folder):
    out = run("find", "ميادين", "طفل").stdout
    assert "ar1" in out
    assert "2017-03-02" in out
    assert "وكالة مصنوعة" in out
    assert "أطفالٍ" in out


def test_find_gives_json_with_offsets_into_the_report(folder):
    answer = json.loads(run("find", "ميادين", "--json").stdout)
    (report,) = answer["reports"]
    assert (answer["found"], report["report_id"], report["claims"]) == (1, "ar1", 0)
    snippet = report["snippet"]
    assert TOWN[snippet["start"] : snippet["end"]] == snippet["text"]
    assert [TOWN[w["start"] : w["end"]] for w in snippet["words"]] == ["الميادين", "بالميادين"]
    assert [w["words"] for w in snippet["words"]] == ["الميادين", "بالميادين"]


def test_several_words_in_one_argument_stand_together(folder):
    assert json.loads(run("find", "shells hit", "--json").stdout)["found"] == 1
    assert json.loads(run("find", "hit shells", "--json").stdout)["found"] == 0
    assert json.loads(run("find", "hit", "shells", "--json").stdout)["found"] == 1


def test_find_takes_days_and_outlets(folder):
    def found(*more):
        return [r["report_id"] for r in json.loads(run("find", "سوق", "--json", *more).stdout)["reports"]]

    assert found("--since", "2018-01-01") == ["ar2"]
    assert found("--until", "2018-01-01") == ["ar1"]
    assert found("--outlet", "مصنوعة") == ["ar1"]


def test_list_is_paged(folder):
    answer = json.loads(run("list", "--json", "--size", "3").stdout)
    assert answer["reports_in_all"] == 4
    assert [report["report_id"] for report in answer["reports"]] == ["ar2", "ar1", "en1"]
    second = run("list", "--size", "3", "--page", "2")
    assert "en2" in second.stdout
    assert "4 reports in all; these are 4 to 4" in second.stderr


def test_outlets_are_listed(folder):
    assert {"outlet": "Made Wire", "reports": 1} in json.loads(run("list", "--outlets", "--json").stdout)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["find", "?"], "names no word"),
        (["find", "سوق", "--outlet", "Zorblax"], "Zorblax"),
        (["find", "سوق", "--since", "soon"], "soon"),
        (["list", "--since", "2018-01-02", "--until", "2018-01-01"], "before"),
    ],
)
def test_an_error_names_what_is_wrong(folder, arguments, named):
    with pytest.raises(DalilError, match=named):
        CliRunner().invoke(app, arguments, catch_exceptions=False)


def test_a_project_of_an_older_format_is_made_ready_and_said_so(folder):
    with tarfile.open(STORED) as stored:
        stored.extractall(folder, filter="data")
    first = run("find", "ميادين", "--json", "--project", "format1.dalil")
    assert "making the index" in first.stderr
    assert json.loads(first.stdout)["found"] == 2
    assert run("find", "ميادين", "--project", "format1.dalil").stderr.startswith("2 reports")
