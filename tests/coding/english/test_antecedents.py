"""What "the town" and "the area" point back to."""

import pytest

from dalil.coding.english.antecedents import pointing_noun
from tests.coding.english.coded import claim

NOUNS = [
    ("the town", "town"),
    ("the besieged city", "city"),
    ("the same village", "village"),
    ("the North Kordofan capital", "capital"),
    ("the town of Hama", None),
    ("the Nuseirat camp", None),
    ("a village", None),
    ("the three towns", None),
]


@pytest.mark.parametrize(("words", "noun"), NOUNS)
def test_pointing_noun(words: str, noun: str | None) -> None:
    assert pointing_noun(words) == noun


POINTING = [
    (
        "Residents of Tabit fled at dawn. Militiamen later torched 30 homes in the village.",
        "property_seizure",
        "Tabit",
    ),
    (
        "Shells fell on the Ardamata camp on Monday. Gunmen killed four people in the camp on Tuesday.",
        "killing",
        "the Ardamata camp",
    ),
    (
        "The army bombed a market in Melut on Sunday. Rebels shelled the town on Monday.",
        "shelling",
        "Melut",
    ),
    (
        "A bomb went off near the Kawo junction in Zaria. Police arrested two men in the city on Monday.",
        "detention",
        "Zaria",
    ),
]


@pytest.mark.parametrize(("text", "event_type", "place"), POINTING)
def test_definite_place_is_the_one_named_before(text: str, event_type: str, place: str) -> None:
    assert claim(text, event_type)["place"] == place
