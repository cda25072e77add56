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
        "Shells hit the camp on Sunday, killing four people. The clinic blamed the Rapid Support Forces.",
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
    ("Shells hit the camp on Sunday, killing four people. The rain blamed for it went on.", "shelling"),
    ("Three of the traders were beheaded on Tuesday.", "execution"),
]


@pytest.mark.parametrize(("text", "event_type"), NO_DOER)
def test_no_doer_is_made_up(text: str, event_type: str) -> None:
    assert next(one for one in claims(text) if one["type"] == event_type).get("actor") is None
