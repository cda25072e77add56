"""The day of publication as a header, a column or a page states it."""

import re
from datetime import date
from typing import NamedTuple

from dalil.language.dates import find_dates

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T ,].*)?", re.DOTALL)
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T.*)?\s*")
_MARKS = re.compile(r"[,،|]\s+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_ARABIC = re.compile("[\u0620-\u064a]")


class FoundDay(NamedTuple):
    """A day named in a line, and where: `line[start:end]`."""

    day: date
    start: int
    end: int


def iso_day(words: str) -> date | None:
    """Return the day that `words` begin with, year first; `None` where they do not.

    The clock time and its zone are passed over: the day is the one the item itself states.
    """
    plain = words.translate(_DIGITS)
    match = _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def stated_day(words: str) -> date | None:
    """Return the one day that `words` name: "2015-03-04", "Wed, 4 Mar 2015", "4 آذار/مارس 2015".

    A day that can be read two ways ("03/04/2015"), a month, two days or a word such as
    "yesterday" is `None`: a date of publication is never guessed.
    """
    first = iso_day(words)
    if first is not None:
        return first
    days = {found.day for found in _days_in(words)}
    return days.pop() if len(days) == 1 else None


def find_day(line: str) -> FoundDay | None:
    """Return the first day that `line` names in full, year included, in whichever language.

    Words such as "today," before a day are no part of it: they can be the name of a newspaper.
    """
    found = next(iter(_days_in(line)), None)
    if found is None:
        return None
    for mark in _MARKS.finditer(line, found.start, found.end):
        alone = next(iter(_days_in(line[mark.end() : found.end])), None)
        if alone is not None and alone.day == found.day:
            return FoundDay(found.day, mark.end() + alone.start, mark.end() + alone.end)
    return found


def _days_in(line: str) -> list[FoundDay]:
    language = "ar" if _ARABIC.search(line) else "en"
    without_clock = _CLOCK.sub(lambda match: " " * len(match[0]), line)
    return [
        FoundDay(mention.range.first, mention.span.start, mention.span.end)
        for mention in find_dates(without_clock, language, None)
        if mention.range is not None and mention.range.first == mention.range.last
    ]
