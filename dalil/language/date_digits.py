"""Dates in digits: "2017-10-03", "23/10/2017", "on 13.12", "10/1-11/7", "11/2016"."""

import re

from dalil.language.counted import counted_noun
from dalil.language.date_meanings import Calendar, Meaning
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import EitherOrder, Unresolved

_ALL_NUMBERS = "dcozyCvq"


def numeric(view: View) -> Meaning | None:
    """Read three numbers with marks between: year first, or day and month before the year."""
    numbers = view.all(_ALL_NUMBERS)
    marks = view.all("/-.,")
    glued = all(a.end == b.start for a, b in zip(view.inside, view.inside[1:], strict=False))
    if len(numbers) != 3 or (not glued and marks[0].code != "/"):
        return None
    first, second, third = (lexeme.value for lexeme in numbers)
    if numbers[0].code in "yv":
        return _in_order(first, second, third)
    if len(view.written(numbers[2])) not in (2, 4) or marks[0].code == ",":
        return None
    year = third if third > 99 else century_of(third)
    usual = _day_or_month_first(first, second, year, view, dotted=marks[0].code == ".")
    if not isinstance(usual, Calendar) or third > 99 or view.language != "ar":
        return usual
    other = _in_order(century_of(first), second, third)
    return usual if other is None else EitherOrder(usual, other)


def spaced(view: View) -> Calendar | None:
    """Read "2016 10 16" after "on" or at the start."""
    before, after = view.before(), view.after()
    year, month, day = (lexeme.value for lexeme in view.inside)
    if (before is not None and before.text not in ("on", "في", "بتاريخ")) or month > 12:
        return None
    return None if after is not None and after.code in "-:" else Calendar(year=year, month=month, day=day)


def century_of(short: int) -> int:
    """Return the year of two digits: 17 is 2017, 87 is 1987."""
    return 2000 + short if short < 50 else 1900 + short


def _in_order(year: int, month: int, day: int) -> Calendar | None:
    if month > 12 >= day:
        month, day = day, month
    if month > 12 or day > 31:
        return None
    return Calendar(year=year, month=month, day=day, hijri=year < 1600)


def _day_or_month_first(
    first: int, second: int, year: int | None, view: View, *, dotted: bool = False
) -> Calendar | Unresolved | None:
    """Decide between day/month and month/day; English leaves open what may be both."""
    hijri_year = year is not None and 1300 <= year <= 1500
    if (first > 12 and second > 12) or first > 31 or second > 31 or not first or not second:
        return None
    if first > 12 or dotted or first == second or (second <= 12 and view.language == "ar"):
        return Calendar(year=year, month=second, day=first, hijri=hijri_year) if second <= 12 else None
    if second > 12:
        return Calendar(year=year, month=first, day=second, hijri=hijri_year)
    order = settled_order(view.folded.text)
    if order is None:
        return Unresolved("day and month cannot be told apart", "day")
    day, month = (first, second) if order == "day first" else (second, first)
    return Calendar(year=year, month=month, day=day)


def dotted_day(view: View) -> Calendar | Unresolved | None:
    """Read "on 13.12", where it is marked as a date and counts nothing."""
    before, after = view.before(), view.after()
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})", view.inside[0].text)
    if match is None or before is None or not (before.code in "WJ" or before.text in _ON):
        return None
    if after is not None and (
        after.code in "%UYJ_" and after.text[0] not in ".,)" or counted_noun(after.text)
    ):
        return None
    return _day_or_month_first(int(match[1]), int(match[2]), None, view)


_ON = frozenset({"on", "dated", "بتاريخ"})


def day_and_month_in_digits(view: View) -> Calendar | Unresolved | None:
    """Read "22/4" where it is marked as a date and is no fraction or score."""
    numbers = view.all("dz")
    before, after = view.before(), view.after()
    marked = before is not None and (before.code in "iWXSFJKuB" or _ends_span(view))
    glued = numbers[0].end + 1 == numbers[1].start
    one, two = numbers[0].value, numbers[1].value
    plain = view.all("/") and max(one, two) > 12 and min(one, two) < 13 and (one, two) != (24, 7)
    if (
        not (marked or plain)
        or not glued
        or (after is not None and after.code in "/-MmF" and not _opens_span(view))
    ):
        return None
    return _day_or_month_first(numbers[0].value, numbers[1].value, None, view)


def _opens_span(view: View) -> bool:
    """Say whether "10/1" begins "10/1-11/7"."""
    codes = [lexeme.code for lexeme in view.lexemes[view.end : view.end + 4]]
    return (
        len(codes) == 4
        and codes[0] in "-F"
        and codes[1] in "dz"
        and codes[2:] == ["/", codes[3]]
        and codes[3] in "dz"
    )


def _ends_span(view: View) -> bool:
    """Say whether "11/7" ends "10/1-11/7"."""
    codes = [lexeme.code for lexeme in view.lexemes[max(view.start - 4, 0) : view.start]]
    return len(codes) == 4 and codes[1] == "/" and codes[3] == "-" and codes[0] in "dz" and codes[2] in "dz"


def month_and_year_in_digits(view: View) -> Calendar | None:
    """Read "11/2016", "2016-11"."""
    numbers = view.all("dzy")
    year = next((n for n in numbers if n.code == "y"), None)
    month = next((n for n in numbers if n.code == "d"), None)
    if year is None or month is None or month.value > 12:
        return None
    return Calendar(year=year.value, month=month.value)


def settled_order(text: str) -> str | None:
    """Return "day first" or "month first" where a numeric date of the text can only be read so."""
    orders = set()
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second > 0:
            orders.add("day first")
        elif second > 12 >= first > 0:
            orders.add("month first")
    return orders.pop() if len(orders) == 1 else None


_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/-])")


_DIGITS = "(digit|short|year|hyear)"
_MARKS = ("slash", "dash", "dot")
DIGITS = (
    Rule("big", dotted_day),
    *(Rule(f"{_DIGITS} {mark} (digit|short) {mark} {_DIGITS} (hmark|gmark)?", numeric) for mark in _MARKS),
    Rule("year digit digit", spaced),
    Rule("digit slash digit", day_and_month_in_digits),
    Rule("digit dash digit", day_and_month_in_digits),
    Rule("(digit (slash|dash) year | year (slash|dash) digit)", month_and_year_in_digits),
)
