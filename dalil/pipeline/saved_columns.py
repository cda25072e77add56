"""The columns by which tables are read, kept in the project under their header."""

import hashlib
import json
from collections.abc import Callable, Mapping

from dalil.collect.columns import ColumnMapping, Columns
from dalil.store.project import Project

Show = Callable[[str, ColumnMapping], None]
"""Is told by which columns a table is read, once for each header."""


def show_nothing(path: str, mapping: ColumnMapping) -> None:
    """Show nothing."""


def columns_of_project(
    project: Project, given: Mapping[str, str | None], show: Show = show_nothing
) -> Columns:
    """Return how columns are chosen: as given, else as this header was read before, else guessed."""
    seen: set[str] = set()

    def saved(header: tuple[str, ...]) -> Mapping[str, str] | None:
        found = project.recall(_key(header))
        columns: Mapping[str, str] | None = None if found is None else json.loads(found)
        return columns

    def keep(path: str, header: tuple[str, ...], mapping: ColumnMapping) -> None:
        key, value = _key(header), json.dumps(dict(mapping.columns), ensure_ascii=False)
        if project.recall(key) != value:
            project.remember(key, value)
        if key not in seen:
            seen.add(key)
            show(path, mapping)

    return Columns(given, saved, keep)


def _key(header: tuple[str, ...]) -> str:
    names = json.dumps(header).encode("ascii")
    return f"columns {hashlib.sha256(names).hexdigest()[:32]}"
