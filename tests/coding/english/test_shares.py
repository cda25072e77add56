"""Totals divided among those who did it, and how."""

import pytest

from tests.coding.english.coded import claims, counts

TOTAL = "The network documented the killing of 61 civilians in Hama in May. "

DIVIDED = [
    ("Of the deaths, 47 were caused by Russian air strikes and 14 by shelling by regime forces.",
     [("air_strike", "Russian", 47), ("shelling", "regime forces", 14)]),
    ("Of these, 40 were killed by regime forces, 12 by ISIS and nine by landmines.",
     [("killing", "regime forces", 40), ("killing", "ISIS", 12), ("explosion", None, 9)]),
    ("Twelve of the victims were shot by snipers in Karnaz.", [("killing", None, 12)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), DIVIDED)
def test_parts_of_a_total_are_tallies_of_their_own(text: str, parts: list) -> None:
    found = claims(TOTAL + text)[1:]
    assert [(one["type"], one.get("actor")) for one in found] == [part[:2] for part in parts]
    assert [counts(one) for one in found] == [{("killed", low, low)} for _, _, low in parts]
    assert {one["scope"] for one in found} == {"tally"}
    assert {one["counts"][0]["group"] for one in found} == {"civilians"}


UNDIVIDED = [
    "Of the victims, 12 were children and nine women.",
    "Of the deaths he said nothing.",
    "On Monday shells hit Karnaz, killing two of them.",
]


@pytest.mark.parametrize("text", UNDIVIDED)
def test_no_parts(text: str) -> None:
    assert all(one["scope"] != "tally" for one in claims(TOTAL + text)[1:])


def test_parts_may_follow_in_the_same_sentence() -> None:
    text = "The army and ISIS killed 61 civilians in Hama in May, 40 by regime forces, 12 by ISIS."
    total, *parts = claims(text)
    assert counts(total) == {("killed", 61, 61)}
    assert [one["actor"] for one in parts] == ["regime forces", "ISIS"]
