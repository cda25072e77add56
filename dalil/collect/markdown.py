"""Markdown with YAML front matter: what the header says, and the body as it stands."""

import re
from collections.abc import Mapping

import yaml

from dalil.collect.assemble import Parts, titled
from dalil.collect.fields import fields_of
from dalil.collect.plain import is_address, read_plain

FRONT_LIMIT = 50_000
"""Longest front matter read as YAML, in characters: YAML takes ten seconds a megabyte."""
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^([^\s:#][^:\n]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$", re.MULTILINE)
_HEADING = re.compile(r"\A\s*(?:#{1,3}[ \t]+([^\n]+)|([^\n]+)\n(?:=+|-{3,})[ \t]*)(?:\n+|\Z)")


def read_markdown(text: str) -> Parts:
    """Return what a Markdown text says; without front matter or heading it reads as plain text.

    Keys of the front matter that name no field of a report are passed over.
    """
    front = _FRONT.match(text)
    if front is None:
        return _without_front_matter(text)
    values, issues = _values(front[1])
    named = {field: values[name] for field, name in fields_of(values).items()}
    outlet, url = named.get("outlet"), named.get("url")
    if outlet is not None and is_address(outlet):
        outlet, url = None, url or outlet
    heading, body = _heading(text[front.end() :])
    title = named.get("title") or heading
    if heading is not None and heading != title:
        body = text[front.end() :]
    return Parts(
        text=titled(title, body),
        title=title,
        id=named.get("id"),
        published=named.get("published"),
        published_rule="front matter",
        outlet=outlet,
        url=url,
        language=named.get("language"),
        issues=issues,
    )


def _without_front_matter(text: str) -> Parts:
    heading, body = _heading(text)
    return read_plain(text) if heading is None else read_plain(body, title=heading)


def _heading(text: str) -> tuple[str | None, str]:
    """Return the heading a text begins with and what follows it."""
    match = _HEADING.match(text)
    heading = "" if match is None else (match[2] or match[1].rstrip(" \t#")).strip()
    return (heading, text[match.end() :]) if match is not None and heading else (None, text)


def _values(front: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the plain values of the front matter, all as they are written, and what was amiss."""
    try:
        if len(front) > FRONT_LIMIT:
            raise ValueError("longer than any header")
        found = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader gives strings only
    except (yaml.YAMLError, RecursionError, ValueError):
        lines = {match[1]: _unquoted(match[2] or "") for match in _KEY.finditer(front)}
        return lines, ("The front matter is no valid YAML; its lines were read one by one.",)
    if not isinstance(found, dict):
        return {}, () if not found else ("The front matter holds no keys.",)
    plain = {key: value for key, value in found.items() if isinstance(key, str)}
    return {key: value for key, value in plain.items() if isinstance(value, str) and value.strip()}, ()


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
