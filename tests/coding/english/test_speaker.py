"""Who is named as source beside the content of a sentence."""

import pytest

from dalil.coding.english.speaker import find_asides
from dalil.model import Span

ROWS = [
    ("Rebels shelled the town, local sources told the agency.", ["local sources"]),
    ("Rebels shelled the town, the U.N. office said on Friday, and looted homes.", ["the U.N. office"]),
    ("According to the governor, rebels shelled the town.", ["the governor"]),
    ("“They shelled us all night,” said a farmer from the village.", ["a farmer from the village"]),
    ("Rebels shelled the town, he added.", ["he"]),
    ("Rebels shelled the town, which the army said it had left.", []),
    ("Regime troops, said to have taken a share, left.", []),
]


@pytest.mark.parametrize(("text", "speakers"), ROWS)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert [aside.who.of(text) for aside in find_asides(text, Span(0, len(text)))] == speakers
