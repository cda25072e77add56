"""The layers of places joined: our own list, a user's, and what GeoNames adds to them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dalil.knowledge.place_keys import name_key
from dalil.knowledge.place_list import Place, PlaceEntry, read_geonames, read_places
from dalil.knowledge.place_names import letters_of
from dalil.knowledge.place_words import PlaceWords
from dalil.language.distance import distance_km

_SAME_KM = 12
"""Settlements of one name nearer than this are one place: lists differ by kilometres."""
_SETTLEMENTS = frozenset(("city", "town", "village", "camp", "neighbourhood"))


def all_places(data: Path, overlay: Path | None, words: PlaceWords) -> list[PlaceEntry]:
    """Return the places of `data/places` and of the overlay's `places.csv`, then GeoNames' others."""
    entries = {entry.place.id: entry for entry in read_places(data / "places", words)}
    if overlay is not None and (overlay / "places.csv").exists():
        more = read_places(overlay / "places.csv", words, list(entries.values()))
        entries |= {entry.place.id: entry for entry in more}
    ours = list(entries.values())
    return ours + list(_others(ours, read_geonames(data / "places" / "geonames.tsv", ours, words)))


def _others(ours: Sequence[PlaceEntry], layer: Iterator[PlaceEntry]) -> Iterator[PlaceEntry]:
    """Yield the entries of a layer that are no settlement of ours."""
    known: dict[str, list[Place]] = {}
    for entry in ours:
        if entry.place.kind in _SETTLEMENTS:
            for alias in entry.aliases:
                known.setdefault(name_key(alias).bones, []).append(entry.place)
                known.setdefault(letters_of(alias), []).append(entry.place)
    for entry in layer:
        key = letters_of if entry.far else _bones
        same = (place for alias in entry.aliases[:2] for place in known.get(key(alias), ()))
        if not any(distance_km(place, entry.place) < _SAME_KM for place in same):
            yield entry


def _bones(name: str) -> str:
    return name_key(name).bones
