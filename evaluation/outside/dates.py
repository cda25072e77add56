"""Recognizers-Text: phrases with dates and numbers in both languages, each with its value.

The set counts days otherwise than a news report is read: a period ends on the day after its last, a
named week, month or year is the whole one even where it has just begun, "months ago" is the same day of
the month, a span ends where its last week, month, quarter or year begins, decades are those of the
calendar, and the start, middle and end of a month or year have other bounds. "Last Wednesday" is the one of
the week before, a weekday named on that weekday is a week ago, a bare weekend is the coming one, words that
lean on an earlier date of the text ("the next day") lean on the reference day, and English puts the month
first. Its values are written
from ours by those rules.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dalil.language.date_arithmetic import month_of, week_of, year_of
from dalil.language.dates import DateMention, find_dates
from dalil.language.numbers import Number, find_numbers
from dalil.model import DateRange
from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools

ONE = timedelta(days=1)
WHOLE: dict[str, Callable[[date], DateRange]] = {
    "week": week_of,
    "month": lambda day: month_of(day.year, day.month),
    "year": lambda day: year_of(day.year),
}
MONTH_PARTS = {"start": (1, 16), "early": (1, 16), "mid": (10, 21)}
"""First day of a part of a month, and the day after its last; the rest runs from the 16th."""
YEAR_PARTS = {"start": (1, 5), "early": (1, 7), "late": (7, 13), "end": (9, 13)}
"""First month of a part of a year, and the month after its last."""
MONTH_FIRST = "12/31/1999\n\n"
"""A date that shows the order of English dates in the set."""
IN_IT = {"earlier": "early", "later": "late"}
ANCHORS = {"now": "current", "end": "end"}
_EXCLUSIVE = (
    "first days",
    "last days",
    "lasting",
    "weekend",
    "week",
    "of the month",
    "half",
    "of a year",
    "period after",
)


def predict(line: Line, tools: Tools) -> list[dict[str, object]]:
    """Return the dates of one phrase in the set's values."""
    reference = date.fromisoformat(line["ref"])
    text = line["text"]
    mentions = find_dates(text, line["lang"], reference)
    ahead = {m.span: m for m in find_dates(text, line["lang"], reference, future=True)}
    leaning = _leaning(text, line["lang"], reference)
    found = []
    for mention in mentions:
        words = mention.span.of(text).lower()
        is_length = mention.kind == "duration"
        read = mention
        if is_length or (mention.rule == "weekend" and "last" not in words and "الماضي" not in words):
            read = ahead.get(mention.span, mention)
        elif mention.range is None and not mention.rule.startswith("period of"):
            read = leaning.get(mention.span.start, mention)
        value = _decades(mention, text, reference) or _weekday(mention, words, reference)
        is_length = is_length or text[: mention.span.start].lower().endswith("within ")
        value = value or value_of(read, reference, is_length=is_length)
        if value is not None:
            found.append({"start": mention.span.start, "end": mention.span.end, "value": value})
    return found


def _leaning(text: str, language: str, reference: date) -> dict[int, DateMention]:
    """Return by where they stand the dates that lean on what the text does not say.

    Those that lean on an earlier date are read from the reference day, "5/7" in English as May.
    """
    lead = f"{reference}\n\n"
    mentions = find_dates(lead + text, language, reference)
    ordered = find_dates(lead + MONTH_FIRST + text, language, reference) if language == "en" else []
    found = {m.span.start - len(lead) - len(MONTH_FIRST): m for m in ordered if m.kind in ("day", "span")}
    return found | {m.span.start - len(lead): m for m in mentions if m.kind == "relative"}


def _weekday(mention: DateMention, words: str, reference: date) -> str | None:
    """Return the set's day of "last Wednesday" and of a weekday named on that weekday."""
    days = mention.range
    if days is None or not mention.rule.startswith("last weekday before publication"):
        return None
    turned = any(word in words for word in ("last", "previous", "الماضي", "السابق"))
    day = days.first
    if (turned and day >= week_of(reference).first) or (not turned and day == reference):
        day -= 7 * ONE
    return f"{day} {mention.clock:%H:%M:%S}" if mention.clock else f"{day}"


def value_of(mention: DateMention, reference: date, *, is_length: bool = False) -> str | None:
    """Return the set's value of a date, `None` where Dalil gives no day."""
    days, rule = mention.range, mention.rule
    if mention.clock is not None:
        return f"{days.first if days else reference} {mention.clock:%H:%M:%S}"
    if days is None:
        return None
    if rule == "counted from publication" and mention.kind in ("month", "year"):
        return _same_day(days, reference, mention.kind)
    if rule == "from publication on":
        later = timedelta(0) if is_length else ONE
        return f"{days.first + later}/{days.last + later}"
    part = _in_it(days, rule, reference)
    if part is not None:
        return part
    if mention.kind in WHOLE:
        whole = WHOLE[mention.kind](days.first)
        first = days.first if rule.endswith("from publication on") else whole.first
        return f"{first}/{whole.last + ONE}"
    if days.first == days.last and mention.kind != "span":
        return days.first.isoformat()
    return _part(days, rule) or _span(days, rule)


def _same_day(days: DateRange, reference: date, kind: str) -> str:
    month = days.first.month if kind == "month" else reference.month
    last = calendar.monthrange(days.first.year, month)[1]
    return date(days.first.year, month, min(reference.day, last)).isoformat()


def _in_it(days: DateRange, rule: str, reference: date) -> str | None:
    """Return "earlier this month", "later in the year": its first or last half, cut at the reference."""
    period, _, counted = rule.partition(" in it, ")
    if period not in IN_IT or not counted.startswith(("month", "year")):
        return None
    part = _part(days, f"{IN_IT[period]} of a {counted}")
    first, last = (date.fromisoformat(end) for end in (part or "").split("/"))
    return f"{max(first, reference)}/{last}" if period == "later" else f"{first}/{min(last, reference)}"


def _part(days: DateRange, rule: str) -> str | None:
    """Return the bounds of a named part of a year or month, `None` where the rule names none."""
    year, month = days.first.year, days.first.month
    if rule.startswith(("quarter", "half of a year")):
        months = 3 if rule.startswith("quarter") else 6
        return f"{days.first}/{month_of(year, month + months - 1).last + ONE}"
    edge, _, rest = rule.partition(" of a ")
    if rule.startswith("span"):
        return None
    if rest.startswith("month"):
        whole = month_of(year, month)
        if edge not in MONTH_PARTS:
            return f"{whole.first.replace(day=16)}/{whole.last + ONE}"
        first, after = MONTH_PARTS[edge]
        return f"{whole.first.replace(day=first)}/{whole.first.replace(day=after)}"
    if rest.startswith("year") and edge in YEAR_PARTS:
        first, after = YEAR_PARTS[edge]
        end = date(year + 1, 1, 1) if after > 12 else date(year, after, 1)
        return f"{date(year, first, 1)}/{end}"
    return None


def _decades(mention: DateMention, text: str, reference: date) -> str | None:
    """Return calendar decades counted back or ahead, `None` where the words count none."""
    words = mention.span.of(text).lower()
    if mention.range is None or not any(word in words for word in ("decades", "عقدين", "عقود", "العقود")):
        return None
    days = mention.range
    count = round((days.last - days.first).days / 3652.5)
    now = reference.year // 10 * 10
    if mention.rule == "up to publication":
        return f"{now - 10 * count}-01-01/{now}-01-01"
    return f"{now + 10}-01-01/{now + 10 * count + 10}-01-01"


def _span(days: DateRange, rule: str) -> str:
    """Return a span: up to the start of its last week, month, quarter or year where it ends with one."""
    end = days.last
    if rule.startswith("span"):
        starts_year = (days.first.month, days.first.day) == (1, 1)
        if "numbered week" in rule:
            end = week_of(end).first
        elif "quarter" in rule:
            end = end.replace(month=end.month - 2, day=1)
        elif (end.month, end.day) == (12, 31) and starts_year:
            is_decade = end.year % 10 == 9 and days.first.year % 10 == 0
            end = end + ONE if is_decade else date(end.year, 1, 1)
        elif end == month_of(end.year, end.month).last or "up to publication" in rule:
            end = end.replace(day=1)
    elif not rule.startswith("rest") and any(words in rule for words in _EXCLUSIVE):
        end += ONE
    return f"{days.first}/{end}"


def predict_numbers(line: Line, tools: Tools) -> list[dict[str, object]]:
    """Return the numbers of one phrase in the set's values."""
    return [
        {"start": n.span.start, "end": n.span.end, "value": number_value(n)}
        for n in find_numbers(line["text"], line["lang"])
    ]


def number_value(number: Number) -> str:
    """Return a number in the set's values: "12", "end-1" for the last but one."""
    if number.anchor is None:
        return written(number.value)
    return f"{ANCHORS[number.anchor]}{number.value:+d}"


def written(value: float) -> str:
    """Return a number with fifteen digits, as the set does: "0.0995024875621891", "2.5E-07", "1.2E+15"."""
    is_short = isinstance(value, int) and abs(value) < 10**15
    return str(value) if is_short else f"{value:.15g}".replace("e", "E")


def _measures(what: str, wanted: float, trivial: tuple[float | None, float | None]) -> list[Measure]:
    return [
        measure
        for (code, name), least in zip((("en", "English"), ("ar", "Arabic")), trivial, strict=True)
        for measure in (
            Measure(
                f"{what}, {name}, value F1", rf"^{code} .*value F1 ([\d.]+)", wanted=wanted, trivial=least
            ),
            Measure(f"{what}, {name}, span F1", rf"^{code} .*strict F1 ([\d.]+)"),
        )
    ]


SET = OutsideSet(
    "dates",
    "475 phrases with dates and 235 with numbers, English and Arabic; our days and numbers written the way "
    "the set writes them",
    [
        Part("dates/dev.jsonl", predict, _measures("dates", 0.80, (0.09, 0.13))),
        Part("dates/numbers_dev.jsonl", predict_numbers, _measures("numbers", 0.90, (None, None))),
    ],
)
