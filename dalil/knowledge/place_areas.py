"""Areas that a text makes out of a place: a side of it, its countryside."""

import math
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from dalil.knowledge.place_list import Place
from dalil.knowledge.place_words import PlaceWords
from dalil.model import PlacePrecision

_KM_A_DEGREE = 111.2


class Shape(NamedTuple):
    """How an area lies to its place: in units of the radius, or in kilometres at least."""

    shift: float
    """Distance of the middle, as a share of the place's radius."""
    size: float
    """Radius, as a share of the place's radius."""
    least_km: float
    """Radius at least."""


_SIDE_OF_AREA = Shape(0.5, 0.65, 5)
_COUNTRYSIDE = Shape(0, 1.0, 15)
_SIDE_OF_COUNTRYSIDE = Shape(1.0, 1.0, 12)
_SIDE_OF_TOWN = Shape(0.5, 0.7, 1)
_BESIDE = Shape(1.5, 1.5, 5)

FORMS = ("part", "countryside", "beside")
"""What an area may be: a side inside the place, its countryside, the land beside it."""


def area_id(place: Place, form: str, direction: str | None) -> str:
    """Return the identifier of an area, from which `area_of` makes it again."""
    return f"{place.id}/{form}" + (f"/{direction}" if direction else "")


def split_area_id(place_id: str, sides: Collection[str]) -> tuple[str, str, str | None] | None:
    """Return the place's id, the form and the side of an area's id, `None` where it is no area's."""
    parts = place_id.split("/")
    if len(parts) not in (2, 3) or parts[1] not in FORMS:
        return None
    if len(parts) == 3 and parts[2] not in sides:
        return None
    return parts[0], parts[1], parts[2] if len(parts) == 3 else None


def area_of(place: Place, form: str, direction: str | None, words: PlaceWords) -> Place:
    """Return the area of `place` that lies to `direction` ("east"), or all around it where `None`."""
    shape = _shape(place, form, direction)
    distance = place.radius_km * shape.shift
    if shape.shift >= 1:
        distance = max(distance, shape.least_km)
    lat, lon = place.lat, place.lon
    if direction is not None:
        angle = math.radians(words.degrees[direction])
        lat += distance * math.cos(angle) / _KM_A_DEGREE
        lon += distance * math.sin(angle) / (_KM_A_DEGREE * math.cos(math.radians(place.lat)))
    return replace(
        place,
        id=area_id(place, form, direction),
        name_en=_named(_bare(place, place.name_en), "en", form, direction, words) or place.name_en,
        name_ar=_named(_bare(place, place.name_ar), "ar", form, direction, words),
        lat=round(lat, 4),
        lon=round(lon, 4),
        kind="countryside" if form == "countryside" else "region",
        precision=_precision(place, form),
        radius_km=round(max(place.radius_km * shape.size, shape.least_km), 1),
    )


def _shape(place: Place, form: str, direction: str | None) -> Shape:
    wide = place.precision in ("province", "country", "district")
    if form == "countryside" and not wide:
        return _COUNTRYSIDE if direction is None else _SIDE_OF_COUNTRYSIDE
    if form == "countryside" and direction is None:
        return _COUNTRYSIDE
    if form == "beside":
        return _BESIDE
    return _SIDE_OF_AREA if wide else _SIDE_OF_TOWN


def _precision(place: Place, form: str) -> PlacePrecision:
    if place.precision == "country":
        return "province"
    if place.precision in ("province", "district") or form != "part":
        return "district"
    return "neighbourhood"


def _named(
    name: str | None, language: str, form: str, direction: str | None, words: PlaceWords
) -> str | None:
    """Return what the area is called in `language`, `None` where the place has no name in it."""
    if name is None:
        return None
    noun, adjective = ("", "") if direction is None else words.labels[direction][language]
    return " ".join(words.areas[form][language].format(noun=noun, adjective=adjective, name=name).split())


def _bare(place: Place, name: str | None) -> str | None:
    """Return a name without "Governorate" or "محافظة"."""
    if place.kind != "province":
        return name
    return place.admin1 if name == place.name_en else place.admin1_ar
