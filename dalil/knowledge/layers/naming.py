"""What a written name may stand for: parts of a compound, a name without "village of" or "Little"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dalil.knowledge.layers.spelling import folded_text, skeleton_of, words_of
from dalil.knowledge.place_keys import is_arabic, latin_key
from dalil.knowledge.place_words import Phrase, PlaceWords
from dalil.knowledge.yaml_file import read_yaml
from dalil.language.fold import fold

_BRACKETS = re.compile(r"[(\[]([^)\]]*)(?:[)\]]|$)")
_PARTS = re.compile(r"\s*[_/\\,;،؛|\n+&]\s*|\s+and\s+|\s+[-–—]+\s+|\s*[-–—]\s+|\s*:\s+")
_PLAIN = re.compile(r"(?!.*\band\b)[^\W_]+(?:[ '’‘`ʿʾ]+[^\W_]+)*")
"""A name without any mark that may part it."""
_WORD = re.compile(r"[^\W_]+(?:['’‘`ʿʾ][^\W_]+)*")
_OF = frozenset(("of", "the", "in", "at"))

WHOLE, PART, BARE, SOME = 0, 1, 2, 3
"""Roles of a form: the name as written, one of several names in it, the name without a word of its kind,
some of its words."""
_MOST_WORDS = 6
_SHORT = 2


class Form(NamedTuple):
    """One way to read a name."""

    skeleton: str
    qualifiers: frozenset[str]
    """Which of several places of one name: {"big", "east"}."""
    role: int
    flesh: str
    """The letters by which forms of one skeleton are compared."""
    arabic: bool
    kind: str | None = None
    """Kind of place a word of the name says."""
    article: bool = False
    """True for an Arabic name that begins with the article."""


@dataclass(frozen=True, slots=True)
class Written:
    """A name as it was written, read: its parts, and words in brackets."""

    parts: tuple[str, ...]
    context: tuple[str, ...]


class Qualifiers:
    """Words such as "Little" and "تحتاني", and the words that begin many names."""

    def __init__(self, raw: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> None:
        self._words = {
            fold(str(word)).text: name
            for name, entry in raw["qualifiers"].items()
            for language in ("en", "ar")
            for word in entry[language]
        }
        self.generic = frozenset(
            fold(str(word)).text for language in ("en", "ar") for word in raw["generic"][language]
        )

    def split(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return the words without qualifiers, and the qualifiers; a name of them alone keeps them."""
        found = frozenset(self._words[word] for word in words if word in self._words)
        kept = tuple(word for word in words if word not in self._words)
        return (kept, found) if kept else (words, frozenset())


def read_qualifiers(path: Path) -> Qualifiers:
    """Return the qualifiers of `path`."""
    return Qualifiers(read_yaml(path))


class Naming:
    """Reads names into forms."""

    def __init__(self, words: PlaceWords, qualifiers: Qualifiers) -> None:
        self._nouns = words.nouns
        self._around = words.near
        self._leading = _OF.union(*(phrase for phrase in (*words.nouns, *words.near)))
        self.qualifiers = qualifiers
        self.forms = lru_cache(maxsize=16384)(self._forms)
        self.parts = lru_cache(maxsize=4096)(self._read_parts)

    def _forms(self, name: str) -> tuple[Form, ...]:
        """Return the forms of one name: all of it first, then each of its parts, no key twice."""
        written = read_written(name)
        found: dict[tuple[str, frozenset[str]], Form] = {}
        whole = " ".join(written.parts)
        if len(written.parts) == 1:
            return tuple(self.of_part(whole))
        if (joined := self._form(whole, WHOLE, None)) is not None:
            found[joined.skeleton, joined.qualifiers] = joined
        for part in written.parts:
            for form in self.of_part(part, PART):
                found.setdefault((form.skeleton, form.qualifiers), form)
        return tuple(found.values())

    def of_part(self, text: str, role: int = WHOLE) -> Iterator[Form]:
        """Yield the forms of a name that holds no other names."""
        form = self._form(text, role, None)
        if form is None:
            return
        yield form
        bare, kind = self.without_noun(text)
        if kind is not None and (short := self._form(bare, max(role, WHOLE), kind)) is not None:
            yield short._replace(role=BARE if role == WHOLE else role)

    def _read_parts(self, name: str) -> tuple[tuple[Form, int], ...]:
        """Return the forms of a name with the number of the part each is of; the whole is part -1."""
        if not name.strip():
            return ()
        parts = read_written(name).parts
        if len(parts) == 1:
            return tuple((form, -1) for form in self._forms(name))
        forms = [(form, -1) for form in self._forms(name) if form.role != PART]
        for number, part in enumerate(parts):
            forms += [(form, number) for form in self.of_part(part, PART)]
        return tuple(forms)

    def fewer(self, name: str) -> tuple[tuple[Form, int], ...]:
        """Return forms of some of the words of a name, most words first, none of generic words alone."""
        forms = []
        for part in read_written(name).parts:
            words = words_of(part)[:_MOST_WORDS]
            for size in range(len(words) - 1, 0, -1):
                for first in range(len(words) - size + 1):
                    some = words[first : first + size]
                    if any(word not in self.qualifiers.generic for word in some):
                        form = self._form(" ".join(some), SOME, None)
                        if form is not None and len(form.skeleton) > _SHORT:
                            forms.append((form, -1))
        return tuple(forms)

    def without_noun(self, text: str) -> tuple[str, str | None]:
        """Return a name without the word of its kind ("village of X", "X camp", "حي كذا"), and the kind."""
        folded = tuple(_WORD.findall(folded_text(text)))
        bare = (word.removeprefix("ب").removeprefix("ال") for word in folded)
        if self._leading.isdisjoint(folded) and self._leading.isdisjoint(bare):
            return text, None
        words = _WORD.findall(text)
        if len(words) != len(folded):
            words = list(folded)
        kind, first, last = None, 0, len(words)
        while first < last - 1 and folded[first] in _OF:
            first += 1
        while first < last - 1 and (found := self._noun_at(folded, first)) is not None:
            kind, first = found[0] or kind or "", found[1]
            while first < last - 1 and folded[first] in _OF:
                first += 1
        while last > first + 1 and not is_arabic(text):
            size = next(
                (n for n in (2, 1) if last - n > first and folded[last - n : last] in self._nouns), 0
            )
            if not size:
                break
            kind, last = kind or self._nouns[folded[last - size : last]], last - size
        return " ".join(words[first:last]), (kind or "") if (first, last) != (0, len(words)) else None

    def _noun_at(self, folded: Phrase, first: int) -> tuple[str, int] | None:
        """Return the kind that the words from `first` on say, and where they end."""
        for size in (3, 2, 1):
            phrase = folded[first : first + size]
            if len(phrase) < size or first + size >= len(folded):
                continue
            bare = (phrase[0].removeprefix("ب").removeprefix("ال"), *phrase[1:])
            for form in (phrase, bare):
                if form in self._nouns:
                    return self._nouns[form], first + size
            if phrase in self._around:
                return "", first + size
        return None

    def _form(self, text: str, role: int, kind: str | None) -> Form | None:
        words, qualifiers = self.qualifiers.split(words_of(text))
        bones = skeleton_of(words)
        if not bones.strip("'"):
            bones = "".join(words)
        if not bones:
            return None
        arabic = is_arabic(words[0])
        article = arabic and folded_text(text).lstrip().startswith("ال")
        return Form(bones, qualifiers, role, flesh_of(words, arabic=arabic), arabic, kind, article)


def flesh_of(words: tuple[str, ...], *, arabic: bool) -> str:
    """Return the letters of a name with vowels of one class written alike."""
    joined = "".join(words)
    return joined.replace("ء", "") if arabic else latin_key(joined).flesh


@lru_cache(maxsize=16384)
def read_written(name: str) -> Written:
    """Return the parts of a name, and what stands in brackets."""
    if _PLAIN.fullmatch(name):
        return Written((name.strip(),), ())
    context = tuple(found.strip() for found in _BRACKETS.findall(name) if found.strip())
    rest = _BRACKETS.sub(" ", name).strip()
    parts = tuple(part.strip(" .-–'\"") for part in _PARTS.split(rest))
    kept = tuple(part for part in parts if part)
    return Written(kept or context, context if kept else ())
