"""Causal rows whose other end is no claim, and words that point at nothing told."""

import pytest

from tests.coding.english.coded import code

WORDED = [
    ("The militia arrested 50 aid workers in Sirte in May. Because of the arrests, four groups have closed "
     "their kitchens.", 0, "four groups have closed their kitchens"),
    ("The rebels have besieged Djibo since May, and the siege has resulted in acute food shortages.",
     0, "acute food shortages"),
    ("Planes bombed Taiz on Monday. Hundreds of families fled the town on Tuesday for fear of further "
     "attacks.", "further attacks", 1),
    ("Thirty fighters surrendered at Banki on Monday, driven out by hunger.", "hunger", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cause", "effect"), WORDED)
def test_an_end_that_is_no_claim_is_given_in_words(text: str, cause: object, effect: object) -> None:
    (row,) = code(text)["causes"]
    assert (row["cause"], row["effect"]) == (cause, effect)


def test_a_denial_causes_nothing() -> None:
    text = (
        "Planes bombed the town of Taiz on Monday. The army denied the bombing. "
        "The bombing forced hundreds of families to flee."
    )
    (row,) = code(text)["causes"]
    assert row["cause"] == 0
