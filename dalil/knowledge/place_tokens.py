"""A text as place names see it: words of both scripts, with their gaps, capitals and clitics."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalil.knowledge.place_keys import ARTICLES, arabic_word_key
from dalil.language.fold import Folded, fold
from dalil.model import Span

_WORD = re.compile(r"[ء-ي]+|(?!(?<=')s\b)[a-z]+(?:'(?!s\b)[a-z]+)*|\d+")
_CLITICS = re.compile(r"([وف]?(?:لل|[بلك])?|[وف])(?=.{2})")
_ENGLISH_TOO = frozenset("an as at ad ed en es et".split())
"""Forms of the article that are also English or Latin words: an article only before a hyphen."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the folded text."""

    start: int
    end: int
    text: str
    gap: str
    """What stands between the word before and this one."""
    capital: bool
    """True where the word begins with a capital letter in the original."""

    @property
    def arabic(self) -> bool:
        """Say whether the word is in Arabic script."""
        return self.text[0] >= "ء"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the beginning of a name: without a clitic, or with one taken off."""

    start: int
    """Where the name begins in the folded text."""
    key: str
    article: bool
    clitic: str
    word: str
    """The word without the clitic, its article in full."""


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A text split for finding places."""

    folded: Folded
    tokens: Sequence[Token]
    lower: bool
    """True where a Latin text has no capital at all (a question typed in haste)."""

    def span(self, start: int, end: int) -> Span:
        """Return where folded `start` to `end` stands in the original."""
        return self.folded.span(start, end)

    def joined(self, place: int) -> bool:
        """Say whether the word at `place` follows the one before without a break in the sentence."""
        return 0 < place < len(self.tokens) and _is_gap(self.tokens[place].gap)

    def before(self, place: int, size: int) -> tuple[str, ...]:
        """Return the `size` words right before `place`, fewer where the sentence breaks."""
        first = place
        while place - first < size and self.joined(first):
            first -= 1
        return tuple(token.text for token in self.tokens[first:place])

    def after(self, place: int, size: int) -> tuple[str, ...]:
        """Return the `size` words from `place` on, fewer where the sentence breaks."""
        last = place
        while last - place < size and self.joined(last):
            last += 1
        return tuple(token.text for token in self.tokens[place:last])

    def is_dateline(self, start: int, end: int) -> bool:
        """Say whether capitals are usual here: a line of capitals, or a dateline ("ADEN - ")."""
        original = self.folded.original
        place = self.span(start, end)
        first = original.rfind("\n", 0, place.start) + 1
        last = original.find("\n", place.end)
        if original[first : last if last >= 0 else None].isupper():
            return True
        return place.start == first and original[place.end :].lstrip()[:1] in tuple(",(-–—:")

    def is_article(self, place: int) -> bool:
        """Say whether the Latin word at `place` is the article of the next word."""
        token = self.tokens[place]
        if token.text not in ARTICLES or not self.joined(place + 1):
            return False
        return self.tokens[place + 1].gap == "-" or token.text not in _ENGLISH_TOO


@lru_cache(maxsize=64)
def read_text(text: str) -> PlaceText:
    """Return `text` split for finding places."""
    folded = fold(text)
    tokens = list(_tokens(folded))
    return PlaceText(folded, tokens, text == text.lower() and not any(token.arabic for token in tokens))


def _tokens(folded: Folded) -> Iterator[Token]:
    last = 0
    for match in _WORD.finditer(folded.text):
        start, end = match.span()
        first = folded.original[folded.starts[start]]
        yield Token(start, end, match[0], folded.text[last:start], first != first.lower())
        last = end


def _is_gap(gap: str) -> bool:
    """Say whether a name may go on over `gap`: spaces, a hyphen, quotes, one line end, an "'s"."""
    if gap.removeprefix("'s").strip(" \t\"'") in ("", "\n"):
        return True
    return gap.strip("\"'") == "-"


def readings(token: Token) -> list[Reading]:
    """Return the ways to read an Arabic word as the first of a name, the whole word first."""
    found = [_reading(token, 0)]
    match = _CLITICS.match(token.text)
    if match is not None and match[1]:
        for size in range(1, len(match[1]) + 1):
            clitic = token.text[:size]
            if clitic.endswith("لل") or not token.text[size:].startswith("ل") or not clitic.endswith("ل"):
                found.append(_reading(token, size))
    return found


def _reading(token: Token, size: int) -> Reading:
    """Return the word with `size` letters taken off; "لل" is a preposition and half an article."""
    clitic, rest = token.text[:size], token.text[size:]
    if clitic.endswith("لل"):
        word = "ال" + rest
        return Reading(token.start + size - 1, arabic_word_key(word), True, clitic[:-1], word)
    article = rest.startswith("ال") and len(rest) > 3
    return Reading(token.start + size, arabic_word_key(rest), article, clitic, rest)
