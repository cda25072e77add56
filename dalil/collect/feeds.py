"""RSS and Atom files: a report for each entry, from the words the feed itself carries."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from typing import Any

from dalil.collect.apart import read_apart
from dalil.collect.assemble import Parts, assemble, titled
from dalil.collect.refusal import Refusal
from dalil.errors import UnreadableReport
from dalil.model import Report

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_TEASER = 400
"""An entry of fewer characters may be only the beginning of the report."""


def read_feed(raw: bytes, path: str) -> Iterator[Report | Refusal]:
    """Yield the report of each entry; nothing is fetched. Raises UnreadableReport for what is no feed."""
    plain = raw.replace(b"\0", b"")  # the same marks in UTF-16
    if _ENTITIES.search(plain):
        raise UnreadableReport(
            "The feed declares entities of its own, with which a file can be made to fill the memory.",
            "Save its entries as text.",
        )
    if not _FEED.search(plain):
        raise UnreadableReport("The XML is no RSS or Atom feed.", "Save its words as text.")
    feed = read_apart("feed_entries", raw)
    for number, entry in enumerate(feed["entries"], start=1):
        where = f"{path}, entry {number}"
        report = _entry(entry, feed["title"])
        if report is None:
            yield Refusal(where, "The entry has no words.", "Open its link, and save the page.")
        else:
            yield replace(report, path=where)


def _entry(entry: Mapping[str, Any], outlet: str | None) -> Report | None:
    text = titled(entry["title"], entry["body"])
    if not text.strip():
        return None
    day = None if entry["day"] is None else date.fromisoformat(entry["day"])
    few = "The feed gives few words of it: it may be the beginning only."
    parts = Parts(
        text=text,
        title=entry["title"],
        published=day,
        published_rule='"published" of the entry' if day is not None else None,
        outlet=entry["outlet"] or outlet,
        url=entry["link"],
        issues=(few,) if len(entry["body"]) < _TEASER else (),
    )
    identity = "\0".join(filter(None, (entry["id"], entry["link"], text))).encode("utf-8", "replace")
    return assemble(parts, reader=f"feed, feedparser {version('feedparser')}", identity=identity)
