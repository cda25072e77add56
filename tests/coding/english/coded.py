"""What the English grammar makes of a text, for the tests of this room."""

from datetime import date
from functools import cache

from dalil.coding.coder import RulesCoder
from dalil.coding.lines import to_line
from dalil.knowledge.load import load_knowledge
from dalil.model import Report

PUBLISHED = date(2023, 6, 15)
"""A Thursday."""


@cache
def coder() -> RulesCoder:
    return RulesCoder(load_knowledge())


@cache
def code(text: str) -> dict:
    report = Report("r", text, "en", published=PUBLISHED)
    return to_line(report, coder().code(report))


def claims(text: str) -> list[dict]:
    return code(text)["claims"]


def claim(text: str, event_type: str) -> dict:
    """Return the one claim of a type that a text makes."""
    found = [one for one in claims(text) if one["type"] == event_type]
    assert len(found) == 1, f"{len(found)} claims of type {event_type}: {[c['type'] for c in claims(text)]}"
    return found[0]


def counts(one: dict) -> set[tuple]:
    return {(row["harm"], row["low"], row["high"]) for row in one.get("counts", [])}
