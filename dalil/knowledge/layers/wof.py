"""Places of Who's On First: GeoJSON, one place or a collection or one place a line, or a folder of them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dalil.errors import BadTable
from dalil.knowledge.layers.record import Record
from dalil.knowledge.layers.table import point_of, text_of, whole_number

_KINDS = {
    "country": "country", "region": "province", "county": "district", "localadmin": "district",
    "locality": "village", "borough": "neighbourhood", "macrohood": "neighbourhood",
    "neighbourhood": "neighbourhood", "microhood": "neighbourhood", "campus": "base",
}  # fmt: skip
_TOWN, _CITY = 5_000, 100_000
Properties = Mapping[str, Any]


def read_wof(path: Path) -> Iterator[Record]:
    """Yield the places of a file or folder; deprecated ones and kinds that no report names are left out."""
    found = {str(f["wof:id"]): f for f in _all_properties(path)}
    if not found:
        raise BadTable(
            f'"{path}" holds no place of Who\'s On First.', "Give GeoJSON whose places have a wof:id."
        )
    for key, place in found.items():
        kind = _KINDS.get(str(place.get("wof:placetype")))
        if (
            kind is None
            or place.get("edtf:deprecated") not in (None, "", "uuuu")
            or place.get("mz:is_current") == 0
        ):
            continue
        yield _record(key, place, kind, _regions(place, found))


def _all_properties(path: Path) -> Iterator[Properties]:
    files = sorted(path.rglob("*.geojson")) if path.is_dir() else [path]
    for file in files:
        for feature in _features(file):
            properties = feature.get("properties") if isinstance(feature, dict) else None
            if not isinstance(properties, dict) or "wof:id" not in properties:
                raise BadTable(
                    f'"{file}" holds a feature without wof:id.',
                    "Give GeoJSON of Who's On First, as it is offered.",
                )
            yield {**_centre(feature), **properties}


def _features(file: Path) -> list[Any]:
    text = text_of(file)
    try:
        whole = json.loads(text)
    except ValueError:
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as error:
            raise BadTable(
                f'"{file}" is no JSON: {error}.', "Give GeoJSON, as Who's On First offers it."
            ) from error
    if isinstance(whole, dict) and isinstance(whole.get("features"), list):
        return list(whole["features"])
    return [whole]


def _centre(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return the point of a feature that is one, so that places without a stated centre have theirs."""
    geometry = feature.get("geometry") or {}
    if geometry.get("type") != "Point" or len(geometry.get("coordinates") or ()) < 2:
        return {}
    return {"geom:longitude": geometry["coordinates"][0], "geom:latitude": geometry["coordinates"][1]}


def _record(key: str, place: Properties, kind: str, regions: tuple[str, ...]) -> Record:
    people = whole_number(place.get("wof:population") or place.get("gn:population"))
    if kind == "village":
        kind = "city" if people >= _CITY else "town" if people >= _TOWN else "village"
    english = [str(place.get("wof:name") or ""), *_names(place, "name:eng_x_")]
    preferred = next(iter(_names(place, "name:eng_x_preferred")), english[0])
    arabic = list(_names(place, "name:ara_x_preferred")) or list(_names(place, "name:ara_x_"))
    others = dict.fromkeys((*english, *arabic, *_names(place, "name:")))
    lat, lon = point_of(
        place.get("lbl:latitude", place.get("geom:latitude")),
        place.get("lbl:longitude", place.get("geom:longitude")),
        f'The place "{key}" of Who\'s On First',
    )
    return Record(
        key=key,
        name_en=preferred,
        name_ar=arabic[0] if arabic else "",
        lat=lat,
        lon=lon,
        kind=kind,
        others=tuple(name for name in others if name and name not in (preferred, *arabic[:1])),
        admin1=regions,
        country=str(place.get("iso:country") or place.get("wof:country") or "").upper()[:2],
        population=people,
    )


def _names(place: Properties, start: str) -> Iterator[str]:
    for name, values in place.items():
        if name.startswith(start) and isinstance(values, list):
            yield from (str(value).strip() for value in values if value)


def _regions(place: Properties, found: Mapping[str, Properties]) -> tuple[str, ...]:
    """Return the names of the region a place lies in, as far as the file holds it."""
    names: list[str] = []
    for above in place.get("wof:hierarchy") or ():
        region = found.get(str(above.get("region_id"))) if isinstance(above, dict) else None
        if region is not None:
            names += [
                str(region.get("wof:name") or ""),
                *_names(region, "name:eng_x_"),
                *_names(region, "name:ara_x_"),
            ]
    stated = place.get("qs:a1") or place.get("gn:admin1_name") or place.get("wof:region")
    return tuple(dict.fromkeys(filter(None, (*names, str(stated or "")))))
