"""Words beside a number that make it a bound or an estimate."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dalil.language.fold import fold
from dalil.language.tokens import Token
from dalil.language.words import language_table

Phrases = Mapping[tuple[str, ...], str]


class Bound(NamedTuple):
    """A bound word found at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    effect: str
    """"low", "above", "high", "below" or "approx"."""


class Range(NamedTuple):
    """The least and the most a number may be."""

    low: int | None
    high: int | None
    approx: bool


def bound_before(tokens: Sequence[Token], place: int) -> Bound | None:
    """Return the longest bound that ends right before token `place`."""
    if place and tokens[place - 1].text in ("the", "a", "an"):
        place -= 1
    phrases = phrases_of("before")
    for size in range(min(5, place), 0, -1):
        words = tuple(token.text for token in tokens[place - size : place])
        if words in phrases:
            return Bound(place - size, place, phrases[words])
    return None


def bound_after(tokens: Sequence[Token], place: int) -> Bound | None:
    """Return the first bound within four words after token `place`, in the same clause."""
    phrases = phrases_of("after")
    for start in range(place, min(place + 5, len(tokens))):
        for size in (4, 3, 2, 1):
            words = tuple(token.text for token in tokens[start : start + size])
            if words in phrases and not _opens_number(tokens, start + size):
                return Bound(start, start + len(words), phrases[words])
        if not tokens[start].text[0].isalpha():
            return None
    return None


def apply_bound(effect: str | None, value: int) -> Range:
    """Return what a number means under a bound."""
    ranges = {
        "low": Range(value, None, False),
        "above": Range(value + 1, None, False),
        "high": Range(None, value, False),
        "below": Range(None, max(value - 1, 0), False),
        "approx": Range(value, value, True),
    }
    return ranges.get(effect or "", Range(value, value, False))


@cache
def phrases_of(section: str) -> Phrases:
    """Return the folded phrases of a section, as tuples of words, with their effect or value."""
    return {
        tuple(fold(str(phrase)).text.split()): str(effect)
        for effect, phrases in language_table("bounds")[section].items()
        for phrase in phrases
    }


@cache
def first_words(section: str) -> frozenset[str]:
    """Return the words with which the phrases of a section begin."""
    return frozenset(phrase[0] for phrase in phrases_of(section))


@cache
def bound_words() -> frozenset[str]:
    """Return every word of every bound, for taking clitics off."""
    return frozenset(
        word
        for section in ("before", "after", "vague")
        for phrase in phrases_of(section)
        for word in phrase
    )


def _opens_number(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the words before `place` bound a number that follows: "65 قتيلا وأكثر من 130 جريحا"."""
    if place < len(tokens) and tokens[place].text in ("من", "than", "of"):
        return True
    return place < len(tokens) and tokens[place].is_digits
