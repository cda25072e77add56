"""The fields of a report under the names people give them, in English and Arabic."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dalil.language.fold import fold

FIELDS = ("id", "title", "text", "published", "outlet", "url", "language")
_FOLDER = Path(__file__).parents[1] / "data" / "collect"


@cache
def collect_table(name: str) -> Mapping[str, Any]:
    """Return the list `data/collect/<name>.yml`, read once."""
    with (_FOLDER / f"{name}.yml").open(encoding="utf-8") as stream:
        table: Mapping[str, Any] = yaml.safe_load(stream)
    return table


def field_of(name: str) -> str | None:
    """Return the field that a header, key or column called `name` gives, `None` where none."""
    found = _synonyms().get(comparable(name))
    return None if found is None else found[0]


def rank_of(name: str) -> int:
    """Return how telling `name` is for its field: 0 for the best of its synonyms."""
    found = _synonyms().get(comparable(name))
    return len(_synonyms()) if found is None else found[1]


def comparable(name: str) -> str:
    """Return `name` without case, accents, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", fold(name).text)


def fields_of(names: Iterable[str]) -> dict[str, str]:
    """Return which of `names` gives which field; of two for one field, the more telling."""
    found: dict[str, str] = {}
    for name in sorted(names, key=rank_of):
        field = field_of(name)
        if field is not None and field not in found:
            found[field] = name
    return found


def language_code(name: str) -> str | None:
    """Return the ISO 639-1 code of a language as people write it, `None` where it is not known."""
    wanted = comparable(name)
    by_name = _languages()
    return by_name.get(wanted) or by_name.get(comparable(re.split(r"[-_]", name.strip())[0]))


@cache
def _synonyms() -> Mapping[str, tuple[str, int]]:
    table = collect_table("fields")
    return {
        comparable(name): (field, rank)
        for field in reversed(FIELDS)
        for names in table[field].values()
        for rank, name in reversed(list(enumerate(names)))
    }


@cache
def _languages() -> Mapping[str, str]:
    return {comparable(name): code for code, names in collect_table("languages").items() for name in names}
