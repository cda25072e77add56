"""Which place a name means: candidates with their reasons, best first."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalil.knowledge.place_areas import area_id, area_of
from dalil.knowledge.place_finding import PlaceFinder
from dalil.knowledge.place_list import Place, PlaceEntry
from dalil.knowledge.place_names import Name, NameIndex
from dalil.knowledge.place_phrases import Surroundings
from dalil.knowledge.place_tokens import read_text
from dalil.knowledge.place_words import PlaceWords
from dalil.language.distance import distance_km

_ALIKE = 0.6
"""A spelling less like the list's than this is another name, even where it is all there is."""
_PROMINENCE = {
    "country": 0.2, "province": 0.02, "district": 0.02, "city": 0.16, "town": 0.12, "camp": 0.08,
    "oil_field": 0.08, "airport": 0.08, "village": 0.06, "neighbourhood": 0.03,
}  # fmt: skip
"""How much likelier a kind is to be meant by a bare name."""
_SMALL = 0.04
"""The same for every other kind."""
_LARGE_KM = 8
"""Radius from which a side of a city is a part of it; east of a smaller one lies outside."""
_LEAST = 0.35
"""Candidates below are no candidates."""
_SAME_KM = 12
_SETTLEMENTS = frozenset(("city", "town", "village", "camp", "neighbourhood"))
_IN = 0.12
_OUT = -0.25
_SAID = 0.12
"""Gain of a place whose kind the words say ("village of")."""
_NOT_SAID = -0.12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    score: float
    """0 to 1; only the order and the distance to the best mean something."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """Wider places that the words name."""

    ids: frozenset[str]
    provinces: frozenset[tuple[str, str | None]]
    """Country and province."""
    countries: frozenset[str]


class Ranking:
    """Ranks the places of an index for a name."""

    def __init__(
        self,
        by_id: Mapping[str, PlaceEntry],
        index: NameIndex,
        finder: PlaceFinder,
        words: PlaceWords,
        namer: PlaceFinder,
    ) -> None:
        """Take places and names; `finder` reads wider places, `namer` the name that is asked for."""
        self._namer = namer
        self._by_id = by_id
        self._index = index
        self._finder = finder
        self._words = words

    def rank(self, name: str, within: str | None, country: str | None) -> list[Candidate]:
        """Return the candidates for `name`, best first."""
        around = self._around(within)
        best: dict[str, Candidate] = {}
        known = around.countries | ({country} if country else frozenset())
        for found, likeness, words in self._names(name):
            if likeness < 1 and not _may_be_respelt(found.entry.place, known):
                continue
            for place, score, reasons in self._readings(found.entry, words):
                more, why = _fit(found.entry, around, country)
                if more < 0 and place.id not in self._by_id:
                    continue  # a village of a user's layer lies where the report says, or is another
                total = _spelt(likeness, found.main) + score + more - _far(found.entry)
                spelt = "exact name" if likeness == 1 else f'spelt like "{found.entry.place.name_en}"'
                rated = Candidate(place, round(min(max(total, 0), 1), 3), (spelt, *reasons, *why))
                if total >= _LEAST and (place.id not in best or best[place.id].score < rated.score):
                    best[place.id] = rated
        ranked = sorted(best.values(), key=lambda c: (-c.score, c.place.id))
        return list(_one_each(ranked)) if any(c.place.id not in self._by_id for c in ranked) else ranked

    def _names(self, name: str) -> Iterator[tuple[Name, float, Surroundings | None]]:
        """Yield what the words may name: all of them first, else the longest name among them."""
        whole = [(found, like) for found, like in self._index.lookup(name) if like >= _ALIKE]
        for found, like in whole:
            yield found, like, None
        if whole:
            return
        hits = self._namer.hits(read_text(name))
        for hit in sorted(hits, key=lambda h: h.found.first - h.found.last)[:1]:
            for found, like in hit.names:
                yield found, like, hit.around

    def _readings(
        self, entry: PlaceEntry, words: Surroundings | None
    ) -> Iterator[tuple[Place, float, tuple[str, ...]]]:
        """Yield the place, or the areas that the words make of it, with a gain and its reasons."""
        place = entry.place
        known = _PROMINENCE.get(place.kind, _SMALL) + min(math.log10(entry.population + 1), 7) / 100
        if words is None or (words.kind is None and words.direction is None):
            yield place, known, ()
        elif words.direction is None and words.kind not in ("countryside", "pocket", "desert"):
            said = place.kind == words.kind
            reason = (f'the words say "{words.kind}"',) if said else ()
            yield place, known + (_SAID if said else self._loss(place.kind, words.kind)), reason
        else:
            yield self._area(entry, words, known)

    def _loss(self, kind: str, said: str | None) -> float:
        """Return what a place loses where the words say another kind ("province")."""
        if said is None or _kin(kind, said):
            return 0.0
        return 3 * _NOT_SAID if self._words.kinds[said].area else _NOT_SAID

    def _area(
        self, entry: PlaceEntry, words: Surroundings, known: float
    ) -> tuple[Place, float, tuple[str, ...]]:
        """Return the side or countryside of a place; a listed area takes the place of a made one."""
        place = entry.place
        form, gain = self._form(place, words)
        listed = self._by_id.get(area_id(place, form, words.direction))
        area = listed.place if listed else area_of(place, form, words.direction, self._words)
        return area, known + gain, (f"{form} of {place.name_en}",)

    def _form(self, place: Place, words: Surroundings) -> tuple[str, float]:
        """Return what kind of area the words make of a place, and how much likelier it is meant.

        "Eastern Aleppo" is a part of a large city, "eastern Deir Ezzor" a part of the province.
        """
        if words.kind in ("countryside", "pocket", "desert"):
            return "countryside", 2 * _SAID if place.kind == "province" else 0.0
        if place.kind == "province":
            return "countryside", _SAID + 0.05
        if words.near and words.kind is None:
            return "beside", 0.0
        large = place.kind == "city" and place.radius_km >= _LARGE_KM
        small = place.precision == "town" and not large
        return ("beside", -_SAID) if small and words.kind is None else ("part", 0.0)

    def _around(self, within: str | None) -> _Around:
        """Return the wider places that the words `within` name."""
        if within is None:
            return _Around(frozenset(), frozenset(), frozenset())
        places = [
            name.entry
            for hit in self._finder.hits(read_text(within))
            for name, like in hit.names
            if like == max(like for _, like in hit.names)
        ]
        widest = [
            p for p in places if p.population or p.place.kind in ("country", "province", "district", "city")
        ]
        places = widest or places
        return _Around(
            frozenset(entry.place.id for entry in places),
            frozenset((e.place.country, e.place.admin1) for e in places if e.place.admin1),
            frozenset(entry.place.country for entry in places),
        )


def _may_be_respelt(place: Place, countries: frozenset[str]) -> bool:
    """Say whether another spelling may mean this place: no name jumps to another country."""
    return place.country in countries if countries else place.id.startswith("dalil:")


def _one_each(ranked: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates, a settlement that several layers have only once."""
    before: list[Place] = []
    for candidate in ranked:
        place = candidate.place
        if place.kind in _SETTLEMENTS:
            if any(
                other.id.split(":")[0] != place.id.split(":")[0] and distance_km(other, place) < _SAME_KM
                for other in before
            ):
                continue
            before.append(place)
        yield candidate


def _spelt(likeness: float, main: bool) -> float:
    """Return what the spelling gives; another spelling than the list's loses against any that is listed."""
    return 0.7 * likeness + (0.05 if main else 0.0) - (0.15 if likeness < 1 else 0.0)


def _fit(entry: PlaceEntry, around: _Around, country: str | None) -> tuple[float, tuple[str, ...]]:
    """Return what the wider place and the country add, with reasons."""
    place = entry.place
    gain, reasons = 0.0, []
    if country is not None:
        gain += 0.1 if place.country == country else 2 * _OUT
    if around.ids and place.id not in around.ids:
        if entry.parent in around.ids:
            gain += _IN + 0.05
            reasons.append("in the wider place named")
        elif (place.country, place.admin1) in around.provinces:
            gain += _IN
            reasons.append("same province as the wider place")
        elif any(country == place.country for country in around.countries):
            same_level = any(name for _, name in around.provinces)
            gain += _OUT if same_level and place.admin1 else _IN / 2
        elif around.countries and place.country:
            gain += _OUT
    return gain, tuple(reasons)


def _far(entry: PlaceEntry) -> float:
    """Return what a place of GeoNames loses to one of our own list, which is about the wars at hand."""
    if entry.place.id.startswith("dalil:"):
        return 0.0
    return 0.03 if entry.population >= 100_000 else 0.06


def _kin(one: str, other: str) -> bool:
    """Say whether two kinds are used for each other in reports ("the town of" a large village)."""
    families: Iterable[set[str]] = (
        {"city", "town", "village", "district"},
        {"district", "neighbourhood"},
        {"base", "airport", "school", "checkpoint"},
    )
    return any(one in family and other in family for family in families)
