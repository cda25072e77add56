"""The numbers of a text, and how many of something it states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.language.cardinals import is_number_word, parse_digits
from dalil.language.definite_numbers import with_definite
from dalil.language.fold import Folded, fold
from dalil.language.number_joins import joined
from dalil.language.numerals import Numeral, numerals
from dalil.language.quantities import Quantity, find_quantities
from dalil.language.relative_ordinals import find_relative
from dalil.language.tokens import Token, tokenize
from dalil.model import Span

__all__ = ["Number", "Quantity", "find_numbers", "find_quantities"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text writes it."""

    span: Span
    value: int | float
    """For "relative", the places from the anchor: -1 for "the previous one"."""
    rule: str
    """"cardinal", "ordinal", "fraction", "definite" (الثلاثة, المئة) or "relative" ("the next one")."""
    anchor: str | None = None
    """What a relative number counts from, "now" or "end" ("the last but one"); `None` for others."""


def find_numbers(text: str, language: str = "und") -> list[Number]:
    """Return every number of `text` in order, those of dates and names included.

    The words of both languages are always known, so that a mixed text loses none; `language` is
    taken for a language that will need its own reading.
    """
    folded = fold(text)
    tokens = list(_split(tokenize(folded.text, is_number_word)))
    found = [
        _number(folded, tokens, numeral)
        for numeral in joined(tokens, with_definite(tokens, numerals(tokens)))
    ]
    relative = [
        Number(folded.span(*one[:2]), one.offset, "relative", one.anchor)
        for one in find_relative(folded.text)
    ]
    taken = [number.span for number in relative]
    kept = [number for number in found if not any(number.span.overlaps(span) for span in taken)]
    return sorted([*kept, *relative], key=lambda number: number.span)


def _number(folded: Folded, tokens: Sequence[Token], numeral: Numeral) -> Number:
    span = folded.span(tokens[numeral.first].start, tokens[numeral.last - 1].end)
    value = numeral.value
    return Number(span, int(value) if value == int(value) else value, numeral.kind)


def _split(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, digits that are no one number in their parts: "192.168.1.2", "3.10.2017"."""
    for token in tokens:
        if token.is_digits and parse_digits(token.text) is None:
            for part in re.finditer(r"\d+|[.,]", token.text):
                yield Token(token.start + part.start(), token.start + part.end(), part[0])
        else:
            yield token
