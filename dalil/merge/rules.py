"""What joining goes by, as it stands in `data/merge`: types told for each other, weights, words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dalil.errors import BadKnowledge
from dalil.knowledge.load import DATA
from dalil.language.fold import fold

_WORD_PARTS = {"unnamed", "relays", "no_names", "common", "consonants", "articles", "kunya", "clitics"}


@dataclass(frozen=True, slots=True)
class TypeGroup:
    """Types that reports of one event use for each other, the most exact one first."""

    name: str
    types: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Types:
    """Which types may tell of one event."""

    groups: tuple[TypeGroup, ...]
    seldom: frozenset[str]
    """Types that seldom happen twice at one place within days."""

    def keys(self, type_code: str) -> tuple[str, ...]:
        """Return the groups a type stands in; a type in no group stands alone."""
        return tuple(g.name for g in self.groups if type_code in g.types) or (type_code,)

    def may_tell_one_event(self, one: str, other: str) -> bool:
        """Say whether claims of these two types can tell of one event."""
        return one == other or any(one in g.types and other in g.types for g in self.groups)

    def exactness(self, type_code: str) -> int:
        """Return the best rank of a type in its groups: 0 is the most exact."""
        return min((g.types.index(type_code) for g in self.groups if type_code in g.types), default=0)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts, and where joining starts; see the head of `weights.yml`."""

    join: float
    keep: float
    features: Mapping[str, float]
    anchors: Mapping[str, float]
    """Values from which on a feature is something particular that two claims share."""
    unanchored: float
    """Taken off where two claims share nothing particular."""
    slack_days: int
    contradiction_days: int
    before_days: int
    near_km: float
    apart_km: float


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the joining must know, folded, English and Arabic; see `words.yml`."""

    unnamed: frozenset[str]
    relays: tuple[str, ...]
    no_names: frozenset[str]
    common: frozenset[str]
    consonants_ar: Mapping[str, str]
    consonants_en: Mapping[str, str]
    articles_ar: tuple[str, ...]
    articles_en: frozenset[str]
    kunya: frozenset[str]
    """"abu" and "ابو", also behind a clitic."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that joining goes by."""

    types: Types
    weights: Weights
    words: Words


@cache
def load_rules(folder: Path = DATA / "merge") -> Rules:
    """Return the rules of `folder`, read once."""
    return Rules(
        types=_types(_read(folder / "types.yml", {"groups", "seldom"})),
        weights=_weights(
            _read(
                folder / "weights.yml",
                {"join", "keep", "features", "anchors", "unanchored", "days", "place"},
            )
        ),
        words=_words(_read(folder / "words.yml", _WORD_PARTS)),
    )


def _read(path: Path, parts: set[str]) -> dict[str, Any]:
    raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if set(raw) != parts:
        raise BadKnowledge(
            f'"{path}" has the parts {sorted(raw)}.', f"Give it exactly the parts {sorted(parts)}."
        )
    return dict(raw)


def _types(raw: Mapping[str, Any]) -> Types:
    wanted = {field.name for field in fields(TypeGroup)}
    for entry in raw["groups"]:
        if set(entry) != wanted:
            raise BadKnowledge(
                f'A group of types has the fields {sorted(entry)}: "{entry.get("name")}".',
                f"Give it exactly {sorted(wanted)}.",
            )
    groups = tuple(TypeGroup(e["name"], tuple(e["types"]), e["reason"]) for e in raw["groups"])
    return Types(groups, frozenset(raw["seldom"]))


def _weights(raw: Mapping[str, Any]) -> Weights:
    days, place = raw["days"], raw["place"]
    return Weights(
        join=raw["join"],
        keep=raw["keep"],
        features=dict(raw["features"]),
        anchors=dict(raw["anchors"]),
        unanchored=raw["unanchored"],
        slack_days=days["slack"],
        contradiction_days=days["contradiction"],
        before_days=days["before"],
        near_km=place["near_km"],
        apart_km=place["apart_km"],
    )


def _words(raw: Mapping[str, Any]) -> Words:
    return Words(
        unnamed=_both(raw["unnamed"]),
        relays=tuple(map(_folded, raw["relays"]["en"] + raw["relays"]["ar"])),
        no_names=frozenset(map(_folded, raw["no_names"])),
        common=_both(raw["common"]),
        consonants_ar=dict(raw["consonants"]["ar"]),
        consonants_en=dict(raw["consonants"]["en"]),
        articles_ar=tuple(raw["articles"]["ar"]),
        articles_en=frozenset(raw["articles"]["en"]),
        kunya=_both(raw["kunya"]) | {c + word for c in raw["clitics"] for word in _both(raw["kunya"])},
    )


def _both(raw: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(_folded(word) for language in ("en", "ar") for word in raw[language])


def _folded(word: object) -> str:
    if not isinstance(word, str):
        raise BadKnowledge(f'The word "{word}" is no text.', "Put it in quotation marks.")
    return fold(word).text
