"""An RSS or Atom feed, read apart: its entries as JSON."""

import re
from datetime import date
from typing import Any

from dalil.collect.apart import sentence_of

_GAP = "\n\n"
_BREAKS = re.compile(r"(?i)<(?:br\s*/?|/p|/div|/li|/h\d)>")


def read(raw: bytes) -> dict[str, Any]:
    """Return title and entries of a feed; raises ValueError where it holds none and is damaged."""
    import feedparser

    feed = feedparser.parse(raw, sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise ValueError(str(feed.bozo_exception))
    return {"title": _words(feed.feed.get("title")), "entries": [_entry(entry) for entry in feed.entries]}


def _entry(entry: Any) -> dict[str, Any]:
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    bodies = (plain(content) for content in contents or [entry.get("summary") or ""])
    stamp = entry.get("published_parsed")
    return {
        "title": plain(entry.get("title") or ""),
        "body": "\n\n".join(filter(None, bodies)),
        "day": None if stamp is None else _day(stamp),
        "outlet": _words((entry.get("source") or {}).get("title")),
        "link": _words(entry.get("link")),
        "id": _words(entry.get("id")),
    }


def plain(html: str) -> str:
    """Return the words of a piece of HTML, a paragraph a line with an empty line between."""
    from lxml import etree
    from lxml import html as pages

    if not html.strip():
        return ""
    if "<" not in html and "&" not in html:
        return html.strip()
    try:
        text = str(pages.fromstring(f"<div>{_BREAKS.sub(_GAP, html)}</div>").text_content())
    except (etree.ParserError, ValueError):
        return ""
    paragraphs = (" ".join(line.split()) for line in text.split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def _day(stamp: Any) -> str | None:
    try:
        return date(stamp.tm_year, stamp.tm_mon, stamp.tm_mday).isoformat()
    except ValueError:
        return None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def wrong_of(error: Exception) -> tuple[str, str]:
    """Return what is wrong with a feed that cannot be read, and what to do."""
    return f"The feed cannot be read: {sentence_of(error)}.", "Save it anew."
