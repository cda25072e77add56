"""Days and weeks counted inside a period: "16 of this month", "the third Wednesday of May"."""

from dataclasses import dataclass, replace

from dalil.language.date_arithmetic import ONE, month_of, one_day, week_of, year_of
from dalil.language.date_joins import calendars, is_day
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import (
    FirstDays,
    WeekOf,
)
from dalil.model import DateRange


def day_of(view: View) -> Calendar | None:
    """Read "16 الشهر الجاري", "the 20th of next month"."""
    dates, number, before = calendars(view), view.first("dco"), view.before()
    if not dates or number is None or dates[0].month_offset is None or dates[0].day is not None:
        return None
    if number.code != "o" and not view.all("fF") and (before is None or before.code not in "iJBFKA"):
        return None
    return replace(dates[0], day=number.value)


def nth_in(view: View) -> Meaning | None:
    """Read "the first week of October", "the third Wednesday of last month"."""
    dates, number = calendars(view), view.first("oL")
    unit = view.first("UJ")
    if not dates or number is None or is_day(dates[-1]) or dates[-1].edge is not None:
        return None
    which = -1 if number.code == "L" else int(number.value)
    if unit is not None and unit.value == "month" and len(dates) == 1 and 1 <= which <= 12:
        return replace(dates[0], month=which) if dates[0].month is None else None
    if unit is not None and unit.value == "week" and len(dates) == 1:
        return NthWeek(which, dates[-1])
    if len(dates) == 2 and dates[0].weekday is not None:
        return NthWeekday(which, dates[0].weekday, dates[1])
    return None


@dataclass(frozen=True, slots=True)
class NthWeek:
    """A week of a month or year; the first is the one with its first Thursday (as in ISO weeks)."""

    number: int
    whole: Calendar

    def resolve(self, context: Context) -> Outcome:
        """Return Monday to Sunday; a negative number counts from the end."""
        period = _whole(self.whole, context)
        if period is None:
            return Outcome(None, "no year", "week")
        if self.number < 0:
            thursday = period.last - (period.last.weekday() - 3) % 7 * ONE
            return Outcome(week_of(thursday), "last week of a period", "week")
        thursday = period.first + (3 - period.first.weekday()) % 7 * ONE
        return Outcome(week_of(thursday + 7 * (self.number - 1) * ONE), "numbered week of a period", "week")


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday counted inside a month or year: "the third Wednesday of May"."""

    number: int
    weekday: int
    whole: Calendar

    def resolve(self, context: Context) -> Outcome:
        """Return the day; a negative number counts from the end."""
        period = _whole(self.whole, context)
        if period is None:
            return Outcome(None, "no year", "day")
        if self.number < 0:
            day = period.last - (period.last.weekday() - self.weekday) % 7 * ONE
        else:
            ahead = (self.weekday - period.first.weekday()) % 7
            day = period.first + (ahead + 7 * (self.number - 1)) * ONE
        inside = period.first <= day <= period.last
        return Outcome(one_day(day) if inside else None, "numbered weekday of a period", "day")


def _whole(date: Calendar, context: Context) -> DateRange | None:
    """Return the whole month or year of a date, not cut at publication."""
    found = date.resolve(context).range
    if found is None:
        return None
    is_month = date.month is not None or date.month_offset is not None
    return month_of(found.first.year, found.first.month) if is_month else year_of(found.first.year)


def first_days(view: View) -> FirstDays | None:
    """Read "the first ten days of Ramadan", "العشرة أيام الأولى من رمضان"."""
    dates, number, unit, last = calendars(view), view.first("dc"), view.first("Y"), view.first("L")
    if not dates or number is None or unit is None or unit.value != "day" or is_day(dates[0]):
        return None
    return FirstDays(number.value, dates[0], at_end=last is not None)


def week_of_day(view: View) -> WeekOf | None:
    """Read "the week of 16 September", "the week beginning 4 February"."""
    dates, unit = calendars(view), view.first("U")
    is_week = view.inside[0].text == "w/c" or (unit is not None and unit.value == "week")
    if not dates or not is_week or not is_day(dates[0]) or dates[0].day is None:
        return None
    return WeekOf(dates[0])


NUMBERED = (
    Rule("the? (ordinal|last) number many (of|in)* date", first_days),
    Rule("the? (many number|number many) (ordinal|last) (of|in)* date", first_days),
    Rule("the? (ordinal|last) (one|date) (of|in)* date", nth_in),
    Rule("one (ordinal|last) (of|in)* date", nth_in),
    Rule("the? day of? date", day_of),
    Rule("the? ordinal one of date", day_of),
)
WEEKS = (
    Rule("the? one (of|in|starting)* the? date", week_of_day),
    Rule("starting the? date", week_of_day),
)
