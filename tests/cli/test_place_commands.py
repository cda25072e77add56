"""`dalil gazetteer` and `dalil place` as a user meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dalil.cli.commands import app
from dalil.errors import BadTable, NotFound, UsageError

LAYER = """name_en,name_ar,lat,lon,admin1,class
Tell Marwan,تل مروان,36.10,37.10,Aleppo,village
"""
REPORT = """Title: Shelling in Aleppo province, Syria

On 4 May 2019 government artillery shelled the village of Tell Marwan in Aleppo province, killing three
civilians.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.delenv("DALIL_DATA", raising=False)
    (tmp_path / "made.csv").write_text(LAYER, encoding="utf-8")
    return tmp_path


def run(*arguments: str):
    done = CliRunner().invoke(app, [*arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def test_a_layer_is_imported_listed_found_and_removed(folder) -> None:
    run("gazetteer", "import", "made.csv")
    assert (folder / "share" / "dalil" / "gazetteer.sqlite3").exists()
    (layer,) = json.loads(run("gazetteer", "list", "--json").stdout)
    assert (layer["name"], layer["format"], layer["places"]) == ("made", "csv", 1)
    found = json.loads(run("gazetteer", "find", "Tal Merwan", "--within", "Aleppo", "--json").stdout)
    assert found["candidates"][0]["name_ar"] == "تل مروان"
    run("gazetteer", "remove", "made")
    assert json.loads(run("gazetteer", "list", "--json").stdout) == []
    with pytest.raises(NotFound):
        run("gazetteer", "remove", "made")


def test_a_batch_gives_a_line_for_every_line(folder) -> None:
    run("gazetteer", "import", "made.csv", "--as", "csv", "--name", "mine")
    (folder / "rows.jsonl").write_text(
        '{"id": 1, "place_en": "Tel Marwan", "place_ar": "", "governorate_en": "Aleppo"}\n'
        '{"id": 2, "place_en": "", "place_ar": "هجين", "governorate_ar": "دير الزور"}\n',
        encoding="utf-8",
    )
    one, two = map(json.loads, run("place", "--batch", "rows.jsonl").stdout.splitlines())
    assert (one["id"], one["pred"]["lat"], one["pred"]["lon"]) == (1, 36.1, 37.1)
    assert two["pred"]["place_id"] == "dalil:hajin"
    one, _ = map(json.loads, run("place", "--batch", "rows.jsonl", "--embedded").stdout.splitlines())
    assert one["pred"]["precision"] == "province"


def test_coding_uses_the_layers_unless_told_not_to(folder) -> None:
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    (line,) = map(json.loads, run("code", "report.md", "--json").stdout.splitlines())
    assert "place_id" not in line["claims"][0] or not line["claims"][0]["place_id"].startswith("made:")
    run("gazetteer", "import", "made.csv")
    (line,) = map(json.loads, run("code", "report.md", "--json").stdout.splitlines())
    assert line["claims"][0]["place_id"] == "made:line-2"
    (line,) = map(json.loads, run("code", "report.md", "--json", "--embedded").stdout.splitlines())
    assert line["claims"][0].get("place_id") != "made:line-2"


def test_a_bad_file_is_an_error_and_leaves_nothing(folder) -> None:
    (folder / "bad.csv").write_text(LAYER + "Half,نصف,96,37,Aleppo,village\n", encoding="utf-8")
    with pytest.raises(BadTable, match="Line 3"):
        run("gazetteer", "import", "bad.csv")
    with pytest.raises(BadTable, match="There is no file"):
        run("gazetteer", "import", "none.csv")
    assert json.loads(run("gazetteer", "list", "--json").stdout) == []
    with pytest.raises(UsageError):
        run("place")


def test_a_name_that_no_layer_knows_exits_with_1() -> None:
    done = CliRunner().invoke(app, ["gazetteer", "find", "Baga", "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["candidates"] == []
