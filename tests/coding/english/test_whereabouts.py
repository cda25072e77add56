"""Where a story is at: places and days that a claim takes from what was told before it."""

import pytest

from tests.coding.english.coded import claim, claims

CARRIED = [
    (
        "Fighters stormed Tabit on Friday and killed nine farmers. The men also torched 20 homes, "
        "witnesses said.",
        "property_seizure",
        "Tabit",
        "2023-06-09",
    ),
    (
        "A drone hit a fuel depot in Melut on Monday.\n\nThe army denied that it had struck the depot.",
        "air_strike",
        "Melut",
        "2023-06-12",
    ),
]


@pytest.mark.parametrize(("text", "event_type", "place", "day"), CARRIED)
def test_place_and_day_go_on(text: str, event_type: str, place: str, day: str) -> None:
    last = [one for one in claims(text) if one["type"] == event_type][-1]
    assert last["place"] == place
    assert last["date"] == {"from": day, "to": day}


NOT_CARRIED = [
    "A drone hit a fuel depot in Melut on Monday. The government plans to release 40 detainees.",
    "A bomb went off in Melut on Monday. The two sides will exchange 40 prisoners next week.",
]


@pytest.mark.parametrize("text", NOT_CARRIED)
def test_what_is_planned_elsewhere_takes_no_place(text: str) -> None:
    assert claim(text, "release").get("place") is None


ORIGINS = [
    ("Residents of Tabit fled to Tawila after the shelling.", "Tabit", "Tawila"),
    ("Thousands of people fled from Babanusa to Muglad on Sunday.", "Babanusa", "Muglad"),
    ("About 900 families fled Abu Zabad on Sunday.", "Abu Zabad", None),
]


@pytest.mark.parametrize(("text", "origin", "destination"), ORIGINS)
def test_origin_of_those_who_flee(text: str, origin: str, destination: str | None) -> None:
    one = claim(text, "displacement")
    assert one["origin"] == origin
    assert one.get("destination") == destination
