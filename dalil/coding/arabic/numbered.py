"""Names of places that hold a number or a day: "حي 7 يوليو", "مستشفى 22 مايو", "كيلو 16"."""

from collections.abc import Iterator, Sequence

from dalil.coding.arabic.tables import folded
from dalil.coding.arabic.words import Word
from dalil.language.dates import DateMention
from dalil.language.quantities import Quantity
from dalil.language.words import language_table
from dalil.model import Span

_HIGHEST = 4
"""Digits of a number in a name at most."""
_NEAR = 4
"""Letters between a number and the noun that it counts: a space, and من at most."""


def numbered_names(
    words: Sequence[Word], dates: Sequence[DateMention], quantities: Sequence[Quantity]
) -> list[Span]:
    """Return the spans of numbers and days that belong to the name of a place, without its noun."""
    return list(_names(words, dates, quantities))


def _names(
    words: Sequence[Word], dates: Sequence[DateMention], quantities: Sequence[Quantity]
) -> Iterator[Span]:
    table = language_table("arabic_places")
    weekly = folded(table["weekly"])
    for word, following in zip(words, words[1:], strict=False):
        day = next((date for date in dates if date.span == following.span), None)
        if day is not None and word.bare in weekly and not word.is_definite and following.is_definite:
            yield day.span
    dated, numbered = folded(table["dated"]), folded(table["numbered"])
    for word, number in zip(words, words[1:], strict=False):
        if number.kind != "number" or word.kind != "word":
            continue
        day = next((date for date in dates if date.span.start == number.span.start), None)
        if day is not None and word.bare in dated and not word.is_definite and _is_plain_day(day, words):
            yield Span(number.span.start, words[number.index + 1].span.end)
        named = day is None and word.bare in numbered and len(number.text) <= _HIGHEST
        if named and not _counts(number, quantities):
            yield number.span


def _is_plain_day(day: DateMention, words: Sequence[Word]) -> bool:
    """Say whether the words are a day and a month alone: no year is part of a name."""
    inside = [word for word in words if day.span.overlaps(word.span)]
    return sum(word.kind == "number" for word in inside) == 1


def _counts(number: Word, quantities: Sequence[Quantity]) -> bool:
    """Say whether the number counts a noun that follows it: "قصف مدرسة 3 مرات" names no school."""
    nouns = (q.noun_span for q in quantities if q.number_span.overlaps(number.span))
    return any(noun is not None and 0 <= noun.start - number.span.end <= _NEAR for noun in nouns)
