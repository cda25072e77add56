"""Labels that open an entry of a list date and place what the entry tells."""

import pytest

from tests.coding.english.coded import claims

TEXT = """Weekly digest of incidents in the east

5 June - Masisi. Gunmen killed nine farmers at Kibati.

7 June - Beni. Militiamen burned 14 houses.

Rutshuru: gunmen abducted four teachers on Monday.
"""

ENTRIES = [
    ("killing", "Kibati", "Masisi", "2023-06-05"),
    ("property_seizure", "Beni", None, "2023-06-07"),
    ("abduction", "Rutshuru", None, "2023-06-12"),
]


@pytest.mark.parametrize(("event_type", "place", "within", "day"), ENTRIES)
def test_entry_takes_day_and_place_of_its_label(
    event_type: str, place: str, within: str | None, day: str
) -> None:
    one = next(one for one in claims(TEXT) if one["type"] == event_type)
    assert one["place"] == place
    assert one.get("within") == within
    assert one["date"] == {"from": day, "to": day}


def test_shares_of_a_total_keep_its_period_and_place() -> None:
    text = (
        "The Office documented 61 civilian deaths in Taiz between 14 and 26 May. "
        "Of these, 47 people were killed in air strikes."
    )
    share = claims(text)[-1]
    assert share["place"] == "Taiz"
    assert share["date"] == {"from": "2023-05-14", "to": "2023-05-26"}


def test_words_with_a_colon_are_no_label() -> None:
    text = "Weekly digest\n\nWitnesses said: gunmen killed nine farmers near Tabit on Monday.\n"
    assert claims(text)[0].get("within") is None


def test_entry_behind_a_sign_has_a_label() -> None:
    text = (
        "Situation this morning\n\n"
        "▪️ Beni. Militiamen killed nine farmers.\n\n"
        "🔴 Rutshuru: gunmen burned 14 houses.\n"
    )
    assert [one["place"] for one in claims(text)] == ["Beni", "Rutshuru"]


def test_labels_after_a_pictured_bullet_and_shares_by_number() -> None:
    text = (
        "North Kivu, 14 June\n\n"
        "▪️ Rutshuru. Yesterday a drone dropped explosives on a bus stop, killing a man."
    )
    assert claims(text)[0]["place"] == "Rutshuru"
    text = (
        "The centre recorded the killing of 58 civilians in Taiz governorate during May. "
        "Eleven of the victims were killed by shelling."
    )
    assert claims(text)[-1]["date"] == {"from": "2023-05-01", "to": "2023-05-31"}
