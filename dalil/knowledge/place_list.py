"""The places of Dalil as they stand in the lists: our own, the GeoNames layer, a user's."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from dalil.errors import BadKnowledge
from dalil.knowledge.place_words import Kind, PlaceWords
from dalil.model import PlacePrecision

Need = Literal["", "in", "noun", "ar"]
_DISTRICT_KM = 60
"""Largest radius of a region that is as exact as a district."""
_NEEDED = {"id", "name_en", "lat", "lon", "kind"}
_COLUMNS = _NEEDED | {
    "name_ar", "aliases", "admin1", "country", "radius_km", "parent", "needs", "code", "population",
    "example",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the map."""

    id: str
    """Identifier with its layer: "dalil:hajin", "geonames:173811"."""
    name_en: str
    name_ar: str | None
    """`None` where the Arabic name is not known."""
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    kind: str
    """A kind of `place_words.yml`: "town", "neighbourhood", "oil_field", ..."""
    admin1: str | None
    """English name of the province, `None` where it is not known or spans several."""
    admin1_ar: str | None
    country: str
    """ISO 3166-1 alpha-2; "" for what spans countries, such as a river."""
    precision: PlacePrecision
    radius_km: float
    """Radius of the circle within which the place lies, our own uncertainty included."""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One row of a list: the place and how it is named."""

    place: Place
    aliases: tuple[str, ...]
    """All names, the two usual ones first."""
    needs: Need
    """What a text must put before the name: "" nothing, "in" a place word or preposition ("in Bab"),
    "noun" a place word ("the town of Bab"), "ar" a place word in Arabic only."""
    parent: str | None
    """Identifier of the town that a neighbourhood or site belongs to."""
    population: int
    """0 where it is not known."""
    code: str | None
    """Province code in GeoNames ("SY.07")."""
    example: str | None
    """A sentence that names the place; a test runs it."""

    @property
    def far(self) -> bool:
        """True for places of GeoNames in countries whose provinces Dalil does not know."""
        return self.place.admin1 is None and self.place.id.startswith("geonames:")


def read_places(path: Path, words: PlaceWords, ours: Iterable[PlaceEntry] = ()) -> list[PlaceEntry]:
    """Return the places of a `.csv` file, or of every `.csv` file of a folder but the GeoNames layer.

    Rows may name provinces of `ours`, with or without the layer ("hasakah-province").
    """
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    rows = [(row, file) for file in files for row in _rows(file)]
    known = {entry.place.id.removeprefix("dalil:"): entry.place for entry in ours}
    provinces = {key: place for key, place in known.items() if place.kind == "province"}
    names = {
        key: (place.admin1 or place.name_en, place.admin1_ar or "") for key, place in provinces.items()
    }
    names |= {row["id"]: _province_names(row) for row, _ in rows if row["kind"] == "province"}
    countries = {key: place.country for key, place in known.items() if place.country}
    countries |= {row["id"]: row["country"] for row, _ in rows if row["country"]}
    return [_entry(row, file, words, (names, countries)) for row, file in rows]


def read_geonames(path: Path, provinces: Iterable[PlaceEntry], words: PlaceWords) -> Iterator[PlaceEntry]:
    """Yield the places of the packaged GeoNames layer; `provinces` give names to its province codes."""
    by_code = {entry.code: entry.place for entry in provinces if entry.code is not None}
    with path.open(encoding="utf-8", newline="") as stream:
        for line in stream:
            if not line.startswith("#"):
                yield _geonames_entry(line.rstrip("\n").split("\t"), by_code, words)


def _geonames_entry(row: list[str], by_code: Mapping[str, Place], words: PlaceWords) -> PlaceEntry:
    number, name, name_ar, aliases, lat, lon, country, code, population, needs = row
    people = int(population)
    kind = "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
    province = by_code.get(f"{country}.{code}")
    place = Place(
        id=f"geonames:{number}",
        name_en=name,
        name_ar=name_ar or None,
        lat=float(lat),
        lon=float(lon),
        kind=kind,
        admin1=None if province is None else province.admin1,
        admin1_ar=None if province is None else province.admin1_ar,
        country=country,
        precision=words.kinds[kind].precision,
        radius_km=words.kinds[kind].radius_km + (4 if people >= 1_000_000 else 0),
    )
    names = tuple(filter(None, (name, name_ar, *aliases.split("|"))))
    return PlaceEntry(place, names, cast(Need, needs), None, people, None, None)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = set(reader.fieldnames or ())
        if _NEEDED - columns or columns - _COLUMNS:
            raise BadKnowledge(
                f'"{path}" lacks the columns {sorted(_NEEDED - columns)} and has unknown columns '
                f"{sorted(columns - _COLUMNS)}.",
                f"Give it {sorted(_NEEDED)} and, where wanted, {sorted(_COLUMNS - _NEEDED)}.",
            )
        for number, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise BadKnowledge(
                    f'Line {number} of "{path}" has another number of values than columns.',
                    "Put values that hold a comma in quotation marks.",
                )
            yield {column: row.get(column, "").strip() for column in _COLUMNS}


def _entry(
    row: Mapping[str, str],
    path: Path,
    words: PlaceWords,
    known: tuple[Mapping[str, tuple[str, str]], Mapping[str, str]],
) -> PlaceEntry:
    """Return the entry of one row; a blank radius is that of its kind."""
    _check(row, path, words)
    provinces, countries = known
    admin1 = row["admin1"].removeprefix("dalil:") or (row["id"] if row["kind"] == "province" else "")
    name, name_ar = provinces.get(admin1, (admin1, ""))
    kind = words.kinds[row["kind"]]
    radius = float(row["radius_km"]) if row["radius_km"] else kind.radius_km
    place = Place(
        id=_with_layer(row["id"]),
        name_en=row["name_en"],
        name_ar=row["name_ar"] or None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind=row["kind"],
        admin1=name or None,
        admin1_ar=name_ar or None,
        country=row["country"] or countries.get(admin1, ""),
        precision=_precision(kind, radius),
        radius_km=radius,
    )
    return PlaceEntry(
        place=place,
        aliases=tuple(dict.fromkeys(filter(None, _names(row)))),
        needs=cast(Need, row["needs"]),
        parent=_with_layer(row["parent"]) if row["parent"] else None,
        population=int(row["population"] or 0),
        code=row["code"] or None,
        example=row["example"] or None,
    )


def _precision(kind: Kind, radius_km: float) -> PlacePrecision:
    """Return how exact a place of this kind is; a desert or region no wider than a district is one."""
    if kind.precision == "province" and kind.name != "province" and radius_km <= _DISTRICT_KM:
        return "district"
    return kind.precision


def _names(row: Mapping[str, str]) -> Iterator[str]:
    yield from (row["name_en"], row["name_ar"])
    if row["kind"] == "province":
        yield from _province_names(row)
    yield from row["aliases"].split("|")


def _province_names(row: Mapping[str, str]) -> tuple[str, str]:
    """Return the names of a province without "Governorate" and "محافظة"."""
    name = row["name_en"].removesuffix(" Governorate").removesuffix(" Province").removesuffix(" State")
    return name, row["name_ar"].removeprefix("محافظة ").removeprefix("ولاية ")


def _with_layer(place_id: str) -> str:
    return place_id if ":" in place_id else f"dalil:{place_id}"


def _check(row: Mapping[str, str], path: Path, words: PlaceWords) -> None:
    """Raise where a row is not well formed."""
    where = f'The place "{row["id"] or row["name_en"]}" of "{path}"'
    missing = sorted(column for column in _NEEDED if not row[column])
    if missing:
        raise BadKnowledge(f"{where} lacks {missing}.", f"Fill in {sorted(_NEEDED)}.")
    if row["kind"] not in words.kinds:
        raise BadKnowledge(
            f'{where} is of unknown kind "{row["kind"]}".', f"Use one of {list(words.kinds)}."
        )
    if row["needs"] not in get_args(Need):
        raise BadKnowledge(
            f'{where} needs "{row["needs"]}".', 'Leave it empty, or say "in", "noun" or "ar".'
        )
    if not (_is_number(row["lat"], 90) and _is_number(row["lon"], 180)):
        raise BadKnowledge(
            f'{where} lies at "{row["lat"]}, {row["lon"]}".', "Give degrees north and east as numbers."
        )
    if not (_is_number(row["radius_km"] or "1", 20_000) and (row["population"] or "0").isdigit()):
        raise BadKnowledge(
            f'{where} has the radius "{row["radius_km"]}" and population "{row["population"]}".',
            "Give numbers, or leave them empty.",
        )


def _is_number(text: str, limit: float) -> bool:
    try:
        value = float(text)
    except ValueError:
        return False
    return -limit <= value <= limit
