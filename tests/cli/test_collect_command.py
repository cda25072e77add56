"""`dalil collect` as it is typed: what is told of each item, and columns named in a file."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dalil.cli.commands import app
from dalil.cli.terminal import columns_given, printable
from dalil.errors import BadTable, UsageError

TEXT = "Air strikes on the market of the town killed nine people on Sunday morning, residents said."


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str):
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(app, ["collect", *arguments, "--project", "p.dalil"])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_each_item_is_a_line_and_the_counts_follow(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.md").write_text(f"# Agency\n\n{TEXT}\n", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    (folder / "d\x1b[2J.txt").write_text("Other words of a report.", encoding="utf-8")
    done = run(tmp_path, monkeypatch, "in")
    lines = done.stdout.splitlines()
    assert lines[:3] == [
        "stored      in/a.txt",
        "copy        in/b.md: it says the same as in/a.txt; both are kept",
        "stored      in/d\\x1b[2J.txt",
    ]
    assert "not read: in/c.txt: The file is empty." in done.stderr
    assert "\x1b" not in done.output
    again = run(tmp_path, monkeypatch, "in", "--json")
    told = json.loads(again.stdout)
    assert (told["stored"], told["seen again"], len(told["refused"])) == (0, 3, 1)
    assert [item["outcome"] for item in told["items"]] == ["seen again"] * 2 + ["refused", "seen again"]


def test_columns_are_named_in_a_file_shown_and_saved(tmp_path: Path, monkeypatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(
            f'Notes,Details\nShort {name},"{TEXT} {name}"\n', encoding="utf-8"
        )
    (tmp_path / "columns.yml").write_text("text: Details\ntitle: Notes\n", encoding="utf-8")
    first = run(tmp_path, monkeypatch, "a.csv", "--mapping", "columns.yml")
    assert 'as named, by title = "Notes", text = "Details"' in first.stderr
    second = run(tmp_path, monkeypatch, "b.csv")
    assert 'as saved, by title = "Notes", text = "Details"' in second.stderr


def test_a_wrong_mapping_names_what_is_wrong(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.csv").write_text(f'Notes,Details\nShort,"{TEXT}"\n', encoding="utf-8")
    (tmp_path / "columns.yml").write_text("text: Detials\n", encoding="utf-8")
    with pytest.raises(BadTable, match='no column "Detials"; it has "Notes", "Details"') as caught:
        run(tmp_path, monkeypatch, "a.csv", "--mapping", "columns.yml")
    assert "--mapping FILE" in caught.value.remedy


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", 'holds no "field: column"'),
        ("- text", 'holds no "field: column"'),
        ("text: [a, b]", "names no column"),
        ("text: {", "is no YAML or JSON"),
        ("a: " + "[" * 5_000, "is no YAML or JSON"),
        (None, "cannot be read"),
    ],
)
def test_a_mapping_that_is_none_is_told_with_its_form(
    tmp_path: Path, words: str | None, named: str
) -> None:
    file = tmp_path / "columns.yml"
    if words is not None:
        file.write_text(words, encoding="utf-8")
    with pytest.raises(UsageError, match=named):
        columns_given(None, file)


def test_a_mapping_may_be_json_and_what_is_typed_comes_before_it(tmp_path: Path) -> None:
    file = tmp_path / "columns.json"
    file.write_text('{"text": "Body", "title": null}', encoding="utf-8-sig")
    assert columns_given(["text=Notes"], file) == {"text": "Notes", "title": None}


def test_what_is_printed_commands_no_terminal_and_hides_no_order() -> None:
    assert printable("a\x1b[2J\u202eb\ud800\x00") == "a\\x1b[2J\\u202eb\\ud800\\x00"
    assert printable("تقرير 🕊️ \u200fa\n\tb") == "تقرير 🕊️ \u200fa\n\tb"
