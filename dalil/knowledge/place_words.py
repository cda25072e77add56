"""Words around place names: nouns of settlements, prepositions, sides of the compass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dalil.errors import BadKnowledge
from dalil.knowledge.yaml_file import read_yaml
from dalil.language.fold import fold
from dalil.model import PlacePrecision

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of place."""

    name: str
    precision: PlacePrecision
    radius_km: float
    """Radius taken where a list gives none."""
    area: bool
    """True where the noun changes which area is meant ("Aleppo province")."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word list of places; phrases are tuples of folded words, hyphens taken as gaps."""

    kinds: Mapping[str, Kind]
    nouns: Mapping[Phrase, str]
    """Noun to kind: ("oil", "field") is an oil field."""
    near: frozenset[Phrase]
    inside: frozenset[Phrase]
    directions: Mapping[Phrase, str]
    degrees: Mapping[str, float]
    """Side to degrees clockwise from north."""
    labels: Mapping[str, Mapping[str, tuple[str, str]]]
    """Side and language to its noun and adjective."""
    areas: Mapping[str, Mapping[str, str]]
    """Form of an area and language to the pattern of its name."""
    titles: frozenset[Phrase]
    never: frozenset[str]
    """Words that are no name by themselves: place words, prepositions and titles."""
    stop: frozenset[str]
    """Words that never begin a name."""
    ordinary: frozenset[str]
    """Words that name a place only beside a place word."""


def read_place_words(path: Path) -> PlaceWords:
    """Return the word list of `path`."""
    raw = read_yaml(path)
    kinds = {name: _kind(name, entry, path) for name, entry in raw["kinds"].items()}
    sides = raw["directions"]
    parts = (*raw["kinds"].values(), raw["near"], raw["in"], *sides.values(), raw["titles"])
    return PlaceWords(
        kinds=kinds,
        nouns={phrase: name for name, entry in raw["kinds"].items() for phrase in _phrases(entry)},
        near=frozenset(_phrases(raw["near"])),
        inside=frozenset(_phrases(raw["in"])),
        directions={phrase: name for name, e in sides.items() for phrase in _phrases(e)},
        degrees={name: float(entry["degrees"]) for name, entry in sides.items()},
        labels={side: {lang: (w[0], w[1]) for lang, w in e["labels"].items()} for side, e in sides.items()},
        areas=raw["areas"],
        titles=frozenset(_phrases(raw["titles"])),
        never=frozenset(phrase[0] for part in parts for phrase in _phrases(part) if len(phrase) == 1),
        stop=frozenset(phrase[0] for phrase in _phrases(raw["stop"])),
        ordinary=frozenset(phrase[0] for phrase in _phrases(raw["ordinary"])),
    )


def as_phrase(words: str) -> Phrase:
    """Return words as they are compared."""
    return tuple(fold(words).text.replace("-", " ").split())


def _kind(name: str, entry: Mapping[str, Any], path: Path) -> Kind:
    if entry.get("precision") not in get_args(PlacePrecision):
        raise BadKnowledge(
            f'The kind of place "{name}" of "{path}" has the precision "{entry.get("precision")}".',
            f"Use one of {list(get_args(PlacePrecision))}.",
        )
    return Kind(name, entry["precision"], float(entry["radius_km"]), bool(entry.get("area", False)))


def _phrases(entry: Mapping[str, Any]) -> Iterable[Phrase]:
    for language in ("en", "ar"):
        for words in entry.get(language) or ():
            yield as_phrase(str(words))
