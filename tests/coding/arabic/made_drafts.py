"""Shows drafts as words, so that a test row reads like the report."""

from datetime import date
from functools import cache

from dalil.coding.arabic.code import draft
from dalil.coding.draft import Draft, Drafts
from dalil.knowledge.load import Knowledge, load_knowledge
from dalil.model import Report, Span

PUBLISHED = date(2018, 6, 15)


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def code(text: str, published: date | None = PUBLISHED) -> Drafts:
    return draft(Report("r", text, "ar", published=published), knowledge())


def drafts_of(text: str) -> list[Draft]:
    return code(text).drafts


def only(text: str) -> Draft:
    found = drafts_of(text)
    assert len(found) == 1, [one.type for one in found]
    return found[0]


def of_type(text: str, kind: str) -> Draft:
    return next(found for found in drafts_of(text) if found.type == kind)


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def counts(found: Draft) -> list[tuple[str, int | None, int | None, str | None]]:
    return [(count.harm, count.low, count.high, count.group) for count in found.counts]
