"""Places and their names as the look-up sees them: from the layers' file, and from Dalil's own lists."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from dalil.knowledge.layers.naming import Form, Naming
from dalil.knowledge.layers.store import PLACE_COLUMNS, LayerStore, shortened
from dalil.knowledge.place_list import PlaceEntry

CELL = 0.1
"""Degrees of the squares by which it is told whether a place lies close to a province."""
_NONE: frozenset[str] = frozenset()
_KEPT = 30_000
"""Places kept in memory, about 20 MB."""
_NAMES = (
    "select n.qualifiers, n.role, n.flesh, n.arabic, n.main, n.article, "  # noqa: S608  # our own constants
    + ", ".join(f"p.{column.strip()}" for column in PLACE_COLUMNS.split(","))
    + " from name n join place p on p.id = n.place where n.skeleton = ?"
)
_PLACE = f"select {PLACE_COLUMNS} from place"  # noqa: S608  # our own constant


class Spot(NamedTuple):
    """One place of one layer."""

    id: str
    layer: str
    name_en: str
    name_ar: str | None
    lat: float
    lon: float
    kind: str
    admin1: str
    """Key of the province, "" where it is not known."""
    admin1_en: str | None
    admin1_ar: str | None
    admin2: tuple[str, ...]
    country: str
    population: int
    radius_km: float
    renown: float
    """How well known: more for what several lists have, in many languages."""


class Hit(NamedTuple):
    """One form of one name of a place."""

    spot: Spot
    form: Form
    main: bool


class Source(Protocol):
    """Where spots come from."""

    def hits(self, skeleton: str, country: str, admin1: str) -> tuple[Hit, ...]:
        """Return the names with these consonants, of one country and province where these are not ""."""

    def near(self, skeleton: str, country: str, admin1: str) -> Iterable[str]:
        """Return consonants of names of a province that differ in one at most."""

    def towns(self, country: str, admin1: str) -> Sequence[Spot]:
        """Return the cities and towns of a province."""

    def cells(self, country: str, admin1: str) -> frozenset[tuple[int, int]]:
        """Return where a province has places, in squares of `CELL` degrees."""


class LayerSource:
    """The imported layers; nothing but what is asked for is read."""

    def __init__(self, path: Path) -> None:
        self._store = LayerStore(path)
        self.layers = tuple(self._store.layers())
        self._database = self._store.connect() if self.layers else None
        self._kept: dict[int, Spot] = {}
        self.hits = lru_cache(maxsize=8192)(self._hits)

    def _rows(self, statement: str, values: tuple[object, ...]) -> list[tuple]:  # type: ignore[type-arg]
        if self._database is None:
            return []
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._store.damaged(error) from error

    def _hits(self, skeleton: str, country: str, admin1: str) -> tuple[Hit, ...]:
        if admin1:
            rows = self._rows(f"{_NAMES} and n.country = ? and n.admin1 = ?", (skeleton, country, admin1))
        elif country:
            rows = self._rows(f"{_NAMES} and n.country = ?", (skeleton, country))
        else:
            rows = self._rows(_NAMES, (skeleton,))
        return tuple(self._hit(skeleton, row) for row in rows)

    def near(self, skeleton: str, country: str, admin1: str) -> Iterable[str]:
        """Return consonants of names of a province that differ in one at most."""
        for short in shortened(skeleton):
            rows = self._rows(
                "select skeleton from near where short = ? and admin1 = ? and country = ?",
                (short, admin1, country),
            )
            yield from (row[0] for row in rows)

    def towns(self, country: str, admin1: str) -> Sequence[Spot]:
        """Return the cities and towns of a province."""
        rows = self._rows(
            f"{_PLACE} where country = ? and admin1 = ? and kind in ('city', 'town')", (country, admin1)
        )
        return [_spot(row) for row in rows]

    def cells(self, country: str, admin1: str) -> frozenset[tuple[int, int]]:
        """Return where a province has places, in squares of `CELL` degrees."""
        rows = self._rows("select lat, lon from place where country = ? and admin1 = ?", (country, admin1))
        return frozenset(cell_of(lat, lon) for lat, lon in rows)

    def _hit(self, skeleton: str, row: tuple) -> Hit:  # type: ignore[type-arg]
        qualifiers, role, flesh, arabic, main, article = row[:6]
        said = frozenset(qualifiers.split()) if qualifiers else _NONE
        spot = self._kept.get(row[6])
        if spot is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            spot = self._kept[row[6]] = _spot(row[6:])
        return Hit(spot, Form(skeleton, said, role, flesh, bool(arabic), None, bool(article)), bool(main))

    def main_country(self) -> str:
        """Return the country of most places, "" where there is none."""
        rows = self._rows(
            "select country from place where country != '' group by 1 order by count(*) desc limit 1", ()
        )
        return str(rows[0][0]) if rows else ""

    def by_id(self, place_id: str) -> Spot | None:
        """Return the place with an identifier "LAYER:KEY"."""
        layer, _, key = place_id.partition(":")
        rows = self._rows(f"{_PLACE} where layer = ? and key = ?", (layer, key))
        return _spot(rows[0]) if rows else None


def _spot(row: tuple) -> Spot:  # type: ignore[type-arg]
    (_, layer, key, name_en, name_ar, lat, lon, kind, admin1, admin1_en, admin1_ar, admin2, country, people,
     radius, renown) = row  # fmt: skip
    return Spot(
        f"{layer}:{key}", layer, name_en, name_ar, lat, lon, kind, admin1, admin1_en, admin1_ar,
        tuple(admin2.split("|")), country, people, radius, renown,
    )  # fmt: skip


class OwnSource:
    """Dalil's own lists and its packaged GeoNames layer; a country is read when it is asked for."""

    def __init__(self, entries: Callable[[], Iterable[PlaceEntry]], naming: Naming) -> None:
        self._read = entries
        self._naming = naming
        self._loaded: set[str] = set()
        self._names: dict[str, list[Hit]] = {}
        self._spots: dict[tuple[str, str], dict[str, Spot]] = {}
        self._near: dict[tuple[str, str, str], set[str]] = {}

    @cached_property
    def _entries(self) -> dict[str, list[tuple[PlaceEntry, str]]]:
        """The entries of each country, with the key of their province."""
        entries = list(self._read())
        provinces = {
            (e.place.country, e.place.admin1): e.place.id for e in entries if e.place.kind == "province"
        }
        found: dict[str, list[tuple[PlaceEntry, str]]] = {}
        for entry in entries:
            place = entry.place
            found.setdefault(place.country, []).append(
                (entry, provinces.get((place.country, place.admin1), ""))
            )
        return found

    def _load(self, country: str) -> None:
        """Read the names of a country, of all countries for ""."""
        if country in self._loaded or "" in self._loaded:
            return
        for one in [country] if country else self._entries.keys() - self._loaded:
            for entry, admin1 in self._entries.get(one, ()):
                self._add(entry, admin1)
            self._loaded.add(one)
        self._loaded.add(country)

    def _add(self, entry: PlaceEntry, admin1: str) -> None:
        spot = spot_of(entry, admin1)
        self._spots.setdefault((spot.country, admin1), {})[spot.id] = spot
        seen = set()
        for number, alias in enumerate(entry.aliases):
            for form in self._naming.forms(alias):
                if form.kind is None and (form.skeleton, form.flesh) not in seen:
                    seen.add((form.skeleton, form.flesh))
                    hit = Hit(spot, form, number < 2)
                    self._names.setdefault(form.skeleton, []).append(hit)
                    for short in shortened(form.skeleton):
                        self._near.setdefault((short, spot.country, admin1), set()).add(form.skeleton)

    def hits(self, skeleton: str, country: str, admin1: str) -> tuple[Hit, ...]:
        """Return the names with these consonants, of one country and province where these are not ""."""
        self._load(country)
        return tuple(
            hit
            for hit in self._names.get(skeleton, ())
            if country in ("", hit.spot.country) and admin1 in ("", hit.spot.admin1)
        )

    def near(self, skeleton: str, country: str, admin1: str) -> Iterable[str]:
        """Return consonants of names of a province that differ in one at most."""
        self._load(country)
        for short in shortened(skeleton):
            yield from self._near.get((short, country, admin1), ())

    def towns(self, country: str, admin1: str) -> Sequence[Spot]:
        """Return the cities and towns of a province."""
        self._load(country)
        found = self._spots.get((country, admin1), {}).values()
        return [spot for spot in found if spot.kind in ("city", "town")]

    def cells(self, country: str, admin1: str) -> frozenset[tuple[int, int]]:
        """Return where a province has places, in squares of `CELL` degrees."""
        self._load(country)
        found = self._spots.get((country, admin1), {}).values()
        return frozenset(cell_of(spot.lat, spot.lon) for spot in found)


def cell_of(lat: float, lon: float) -> tuple[int, int]:
    """Return the square a point lies in."""
    return round(lat / CELL), round(lon / CELL)


def spot_of(entry: PlaceEntry, admin1: str) -> Spot:
    """Return a place of our lists as the look-up sees it."""
    place = entry.place
    parent = (entry.parent.partition(":")[2].replace("-", " "),) if entry.parent else ()
    return Spot(
        place.id, place.id.partition(":")[0], place.name_en, place.name_ar, place.lat, place.lon,
        place.kind, admin1, place.admin1, place.admin1_ar, parent, place.country, entry.population,
        place.radius_km, 1.0,
    )  # fmt: skip
