"""Every English entry of the lexicon is shown by its example, and not fooled by its counter-example."""

import pytest

from dalil.knowledge.load import load_knowledge
from tests.coding.english.coded import claims

ENTRIES = [entry for entry in load_knowledge().lexicon if entry.language == "en"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e.type}-{e.words[0]}")
def test_example_is_a_claim_of_its_type(entry) -> None:
    assert entry.type in [claim["type"] for claim in claims(entry.example)]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.counter], ids=lambda e: f"{e.type}-{e.words[0]}")
def test_counter_example_is_no_claim_of_that_type(entry) -> None:
    assert entry.type not in [claim["type"] for claim in claims(entry.counter)]


def test_every_type_of_the_ontology_has_entries() -> None:
    assert {entry.type for entry in ENTRIES} == set(load_knowledge().ontology)
