"""Every Arabic entry of the lexicon is shown by its example and not by its counter-example."""

from datetime import date

import pytest

from dalil.coding.arabic.code import draft
from dalil.knowledge.lexicon import Entry
from dalil.knowledge.load import load_knowledge
from dalil.model import Report

ENTRIES = [entry for entry in load_knowledge().lexicon if entry.language == "ar"]


def types_of(sentence: str) -> set[str]:
    report = Report("x", sentence, "ar", published=date(2018, 6, 15))
    return {found.type for found in draft(report, load_knowledge()).drafts}


def name_of(entry: Entry) -> str:
    return f"{entry.type}:{entry.words[0]}"


@pytest.mark.parametrize("entry", ENTRIES, ids=name_of)
def test_the_example_yields_a_claim_of_the_type(entry: Entry) -> None:
    assert entry.type in types_of(entry.example)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.counter], ids=name_of)
def test_the_counter_example_yields_none(entry: Entry) -> None:
    assert entry.type not in types_of(entry.counter or "")
