from datetime import date, timedelta
from pathlib import Path

import pytest

from dalil.compare.periods import shift
from dalil.compare.series_rows import find_unit, normal_start, read_rows
from dalil.errors import BadSeries


def written(folder: Path, text: str) -> Path:
    path = folder / "series.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("when,many\n2014-01-01,3\n", 'columns "many,when"'),
        ("", 'columns "nothing"'),
        ("date,count\n", "holds no rows"),
        ("date,count\n2014-01-01,3\n2014-01-08,-2\n", 'Line 3: count "-2" is negative'),
        ("date,count\n2014-01-01,three\n", 'Line 2: count "three" is no number'),
        ("date,count\n2014-13-01,3\n", 'Line 2: "2014-13-01" is no date'),
        ("date,count,exposure\n2014-01-01,3,0\n", 'Line 2: the exposure is "0"'),
        ("date,low,high\n2014-01-01,5,3\n", 'Line 2: low "5" is above high "3"'),
        ("date_from,date_to\n2014-02-01,2014-01-01\n", 'Line 2: "2014-01-01" lies before'),
        ("date_from,date_to,probability\n2014-02-01,2014-02-01,2\n", 'Line 2: the probability is "2"'),
    ],
)
def test_a_bad_file_names_its_line_and_its_value(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadSeries) as error:
        read_rows(written(tmp_path, text))
    assert words in error.value.wrong and error.value.remedy


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2014-01-08", "2014-01-01"], 'Line 3: "2014-01-01" lies before "2014-01-08"'),
        (["2014-01-01", "2014-01-08", "2014-01-08"], 'Line 4: "2014-01-08" repeats'),
        (["2014-01-01", "2014-01-08", "2014-01-22"], 'Line 4: "2014-01-22" does not follow'),
        (["2014-01-01", "2014-01-04"], "neither a day, a week, a month nor a year"),
        (["2014-01-01"], "one row"),
    ],
)
def test_rows_out_of_order_or_with_gaps_are_refused(tmp_path: Path, days: list[str], words: str) -> None:
    rows = read_rows(written(tmp_path, "date,count\n" + "".join(f"{day},1\n" for day in days)))
    with pytest.raises(BadSeries) as error:
        find_unit(rows)
    assert words in error.value.wrong


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_the_period_is_found(tmp_path: Path, unit: str) -> None:
    days = [shift(date(2001, 1, 1), unit, k) for k in range(20)]  # type: ignore[arg-type]
    text = "Date,Count\n" + "".join(f"{day},1\n" for day in days)
    assert find_unit(read_rows(written(tmp_path, text))) == unit


def test_months_may_be_written_short_or_stamped_by_their_last_day(tmp_path: Path) -> None:
    short = read_rows(written(tmp_path, "date,count\n2014-01,1\n2014-02,1\n2014-03,1\n"))
    assert find_unit(short) == "month" and short[0].first == date(2014, 1, 1)
    ends = [shift(date(2014, 1, 1), "month", k) - timedelta(1) for k in range(1, 15)]
    rows = read_rows(written(tmp_path, "date,count\n" + "".join(f"{day},1\n" for day in ends)))
    assert find_unit(rows) == "month" and normal_start(rows, "month") == date(2014, 1, 1)


def test_an_empty_count_is_unknown_and_at_least_is_capped(tmp_path: Path) -> None:
    rows = read_rows(written(tmp_path, "date,low,high\n2014-01-01,,\n2014-01-08,3,\n2014-01-15,,4\n"))
    assert [(row.low, row.high) for row in rows] == [(None, None), (3.0, 6.0), (0.0, 4.0)]
