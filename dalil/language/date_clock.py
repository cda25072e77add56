"""Clock times beside dates: "Friday at 4pm", "الساعة 8:30 مساء الأحد"."""

import re
from dataclasses import dataclass, replace
from datetime import time

from dalil.language.counted import counted_noun
from dalil.language.date_meanings import Calendar, Context, Outcome
from dalil.language.date_patterns import Rule, View


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `half` is "am", "pm" or `None` where the words leave it open."""

    clock: time
    half: str | None = None

    def resolve(self, context: Context) -> Outcome:
        """Return no day: a clock time alone dates nothing."""
        return Outcome(None, "clock time alone", "time", self.clock)


def clock(view: View) -> Clock | None:
    """Read "8:30", "4pm", "10:23:05 am", "الساعة الثامنة مساء", "الساعة 8:00"."""
    numbers = [lexeme.value for lexeme in view.all("dzocy") if isinstance(lexeme.value, int)]
    hour_word, marker, written = view.first("U"), view.first("!P"), view.all("dz:")
    if len(written) > 1 and len(view.written(written[-1])) != 2:
        return None
    if hour_word is not None and hour_word.value != "hour":
        return None
    if not numbers:
        return None
    hour, minute, second = (*numbers, 0, 0)[:3]
    half = None if marker is None or marker.value in ("any", "noon") else str(marker.value)
    found = _time(hour, minute, second, half)
    return None if found is None else Clock(found, half)


def _time(hour: int, minute: int, second: int, half: str | None) -> time | None:
    if half in ("pm", "night") and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return time(hour % 24, minute, second) if hour <= 24 and minute < 60 and second < 60 else None


def dotted_clock(view: View) -> Clock | None:
    """Read "8.30pm"."""
    number, marker = view.inside
    match = re.fullmatch(r"(\d{1,2})\.(\d\d)", number.text)
    found = None if match is None else _time(int(match[1]), int(match[2]), 0, str(marker.value))
    return None if found is None else Clock(found, str(marker.value))


def timed(view: View) -> Calendar | None:
    """Read a date with a clock time on either side."""
    date, found = view.first("X"), view.first("0")
    if (
        date is None
        or found is None
        or not isinstance(date.value, Calendar)
        or date.value.clock is not None
    ):
        return None
    if any(lexeme.text != "t" for lexeme in view.all("_")):
        return None
    year = view.first("y")
    return _at(date.value if year is None else date.value.with_year(year.value), found.value)


def day_and_clock(view: View) -> Calendar | None:
    """Read "on 15 at 8:00", "الساعة 8 مساء في 15": a day of the month with a time."""
    day, found, before = view.first("do"), view.first("0"), view.before()
    introduced = view.inside[0].code == "0" or (before is not None and before.code == "i")
    if day is None or found is None or not introduced or (view.inside[0].code == "0" and not view.all("i")):
        return None
    after = view.after()
    if view.inside[-1] is day and after is not None and after.text[:1].isalpha():
        return None
    return _at(Calendar(day=day.value), found.value)


def at_hour(view: View) -> Calendar | None:
    """Read "tomorrow morning at 7", "Friday around 4": a bare hour after "at"."""
    date, hour, after = view.first("X"), view.first("dc"), view.after()
    if date is None or hour is None or not isinstance(date.value, Calendar) or hour.value > 24:
        return None
    small = [lexeme.text for lexeme in view.all("i3")]
    if not small or not {"at", "around", "about", "عند"} & set(small):
        return None
    if after is not None and (
        after.code == "_" and after.text[0].isalpha() or counted_noun(after.text) is not None
    ):
        return None
    return _at(date.value, Clock(time(hour.value % 24)))


def _at(date: Calendar, found: Clock) -> Calendar | None:
    """Return the date at a time, in the half of the day that either names."""
    if date.month is None and date.day is None and date.weekday is None and date.day_offset is None:
        return None
    late = found.half is None and date.part in ("pm", "night") and found.clock.hour < 12
    when = found.clock.replace(hour=found.clock.hour + 12) if late else found.clock
    return replace(date, clock=when)


CLOCKS = (
    Rule("one? number colon number (colon number)? (meridiem|part)?", clock, "0"),
    Rule("number meridiem", clock, "0"),
    Rule("big meridiem", dotted_clock, "0"),
    Rule("one (ordinal|digit) (and number unit?)? part?", clock, "0"),
)
DAYS = (
    Rule("(digit|ordinal) (comma|in)* clock", day_and_clock),
    Rule("clock (comma|in)* (digit|ordinal)", day_and_clock),
)
TIMED = (
    Rule("date clock year", timed),
    Rule("date (comma|in|about|open|dash)* clock close?", timed),
    Rule("clock (comma|in|of)* date", timed),
    Rule("date other clock", timed),
    Rule("date (comma|in|about)+ (digit|day)", at_hour),
)
