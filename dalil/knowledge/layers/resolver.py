"""Which place a written name means, over all layers: candidates with scores, or one pick."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalil.knowledge.layers.choosing import choose, one_each
from dalil.knowledge.layers.naming import Form, Naming, read_written
from dalil.knowledge.layers.provinces import Province, Provinces
from dalil.knowledge.layers.scoring import (
    Likeness,
    Match,
    joined,
    known,
    likeness,
    near_likeness,
    said,
)
from dalil.knowledge.layers.spots import Hit, Source, Spot, cell_of
from dalil.language.distance import distance_km

_LEAST = 0.5
_SPELT_SO = 0.93
"""Without a country no other spelling counts: a name must not jump to another country."""
_LIKELY = 0.7
"""A likeness below which the main town of the province is nearer the mark."""
_CERTAIN = 0.9
"""A likeness in the province named from which no other province is looked at."""
_SURE = 0.74
"""A likeness from which no other spelling is looked for."""
_NEAR_LEAST = 0.58
_Names = tuple[Sequence[tuple[Form, int]], Sequence[tuple[Form, int]]]
"""The forms of the Latin and of the Arabic name, each with the number of its part."""
_SHORT = 4
"""Names of fewer letters are not compared by spelling."""
_OTHER_PROVINCE, _NEXT_PROVINCE, _NO_PROVINCE = 0.38, 0.14, 0.05


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


class _Found:
    """Places with the best likeness of their Latin and of their Arabic name."""

    def __init__(self) -> None:
        self.pairs: dict[str, tuple[Spot, Likeness | None, Likeness | None]] = {}

    def add(self, side: int, spot: Spot, like: Likeness) -> None:
        """Add a likeness of the Latin (0) or Arabic name (1)."""
        _, latin, arabic = self.pairs.get(spot.id, (spot, None, None))
        if side == 0:
            self.pairs[spot.id] = (
                spot,
                like if latin is None or latin.value < like.value else latin,
                arabic,
            )
        else:
            self.pairs[spot.id] = (
                spot,
                latin,
                like if arabic is None or arabic.value < like.value else arabic,
            )


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
        self.candidates = lru_cache(maxsize=8192)(self._candidates)
        self._cells = lru_cache(maxsize=64)(self._read_cells)
        self._main_town = lru_cache(maxsize=64)(self._find_main_town)
        self._province = lru_cache(maxsize=1024)(self._find_province)

    def _candidates(self, asked: Asked) -> tuple[Match, ...]:
        """Return the places that may be meant, best first; places of one settlement are one."""
        scope = self._scope(asked)
        names = (self._naming.parts(asked.name_en), self._naming.parts(asked.name_ar))
        inside = scope.province.key if scope.province else ""
        matches = self._exact(names, scope, inside)
        if inside and not any(match.likeness >= _CERTAIN for match in matches):
            matches = self._exact(names, scope, "")
            if not _has_sure(matches, inside):
                matches += self._fuzzy(names, scope, inside)
            if not _has_sure(matches, inside):
                fewer = (self._naming.fewer(asked.name_en), self._naming.fewer(asked.name_ar))
                matches += self._exact(fewer, scope, inside)
        return tuple(one_each(matches))

    def pick(self, asked: Asked, candidates: Sequence[Match] | None = None) -> Match | None:
        """Return the place that is meant most likely, `None` where nothing fits."""
        found = self.candidates(asked) if candidates is None else candidates
        likely = [match for match in found if match.likeness >= _LIKELY]
        if likely:
            return choose(likely)
        return self._fall_back(asked) or (choose(found) if found else None)

    def _find_province(self, names: tuple[str, ...], country: str) -> Province | None:
        """Return the province that the names mean, `None` where no list has a place in it."""
        found = self._provinces.find(names, country) or self._provinces.named(names, country or self._home)
        if found is None or self._cells(found.country, found.key):
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

    def _hits(self, skeleton: str, country: str, admin1: str) -> Sequence[Hit]:
        found = self._sources[0].hits(skeleton, country, admin1)
        for source in self._sources[1:]:
            found += source.hits(skeleton, country, admin1)
        return found

    def _exact(self, names: _Names, scope: _Scope, admin1: str) -> list[Match]:
        """Return the places with the consonants of a name asked for."""
        found = _Found()
        for side, forms in enumerate(names):
            for form, part in forms:
                for hit in self._hits(form.skeleton, scope.country, admin1):
                    like = likeness(form, part, hit)
                    if like.value >= _LEAST:
                        found.add(side, hit.spot, like)
        return self._matches(found, names, scope)

    def _fuzzy(self, names: _Names, scope: _Scope, admin1: str) -> list[Match]:
        """Return places of the province whose names differ in a consonant."""
        found = _Found()
        for side, forms in enumerate(names):
            for form, part in forms:
                for hit in self._near_hits(form.skeleton, scope.country, admin1):
                    like = near_likeness(form, part, hit)
                    if like.value >= _NEAR_LEAST and len(form.flesh) >= _SHORT:
                        found.add(side, hit.spot, like)
        return self._matches(found, names, scope)

    def _matches(self, found: "_Found", names: _Names, scope: _Scope) -> list[Match]:
        latin, arabic = names
        first = (latin[0][0] if latin else None, arabic[0][0] if arabic else None)
        return [
            match
            for spot, one, other in found.pairs.values()
            if (match := self._match(spot, joined(one, other, spot, first), scope)) is not None
        ]

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
        cell = cell_of(spot.lat, spot.lon)
        cells = self._cells(scope.country, scope.province.key)
        beside = any((cell[0] + n, cell[1] + e) in cells for n in (-1, 0, 1) for e in (-1, 0, 1))
        return (
            (-_NEXT_PROVINCE, "close to the province named")
            if beside
            else (-_OTHER_PROVINCE, "in another province")
        )

    def _read_cells(self, country: str, admin1: str) -> frozenset[tuple[int, int]]:
        return frozenset().union(*(source.cells(country, admin1) for source in self._sources))

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
        spots = [spot for source in self._sources for spot in source.towns(country, admin1)]
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
