"""Dates made of dates side by side: "Wednesday, 15 May", "late last month", "Tuesday night"."""

from dataclasses import dataclass, replace

from dalil.language.date_arithmetic import ONE, Counts, make_day, one_day, shift
from dalil.language.date_counts import COUNT, counts_of
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome, merged
from dalil.language.date_patterns import Rule, View
from dalil.language.date_relative import Weekend, counted_period
from dalil.language.date_spans import Announced, Distance, Earlier, Echo


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


def weekday_number(view: View) -> Calendar | None:
    """Read "Monday the 21st", "الخميس 21"."""
    dates, number = calendars(view), view.first("dco")
    after = view.after()
    if not dates or number is None or dates[0].weekday is None or dates[0].day is not None:
        return None
    following = view.after(1)
    if after is not None and after.code == "-" and following is not None and following.code in "dcoX":
        return None  # "الخميس/الجمعة 5-6 كانون الأول"
    if after is not None and (after.code in "UY!:" or (after.code == "_" and after.text[0].isalpha())):
        return None
    return replace(dates[0], day=number.value)


def part_of_day(view: View) -> Calendar | None:
    """Read "Tuesday night", "مساء أمس", "فجر السبت": nights belong to two days."""
    dates, part = calendars(view), view.first("P")
    if not dates or part is None or not is_day(dates[0]):
        return None
    return replace(dates[0], night=dates[0].night or part.value == "night", part=part.value)


def is_day(one: Calendar) -> bool:
    """Say whether a date names a day, not a month, year or week."""
    return one.weekday is not None or one.day is not None or one.day_offset is not None


def edge_of(view: View) -> Meaning | None:
    """Read "late last month", "mid-November", "مطلع الشهر الجاري", "early on Friday"."""
    dates, edge = calendars(view), view.first("E")
    if not dates or edge is None:
        return None
    if dates[0].week_offset is not None and edge.value == "end" and view.language == "ar":
        return Weekend(dates[0].week_offset, this=True)
    if is_day(dates[0]):
        return dates[0] if edge.value in ("early", "late") else None
    return None if dates[0].hijri else replace(dates[0], edge=edge.value)


def earlier_in(view: View) -> object | None:
    """Read "earlier this month", "later this week"."""
    word, dates, unit = view.first("ejZ"), view.all("X"), view.first("U")
    meaning = dates[0].value if dates else None if unit is None else counted_period(str(unit.value), 0)
    if word is None or meaning is None or (isinstance(meaning, Calendar) and is_day(meaning)):
        return None
    if word.code == "Z" and word.text not in _EARLIER | _LATER:
        return None
    return Earlier(meaning) if word.code == "e" or word.text in _EARLIER else Announced(meaning)


_EARLIER = frozenset({"في وقت سابق", "وقت سابق", "سابقا"})
_LATER = frozenset({"في وقت لاحق", "وقت لاحق", "لاحقا"})


def half(view: View) -> Calendar | None:
    """Read "the first half of August 2014"."""
    dates, part = calendars(view), view.first("h")
    return replace(dates[0], half=part.value) if dates and part is not None else None


def anniversary(view: View) -> Meaning | None:
    """Read "on this day four years ago", "في مثل هذا اليوم من عام 2014"."""
    found = view.first("XZ")
    meaning = None if found is None else found.value
    if isinstance(meaning, Distance):
        return replace(meaning, exact=True)
    if isinstance(meaning, Calendar) and meaning.month is None and meaning.weekday is None:
        return ThisDayOf(meaning)
    return None


@dataclass(frozen=True, slots=True)
class ThisDayOf:
    """The day of publication in another year."""

    year: Calendar

    def resolve(self, context: Context) -> Outcome:
        """Return the day."""
        year, published = self.year.resolve(context).range, context.published
        if year is None or published is None:
            return Outcome(None, "no publication date", "day")
        day = make_day(year.first.year, published.month, published.day)
        return Outcome(None if day is None else one_day(day), "this day of another year", "day")


def weekday_after(view: View) -> Meaning | None:
    """Read "Monday two weeks from now": the first such day from then on."""
    dates = [lexeme.value for lexeme in view.all("XZ")]
    days = [
        one for one in dates if isinstance(one, Calendar) and one.weekday is not None and one.day is None
    ]
    spans = [one for one in dates if isinstance(one, Distance | Shifted)]
    if len(days) != 1 or len(spans) != 1:
        return None
    return WeekdayFrom(days[0].weekday or 0, spans[0])


@dataclass(frozen=True, slots=True)
class WeekdayFrom:
    """The first of a weekday on or after a counted day."""

    weekday: int
    start: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the day."""
        start = self.start.resolve(context).range
        if start is None:
            return Outcome(None, "no publication date", "day")
        ahead = (self.weekday - start.first.weekday()) % 7
        return Outcome(one_day(start.first + ahead * ONE), "weekday from a counted day on", "day")


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


def week_and_day(view: View) -> Calendar | None:
    """Read "the previous week - Monday"."""
    dates = calendars(view)
    return beside(view) if len(dates) == 2 and dates[0].week_offset is not None else None


def quarter_of(view: View) -> Calendar | None:
    """Read "the third quarter of this year"."""
    dates, part = calendars(view), view.first("Q")
    if not dates or part is None or dates[0].month is not None or is_day(dates[0]):
        return None
    return replace(dates[0], quarter=part.value)


SIDES = (
    Rule("date dot? comma? (of|in)? date", beside),
    Rule("date comma? open date close", in_brackets),
    Rule("date open date close", in_brackets),
    Rule("date dash date", week_and_day),
    Rule("date comma? corresponds date", corresponding),
    Rule("date (dash|slash|comma|open) date close?", both_calendars),
    Rule("date comma? the? day", weekday_number),
)


COUNTED_WEEKDAYS = (Rule("date (in|comma)? (date|span)", weekday_after),)
PARTS = (
    Rule("anniversary (of|in|comma)? date", anniversary),
    Rule("part (of|in|the|after)* date", part_of_day),
    Rule("date part", part_of_day),
    Rule("edge dash? (of|in|the)* date", edge_of),
    Rule("(earlier|later) (of|in)? date", earlier_in),
    Rule("span (of|in)? date", earlier_in),
    Rule("half date", half),
    Rule("(earlier|later) (of|in|the)* one", earlier_in),
    Rule("the? quarter (of|in)? date", quarter_of),
    Rule("date of? the? span", month_of_that_year),
    Rule(f"{COUNT} (before|after|from) date", shifted),
)
