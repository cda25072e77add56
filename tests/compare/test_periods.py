from datetime import date, timedelta

import pytest

from dalil.compare.periods import Periods, shift, whole_periods


def test_period_zero_starts_on_the_very_day() -> None:
    at = date(2014, 9, 23)  # a Tuesday: calendar weeks would straddle it
    periods = whole_periods(date(2014, 9, 1), date(2014, 10, 12), at, "week")
    assert (periods.before, periods.after) == (3, 2)
    assert periods.start(3) == at and periods.index(at) == 3 and periods.index(at - timedelta(1)) == 2
    assert periods.first == date(2014, 9, 2) and periods.last == date(2014, 10, 6)


@pytest.mark.parametrize(
    ("first", "last", "unit", "before", "after"),
    [
        (date(2014, 9, 9), date(2014, 10, 6), "week", 2, 2),
        (date(2014, 9, 10), date(2014, 10, 5), "week", 1, 1),
        (date(2014, 7, 23), date(2014, 11, 22), "month", 2, 2),
        (date(2014, 7, 24), date(2014, 11, 21), "month", 1, 1),
        (date(2012, 9, 23), date(2015, 9, 22), "year", 2, 1),
        (date(2014, 9, 20), date(2014, 9, 30), "day", 3, 8),
        (date(2014, 9, 23), date(2014, 12, 1), "week", 0, 10),
        (date(2014, 10, 1), date(2014, 12, 1), "week", 0, 0),
        (date(2014, 1, 1), date(2014, 2, 1), "month", 0, 0),
    ],
)
def test_incomplete_periods_at_either_end_are_cut(
    first: date, last: date, unit: str, before: int, after: int
) -> None:
    periods = whole_periods(first, last, date(2014, 9, 23), unit)  # type: ignore[arg-type]
    assert (periods.before, periods.after) == (before, after)


def test_every_day_lies_in_the_period_that_names_it() -> None:
    for unit in ("day", "week", "month", "year"):
        periods = Periods(date(2015, 1, 31), unit, 30, 30)  # type: ignore[arg-type]
        for step in range(-800, 800, 7):
            day = date(2015, 1, 31) + timedelta(step)
            index = periods.index(day)
            assert periods.start(index) <= day <= periods.end(index)


def test_a_day_the_month_lacks_is_its_last() -> None:
    assert shift(date(2015, 1, 31), "month", 1) == date(2015, 2, 28)
    assert shift(date(2016, 2, 29), "year", -1) == date(2015, 2, 28)
