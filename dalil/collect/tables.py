"""Reports out of JSON lines and CSV tables, a row each."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from dalil.collect.assemble import Parts, assemble, titled
from dalil.collect.columns import ColumnMapping, map_columns
from dalil.collect.decode import decode
from dalil.collect.fields import FIELDS
from dalil.collect.refusal import Refusal, refusal_of
from dalil.errors import BadTable, DalilError, NothingToRead, UnreadableReport
from dalil.model import Report

CELL_LIMIT = 50_000_000
"""Longest cell of a CSV file, in characters: that of the longest file read."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_DELIMITERS = ",;\t|"


class Row(NamedTuple):
    """One record of a table and the line it begins on; `error` says why it is no record."""

    line: int
    values: Mapping[str, Any]
    error: BadTable | None = None


def report_of_line(line: Mapping[str, Any]) -> Report:
    """Return the report of one object with keys `id` and `text`, its text exactly as given.

    Optional keys: title, published, language, outlet, url. Raises BadTable where id or text lack.
    """
    for key in ("id", "text"):
        if not _words(line.get(key)):
            raise BadTable(
                f'The line has no "{key}"; its keys are {_keys(line)}.',
                'Give each line at least "id" and "text".',
            )
    return _report({field: line.get(field) for field in FIELDS}, "JSON lines", 'key "published"')


def read_lines(path: Path) -> Iterator[Report | Refusal]:
    """Yield the report of each line of a JSON-lines file, or the refusal that names the line.

    Raises UnreadableReport where the file cannot be read or is empty.
    """
    for row in json_rows(decode(_bytes(path)).text):
        where = f"{path}, line {row.line}"
        try:
            if row.error is not None:
                raise row.error
            yield report_of_line(row.values)
        except DalilError as error:
            yield refusal_of(where, error)


def json_rows(text: str) -> Iterator[Row]:
    """Yield the objects of a JSON-lines text, or of one JSON list."""
    if text.lstrip("\ufeff \t\n").startswith("["):
        yield from _rows_of_list(text)
        return
    for number, raw in enumerate(text.split("\n"), start=1):
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


def columns_of(path: Path, mapping: Mapping[str, str] | None = None) -> ColumnMapping:
    """Return the columns by which `collect` reads a table, so that a user can see and correct them.

    Raises UnreadableReport where the file is no text, BadTable where no column holds the text.
    """
    return map_columns(_names(_rows(decode(_bytes(path)).text, str(path))), mapping)


def read_table(
    text: str, path: str, *, mapping: Mapping[str, str] | None = None
) -> Iterator[Report | Refusal]:
    """Yield the report of each row of a table, or the refusal that names its line.

    `path` is the table's name; its ending tells CSV from JSON lines. Raises BadTable where no
    column holds the text.
    """
    kind = "JSON lines" if _is_json(path) else "CSV"
    yield from read_rows(_rows(text, path), path, kind, mapping)


def read_rows(
    rows: Sequence[Row], path: str, kind: str, mapping: Mapping[str, str] | None = None
) -> Iterator[Report | Refusal]:
    """Yield the report of each row, or the refusal that names its line; as `read_table`."""
    if not any(row.values for row in rows):
        yield from (refusal_of(f"{path}, line {row.line}", row.error) for row in rows if row.error)
        raise NothingToRead(f'The table "{path}" holds no row.', "Give it a header and a row a report.")
    columns = map_columns(_names(rows), mapping)
    for row in rows:
        where = f"{path}, line {row.line}"
        try:
            yield replace(_mapped(row, columns, kind), path=where)
        except DalilError as error:
            yield refusal_of(where, error)


def sheet_rows(cells: Sequence[tuple[int, list[str]]]) -> list[Row]:
    """Return the rows of one sheet by its header, the first row that is not empty."""
    first, *rest = cells
    width = max(len(values) for _, values in cells)
    header = _header([*first[1], *([""] * (width - len(first[1])))])
    return [_cells(number, header, values) for number, values in rest]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableReport(
            f'The file "{path}" cannot be read: {error.strerror}.', "Check its name and its rights."
        ) from error


def _is_json(path: str) -> bool:
    return path.lower().endswith((".jsonl", ".ndjson", ".json"))


def _rows(text: str, path: str) -> list[Row]:
    return list(json_rows(text) if _is_json(path) else csv_rows(text))


def _names(rows: Iterable[Row]) -> list[str]:
    """Return the columns of all rows; JSON lines need not have the same."""
    return list(dict.fromkeys(name for row in rows for name in row.values))


def _mapped(row: Row, columns: ColumnMapping, kind: str) -> Report:
    if row.error is not None:
        raise row.error
    values = {field: row.values.get(name) for field, name in columns.columns.items()}
    if not _words(values.get("text")):
        column = columns.columns["text"]
        raise BadTable(f'The row has no text in the column "{column}".', "Give it one, or leave it out.")
    rule = f'column "{columns.columns.get("published")}"'
    if kind != "JSON lines":
        values["text"] = titled(_words(values.get("title")), _words(values["text"]) or "")
    return _report(values, kind, rule)


def _report(values: Mapping[str, Any], kind: str, rule: str) -> Report:
    text = values["text"]
    if not isinstance(text, str):
        raise BadTable(f'The text is no text but "{text!r:.40}".', "Put it between quotation marks.")
    words = {field: _words(values.get(field)) for field in FIELDS if field != "text"}
    for field, value in (("text", text), *words.items()):
        if value is not None and (half := _SURROGATE.search(value)):
            raise BadTable(
                f'The "{field}" holds half a character, "{half[0]!a}", at character {half.start()}.',
                "Write the file as UTF-8 anew.",
            )
    parts = Parts(
        text=text,
        title=words["title"],
        id=words["id"],
        published=words["published"],
        published_rule=rule,
        outlet=words["outlet"],
        url=words["url"],
        language=words["language"],
    )
    told = [words[field] or "" for field in ("title", "published", "outlet", "url")]
    return assemble(parts, reader=kind, identity="\0".join([text, *filter(None, told)]).encode("utf-8"))


def _words(value: object) -> str | None:
    """Return a cell as words, `None` where it is empty, a truth value, a list or an object."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value)
    return words if words.strip() else None


def _rows_of_list(text: str) -> Iterator[Row]:
    try:
        items = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield Row(1, {}, BadTable(f'The list cannot be read as JSON: "{error}".', "Correct it."))
        return
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield Row(number, item)
        else:
            yield Row(number, {}, BadTable(f'Item {number} is "{item!r:.40}", no object.', "Leave it out."))


def _row(number: int, raw: str) -> Row:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Row(number, {}, BadTable(f'"{raw[:40]}" is no JSON: {error}.', "Correct the line."))
    if not isinstance(value, dict):
        return Row(number, {}, BadTable(f'"{raw[:40]}" is no object.', "Put each report in braces."))
    return Row(number, value)


def _keys(line: Mapping[str, Any]) -> str:
    return ", ".join(f'"{key}"' for key in line) or "none"


def _delimiter(text: str) -> str:
    """Return the delimiter the header uses most, outside quotation marks."""
    head = text.lstrip("\n").split("\n", 1)[0]
    bare = "".join(head.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    double = {name for name in names if name and names.count(name) > 1}
    if double:
        raise BadTable(f'The table has two columns "{min(double)}".', "Give each column a name of its own.")
    return names


def _cells(line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        wrong = f"The row has {len(cells)} cells, the header {len(header)}."
        return Row(line, {}, BadTable(wrong, "Put cells that hold the delimiter between quotation marks."))
    return Row(line, dict(zip(header, cells, strict=False)))
