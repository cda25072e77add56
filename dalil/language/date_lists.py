"""Days named one after the other: "7, 8 and 9 December", "يومي 7 و8 كانون الأول", "December 7 and 8"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dalil.language.date_joins import calendars
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Calendar
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import Joined


def days_and_date(view: View) -> Joined | None:
    """Read "on 7, 8 and 9 December", "في السابع والثامن من أيار" as a span; "5 and 8 May" alone is none."""
    dates, days, before = calendars(view), view.all("dco"), view.before()
    marked = view.first("D") is not None or (before is not None and before.code in "iJYBFx")
    if not dates or not marked or dates[0].day is None or dates[0].month is None:
        return None
    numbers = [int(day.value) for day in days]
    if not _is_rising([*numbers, dates[0].day]):
        return None
    return Joined(replace(dates[0], day=numbers[0], weekday=None), dates[0])


def date_and_days(view: View) -> Joined | None:
    """Read "December 7, 8 and 9"; "on December 7 and 8 men" counts the men."""
    dates, days, year, after = calendars(view), view.all("dco"), view.first("yC"), view.after()
    if not dates or dates[0].day is None or dates[0].month is None or dates[0].hijri:
        return None
    numbers = [int(day.value) for day in days]
    ends = (
        after is None or after.code in ",.)\niFxKSX" or (after.code == "_" and not after.text[0].isalpha())
    )
    if not (ends or year is not None) or not _is_rising([dates[0].day, *numbers]):
        return None
    start = dates[0] if year is None else dates[0].with_year(year.value)
    return Joined(start, replace(start, day=numbers[-1], weekday=None))


def _is_rising(numbers: Sequence[int]) -> bool:
    return all(one < two for one, two in pairwise(numbers))


def share_year(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """Return the lexemes, "November" of "November and December 2013" with the year named once."""
    result = list(lexemes)
    dates = [place for place, lexeme in enumerate(result[:-1]) if lexeme.code == "X"]
    for place in reversed(dates):
        one = result[place]
        size = 2 if [lexeme.code for lexeme in result[place + 1 : place + 3]] == [",", "A"] else 1
        if result[place + 1].code not in ",A" or place + size + 1 >= len(result):
            continue
        year = _year_after(one.value, result[place + size + 1])
        if year is not None:
            result[place] = one._replace(value=one.value.with_year(year))
    return result


def _year_after(one: object, following: Lexeme) -> int | None:
    """Return the year of the date that follows, for a date that names a month and no year."""
    two = following.value
    if following.code != "X" or not (isinstance(one, Calendar) and isinstance(two, Calendar)):
        return None
    if one.month is None or two.month is None or two.year is None or one.turn is not None:
        return None
    if one.year is not None or one.year_offset is not None or one.hijri != two.hijri:
        return None
    return two.year - (one.month > two.month)


LISTS = (
    Rule("pair? the? day (comma the? day)* comma? and the? date", days_and_date),
    Rule("date (comma the? day)* comma? and the? day (comma? year)?", date_and_days),
)
