"""Which column of a table gives which field of a report: named by the user, saved, or guessed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dalil.collect.fields import FIELDS, fields_of
from dalil.errors import BadTable


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The columns a table is read by."""

    columns: Mapping[str, str]
    """Column of each field that is read: {"text": "Body", "published": "Date"}."""
    unused: tuple[str, ...]
    """Columns that are not read."""
    given: frozenset[str] = frozenset()
    """Fields whose column the user named."""
    saved: bool = False
    """True where the others were saved for this header before; else they were guessed from it."""

    def sentence(self) -> str:
        """Return the mapping as one line for people: text = "Body", published = "Date"."""
        pairs = ", ".join(f'{field} = "{name}"' for field, name in self.columns.items())
        rest = ", ".join(f'"{name}"' for name in self.unused[:30])
        return pairs + (f"; not read: {rest}" if rest else "")

    def is_plain(self) -> bool:
        """Say whether every column that is read is called as its field is."""
        return all(field == name for field, name in self.columns.items())


def _nothing_saved(names: tuple[str, ...]) -> Mapping[str, str] | None:
    return None


def _keep_nothing(path: str, names: tuple[str, ...], mapping: ColumnMapping) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of tables are chosen, and who is told."""

    given: Mapping[str, str | None] = field(default_factory=dict)
    """Column of each field that the user named; `None` for a field that shall not be read."""
    saved: Callable[[tuple[str, ...]], Mapping[str, str] | None] = _nothing_saved
    """Gives the mapping saved for a header, `None` where none is."""
    keep: Callable[[str, tuple[str, ...], ColumnMapping], None] = _keep_nothing
    """Is told of each table its name, its header and the mapping it is read by."""

    def choose(self, path: str, names: Iterable[str]) -> ColumnMapping:
        """Return the mapping of a table; raises BadTable as `map_columns` does."""
        header = tuple(dict.fromkeys(names))
        mapping = map_columns(header, self.given, self.saved(header))
        self.keep(path, header, mapping)
        return mapping


Chosen = Mapping[str, str] | Columns | None
"""Columns as callers name them: some by field, all that is known of choosing them, or none."""


def columns_by(mapping: Chosen) -> Columns:
    """Return how columns are chosen where a few are named, or none."""
    return mapping if isinstance(mapping, Columns) else Columns(dict(mapping or {}))


def map_columns(
    names: Iterable[str],
    given: Mapping[str, str | None] | None = None,
    saved: Mapping[str, str] | None = None,
) -> ColumnMapping:
    """Return which of the columns `names` gives which field: as given, else as saved, else as guessed.

    Raises BadTable where a given field or column is unknown, one column is given for two fields, or
    no column holds the text.
    """
    present = list(dict.fromkeys(names))
    chosen = dict(given or {})
    _check(chosen, present)
    taken = set(chosen.values())
    guessed = fields_of(name for name in present if name not in taken) if saved is None else saved
    free = {field: name for field, name in guessed.items() if name not in taken}
    columns = {field: chosen[field] if field in chosen else free.get(field) for field in FIELDS}
    found = {field: name for field, name in columns.items() if name is not None}
    if "text" not in found:
        raise BadTable(f"No column holds the text of the reports; the table has {_listed(present)}.", _HOW)
    unused = tuple(name for name in present if name not in found.values())
    return ColumnMapping(found, unused, frozenset(chosen), saved is not None)


def _check(chosen: Mapping[str, str | None], present: list[str]) -> None:
    for field_name, name in chosen.items():
        if field_name not in FIELDS:
            raise BadTable(f'"{field_name}" is no field of a report.', f"Fields are {', '.join(FIELDS)}.")
        if name is not None and name not in present:
            raise BadTable(f'The table has no column "{name}"; it has {_listed(present)}.', _HOW)
        twice = [other for other, column in chosen.items() if column == name is not None]
        if len(twice) > 1:
            raise BadTable(
                f'The column "{name}" is named for {" and ".join(twice)}.', "Name another for one of them."
            )


_HOW = (
    "Name the columns with --map FIELD=COLUMN, for example --map text=Description, or in a file with "
    "--mapping FILE."
)
_MOST_LISTED = 50


def _listed(names: list[str]) -> str:
    listed = ", ".join(f'"{name:.60}"' for name in names[:_MOST_LISTED]) or "no columns"
    return listed + (f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else "")
