"""Interventions known by name, each with its day and the document that gives it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from dalil.errors import BadKnowledge
from dalil.knowledge.aliases import key_of
from dalil.knowledge.yaml_file import read_yaml

_NEEDED = {"id", "name_en", "name_ar", "date", "source", "example"}
_FIELDS = _NEEDED | {"actor_id", "place", "aliases", "cues"}

_EXACT, _INSIDE, _COVERED = 1.0, 0.9, 0.8
"""The words are a name; a name stands in the words; every telling word belongs to the names."""
_CUE = 0.05
"""Gain where a cue ("Iraq") stands beside a name that fits several."""


@dataclass(frozen=True, slots=True)
class KnownIntervention:
    """An intervention of the list."""

    id: str
    name_en: str
    name_ar: str
    date: date
    """The day on which it began or took place."""
    source: str
    """The public document that gives the day."""
    actor_id: str | None = None
    place: str | None = None
    """English name of the country or place, `None` where it has none."""
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    example: Mapping[str, str] | None = None
    """A question in each language that means it; a test runs them."""
    score: float = 0.0
    """How well the words asked for fit, 0 to 1; equal scores are a tie. 0 outside a search."""


@dataclass(frozen=True, slots=True)
class InterventionList:
    """All of `interventions.yml`."""

    interventions: tuple[KnownIntervention, ...]
    ignored: frozenset[str] = frozenset()
    """Words that say nothing about which intervention is meant, as they are compared."""


class Interventions:
    """The list, ready to search; it is read when it is first asked."""

    def __init__(self, read: Callable[[], InterventionList]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[KnownIntervention]:
        return iter(self._entries.interventions)

    def get(self, intervention_id: str) -> KnownIntervention | None:
        """Return the intervention with this id, `None` where there is none."""
        return next((known for known in self if known.id == intervention_id), None)

    def find(self, words: str, language: str) -> list[KnownIntervention]:
        """Return the interventions that `words` may name, best first, each with its score.

        A name exactly comes first, then a name among the words, then names that hold every
        telling word. Equal scores mean that the words fit both alike.
        """
        key = _key(words)
        asked = self._telling(key)
        scored = []
        for known, names in self._names:
            score = self._score(key, asked, known, names)
            if score > 0:
                scored.append(replace(known, score=round(score, 3)))
        best = max((known.score for known in scored), default=0)
        return sorted((k for k in scored if k.score > best - 0.3), key=lambda k: (-k.score, k.id))

    def nearest(self, words: str, limit: int = 5) -> list[str]:
        """Return the names most like `words`, for a message; one name an intervention."""
        from rapidfuzz import fuzz, process

        names = {name: known for known in self for name in (known.name_en, known.name_ar, *known.aliases)}
        ranked = process.extract(words, list(names), processor=key_of, scorer=fuzz.WRatio, limit=10 * limit)
        found: dict[str, str] = {}
        for name, _, _ in ranked:
            found.setdefault(names[name].id, name)
        return list(found.values())[:limit]

    @cached_property
    def _entries(self) -> InterventionList:
        return self._read()

    @cached_property
    def _names(self) -> list[tuple[KnownIntervention, list[str]]]:
        """Return every intervention with its names as they are compared."""
        return [(k, [_key(name) for name in (k.name_en, k.name_ar, *k.aliases)]) for k in self]

    def _score(self, key: str, asked: frozenset[str], known: KnownIntervention, names: list[str]) -> float:
        bare = _without_article(key)
        if any(_without_article(name) == bare for name in names):
            return _EXACT
        cues = frozenset(word for cue in known.cues for word in self._telling(_key(cue)))
        gain = _CUE if cues & asked else 0.0
        longest = max((len(name) for name in names if f" {name} " in f" {key} "), default=0)
        if longest:
            return _INSIDE + gain + min(longest, 40) / 1000
        if not asked:
            return 0.0
        inside = (self._telling(name) - cues for name in names)
        if gain and any(len(words) > 1 and words <= asked for words in inside):
            return _INSIDE + gain
        together = frozenset().union(*(self._telling(name) for name in names)) | cues
        if asked <= together and (len(asked) > 1 or not asked <= cues):
            return _COVERED + gain
        return 0.0

    def _telling(self, key: str) -> frozenset[str]:
        """Return the words of a key that say which intervention is meant, in one form each."""
        words = (word for word in key.split() if word not in self._entries.ignored)
        return frozenset(filter(None, (_stem(word) for word in words)))


def read_interventions(path: Path) -> InterventionList:
    """Return the interventions of `path`."""
    raw = read_yaml(path) or {}
    unknown = set(raw) - {"interventions", "ignored"}
    if unknown:
        raise BadKnowledge(
            f'"{path}" has unknown parts {sorted(unknown)}.', "Use interventions and ignored."
        )
    entries = tuple(_intervention(entry, path) for entry in raw.get("interventions") or ())
    ignored = (word for words in (raw.get("ignored") or {}).values() for word in words)
    return InterventionList(entries, frozenset(key_of(str(word)) for word in ignored))


def join_interventions(ours: InterventionList, more: InterventionList) -> InterventionList:
    """Return both lists; an entry of `more` takes the place of ours with the same id."""
    joined = {known.id: known for known in (*ours.interventions, *more.interventions)}
    return InterventionList(tuple(joined.values()), ours.ignored | more.ignored)


def _intervention(entry: Mapping[str, Any], path: Path) -> KnownIntervention:
    missing, unknown = _NEEDED - set(entry), set(entry) - _FIELDS
    if missing or unknown:
        raise BadKnowledge(
            f'The intervention "{entry.get("id")}" of "{path}" lacks {sorted(missing)} and has unknown '
            f"fields {sorted(unknown)}.",
            f"Give it {sorted(_NEEDED)} and, where wanted, {sorted(_FIELDS - _NEEDED)}.",
        )
    if type(entry["date"]) is not date:
        raise BadKnowledge(
            f'The intervention "{entry["id"]}" of "{path}" has the date "{entry["date"]}".',
            "Give a day as year-month-day, such as 2014-09-23.",
        )
    return KnownIntervention(
        **{field: entry[field] for field in _NEEDED},
        actor_id=entry.get("actor_id"),
        place=entry.get("place"),
        aliases=_texts(entry.get("aliases")),
        cues=_texts(entry.get("cues")),
    )


def _texts(words: Iterable[object] | None) -> tuple[str, ...]:
    return tuple(str(word) for word in words or ())


def _key(words: str) -> str:
    """Return words as they are compared, marks of punctuation left out."""
    return " ".join(re.sub(r"[^\w\s]", " ", key_of(words)).split())


def _without_article(key: str) -> str:
    return key.removeprefix("the ")


def _stem(word: str) -> str:
    """Return one form for a word's singular and plural, article and genitive."""
    if word[0] >= "ء":
        for clitics in ("وال", "بال", "لل", "ال"):
            if word.startswith(clitics) and len(word) - len(clitics) > 2:
                return word[len(clitics) :]
        return word
    return word.removesuffix("'s").removesuffix("s")
