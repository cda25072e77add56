"""Which of several candidates is picked, and which of them are one place."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dalil.knowledge.layers.scoring import SETTLED, Match
from dalil.language.distance import distance_km

_SAME_KM = 5.0
_OURS_KM = 12.0
"""Places of one name nearer than this are one; our own list is only good to some kilometres."""
_QUARTER_KM = 2.0
"""The same for a quarter and a village of its name."""
_CITY_KM = 15.0
"""A neighbourhood lies so near to the middle of its city."""
_RIVAL = 0.12
"""A candidate whose score is so near to the best one's may be meant as well."""
_WIDTH = {
    "neighbourhood": 0, "camp": 0, "village": 1, "town": 2, "city": 3, "district": 4, "province": 5,
    "country": 6,
}  # fmt: skip


def choose(found: Sequence[Match]) -> Match:
    """Return the pick: of several parts the narrowest, else the place where most of the likeliest lie."""
    best = found[0]
    if best.part >= 0:
        return _narrowest(found)
    if len(found) == 1:
        return best
    rivals = [m for m in found if m.score > best.score - _RIVAL]

    def mass(one: Match) -> float:
        return sum(math.exp(25 * m.score) for m in rivals if distance_km(one.spot, m.spot) < _SAME_KM)

    return max(rivals, key=lambda m: (mass(m), m.score))


def _narrowest(found: Sequence[Match]) -> Match:
    """Return the best of the narrowest part: "X, Raqqa" is X, as far as X is known there."""
    parts: dict[int, Match] = {}
    for match in found:
        parts.setdefault(match.part, match)
    best = found[0]
    fitting = [
        match
        for match in parts.values()
        if match.likeness > best.likeness - 0.25 and (match is best or _goes_with(match, best))
    ]
    return min(fitting, key=lambda m: (_WIDTH.get(m.spot.kind, 1), m.part))


def _goes_with(one: Match, other: Match) -> bool:
    """Say whether a place may lie in or beside another that is named with it."""
    if one.spot.kind == "neighbourhood" or one.said == "neighbourhood":
        return distance_km(one.spot, other.spot) < _CITY_KM
    return one.spot.admin1 == other.spot.admin1 or distance_km(one.spot, other.spot) < 2 * _CITY_KM


def one_each(matches: Iterable[Match]) -> list[Match]:
    """Return matches best first, those of one settlement joined: each list that has it adds a little.

    The coordinates are those of the most exact list.
    """
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (-m.score, m.spot.id)):
        for number, other in enumerate(kept):
            if _is_same(match, other):
                kept[number] = _joined(other, match)
                break
        else:
            kept.append(match)
    return sorted(kept, key=lambda m: (-m.score, m.spot.id))


def _is_same(one: Match, other: Match) -> bool:
    if one.spot.id == other.spot.id:
        return True
    if one.spot.layer == other.spot.layer or one.part != other.part:
        return False
    if not (one.spot.kind in SETTLED and other.spot.kind in SETTLED):
        return one.spot.kind == other.spot.kind and distance_km(one.spot, other.spot) < 40
    far = distance_km(one.spot, other.spot)
    if (one.spot.kind == "neighbourhood") != (other.spot.kind == "neighbourhood"):
        return far < _QUARTER_KM
    return far < (_OURS_KM if "dalil" in (one.spot.layer, other.spot.layer) else _SAME_KM)


def _joined(best: Match, other: Match) -> Match:
    exact = min((best, other), key=lambda m: (m.spot.layer == "dalil", m.spot.radius_km > 5, -m.score))
    gain = 0.02 if best.spot.layer != other.spot.layer else 0.0
    return replace(best, spot=exact.spot, score=best.score + gain)
