"""Splits text into the lexemes of dates: months, weekdays, numbers, units and small words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dalil.language.cardinals import bare_kinds_of, is_number_word
from dalil.language.fold import fold
from dalil.language.numerals import Numeral, numerals
from dalil.language.tokens import Token, tokenize
from dalil.language.words import language_table

CODES = {
    "month": "M", "weak_month": "m", "hijri_month": "H", "weekday": "W", "weak_weekday": "w",
    "unit": "U", "units": "Y", "day_word": "J", "unit_pair": "D", "last": "L", "next": "N", "this": "T",
    "edge": "E", "half": "h",
    "quarter": "Q", "season": "s", "deictic": "G", "now": "g", "last_night": "O", "tonight": "t",
    "part": "P", "relative": "R", "same_month": "r", "same_year": "r", "same_period": "r",
    "following_unit": "l", "ago": "k", "before": "b", "after_word": "a", "earlier": "e", "later": "j",
    "since": "S", "within": "x", "from": "F", "to": "K", "until": "u", "between": "B", "and": "A",
    "of": "f", "in": "i", "the": "1", "article": "2", "about": "3", "corresponds": "4", "hijri_mark": "5",
    "gregorian_mark": "6", "rest": "9", "decade": "n", "clock_half": "!",
    "few": "7", "recent": "8", "vague": "V", "starting": "$", "less": "<", "anniversary": "@",
    "clock_part": ">", "overnight": "p", "then": "I", "holiday": "=",
}  # fmt: skip
"""One letter for each part of the word table; grammar rules are patterns over these letters."""

_MARKS = {
    ",": ",",
    "،": ",",
    "/": "/",
    "-": "-",
    "—": "-",
    ".": ".",
    "(": "(",
    ")": ")",
    "'": "'",
    ":": ":",
}
_WORDS = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]{1,2}(?![^\W\d_]))?|[^\w\s]")
_DATE_DIGITS = re.compile(
    r"\d{1,2}[.,]\d{1,2}[.,]\d{2}(?:\d\d)?|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}[.,](?:19|20)\d\d"
)


class Lexeme(NamedTuple):
    """A word, number or mark of a date; `code` is its letter, `value` what it stands for."""

    code: str
    value: Any
    start: int
    """Offset in the folded text."""
    end: int
    text: str


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Return the lexemes of `text[start:end]`, a folded text."""
    tokens = [*_split(tokenize(text[start:end], is_date_word))]
    by_start = {number.first: number for number in numerals(tokens) if not _is_iso(tokens, number)}
    sizes = _sizes()
    found: list[Lexeme] = []
    place = 0
    while place < len(tokens):
        first = tokens[place]
        word = first.text
        if word not in sizes and place not in by_start and _is_plain(word):
            code = "\n" if word == "\n" else _MARKS.get(word, "_")
            found.append(
                Lexeme(
                    code,
                    word,
                    start + first.start,
                    start + first.end,
                    text[start + first.start : start + first.end],
                )
            )
            place += 1
            continue
        size, code, value = _longest(tokens, place, by_start.get(place))
        last = tokens[place + size - 1]
        words = text[start + first.start : start + last.end]
        found.append(Lexeme(code, value, start + first.start, start + last.end, words))
        place += size
    return found


def _is_plain(word: str) -> bool:
    """Say whether a word that begins no phrase and no number is no number with the article either."""
    return not word[0].isdigit() and not word.startswith("ال")


@lru_cache(maxsize=32_768)
def is_date_word(word: str) -> bool:
    """Say whether the folded `word` occurs in a date, so that a clitic before it comes off."""
    return word in _first_words() or is_number_word(word)


@cache
def phrases() -> Mapping[tuple[str, ...], tuple[str, Any]]:
    """Return every folded phrase of the table with its code and value; the first part to name one wins."""
    found: dict[tuple[str, ...], tuple[str, Any]] = {}
    for part, entries in language_table("dates").items():
        by_value = entries if isinstance(entries, dict) else {part: entries}
        for value, words in by_value.items():
            for phrase in words:
                found.setdefault(words_of(str(phrase)), (CODES[part], value))
    return found


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words and marks of a phrase."""
    return tuple(word.removesuffix("'s") for word in _WORDS.findall(fold(phrase).text))


@cache
def _sizes() -> Mapping[str, int]:
    """Return for each first word of a phrase how many words its longest phrase has."""
    sizes: dict[str, int] = {}
    for words in phrases():
        sizes[words[0]] = max(len(words), sizes.get(words[0], 0))
    return sizes


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in phrases() if len(words[0]) > 1)


def _split(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, "13.5.2015" as its five parts, "Tuesday's" without its ending."""
    for token in tokens:
        if token.is_digits and _DATE_DIGITS.fullmatch(token.text):
            for part in re.finditer(r"\d+|[.,]", token.text):
                yield Token(token.start + part.start(), token.start + part.end(), part[0])
        elif token.text.endswith("'s") and token.text[:-2] in _first_words():
            yield Token(token.start, token.end - 2, token.text[:-2])
        else:
            yield token


def _longest(tokens: Sequence[Token], place: int, number: Numeral | None) -> tuple[int, str, Any]:
    """Return how many tokens the lexeme at `place` takes, its code and value."""
    table = phrases()
    longest = _sizes().get(tokens[place].text, 0)
    for size in range(min(longest, len(tokens) - place), 0, -1):
        if number is not None and number.last - place > size:
            break
        entry = table.get(tuple(token.text for token in tokens[place : place + size]))
        if entry is not None:
            return size, *entry
    if number is not None:
        return _number(tokens, number)
    token = tokens[place]
    if token.is_digits:
        return 1, *_digits(token.text)
    counted = _definite_number(token)
    if counted is not None:
        return 1, "c", counted
    return 1, "\n" if token.text == "\n" else _MARKS.get(token.text, "_"), token.text


def _is_iso(tokens: Sequence[Token], number: Numeral) -> bool:
    """Say whether the T after a number begins the time of "2016-05-03T10:23"."""
    return tokens[number.last - 1].text == "t" and tokens[number.first].is_digits


def _definite_number(token: Token) -> int | None:
    """Return the number of "الثمانية" in "الأسابيع الثمانية"."""
    if not token.text.startswith("ال"):
        return None
    kinds = bare_kinds_of(token)
    return next((int(kinds[kind]) for kind in ("unit", "ten", "teen", "tens") if kind in kinds), None)


def _number(tokens: Sequence[Token], number: Numeral) -> tuple[int, str, Any]:
    """Return the code of a number: day, year, or any count, in digits or words."""
    size = number.last - number.first
    value = number.value
    if number.kind == "ordinal" and 1 <= value <= 31:
        return size, "o", int(value)
    if number.kind == "cardinal" and size == 1 and tokens[number.first].is_digits:
        return 1, *_digits(tokens[number.first].text)
    if number.kind == "fraction" or value != int(value):
        return size, "q", value
    if 1 <= value <= 31:
        return size, "c", int(value)
    return size, "C" if 1500 <= value <= 2100 else "q", int(value)


def _digits(text: str) -> tuple[str, Any]:
    if not text.isdecimal():
        return "q", text
    value = int(text)
    if len(text) <= 2:
        return ("d" if 1 <= value <= 31 else "z"), value
    if len(text) == 4 and 1800 <= value <= 2100:
        return "y", value
    return ("v" if len(text) == 4 and 1300 <= value <= 1500 else "q"), value
