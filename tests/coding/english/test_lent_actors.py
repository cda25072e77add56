"""Doers that a claim leaves unsaid and the words around it give."""

import pytest

from tests.coding.english.coded import claims

DOERS = [
    ("Two guards were killed in an Islamic State ambush near the dam.", "clash", "Islamic State"),
    ("Six soldiers died in a Boko Haram attack on their post.", "clash", "Boko Haram"),
    ("A teacher was stopped at an RSF checkpoint in Tandalti and taken away.", "detention", "RSF"),
    ("Residents of Dalanj have been under siege by the SPLM-N for a year.", "siege", "the SPLM-N"),
    ("Five farmers were killed by Houthi shelling of the northern quarters of Taiz.", "shelling", "Houthi"),
    ("An M23 spokesperson denied any looting in Kibirizi.", "property_seizure", "M23"),
    (
        "Shells hit the camp on Sunday, killing four people, the clinic said. "
        "It blamed the Rapid Support Forces.",
        "shelling",
        "the Rapid Support Forces",
    ),
    (
        "ISIS arrested eleven of its members on Sunday. Three of the arrested were beheaded on Tuesday.",
        "execution",
        "ISIS",
    ),
]


@pytest.mark.parametrize(("text", "event_type", "actor"), DOERS)
def test_doer_named_beside_the_event(text: str, event_type: str, actor: str) -> None:
    assert next(one for one in claims(text) if one["type"] == event_type)["actor"] == actor


NO_DOER = [
    ("Three traders were stopped at the checkpoint and taken away.", "detention"),
    ("The health ministry denied any looting in Kibirizi.", "property_seizure"),
    (
        "Shells hit the camp on Sunday, killing four people, the clinic said. "
        "It did not blame the Rapid Support Forces.",
        "shelling",
    ),
    (
        "Shells hit the camp on Sunday, killing four people, the clinic said. "
        "It accused the Rapid Support Forces of stealing aid.",
        "shelling",
    ),
    ("ISIS arrested eleven men in May. Nine prisoners were killed in crossfire.", "killing"),
    ("Two traders were kidnapped near an RSF checkpoint.", "abduction"),
    ("Three soldiers were killed at a Houthi checkpoint.", "killing"),
    ("Three of the traders were beheaded on Tuesday.", "execution"),
]


@pytest.mark.parametrize(("text", "event_type"), NO_DOER)
def test_no_doer_is_made_up(text: str, event_type: str) -> None:
    assert next(one for one in claims(text) if one["type"] == event_type).get("actor") is None


def test_who_executes_those_it_holds_is_not_sure() -> None:
    text = "ISIS arrested eleven of its members on Sunday. Three of the arrested were beheaded on Tuesday."
    assert next(one for one in claims(text) if one["type"] == "execution")["actor_uncertain"] is True


def test_blame_by_another_leaves_the_first_account_as_it_was() -> None:
    text = (
        "Shells hit the camp on Sunday, killing four people, the clinic said. "
        "The army blamed the Rapid Support Forces."
    )
    assert claims(text)[0].get("actor") is None
