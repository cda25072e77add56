"""RSS and Atom files: a report for each entry, from the words the feed itself carries."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from typing import Any

from dalil.collect.assemble import Parts, assemble, titled
from dalil.collect.refusal import Refusal
from dalil.errors import UnreadableReport
from dalil.model import Report

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TEASER = 400
"""An entry of fewer characters may be only the beginning of the report."""


def is_feed(raw: bytes) -> bool:
    """Say whether the bytes begin as an RSS or Atom feed does."""
    head = raw[:2000].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def read_feed(raw: bytes, path: str) -> Iterator[Report | Refusal]:
    """Yield the report of each entry; nothing is fetched. Raises UnreadableReport for what is no feed."""
    if _ENTITIES.search(raw):
        raise UnreadableReport(
            "The feed declares entities of its own, with which a file can be made to fill the memory.",
            "Save its entries as text.",
        )
    import feedparser

    feed = feedparser.parse(raw, sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise UnreadableReport(f"The feed cannot be read: {feed.bozo_exception}.", "Save it anew.")
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{path}, entry {number}"
        report = _entry(entry, feed.feed.get("title"))
        if report is None:
            yield Refusal(where, "The entry has no words.", "Open its link, and save the page.")
        else:
            yield replace(report, path=where)


def _entry(entry: Any, outlet: str | None) -> Report | None:
    title = _plain(entry.get("title") or "")
    contents = [part.get("value") or "" for part in entry.get("content") or ()] or [
        entry.get("summary") or ""
    ]
    body = "\n\n".join(filter(None, (_plain(content) for content in contents)))
    text = titled(title, body)
    if not text.strip():
        return None
    stamp = entry.get("published_parsed")
    day = None if stamp is None else date(stamp.tm_year, stamp.tm_mon, stamp.tm_mday)
    short = (
        ("The feed gives few words of it: it may be the beginning only.",) if len(body) < _TEASER else ()
    )
    parts = Parts(
        text=text,
        title=title,
        published=day,
        published_rule='"published" of the entry' if day is not None else None,
        outlet=(entry.get("source") or {}).get("title") or outlet,
        url=entry.get("link"),
        issues=short,
    )
    identity = "\0".join(filter(None, (entry.get("id"), entry.get("link"), text))).encode(
        "utf-8", "replace"
    )
    return assemble(parts, reader=f"feed, feedparser {version('feedparser')}", identity=identity)


def _plain(html: str) -> str:
    """Return the words of a piece of HTML, a paragraph a line with an empty line between."""
    from lxml import etree
    from lxml import html as pages

    if not html.strip():
        return ""
    if "<" not in html and "&" not in html:
        return html.strip()
    broken = re.sub(r"(?i)<(?:br\s*/?|/p|/div|/li|/h\d)>", "\n\n", html)
    try:
        text = str(pages.fromstring(f"<div>{broken}</div>").text_content())
    except (etree.ParserError, ValueError):
        return ""
    paragraphs = (" ".join(line.split()) for line in text.split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))
