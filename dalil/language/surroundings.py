"""What stands around a number: the noun it counts, or signs that it counts nothing."""

from collections.abc import Sequence

from dalil.language.bounds import bound_before
from dalil.language.cardinals import is_number_word
from dalil.language.counted import counted_noun, words_of
from dalil.language.numerals import Numeral
from dalil.language.tokens import Token

_OF = frozenset(
    {"of", "من", "the", "its", "their", "his", "other", "more", "another", "at", "اخرين", "اصل", "مجموع"}
)
_NO_COUNT_BEFORE_ONE = frozenset(
    {"this", "that", "no", "every", "any", "another", "each", "which", "the", "old"}
)
_AGE_BOUNDS = frozenset({"under", "below", "over", "above", "between", "from", "دون", "فوق", "تحت", "بين"})
_OLDEST = 110
"""A number beyond this is no age."""
_PERCENT = frozenset({"الميه", "المايه"})
_MONTHLIKE = frozenset({"may", "march", "second", "m", "t", "mine"})


class Surroundings:
    """The words around the numbers of one text."""

    def __init__(self, tokens: Sequence[Token], found: Sequence[Numeral]) -> None:
        self.tokens = tokens
        self.digits = frozenset(n.first for n in found if tokens[n.first].is_digits)

    def word(self, place: int) -> str:
        """Return the folded word at `place`, "" outside the text."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def noun_after(self, place: int) -> tuple[int, int] | None:
        """Return the tokens of the noun counted by the number that ends at `place`."""
        start = place
        while start < min(place + 3, len(self.tokens)) and self.word(start) in _OF:
            start += 1
        limit = min(start + 5, len(self.tokens))
        for index in range(start, limit):
            word = self.word(index)
            if not word[0].isalpha() and word != "-" and word not in "\"'":
                break
            if word in words_of("stop") or index in self.digits:
                break
            if counted_noun(word) is not None:
                return index, index + 1
        word = self.word(start)
        usable = (
            len(word) > 2
            and word[0].isalpha()
            and word not in words_of("stop")
            and start not in self.digits
        )
        return (start, start + 1) if usable and (not word.isascii() or word.endswith("s")) else None

    def counts(self, numeral: Numeral, last: int) -> bool:
        """Say whether the number says how many, and is no date, name, code, age or measure."""
        value = numeral.value
        if numeral.kind != "cardinal" or value != int(value) or value < 0:
            return False
        noun = self.noun_after(last)
        direct = noun is not None and noun[0] <= last + 1 and counted_noun(self.word(noun[0])) is not None
        if self._is_measured(last, direct=direct) or self._is_glued(numeral, last):
            return False
        if self._is_age_aside(numeral, last):
            return False
        if not direct and self.is_named(numeral.first):
            return False
        if numeral.in_digits and not direct:
            word = self.tokens[numeral.first].text
            if len(word) > 6 and word.isdigit() or (word[0] == "0" and word != "0"):
                return False
            if len(word) == 4 and word.isdigit() and 1900 <= value <= 2100:
                return bound_before(self.tokens, numeral.first) is not None
        if self.word(numeral.first) in ("one", "واحد", "واحده"):
            return self._is_one(numeral, direct=direct)
        return True

    def is_age(self, first: int, last: int) -> bool:
        """Say whether the bound is one of age: "boys below 16", "men between 18 and 30"."""
        if self.word(first) not in _AGE_BOUNDS or self.noun_after(last) is not None:
            return False
        before = counted_noun(self.word(first - 1))
        aged = self.word(first - 1) in words_of("named")
        return aged or (before is not None and before.kind == "person")

    def _is_age_aside(self, numeral: Numeral, last: int) -> bool:
        """Say whether the number is the age of the one named before: "a man, 62, died", "Haddad (45)"."""
        marks = (self.word(numeral.first - 1), self.word(last))
        if marks not in ((",", ","), (",", "."), ("(", ")")) or not 0 < numeral.value <= _OLDEST:
            return False
        before = self.word(numeral.first - 2)
        noun = counted_noun(before)
        if noun is not None:
            return noun.kind == "person" and noun.form == "one"
        return before.isalpha() and before.isascii() and marks == (",", ",")

    def is_named(self, place: int) -> bool:
        """Say whether the number names something or is an age: "Brigade 93", "aged four and five"."""
        if self.word(place - 1) in ("and", "و", "or") and is_number_word(self.word(place - 2)):
            place -= 2
        return self.word(place - 1) in words_of("named")

    def _is_one(self, numeral: Numeral, *, direct: bool) -> bool:
        before = self.word(numeral.first - 1)
        if self.word(numeral.first) == "one":
            return direct or (before not in _NO_COUNT_BEFORE_ONE and self.word(numeral.last) != "another")
        return direct or counted_noun(before) is not None

    def _is_measured(self, last: int, *, direct: bool) -> bool:
        """Say whether a unit of time, money or measure follows, one adjective between allowed."""
        measures = words_of("measure")
        near, far = self.word(last), self.word(last + 1)
        if near == "-" and far and self._glued(last):
            return far in measures or far == "year"
        if near in measures:
            return True
        if far in measures and (near == "ب" or (near == "في" and far in _PERCENT)):
            return True
        return (
            not direct
            and near.isalpha()
            and near not in words_of("stop")
            and far in measures
            and far not in _MONTHLIKE
        )

    def _is_glued(self, numeral: Numeral, last: int) -> bool:
        """Say whether the number is part of a code, a score, a time or an address."""
        first = numeral.first
        if self._glued(first) and self.tokens[first].is_digits:
            mark = self.word(first - 1)
            if mark.isascii() and (mark.isalpha() or mark in "-/:.@#_$"):
                return not (mark == "-" and self.word(first - 2) == "")
        if self._glued(last) and self.tokens[last - 1].is_digits:
            mark = self.word(last)
            after_digit = self._glued(last + 1) and self.word(last + 1)[0].isalnum()
            return (mark.isascii() and mark.isalpha()) or (
                mark in ":/.-_@" and after_digit and not self._is_compound(last)
            )
        return False

    def _is_compound(self, last: int) -> bool:
        """Say whether a hyphen joins the number to a counted noun: "a 14-member family"."""
        return self.word(last) == "-" and counted_noun(self.word(last + 1)) is not None

    def _glued(self, place: int) -> bool:
        return 0 < place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end
