"""Numbers written in several pieces: "1 234 567", "3/4", "12e-3", "one out of three", "-5", ".5"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dalil.language.counted import counted_noun
from dalil.language.numerals import Numeral
from dalil.language.tokens import Token

_OVER = frozenset({"/", "over", "علي"})
_PART_WORDS = frozenset({"جزء", "جزءا", "اجزاء", "part", "parts"})
_EXPONENT = 308
"""The highest power of ten a number may be written with."""


def joined(tokens: Sequence[Token], found: Sequence[Numeral]) -> Iterator[Numeral]:
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
    grouped = spaced_groups(tokens, found)
    if grouped is not None:
        return grouped
    whole = _with_point(tokens, found[0])
    pair = (
        _power(tokens, found) or _ratio(tokens, found) or _out_of(tokens, found) or _parts_of(tokens, found)
    )
    if pair is not None:
        return 2, pair
    rest = found[1:]
    glue = {token.text for token in tokens[whole.last : rest[0].first]} if rest else set()
    if len(found) > 2 and glue <= {"and", "و"} and rest[0].first - whole.last < 2 and whole.in_digits:
        ratio = _ratio(tokens, rest)
        if ratio is not None and ratio.value < 1:
            return 3, ratio._replace(first=whole.first, value=whole.value + ratio.value)
    single = _one_part_of(tokens, found[0])
    return 1, single or whole


def spaced_groups(tokens: Sequence[Token], found: Sequence[Numeral]) -> tuple[int, Numeral] | None:
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


def _out_of(tokens: Sequence[Token], found: Sequence[Numeral]) -> Numeral | None:
    """Read "one out of three", "واحد من عشرين" in words: so many of so many are a share."""
    if len(found) < 2 or not 0 < found[0].value < found[1].value:
        return None
    one, two = found[:2]
    gap = [token.text for token in tokens[one.last : two.first]]
    in_words = tokens[one.first].text.isalpha() and tokens[two.first].text.isalpha()
    if gap != ["out", "of"] and not (gap == ["من"] and in_words):
        return None
    if {one.kind, two.kind} != {"cardinal"}:
        return None
    return Numeral(one.first, two.last, one.value / two.value, "fraction", False)


def _parts_of(tokens: Sequence[Token], found: Sequence[Numeral]) -> Numeral | None:
    """Read "ثلاثة أجزاء من مئة", "two parts of ten": a proper part after "and" is of the last number."""
    if len(found) < 2 or found[1].value <= 0:
        return None
    one, two = found[:2]
    gap = [token.text for token in tokens[one.last : two.first]]
    if len(gap) != 2 or gap[0] not in _PART_WORDS or gap[1] not in ("من", "of", "in", "per"):
        return None
    before = one.before_and
    if before is not None and one.value - before[1] < two.value:
        value = before[1] + (one.value - before[1]) / two.value
    else:
        value = one.value / two.value
    return Numeral(one.first, two.last, value, "fraction", False)


def _one_part_of(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Read "جزء من مئة", a hundredth; "جزء من عشرين قرية" is a part of twenty villages."""
    first = numeral.first - 2
    if first < 0 or tokens[first].text != "جزء" or tokens[first + 1].text != "من" or numeral.value < 10:
        return None
    after = tokens[numeral.last].text if numeral.last < len(tokens) else ""
    if counted_noun(after) is not None and not after.startswith("ال"):
        return None
    return Numeral(first, numeral.last, 1 / numeral.value, "fraction", False)


def _power(tokens: Sequence[Token], found: Sequence[Numeral]) -> Numeral | None:
    """Read "12.3e-4" and "2^10"; the sign of the first number is taken afterwards."""
    if len(found) < 2 or not (found[0].in_digits and found[1].in_digits):
        return None
    one, two = found[:2]
    gap = tokens[one.last : two.first]
    marks = "".join(token.text for token in gap)
    written = tokens[two.first].start - tokens[one.last - 1].end
    if marks not in _POWER_MARKS or written != len(marks):
        return None
    exponent = -two.value if marks[-1] == "-" else two.value
    if marks[0] == "e":
        if exponent != int(exponent) or abs(exponent) > _EXPONENT:
            return None
        value = float(f"{one.value}e{int(exponent)}")
    elif one.value <= 0 or abs(exponent) > _EXPONENT or one.value > 1e6:
        return None
    else:
        try:
            value = one.value**exponent
        except OverflowError:
            return None
    return Numeral(one.first, two.last, value, "fraction" if value != int(value) else "cardinal", False)


_POWER_MARKS = frozenset({"e", "e+", "e-", "^", "^+", "^-"})


def _with_point(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Take in the point of ".5", which no word or digit stands right before."""
    point = numeral.first - 1
    if point < 0 or not numeral.in_digits or numeral.last != numeral.first + 1:
        return numeral
    mark, digits = tokens[point], tokens[numeral.first]
    glued = mark.text == "." and mark.end == digits.start and digits.text.isdecimal()
    if not glued or (point and tokens[point - 1].end == mark.start):
        return numeral
    return Numeral(point, numeral.last, float(f"0.{digits.text}"), "fraction", True)


def _negative(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Take in the sign of "-5", but not the hyphen of "7-5" or "F-16"."""
    first = numeral.first
    if not first or tokens[first - 1].text != "-" or not tokens[first].is_digits:
        return numeral
    sign = tokens[first - 1]
    if sign.end != tokens[first].start or (first > 1 and tokens[first - 2].end == sign.start):
        return numeral
    return numeral._replace(first=first - 1, value=-numeral.value)
