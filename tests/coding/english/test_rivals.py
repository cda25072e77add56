"""Other accounts of an event told before: other figures, denials of one's own deed, claims of the deed."""

import pytest

from tests.coding.english.coded import claims, counts

BEFORE = "Jihadists ambushed a convoy near Djibo on Monday, killing at least 22 soldiers, a source said. "

FIGURES = [
    ("The army put its losses at nine dead.", {("killed", 9, 9)}),
    ("The army acknowledged the attack but said that only four of its men had fallen.", {("killed", 4, 4)}),
    ("A resident of Djibo said he had seen more than forty bodies.", {("killed", 41, None)}),
    ("The ministry gave a toll of 20 dead and 31 wounded.", {("killed", 20, 20), ("injured", 31, 31)}),
    ("The local council spoke of 24 dead.", {("killed", 24, 24)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), FIGURES)
def test_another_figure_is_another_account(text: str, rows: set) -> None:
    _, other = claims(BEFORE + text)
    assert other["type"] == "clash"
    assert other["place"] == "Djibo"
    assert counts(other) == rows


NONE = [
    "The earlier toll was nine.",
    "The toll may rise, doctors said.",
    "The hospital has 200 beds.",
    "A man who had lost two cousins said nothing.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_other_account(text: str) -> None:
    assert len(claims(BEFORE + text)) == 1


STRUCK = "An army drone struck a kitchen in Zamzam camp on Monday, killing eight people, medics said. "

DENIALS = [
    ("The army denied carrying out the strike.", "The army", None),
    ("The army denied targeting civilians.", "The army", "civilians"),
    ("The army denied hitting any homes in the camp.", "The army", "homes"),
]


@pytest.mark.parametrize(("text", "actor", "target"), DENIALS)
def test_a_side_denies_its_own_deed(text: str, actor: str, target: str | None) -> None:
    _, denial = claims(STRUCK + text)
    assert (denial["type"], denial["certainty"]) == ("air_strike", "denied")
    assert (denial["actor"], denial.get("target")) == (actor, target)


OWNED = [
    "The Dawn Front took responsibility for the attack.",
    "The Dawn Front said it was behind the ambush.",
    "The Dawn Front claimed the ambush.",
]


@pytest.mark.parametrize("text", OWNED)
def test_a_group_owns_up(text: str) -> None:
    _, claim = claims(BEFORE + text)
    assert (claim["type"], claim["certainty"], claim["actor"]) == ("clash", "stated", "The Dawn Front")
