"""Tables as rows: CSV, JSON lines, JSON lists and sheets, read a row at a time."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dalil.collect.json_values import json_value
from dalil.errors import BadTable

CELL_LIMIT = 50_000_000
"""Longest cell of a CSV file, in characters: that of the longest file read."""
MOST_COLUMNS = 5_000
_DELIMITERS = ",;\t|"


class Row(NamedTuple):
    """One record of a table and the line it begins on; `error` says why it is no record."""

    line: int
    values: Mapping[str, Any]
    error: BadTable | None = None


class Rows:
    """The rows of a table, to be gone through more than once without keeping all of them."""

    def __init__(self, read: Callable[[], Iterator[Row]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[Row]:
        return self._read()


def rows_of(text: str, path: str) -> Rows:
    """Return the rows of a table; the ending of its name tells CSV from JSON lines."""
    if is_json(path):
        return Rows(lambda: json_rows(text))
    return Rows(lambda: csv_rows(text))


def is_json(path: str) -> bool:
    """Say whether a table of this name holds JSON."""
    return path.lower().endswith((".jsonl", ".ndjson", ".json"))


def json_rows(text: str) -> Iterator[Row]:
    """Yield the objects of a JSON-lines text, or of one JSON list."""
    if text.lstrip("\ufeff \t\n").startswith("["):
        yield from _rows_of_list(text)
        return
    whole = _one_object(text)
    if whole is not None:
        yield Row(1, whole)
        return
    for number, raw in enumerate(_lines(text), start=1):
        if raw.strip():
            yield _row(number, raw)


def csv_rows(text: str) -> Iterator[Row]:
    """Yield the rows of a CSV text by its header; the delimiter is the one its header uses."""
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    header: list[str] | None = None
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            wrong = f'The row cannot be read: "{error}".'
            yield Row(
                line, {}, BadTable(wrong, "Close its quotation marks, and double those inside a cell.")
            )
            cells = []
        if cells is None:
            return
        begins, line = line, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = _header(cells)
        else:
            yield _cells(begins, header, cells)


def sheet_rows(cells: Sequence[tuple[int, list[str]]]) -> list[Row]:
    """Return the rows of one sheet by its header, the first row that is not empty."""
    first, *rest = cells
    width = max(len(values) for _, values in cells)
    header = _header([*first[1], *([""] * (width - len(first[1])))])
    return [_cells(number, header, values) for number, values in rest]


def names_of(rows: Iterable[Row]) -> list[str]:
    """Return the columns of all rows, which in JSON lines need not have the same; BadTable if too many."""
    names: dict[str, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row.values))
        if len(names) > MOST_COLUMNS:
            raise _too_wide()
    return list(names)


def _one_object(text: str) -> dict[str, Any] | None:
    """Return the one object of which a text consists, where its first line is not one already."""
    first, _, rest = text.strip("\ufeff \t\n").partition("\n")
    if not first.startswith("{") or not rest or first.rstrip().endswith("}"):
        return None
    try:
        value = json_value(text.strip("\ufeff \t\n"))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _lines(text: str) -> Iterator[str]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _rows_of_list(text: str) -> Iterator[Row]:
    try:
        items = json_value(text.lstrip("\ufeff"))
    except ValueError as error:
        yield Row(1, {}, BadTable(f'The list cannot be read as JSON: "{error}".', "Correct it."))
        return
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield Row(number, item)
        else:
            yield Row(
                number, {}, BadTable(f'Item {number} is "{_begin(item)}", no object.', "Leave it out.")
            )


def _begin(item: object) -> str:
    return f"{item:.40}" if isinstance(item, str) else f"a {type(item).__name__}"


def _row(number: int, raw: str) -> Row:
    try:
        value = json_value(raw)
    except ValueError as error:
        return Row(number, {}, BadTable(f'"{raw[:40]}" is no JSON: {error}.', "Correct the line."))
    if not isinstance(value, dict):
        return Row(number, {}, BadTable(f'"{raw[:40]}" is no object.', "Put each report in braces."))
    return Row(number, value)


def _delimiter(text: str) -> str:
    """Return the delimiter the header uses most, outside quotation marks."""
    head = text.lstrip("\n").split("\n", 1)[0]
    bare = "".join(head.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    if sum(map(bool, names)) > MOST_COLUMNS:
        raise _too_wide()
    double = [name for name, number in Counter(names).items() if name and number > 1]
    if double:
        raise BadTable(f'The table has two columns "{min(double)}".', "Give each column a name of its own.")
    return names


def _too_wide() -> BadTable:
    return BadTable(
        f"The table has more than {MOST_COLUMNS:,} columns.", "Leave out the columns that are not read."
    )


def _cells(line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        wrong = f"The row has {len(cells)} cells, the header {len(header)}."
        return Row(line, {}, BadTable(wrong, "Put cells that hold the delimiter between quotation marks."))
    return Row(line, dict(zip(header, cells, strict=False)))
