import pytest

from dalil.model import Span
from evaluation.outside.incident_words import around, groups, is_weapon, perpetrators, sites, weapons

TOLD = "A bomb went off. Two men wearing masks ran.\n\nThe mayor spoke on Monday."


def test_only_what_stands_around_a_span_is_read() -> None:
    at = (Span(20, 24),)
    assert around(TOLD, at) == ["Two men wearing masks ran."]
    assert around(TOLD, at, by_paragraph=True) == ["A bomb went off. Two men wearing masks ran."]
    assert around(TOLD, ()) == []


PERPETRATORS = [
    ("Urban guerrillas and two unidentified men fled.", ["Urban guerrillas", "two unidentified men"]),
    ("Two men wearing masks fired at a guerrilla leader.", ["Two men"]),
    ("Two men drank tea after the terrorist attack.", []),
]


@pytest.mark.parametrize(("told", "words"), PERPETRATORS)
def test_perpetrators_are_those_who_can_be_nobody_else(told: str, words: list[str]) -> None:
    assert list(perpetrators([told])) == words


def test_weapons_are_nouns_of_things_used() -> None:
    told = "They threw a hand grenade and dynamite sticks; the bomb squad came, and a bomb threat followed."
    assert list(weapons([told])) == ["hand grenade", "dynamite sticks"]
    assert is_weapon("five dynamite sticks")
    assert not is_weapon("bomb squad")


def test_sites_keep_the_word_that_tells_which() -> None:
    told = (
        "Damaged were the telephone office, police stations, a car and the Andes Bank; a car bomb did it."
    )
    assert list(sites([told])) == ["telephone office", "police stations", "car", "Andes Bank"]


GROUPS = [
    ("The Norte Liberation Front (NLF) is feared. NLF rebels came.", ["Norte Liberation Front"]),
    ("The QLF said no more. Rebels of the QLF attacked a farm.", ["QLF"]),
    ("The QLF met in Geneva and issued a statement.", []),
]


@pytest.mark.parametrize(("told", "names"), GROUPS)
def test_the_armed_group_is_named_once(told: str, names: list[str]) -> None:
    assert list(groups(told)) == names
