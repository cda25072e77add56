"""Misses are visible: a sentence with event words and no claim is listed for a person, with its words."""

import pytest

from dalil.coding.coder import RulesCoder
from dalil.coding.misses import KIND
from dalil.knowledge.load import load_knowledge
from dalil.model import Report

CODER = RulesCoder(load_knowledge())


def missed(language: str, text: str) -> list[str]:
    coding = CODER.code(Report("r", text, language))
    return [issue.span.of(text) for issue in coding.issues if issue.kind == KIND]


@pytest.mark.parametrize(
    ("language", "event", "unread"),
    [
        ("en", "Rebels shelled Hajin on Monday.", "Gunmen, rockets, hostages: the week in pictures."),
        ("ar", "قصف المسلحون هجين يوم الإثنين.", "رهائن وصواريخ ومسلحون: الأسبوع في صور."),
    ],
)
def test_a_sentence_with_event_words_and_no_claim_is_listed(language: str, event: str, unread: str) -> None:
    assert missed(language, f"{event} {unread}") == [unread]
    assert missed(language, event) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The museum opens at nine. Tickets cost four dollars, and children pay half."),
        ("ar", "يفتح المتحف أبوابه في التاسعة، وثمن التذكرة أربعة دولارات."),
    ],
)
def test_text_without_event_words_lists_nothing(language: str, text: str) -> None:
    assert CODER.code(Report("r", text, language)).issues == ()
