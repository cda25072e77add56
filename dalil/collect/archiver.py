"""Exports of Bellingcat's auto-archiver: its sheet, and its rows of status, metadata and media."""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dalil.collect.assemble import Parts, assemble, titled
from dalil.collect.fields import comparable
from dalil.collect.json_values import json_value
from dalil.collect.rows import Row
from dalil.errors import BadTable
from dalil.model import Report

_SHEET = {
    "url": ("link", "url"),
    "status": ("archivestatus",),
    "archive": ("archivelocation",),
    "archived": ("archivedate",),
    "published": ("uploadtimestamp",),
    "title": ("uploadtitle",),
    "text": ("textcontent",),
}
"""Columns of its sheet, as they are called unless somebody renamed them."""
_OBJECT = frozenset({"status", "metadata", "media"})
_MOST = 2_000_000
"""Longest cell of metadata read, in characters."""
_MOMENT = re.compile(r"datetime\.datetime\((\d+), (\d+), (\d+)[^()]*?(?:, tzinfo=[\w.]+(?:\(\))?)?\)")


def is_archive(names: Iterable[str]) -> bool:
    """Say whether a table with these columns is an export of the archiver."""
    present = set(names)
    alike = {comparable(name) for name in present}
    return present >= _OBJECT or ("archivestatus" in alike and "textcontent" in alike)


def archived_report(row: Row, path: str) -> Report:
    """Return the report of one archived post or page. Raises BadTable where it has no words.

    Its day is that of the upload, its address that of the post; where the copy lies is told as an issue.
    """
    found = _of_object(row.values) if row.values.keys() >= _OBJECT else _of_sheet(row.values)
    text = found.get("text") or ""
    if not text.strip():
        status = f'its status is "{found["status"]:.80}"' if found.get("status") else "it says no status"
        raise BadTable(f"The archiver took no words of it: {status}.", "Open the copy, and type its words.")
    day = found.get("published")
    copy = found.get("archive")
    parts = Parts(
        text=titled(found.get("title"), text),
        title=found.get("title"),
        published=day,
        published_rule="upload timestamp of the archiver",
        url=found.get("url"),
        issues=(f'The archived copy lies at "{copy}".',) if copy else (),
    )
    told = "\0".join(filter(None, (found.get("url"), parts.text, day)))
    report = assemble(parts, reader="auto-archiver export", identity=told.encode("utf-8", "surrogatepass"))
    return replace(report, path=path, collected=_moment(found.get("archived")))


def _of_sheet(values: Mapping[str, Any]) -> dict[str, str]:
    by_name = {comparable(name): value for name, value in values.items()}
    found = {}
    for field, names in _SHEET.items():
        value = next((by_name[name] for name in names if isinstance(by_name.get(name), str)), "")
        if value.strip():
            found[field] = value.strip()
    return found


def _of_object(values: Mapping[str, Any]) -> dict[str, str]:
    metadata, media = _inner(values["metadata"]), _inner(values["media"])
    if not isinstance(metadata, dict):
        raise BadTable('The "metadata" of the row cannot be read.', "Export it anew.")
    names = {"url": "url", "title": "title", "text": "content", "published": "timestamp"}
    found = {field: _words(metadata.get(name)) for field, name in names.items()}
    found["archived"], found["status"] = _words(metadata.get("_processed_at")), _words(values["status"])
    found["archive"] = _copy(media)
    return {field: words for field, words in found.items() if words}


def _inner(value: Any) -> Any:
    """Return what a cell holds: JSON, or what Python prints of it; a moment becomes its ISO form."""
    if not isinstance(value, str):
        return value
    if len(value) > _MOST:
        raise BadTable("A cell of the row is longer than any the archiver writes.", "Export it anew.")
    try:
        return json_value(value)
    except ValueError:
        pass
    try:
        return ast.literal_eval(_MOMENT.sub(_iso, value))
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _iso(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"'{year:04}-{month:02}-{day:02}'"


def _copy(media: Any) -> str:
    """Return where the archiver put the first thing it took."""
    for one in media if isinstance(media, list) else ():
        places = one.get("urls") if isinstance(one, dict) else None
        if isinstance(places, list) and places and isinstance(places[0], str):
            return places[0]
    return ""


def _words(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, str):
        return value.strip()
    try:
        return datetime.fromtimestamp(value, UTC).date().isoformat()  # numbers are moments alone
    except (ValueError, OverflowError, OSError):
        return ""


def _moment(words: str | None) -> str | None:
    """Return when it was archived, `None` where that cannot be told."""
    try:
        return None if words is None else datetime.fromisoformat(words).isoformat()
    except ValueError:
        return None
