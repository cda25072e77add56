"""JSON lines and CSV tables, a report a row."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.collect.refusal import Refusal
from dalil.collect.rows import csv_rows, json_rows
from dalil.collect.tables import read_lines, read_table, report_of_line
from dalil.errors import BadTable, DalilError, NothingToRead, UnreadableReport
from dalil.model import Report

ENGLISH = "Gunmen shot a guard dead\n\nTwo men on a motorcycle shot a guard dead in the village on Sunday."
ARABIC = "مقتل حارس بالرصاص\n\nقتل مسلحان على دراجة نارية حارساً في القرية يوم الأحد."


def test_a_line_gives_its_report_with_the_text_untouched() -> None:
    text = "  \u200fنص 🕊️ \r\n\r\nwith two spaces  at its end  "
    report = report_of_line({"id": "x1", "text": text, "title": "Other title"})
    assert report.text == text
    assert (report.id, report.title, report.published) == ("x1", "Other title", None)


def test_a_line_gives_what_it_states_and_no_more() -> None:
    line = {"id": 7, "text": ENGLISH, "published": "2016-11-22", "outlet": "A", "url": "http://a.example/1"}
    report = report_of_line(line)
    assert (report.id, report.language, report.published) == ("7", "en", date(2016, 11, 22))
    assert (report.outlet, report.url, report.published_rule) == (
        "A",
        "http://a.example/1",
        'key "published"',
    )
    assert report.issues == ()
    assert report_of_line({"id": "1", "text": ENGLISH}).issues == ("No date of publication is stated.",)


@pytest.mark.parametrize(
    ("text", "given", "language", "issues"),
    [
        (ENGLISH, None, "en", 0),
        (ARABIC, "ar", "ar", 0),
        (ARABIC, "العربية", "ar", 0),
        (ARABIC, "en", "ar", 1),
        ("12:30 !!!", "ar", "ar", 0),
        ("12:30 !!!", "Klingon", "und", 1),
        ("12:30 !!!", None, "und", 0),
    ],
)
def test_the_language_is_found_from_the_text(text: str, given: str, language: str, issues: int) -> None:
    report = report_of_line({"id": "1", "text": text, "language": given, "published": "2016-11-22"})
    assert (report.language, len(report.issues)) == (language, issues)


@pytest.mark.parametrize("published", ["2016-02-31", "soon", "03/04/2015", "2015"])
def test_a_date_that_names_no_day_is_an_issue_and_no_date(published: str) -> None:
    report = report_of_line({"id": "1", "text": ENGLISH, "published": published})
    assert report.published is None
    assert report.published_rule is None
    assert published in report.issues[0]


@pytest.mark.parametrize(
    "line", [{}, {"id": "1"}, {"text": "a"}, {"id": "1", "text": " "}, {"id": "1", "text": 3}]
)
def test_a_line_without_id_or_text_is_refused(line: dict[str, object]) -> None:
    with pytest.raises(BadTable):
        report_of_line(line)


def test_bad_lines_are_named_by_their_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    good = json.dumps({"id": "1", "text": ARABIC}, ensure_ascii=False)
    half = '{"id": "4", "text": "half \\ud800 a pair"}'
    path.write_text(f'{good}\n\nnot json\n[1]\n{half}\n{{"id": "5"}}\n{good}\n', encoding="utf-8")
    items = list(read_lines(path))
    assert [type(item) for item in items] == [Report, Refusal, Refusal, Refusal, Refusal, Report]
    refused = [item for item in items if isinstance(item, Refusal)]
    assert [item.path for item in refused] == [f"{path}, line {n}" for n in (3, 4, 5, 6)]
    assert "not json" in refused[0].reason


def test_a_missing_or_empty_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="No such file"):
        list(read_lines(tmp_path / "none.jsonl"))
    (tmp_path / "empty.jsonl").write_text("\n \n")
    with pytest.raises(UnreadableReport, match="empty"):
        list(read_lines(tmp_path / "empty.jsonl"))


TABLES = [
    ("english.csv", 'ID,Headline,Body,Date\n9,"A, b","Two men were\nkilled in the town.",2015-03-04\n'),
    (
        "semicolon.csv",
        "العنوان;النص;تاريخ النشر;المعرف\nA, b;Two men were\tkilled in the town.;2015-03-04;9\n",
    ),
    (
        "tabs.tsv",
        "Ref\tTitle\tFull_Text\tPublished at\n9\tA, b\tTwo men were killed in the town.\t2015/03/04\n",
    ),
    (
        "list.json",
        '[{"id":9,"title":"A, b","text":"Two men were killed in the town.","date":"2015-03-04"}]',
    ),
]


@pytest.mark.parametrize(("name", "text"), TABLES, ids=[name for name, _ in TABLES])
def test_columns_are_guessed_from_the_header(name: str, text: str) -> None:
    (report,) = read_table(text, name)
    assert isinstance(report, Report)
    assert (report.id, report.title, report.language) == ("9", "A, b", "en")
    assert report.published == date(2015, 3, 4)
    assert report.published_rule is not None and report.published_rule.startswith('column "')
    assert "killed in the town." in report.text


def test_title_and_text_of_a_csv_row_make_the_text() -> None:
    (report,) = read_table("title,text\nHead,The body is here.\n", "a.csv")
    assert isinstance(report, Report)
    assert report.text == "Head\n\nThe body is here."
    (report,) = read_table('title,text\nHead,"Head\n\nThe body."\n', "a.csv")
    assert isinstance(report, Report)
    assert report.text == "Head\n\nThe body."


def test_a_given_column_comes_before_a_guessed_one() -> None:
    table = "text,notes,who\nThe first text is here.,The second text is here.,Agency\n"
    (report,) = read_table(table, "a.csv", mapping={"text": "notes", "outlet": "who"})
    assert isinstance(report, Report)
    assert (report.text, report.outlet) == ("The second text is here.", "Agency")


@pytest.mark.parametrize(
    ("table", "mapping", "named"),
    [
        ("a,b\n1,2\n", None, '"a", "b"'),
        ("text,b\n1,2\n", {"text": "c"}, 'no column "c"'),
        ("text,b\n1,2\n", {"colour": "b"}, '"colour" is no field'),
        ("text,text\n1,2\n", None, 'two columns "text"'),
    ],
)
def test_a_bad_header_names_the_columns_and_the_option(
    table: str, mapping: dict[str, str], named: str
) -> None:
    with pytest.raises(BadTable, match=named):
        list(read_table(table, "a.csv", mapping=mapping))


def test_bad_rows_are_refused_by_their_line() -> None:
    table = 'text,date\n"one\ntwo",2015-01-01\n,2015-01-02\n\nThree.,2015-01-03,more\nFour.\n'
    items = list(read_table(table, "a.csv"))
    assert [type(item) for item in items] == [Report, Refusal, Refusal, Report]
    assert [item.path for item in items if isinstance(item, Refusal)] == ["a.csv, line 4", "a.csv, line 6"]


def test_a_quotation_mark_left_open_is_refused_and_the_rows_before_it_stay() -> None:
    items = list(read_table('text\nOne.\n"Two" more\nThree.\n"Four.\nFive.\n', "a.csv"))
    assert [item.text for item in items if isinstance(item, Report)] == ["One.", "Three."]
    assert [item.path for item in items if isinstance(item, Refusal)] == ["a.csv, line 3", "a.csv, line 5"]


def test_a_table_without_rows_holds_nothing_to_read() -> None:
    with pytest.raises(NothingToRead):
        list(read_table("text,date\n", "a.csv"))


@given(st.text())
def test_no_text_breaks_the_reading_of_tables(text: str) -> None:
    for rows in (json_rows, csv_rows):
        try:
            list(rows(text))
        except DalilError:
            continue


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": 1, "text": "A.", "text": "B."}', 'the key "text" stands twice'),
        ('{"id": NaN, "text": "A."}', '"NaN" is no number'),
        ('{"id": ' + "9" * 5000 + ', "text": "A."}', "thousands of digits"),
        ('{"text": ' + "[" * 90_000 + "]" * 90_000 + "}", "nested too deeply"),
    ],
)
def test_a_line_of_which_something_would_be_lost_is_refused(line: str, words: str) -> None:
    good = '{"id": 2, "text": "Good."}'
    refused, report = read_table(f"{line}\n{good}\n", "a.jsonl")
    assert isinstance(refused, Refusal) and words in refused.reason
    assert isinstance(report, Report)


@pytest.mark.parametrize("good", [0, 1])
def test_a_table_of_nothing_but_bad_rows_is_given_up_and_says_so(good: int) -> None:
    rows = ["text,outlet", *["The text."] * good, *[",A"] * 1_500]
    items = [item for item in read_table("\n".join(rows), "a.csv") if isinstance(item, Refusal)]
    assert len(items) == (1_500 if good else 1_001)
    assert ("rows after them were not read" in items[-1].reason) is not bool(good)


def test_a_table_with_more_columns_than_any_is_refused() -> None:
    for text, name in (
        (",".join(f"c{n}" for n in range(5_001)) + "\nx", "a.csv"),
        (json.dumps({f"c{n}": 1 for n in range(5_001)}), "a.jsonl"),
    ):
        with pytest.raises(BadTable, match="more than 5,000 columns"):
            list(read_table(text, name))
