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
    if view.first("J") is not None or (hour_word is not None and hour_word.value != "hour"):
        return None
    if not numbers:
        return None
    hour, minute, second = (*numbers, 0, 0)[:3]
    if hour_word is not None and view.first("o") is not None and hour > 12:
        hour, minute = hour % 10, hour // 10 * 10  # "الثامنة وعشرين دقيقة" reads as the 28th
    half = None if marker is None or marker.value in ("any", "noon") else str(marker.value)
    found = _time(hour, minute, second, half)
    return None if found is None else Clock(found, half)


def _time(hour: int, minute: int, second: int, half: str | None) -> time | None:
    if half in ("pm", "night") and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return time(hour % 24, minute, second) if hour <= 24 and minute < 60 and second < 60 else None


def clock_in_words(view: View) -> Clock | None:
    """Read "at five-thirty", "seven twenty-seven", "one thirty pm"."""
    numbers, marker, before = view.all("cq"), view.first("!"), view.before()
    if len(numbers) != 2:
        return None
    hour, minute = numbers
    if not (hour.text.isalpha() and minute.text[0].isalpha()) or not isinstance(minute.value, int):
        return None
    if marker is None and (before is None or before.text not in ("at", "around")):
        return None
    half = None if marker is None or marker.value == "any" else str(marker.value)
    found = _time(hour.value, minute.value, 0, half) if hour.value <= 12 and minute.value >= 10 else None
    return None if found is None else Clock(found, half)


def clock_before_or_past(view: View) -> Clock | None:
    """Read "a quarter to seven", "twenty minutes past five"."""
    numbers, unit, before = view.all("dc"), view.first("UY"), view.first("K")
    share = view.first("q")
    if share is not None:
        return _share_of_hour(share.value, numbers[-1].value, to=before is not None)
    quarter = unit is not None and unit.value == "quarter"
    if not quarter and (unit is None or unit.value != "minute" or len(numbers) != 2):
        return None
    minutes = 15 if quarter else int(numbers[0].value)
    total = 60 * numbers[-1].value + (-minutes if before is not None else minutes)
    return Clock(time(total // 60, total % 60)) if 0 <= total < 24 * 60 else None


def _share_of_hour(share: float, hour: int, *, to: bool) -> Clock | None:
    """Return "half past seven", "a quarter to five"."""
    if share not in (0.25, 0.5):
        return None
    total = 60 * hour + round(60 * share) * (-1 if to else 1)
    return Clock(time(total // 60, total % 60)) if 0 <= total < 24 * 60 else None


def clock_by_parts(view: View) -> Clock | None:
    """Read "الساعة السابعة والنصف مساء", "السابعة إلا الربع"."""
    hour, minutes, marker = view.first("od"), view.first(">"), view.first("P")
    if hour is None or minutes is None or not 1 <= hour.value <= 12:
        return None
    half = None if marker is None or marker.value == "noon" else str(marker.value)
    whole = _time(hour.value, 0, 0, half)
    total = -1 if whole is None else 60 * whole.hour + minutes.value
    return Clock(time(total // 60, total % 60), half) if 0 <= total < 24 * 60 else None


def morning_clock(view: View) -> Clock | None:
    """Read "في 7 صباحا": an hour with an adverb of the part of the day."""
    hour, part, before, after = view.first("d"), view.first("P"), view.before(), view.after()
    if hour is None or part is None or not part.text.endswith("ا") or part.text.isascii():
        return None
    beside = (before is not None and before.code == "i") or (after is not None and after.code == "X")
    half = None if part.value == "noon" else str(part.value)
    found = _time(hour.value, 0, 0, half) if beside and hour.value <= 12 else None
    return None if found is None else Clock(found, half)


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
    if any(lexeme.text not in ("t", "for", "@") for lexeme in view.all("_")):
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


def at_dotted(view: View) -> Calendar | None:
    """Read "Monday at 2.30"."""
    date, word, number = view.inside
    match = re.fullmatch(r"(\d{1,2})\.(\d\d)", number.text)
    found = None if match is None or word.text != "at" else _time(int(match[1]), int(match[2]), 0, None)
    return None if found is None or not isinstance(date.value, Calendar) else _at(date.value, Clock(found))


def at_hour(view: View) -> Calendar | None:
    """Read "tomorrow morning at 7", "Friday around 4": a bare hour after "at"."""
    date, hour, after = view.first("X"), view.first("dco"), view.after()
    if date is None or hour is None or not isinstance(date.value, Calendar) or hour.value > 24:
        return None
    small = {lexeme.text for lexeme in view.all("i3")}
    if not small & ({"at", "around", "about", "عند"} | ({"في"} if date.value.part is not None else set())):
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
    Rule("one (ordinal|digit) (and number)? unit? part?", clock, "0"),
    Rule("day dash? (day|big) meridiem?", clock_in_words, "0"),
    Rule("(number many | article? one | big) (to|last) day", clock_before_or_past, "0"),
    Rule("one? (ordinal|digit) minutes part?", clock_by_parts, "0"),
    Rule("digit part", morning_clock, "0"),
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
    Rule("date in big", at_dotted),
    Rule("date (comma|in|about)+ (digit|day)", at_hour),
)
