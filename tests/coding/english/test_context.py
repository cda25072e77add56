"""Days that a claim leaves unsaid and the report gives elsewhere."""

from tests.coding.english.coded import claims


def test_denial_takes_the_day_of_what_it_denies() -> None:
    text = (
        "Jets struck a school in Harim on 3 June, killing nine people. "
        "Iran's foreign ministry denied that its aircraft had struck the school."
    )
    denied = next(one for one in claims(text) if one["certainty"] == "denied")
    assert denied["date"] == {"from": "2023-06-03", "to": "2023-06-03"}
    assert denied["place"] == "Harim"


DIGEST = """Weekly digest of incidents, 5-11 June 2023

Monitors keep these notes.

Beni: militiamen killed nine farmers.

Clashes between the two sides went on in Masisi.
"""


def test_toll_of_a_digest_falls_in_its_period() -> None:
    first = next(one for one in claims(DIGEST) if one["type"] == "killing")
    assert first["date"] == {"from": "2023-06-05", "to": "2023-06-11"}


def test_a_war_named_in_a_digest_is_not_its_period() -> None:
    text = (
        "Situation update\n\nFighting has gone on in Darfur since 15 April 2023.\n\n"
        "Militiamen killed nine farmers near Tabit.\n"
    )
    assert next(one for one in claims(text) if one["type"] == "killing").get("date") is None


def test_title_of_no_digest_dates_nothing() -> None:
    text = DIGEST.replace("Weekly digest of incidents", "Farmers' market open")
    assert next(one for one in claims(text) if one["type"] == "killing").get("date") is None


def test_day_of_the_cause_is_not_the_day_of_what_it_brought_about() -> None:
    text = "Tuesday's bombing forced 200 families to leave Fardous."
    moved = next(one for one in claims(text) if one["type"] == "displacement")
    assert moved.get("date") is None


def test_before_another_day_is_not_that_day() -> None:
    text = "The rebels withdrew from Karuba on 3 June. Before they left, they burned 17 houses."
    burned = next(one for one in claims(text) if one["type"] == "property_seizure")
    assert burned.get("date") is None
