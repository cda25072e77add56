"""A report: one captured item, its text, and what is known of where it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Record:
    """What the collector says of an item; `None` is "unknown" and is never guessed."""

    by: str | None = None
    """Who collected it."""
    how: str | None = None
    """How it came into their hands ("saved from a browser", "sent by the witness")."""
    rights: str | None = None
    """Rights and consent ("public", "consent to publish without name")."""
    sensitivity: str | None = None
    copy: Literal["original", "copy"] | None = None
    archive_url: str | None = None
    """Where a web archive keeps the page."""


@dataclass(frozen=True, slots=True)
class Report:
    """One captured item. Offsets of every claim point into `text`; `None` is "not known"."""

    id: str
    """Stable identifier: the one the input gives, else the first 16 hex digits of its SHA-256."""
    text: str
    """Title (first line, where there is one), an empty line, and the body, exactly as read."""
    language: str
    """ISO 639-1 code found from the text: "en", "ar", or "und" where it cannot be told."""
    title: str | None = None
    published: date | None = None
    """Day of publication as the item states it; never the day of collection."""
    published_rule: str | None = None
    """Where the publication date was read ("front matter", "meta article:published_time", ...)."""
    outlet: str | None = None
    url: str | None = None
    path: str | None = None
    """Where it was collected from, as the user named it."""
    original: str | None = None
    """SHA-256 of the original bytes."""
    reader: str | None = None
    """Tool and version that made the text from the original."""
    collected: str | None = None
    """UTC time of collection, ISO 8601."""
    issues: tuple[str, ...] = ()
    """What could not be understood while reading, one sentence each."""
    record: Record = Record()
    """What the collector says of it; no part of what makes two readings the same report."""
