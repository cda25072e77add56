"""Dates made of dates: "Wednesday, 15 May", "late last month", "from 3 to 7 May", "since October"."""

from dataclasses import dataclass, replace

from dalil.language.date_arithmetic import ONE, Counts, month_of, one_day, shift, week_of, year_of
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome, merged
from dalil.language.date_patterns import Rule, View
from dalil.language.date_relative import COUNT, counted_period, counts_of
from dalil.language.date_spans import (
    Announced,
    Earlier,
    Echo,
    Joined,
    Lasting,
    Since,
    Stretch,
    Unresolved,
    Until,
    WeekOf,
)
from dalil.model import DateRange


def calendars(view: View) -> list[Calendar]:
    """Return the calendar dates a pattern matched."""
    return [lexeme.value for lexeme in view.all("X") if isinstance(lexeme.value, Calendar)]


def beside(view: View) -> Calendar | None:
    """Read two dates side by side as one: "Wednesday, 15 May", "أمس الأربعاء", "أيار من العام الماضي"."""
    dates = calendars(view)
    if len(dates) != 2 or not any(_is_partial(one) for one in dates):
        return None
    one, two = dates
    if view.all("fF") and (one.day_offset is not None or two.weekday is not None):
        return None
    return merged(one, two)


def _is_partial(one: Calendar) -> bool:
    """Say whether a date is a weekday, a counted day or a counted period alone."""
    return one.month is None and one.day is None and (one.year is None or one.month_offset is not None)


def in_brackets(view: View) -> Calendar | None:
    """Read "this Friday (15 June)"."""
    return beside(view)


def corresponding(view: View) -> Meaning | None:
    """Read "3 رمضان 1437 الموافق 8 حزيران 2016": the second date counts."""
    one, two = (_meaning(lexeme) for lexeme in view.all("X"))
    return one if isinstance(two, Calendar) and two.hijri else two


def both_calendars(view: View) -> Calendar | None:
    """Read "15 صفر 1438 هـ - 15 نوفمبر 2016م": one day in two calendars."""
    dates = calendars(view)
    if len(dates) != 2 or dates[0].hijri == dates[1].hijri or None in (dates[0].day, dates[1].day):
        return None
    return dates[1] if dates[0].hijri else dates[0]


def _meaning(lexeme: Lexeme) -> Meaning:
    meaning: Meaning = lexeme.value
    return meaning


def day_of(view: View) -> Calendar | None:
    """Read "16 الشهر الجاري", "the 20th of next month"."""
    dates, number, before = calendars(view), view.first("dco"), view.before()
    if not dates or number is None or dates[0].month_offset is None or dates[0].day is not None:
        return None
    if number.code != "o" and not view.all("fF") and (before is None or before.code not in "iJBFKA"):
        return None
    return replace(dates[0], day=number.value)


def weekday_number(view: View) -> Calendar | None:
    """Read "Monday the 21st", "الخميس 21"."""
    dates, number = calendars(view), view.first("dco")
    after = view.after()
    if not dates or number is None or dates[0].weekday is None or dates[0].day is not None:
        return None
    if after is not None and (after.code in "UY!:" or (after.code == "_" and after.text[0].isalpha())):
        return None
    return replace(dates[0], day=number.value)


def part_of_day(view: View) -> Calendar | None:
    """Read "Tuesday night", "مساء أمس", "فجر السبت": nights belong to two days."""
    dates, part = calendars(view), view.first("P")
    if not dates or part is None or not _is_day(dates[0]):
        return None
    return replace(dates[0], night=dates[0].night or part.value == "night", part=part.value)


def nights(view: View) -> Joined | None:
    """Read "ليل الأحد - الإثنين", "ليلة السبت على الأحد": two days running."""
    dates = calendars(view)
    if len(dates) != 2 or None in (dates[0].weekday, dates[1].weekday):
        return None
    following = ((dates[1].weekday or 0) - (dates[0].weekday or 0)) % 7 == 1
    return Joined(replace(dates[0], night=False), dates[1]) if following else None


def _is_day(one: Calendar) -> bool:
    return one.weekday is not None or one.day is not None or one.day_offset is not None


def edge_of(view: View) -> Calendar | None:
    """Read "late last month", "mid-November", "مطلع الشهر الجاري", "early on Friday"."""
    dates, edge = calendars(view), view.first("E")
    if not dates or edge is None:
        return None
    if _is_day(dates[0]):
        return dates[0] if edge.value in ("early", "late") else None
    return None if dates[0].hijri else replace(dates[0], edge=edge.value)


def earlier_in(view: View) -> object | None:
    """Read "earlier this month", "later this week"."""
    word, dates, unit = view.first("ej"), view.all("X"), view.first("U")
    meaning = dates[0].value if dates else None if unit is None else counted_period(str(unit.value), 0)
    if word is None or meaning is None or (isinstance(meaning, Calendar) and _is_day(meaning)):
        return None
    return Earlier(meaning) if word.code == "e" else Announced(meaning)


def half(view: View) -> Calendar | None:
    """Read "the first half of August 2014"."""
    dates, part = calendars(view), view.first("h")
    return replace(dates[0], half=part.value) if dates and part is not None else None


def month_of_that_year(view: View) -> Meaning | None:
    """Read "July of that year", "أيار من العام نفسه"."""
    dates, echo = calendars(view), view.first("Z")
    if not dates or echo is None or not isinstance(echo.value, Echo) or dates[0].month is None:
        return None
    return InEcho(dates[0], echo.value) if echo.value.unit == "year" and dates[0].year is None else None


@dataclass(frozen=True, slots=True)
class InEcho:
    """A month or day of a year that the text spoke of before."""

    date: Calendar
    echo: Echo

    def resolve(self, context: Context) -> Outcome:
        """Return the days, `None` where the text has no year before."""
        year = self.echo.resolve(context).range
        if year is None:
            return Outcome(None, "no date before it in the text", "relative")
        return self.date.with_year(year.first.year).resolve(context)


def nth_in(view: View) -> Meaning | None:
    """Read "the first week of October", "the third Wednesday of last month"."""
    dates, number = calendars(view), view.first("oL")
    unit = view.first("UJ")
    if not dates or number is None or _is_day(dates[-1]) or dates[-1].edge is not None:
        return None
    which = -1 if number.code == "L" else int(number.value)
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


@dataclass(frozen=True, slots=True)
class Shifted:
    """So long before or after a date that the words name: "two days after 3 May"."""

    counts: Counts
    sign: int
    base: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the day."""
        base = self.base.resolve(context).range
        day = (
            None
            if base is None
            else shift(base.first if self.sign < 0 else base.last, self.counts, self.sign)
        )
        return Outcome(None if day is None else one_day(day), "counted from a named date", "day")


def shifted(view: View) -> Shifted | None:
    """Read "two days before yesterday", "a week after 3 May"."""
    dates, counts = view.all("X"), counts_of(view.inside)
    if not dates or counts is None or {unit for _, unit in counts} & {"hour", "minute"}:
        return None
    return Shifted(counts, -1 if view.first("b") is not None else 1, dates[0].value)


def joined(view: View) -> Meaning | None:
    """Read "from 3 May to 7 May", "between March and May 2018", "Friday to Sunday"."""
    dates = view.all("X")
    marks = view.first("-")
    one, two = dates[0].value, dates[1].value
    if marks is not None and isinstance(one, Calendar) and isinstance(two, Calendar):
        mixed = _is_day(one) != _is_day(two)
        return None if mixed and (_is_day(one) or one.month is None) else Joined(one, two)
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


def week_of_day(view: View) -> WeekOf | None:
    """Read "the week of 16 September", "the week beginning 4 February"."""
    dates, unit = calendars(view), view.first("U")
    is_week = view.inside[0].text == "w/c" or (unit is not None and unit.value == "week")
    if not dates or not is_week or not _is_day(dates[0]) or dates[0].day is None:
        return None
    return WeekOf(dates[0])


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


def week_and_day(view: View) -> Calendar | None:
    """Read "the previous week - Monday"."""
    dates = calendars(view)
    return beside(view) if len(dates) == 2 and dates[0].week_offset is not None else None


def quarter_of(view: View) -> Calendar | None:
    """Read "the third quarter of this year"."""
    dates, part = calendars(view), view.first("Q")
    if not dates or part is None or dates[0].month is not None or _is_day(dates[0]):
        return None
    return replace(dates[0], quarter=part.value)


NUMBERED = (
    Rule("the? (ordinal|last) (one|date) (of|in)* date", nth_in),
    Rule("one (ordinal|last) (of|in)* date", nth_in),
    Rule("the? day of? date", day_of),
    Rule("the? ordinal one of date", day_of),
)
SIDES = (
    Rule("date comma? (of|in)? date", beside),
    Rule("date comma? open date close", in_brackets),
    Rule("date open date close", in_brackets),
    Rule("date dash date", week_and_day),
    Rule("date comma? corresponds date", corresponding),
    Rule("date (dash|slash|comma|open) date close?", both_calendars),
    Rule("date comma? the? day", weekday_number),
)
PARTS = (
    Rule("part (of|in|the|after)* date", part_of_day),
    Rule("date part", part_of_day),
    Rule("part date (dash|slash|in|and|of) date", nights),
    Rule("edge dash? (of|in|the)* date", edge_of),
    Rule("(earlier|later) (of|in)? date", earlier_in),
    Rule("half date", half),
    Rule("(earlier|later) (of|in|the)* one", earlier_in),
    Rule("the? one (of|in|starting)* the? date", week_of_day),
    Rule("starting the? date", week_of_day),
    Rule(f"{COUNT} (comma from|comma? starting) date", lasting),
    Rule("the? quarter (of|in)? date", quarter_of),
    Rule("date of? the? span", month_of_that_year),
    Rule(f"{COUNT} (before|after|from) date", shifted),
)
RANGES = (
    Rule("from? (the|in)* date comma? (to|until) (the|in)* date", joined),
    Rule("between (the|in)* date (and|to|dash) (the|in)* date", joined),
    Rule("the? pair date and date", joined),
    Rule("date between date and date", days_of_week),
    Rule("date dash date", joined),
    Rule("(from|between)? the? day (to|until|dash) (the|in)* date", days_to_date),
    Rule("between the? day (and|dash) the? date", days_to_date),
    Rule("(from|between)? the? day (to|until|dash|and) the? day of? date", days_to_date),
    Rule("from? date (to|until|dash) the? day (comma? year)?", date_to_day),
    Rule("date (between|from) the? day (and|to|dash|until) the? day", month_between_days),
    Rule("(from|between) (date|year) (and|to|until|dash) (date|year)", years_joined),
    Rule("(from|between)? date (and|to|until) now", to_now),
    Rule("(from|between)? year (to|until|dash) (date|year)", years_joined),
)
SINCES = (
    Rule("since (the|in|about|from)* (date|span)", since, "Z"),
    Rule("until (the|in)* date", until, "Z"),
)
