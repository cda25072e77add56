"""A generic table of places: CSV or TSV, plain or gzipped, columns known by their usual names."""

import csv
import gzip
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dalil.errors import BadTable
from dalil.knowledge.layers.record import Record
from dalil.knowledge.place_keys import is_arabic

COLUMNS = {
    "key": "id key pcode code geonameid wof_id placeid",
    "name_en": "name_en name place place_en name_latin english asciiname label_en",
    "name_ar": "name_ar arabic place_ar name_arabic label_ar",
    "others": "aliases alias other_names alternatenames alternate_names alt_names variants",
    "lat": "lat latitude y lat_y latitude_y point_y",
    "lon": "lon lng long longitude x lon_x longitude_x point_x",
    "kind": "kind class type place_type featuretype",
    "admin1": "admin1 admin1_en governorate governorate_en province adm1 adm1_en",
    "admin1_ar": "admin1_ar governorate_ar province_ar adm1_ar",
    "admin2": "admin2 admin2_en district district_en adm2 adm2_en",
    "admin3": "admin3 subdistrict sub_district adm3 adm3_en",
    "country": "country country_code iso iso2 countrycode",
    "population": "population pop people",
    "lists": "source sources",
    "radius_km": "radius_km radius",
}
"""What is wanted, and the names of the column that holds it."""
_JOINED = re.compile(r"\s\+\s")


def read_table(path: Path) -> Iterator[Record]:
    """Yield the places of a table; raises `BadTable` where columns lack or a line is no place."""
    with io.StringIO(text_of(path), newline="") as stream:
        head = stream.readline()
        stream.seek(0)
        reader = csv.DictReader(stream, delimiter="\t" if head.count("\t") > head.count(",") else ",")
        columns = _columns(reader.fieldnames or (), path)
        try:
            for number, row in enumerate(reader, start=2):
                yield _record(row, columns, (path, number))
        except csv.Error as error:
            raise BadTable(f'"{path}" is no table: {error}.', "Save it as CSV in UTF-8.") from error


def text_of(path: Path) -> str:
    """Return the text of a file, gzipped or not; raises `BadTable` where it cannot be read."""
    try:
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        return content.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError, gzip.zlib.error) as error:  # type: ignore[attr-defined]
        raise BadTable(
            f'"{path}" cannot be read: {error}.',
            "Give a whole file of text in UTF-8, or such a file gzipped.",
        ) from error


def _columns(given: Sequence[str], path: Path) -> dict[str, str]:
    """Return which column of the table holds what is wanted."""
    plain = {re.sub(r"\W+", "_", name.strip().lower()): name for name in reversed(given) if name}
    found = {
        wanted: plain[name]
        for wanted, names in COLUMNS.items()
        if (name := next((n for n in names.split() if n in plain), None)) is not None
    }
    lacking = [name for name in ("lat", "lon") if name not in found]
    if "name_en" not in found and "name_ar" not in found:
        lacking.insert(0, "name_en or name_ar")
    if lacking:
        raise BadTable(
            f'"{path}" has no column for {", ".join(lacking)}; it has {", ".join(given) or "none"}.',
            "Give it the columns name_en, name_ar, lat, lon and, where wanted, aliases, admin1, admin2, "
            "kind, population, country.",
        )
    return found


def _record(row: Mapping[str, str | None], columns: Mapping[str, str], where: tuple[Path, int]) -> Record:
    path, line = where
    if None in row:
        raise BadTable(
            f'Line {line} of "{path}" has more values than columns.',
            "Put values that hold a comma in quotation marks.",
        )
    value = {wanted: (row[name] or "").strip() for wanted, name in columns.items()}
    names = [value.get("name_en", ""), value.get("name_ar", "")]
    if is_arabic(names[0]) and not names[1]:
        names.reverse()
    others = split_names(value.get("others", ""))
    if not any((*names, *others)):
        raise BadTable(f'Line {line} of "{path}" names no place.', "Fill in name_en or name_ar.")
    lat, lon = point_of(value["lat"], value["lon"], f'Line {line} of "{path}"')
    return Record(
        key=value.get("key") or f"line-{line}",
        name_en=names[0],
        name_ar=names[1],
        lat=lat,
        lon=lon,
        kind=value.get("kind", ""),
        others=others,
        admin1=tuple(filter(None, (value.get("admin1"), value.get("admin1_ar")))),
        admin2=tuple(filter(None, (value.get("admin2"), value.get("admin3")))),
        country=value.get("country", "").upper() if len(value.get("country", "")) == 2 else "",
        population=whole_number(value.get("population", "")),
        lists=min(len(_JOINED.split(value.get("lists", ""))), 9),
        radius_km=_radius(value.get("radius_km", "")),
    )


def split_names(text: str) -> tuple[str, ...]:
    """Return names parted by "|" or ";", or by commas where there is none of them."""
    separator = r"\s*[|;]\s*" if "|" in text or ";" in text else r"\s*,\s*"
    return tuple(name for name in re.split(separator, text.strip()) if name)


def point_of(lat: object, lon: object, where: str) -> tuple[float, float]:
    """Return degrees north and east; raises `BadTable` where they are none."""
    try:
        north, east = float(str(lat)), float(str(lon))
    except ValueError:
        north, east = 999.0, 999.0
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise BadTable(
            f'{where} lies at "{lat}, {lon}".', "Give degrees north and east as numbers (WGS 84)."
        )
    return north, east


def whole_number(text: object) -> int:
    """Return a number of people, 0 where there is none."""
    try:
        return max(int(float(str(text or 0))), 0)
    except (ValueError, OverflowError):
        return 0


def _radius(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
