"""Words, numbers and marks of a folded text, Arabic clitics taken off known words."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]{1,2}(?![^\W\d_]))?|\n+[^\S\n]*\n+|\n|[^\w\s]|_")
_CLITIC = re.compile(r"([وف]?)((?:ب|ل(?!ل)|ك|لل)?)(.{2,})", re.DOTALL)
_WRAPPED = 45
"""A line shorter than this was ended on purpose; a longer one may have been wrapped."""


class Token(NamedTuple):
    """A piece of the folded text; `text` is the folded word without its clitics."""

    start: int
    end: int
    text: str

    @property
    def is_digits(self) -> bool:
        """Say whether the token is a number in digits."""
        return self.text[0].isdigit()


def tokenize(text: str, known: Callable[[str], bool]) -> list[Token]:
    """Return the tokens of the folded `text`; a clitic before a `known` Arabic word is its own token.

    The end of a paragraph, and of a line too short to have been wrapped, is a token "\\n".
    """
    return list(_tokens(text, known))


def _tokens(text: str, known: Callable[[str], bool]) -> Iterator[Token]:
    line = 0
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if "\n" in piece:
            if piece.count("\n") > 1 or match.start() - line < _WRAPPED:
                yield Token(match.start(), match.end(), "\n")
            line = match.end()
        elif "\u0621" <= piece[0] <= "\u064a" and not known(piece):
            yield from _without_clitics(match.start(), piece, known)
        else:
            yield Token(match.start(), match.end(), piece)


def _without_clitics(start: int, word: str, known: Callable[[str], bool]) -> Iterator[Token]:
    """Yield the word, its conjunction and preposition first where what remains is known."""
    match = _CLITIC.fullmatch(word)
    if match is None:
        yield Token(start, start + len(word), word)
        return
    conjunction, preposition, stem = match.groups()
    readings = [(conjunction, preposition, stem)]
    if preposition == "لل":
        readings = [(conjunction, "ل", "ال" + stem)]
    if preposition:
        readings.insert(0, (conjunction, "", word[len(conjunction) :]))
    for first, second, rest in readings:
        if (first or second) and known(rest):
            end = start + len(word)
            if first:
                yield Token(start, start + 1, first)
            if second:
                yield Token(start + len(first), start + len(first) + 1, second)
            yield Token(start + len(first) + len(second), end, rest)
            return
    yield Token(start, start + len(word), word)
