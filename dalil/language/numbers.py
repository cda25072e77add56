"""The numbers of a text, and how many of something it states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dalil.language.cardinals import is_number_word
from dalil.language.fold import Folded, fold
from dalil.language.numerals import Numeral, numerals
from dalil.language.quantities import Quantity, find_quantities
from dalil.language.tokens import Token, tokenize
from dalil.model import Span

__all__ = ["Number", "Quantity", "find_numbers", "find_quantities"]

_OVER = frozenset({"/", "over", "علي"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text writes it."""

    span: Span
    value: int | float
    rule: str
    """"cardinal", "ordinal" or "fraction"."""


def find_numbers(text: str, language: str = "und") -> list[Number]:
    """Return every number of `text` in order, those of dates and names included.

    The words of both languages are always known, so that a mixed text loses none; `language` is
    taken for a language that will need its own reading.
    """
    folded = fold(text)
    tokens = tokenize(folded.text, is_number_word)
    return [_number(folded, tokens, numeral) for numeral in _joined(tokens, numerals(tokens))]


def _number(folded: Folded, tokens: Sequence[Token], numeral: Numeral) -> Number:
    span = folded.span(tokens[numeral.first].start, tokens[numeral.last - 1].end)
    value = numeral.value
    return Number(span, int(value) if value == int(value) else value, numeral.kind)


def _joined(tokens: Sequence[Token], found: Sequence[Numeral]) -> Iterator[Numeral]:
    """Yield the numbers, those that are one number in several pieces as one."""
    place = 0
    while place < len(found):
        if _is_chain(tokens, found[place : place + 3]):
            yield from found[place : place + 3]
            place += 3
            continue
        size, numeral = _longest(tokens, found[place:])
        yield _negative(tokens, numeral)
        place += size


def _longest(tokens: Sequence[Token], found: Sequence[Numeral]) -> tuple[int, Numeral]:
    """Return how many of `found` make the first number, and that number."""
    grouped = _spaced_groups(tokens, found)
    if grouped is not None:
        return grouped
    ratio = _ratio(tokens, found)
    if ratio is not None:
        return 2, ratio
    if len(found) > 2 and found[0].last == found[1].first and found[0].in_digits:
        ratio = _ratio(tokens, found[1:])
        if ratio is not None and ratio.value < 1:
            return 3, ratio._replace(first=found[0].first, value=found[0].value + ratio.value)
    return 1, found[0]


def _spaced_groups(tokens: Sequence[Token], found: Sequence[Numeral]) -> tuple[int, Numeral] | None:
    """Read "1 234 567": groups of three digits, one space apart."""
    size = 1
    for before, after in pairwise(found):
        word = tokens[after.first].text
        near = after.first == before.last and tokens[after.first].start == tokens[before.last - 1].end + 1
        if not (near and after.in_digits and before.in_digits and len(word.split(".")[0]) == 3):
            break
        size += 1
    first = tokens[found[0].first].text
    if size == 1 or not found[0].in_digits or len(first) > 3:
        return None
    value = float("".join(tokens[numeral.first].text for numeral in found[:size]))
    return size, Numeral(found[0].first, found[size - 1].last, value, "cardinal", True)


def _is_chain(tokens: Sequence[Token], found: Sequence[Numeral]) -> bool:
    """Say whether the numbers are parts of a date or an address: "5/17/2018"."""
    marks = [tokens[a.last].text for a, b in pairwise(found) if b.first == a.last + 1]
    return len(marks) == 2 and marks[0] == marks[1] == "/"


def _ratio(tokens: Sequence[Token], found: Sequence[Numeral]) -> Numeral | None:
    """Read "3/4", "one over 3", "واحد على ٣"."""
    if len(found) < 2 or found[1].first != found[0].last + 1 or found[1].value == 0:
        return None
    mark = tokens[found[0].last]
    if mark.text not in _OVER or (mark.text == "/" and found[0].value >= found[1].value):
        return None
    if mark.text == "over" and found[0].value > found[1].value and tokens[found[0].first - 1].text in "$€£":
        return None
    value = found[0].value / found[1].value
    return Numeral(found[0].first, found[1].last, value, "fraction", False)


def _negative(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Take in the sign of "-5", but not the hyphen of "7-5" or "F-16"."""
    first = numeral.first
    if not first or tokens[first - 1].text != "-" or not tokens[first].is_digits:
        return numeral
    sign = tokens[first - 1]
    if sign.end != tokens[first].start or (first > 1 and tokens[first - 2].end == sign.start):
        return numeral
    return numeral._replace(first=first - 1, value=-numeral.value)
