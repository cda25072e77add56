"""A file of places made a layer: its format told, its records checked, all of it stored or nothing."""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from dalil.errors import BadTable, UsageError
from dalil.knowledge.layers.geonames_dump import COLUMNS, read_geonames_dump
from dalil.knowledge.layers.naming import WHOLE, Naming
from dalil.knowledge.layers.ocha import read_ocha
from dalil.knowledge.layers.provinces import Province, Provinces
from dalil.knowledge.layers.record import Record
from dalil.knowledge.layers.store import Layer, LayerStore, Row, now_text
from dalil.knowledge.layers.table import read_table, text_of
from dalil.knowledge.layers.wof import read_wof
from dalil.knowledge.place_keys import name_key
from dalil.knowledge.place_words import PlaceWords, as_phrase
from dalil.language.fold import fold

Format = Literal["ocha", "geonames", "wof", "csv"]
READERS: Mapping[Format, Callable[[Path], Iterator[Record]]] = {
    "ocha": read_ocha,
    "geonames": read_geonames_dump,
    "wof": read_wof,
    "csv": read_table,
}
_KINDS = {
    "governorate": "province", "state": "province", "adm1": "province", "adm2": "district",
    "adm3": "district",
    "suburb": "neighbourhood", "locality": "village", "settlement": "village", "community": "village",
    "populated_place": "village", "hamlet": "village", "airfield": "airport",
}  # fmt: skip
"""Words for a kind in tables, beside the place words of both languages."""
OWN = frozenset(("dalil", "geonames"))
"""Names of our own layers."""
_NO_KEY = re.compile(r"[\s/:]+")
_NAME = re.compile(r"[\w-]+(\.[\w-]+)*")


@dataclass(frozen=True, slots=True)
class Tools:
    """What turns records into the rows of a layer."""

    words: PlaceWords
    naming: Naming
    provinces: Provinces


def format_of(path: Path) -> Format:
    """Return the format of a file, told by its ending and its first line."""
    endings = [ending.lower() for ending in path.suffixes]
    if path.is_dir() or any(ending in (".geojson", ".ndjson", ".geojsonl", ".json") for ending in endings):
        return "wof"
    if ".xlsx" in endings:
        return "ocha"
    if ".zip" in endings:
        return "geonames"
    with_tabs = text_of(path)[:10_000].split("\n", 1)[0]
    return (
        "geonames" if with_tabs.count("\t") == COLUMNS - 1 and with_tabs.split("\t")[0].isdigit() else "csv"
    )


def import_layer(
    path: Path, store: LayerStore, tools: Tools, given: Format | None = None, name: str | None = None
) -> Layer:
    """Read a file and store it as a layer, in place of one of the same name."""
    if not path.exists():
        raise BadTable(f'There is no file "{path}".', "Check the path.")
    name = name or path.name.split(".")[0] or "layer"
    if name in OWN or not _NAME.fullmatch(name):
        raise UsageError(
            f'"{name}" cannot name a layer.',
            f"Use letters, digits, hyphens, not {' or '.join(sorted(OWN))}: --name syria.",
        )
    chosen = given or format_of(path)
    if chosen not in get_args(Format):
        raise UsageError(f'"{chosen}" is no format.', f"Use one of {', '.join(get_args(Format))}.")
    records = list(READERS[chosen](path))
    if not records:
        raise BadTable(f'"{path}" holds no place.', "Check the file, or say its format with --as.")
    places, names = rows_of(name, records, tools)
    layer = Layer(
        name, chosen, path.name, _fingerprint(path), now_text(datetime.now(UTC)), len(places), len(names)
    )
    store.replace(layer, places, names)
    return layer


def rows_of(layer: str, records: Sequence[Record], tools: Tools) -> tuple[list[Row], list[Row]]:
    """Return the rows of the tables `place` and `name`; a key that a file gives twice is numbered."""
    country = _country(records, tools.provinces)
    places: list[Row] = []
    names: list[Row] = []
    keys: Counter[str] = Counter()
    known: dict[tuple[tuple[str, ...], str], Province | None] = {}
    for number, record in enumerate(records):
        where = record.country or country
        asked = (record.admin1, where)
        if asked not in known:
            known[asked] = tools.provinces.named(record.admin1, where)
        province = known[asked]
        key = _NO_KEY.sub("-", record.key)
        keys[key] += 1
        key += f".{keys[key]}" if keys[key] > 1 else ""
        places.append(_place(layer, number, key, record, (province, where), tools.words))
        names += _names(number, record, (where, province.key if province else ""), tools.naming)
    return places, names


def _place(
    layer: str, number: int, key: str, record: Record, where: tuple[Province | None, str], words: PlaceWords
) -> Row:
    province, country = where
    kind = kind_of(record.kind, words)
    return (
        number, layer, key, record.name_en or record.name_ar or record.others[0], record.name_ar or None,
        round(record.lat, 6), round(record.lon, 6), kind, province.key if province else "",
        province.name_en if province else None, province.name_ar if province else None,
        "|".join(dict.fromkeys(record.admin2)), country, record.population,
        record.radius_km or words.kinds[kind].radius_km, renown_of(record),
    )  # fmt: skip


def renown_of(record: Record) -> float:
    """Return how well known a place seems: by the lists that have it, and the names it has elsewhere."""
    return round(math.log2(record.lists) + math.log2(1 + len(record.others)) / 4, 2)


def kind_of(text: str, words: PlaceWords) -> str:
    """Return the kind that a word of a table means; what is not known is taken for a village."""
    plain = fold(text).text.strip().replace(" ", "_")
    plain = _KINDS.get(plain, plain)
    return plain if plain in words.kinds else words.nouns.get(as_phrase(text), "village")


def _names(number: int, record: Record, where: tuple[str, str], naming: Naming) -> Iterator[Row]:
    """Yield a row for every form of every name of a place, none twice."""
    seen: set[tuple[str, str, str]] = set()
    for name in dict.fromkeys(filter(None, (record.name_en, record.name_ar, *record.others))):
        main = name in (record.name_en, record.name_ar)
        for form in naming.forms(name):
            qualifiers = " ".join(sorted(form.qualifiers))
            if (form.skeleton, qualifiers, form.flesh) in seen:
                continue
            seen.add((form.skeleton, qualifiers, form.flesh))
            key = name_key(name) if form.role == WHOLE else None
            words = len(fold(name).text.split())
            article = int(form.article) if form.arabic else None
            yield (
                form.skeleton, key.bones if key else "", number, form.flesh, key.flesh if key else "",
                qualifiers, form.role, int(main), int(form.arabic), article, words, *where,
            )  # fmt: skip


def _country(records: Sequence[Record], provinces: Provinces) -> str:
    """Return the country most of whose provinces the records name, "" where none is known."""
    stated = Counter(record.country for record in records if record.country)
    if stated:
        return stated.most_common(1)[0][0]
    names = Counter(record.admin1 for record in records if record.admin1)
    found: Counter[str] = Counter()
    for admin1, number in names.items():
        province = provinces.find(admin1)
        if province is not None:
            found[province.country] += number
    return found.most_common(1)[0][0] if found else ""


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*.geojson")) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
