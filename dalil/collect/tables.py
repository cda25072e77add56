"""Reports out of JSON lines and CSV tables, a row each."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dalil.collect.archiver import archived_report, is_archive
from dalil.collect.assemble import Parts, assemble, titled
from dalil.collect.columns import Chosen, ColumnMapping, columns_by
from dalil.collect.decode import decode
from dalil.collect.fields import FIELDS
from dalil.collect.refusal import Refusal, refusal_of
from dalil.collect.rows import Row, is_json, json_rows, names_of, rows_of
from dalil.errors import BadTable, DalilError, NothingToRead, UnreadableReport
from dalil.model import Report

GIVE_UP = 1_000
"""Refused rows after which a table that gave no report is read no further."""
_SURROGATE = re.compile("[\ud800-\udfff]")


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


def read_table(text: str, path: str, *, mapping: Chosen = None) -> Iterator[Report | Refusal]:
    """Yield the report of each row of a table, or the refusal that names its line.

    `path` is the table's name; its ending tells CSV from JSON lines. Raises BadTable where no
    column holds the text.
    """
    kind = "JSON lines" if is_json(path) else "CSV"
    yield from read_rows(rows_of(text, path), path, kind, mapping)


def read_rows(
    rows: Iterable[Row], path: str, kind: str, mapping: Chosen = None
) -> Iterator[Report | Refusal]:
    """Yield the report of each row, or the refusal that names its line; as `read_table`.

    A table whose first thousand rows are all refused is read no further, which a last refusal says.
    """
    names = names_of(rows)
    archived = is_archive(names) and not columns_by(mapping).given
    columns = columns_by(mapping).choose(path, names) if names and not archived else None
    refused, some = 0, False
    for row in rows:
        where = f"{path}, line {row.line}"
        item = _told(row, where) if archived else _report_or_refusal(row, columns, kind, where)
        some = some or isinstance(item, Report)
        refused += isinstance(item, Refusal)
        yield item
        if refused == GIVE_UP and not some:
            wrong = f"None of the first {GIVE_UP:,} rows is a report; the rows after them were not read."
            yield Refusal(path, wrong, "Correct the file, or leave it out.")
            break
    if not names:
        raise NothingToRead(f'The table "{path}" holds no row.', "Give it a header and a row a report.")


def _report_or_refusal(row: Row, columns: ColumnMapping | None, kind: str, where: str) -> Report | Refusal:
    try:
        return replace(_mapped(row, columns, kind), path=where)
    except DalilError as error:
        return refusal_of(where, error)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableReport(
            f'The file "{path}" cannot be read: {error.strerror}.', "Check its name and its rights."
        ) from error


def _told(row: Row, where: str) -> Report | Refusal:
    """Return the report of a row of the archiver, or its refusal."""
    try:
        if row.error is not None:
            raise row.error
        return archived_report(row, where)
    except DalilError as error:
        return refusal_of(where, error)


def _mapped(row: Row, columns: ColumnMapping | None, kind: str) -> Report:
    if row.error is not None:
        raise row.error
    if columns is None:
        raise BadTable("The row is empty.", "Leave it out.")
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
    """Return a cell as words, `None` where it is empty, a truth value, a list, an object or no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    words = str(value)
    return words if words.strip() else None


def _keys(line: Mapping[str, Any]) -> str:
    return ", ".join(f'"{key}"' for key in line) or "none"
