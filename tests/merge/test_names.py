"""Names of two scripts meet by their consonants."""

import pytest

from dalil.merge.names import consonants, names_in, place_key
from dalil.merge.rules import load_rules

WORDS = load_rules().words


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Al-Baghaliyah", "البغيلية"),
        ("Ghranij", "غرانيج"),
        ("al-Mayadeen", "الميادين"),
        ("Shuhail", "الشحيل"),
        ("Al Hasakah", "الحسكة"),
        ("Dhiban", "ذيبان"),
        ("Khasham", "خشام"),
    ],
)
def test_a_place_has_one_key_in_both_scripts(english, arabic):
    assert place_key(english, WORDS) == place_key(arabic, WORDS)


@pytest.mark.parametrize(
    ("one", "other"), [("Mayadin", "Muhasan"), ("Shuhail", "الشعيطات"), ("Ghranij", "خشام")]
)
def test_two_places_have_two_keys(one, other):
    assert place_key(one, WORDS) != place_key(other, WORDS)


@pytest.mark.parametrize("spelling", ["mayadin", "mayadeen", "miyadin", "الميادين", "ميادين"])
def test_spellings_of_one_name_share_their_consonants(spelling):
    assert consonants(spelling, WORDS) == "mdn"


def test_a_person_named_in_both_languages_is_met():
    english = names_in("The raid killed Abu Marwan Tunsi, said to run the store.", WORDS)
    arabic = names_in("قُتل في الإنزال قياديان أحدهما سعدون وأبو مروان التونسي.", WORDS)
    assert {"tns", "+mrn"} <= english & arabic


def test_days_nationalities_and_first_words_are_no_names():
    assert names_in("Gunmen shot a Syrian on Friday. Nobody was held by the Islamic State.", WORDS) == set()
