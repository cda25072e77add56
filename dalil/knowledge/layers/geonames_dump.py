"""A country dump of GeoNames (SY.txt, SY.zip): tab-separated, no header, other names in one column."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dalil.errors import BadTable
from dalil.knowledge.layers.record import Record
from dalil.knowledge.layers.table import point_of, text_of, whole_number
from dalil.knowledge.place_keys import is_arabic

COLUMNS = 19
_CODES = {
    "PPLX": "neighbourhood", "PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLA3": "town",
    "PPLQ": "village",
    "ADM1": "province", "ADM2": "district", "ADM3": "district", "AIRP": "airport", "AIRB": "airport",
    "AIRF": "airport", "OILF": "oil_field", "GASF": "oil_field", "RFGC": "camp", "DAM": "dam",
    "BDG": "bridge",
    "HSP": "hospital", "MSQE": "mosque", "MT": "mountain", "MTS": "mountain", "HLL": "mountain",
    "ISL": "island",
    "DSRT": "desert", "STM": "river", "CMP": "camp", "INSM": "base", "MILB": "base", "PRT": "port",
}  # fmt: skip
"""Feature codes of what reports name; other populated places are villages or towns by their people."""
_TOWN, _CITY = 5_000, 100_000


def read_geonames_dump(path: Path) -> Iterator[Record]:
    """Yield the places of a dump; streams, shops and other features that no report names are left out."""
    with io.StringIO(_text(path)) as stream:
        for number, line in enumerate(stream, start=1):
            row = line.rstrip("\n").split("\t")
            if row == [""] or line.startswith("#"):
                continue
            if len(row) != COLUMNS:
                raise BadTable(
                    f'Line {number} of "{path}" has {len(row)} columns; a GeoNames dump has {COLUMNS}.',
                    "Give a country file of download.geonames.org/export/dump, or say --as csv.",
                )
            kind = kind_of(row[6], row[7], whole_number(row[14]))
            if kind is not None:
                yield _record(row, kind, f'Line {number} of "{path}"')


def kind_of(feature: str, code: str, people: int) -> str | None:
    """Return the kind of a feature, `None` where reports do not name such places."""
    if code in _CODES and not (code == "PPLA" and people and people < _TOWN):
        return _CODES[code]
    if feature != "P" or code in ("PPLH", "PPLW"):
        return None
    return "city" if people >= _CITY else "town" if people >= _TOWN else "village"


def _record(row: list[str], kind: str, where: str) -> Record:
    lat, lon = point_of(row[4], row[5], where)
    others = tuple(dict.fromkeys(name for name in (row[2], *row[3].split(",")) if name and name != row[1]))
    arabic = next((name for name in others if is_arabic(name)), "")
    return Record(
        key=row[0],
        name_en=row[1],
        name_ar=arabic,
        lat=lat,
        lon=lon,
        kind=kind,
        others=tuple(name for name in others if name != arabic),
        admin1=(f"{row[8]}.{row[10]}",) if row[10] else (),
        country=row[8],
        population=whole_number(row[14]),
    )


def _text(path: Path) -> str:
    """Return the text of the dump, also out of the archive it is offered in."""
    if not zipfile.is_zipfile(path):
        return text_of(path)
    with zipfile.ZipFile(path) as archive:
        names = [
            name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()
        ]
        if len(names) != 1:
            raise BadTable(
                f'"{path}" holds no country dump.', "Give SY.zip or the like, as GeoNames offers it."
            )
        try:
            return archive.read(names[0]).decode("utf-8")
        except (zipfile.BadZipFile, UnicodeDecodeError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
            raise BadTable(f'"{path}" is damaged: {error}.', "Get the file again.") from error
