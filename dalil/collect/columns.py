"""Which column of a table gives which field of a report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """Fields whose column the user named; the others were guessed from the header."""

    def sentence(self) -> str:
        """Return the mapping as one line for people: text = "Body", published = "Date"."""
        pairs = ", ".join(f'{field} = "{name}"' for field, name in self.columns.items())
        rest = ", ".join(f'"{name}"' for name in self.unused)
        return pairs + (f"; not read: {rest}" if rest else "")


def map_columns(names: Iterable[str], given: Mapping[str, str] | None = None) -> ColumnMapping:
    """Return which of the columns `names` gives which field; what the user `given` comes first.

    Raises BadTable where a given field or column is unknown or no column holds the text.
    """
    present = list(dict.fromkeys(names))
    chosen = dict(given or {})
    for field, name in chosen.items():
        if field not in FIELDS:
            raise BadTable(f'"{field}" is no field of a report.', f"Fields are {', '.join(FIELDS)}.")
        if name not in present:
            raise BadTable(f'The table has no column "{name}"; it has {_listed(present)}.', _HOW)
    taken = set(chosen.values())
    guessed = fields_of(name for name in present if name not in taken)
    columns = {field: chosen.get(field) or guessed.get(field) for field in FIELDS}
    found = {field: name for field, name in columns.items() if name is not None}
    if "text" not in found:
        raise BadTable(f"No column holds the text of the reports; the table has {_listed(present)}.", _HOW)
    unused = tuple(name for name in present if name not in found.values())
    return ColumnMapping(found, unused, frozenset(chosen))


_HOW = "Name the columns with --map FIELD=COLUMN, for example --map text=Description."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names) or "no columns"
