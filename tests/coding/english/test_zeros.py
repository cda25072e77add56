"""Rows that say none were harmed, and words that only sound so."""

import pytest

from tests.coding.english.coded import claim, counts

NONE = {("killed", 0, 0), ("injured", 0, 0)}
ZEROS = [
    ("No casualties were reported after a rocket hit the airport in Erbil.", "shelling", NONE),
    ("A drone strike on a depot in Idlib left no casualties.", "air_strike", NONE),
    ("Two shells landed in Nikopol without causing casualties.", "shelling", NONE | {("strikes", 2, 2)}),
    ("A drone hit a depot in Skadovsk; nobody was hurt.", "air_strike", NONE),
    ("Militants shelled Mocha, and it is not known whether there were casualties.", "shelling", set()),
]


@pytest.mark.parametrize(("text", "event_type", "rows"), ZEROS)
def test_nobody_harmed(text: str, event_type: str, rows: set) -> None:
    assert counts(claim(text, event_type)) == rows
