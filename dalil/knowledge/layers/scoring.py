"""How well a place fits what was asked: spelling in both languages, kind, how well known it is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from dalil.knowledge.layers.naming import BARE, PART, SOME, Form, flesh_of
from dalil.knowledge.layers.spelling import words_of
from dalil.knowledge.layers.spots import Hit, Spot
from dalil.knowledge.place_keys import is_arabic

_SAME, _CROSS = 1.0, 0.86
"""Likeness of one spelling, and of names in two scripts with the same consonants."""
_SAME_BONES = (0.3, 0.3, 0.45, 0.62, 0.7)
"""Least likeness of names with the same consonants, by their number: two consonants tell little."""
_OTHER_BONES = 0.08
_ARTICLE = 0.015
_NOT_MAIN, _OF_PART, _OF_BARE, _OF_SOME = 0.01, 0.05, 0.05, 0.2
_UNSAID, _UNKNOWN, _AGAINST = 0.05, 0.07, 0.3
"""Loss where only the place, only the question, or both say "Little", "Upper", and not the same."""
_ONE_SCRIPT = 0.97
"""Weight of a likeness in one language where the place has no name in the other."""
_PROMINENCE = {
    "city": 0.08, "town": 0.06, "camp": 0.03, "neighbourhood": 0.02, "district": 0.0, "village": 0.02,
}  # fmt: skip
"""How much likelier a kind is meant by a bare name."""
_RENOWN = 0.009
_KIN = (
    frozenset(("city", "town", "village", "district", "camp")),
    frozenset(("district", "neighbourhood", "camp", "street", "square")),
    frozenset(("airport", "base")),
)
SETTLED = frozenset(("city", "town", "village", "camp", "neighbourhood"))


@dataclass(frozen=True, slots=True)
class Match:
    """A place with what speaks for it."""

    spot: Spot
    likeness: float
    score: float
    part: int
    """Which part of a name with several it is."""
    reasons: tuple[str, ...]
    said: str | None = None
    """Kind of place that the words say."""


class Likeness(NamedTuple):
    """How like a name asked for and one of the list are."""

    value: float
    part: int
    kind: str | None


def likeness(asked: Form, part: int, hit: Hit) -> Likeness:
    """Return how like a form asked for and a name with the same consonants are."""
    form = hit.form
    if asked.arabic != form.arabic:
        value = _CROSS
    elif asked.flesh == form.flesh:
        value = _SAME
    else:
        least = _SAME_BONES[min(len(form.skeleton.strip("'")), len(_SAME_BONES) - 1)]
        value = least + (0.97 - least) * Indel.normalized_similarity(asked.flesh, form.flesh)
    return Likeness(value - loss(asked, hit), part, asked.kind)


def near_likeness(asked: Form, part: int, hit: Hit) -> Likeness:
    """Return how like a form asked for and a name are that differ in a consonant."""
    if asked.arabic != hit.form.arabic:
        return Likeness(0.0, part, asked.kind)
    value = Indel.normalized_similarity(asked.flesh, hit.form.flesh) - _OTHER_BONES
    return Likeness(value - loss(asked, hit), part, asked.kind)


def loss(asked: Form, hit: Hit) -> float:
    """Return what a likeness loses for the roles of the two forms, and for "Little" and its like."""
    form = hit.form
    lost = 0.0 if hit.main else _NOT_MAIN
    lost += _OF_PART if form.role == PART else _OF_BARE if form.role == BARE else 0.0
    lost += _OF_PART if asked.role == PART else _OF_SOME if asked.role == SOME else 0.0
    if asked.arabic and form.arabic and asked.article != form.article:
        lost += _ARTICLE
    if asked.qualifiers != form.qualifiers:
        lost += _UNKNOWN if not form.qualifiers else _UNSAID if not asked.qualifiers else _AGAINST
    return lost


def joined(
    latin: Likeness | None, arabic: Likeness | None, spot: Spot, asked: "tuple[Form | None, Form | None]"
) -> Likeness:
    """Return one likeness of the two languages; a name that only one of them bears out is less sure."""
    best = max(filter(None, (latin, arabic)), key=lambda found: found.value)
    if asked[0] is None or asked[1] is None:
        return best
    if latin is not None and arabic is not None:
        return best._replace(value=0.6 * best.value + 0.4 * min(latin.value, arabic.value) + 0.04)
    form = asked[1] if arabic is None else asked[0]
    return best._replace(value=0.65 * best.value + 0.35 * _other(form, spot) * best.value)


def _other(form: Form, spot: Spot) -> float:
    """Return how like the name in the other language is to the place's."""
    name = spot.name_ar if form.arabic else spot.name_en
    if not name:
        return _ONE_SCRIPT
    return 0.3 + 0.6 * Indel.normalized_similarity(form.flesh, flesh_of_name(name))


@lru_cache(maxsize=8192)
def flesh_of_name(name: str) -> str:
    """Return the letters by which a name is compared."""
    words = words_of(name)
    return flesh_of(words, arabic=bool(words) and is_arabic(words[0]))


def known(spot: Spot) -> float:
    """Return how much likelier a place is meant because it is large or well known."""
    return (
        _PROMINENCE.get(spot.kind, 0.0)
        + min(math.log10(spot.population + 1), 7) / 100
        + _RENOWN * spot.renown
        - (0.01 if spot.radius_km > 5 and spot.kind == "neighbourhood" else 0.0)
    )


def said(kind: str | None, spot: Spot) -> float:
    """Return what a place gains or loses by the kind that the words say."""
    if not kind or kind == "countryside":
        return 0.0
    if kind == spot.kind:
        return 0.05
    return 0.0 if any(kind in kin and spot.kind in kin for kin in _KIN) else -0.06


def fit_reason(fit: Mapping[str, float]) -> tuple[str, ...]:
    """Return the names of what speaks for or against a place."""
    return tuple(name for name, value in fit.items() if value)
