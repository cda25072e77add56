"""Nights that belong to two days: "ليل السبت - الأحد", "Monday-Tuesday night", "overnight Friday"."""

from dataclasses import dataclass, replace

from dalil.language.date_arithmetic import ONE
from dalil.language.date_joins import calendars, is_day
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome
from dalil.language.date_patterns import Rule, View
from dalil.language.date_relative import last_night
from dalil.language.date_spans import Joined
from dalil.model import DateRange


def nights(view: View) -> Joined | None:
    """Read "ليل الأحد - الإثنين", "ليلة السبت على الأحد", "Monday-Tuesday night": two days running."""
    dates, part = calendars(view), view.first("P")
    if len(dates) != 2 or None in (dates[0].weekday, dates[1].weekday) or part is None:
        return None
    if part.start > view.inside[0].start and part.value != "night":
        return None
    following = ((dates[1].weekday or 0) - (dates[0].weekday or 0)) % 7 == 1
    return Joined(replace(dates[0], night=False), dates[1]) if following else None


def nights_ago(view: View) -> Calendar | None:
    """Read "two nights ago"."""
    number, part = view.first("dc"), view.first("P")
    if number is None or part is None or part.value != "night":
        return None
    return Calendar(day_offset=-int(number.value), night=True, part="night")


def overnight(view: View) -> Meaning | None:
    """Read "overnight Friday", "Friday overnight", "overnight on 3-4 May", "overnight into Monday"."""
    dates = [lexeme.value for lexeme in view.all("X")]
    others = {lexeme.text for lexeme in view.all("_K")}
    if not dates or others - {"into", "to"}:
        return None
    if isinstance(dates[0], Joined):
        return None if others else dates[0]
    if not isinstance(dates[0], Calendar) or not is_day(dates[0]):
        return None
    return NightInto(dates[0]) if others else replace(dates[0], night=True, part="night")


@dataclass(frozen=True, slots=True)
class NightInto:
    """The night that ends on a day: "overnight into Monday"."""

    day: Calendar

    def resolve(self, context: Context) -> Outcome:
        """Return the day and the one before it."""
        found = self.day.resolve(context)
        if found.range is None:
            return found
        return Outcome(
            DateRange(found.range.first - ONE, found.range.last), f"night to the day, {found.rule}", "day"
        )


NIGHTS = (
    Rule("part date (dash|slash|in|and|of)? date", nights),
    Rule("date (dash|slash) date part", nights),
    Rule("number part ago", nights_ago),
)
OVERNIGHT = (
    Rule("overnight (in|comma|the)* date", overnight),
    Rule("overnight (other|to) date", overnight),
    Rule("date overnight", overnight),
    Rule("overnight", last_night),
)
