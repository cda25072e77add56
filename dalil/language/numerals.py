"""Reads numbers, in digits and in words, from tokens of either language."""

from collections.abc import Sequence

from dalil.language.cardinals import (
    Numeral,
    bare_kinds_of,
    is_arabic,
    is_number_word,
    kinds_of,
    lexicon,
    parse_digits,
    read_cardinal,
)
from dalil.language.parts import read_fraction, read_part_of_scale, with_fraction
from dalil.language.tokens import Token

__all__ = ["Numeral", "numerals", "read_numeral"]


def numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """Return the numbers among `tokens`, longest first from the left, none overlapping."""
    found: list[Numeral] = []
    place = 0
    words = lexicon()
    while place < len(tokens):
        word = tokens[place].text
        if word not in words and not word[0].isdigit():
            place += 1
            continue
        numeral = read_numeral(tokens, place)
        if numeral is None:
            place += 1
        else:
            found.append(numeral)
            place = numeral.last
    return found


def read_numeral(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Return the number that begins with token `place`, `None` where none does."""
    token = tokens[place]
    words = lexicon()
    if token.is_digits:
        if _stands_alone(tokens, place):
            value = parse_digits(token.text)
            return None if value is None else Numeral(place, place + 1, value, "cardinal", True)
    elif token.text not in words or not _may_open(tokens, place):
        return None
    readings = (_ordinal, read_part_of_scale, read_fraction, _signed)
    return next((found for read in readings if (found := read(tokens, place))), None)


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """Say whether no word of numbers follows the digits, so that they are the whole number."""
    if place + 1 >= len(tokens):
        return True
    following = tokens[place + 1].text
    return not (is_number_word(following) or following == "-" or following in _SUFFIXES)


def _may_open(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a number can begin with a word: not with "and", nor with "a" before another word."""
    kinds = kinds_of(tokens[place]).keys()
    if kinds <= {"and", "point"}:
        return False
    return kinds != {"article"} or (place + 1 < len(tokens) and tokens[place + 1].text in lexicon())


def _ordinal(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "21st", "twenty-first", "الحادي والعشرين", "الثالث عشر"."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.is_digits:
        if following is None or following.start != token.end or following.text not in _SUFFIXES:
            return None
        if not token.text.isdecimal():
            return None
        return Numeral(place, place + 2, int(token.text), "ordinal", True)
    value = kinds_of(token).get("ordinal")
    if value is not None:
        return _arabic_ordinal(tokens, place, value) if is_arabic(token) else _short(place, value)
    return _english_ordinal(tokens, place)


_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def _short(place: int, value: float) -> Numeral:
    return Numeral(place, place + 1, value, "ordinal", False)


def _arabic_ordinal(tokens: Sequence[Token], place: int, value: float) -> Numeral | None:
    rest = tokens[place + 1 : place + 4]
    if rest and value < 10 and "ten" in bare_kinds_of(rest[0]) and not rest[0].text.startswith("ال"):
        return Numeral(place, place + 2, value + 10, "ordinal", False)
    if len(rest) > 1 and value < 10 and rest[0].text == "و" and "tens" in bare_kinds_of(rest[1]):
        return Numeral(place, place + 3, value + bare_kinds_of(rest[1])["tens"], "ordinal", False)
    return _short(place, value) if value != 1 or "اول" in tokens[place].text else None


def _english_ordinal(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read a compound whose last word is an ordinal: "twenty-first", "two hundredth"."""
    if is_arabic(tokens[place]) or "ordinal" in kinds_of(tokens[place]) or "and" in kinds_of(tokens[place]):
        return None
    numeral = read_cardinal(tokens, place)
    if numeral is None or numeral.in_digits:
        return None
    last = numeral.last
    last += last < len(tokens) and tokens[last].text in ("-", "and")
    value = kinds_of(tokens[last]).get("ordinal") if last < len(tokens) else None
    if value is None:
        return None
    if numeral.value % 100 >= 20 and numeral.value % 10 == 0 and value < 10:
        return Numeral(place, last + 1, numeral.value + value, "ordinal", False)
    if value >= 100 and last == numeral.last:
        return Numeral(place, last + 1, numeral.value * value, "ordinal", False)
    if value < 100 and numeral.value % 100 == 0:
        return Numeral(place, last + 1, numeral.value + value, "ordinal", False)
    return None


def _signed(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read a cardinal, its sign and the fraction after it."""
    if "negative" in kinds_of(tokens[place]) and place + 1 < len(tokens):
        inner = read_fraction(tokens, place + 1) or with_fraction(tokens, place + 1)
        return inner and Numeral(place, inner.last, -inner.value, inner.kind, False)
    return with_fraction(tokens, place)
