"""Names of places looked up by the key of their spelling, and found in running text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

from dalil.knowledge.place_keys import (
    ARTICLES,
    NameKey,
    arabic_word_key,
    is_arabic,
    later_word,
    latin_key,
    latin_word,
    name_key,
)
from dalil.knowledge.place_list import PlaceEntry
from dalil.knowledge.place_tokens import PlaceText, readings
from dalil.language.fold import fold

_LONGEST = 6
"""Most words in one name."""
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one place."""

    entry: PlaceEntry
    flesh: str
    main: bool
    """True for the usual English and Arabic names, False for other spellings."""
    article: bool | None
    """Whether a one-word Arabic name has the article; `None` where it does not matter."""
    words: int = 1
    """Words of an Arabic name."""


@dataclass(frozen=True, slots=True)
class Found:
    """One name in a text: tokens, where it begins in the folded text, and the names it may be."""

    first: int
    last: int
    """Token after the last."""
    start: int
    end: int
    names: tuple[tuple[Name, float], ...]
    """Names with their likeness, 0 to 1."""
    clitic: str
    word: str
    """The first word, folded, without article and clitic."""
    weight: int
    """Letters of the key: how much the name tells."""


class NamesElsewhere(Protocol):
    """Names that are not in memory: the layers a user imported."""

    @property
    def keys(self) -> frozenset[str]:
        """Every key there is."""

    def named(self, bones: str) -> Sequence[Name]:
        """Return the names with this key."""


class NameIndex:
    """All names of all places."""

    def __init__(self, entries: Iterable[PlaceEntry]) -> None:
        self._imported: NamesElsewhere | None = None
        self._names: dict[str, list[Name]] = {}
        self._far: dict[str, list[Name]] = {}
        """Latin names of far places by their letters: they are not written in many ways."""
        for entry in entries:
            for alias in entry.aliases:
                self._add(entry, alias)

    def _add(self, entry: PlaceEntry, alias: str) -> None:
        main = alias in (entry.place.name_en, entry.place.name_ar)
        arabic = is_arabic(alias)
        if entry.far and not arabic:
            letters = letters_of(alias)
            self._far.setdefault(letters, []).append(Name(entry, letters, main, None))
            return
        key = name_key(alias)
        if not key.bones.strip("'-"):
            return
        article = None
        words: list[str] = []
        if arabic:
            words = fold(alias).text.split()
            if len(words) == 1:
                article = words[0].startswith("ال") and len(words[0]) > 3
            elif any(word.startswith("ال") for word in words[1:]):
                joined = name_key("".join(words))
                self._names.setdefault(joined.bones, []).append(Name(entry, joined.flesh, main, None))
        self._names.setdefault(key.bones, []).append(Name(entry, key.flesh, main, article, len(words)))

    def lookup(self, name: str) -> list[tuple[Name, float]]:
        """Return the names of the spelling family of `name`, each with its likeness."""
        return list(self._like(name_key(name), letters_of(name)))

    def with_layers(self, imported: NamesElsewhere) -> "NameIndex":
        """Return this index with the names of the user's layers after ours."""
        both = copy(self)
        both._imported = imported
        return both

    def _of(self, bones: str) -> Iterable[Name]:
        """Return the names with this key, of the user's layers after ours."""
        ours = self._names.get(bones, ())
        if self._imported is None or bones not in self._imported.keys:
            return ours
        return [*ours, *self._imported.named(bones)]

    def _like(self, key: NameKey, letters: str) -> Iterator[tuple[Name, float]]:
        for name in self._of(key.bones):
            yield name, likeness(key.flesh, name.flesh)
        for name in self._far.get(letters, ()):
            yield name, 1.0

    def hits(self, text: PlaceText) -> Iterator[Found]:
        """Yield every name in `text` whatever stands around it, overlapping ones too."""
        for place, token in enumerate(text.tokens):
            if token.arabic:
                yield from self._arabic(text, place)
            elif token.text[0].isalpha():
                yield from self._latin(text, place)

    def _latin(self, text: PlaceText, place: int) -> Iterator[Found]:
        if text.is_article(place):
            if text.tokens[place].capital or text.tokens[place + 1].capital or text.lower:
                yield from self._latin_from(text, place, place + 1)
        elif text.tokens[place].capital or text.lower:
            yield from self._latin_from(text, place, place)

    def _latin_from(self, text: PlaceText, first: int, content: int) -> Iterator[Found]:
        if not (text.tokens[content].capital or text.lower):
            return
        start = latin_word(text.tokens[content].text)
        yield from self._latin_pieces(text, first, content, start)
        if len(start) > 5 and start[:2] in ("al", "el"):
            for found in self._latin_pieces(text, first, content, later_word(start)):
                if any(like == 1 for _, like in found.names):
                    yield found

    def _latin_pieces(self, text: PlaceText, first: int, content: int, start: str) -> Iterator[Found]:
        """Yield the names whose first word adds the letters `start`."""
        letters = ""
        plain = text.tokens[first].text if first < content else ""
        for last in range(content, min(content + _LONGEST, len(text.tokens))):
            token = text.tokens[last]
            if token.arabic or (last > content and not text.joined(last)):
                return
            plain += token.text.replace("'", "")
            if last > content and token.text in ARTICLES:
                continue
            letters += later_word(token.text) if letters else start
            key = latin_key(letters)
            names = tuple(self._like(key, plain))
            if names:
                weight = len(key.bones.strip("'-"))
                word = text.tokens[content].text
                yield Found(first, last + 1, text.tokens[first].start, token.end, names, "", word, weight)

    def _arabic(self, text: PlaceText, place: int) -> Iterator[Found]:
        for reading in readings(text.tokens[place]):
            key = reading.key
            for last in range(place, min(place + _LONGEST, len(text.tokens))):
                token = text.tokens[last]
                if last > place:
                    if not text.joined(last) or not token.arabic:
                        break
                    key += arabic_word_key(token.text)
                size = last - place + 1
                known = [n for n in self._of(key) if size in (1, n.words)]
                if not known:
                    continue
                same = tuple((n, 1.0) for n in known if size > 1 or n.article in (None, reading.article))
                loose = tuple((n, 0.8) for n in known if not same)
                if same or loose:
                    weight = len(key)
                    yield Found(
                        place,
                        last + 1,
                        reading.start,
                        token.end,
                        same or loose,
                        reading.clitic,
                        reading.word.removeprefix("ال"),
                        weight,
                    )


def letters_of(name: str) -> str:
    """Return the folded letters of a name."""
    return _NO_LETTER.sub("", fold(name).text)


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """Return how like two spellings of one family are, 1 for the same."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
