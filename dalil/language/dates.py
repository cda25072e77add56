"""The dates a text states, resolved as far as its words and its publication date allow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from dalil.language import (
    date_anchored,
    date_calendar,
    date_clock,
    date_digits,
    date_holidays,
    date_joins,
    date_lists,
    date_nights,
    date_numbered,
    date_ranges,
    date_relative,
)
from dalil.language.date_lexemes import Lexeme, lexemes, phrases
from dalil.language.date_meanings import Context, Meaning, Outcome
from dalil.language.date_patterns import Rule, rewrite
from dalil.language.fold import Folded, fold
from dalil.model import DateRange, Span

__all__ = ["DateMention", "find_dates"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time."""

    span: Span
    range: DateRange | None
    """The days, both ends inside; `None` where the words and the publication date do not tell."""
    rule: str
    """How the days were worked out, in words."""
    kind: str
    """"day", "week", "month", "year", "span", "time" (a clock time alone), "relative" (counted from
    another date of the text), "vague", or "duration" (a length of time, which dates nothing)."""
    clock: time | None = None
    """The time of day, where the words give one; the zone is the report's."""


def find_dates(
    text: str, language: str, published: date | None, *, future: bool = False
) -> list[DateMention]:
    """Return the dates of `text` in order, none overlapping.

    A date that names no year is the last one before or on the day of publication; with `future`
    (an announced event) it is the next one. Without publication date only full dates have days.
    """
    found: list[DateMention] = []
    context = Context(published, future)
    for span, meaning in _meanings(text, language):
        outcome = _resolved(meaning, context)
        found.append(DateMention(span, outcome.range, outcome.rule, outcome.kind, outcome.clock))
        context = _leaning_on(context, outcome)
    return found


@lru_cache(maxsize=4)
def _meanings(text: str, language: str) -> Sequence[tuple[Span, Meaning]]:
    """Return the dates of a text with what they mean; kept, as one report is resolved more than once."""
    folded = fold(text)
    return tuple(
        (folded.span(lexeme.start, lexeme.end), lexeme.value) for lexeme in _dates(folded, language)
    )


def _resolved(meaning: Meaning, context: Context) -> Outcome:
    try:
        return meaning.resolve(context)
    except (OverflowError, ValueError):  # a page dated 0001-01-01, "10000 years ago"
        return Outcome(None, "outside the calendar", "vague")


def _leaning_on(context: Context, outcome: Outcome) -> Context:
    """Return the context with a resolved date that later words may lean on."""
    days = outcome.range
    if days is None:
        return context
    is_day = (days.last - days.first).days <= 1 and outcome.kind in ("day", "relative", "time")
    named = not outcome.rule.startswith("counted from publication")
    return context._replace(
        before=days if is_day else context.before, before_any=days if named else context.before_any or days
    )


def _dates(folded: Folded, language: str) -> Iterator[Lexeme]:
    for start, end in _stretches(folded.text):
        for lexeme in date_lists.share_year(_parsed(lexemes(folded.text, start, end), folded, language)):
            if lexeme.code in "XZ0":
                yield lexeme


def _parsed(found: Sequence[Lexeme], folded: Folded, language: str) -> list[Lexeme]:
    """Return the lexemes with dates in place of the words that make them, pass by pass."""
    found = list(found)
    for rules in _passes():
        found = rewrite(found, rules, folded, language)
    return found


@cache
def _passes() -> Sequence[tuple[Rule, ...]]:
    promoted = (
        Rule("weak", date_calendar.is_month, "M"),
        Rule("weakday", date_relative.is_weekday, "W"),
        Rule("day (day|big|short)", date_calendar.year_in_words, "C"),
    )
    paired = (
        Rule("month (slash|dash) month", date_calendar.paired_month, "M"),
        Rule("month open month close", date_calendar.paired_month, "M"),
    )
    atoms = (
        *date_calendar.RULES,
        *date_digits.DIGITS,
        *date_relative.RULES,
        *date_anchored.RULES,
        *date_holidays.RULES,
    )
    composed = (*date_joins.PARTS, *date_nights.NIGHTS, *date_numbered.WEEKS, *date_ranges.LENGTHS)
    return (
        *(promoted, paired, atoms, (*date_relative.COUNTED, *date_anchored.COUNTED)),
        *(date_numbered.NUMBERED, date_joins.SIDES, date_joins.SIDES),
        *(date_clock.CLOCKS, composed, date_clock.TIMED, date_clock.DAYS, date_joins.COUNTED_WEEKDAYS),
        *(date_ranges.RANGES, date_lists.LISTS, date_nights.OVERNIGHT, date_ranges.SINCES),
    )


_REACH = 90
"""Characters read on either side of a word of time: the longest dates are shorter."""


def _stretches(text: str) -> list[tuple[int, int]]:
    """Return the parts of a folded text that can hold a date; the rest is never split into words."""
    found: list[tuple[int, int]] = []
    for place, end in _triggers(text):
        start = max(place - _REACH, 0)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        stop = text.find(" ", min(end + _REACH, len(text)))
        stop = len(text) if stop < 0 else stop
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _triggers(text: str) -> list[tuple[int, int]]:
    """Return where a word of time, a year or a numeric date stands."""
    found = [match.span() for match in _DIGITS.finditer(text)]
    for _, start, end in _automaton().find_matches_as_indexes(text):
        if not (
            _is_letter(text[end : end + 1])
            or (text[start].isascii() and _is_letter(text[max(start - 1, 0) : start]))
        ):
            found.append((start, end))
    return sorted(found)


def _is_letter(char: str) -> bool:
    return char.isalpha()


_DIGITS = re.compile(
    r"\b[qh][1-4]\b|\d ?[ap]\.?m\b|\d(?:st|nd|rd|th|'?s)\b|(?<!\d)(?:1[3489]|20)\d\d(?!\d)|\d[/.:-]\d"
)
_TELLING = frozenset("MmHWwUYJDGOtRrsQVnpI=")
"""Codes of words one of which every date without a year holds."""


@cache
def _automaton() -> AhoCorasick:
    """Return the words to look for: of a phrase, the word that tells time, else the whole phrase."""
    telling = {words: code for words, (code, _) in phrases().items() if code in _TELLING}
    single = {words[0] for words in telling if len(words) == 1} | _PARTS_OF_DAY
    single -= {"quarter", "quarters"}  # of a town far more often than of a year
    found = {*"last this past current next previous".split()}
    found = {f"{turn} quarter" for turn in found} | {
        "nineteen",
        "two thousand",
        "الفين",
        "الف",
        "nights ago",
        "الجاري",
    }
    for words in telling.keys() - {("quarter",), ("quarters",)}:
        found.add(next((word for word in words if word in single), " ".join(words)))
    return AhoCorasick(sorted(found), matchkind=MatchKind.LeftmostLongest)


_PARTS_OF_DAY = frozenset({"night", "morning", "evening", "afternoon", "date"})
