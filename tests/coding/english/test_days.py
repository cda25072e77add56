"""Days that a claim takes from the story around it. Published on Thursday, 15 June 2023."""

import pytest

from tests.coding.english.coded import claims

FROM_THE_STORY = [
    (
        "Gunmen raided Melut on Tuesday, the army said on Thursday. "
        "Two soldiers were killed in Renk the same day.",
        "killing",
        "2023-06-13",
    ),
    ("Gunmen raided Melut on Tuesday. Hours later shelling hit Kodok.", "shelling", "2023-06-13"),
    (
        "Soldiers rounded up 17 men in Melut on Tuesday. Three days before the round-up, gunmen had "
        "assaulted a militia post in Kodok, killing eight auxiliaries.",
        "clash",
        "2023-06-10",
    ),
    (
        "At least 21 people died in Zamzam camp on Monday when RSF fighters overran the camp.",
        "capture",
        "2023-06-12",
    ),
    (
        "The rebels said on Tuesday that their fighters had killed 21 soldiers in an assault on the "
        "barracks at Sandare that day, and had taken full control of the village.",
        "capture",
        "2023-06-13",
    ),
    (
        "A drone struck a market in Kutum on Monday, killing nine people. The general staff denied that "
        "its aircraft had struck the market.",
        "air_strike",
        "2023-06-12",
    ),
    ("Soldiers killed three men in Kodok on Sunday night.", "killing", "2023-06-11"),
    ("On Tuesday, a driver said, soldiers looted four shops in Kodok.", "property_seizure", "2023-06-13"),
]


@pytest.mark.parametrize(("text", "event_type", "day"), FROM_THE_STORY)
def test_day_comes_from_the_story(text: str, event_type: str, day: str) -> None:
    last = [one for one in claims(text) if one["type"] == event_type][-1]
    assert last["date"] == {"from": day, "to": day}


UNDATED = [
    ("Tuesday's bombing forced hundreds of families to leave Kodok for Melut.", "displacement"),
    ("A ban announced on Monday has prompted thousands of people to flee Kodok.", "displacement"),
    ("Militants abducted three teachers in Melut on Tuesday. Two soldiers were killed in Renk.", "killing"),
]


@pytest.mark.parametrize(("text", "event_type"), UNDATED)
def test_undated_stays_undated(text: str, event_type: str) -> None:
    last = [one for one in claims(text) if one["type"] == event_type][-1]
    assert last.get("date") is None


def test_a_length_of_time_belongs_to_what_lasted() -> None:
    text = "Rebels have shot dead more than 230 civilians trying to get out of Melut since 26 May."
    assert claims(text)[0]["date"] == {"from": "2023-05-26", "to": "2023-06-15"}
