"""Tables of OCHA's common operational datasets (COD): a workbook, a sheet a level, p-codes."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dalil.errors import BadTable
from dalil.knowledge.layers.record import Record
from dalil.knowledge.layers.table import point_of

_ADMIN = re.compile(r"adm(?:in)?(\d)_?(name|refname|pcode|en|ar|alt\w*)?_?(en|ar)?", re.ASCII)
"""Columns of both generations: "admin1Name_en", "ADM1_EN", "admin4RefName_ar", "ADM3_PCODE"."""
_AREA = re.compile(r"ne[i]?[gh]*bou?rhood_?(name|refname|pcode)_?(en|ar)?")
_LAT = ("latitude_y", "latitude", "lat", "point_y", "center_lat")
_LON = ("longitude_x", "longitude", "lon", "long", "point_x", "center_lon")
_KINDS = {1: "province", 2: "district", 3: "district", 4: "village"}
_CITY_KM, _MIDDLE_KM = 6.0, 15.0
"""Radius of a neighbourhood only known to lie in its city, and of a district without a stated centre."""
Row = dict[str, str]


@dataclass(slots=True)
class _Middle:
    """The middle of the places with one p-code, or its capital."""

    points: list[tuple[float, float]] = field(default_factory=list)
    capital: tuple[float, float] | None = None

    def point(self) -> tuple[float, float]:
        if self.capital is not None:
            return self.capital
        lats, lons = zip(*self.points, strict=True)
        return sum(lats) / len(lats), sum(lons) / len(lons)


def read_ocha(path: Path) -> Iterator[Record]:
    """Yield the communities, then the areas and neighbourhoods above and within them.

    Areas have no coordinates in these tables: a district lies at its capital, else in the middle of its
    communities; a neighbourhood lies at its city, with the city's radius.
    """
    sheets = [rows for rows in _sheets(path) if rows]
    located = [rows for rows in sheets if _has_point(rows[0])]
    if not located:
        raise BadTable(
            f'"{path}" has no sheet with p-codes and coordinates.',
            "Give an OCHA COD workbook that holds a level with latitude and longitude, or say --as csv.",
        )
    middles: dict[str, _Middle] = {}
    seen: set[str] = set()
    for rows in located:
        level = max(n for n, part, _ in map(_read_head, rows[0]) if part == "pcode")
        for number, row in enumerate(rows, start=2):
            record = _community(row, level, f'Line {number} of "{path}"')
            if record.key not in seen:
                seen.add(record.key)
                _note(middles, row, (record.lat, record.lon))
                yield record
    for rows in sheets:
        if not any(rows is one for one in located):
            for record in _areas(rows, middles):
                if record.key not in seen:
                    seen.add(record.key)
                    yield record


def _sheets(path: Path) -> Iterator[list[Row]]:
    """Yield the rows of every sheet that has a p-code column, heads in lower case."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            rows = sheet.iter_rows(values_only=True)
            heads = [str(cell or "").strip().lower() for cell in next(rows, ())]
            if any(part == "pcode" for _, part, _ in map(_read_head, heads)):
                yield [dict(zip(heads, map(_cell, row), strict=False)) for row in rows if any(row)]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as error:
        raise BadTable(
            f'"{path}" is no Excel workbook or is damaged: {error}.',
            "Give the .xlsx file as OCHA offers it.",
        ) from error


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()


@lru_cache(maxsize=1024)
def _read_head(head: str) -> tuple[int, str, str]:
    """Return level, part ("name", "refname", "pcode") and language of a column; neighbourhoods are 5."""
    if match := _AREA.fullmatch(head):
        return 5, match[1], match[2] or ""
    match = _ADMIN.fullmatch(head)
    if match is None:
        return -1, "", ""
    level, part, language = int(match[1]), match[2] or "", match[3] or ""
    if part in ("en", "ar"):
        return level, "name", part
    return level, "refname" if part.startswith("alt") else part, language


def _has_point(row: Row) -> bool:
    return any(name in row for name in _LAT) and any(name in row for name in _LON)


def _names(row: Row, level: int, part: str = "name") -> tuple[str, str]:
    """Return the English and Arabic names that a row gives for a level."""
    found = {
        language: text
        for head, text in row.items()
        for n, p, language in (_read_head(head),)
        if (n, p) == (level, part)
    }
    return found.get("en", found.get("", "")), found.get("ar", "")


def _code(row: Row, level: int) -> str:
    return next((text for head, text in row.items() if _read_head(head)[:2] == (level, "pcode")), "")


def _community(row: Row, level: int, where: str) -> Record:
    name_en, name_ar = _names(row, level)
    if not (name_en or name_ar):
        raise BadTable(f"{where} names no place.", "Fill in its name, or delete the line.")
    lat = next(row[name] for name in _LAT if name in row)
    lon = next(row[name] for name in _LON if name in row)
    point = point_of(lat, lon, where)
    kind = _KINDS.get(level, "village")
    if level == 4:
        kind = "city" if _is_capital(row, 1) else "town" if _is_capital(row, 3) else kind
    return _record(row, level, (name_en, name_ar), point, kind)


def _record(
    row: Row,
    level: int,
    names: tuple[str, str],
    point: tuple[float, float],
    kind: str,
    radius: float | None = None,
) -> Record:
    others = (*_names(row, level, "refname"), *(_names(row, 4) if level == 3 and kind == "village" else ()))
    return Record(
        key=_code(row, level) or f"{names[0]}-{point[0]:.4f}-{point[1]:.4f}",
        name_en=names[0],
        name_ar=names[1],
        lat=point[0],
        lon=point[1],
        kind=kind,
        others=tuple(dict.fromkeys(name for name in others if name and name not in names)),
        admin1=tuple(filter(None, _names(row, 1))),
        admin2=tuple(filter(None, (n for above in range(2, level) for n in _names(row, above)))),
        country=_code(row, 0)[:2].upper(),
        radius_km=radius,
    )


def _is_capital(row: Row, level: int) -> bool:
    return row.get(f"isadmin{level}capital", "").lower() in ("yes", "true", "1")


def _note(middles: dict[str, _Middle], row: Row, point: tuple[float, float]) -> None:
    """Note a community for the p-codes above it."""
    for level in range(1, 5):
        if code := _code(row, level):
            middle = middles.setdefault(code, _Middle())
            middle.points.append(point)
            if _is_capital(row, level) or (
                level == 2
                and code == _code(row, 3)[:-2]
                and _code(row, 3)[-2:] == "00"
                and _is_capital(row, 3)
            ):
                middle.capital = point


def _areas(rows: Sequence[Row], middles: Mapping[str, _Middle]) -> Iterator[Record]:
    """Yield the areas of a sheet without coordinates, as far as their p-code tells where they lie."""
    levels = [n for n, part, _ in map(_read_head, rows[0]) if part == "pcode"]
    level = max(levels)
    above = max((n for n in levels if n < level), default=level)
    for row in rows:
        names = _names(row, level)
        middle = middles.get(_code(row, level)) or (middles.get(_code(row, above)) if level == 5 else None)
        if middle is None or not any(names):
            continue
        if level == 5:
            yield _record(row, level, names, middle.point(), "neighbourhood", _CITY_KM)
        else:
            radius = None if level == 1 else _MIDDLE_KM
            yield _record(row, level, names, middle.point(), _KINDS.get(level, "district"), radius)
