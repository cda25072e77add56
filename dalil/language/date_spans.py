"""Meanings of dates that are no calendar date: stretches, distances, echoes, and spans between dates."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dalil.language.date_arithmetic import ONE, Counts, half_of, month_of, one_day, shift, week_of, year_of
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome
from dalil.model import DateRange


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that ends, or begins, on the publication day: "the last 48 hours"."""

    counts: Counts
    ahead: bool = False

    def resolve(self, context: Context) -> Outcome:
        """Return the days from publication back, or ahead, by the counts."""
        published = context.published
        far = None if published is None else shift(published, self.counts, 1 if self.ahead else -1)
        if published is None or far is None:
            return Outcome(None, "no publication date", "span")
        if self.ahead:
            return Outcome(DateRange(published, far), "from publication on", "span")
        return Outcome(DateRange(far, published), "up to publication", "span")


@dataclass(frozen=True, slots=True)
class Distance:
    """So long before or after a day: "two days ago", "قبل نحو شهر", "three days later"."""

    counts: Counts
    sign: int
    about: bool = False
    anchored: bool = False
    """True where it is counted from the day the text spoke of before."""
    exact: bool = False
    """True where the words say "on this day": the day itself, however long ago."""
    broken: bool = False
    """True where a part of a unit is counted: "a year and a half ago" is no finer than half a year."""

    def resolve(self, context: Context) -> Outcome:
        """Return the day, week, month or year, no finer than the words are."""
        base = context.published
        if self.anchored:
            base = None if context.before is None else context.before.first
        kind = "relative" if self.anchored else self._unit()
        if base is None:
            return Outcome(
                None, "no day before it in the text" if self.anchored else "no publication date", kind
            )
        day = shift(base, self.counts, self.sign)
        rule = "counted from the day before it in the text" if self.anchored else "counted from publication"
        return Outcome(None if day is None else self._widened(day), rule, kind)

    def _unit(self) -> str:
        units = {unit for _, unit in self.counts}
        if self.exact:
            return "day"
        if units <= {"month"}:
            return "month"
        if units <= {"year", "decade"}:
            return "year"
        return "week" if self.about and units & {"week", "fortnight"} else "day"

    def _widened(self, day: date) -> DateRange:
        unit = self._unit()
        if self.broken and any(unit == "month" for _, unit in self.counts):
            is_years = all(unit in ("year", "month") for _, unit in self.counts)
            return (
                half_of(year_of(day.year), 1 + (day.month > 6))
                if is_years
                else month_of(day.year, day.month)
            )
        if self.broken and any(unit == "week" for _, unit in self.counts):
            return week_of(day)
        if unit == "month":
            return month_of(day.year, day.month)
        if unit == "year":
            return year_of(day.year)
        return week_of(day) if unit == "week" else one_day(day)


@dataclass(frozen=True, slots=True)
class Echo:
    """A day, month, year or period the text spoke of before: "the same month"."""

    unit: str
    offset: int = 0

    def resolve(self, context: Context) -> Outcome:
        """Return the days, `None` where the text has no such date before."""
        base = context.before if self.unit == "day" else context.before_any
        rule = f"{self.unit} of the date before it in the text"
        if base is None:
            return Outcome(None, "no date before it in the text", "relative")
        if self.unit == "month":
            found = month_of(base.first.year, base.first.month)
        elif self.unit == "year":
            found = year_of(base.first.year)
        elif self.offset > 0:
            found = one_day(base.last + self.offset * ONE)
        elif self.offset < 0:
            found = one_day(base.first + self.offset * ONE)
        else:
            found = base
        return Outcome(found, rule, "relative")


@dataclass(frozen=True, slots=True)
class Joined:
    """From one date to another."""

    first: Meaning
    last: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days from the first day of the one to the last day of the other."""
        last = self.last.resolve(context)
        start, end = self.first, self.last
        if _names_weekday(end) and isinstance(start, Calendar) and start.week_offset is not None:
            return self._to_next(context)
        if isinstance(start, Calendar) and isinstance(self.last, Calendar) and last.range is not None:
            start = _aligned(start, self.last, last.range)
        first = start.resolve(context)
        if first.range is None or last.range is None:
            return Outcome(None, "an end of the span cannot be told", "span")
        start_day = first.range.first
        if start_day > last.range.last:
            return Outcome(None, "the span would run backward", "span")
        return Outcome(DateRange(start_day, last.range.last), f"span, {last.rule}", "span")

    def _to_next(self, context: Context) -> Outcome:
        """Return "from next Monday to Friday": the end is the first such weekday after the start."""
        first, last = self.first.resolve(context), self.last.resolve(context)
        if first.range is None or last.range is None:
            return Outcome(None, "an end of the span cannot be told", "span")
        ahead = (last.range.last.weekday() - first.range.first.weekday()) % 7
        return Outcome(
            DateRange(first.range.first, first.range.first + ahead * ONE), "span of weekdays", "span"
        )


@dataclass(frozen=True, slots=True)
class Since:
    """From a date to the publication day."""

    start: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days up to publication; without it the end is not known."""
        found = self.start.resolve(context)
        if found.range is None or context.published is None or found.range.first > context.published:
            return Outcome(None, f"since, {found.rule}", "span")
        return Outcome(DateRange(found.range.first, context.published), f"since, {found.rule}", "span")


@dataclass(frozen=True, slots=True)
class Announced:
    """A date that lies ahead, whatever the report tells."""

    meaning: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days from publication on."""
        found = self.meaning.resolve(context._replace(future=True))
        return found._replace(rule=f"later in it, {found.rule}")


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a period: "the rest of the month"."""

    meaning: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days from publication on."""
        found = self.meaning.resolve(context._replace(future=True))
        return Outcome(found.range, f"rest of it, {found.rule}", "span")


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time that begins on a date: "for two weeks starting 20 May"."""

    counts: Counts
    start: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days from the date on."""
        first = self.start.resolve(context).range
        last = None if first is None else shift(first.first, self.counts, 1)
        if first is None or last is None:
            return Outcome(None, "its start cannot be told", "span")
        return Outcome(DateRange(first.first, max(last - ONE, first.first)), "lasting from a date", "span")


@dataclass(frozen=True, slots=True)
class FirstDays:
    """So many days at the start or end of a month or year: "the first ten days of Ramadan"."""

    count: int
    whole: Meaning
    at_end: bool = False

    def resolve(self, context: Context) -> Outcome:
        """Return the days."""
        whole = self.whole.resolve(context).range
        if whole is None:
            return Outcome(None, "its month cannot be told", "span")
        if self.at_end:
            return Outcome(DateRange(whole.last - (self.count - 1) * ONE, whole.last), "last days", "span")
        return Outcome(DateRange(whole.first, whole.first + (self.count - 1) * ONE), "first days", "span")


@dataclass(frozen=True, slots=True)
class LessThan:
    """Less than so long after a date: any day between."""

    counts: Counts
    base: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days from the date to the end of the length."""
        base = self.base.resolve(context).range
        last = None if base is None else shift(base.last, self.counts, 1)
        if base is None or last is None:
            return Outcome(None, "its start cannot be told", "span")
        return Outcome(DateRange(base.first, last), "less than a length after a date", "span")


@dataclass(frozen=True, slots=True)
class EitherOrder:
    """A numeric date that right-to-left writing may have turned round: "16/04/21"."""

    usual: Calendar
    turned: Calendar

    def resolve(self, context: Context) -> Outcome:
        """Return the usual reading, unless only the turned one lies before publication."""
        usual, turned = self.usual.resolve(context), self.turned.resolve(context)
        published = context.published
        if context.future or published is None or usual.range is None or turned.range is None:
            return usual
        is_turned = turned.range.first <= published < usual.range.first
        return turned._replace(rule="year first, as the other order lies ahead") if is_turned else usual


@dataclass(frozen=True, slots=True)
class Earlier:
    """The part of a period before publication: "earlier this month"."""

    meaning: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the days up to publication, whatever is announced."""
        found = self.meaning.resolve(context._replace(future=False))
        return Outcome(found.range, f"earlier in it, {found.rule}", "span")


@dataclass(frozen=True, slots=True)
class Until:
    """Up to a date; when it began is not said."""

    end: Meaning

    def resolve(self, context: Context) -> Outcome:
        """Return the date itself: the event was under way then."""
        found = self.end.resolve(context)
        return Outcome(found.range, f"until, its start is not said, {found.rule}", "span")


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day."""

    day: Calendar

    def resolve(self, context: Context) -> Outcome:
        """Return Monday to Sunday."""
        found = self.day.resolve(context)
        return Outcome(None if found.range is None else week_of(found.range.first), "week of a day", "week")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words of time that name no days."""

    rule: str
    kind: str = "vague"

    def resolve(self, context: Context) -> Outcome:
        """Return no days."""
        return Outcome(None, self.rule, self.kind)


def _names_weekday(end: Meaning) -> bool:
    return isinstance(end, Calendar) and end.weekday is not None and end.turn is None and end.day is None


def _aligned(start: Calendar, end: Calendar, end_days: DateRange) -> Calendar:
    """Return the start of a span with the month and year that only its end names."""
    if start.day is not None and start.month is None and start.month_offset is None:
        start = replace(start, month=end.month, month_offset=end.month_offset, hijri=end.hijri)
    if start.weekday is not None and start.day is None and start.week_offset is None and start.turn is None:
        back = (end_days.last.weekday() - start.weekday) % 7
        day = end_days.last - timedelta(days=back)
        return Calendar(year=day.year, month=day.month, day=day.day)
    said = start.year is not None or start.year_offset is not None or start.turn is not None
    if start.month is not None and not said and not start.hijri:
        year = end_days.last.year
        later = start.month > end_days.last.month
        return replace(start, year=year - later, turn=None)
    return start
