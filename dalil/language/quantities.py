"""How many persons, families, objects or events the words of a text state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dalil.language.bounds import (
    Range,
    apply_bound,
    bound_after,
    bound_before,
    bound_words,
    first_words,
    phrases_of,
)
from dalil.language.cardinals import is_number_word
from dalil.language.counted import Noun, counted_noun, words_of
from dalil.language.fold import Folded, fold
from dalil.language.number_joins import spaced_groups
from dalil.language.numerals import Numeral, numerals
from dalil.language.surroundings import Surroundings
from dalil.language.tokens import Token, tokenize
from dalil.model import Span

_SHARES = frozenset(
    {("out", "of"), ("of",), ("of", "the"), ("من",), ("من", "اصل"), ("من", "بين"), ("من", "مجموع")}
)
_MONTHS = frozenset({"may", "march"})
_AND = frozenset({"and", "و"})
_TO = frozenset({"to", "-", "or", "الي", "او", "حتي"})
_BETWEEN = frozenset({"between", "بين", "from", "من"})
_RISE = frozenset(
    {
        "rose",
        "risen",
        "rises",
        "rising",
        "increased",
        "up",
        "grew",
        "climbed",
        "fell",
        "dropped",
        "raised",
        "jumped",
    }
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of something the text states; `None` leaves an end open."""

    span: Span
    """The number with the words that bound it."""
    low: int | None
    high: int | None
    approx: bool
    rule: str
    """"exact", "low", "above", "high", "below", "approx", "range", "vague", "dual", "indefinite"."""
    number_span: Span
    noun_span: Span | None = None
    """The noun counted; equal to `number_span` where one word says both (شابان, "a man")."""


def find_quantities(text: str, language: str = "und") -> list[Quantity]:
    """Return what the text counts, in order; numbers of dates, ages, names and measures are left out.

    "a man" and an Arabic singular without article are given with rule "indefinite", to be taken
    where the grammar of the clause allows. The words of both languages are always known.
    """
    folded = fold(text)
    tokens = tokenize(folded.text, _is_known)
    scan = _Scan(folded, tokens, numerals(tokens))
    return sorted(scan.quantities(), key=lambda quantity: (quantity.span, quantity.number_span))


@lru_cache(maxsize=32_768)
def _is_known(word: str) -> bool:
    return (
        is_number_word(word)
        or counted_noun(word) is not None
        or word in bound_words()
        or word in words_of("named")
        or word in words_of("measure")
    )


class _Part(NamedTuple):
    """Tokens that state a number, before their noun is looked for."""

    first: int
    last: int
    number: tuple[int, int]
    range: Range
    rule: str


class _Scan:
    """One text being read."""

    def __init__(self, folded: Folded, tokens: Sequence[Token], found: Sequence[Numeral]) -> None:
        self.folded = folded
        self.tokens = tokens
        self.around = Surroundings(tokens, found)
        self.numerals = self._grouped(found)
        self.taken: set[int] = set()

    def quantities(self) -> Iterator[Quantity]:
        for part in [*self._vague(), *self._numbers()]:
            if self.taken.isdisjoint(range(*part.number)):
                self.taken.update(range(part.first, part.last))
                yield self._quantity(part)
        yield from self._nouns()

    def _grouped(self, found: Sequence[Numeral]) -> list[Numeral]:
        """Return the numbers, "12 500" as one; "May 5 300 people" are two."""
        result: list[Numeral] = []
        place = 0
        while place < len(found):
            group = spaced_groups(self.tokens, found[place : place + 4])
            before = self.around.word(found[place].first - 1)
            if group is None or before in _MONTHS or self.around.is_named(found[place].first):
                group = 1, found[place]
            result.append(group[1])
            place += group[0]
        return result

    def _span(self, first: int, last: int) -> Span:
        return self.folded.span(self.tokens[first].start, self.tokens[last - 1].end)

    def _quantity(self, part: _Part) -> Quantity:
        ends = (part.last, part.number[1]) if part.last - part.number[1] < 4 else (part.number[1],)
        nouns = (self.around.noun_after(end) for end in reversed(ends))
        noun = next((found for found in nouns if found is not None), None) or self._noun_before(part)
        if noun is not None:
            self.taken.update(range(*noun))
        low, high, approx = part.range
        first = part.first if noun is None else min(noun[0], part.first)
        return Quantity(
            self._span(first, part.last),
            low,
            high,
            approx,
            part.rule,
            self._span(*part.number),
            None if noun is None else self._span(*noun),
        )

    def _vague(self) -> Iterator[_Part]:
        """Yield "dozens of", "several", "عشرات الآلاف", but not the آلاف of "ثلاثة آلاف"."""
        inside = {place for n in self.numerals for place in range(n.first + 1, n.last)}
        phrases = phrases_of("vague")
        opening = first_words("vague")
        place = 0
        while place < len(self.tokens):
            if self.tokens[place].text not in opening:
                place += 1
                continue
            size = next(
                (
                    s
                    for s in (4, 3, 2, 1)
                    if self._words(place, s) in phrases and place + s <= len(self.tokens)
                ),
                0,
            )
            if size and place not in inside and not self._is_other_use(place, size):
                value = int(phrases[self._words(place, size)])
                yield _Part(place, place + size, (place, place + size), Range(value, None, False), "vague")
            place += max(size, 1)

    def _words(self, place: int, size: int) -> tuple[str, ...]:
        """Return `size` words from `place` on, none where the text ends before."""
        if place + size > len(self.tokens):
            return ()
        return tuple(token.text for token in self.tokens[place : place + size])

    def _is_other_use(self, place: int, size: int) -> bool:
        """Say whether the words are no vague count: "tens" alone, "عدد من قضوا" (of those who)."""
        following = self.around.word(place + size)
        if self.tokens[place].text in ("tens", "scores") and size == 1 and following != "of":
            return following not in _BEHIND_SCORES
        if self._words(place, size)[-1] == "من" and following.endswith("وا"):
            return True
        return following in words_of("measure") or (
            following == "of" and self.around.word(place + 2) in words_of("measure")
        )

    def _numbers(self) -> Iterator[_Part]:
        skip: Numeral | None = None
        for numeral, following in pairwise([*self.numerals, None]):
            if (
                numeral is None
                or numeral is skip
                or not self.taken.isdisjoint(range(numeral.first, numeral.last))
            ):
                continue
            if following is not None and self._is_share(numeral, following):
                skip = following
                if self.around.counts(numeral, following.last):
                    yield self._single(numeral)._replace(last=following.last)
                continue
            ranged = None if following is None else self._range(numeral, following)
            if ranged is not None:
                skip = following
                if self.around.counts(numeral, ranged.number[1]) and not self.around.is_age(
                    ranged.first, ranged.number[1]
                ):
                    yield ranged
            elif self.around.counts(numeral, numeral.last):
                part = self._single(numeral)
                if not self.around.is_age(part.first, part.number[1]):
                    yield part

    def _is_share(self, one: Numeral, two: Numeral) -> bool:
        """Say whether the second number is the whole of which the first is a part: "3 out of 10"."""
        gap = tuple(token.text for token in self.tokens[one.last : two.first])
        return gap in _SHARES and one.kind == two.kind == "cardinal" and one.value < two.value

    def _single(self, numeral: Numeral) -> _Part:
        value = int(numeral.value)
        before, after = bound_before(self.tokens, numeral.first), bound_after(self.tokens, numeral.last)
        bound = before if before is not None else after
        approx = before is not None and before.effect == "approx"
        if approx and after is not None and after.effect in ("low", "high"):
            bound = after
        first = numeral.first if before is None else before.first
        last = numeral.last if after is None or bound is not after else after.last
        effect = None if bound is None else bound.effect
        number = (numeral.first, numeral.last)
        return _Part(first, last, number, apply_bound(effect, value), effect or "exact")

    def _range(self, one: Numeral, two: Numeral) -> _Part | None:
        """Read "between 10 and 12", "10-12", "at least 7 and as many as 14" as one quantity."""
        low, high = self._scaled(one, two)
        gap = [token.text for token in self.tokens[one.last : two.first]]
        if one.kind != "cardinal" or two.kind != "cardinal" or not low < high or len(gap) > 6 or not gap:
            return None
        opens = self.around.word(one.first - 1)
        first = one.first - 1 if opens in _BETWEEN else one.first
        first -= self.around.word(first - 1) == "ما"
        number = (one.first, two.last)
        if self._is_joint(one, gap, opens):
            return _Part(first, two.last, number, Range(low, high, False), "range")
        lower, upper = bound_before(self.tokens, one.first), bound_before(self.tokens, two.first)
        if lower is None or upper is None or upper.effect != "high" or lower.effect not in ("low", "above"):
            return None
        between = {token.text for token in self.tokens[one.last : upper.first]}
        if upper.first - one.last > 2 or not between & (_AND | {"but", "or", "،", ","}):
            return None
        return _Part(lower.first, two.last, number, Range(low, high, False), "range")

    def _is_joint(self, one: Numeral, gap: list[str], opens: str) -> bool:
        """Say whether the words between two numbers make them the ends of one range."""
        if opens in ("between", "بين"):
            return len(gap) <= 3 and gap[-1] in _AND
        if len(gap) != 1 or gap[0] not in _TO:
            return False
        if opens == "from" and not _RISE.isdisjoint(
            token.text for token in self.tokens[max(one.first - 4, 0) : one.first]
        ):
            return False
        return gap[0] not in ("حتي", "-") or self.around.word(one.first - 1) != "-"

    def _scaled(self, one: Numeral, two: Numeral) -> tuple[int, int]:
        """Return the two values; in "10 to 20 thousand" the scale is of both."""
        low, high = int(one.value), int(two.value)
        scale = {"thousand": 1000, "million": 10**6, "الف": 1000, "الفا": 1000, "مليون": 10**6}.get(
            self.around.word(two.last - 1), 1
        )
        return (low * scale if low < scale and low * scale < high else low), high

    def _noun_before(self, part: _Part) -> tuple[int, int] | None:
        """Return the noun of "مدني واحد", "شابين اثنين", where the number stands after it."""
        before = counted_noun(self.around.word(part.number[0] - 1))
        if before is None or part.range.low not in (1, 2) or self.around.word(part.number[0]).isascii():
            return None
        return part.number[0] - 1, part.number[0]

    def _nouns(self) -> Iterator[Quantity]:
        """Yield nouns that state their own number: duals, and singulars without article."""
        for place, token in enumerate(self.tokens):
            noun = counted_noun(token.text) if place not in self.taken else None
            if noun is None or token.text.startswith("ال"):
                continue
            if noun.form == "two":
                span = self._span(place, place + 1)
                yield Quantity(span, 2, 2, False, "dual", span, span)
            elif noun.form == "one" and noun.kind in ("person", "family"):
                first = self._article(place, noun)
                if first is not None:
                    span, own = self._span(first, place + 1), self._span(place, place + 1)
                    yield Quantity(span, 1, 1, False, "indefinite", span, own)

    def _article(self, place: int, noun: Noun) -> int | None:
        """Return where the indefinite phrase of a singular noun begins, `None` where it is definite."""
        if not self.around.word(place).isascii():
            return self._arabic_indefinite(place)
        following = counted_noun(self.around.word(place + 1))
        if following is not None and following.form == "one":
            return None  # "a woman politician": the last noun of the phrase counts
        for first in range(place - 1, max(place - 8, -1), -1):
            word = self.around.word(first)
            if word in ("a", "an"):
                return first
            if word.isdigit() and "year" in (self.around.word(first + 1), self.around.word(first + 2)):
                continue  # "a 70-year-old woman"
            if not word[0].isalpha() and word != "-" or word in words_of("stop"):
                return None
        return None

    def _arabic_indefinite(self, place: int) -> int | None:
        before = self.around.word(place - 1)
        numbered = before != "و" and is_number_word(before)
        if before in _NO_INDEFINITE or numbered or before[:1].isdigit():
            return None
        adjective = self.around.word(place).endswith(("ي", "يا")) and counted_noun(before) is None
        if adjective and before and before not in _BEFORE_PERSON and before[0].isalpha():
            return None
        return None if counted_noun(before) is not None and before != "و" else place


_BEHIND_SCORES = frozenset({"more", "others", "dead", "killed", "wounded", "injured", "missing"})
"""Words behind "scores" that make it a number of people: "wounded scores more"."""
_NO_INDEFINITE = frozenset({"اي", "كل", "هذا", "هذه", "ذلك", "تلك", "احد", "احدي", "غير", "دون", "بدون"})
_BEFORE_PERSON = frozenset(
    {
        "و",
        "قتل",
        "مقتل",
        "استشهد",
        "استشهاد",
        "اصابه",
        "جرح",
        "اصيب",
        "اعتقال",
        "اعتقل",
        "اعتقلت",
        "اعدام",
        "اعدم",
    }
    | {
        "اختطاف",
        "خطف",
        "اختطف",
        "وفاه",
        "توفي",
        "اغتيال",
        "اغتال",
        "قضي",
        "جثه",
        "ب",
        "ل",
        "لقي",
        "قتلت",
        "خطفت",
    }
)
