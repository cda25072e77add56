"""Where an event was: the most exact place named, and the sites inside it."""

import pytest

from tests.coding.english.coded import claim, claims

MOST_EXACT = [
    (
        "Suspected jihadists attacked the village of Derou in Soum province, near the Niger border, "
        "killing 32.",
        "killing",
        "Derou",
    ),
    (
        "In northern Gaza, an Israeli strike on a house in Jabalia killed nine people.",
        "air_strike",
        "Jabalia",
    ),
    (
        "A car bomb exploded outside a mosque in Marea, in the northern countryside of Aleppo.",
        "explosion",
        "Marea",
    ),
    (
        "Fighters stormed the Al-Wehda police station in Kirkuk province's Dibis district before dawn.",
        "raid",
        "Kirkuk province's Dibis district",
    ),
    (
        "Ukrainian shelling of Graivoron in Russia's Belgorod region killed a man.",
        "shelling",
        "Graivoron",
    ),
    (
        "A mayor was assassinated this morning when a bomb went off at the Kawo junction in Zaria.",
        "assassination",
        "the Kawo junction",
    ),
    (
        "Jets bombed the Sheikh Saeed district of rebel-held Aleppo.",
        "air_strike",
        "the Sheikh Saeed district",
    ),
    ("Rebels mortared the eastern outskirts of Taiz.", "shelling", "the eastern outskirts of Taiz"),
    (
        "Gunmen opened fire on a minibus on the road between Tuz and Amerli, killing six people.",
        "killing",
        "the road between Tuz and Amerli",
    ),
    (
        "WFP distributed flour to 900 displaced people in the Rusayo site on Tuesday.",
        "aid",
        "the Rusayo site",
    ),
    (
        "A car bomb exploded near a bank in Tripoli's Gargaresh district on Monday, killing two guards.",
        "explosion",
        "Gargaresh district",
    ),
    (
        "In Homs, three people were killed in shelling of the quarters of Baba Amr and Inshaat.",
        "shelling",
        "Baba Amr",
    ),
    (
        "A rocket hit a bakery in Kassab camp, on the southern edge of Kutum, killing two people.",
        "shelling",
        "Kassab camp",
    ),
    (
        "Three policemen died in an ambush near a well in neighbouring Taiba on Friday.",
        "clash",
        "Taiba",
    ),
]


@pytest.mark.parametrize(("text", "event_type", "place"), MOST_EXACT)
def test_most_exact_place(text: str, event_type: str, place: str) -> None:
    assert claim(text, event_type)["place"] == place


NO_PLACE = [
    ("Russia's defence ministry said its jets had bombed a depot.", "air_strike"),
    ("A drone hit a Houthi checkpoint, killing two Yemenis.", "air_strike"),
]


@pytest.mark.parametrize(("text", "event_type"), NO_PLACE)
def test_owner_is_no_place(text: str, event_type: str) -> None:
    assert claim(text, event_type).get("place") is None


SPEAKERS = [
    "Iran's foreign ministry denied that its drones had hit the oil depot.",
    "According to Iran's foreign ministry, drones hit an oil depot.",
]


@pytest.mark.parametrize("text", SPEAKERS)
def test_country_of_who_speaks_is_no_place(text: str) -> None:
    assert claim(text, "air_strike").get("place") != "Iran"


EXACT_IN_STORIES = [
    (
        "A car bomb exploded at a checkpoint in Aden's Crater district, killing two soldiers.",
        "Crater district",
    ),
    ("Three soldiers died in an ambush near a water tower in neighbouring Kubum on Monday.", "Kubum"),
    ("On Monday soldiers torched 40 homes in nearby Kubum, witnesses said.", "Kubum"),
    ("Gunmen entered Kubum, a village near Tabit, and shot 14 men.", "Kubum"),
    (
        "In Aleppo nine civilians were killed in raids by warplanes on the neighbourhood of Sukkari.",
        "Sukkari",
    ),
    ("In Hawija, gunmen banned phones and flogged four men in the main square.", "Hawija"),
    ("Djibo, where many live in tents, has been under blockade by jihadist groups since May.", "Djibo"),
]


@pytest.mark.parametrize(("text", "place"), EXACT_IN_STORIES)
def test_most_exact_place_of_last_event(text: str, place: str) -> None:
    found = claims(text)[-1]["place"]
    assert place in found
    assert len(found) <= len(place) + len("the neighbourhood of ")


def test_country_of_who_denies_is_no_place() -> None:
    text = "Russia's Defence Ministry denied that its aircraft had carried out the raid."
    assert claims(text)[0].get("place") is None


def test_people_moved_from_inside_an_area_leave_that_area() -> None:
    text = "214 people were evacuated from border communities in the Bohodukhiv district on Monday."
    assert claim(text, "displacement")["origin"] == "the Bohodukhiv district"
