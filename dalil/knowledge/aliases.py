"""Names looked up in running text: one pass, whole words, Arabic clitics, longest first."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick_rs

from dalil.language.fold import Folded, fold
from dalil.model import Span

T = TypeVar("T")

_LOOSE = re.compile(
    r"(?P<genitive>'(?=s\b))"
    r"|(?P<dropped>'|(?<=\b[a-z])\.(?=[a-z]\b)|(?<=\.[a-z])\.)"
    r"|(?P<gap>[\s\"()\[\]{}\-_/]+)"
)
"""What names are written with or without: quotes, brackets, hyphens, the dots of "U.S."."""

_CLITICS = re.compile(r"[وف]?[بلك]?")
_CLITICS_BEFORE_ARTICLE = re.compile(r"[وف]?[بك]?")
_CONJUNCTION = re.compile(r"[وف]?")
_ARABIC = re.compile(r"[ء-ي]")


@dataclass(frozen=True, slots=True)
class Key:
    """A text as names are compared: folded, quotes and hyphens gone, gaps one space wide."""

    text: str
    starts: Sequence[int]
    """For each character of `text`, its index in the folded text."""
    folded: Folded

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands in the original."""
        return self.folded.span(self.starts[start], self.starts[end - 1] + 1)


@lru_cache(maxsize=64)
def make_key(text: str) -> Key:
    """Return `text` as names are compared, with the way back into it.

    "U.S.-led «Coalition»" and "US led Coalition" have one key. Paragraphs stay apart.
    """
    folded = fold(text)
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _LOOSE.finditer(folded.text):
        pieces.append(folded.text[at : match.start()])
        starts.extend(range(at, match.start()))
        filler = _filler(match)
        if filler:
            pieces.append(filler)
            starts.append(match.start())
        at = match.end()
    pieces.append(folded.text[at:])
    starts.extend(range(at, len(folded.text)))
    return Key("".join(pieces), starts, folded)


def _filler(match: re.Match[str]) -> str:
    if match.lastgroup == "dropped":
        return ""
    return "\n" if match.group().count("\n") > 1 else " "


def key_of(name: str) -> str:
    """Return how one name is compared, without the way back."""
    return make_key(name).text.strip()


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """One name found: where in the key, which alias, and all that carry it."""

    start: int
    end: int
    alias: str
    value: T

    def __len__(self) -> int:
        return self.end - self.start


class AliasIndex(Generic[T]):
    """Many names, found in one pass over a text; a name may stand for several values."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._values: dict[str, list[T]] = {}
        for name, value in entries:
            key = key_of(name)
            if key:
                values = self._values.setdefault(key, [])
                if value not in values:
                    values.append(value)
        self._patterns: list[tuple[str, str]] = []
        """What is searched for, and the key it stands for."""
        for key in self._values:
            self._patterns.append((key, key))
            if key.startswith("ال") and len(key) > 3:
                self._patterns.append(("لل" + key[2:], key))
        self._automaton = ahocorasick_rs.AhoCorasick([pattern for pattern, _ in self._patterns])

    def __contains__(self, name: str) -> bool:
        return key_of(name) in self._values

    def names(self) -> list[str]:
        """Return every name as it is compared, in the order given."""
        return list(self._values)

    def lookup(self, name: str) -> list[T]:
        """Return all that carry exactly this name, [] where none does."""
        return list(self._values.get(key_of(name), ()))

    def hits(self, key: Key) -> list[Hit[T]]:
        """Return every name that stands in `key` as whole words, overlapping ones too."""
        found: list[Hit[T]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(key.text, overlapping=True):
            pattern, name = self._patterns[index]
            if _stands_alone(key.text, start, end, pattern):
                found.extend(Hit(start, end, name, value) for value in self._values[name])
        return found


def longest(hits: Iterable[Hit[T]], keep: Callable[[Hit[T]], bool] = lambda hit: True) -> list[Hit[T]]:
    """Return hits that do not overlap, longest first, then in the order of the text.

    Hits over the same words all stay: they are rivals for one name.
    """
    chosen: list[Hit[T]] = []
    for hit in sorted(filter(keep, hits), key=lambda hit: (-len(hit), hit.start)):
        if all(_apart(hit, other) or _same(hit, other) for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _apart(hit: Hit[T], other: Hit[T]) -> bool:
    return hit.end <= other.start or other.end <= hit.start


def _same(hit: Hit[T], other: Hit[T]) -> bool:
    return (hit.start, hit.end) == (other.start, other.end)


def _stands_alone(text: str, start: int, end: int, pattern: str) -> bool:
    if end < len(text) and text[end].isalnum():
        return False
    word = start
    while word and text[word - 1].isalnum():
        word -= 1
    if word == start:
        return True
    if not _ARABIC.match(pattern):
        return False
    if pattern.startswith("لل"):
        clitics = _CONJUNCTION
    elif pattern.startswith("ال"):
        clitics = _CLITICS_BEFORE_ARTICLE
    else:
        clitics = _CLITICS
    return clitics.fullmatch(text, word, start) is not None
