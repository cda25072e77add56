"""Calendar dates: day, month and year in every usual order, numeric dates, Hijri dates."""

import re

from dalil.language.counted import counted_noun
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Calendar, Meaning
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import EitherOrder, Joined, Unresolved

_DAY_NUMBERS = "dco"
_ALL_NUMBERS = "dcozyCvq"


def is_month(view: View) -> Lexeme | None:
    """Return a month that is also an ordinary word as a month, where what stands beside it says so."""
    lexeme, before, after = view.inside[0], view.before(), view.after()
    if lexeme.text.isascii():
        is_one = _is_english_month(view, lexeme, before, after)
    elif lexeme.text == "اب" and "آ" not in view.written(lexeme):
        is_one = before is not None and before.code in "dco" and after is not None and after.code in "y/("
    else:
        stands = before is not None and before.code in "iSFfKuLNTBEhx-/UKAdco"
        is_one = stands or (after is not None and after.code in "LNT/(yCo")
    return lexeme if is_one else None


def _is_english_month(view: View, lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None) -> bool:
    """Say whether "may", "march" or "dec" is a month, by a date or a word of time beside it."""
    if before is not None and before.code in "dco" and (before.code != "c" or after is not None):
        return True
    if after is not None and after.code == "c" and not view.written(lexeme)[0].islower():
        return True
    if after is not None and after.code in "ydoC":
        following = view.after(1)
        plain = following is not None and following.code == "_" and following.text[0].isalpha()
        return not (plain and view.written(lexeme)[0].islower() and after.code == "d")
    if (
        before is not None
        and before.code in "-/.,"
        and view.start > 1
        and view.lexemes[view.start - 2].code in "dyW"
    ):
        return True
    if before is None or before.code not in "iSFfKuLNTBEhxA-":
        return False
    return not view.written(lexeme)[0].islower() or before.code in "iSLNT"


def paired_month(view: View) -> Lexeme | None:
    """Return "تشرين الأول/أكتوبر" or "أيار (مايو)" as one month."""
    months = view.all("M")
    return months[0]._replace(code="M") if months[0].value == months[1].value else None


def day_month(view: View) -> Calendar | None:
    """Read "15 May 2017", "the 21st of May", "15 أيار", "التاسع من شباط الماضي"."""
    day, month, year = view.first(_DAY_NUMBERS), view.first("M"), view.first("yC")
    short, turn, after = view.first("z"), view.first("LNT"), view.after()
    if short is not None and after is not None and after.text[:1].isalpha():
        return None  # "on 15 May 87 people"
    if short is not None:
        year = short._replace(value=_century(short.value))
    if day is None or month is None or _is_of_week(view) or (turn is not None and turn.text.isascii()):
        return None
    when = None if year is None else year.value
    return Calendar(year=when, month=month.value, day=day.value, turn=turned(turn))


def _is_of_week(view: View) -> bool:
    """Say whether the ordinal counts weeks: "الأسبوع الأول من أيار", "the second week of May"."""
    unit, day, before = view.first("U"), view.first("o"), view.before()
    if unit is not None and unit.value == "week":
        return True
    return day is not None and before is not None and before.code == "U" and before.value == "week"


def turned(turn: Lexeme | None) -> str | None:
    """Return which way "last", "next" or "this" turns a date."""
    return None if turn is None else {"L": "last", "N": "next", "T": "this"}[turn.code]


def month_day(view: View) -> Calendar | None:
    """Read "May 15, 2017", "Dec31"; "in May 15 people" names no day."""
    month, day, year = view.first("M"), view.first(_DAY_NUMBERS), view.first("yC")
    if month is None or day is None:
        return None
    before, after = view.before(), view.after()
    if year is None and day.code != "o" and _counts_something(view, before, after):
        return None
    return Calendar(year=None if year is None else year.value, month=month.value, day=day.value)


def _counts_something(view: View, before: Lexeme | None, after: Lexeme | None) -> bool:
    """Say whether the number after a month counts what follows: "in May 12 civilians"."""
    if after is None or after.code in ",.)\n" or (before is not None and before.text in ("on", "dated")):
        return False
    if before is not None and before.text in ("in", "during", "of"):
        return True
    if not view.inside[0].text.isascii():
        return after.code == "_" and after.text[0].isalpha()
    following = view.after(1)
    return any(
        word is not None and (counted_noun(word.text) is not None or word.code in "q")
        for word in (after, following)
    )


def year_month_day(view: View) -> Calendar | None:
    """Read "2019-sep-1" and "2016 June"."""
    year, month, days = view.first("yC"), view.first("M"), view.all("dco")
    if year is None or month is None:
        return None
    return Calendar(year=year.value, month=month.value, day=days[-1].value if days else None)


def month_alone(view: View) -> Calendar | None:
    """Read "May 2017", "May", "أيار الماضي", "last May"."""
    month, year, turn = view.first("M"), view.first("yC"), view.first("LNT")
    if month is None or (turn is not None and turn.text.isascii() and turn.start > month.start):
        return None
    return Calendar(year=None if year is None else year.value, month=month.value, turn=turned(turn))


def year_alone(view: View) -> Calendar | None:
    """Read "in 2017", "عام 2015"; "in 2000 villages" names no year."""
    year, unit, before = view.first("yC"), view.first("UJ"), view.before()
    if year is None or _is_count(view, year):
        return None
    if unit is not None:
        return Calendar(year=year.value) if unit.value == "year" else None
    after = view.after()
    stands = before is not None and before.code in "iSFfKuLNTEhsBx("
    if before is not None and before.code == "A" and view.start > 1:
        stands = view.lexemes[view.start - 2].code in "yC"
    if not stands or (before is not None and before.text in ("at", "by", "ب", "ل") and year.code == "C"):
        return None
    return None if after is not None and after.code in "/%UY" else Calendar(year=year.value)


def _is_count(view: View, year: Lexeme) -> bool:
    after = view.after()
    is_round = year.value % 100 == 0 or year.code == "C" or not view.folded.text.isascii()
    return is_round and after is not None and counted_noun(after.text) is not None


def years(view: View) -> Joined:
    """Read "2014-2018", "عامي 2014 و2017"."""
    first, last = view.all("yC")[:2]
    return Joined(Calendar(year=first.value), Calendar(year=last.value))


def year_in_words(view: View) -> Lexeme | None:
    """Read "nineteen twenty eight", "twenty fifteen" as one year."""
    first, second = view.inside
    short = second.value if isinstance(second.value, int) else 0
    words = first.text.isalpha() and second.text[0].isalpha() and first.value in (19, 20)
    if not words or not 10 <= short <= 99:
        return None
    return first._replace(value=first.value * 100 + short)


def century(view: View) -> Joined | None:
    """Read "the 19th century"."""
    number, unit = view.first("oc"), view.first("U")
    if number is None or unit is None or unit.value != "century" or not 2 <= number.value <= 21:
        return None
    start = 100 * (number.value - 1)
    return Joined(Calendar(year=start), Calendar(year=start + 99))


def day_alone(view: View) -> Calendar | None:
    """Read "on the 27th", "في 15 الساعة 8:00": a day of the month of publication or the one before it."""
    day, before, after = view.first("dco"), view.before(), view.after()
    if (
        day is None
        or before is None
        or not (before.code in "iSKFu" or before.text == "for" or _of_week(view))
    ):
        return None
    if view.first("1") is None or day.code != "o" or not day.text[0].isdigit():
        return None
    ends = after is None or after.code in ",.)\ni!" or (after.code == "_" and not after.text[0].isalpha())
    return Calendar(day=day.value) if ends else None


def _of_week(view: View) -> bool:
    return (
        view.start > 1
        and view.lexemes[view.start - 1].code == "f"
        and view.lexemes[view.start - 2].code == "U"
    )


def decade(view: View) -> Joined | None:
    """Read "the 1990s", "السبعينيات"."""
    word = view.first("n")
    if word is not None:
        return Joined(Calendar(year=word.value), Calendar(year=word.value + 9))
    year, before = view.first("yzd"), view.before()
    if year is None or year.value % 10 or view.inside[-1].text not in ("s", "'s"):
        return None
    if year.code != "y" and not view.first("1'") and (before is None or before.code != "i"):
        return None
    start = year.value if year.value > 99 else 1900 + year.value
    return Joined(Calendar(year=start), Calendar(year=start + 9))


def hijri(view: View) -> Calendar | None:
    """Read "12 رمضان 1437 هـ", "شهر رمضان"."""
    month, day, year = view.first("H"), view.first(_DAY_NUMBERS), view.first("v")
    if month is None:
        return None
    if day is None and year is None:
        before, after = view.before(), view.after()
        stands = before is not None and (
            before.code in "ESFfKuN" or before.text in ("in", "during", "خلال", "في")
        )
        if not (stands or view.first("UJ") or (after is not None and after.code in "LN")):
            return None
    return Calendar(
        year=None if year is None else year.value,
        month=month.value,
        day=None if day is None else day.value,
        hijri=True,
    )


def season(view: View) -> Unresolved | None:
    """Read "summer 2014", "صيف العام الماضي": no exact days."""
    return Unresolved("season") if len(view.inside) > 1 else None


def quarter(view: View) -> Calendar | None:
    """Read "Q2 2016", "the third quarter of 2017", "2019-H2"."""
    part, year = view.first("Q"), view.first("yC")
    half = view.first("h")
    if half is not None and year is not None:
        return Calendar(year=year.value, half=half.value)
    if part is None or (year is None and not part.text.startswith("q")):
        return None
    return Calendar(year=None if year is None else year.value, quarter=part.value)


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
    year = third if third > 99 else _century(third)
    usual = _day_or_month_first(first, second, year, view, dotted=marks[0].code == ".")
    if not isinstance(usual, Calendar) or third > 99 or view.language != "ar":
        return usual
    other = _in_order(_century(first), second, third)
    return usual if other is None else EitherOrder(usual, other)


def spaced(view: View) -> Calendar | None:
    """Read "2016 10 16" after "on" or at the start."""
    before, after = view.before(), view.after()
    year, month, day = (lexeme.value for lexeme in view.inside)
    if (before is not None and before.text not in ("on", "في", "بتاريخ")) or month > 12:
        return None
    return None if after is not None and after.code in "-:" else Calendar(year=year, month=month, day=day)


def _century(short: int) -> int:
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


def day_and_month_in_digits(view: View) -> Calendar | Unresolved | None:
    """Read "22/4" where it is marked as a date and is no fraction or score."""
    numbers = view.all("dz")
    before, after = view.before(), view.after()
    marked = before is not None and before.code in "iWXSFJKu"
    glued = numbers[0].end + 1 == numbers[1].start
    one, two = numbers[0].value, numbers[1].value
    plain = view.all("/") and max(one, two) > 12 and min(one, two) < 13 and (one, two) != (24, 7)
    if not (marked or plain) or not glued or (after is not None and after.code in "/-MmF"):
        return None
    return _day_or_month_first(numbers[0].value, numbers[1].value, None, view)


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

_DAY_MONTH = "the? day (dot|dash|slash|of)? of? the? one? month"
_DIGITS = "(digit|short|year|hyear)"
_MARKS = ("slash", "dash", "dot")
RULES = (
    Rule(_DAY_MONTH, day_month),
    Rule(f"{_DAY_MONTH} turn", day_month),
    Rule("the? ordinal one of the? month (comma|of|in)? year?", day_month),
    Rule(f"{_DAY_MONTH} (dot|dash|slash|comma)? (of|in)? one? year gmark?", day_month),
    Rule("month (dot|dash|slash)? the? day", month_day),
    Rule("month (dot|dash|slash)? the? day (comma|dash|slash)? (of|in|from)? one? year", month_day),
    Rule("year (dash|slash|dot)? month (dash|slash|dot)? day", year_month_day),
    Rule("year comma? month", year_month_day),
    Rule("one? month (comma|dot|slash)? (of|in)? (the? one)? year gmark?", month_alone),
    Rule("(the? turn)? one? month", month_alone),
    Rule("one? month turn", month_alone),
    Rule("one? year gmark?", year_alone),
    Rule("the? quote? (year|short|digit) quote? other", decade),
    Rule("the? (ordinal one | one day)", century),
    Rule("the day", day_alone),
    Rule(f"{_DAY_MONTH} (of|quote|comma)? short", day_month),
    Rule("the? decade", decade),
    Rule("the? pair year (and|dash) year", years),
    Rule("(the? day of? the? one?)? one? hijri (comma? of? (one of?)? hyear)? hmark?", hijri),
    Rule("hijri day (comma? hyear hmark?)?", hijri),
    Rule("in? the? turn? season ((of|in)? (the? one turn? | one? year | turn))?", season),
    Rule("the? quarter (of|in|dash)? (the? one)? year?", quarter),
    Rule("year dash? (quarter|half)", quarter),
    Rule("half year", quarter),
    *(Rule(f"{_DIGITS} {mark} (digit|short) {mark} {_DIGITS} (hmark|gmark)?", numeric) for mark in _MARKS),
    Rule("year digit digit", spaced),
    Rule("digit slash digit", day_and_month_in_digits),
    Rule("digit dash digit", day_and_month_in_digits),
    Rule("(digit (slash|dash) year | year (slash|dash) digit)", month_and_year_in_digits),
)  # fmt: skip
