"""Which place a written name means, over all layers: candidates with scores, or one pick with its radius."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dalil.knowledge.layers.naming import PART, Form, Naming, read_written
from dalil.knowledge.layers.provinces import Province, Provinces
from dalil.knowledge.layers.scoring import (
    SETTLED,
    Likeness,
    Match,
    joined,
    known,
    likeness,
    near_likeness,
    said,
)
from dalil.knowledge.layers.spots import Hit, Source, Spot
from dalil.language.distance import distance_km

_LEAST = 0.5
_SPELT_SO = 0.93
"""Without a country no other spelling counts: a name must not jump to another country."""
_CERTAIN = 0.9
"""A likeness in the province named from which no other province is looked at."""
_SURE = 0.74
"""A likeness from which no other spelling is looked for."""
_NEAR_LEAST = 0.58
_Forms = list[tuple[Form, int]]
_SHORT = 4
"""Names of fewer letters are not compared by spelling."""
_OTHER_PROVINCE, _NEXT_PROVINCE, _NO_PROVINCE = 0.38, 0.14, 0.05
_SAME_KM = 5.0
_OURS_KM = 12.0
"""Places of one name nearer than this are one; our own list is only good to some kilometres."""
_CITY_KM = 15.0
_CELL = 0.1
_WIDTH = {
    "neighbourhood": 0,
    "village": 1,
    "camp": 0,
    "town": 2,
    "city": 3,
    "district": 4,
    "province": 5,
    "country": 6,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place as it was written."""

    name_en: str = ""
    name_ar: str = ""
    admin1: tuple[str, ...] = ()
    """Names of the province, in any language."""
    country: str = ""
    near: tuple[str, ...] = ()
    """Other places named with it: the district, the town of a neighbourhood."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where to look."""

    country: str
    province: Province | None
    near: tuple[Spot, ...]
    context: frozenset[str]
    """Consonants of the places named with it."""


class Resolver:
    """Looks names up in several sources."""

    def __init__(
        self, sources: Sequence[Source], naming: Naming, provinces: Provinces, home: str = ""
    ) -> None:
        """Take the sources; `home` is the country whose provinces are meant where none is named."""
        self._home = home
        self._sources = sources
        self._naming = naming
        self._provinces = provinces
        self._cells = lru_cache(maxsize=64)(self._read_cells)
        self._main_town = lru_cache(maxsize=64)(self._find_main_town)
        self._province = lru_cache(maxsize=1024)(self._find_province)

    def candidates(self, asked: Asked) -> list[Match]:
        """Return the places that may be meant, best first; places of one settlement are one."""
        scope = self._scope(asked)
        latin, arabic = self._parts(asked.name_en), self._parts(asked.name_ar)
        inside = scope.province.key if scope.province else ""
        matches = self._exact(latin, arabic, scope, inside)
        if inside and not any(match.likeness >= _CERTAIN for match in matches):
            matches = self._exact(latin, arabic, scope, "")
            if not _has_sure(matches, inside):
                matches += self._fuzzy(latin, arabic, scope)
            if not _has_sure(matches, inside):
                fewer = (self._fewer(asked.name_en), self._fewer(asked.name_ar))
                matches += self._exact(*fewer, scope, inside)
        return _one_each(matches)

    def _fewer(self, name: str) -> _Forms:
        """Return the forms of fewer words of a name: "Sakhour roundabout area"."""
        return [(form, -1) for form in self._naming.fewer(name)]

    def pick(self, asked: Asked) -> Match | None:
        """Return the place that is meant most likely, `None` where nothing fits."""
        found = self.candidates(asked)
        return choose(found) if found else self._fall_back(asked)

    def _find_province(self, names: tuple[str, ...], country: str) -> Province | None:
        """Return the province that the names mean, `None` where no list has a place in it."""
        found = self._provinces.find(names, country) or self._provinces.named(names, country or self._home)
        if found is None or any(source.spots(found.country, found.key) for source in self._sources):
            return found
        return None

    def _scope(self, asked: Asked) -> _Scope:
        province = self._province(asked.admin1, asked.country) if asked.admin1 else None
        country = asked.country or (province.country if province else "")
        context = [*asked.near]
        for name in (asked.name_en, asked.name_ar):
            written = read_written(name)
            context += written.context
            context += written.parts if len(written.parts) > 1 else ()
        bones = frozenset(form.skeleton for name in context for form in self._naming.forms(name))
        near = [
            hit.spot
            for bone in bones
            for hit in self._hits(bone, country, province.key if province else "")
            if hit.spot.kind in ("city", "town", "district")
        ]
        return _Scope(country, province, tuple(near), bones)

    def _parts(self, name: str) -> list[tuple[Form, int]]:
        """Return the forms of a name with the number of the part each is of; the whole is part -1."""
        if not name.strip():
            return []
        parts = read_written(name).parts
        forms = [(form, -1) for form in self._naming.forms(name) if form.role != PART]
        for number, part in enumerate(parts if len(parts) > 1 else ()):
            forms += [(form, number) for form in self._naming.of_part(part, PART)]
        return forms

    def _hits(self, skeleton: str, country: str, admin1: str) -> Iterable[Hit]:
        for source in self._sources:
            yield from source.hits(skeleton, country, admin1)

    def _exact(self, latin: _Forms, arabic: _Forms, scope: _Scope, admin1: str) -> list[Match]:
        """Return the places with the consonants of a name asked for."""
        found: dict[str, list[Likeness | None]] = {}
        spots: dict[str, Spot] = {}
        for side, forms in enumerate((latin, arabic)):
            for form, part in forms:
                for hit in self._hits(form.skeleton, scope.country, admin1):
                    like = likeness(form, part, hit)
                    spots[hit.spot.id] = hit.spot
                    pair = found.setdefault(hit.spot.id, [None, None])
                    if (best := pair[side]) is None or best.value < like.value:
                        pair[side] = like
        return self._matches(found, spots, (latin, arabic), scope)

    def _matches(
        self,
        found: Mapping[str, Sequence[Likeness | None]],
        spots: Mapping[str, Spot],
        asked: "tuple[_Forms, _Forms]",
        scope: _Scope,
    ) -> list[Match]:
        first = (asked[0][0][0] if asked[0] else None, asked[1][0][0] if asked[1] else None)
        return [
            match
            for key, (one, other) in found.items()
            if (match := self._match(spots[key], joined(one, other, spots[key], first), scope)) is not None
        ]

    def _fuzzy(self, latin: _Forms, arabic: _Forms, scope: _Scope) -> list[Match]:
        """Return places of the province whose names are spelt nearly so; without a province none."""
        if scope.province is None:
            return []
        found: dict[str, list[Likeness | None]] = {}
        spots: dict[str, Spot] = {}
        for side, forms in enumerate((latin, arabic)):
            for form, part in forms:
                if len(form.flesh) < _SHORT:
                    continue
                for hit in self._near_hits(form.skeleton, scope.country, scope.province.key):
                    like = near_likeness(form, part, hit)
                    if like.value < _NEAR_LEAST:
                        continue
                    spots[hit.spot.id] = hit.spot
                    pair = found.setdefault(hit.spot.id, [None, None])
                    if (best := pair[side]) is None or best.value < like.value:
                        pair[side] = like
        return self._matches(found, spots, (latin, arabic), scope)

    def _near_hits(self, skeleton: str, country: str, admin1: str) -> Iterator[Hit]:
        bones = {near for source in self._sources for near in source.near(skeleton, country, admin1)}
        for bone in bones:
            yield from self._hits(bone, country, admin1)

    def _match(self, spot: Spot, like: Likeness, scope: _Scope) -> Match | None:
        province, reason = self._fit(spot, scope)
        near = self._near(spot, scope)
        score = like.value + province + near + known(spot) + said(like.kind, spot)
        if like.value < (_LEAST if scope.country else _SPELT_SO) or score < _LEAST:
            return None
        reasons = (
            "exact name" if like.value >= 0.95 else "like spelling",
            reason,
            "beside a place named with it" if near > 0 else "",
        )
        return Match(spot, like.value, score, like.part, tuple(filter(None, reasons)), like.kind)

    def _fit(self, spot: Spot, scope: _Scope) -> tuple[float, str]:
        """Return what the province adds, and says."""
        if scope.province is None or spot.kind in ("country",):
            return 0.0, ""
        if spot.admin1 == scope.province.key:
            return 0.0, "in the province named"
        if not spot.admin1:
            return -_NO_PROVINCE, ""
        cell = (round(spot.lat / _CELL), round(spot.lon / _CELL))
        cells = self._cells(scope.country, scope.province.key)
        beside = any((cell[0] + n, cell[1] + e) in cells for n in (-1, 0, 1) for e in (-1, 0, 1))
        return (
            (-_NEXT_PROVINCE, "close to the province named")
            if beside
            else (-_OTHER_PROVINCE, "in another province")
        )

    def _read_cells(self, country: str, admin1: str) -> frozenset[tuple[int, int]]:
        return frozenset(
            (round(spot.lat / _CELL), round(spot.lon / _CELL))
            for source in self._sources
            for spot in source.spots(country, admin1)
        )

    def _near(self, spot: Spot, scope: _Scope) -> float:
        if not scope.context:
            return 0.0
        if any(
            form.skeleton in scope.context
            for name in spot.admin2
            if name
            for form in self._naming.forms(name)[:1]
        ):
            return 0.07
        if any(distance_km(spot, other) < 25 for other in scope.near):
            return 0.06
        return -0.04 if scope.near else 0.0

    def _find_main_town(self, country: str, admin1: str) -> Spot | None:
        spots = [s for source in self._sources for s in source.spots(country, admin1) if s.kind in SETTLED]
        return max(spots, key=lambda s: (s.kind == "city", s.population, s.renown, s.id), default=None)

    def _fall_back(self, asked: Asked) -> Match | None:
        """Return the main town of the province, as all that is known."""
        scope = self._scope(asked)
        if scope.province is None:
            return None
        best = self._main_town(scope.country, scope.province.key)
        if best is None:
            return None
        return Match(best, 0.0, 0.0, -1, ("main town of the province named",))


def _has_sure(matches: Iterable[Match], admin1: str) -> bool:
    return any(match.likeness >= _SURE and match.spot.admin1 == admin1 for match in matches)


def choose(found: Sequence[Match]) -> Match:
    """Return the pick among candidates: the narrowest of several parts, then where most of the likeliest lie."""
    best = found[0]
    if best.part >= 0:
        return _narrowest(found)
    rivals = [m for m in found if m.score > best.score - 0.12]

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


def _one_each(matches: Iterable[Match]) -> list[Match]:
    """Return matches best first, those of one settlement joined: it is better known by each list that has it.

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
    ours = "dalil" in (one.spot.layer, other.spot.layer)
    return distance_km(one.spot, other.spot) < (_OURS_KM if ours else _SAME_KM)


def _joined(best: Match, other: Match) -> Match:
    exact = min((best, other), key=lambda m: (m.spot.layer == "dalil", m.spot.radius_km > 5, -m.score))
    gain = 0.02 if best.spot.layer != other.spot.layer else 0.0
    return replace(best, spot=exact.spot, score=best.score + gain)
