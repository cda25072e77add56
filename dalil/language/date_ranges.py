"""Spans between dates: "from 3 to 7 May", "between Friday and Sunday", "since October"."""

from dataclasses import replace

from dalil.language.date_counts import COUNT, counts_of
from dalil.language.date_joins import calendars, is_day
from dalil.language.date_meanings import Calendar, Meaning
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import (
    Joined,
    Lasting,
    LessThan,
    Since,
    Stretch,
    Unresolved,
    Until,
)


def less_than(view: View) -> LessThan | None:
    """Read "less than a week after 3 May"."""
    dates, counts = view.all("X"), counts_of(view.inside)
    return LessThan(counts, dates[0].value) if dates and counts is not None else None


def joined(view: View) -> Meaning | None:
    """Read "from 3 May to 7 May", "between March and May 2018", "Friday to Sunday"."""
    dates = view.all("X")
    marks = view.first("-")
    one, two = dates[0].value, dates[1].value
    if marks is not None and isinstance(one, Calendar) and isinstance(two, Calendar):
        mixed = is_day(one) != is_day(two)
        return None if mixed and (is_day(one) or one.month is None) else Joined(one, two)
    return Joined(one, two)


def days_to_date(view: View) -> Meaning | None:
    """Read "3 to 7 May", "بين 14 و20 من أيار", "from 4 to 22 this month"."""
    dates, number = calendars(view), view.all("dco")
    if not dates or not number:
        return None
    end = dates[0]
    if end.day is None and len(number) > 1 and end.month_offset is not None:
        end = replace(end, day=number[1].value)
    if end.day is None or number[0].value >= end.day:
        return None
    return Joined(replace(end, day=number[0].value, weekday=None), end)


def date_to_day(view: View) -> Meaning | None:
    """Read "May 3-7", "April the ninth through the 17th"."""
    dates, number, year = calendars(view), view.first("dco"), view.first("yC")
    if not dates or number is None or dates[0].day is None or number.value <= dates[0].day:
        return None
    start = dates[0] if year is None else dates[0].with_year(year.value)
    return Joined(start, replace(start, day=number.value, weekday=None))


def month_between_days(view: View) -> Meaning | None:
    """Read "November between 19 and 20"."""
    dates, numbers = calendars(view), view.all("dco")
    if not dates or dates[0].month is None or dates[0].day is not None or len(numbers) != 2:
        return None
    first, last = (replace(dates[0], day=number.value) for number in numbers)
    return Joined(first, last)


def years_joined(view: View) -> Meaning | None:
    """Read "between 2014 and May 2017", "from May 2014 to 2017"."""
    ends = [Calendar(year=lex.value) if lex.code in "yC" else lex.value for lex in view.all("XyC")]
    return Joined(ends[0], ends[1]) if len(ends) == 2 else None


def since(view: View) -> Since | None:
    """Read "since October", "منذ مطلع العام"."""
    start = view.first("XZ")
    if start is None or isinstance(start.value, Stretch | Since | Unresolved):
        return None
    return Since(start.value)


def until(view: View) -> Until | None:
    """Read "until Friday": when it began is not said, so that only its last day is known."""
    end = view.first("X")
    return None if end is None else Until(end.value)


def to_now(view: View) -> Since | None:
    """Read "between January 2019 and now", "from March to date"."""
    start = view.first("X")
    return None if start is None else Since(start.value)


def lasting(view: View) -> Lasting | None:
    """Read "two weeks starting 20 May", "for three days, from today"."""
    dates, counts = view.all("X"), counts_of(view.inside)
    if not dates or counts is None or {unit for _, unit in counts} & {"hour", "minute"}:
        return None
    return Lasting(counts, dates[0].value)


def days_of_week(view: View) -> Joined | None:
    """Read "next week between Wednesday and Friday"."""
    dates = calendars(view)
    if len(dates) != 3 or dates[0].week_offset is None or None in (dates[1].weekday, dates[2].weekday):
        return None
    first, last = (replace(day, week_offset=dates[0].week_offset, turn=None) for day in dates[1:])
    return Joined(first, last)


LENGTHS = (
    Rule(f"{COUNT} (comma from|comma? starting) date", lasting),
    Rule(f"less {COUNT} (after|from) date", less_than),
)
RANGES = (
    Rule("from? (the|in)* date comma? (to|until) (the|in)* date", joined),
    Rule("between (the|in)* date (and|to|dash) (the|in)* date", joined),
    Rule("the? pair date and date", joined),
    Rule("date between date and date", days_of_week),
    Rule("date dot? dash date", joined),
    Rule("(from|between)? the? day (to|until|dash) (the|in)* date", days_to_date),
    Rule("between the? day (and|dash) the? date", days_to_date),
    Rule("(from|between)? the? day (to|until|dash|and) the? day of? date", days_to_date),
    Rule("from? date (to|until|dash) the? day (comma? year)?", date_to_day),
    Rule("date (between|from) the? day (and|to|dash|until) the? day", month_between_days),
    Rule("(from|between) (date|year) (and|to|until|dash) (date|year)", years_joined),
    Rule("(from|between) date (and|to|until)? now", to_now),
    Rule("date (to|until)? now", to_now),
    Rule("(from|between)? year (to|until|dash) (date|year)", years_joined),
)


SINCES = (
    Rule("since (the|in|about|from)* (date|span)", since, "Z"),
    Rule("until (the|in)* date", until, "Z"),
)
