"""What the words of a date mean, and how each meaning becomes days once an anchor is known."""

from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import NamedTuple, Protocol

from dalil.language.date_arithmetic import (
    ONE,
    half_of,
    hijri_day,
    make_day,
    month_of,
    months_of,
    one_day,
    part_of_month,
    part_of_week,
    part_of_year,
    week_of,
    year_of,
)
from dalil.model import DateRange


class Context(NamedTuple):
    """What a date can lean on."""

    published: date | None
    future: bool
    """True where the words announce: "on Friday" is then the coming Friday."""
    before: DateRange | None = None
    """The nearest resolved date earlier in the text, where it is a day."""
    before_any: DateRange | None = None
    """The nearest resolved date earlier in the text, of any length."""


class Outcome(NamedTuple):
    """The days a date stands for, `None` where they cannot be told, with the rule and kind."""

    range: DateRange | None
    rule: str
    kind: str
    clock: time | None = None


class Meaning(Protocol):
    """What a date's words mean, before they are resolved."""

    def resolve(self, context: Context) -> Outcome:
        """Return the days."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Parts of a calendar date; `None` is "not said". Offsets count from the publication day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    day_offset: int | None = None
    week_offset: int | None = None
    month_offset: int | None = None
    year_offset: int | None = None
    iso_week: int | None = None
    turn: str | None = None
    """"last", "next" or "this", said of the month or weekday."""
    edge: str | None = None
    half: int | None = None
    quarter: int | None = None
    hijri: bool = False
    night: bool = False
    """True where the night belongs to two days."""
    part: str | None = None
    """"am", "noon", "pm" or "night", where the words name a part of the day."""
    clock: time | None = None

    def resolve(self, context: Context) -> Outcome:
        """Return the days, the night's second day and the cut at publication included."""
        found, rule, kind, _ = self._days(context)
        if found is None or self.clock is not None:
            return Outcome(found, rule, kind, self.clock)
        if self.night:
            rest = one_day(found.last) if context.published == found.last and not context.future else None
            found = rest or DateRange(found.first, found.last + ONE)
            rule += ", night to the next day"
        return _cut(Outcome(found, rule, kind), context)

    def with_year(self, year: int | None) -> "Calendar":
        """Return the same date in a year, where it names none itself."""
        return self if self.year is not None or self.year_offset is not None else replace(self, year=year)

    def _days(self, context: Context) -> Outcome:
        if self.day_offset is not None and None in (self.year, self.month, self.day):
            day = None if context.published is None else context.published + self.day_offset * ONE
            return Outcome(None if day is None else one_day(day), "counted from publication", "day")
        if self.hijri:
            return self._hijri(context)
        if self.iso_week is not None:
            year, rule = self._year(context)
            thursday = None if year is None else date(year, 1, 4) + 7 * (self.iso_week - 1) * ONE
            return Outcome(
                None if thursday is None else week_of(thursday), f"numbered week, {rule}", "week"
            )
        if self.week_offset is not None:
            return self._in_week(context)
        if self.month is None and self.month_offset is None and self.day is None:
            return self._year_or_weekday(context)
        return self._in_month(context)

    def _year_or_weekday(self, context: Context) -> Outcome:
        year, said = self._year(context)
        if self.weekday is not None:
            return self._weekday(context)
        if year is None:
            return Outcome(None, "no year", "year")
        if self.quarter is not None:
            return Outcome(
                months_of(year, 3 * self.quarter - 2, 3 * self.quarter), f"quarter, {said}", "span"
            )
        if self.half is not None:
            return Outcome(half_of(year_of(year), self.half), f"half of a year, {said}", "span")
        if self.edge is not None:
            return Outcome(part_of_year(year, self.edge), f"{self.edge} of a year, {said}", "span")
        return Outcome(year_of(year), said, "year")

    def _year(self, context: Context) -> tuple[int | None, str]:
        if self.year is not None:
            return self.year, "year given"
        if self.year_offset is not None and context.published is not None:
            return context.published.year + self.year_offset, "year counted from publication"
        if (self.quarter is not None or self.iso_week is not None) and context.published is not None:
            return context.published.year, "year of publication"
        return None, "no year"

    def _in_week(self, context: Context) -> Outcome:
        if context.published is None or self.week_offset is None:
            return Outcome(None, "no publication date", "week")
        week = week_of(context.published + 7 * self.week_offset * ONE)
        if self.weekday is not None:
            return Outcome(one_day(week.first + self.weekday * ONE), "weekday of a counted week", "day")
        if self.edge is not None:
            return Outcome(part_of_week(week, self.edge), f"{self.edge} of a counted week", "span")
        return Outcome(week, "week counted from publication", "week")

    def _weekday(self, context: Context) -> Outcome:
        published = context.published
        if published is None or self.weekday is None:
            return Outcome(None, "no publication date", "day")
        ahead = (self.weekday - published.weekday()) % 7
        if self.turn == "next" or (context.future and self.turn is None):
            return Outcome(one_day(published + (ahead or 7) * ONE), "coming weekday", "day")
        if self.turn == "this":
            monday = week_of(published).first
            return Outcome(one_day(monday + self.weekday * ONE), "weekday of the same week", "day")
        back = (7 - ahead) % 7
        back = back or (7 if self.turn == "last" else 0)
        return Outcome(one_day(published - back * ONE), "last weekday before publication", "day")

    def _hijri(self, context: Context) -> Outcome:
        if self.month is None:
            return Outcome(None, "Hijri year alone", "year")
        kind = "month" if self.day is None else "day"
        if self.year is not None:
            return Outcome(hijri_day(self.year, self.month, self.day), "Hijri date", kind)
        if context.published is None:
            return Outcome(None, "no year", kind)
        near = context.published.year - 579
        found = [hijri_day(year, self.month, self.day) for year in range(near, near - 4, -1)]
        past = [days for days in found if days is not None and days.first <= context.published]
        return Outcome(past[0] if past else None, "Hijri date, last before publication", kind)

    def _in_month(self, context: Context) -> Outcome:
        kind = (
            "day"
            if self.day is not None
            else "month"
            if self.edge is None and self.half is None
            else "span"
        )
        if self.month_offset is not None or self.month is None:
            found = self._counted_month(context)
            rule = "month counted from publication"
        elif self.year is not None or self.year_offset is not None:
            year, rule = self._year(context)
            found = None if year is None else self._part(year, self.month)
        else:
            found, rule = self._without_year(context)
        return Outcome(found, rule if self.edge is None else f"{self.edge} of a month, {rule}", kind)

    def _counted_month(self, context: Context) -> DateRange | None:
        """Return a month, or a day of it, counted from the month of publication."""
        published = context.published
        if published is None:
            return None
        if self.month_offset is not None:
            return self._part(published.year, published.month + self.month_offset)
        steps = range(12) if context.future else range(0, -12, -1)
        for step in steps:
            found = self._part(published.year, published.month + step)
            if found is not None and self._fits(found, published, context.future):
                return found
        return None

    def _fits(self, found: DateRange, published: date, future: bool) -> bool:
        """Say whether a day is the one meant: its weekday settles it, else it is not past or ahead."""
        same_month = (found.first.year, found.first.month) == (published.year, published.month)
        if self.weekday is not None:
            return found.first.weekday() == self.weekday and (same_month or found.first <= published)
        return found.first >= published if future else found.first <= published

    def _without_year(self, context: Context) -> tuple[DateRange | None, str]:
        """Return the nearest such month or day before publication, or after it where it is announced."""
        published = context.published
        if published is None or self.month is None:
            return None, "no year"
        ahead = self.turn == "next" or (context.future and self.turn is None)
        years = (
            range(published.year, published.year + 8)
            if ahead
            else range(published.year, published.year - 8, -1)
        )
        for year in years:
            found = self._part(year, self.month)
            if found is not None and self._is_near(found, published, ahead):
                return found, "year from publication, " + ("next" if ahead else "last")
        return None, "no year fits"

    def _is_near(self, found: DateRange, published: date, ahead: bool) -> bool:
        if self.turn == "this" and self.day is None:
            return True
        if self.turn == "last" and self.day is None:
            return found.last < published
        if ahead:
            return found.last >= published
        return found.first <= published

    def _part(self, year: int, month: int) -> DateRange | None:
        whole = month_of(year, month)
        if self.day is not None:
            day = make_day(whole.first.year, whole.first.month, self.day)
            return None if day is None else one_day(day)
        if self.half is not None:
            return half_of(whole, self.half)
        return whole if self.edge is None else part_of_month(whole, self.edge)


def merged(one: Calendar, two: Calendar) -> Calendar | None:
    """Return both dates as one, `None` where they say different things of one part."""
    changes: dict[str, object] = {}
    for field in fields(Calendar):
        name = field.name
        mine, other = getattr(one, name), getattr(two, name)
        if mine is None or mine is False:
            changes[name] = other
        elif other is not None and other is not False and other != mine:
            return None
    return replace(one, **changes)  # type: ignore[arg-type]  # the names are the fields' own


def _cut(outcome: Outcome, context: Context) -> Outcome:
    """End what has begun and is told of on the publication day, unless it is announced."""
    days, published = outcome.range, context.published
    if (
        days is None
        or published is None
        or outcome.kind == "day"
        or not days.first <= published < days.last
    ):
        return outcome
    if context.future:
        return Outcome(
            DateRange(published, days.last), f"{outcome.rule}, from publication on", outcome.kind
        )
    return Outcome(DateRange(days.first, published), f"{outcome.rule}, up to publication", outcome.kind)
