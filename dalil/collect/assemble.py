"""What a file or row gives, put together as a report."""

import hashlib
from dataclasses import dataclass
from datetime import date

from dalil import __version__
from dalil.collect.days import stated_day
from dalil.collect.fields import language_code
from dalil.errors import UnreadableReport
from dalil.language.identify import identify_language
from dalil.model import Report

UNDATED = "No date of publication is stated."


@dataclass(frozen=True, slots=True)
class Parts:
    """What one item says of itself, in its own words."""

    text: str
    """The report's text as it shall stand: title, empty line, body."""
    title: str | None = None
    id: str | None = None
    published: str | date | None = None
    published_rule: str | None = None
    """Where the date was read; needed where there is one."""
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    issues: tuple[str, ...] = ()


def assemble(parts: Parts, *, reader: str, identity: bytes | None = None) -> Report:
    """Return the report that `parts` give.

    `identity` are the bytes whose SHA-256 names a report that gives no identifier; by default
    its text. What cannot be understood becomes an issue, never a guess. Raises UnreadableReport
    where there is no text.
    """
    if not parts.text.strip():
        raise UnreadableReport("It holds no words of a report.", "Give it a text, or leave it out.")
    language, spoken = _language(parts)
    published, dated = _published(parts)
    digest = hashlib.sha256(parts.text.encode("utf-8") if identity is None else identity)
    return Report(
        id=_stated(parts.id) or digest.hexdigest()[:16],
        text=parts.text,
        language=language,
        title=_stated(parts.title),
        published=published,
        published_rule=parts.published_rule if published is not None else None,
        outlet=_stated(parts.outlet),
        url=_stated(parts.url),
        reader=f"dalil {__version__} {reader}",
        issues=(*parts.issues, *spoken, *dated),
    )


def titled(title: str | None, body: str) -> str:
    """Return title, empty line and body; a body that begins with the title stands as it is."""
    body = body.strip("\n")
    if title is None or not title.strip() or body.split("\n", 1)[0].strip() == title.strip():
        return body
    return f"{title.strip()}\n\n{body}" if body else title.strip()


def _stated(value: str | None) -> str | None:
    return None if value is None or not value.strip() else value.strip()


def _language(parts: Parts) -> tuple[str, tuple[str, ...]]:
    """Return the language of the text, the given one only where the text cannot tell."""
    found = identify_language(parts.text)
    given = _stated(parts.language)
    if given is None:
        return found, ()
    code = language_code(given)
    if code is None:
        return found, (f'The language "{given}" is not known.',)
    if found == "und":
        return code, ()
    if code != found:
        return found, (f'The language is given as "{given}", but the text reads as "{found}".',)
    return found, ()


def _published(parts: Parts) -> tuple[date | None, tuple[str, ...]]:
    if parts.published is None or isinstance(parts.published, date):
        return parts.published, (UNDATED,) if parts.published is None else ()
    words = parts.published.strip()
    if not words:
        return None, (UNDATED,)
    day = stated_day(words)
    if day is None:
        return None, (f'The date of publication "{words[:60]}" names no single day.',)
    return day, ()
