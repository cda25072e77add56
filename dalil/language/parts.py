"""Reads the parts of a number: fractions, decimals in words, and parts of a scale ("half a million")."""

from collections.abc import Sequence

from dalil.language.cardinals import Kind, Numeral, bare_kinds_of, is_arabic, kinds_of, read_cardinal
from dalil.language.counted import counted_noun
from dalil.language.tokens import Token
from dalil.language.words import language_table

_POWERS = frozenset({10, 100, 1000, 10_000, 100_000, 1_000_000})


def read_part_of_scale(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "half a million", "three quarters of a million", "a couple of hundred", "ربع المليون"."""
    couple = place + (tokens[place].text == "a")
    kinds = kinds_of(tokens[place])
    if couple < len(tokens) and "couple" in kinds_of(tokens[couple]):
        part: Numeral | None = Numeral(place, couple + 1, 2, "fraction", False)
    elif "half" in kinds:
        part = Numeral(place, place + 1, 0.5, "fraction", False)
    else:
        part = read_fraction(tokens, place)
    if part is None or 1 <= part.value != 2:
        return None
    last = part.last
    while last < len(tokens) and last < part.last + 2 and tokens[last].text in ("a", "of", "-"):
        last += 1
    scale = _scale(tokens, last)
    if scale is None and part.value == 2 and last < len(tokens):
        scale = kinds_of(tokens[last]).get("hundred")
    return None if scale is None else Numeral(place, last + 1, part.value * scale, "cardinal", False)


def read_fraction(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "half", "two thirds", "a fifth", "ثلاثة أرباع", "خمس السكان", "two hundred and 4 tenths"."""
    kinds = kinds_of(tokens[place])
    if "fraction_pair" in kinds or tokens[place].text == "ثلثين":
        return Numeral(place, place + 1, 2 / 3, "fraction", False)
    if "vulgar" in kinds:
        return Numeral(place, place + 1, kinds["vulgar"], "fraction", False)
    if "article" in kinds and _part(tokens, place + 1) is not None:
        return Numeral(place, place + 2, 1 / (_part(tokens, place + 1) or 1), "fraction", False)
    if "fractions" in kinds and not ({"unit", "ten"} & set(kinds) and not _is_part_of_noun(tokens, place)):
        return Numeral(place, place + 1, 1 / kinds["fractions"], "fraction", False)
    numeral = read_cardinal(tokens, place)
    return None if numeral is None else _over(tokens, numeral)


def _part(tokens: Sequence[Token], place: int) -> float | None:
    """Return of how many parts a word says one: 5 for "fifths"."""
    return kinds_of(tokens[place]).get("fractions") if place < len(tokens) else None


def _is_part_of_noun(tokens: Sequence[Token], place: int) -> bool:
    """Say whether خمس is a fifth: before one definite thing, "خمس السكان", not "خمس نساء"."""
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if not following.startswith("ال") or len(following) < 5 or following.endswith("ات"):
        return False
    noun = counted_noun(following)
    return noun is None or noun.form == "one" or not noun.feminine


def _over(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read the parts after a number: "five eighths", "twenty twenty-fifths", "مئة وثلاثة أرباع"."""
    last = numeral.last
    last += last < len(tokens) and tokens[last].text == "-"
    count = numeral.value
    tens = kinds_of(tokens[last]).get("tens", 0) if last < len(tokens) else 0
    if tens and not is_arabic(tokens[last]):
        last += 1
        last += last < len(tokens) and tokens[last].text == "-"
    elif _ends_in_bare_tens(tokens, numeral):
        tens = kinds_of(tokens[numeral.last - 1])["tens"]
        count -= tens
    part = _part(tokens, last)
    if part is None or not _is_plural(tokens[last], count) or (tens and part > 9):
        return None
    part += tens
    before = numeral.before_and
    if before is not None and not tens and before[0] > numeral.first and count - before[1] < part:
        return _mixed(tokens, numeral, last + 1, (count - before[1]) / part)
    if part == 4 and count > 3:
        return None  # "eleven quarters" are spans of time
    return Numeral(numeral.first, last + 1, count / part, "fraction", False)


def _ends_in_bare_tens(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Say whether the tens at the end may belong to what follows: "one hundred thirty fifths"."""
    word = tokens[numeral.last - 1]
    longer = numeral.last - numeral.first > 1 and "and" not in kinds_of(tokens[numeral.last - 2])
    return longer and "tens" in kinds_of(word) and not is_arabic(word)


def _is_plural(word: Token, count: float) -> bool:
    """Say whether the word can be a counted part: English says "two fifths", and "two fifth" otherwise."""
    return is_arabic(word) or word.text.endswith(("s", "halves")) or count == 1


def _mixed(tokens: Sequence[Token], numeral: Numeral, last: int, fraction: float) -> Numeral:
    """Return a whole number with its fraction, which is one of the scale where a scale ends the number."""
    used, whole = numeral.before_and or (numeral.last, numeral.value)
    scale = kinds_of(tokens[used - 1]).get("scale", 1)
    kind: Kind = "cardinal" if scale > 1 else "fraction"
    return Numeral(numeral.first, last, whole + fraction * scale, kind, False)


def with_fraction(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read a cardinal with the decimals or the fraction after it: "two point five", "مليون ونصف"."""
    numeral = read_cardinal(tokens, place)
    if numeral is None:
        return None
    readings = (_decimal_words, _and_fraction, _vulgar)
    return next((found for read in readings if (found := read(tokens, numeral))), numeral)


def _vulgar(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read the sign after a whole number: "2½", "2 ½ million"."""
    value = kinds_of(tokens[numeral.last]).get("vulgar") if numeral.last < len(tokens) else None
    if value is None or numeral.value != int(numeral.value):
        return None
    return _times_scale(tokens, numeral, numeral.last + 1, numeral.value + value)


def _times_scale(tokens: Sequence[Token], numeral: Numeral, last: int, value: float) -> Numeral:
    """Return a number with a fraction, times the scale after it where there is one."""
    scale = _scale(tokens, last)
    if scale is None or tokens[last].text.startswith("ال"):
        return Numeral(numeral.first, last, value, "fraction", False)
    return Numeral(numeral.first, last + 1, value * scale, "cardinal", False)


def _scale(tokens: Sequence[Token], place: int) -> float | None:
    """Return the scale or dozen a word names, no letter ("k") among them."""
    if place >= len(tokens) or tokens[place].text in language_table("numbers")["letters"]:
        return None
    kinds = bare_kinds_of(tokens[place])
    return kinds.get("scale") or kinds.get("dozen")


def _and_fraction(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read the tail of "two and a half", "مليون ونصف": of the scale where one ends the number."""
    last = numeral.last
    if last >= len(tokens) or "and" not in kinds_of(tokens[last]):
        return None
    last += 1
    fraction = _last_fraction(tokens, last) if last < len(tokens) else None
    if fraction is None or fraction.value >= 1:
        return None
    scale = kinds_of(tokens[numeral.last - 1]).get("scale", 1)
    if scale == 1:
        return _times_scale(tokens, numeral, fraction.last, numeral.value + fraction.value)
    last = fraction.last
    last += _scale(tokens, last) == scale and tokens[last].text.startswith("ال")
    return Numeral(numeral.first, last, numeral.value + fraction.value * scale, "cardinal", False)


def _last_fraction(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Return the fraction at `place`; خمس at the end of the words is one as well: "ثلاثة وخمس"."""
    found = read_fraction(tokens, place)
    ends = place + 1 >= len(tokens) or not tokens[place + 1].text[0].isalnum()
    part = _part(tokens, place)
    if found is None and ends and part is not None and is_arabic(tokens[place]):
        return Numeral(place, place + 1, 1 / part, "fraction", False)
    return found


def _decimal_words(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read "two hundred point zero three", "ثلاثة فاصلة خمسة من عشرة", "two point five million"."""
    last = numeral.last
    if last >= len(tokens) or "point" not in kinds_of(tokens[last]):
        return None
    digits, last = _digits_after_point(tokens, last + 1)
    if not digits:
        return None
    value = float(f"{int(numeral.value)}.{digits}")
    if last + 1 < len(tokens) and tokens[last].text == "من":
        whole = read_cardinal(tokens, last + 1)
        if whole is not None and whole.value in _POWERS and int(digits) < whole.value:
            value = int(numeral.value) + int(digits) / whole.value
            return Numeral(numeral.first, whole.last, value, "fraction", False)
    return _times_scale(tokens, numeral, last, value)


def _digits_after_point(tokens: Sequence[Token], last: int) -> tuple[str, int]:
    """Return the decimals named from `last` on, digit by digit or as one number, and where they end."""
    digits = ""
    while last < len(tokens):
        kinds = kinds_of(tokens[last])
        is_number = is_arabic(tokens[last]) or "tens" in kinds
        if is_number and "zero" not in kinds:
            numeral = read_cardinal(tokens, last)
            if numeral is None or numeral.value != int(numeral.value):
                break
            return digits + str(int(numeral.value)), numeral.last
        digit = next((kinds[kind] for kind in ("unit", "zero", "teen", "ten") if kind in kinds), None)
        if digit is None:
            break
        digits += str(int(digit))
        last += 1
    return digits, last
