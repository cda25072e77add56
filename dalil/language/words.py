"""Reads the word tables of `data/language`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dalil.errors import BadKnowledge

_FOLDER = Path(__file__).parents[1] / "data" / "language"


@cache
def language_table(name: str) -> Mapping[str, Any]:
    """Return the table `data/language/<name>.yml`, read once."""
    path = _FOLDER / f"{name}.yml"
    with path.open(encoding="utf-8") as stream:
        table = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    if not isinstance(table, dict):
        raise BadKnowledge(f'The word table "{path}" is not a mapping.', "Give each part of it a key.")
    return table
