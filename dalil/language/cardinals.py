"""Reads whole numbers: groups below a thousand, each with its scale, in either language."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dalil.language.fold import fold
from dalil.language.tokens import Token
from dalil.language.words import language_table

_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_GROUPED_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){1,}(?:,\d{1,2})|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL = re.compile(r"\d+[.,]\d+")

_MULTIPLIERS = ("hundred", "hundreds", "scale")
_ORDER = ("unit", "zero", "ten", "teen", "tens", "hundreds", "hundred", "scale_pair", "scale", "dozen")


Kind = Literal["cardinal", "ordinal", "fraction", "definite"]


class Numeral(NamedTuple):
    """A number read from tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    value: float
    kind: Kind
    in_digits: bool
    """True where the number is digits alone."""
    before_and: tuple[int, float] | None = None
    """Tokens used and value before its last "and": "two hundred" of "two hundred and fifty-four"."""


class _Word(NamedTuple):
    kind: str
    value: float


def read_cardinal(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Return the whole number, or the one with decimals in digits, that begins at `place`."""
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
    before = reading.before_and if place < reading.before_and[0] < reading.used else None
    return Numeral(place, reading.used, reading.value, "cardinal", reading.digits_only, before)


def is_number_word(word: str) -> bool:
    """Say whether the folded `word` is part of a number in words."""
    return word in lexicon() or (word.startswith("ال") and word[2:] in lexicon())


@cache
def lexicon() -> Mapping[str, Mapping[str, float]]:
    """Return for each folded number word its kinds with their values."""
    words: dict[str, dict[str, float]] = {}
    for kind, entries in language_table("numbers").items():
        by_value = entries if isinstance(entries, dict) else {_CONSTANT.get(kind, 0): entries}
        for value, spellings in by_value.items():
            for spelling in spellings:
                words.setdefault(fold(str(spelling)).text, {}).setdefault(kind, value)
    return words


_CONSTANT = {"ten": 10, "hundred": 100, "dozen": 12, "half": 0.5}


def kinds_of(token: Token) -> Mapping[str, float]:
    """Return what the word of `token` may be inside a number, with its values."""
    return lexicon().get(token.text, {})


def bare_kinds_of(token: Token) -> Mapping[str, float]:
    """Return the kinds of a word, the Arabic article taken off."""
    words = lexicon()
    if token.text in words:
        return words[token.text]
    return words.get(token.text[2:], {}) if token.text.startswith("ال") else {}


def is_arabic(token: Token) -> bool:
    """Say whether `token` is an Arabic word."""
    return "\u0621" <= token.text[0] <= "\u064a"


class Reading:
    """A cardinal being read: groups below a thousand, each with its scale."""

    def __init__(self, tokens: Sequence[Token], place: int) -> None:
        self.tokens = tokens
        self.place = place
        self.used = place
        self.total = 0.0
        self.group: float | None = None
        self.last_scale = float("inf")
        self.previous = ""
        self.joined = False
        self.digits_only = True
        self.complete = (place, 0.0)
        """Tokens used and total after the last scale: where to go back to."""
        self.before_and = (place, 0.0)
        """Tokens used and value before the last "and"."""

    @property
    def value(self) -> float:
        """Return what has been read so far."""
        value = self.total + (self.group or 0)
        return int(value) if value == int(value) else value

    def take(self) -> bool:
        """Take the next token into the number; False where it is no part of it."""
        token = self.tokens[self.place]
        if self._is_joint(token):
            self.joined = token.text != "-"
            if self.joined:
                self.before_and = (self.used, self.value)
            self.place += 1
            return True
        word = self._word(token)
        if word is None:
            return False
        if self._is_another(word):
            self.used, self.total = self.complete
            self.group = None
            return False
        if not self._fits(word, token):
            return False
        self._add(word)
        self.digits_only = self.digits_only and token.is_digits
        self.previous, self.joined = word.kind, False
        self.place += 1
        self.used = self.place
        return True

    def _is_another(self, word: _Word) -> bool:
        """Say whether `word` shows that the open group began a second number: "6 ألف و12 ألف"."""
        return word.kind == "scale" and self.group is not None and word.value >= self.last_scale

    def _is_joint(self, token: Token) -> bool:
        """Say whether `token` is the "and" or hyphen inside a number."""
        if self.used != self.place or not self.previous:
            return False
        if token.text == "-":
            after = self.tokens[self.place + 1 : self.place + 2]
            glued = token.start == self.tokens[self.place - 1].end
            return self.previous == "tens" and glued and bool(after) and not after[0].is_digits
        return "and" in kinds_of(token)

    def _word(self, token: Token) -> _Word | None:
        if token.is_digits:
            value = parse_digits(token.text)
            return None if value is None else _Word("digits", value)
        kinds = kinds_of(token) if self.place == self.used and not self.previous else bare_kinds_of(token)
        if token.text in language_table("numbers")["letters"]:
            before = self.tokens[self.place - 1] if self.place else None
            if before is None or not before.is_digits or token.start - before.end > 1:
                return None
        for kind in _ORDER:
            if kind in kinds and (kind != "scale_pair" or not self._is_counted()):
                return _Word(kind, kinds[kind])
        return None

    def _is_counted(self) -> bool:
        """Say whether a number is open that a scale would multiply: "ألفا" after it is no dual."""
        return self.group is not None

    def _fits(self, word: _Word, token: Token) -> bool:
        kind, group = word.kind, self.group
        arabic = not token.is_digits and is_arabic(token)
        if kind in ("scale", "hundred", "dozen"):
            return self._multiplies(word)
        if not self.previous:
            return True
        if self.previous in ("zero", "dozen") or (group is None and word.value >= self.last_scale):
            return False
        if not word.value or self._opens_hundreds(token):
            return False
        if kind == "digits":
            return (
                (self.joined or self._counts_hundreds())
                and self.previous in _MULTIPLIERS
                and token.text.isdecimal()
                and self._below(word.value)
            )
        if group is None:
            return self.joined or not arabic
        if arabic:
            return self._fits_arabic(word)
        if self.previous == "hundred":
            return word.value < 100
        return self.previous == "tens" and kind == "unit" and not self.joined

    def _opens_hundreds(self, token: Token) -> bool:
        """Say whether a second number begins: the "two" of "three hundred and two hundred"."""
        hundreds = self.previous == "hundred" and (token.is_digits or not is_arabic(token))
        return self.group is not None and hundreds and self._is_hundred(self.place + 1)

    def _counts_hundreds(self) -> bool:
        """Say whether the digits count the hundreds after a thousand: "4 thousand 3 hundred"."""
        return self.group is None and self.previous == "scale" and self._is_hundred(self.place + 1)

    def _is_hundred(self, place: int) -> bool:
        return place < len(self.tokens) and "hundred" in bare_kinds_of(self.tokens[place])

    def _below(self, value: float) -> bool:
        return value < (100 if self.group is not None else self.last_scale)

    def _fits_arabic(self, word: _Word) -> bool:
        if word.kind == "ten" and self.previous == "unit" and not self.joined:
            return True
        if not self.joined:
            return False
        if word.kind == "tens":
            return self.previous in ("unit", "digits", *_MULTIPLIERS) and (self.group or 0) % 100 < 10
        return self.previous in _MULTIPLIERS and word.kind in ("unit", "ten")

    def _multiplies(self, word: _Word) -> bool:
        if self.group is None:
            return not self.previous or self.joined == (word.value < self.last_scale)
        in_digits = self.previous == "digits" and self.group < 1000
        if self.joined or (word.kind == "hundred" and self.group >= 100 and not in_digits):
            return False
        if word.kind == "hundred":
            return self.previous in ("unit", "digits", "ten", "tens", "teen") and self.group % 100 != 0
        return True

    def _add(self, word: _Word) -> None:
        group = self.group
        if word.kind == "scale":
            if word.value > self.last_scale:
                self.total = (self.total + (group or 0)) * word.value
            else:
                self.total += (1 if group is None else group) * word.value
            self.group, self.last_scale = None, word.value
            self.complete = (self.place + 1, self.total)
        elif word.kind == "scale_pair":
            self.total += word.value
            self.group, self.last_scale = None, word.value / 2
        elif word.kind in ("hundred", "dozen"):
            self.group = (1 if group is None else group) * word.value
        else:
            self.group = (group or 0) + word.value


def parse_digits(text: str) -> float | None:
    """Return the value of digits with their separators, `None` where they are no one number."""
    if _PLAIN.fullmatch(text):
        return int(text)
    if _GROUPED.fullmatch(text):
        bare = text.replace(",", "")
        return float(bare) if "." in bare else int(bare)
    if _GROUPED_POINTS.fullmatch(text):
        whole, _, part = text.partition(",")
        return float(f"{whole.replace('.', '')}.{part}") if part else int(whole.replace(".", ""))
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None
