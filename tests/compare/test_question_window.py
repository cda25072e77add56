"""Windows: whole periods around the day, inside the days of the reports, never in silence."""

from datetime import date

import pytest

from dalil.compare.question_window import QuestionOptions, find_window
from dalil.errors import DateOutsideData, UsageError

AT = date(2014, 9, 23)
FROM, TO = date(2014, 1, 1), date(2015, 6, 30)


def window(**asked):
    return find_window(AT, QuestionOptions(first_report=FROM, last_report=TO, **asked))


WINDOWS = [
    ({}, "2014-01-07", "2015-06-29", "week"),
    ({"by": "month"}, "2014-01-23", "2015-06-22", "month"),
    ({"window": "10w"}, "2014-07-15", "2014-12-01", "week"),
    ({"before": "26w", "after": "12w"}, "2014-03-25", "2014-12-15", "week"),
    ({"before": "6m", "after": "3m", "by": "month"}, "2014-03-23", "2014-12-22", "month"),
    ({"before": "180d", "after": "30d"}, "2014-04-01", "2014-10-20", "week"),
    ({"before": "2014-06-01", "after": "2015-01-31"}, "2014-06-03", "2015-01-26", "week"),
    ({"window": "4y"}, "2014-01-07", "2015-06-29", "week"),
]


@pytest.mark.parametrize(("asked", "first", "last", "by"), WINDOWS)
def test_window_is_whole_periods(asked: dict[str, str], first: str, last: str, by: str) -> None:
    found = window(**asked)
    assert (f"{found.first}", f"{found.last}", found.by) == (first, last, by)


def test_long_windows_are_counted_by_month_and_say_so() -> None:
    options = QuestionOptions(first_report=date(2010, 1, 1), last_report=date(2018, 1, 1))
    found = find_window(AT, options)
    assert found.by == "month"
    assert "longer than three years" in found.notes[-1].en


def test_a_short_side_of_a_long_window_is_counted_by_week_and_says_so() -> None:
    options = QuestionOptions(first_report=date(2014, 5, 3), last_report=date(2018, 1, 1))
    found = find_window(AT, options)
    assert found.by == "week"
    assert "shorter than a year" in found.notes[-1].en


def test_a_window_beyond_the_reports_is_cut_and_says_so() -> None:
    assert any("is cut" in note.en for note in window(window="4y").notes)
    assert not any("is cut" in note.en for note in window(window="10w").notes)


def test_reports_without_dates_leave_nothing_to_count_and_say_so() -> None:
    found = find_window(AT, QuestionOptions())
    assert (found.first, found.last) == (date(2014, 3, 25), date(2015, 3, 23))
    assert "No report is dated" in found.notes[0].en


def test_reports_on_one_side_only_are_told() -> None:
    options = QuestionOptions(first_report=date(2014, 9, 20), last_report=TO)
    found = find_window(AT, options)
    assert found.first == AT
    assert any("less than one whole week" in note.en for note in found.notes)


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2015, 7, 1)])
def test_a_day_outside_the_reports_is_an_error(day: date) -> None:
    with pytest.raises(DateOutsideData, match=f"{day}"):
        find_window(day, QuestionOptions(first_report=FROM, last_report=TO))


@pytest.mark.parametrize(
    "asked", [{"before": "soon"}, {"window": "0w"}, {"after": "2014-01-01"}, {"before": "2015-01-01"}]
)
def test_unreadable_lengths_are_usage_errors(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        window(**asked)
