"""Plain text: the title, the lines that say where it comes from, and the body."""

import re
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from dalil.collect.assemble import Parts, titled
from dalil.collect.days import find_day
from dalil.collect.fields import field_of

TITLE_LIMIT = 200
"""Longest headline, in characters; a longer first line is a paragraph."""
ORIGIN_LIMIT = 120
"""Longest line that says where a text comes from."""
OUTLET_LIMIT = 60
HEAD_LINES = 6
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?", re.IGNORECASE)
_LABEL = re.compile(r"([^\W\d][\w \-]{1,24}?)[ \t]*[:：][ \t]*(\S.*)")
_SEPARATOR = re.compile(r"^[\s,،;|/·•–—()\[\]-]+|[\s,،;|/·•–—()\[\]:-]+$")
_JOINED = re.compile(r"[,،;|/·•–—()\[\]-]\s*$|\s-\s*$")
_OPENS = re.compile(r"^\s*[,،;|/·•–—()\[\]-]")


class Origin(NamedTuple):
    """What one line says of where a text comes from."""

    field: str
    value: str
    day: date | None = None
    """The day it names, for a dateline; `value` is then the outlet, "" where it names none."""


def read_plain(text: str, *, title: str | None = None) -> Parts:
    """Return what a plain text says; `title` is given where it was read before the text.

    The first line is the title where it is short and an empty line follows. Lines under it and
    at the end that only say where the text comes from ("Reuters, 3 July 2014", "Source: http://...")
    give its outlet, date and address and are no part of the text, as front matter is not.
    """
    lines = text.strip("\n").split("\n")
    parts = Parts(text="", title=title)
    if title is None:
        parts, lines = _read_title(parts, lines)
    parts, lines = _read_head(parts, lines)
    parts, lines = _read_foot(parts, lines)
    return replace(parts, text=titled(parts.title, "\n".join(lines)))


def is_address(words: str) -> bool:
    """Say whether `words` are a web address and nothing else."""
    return _ADDRESS.fullmatch(words.strip()) is not None


def origin_of(line: str) -> Origin | None:
    """Return what `line` says of where a text comes from, `None` where it says anything else.

    Such a line is an address, a label with its value, or an outlet and a day with a mark between.
    """
    line = line.strip(" \t*_#>")
    if not line or len(line) > ORIGIN_LIMIT + (len(line) if "://" in line else 0):
        return None
    if is_address(line):
        return Origin("url", line.strip("<>"))
    label = _LABEL.fullmatch(line)
    field = field_of(label[1]) if label is not None else None
    if label is not None and field not in (None, "text"):
        return _labelled(field or "", label[2].strip(" *_"))
    return _dateline(line)


def _labelled(field: str, value: str) -> Origin | None:
    if field == "outlet" and is_address(value):
        return Origin("url", value.strip("<>"))
    if field == "outlet":
        return _dateline(value) or Origin("outlet", value)
    return Origin(field, value)


def _dateline(line: str) -> Origin | None:
    """Read "Reuters, 3 July 2014", "2014-07-03 | Reuters" or the day alone."""
    found = find_day(line)
    if found is None:
        return None
    before, after = line[: found.start], line[found.end :]
    if before.strip(" \t([") and after.strip(" \t.)]"):
        return None
    if (before.strip() and not _JOINED.search(before)) or (after.strip() and not _OPENS.match(after)):
        return None if field_of(before) != "published" else Origin("published", "", found.day)
    outlet = before if before.strip(" \t([") else after
    outlet = _SEPARATOR.sub("", _SEPARATOR.sub("", outlet).strip()) + (")" if "(" in outlet else "")
    if len(outlet) > OUTLET_LIMIT:
        return None
    return Origin("published", outlet, found.day)


def _read_title(parts: Parts, lines: list[str]) -> tuple[Parts, list[str]]:
    """Take the first line as title where only lines on the origin stand between it and a blank."""
    first = lines[0].strip()
    block = 1
    while block < len(lines) and lines[block].strip():
        block += 1
    under = lines[1:block]
    if len(lines) <= block or len(first) > TITLE_LIMIT or block > HEAD_LINES:
        return parts, lines
    if origin_of(first) is not None or (first.endswith(".") and not first.endswith("..")):
        return parts, lines
    if any(origin_of(line) is None for line in under):
        return parts, lines
    return replace(parts, title=first), lines[1:]


def _read_head(parts: Parts, lines: list[str]) -> tuple[Parts, list[str]]:
    """Take the lines on the origin above the body, blank lines between them included."""
    taken = 0
    for place, line in enumerate(lines[: 2 * HEAD_LINES]):
        origin = origin_of(line)
        if origin is None:
            if line.strip():
                break
            continue
        if not _rest(lines[place + 1 :]):
            break  # nothing would be left to read
        parts, taken = _with(parts, origin), place + 1
    return parts, lines[taken:]


def _read_foot(parts: Parts, lines: list[str]) -> tuple[Parts, list[str]]:
    """Take a last line that is an address, or a label with its value, after an empty line."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end < 3 or lines[end - 2].strip():
        return parts, lines[:end]
    origin = origin_of(lines[end - 1])
    if origin is None or origin.day is not None or origin.field not in ("url", "outlet"):
        return parts, lines[:end]
    return _with(parts, origin), lines[: end - 1]


def _rest(lines: list[str]) -> bool:
    return any(line.strip() for line in lines)


def _with(parts: Parts, origin: Origin) -> Parts:
    """Return `parts` with what `origin` says; what was said before it stays."""
    if origin.day is not None:
        outlet = parts.outlet or origin.value or None
        if parts.published is not None:
            return replace(parts, outlet=outlet)
        return replace(parts, published=origin.day, published_rule="dateline", outlet=outlet)
    if origin.field == "published" and parts.published is None:
        return replace(parts, published=origin.value, published_rule="dateline")
    if getattr(parts, origin.field) is not None:
        return parts
    named: dict[str, Any] = {origin.field: origin.value}
    return replace(parts, **named)
