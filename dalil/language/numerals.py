"""Reads numbers, in digits and in words, from tokens of either language."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dalil.language.cardinals import Reading, bare_kinds_of, is_arabic, kinds_of, lexicon
from dalil.language.tokens import Token
from dalil.language.words import language_table

Kind = Literal["cardinal", "ordinal", "fraction"]


class Numeral(NamedTuple):
    """A number read from tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    value: float
    kind: Kind
    in_digits: bool
    """True where the number is digits alone."""


def numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """Return the numbers among `tokens`, longest first from the left, none overlapping."""
    found: list[Numeral] = []
    place = 0
    while place < len(tokens):
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
    if not (token.is_digits or token.text in words or token.text == "."):
        return None
    readings = (_ordinal, _part_of_scale, _fraction, _signed)
    return next((found for read in readings if (found := read(tokens, place))), None)


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
    numeral = _cardinal(tokens, place)
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
        inner = _with_fraction(tokens, place + 1)
        return inner and Numeral(place, inner.last, -inner.value, inner.kind, False)
    return _with_fraction(tokens, place)


def _with_fraction(tokens: Sequence[Token], place: int) -> Numeral | None:
    numeral = _cardinal(tokens, place)
    if numeral is None:
        return None
    return _decimal_words(tokens, numeral) or _and_fraction(tokens, numeral) or numeral


def _part_of_scale(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "half a million", "نصف مليون"."""
    part = 0.25 if tokens[place].text == "quarter" else kinds_of(tokens[place]).get("half")
    if part is None:
        return None
    last = place + 1
    while last < len(tokens) and last < place + 3 and tokens[last].text in ("a", "of"):
        last += 1
    kinds = kinds_of(tokens[last]) if last < len(tokens) else {}
    value = kinds.get("scale") or kinds.get("dozen")
    if value is None or tokens[last].text in language_table("numbers")["letters"]:
        return None
    return Numeral(place, last + 1, part * value, "cardinal", False)


def _and_fraction(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read the tail of "two and a half", "مليون ونصف": of the scale where one ends the number."""
    last = numeral.last
    if last >= len(tokens) or "and" not in kinds_of(tokens[last]):
        return None
    last += 1
    last += last < len(tokens) and "article" in kinds_of(tokens[last])
    fraction = _fraction(tokens, last) if last < len(tokens) else None
    if fraction is None or fraction.value >= 1:
        return None
    scale = kinds_of(tokens[numeral.last - 1]).get("scale", 1)
    after = tokens[fraction.last] if fraction.last < len(tokens) else None
    if scale == 1 and after is not None and "scale" in kinds_of(after) and len(after.text) > 2:
        value = (numeral.value + fraction.value) * kinds_of(after)["scale"]
        return Numeral(numeral.first, fraction.last + 1, value, "cardinal", False)
    kind: Kind = "cardinal" if scale > 1 else "fraction"
    return Numeral(numeral.first, fraction.last, numeral.value + fraction.value * scale, kind, False)


def _decimal_words(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read "two hundred point zero three"."""
    last = numeral.last
    if last >= len(tokens) or "point" not in kinds_of(tokens[last]):
        return None
    digits = ""
    last += 1
    while last < len(tokens):
        kinds = kinds_of(tokens[last])
        digit = next((kinds[kind] for kind in ("unit", "zero", "teen", "ten") if kind in kinds), None)
        if digit is None:
            break
        digits += str(int(digit))
        last += 1
    if not digits:
        return None
    value = float(f"{int(numeral.value)}.{digits}")
    return Numeral(numeral.first, last, value, "fraction", False)


_WHOLE = frozenset({"unit", "ten"})
"""Kinds of words that alone are no part of one: عشر is ten, not a tenth."""


def _fraction(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "half", "two thirds", "a fifth", "ثلاثة أرباع"."""
    kinds = kinds_of(tokens[place])
    if "fraction_pair" in kinds or tokens[place].text == "ثلثين":
        return Numeral(place, place + 1, 2 / 3, "fraction", False)
    count, last = 1.0, place
    if "article" in kinds:
        last += 1
    elif "fractions" not in kinds or "unit" in kinds:
        numeral = _cardinal(tokens, place)
        if numeral is None:
            return None
        count, last = numeral.value, numeral.last
        last += last < len(tokens) and tokens[last].text == "-"
    part = kinds_of(tokens[last]).get("fractions") if last < len(tokens) else None
    if part is None or (last == place and not _WHOLE.isdisjoint(kinds_of(tokens[last]))):
        return None
    if part == 4 and count > 3:
        return None  # "eleven quarters" are spans of time
    return Numeral(place, last + 1, count / part, "fraction", False)


def _cardinal(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read a whole number, or one with decimals in digits, from `place`."""
    reading = Reading(tokens, place)
    if "article" in kinds_of(tokens[place]):
        following = kinds_of(tokens[place + 1]) if place + 1 < len(tokens) else {}
        if not ({"hundred", "scale", "dozen"} & set(following)) or len(tokens[place + 1].text) < 3:
            return None
        reading.place += 1
    while reading.place < len(tokens) and reading.take():
        pass
    if reading.used == place:
        return None
    return Numeral(place, reading.used, reading.value, "cardinal", reading.digits_only)
