"""Calendar dates with names of months: day, month and year in every usual order, Hijri dates."""

from dalil.language.counted import counted_noun
from dalil.language.date_digits import century_of
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Calendar
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import Joined, Unresolved

_DAY_NUMBERS = "dco"


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
    if after is not None and after.code == "." and not view.written(lexeme)[0].islower():
        after = view.after(1)
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
        year = short._replace(value=century_of(short.value))
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
    if _names_one(after.text) or (before is not None and before.text == "the"):
        return False  # "the January 6 attacks"
    following = view.after(1)
    return any(
        word is not None and (counted_noun(word.text) is not None or word.code in "q")
        for word in (after, following)
    )


def _names_one(word: str) -> bool:
    """Say whether a word is the singular of a counted noun, which no number above one counts."""
    noun = counted_noun(word)
    return noun is not None and noun.form == "one" and word.isascii()


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
    if before is not None and before.code in "A-" and view.start > 1:
        stands = view.lexemes[view.start - 2].code in ("yC" if before.code == "A" else "E")
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
    definite = view.first("1") is not None or before.text.endswith(" the")
    if not definite or day.code != "o" or not day.text[0].isdigit():
        return None
    ends = after is None or after.code in ",.)\ni!" or (after.code == "_" and not after.text[0].isalpha())
    return Calendar(day=day.value) if ends else None


def _of_week(view: View) -> bool:
    return (
        view.start > 1
        and view.lexemes[view.start - 1].code == "f"
        and view.lexemes[view.start - 2].code == "U"
    )


def day_of_this(view: View) -> Calendar | None:
    """Read "في 14 الجاري": a day of the month of publication."""
    day, turn, before = view.first("dco"), view.first("T"), view.before()
    if day is None or turn is None or not turn.text.startswith("ال") or before is None:
        return None
    return Calendar(month_offset=0, day=day.value) if before.code in "iJFKuBAWX" else None


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


_DAY_MONTH = "the? day (dot|dash|slash|of)? of? the? one? month"
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
    Rule("the? day", day_alone),
    Rule("the? day of? turn", day_of_this),
    Rule(f"{_DAY_MONTH} (of|quote|comma)? short", day_month),
    Rule("the? decade", decade),
    Rule("the? pair year (and|dash) year", years),
    Rule("(the? day of? the? one?)? one? hijri (comma? of? (one of?)? hyear)? hmark?", hijri),
    Rule("hijri day (comma? hyear hmark?)?", hijri),
    Rule("in? the? turn? season ((of|in)? (the? one turn? | one? year | turn))?", season),
    Rule("the? quarter (of|in|dash)? (the? one)? year?", quarter),
    Rule("year dash? (quarter|half)", quarter),
    Rule("half year", quarter),
)  # fmt: skip
