"""Names as reports write them, looked up over layers."""

from pathlib import Path
from typing import NamedTuple

import pytest
from made_layers import write_csv

from dalil.knowledge.layers.importing import import_layer
from dalil.knowledge.layers.opened import layer_tools, open_resolver
from dalil.knowledge.layers.resolver import Asked, Resolver
from dalil.knowledge.layers.store import LayerStore
from dalil.language.distance import distance_km

MERGED = Path(__file__).parents[4] / "shared" / "data" / "gazetteer" / "sy.csv.gz"


class Point(NamedTuple):
    lat: float
    lon: float


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    folder = tmp_path_factory.mktemp("made")
    store = LayerStore(folder / "gazetteer.sqlite3")
    import_layer(write_csv(folder), store, layer_tools())
    return open_resolver(store.path)


@pytest.mark.parametrize(
    ("name_en", "name_ar", "province", "found"),
    [
        ("Tell Marwan", "", "Aleppo", "line-2"),
        ("Tall Merwan", "", "Halab", "line-2"),
        ("", "تل مروان", "حلب", "line-2"),
        ("village of Tal-Marwan", "قرية تل مروان", "Aleppo Governorate", "line-2"),
        ("Telmarwan", "", "Aleppo", "line-2"),
        ("Tal Marwam", "تل مروام", "Aleppo", "line-2"),
        ("Hazra Saghira", "", "Aleppo", "line-3"),
        ("", "حزرة الصغيرة", "حلب", "line-3"),
        ("Hazra al-Kabira", "", "Aleppo", "line-4"),
        ("Al-Jawhara", "", "Aleppo", "line-5"),
        ("Thuraya neighbourhood", "حي الثريا", "Aleppo", "line-5"),
        ("Al Thurayya_ Al Jawhara", "", "Aleppo", "line-5"),
        ("Al-Jawhara neighborhood, Aleppo city", "", "Aleppo", "line-5"),
        ("Nowhere neighborhood, Aleppo city", "", "Aleppo", "line-8"),
        ("", "حي لامكان - مدينة حلب", "حلب", "line-8"),
        ("Samdana", "سمدانة", "Aleppo", "line-6"),
        ("Samdana (Menbij)", "", "Aleppo", "line-7"),
        ("Wazzan farm", "", "Hama", "line-9"),
        ("Al-Wazzan Farm checkpoint", "", "Hama", "line-9"),
        ("Kafr Lawz", "كفر لوز", "Damascus", "line-10"),
        ("Kafr Loz", "كفرلوز", "Rif Dimashq", "line-10"),
    ],
)
def test_names_are_found_however_they_are_written(made, name_en, name_ar, province, found) -> None:
    pick = made.pick(Asked(name_en, name_ar, (province,)))
    assert pick is not None
    assert pick.spot.id == f"made:{found}"


def test_places_of_one_name_stay_candidates_and_the_larger_is_picked(made) -> None:
    found = made.candidates(Asked("Samdana", admin1=("Aleppo",)))
    assert [match.spot.id for match in found][:2] == ["made:line-6", "made:line-7"]
    assert 0 < found[0].score - found[1].score < 0.12


def test_a_name_that_says_upper_is_not_lower(made) -> None:
    found = made.candidates(Asked("Hazra", admin1=("Aleppo",)))
    assert {match.spot.id for match in found[:2]} == {"made:line-3", "made:line-4"}
    assert found[0].score - found[1].score < 0.1


def test_an_unknown_name_falls_back_to_the_main_town_of_the_province(made) -> None:
    pick = made.pick(Asked("Qwxyz", admin1=("Aleppo",)))
    assert pick is not None
    assert pick.spot.id == "made:line-8" or pick.spot.id == "dalil:aleppo"
    assert pick.likeness == 0
    assert pick.reasons == ("main town of the province named",)


def test_without_a_province_no_other_spelling_counts(made) -> None:
    assert not made.candidates(Asked("Tal Marwam"))
    assert made.pick(Asked("Baga")) is None
    assert [m.spot.id for m in made.candidates(Asked("Tel Marwan"))] == ["made:line-2"]


def test_a_country_keeps_other_spellings_in_it(made) -> None:
    for match in made.candidates(Asked("Baga", country="NG")):
        assert match.spot.country == "NG"


def test_nothing_asked_gives_nothing(made) -> None:
    assert made.pick(Asked()) is None
    assert not made.candidates(Asked("،؛ -", "ـ"))


def test_a_province_of_no_layer_does_not_hide_the_place(made) -> None:
    pick = made.pick(Asked("Tell Marwan", "تل مروان", ("Qwxyz Governorate",)))
    assert pick is not None
    assert pick.spot.id == "made:line-2"


HARD = [
    ("Al-Baghuz Fawqani", "الباغوز فوقاني", "Deir ez-Zor", 34.46, 40.95),
    ("Abu Hamam", "أبو حمام", "Deir Ezzor", 34.84, 40.67),
    ("Al-Susah", "السوسة", "Deir ez-Zor", 34.50, 40.95),
    ("Gharanij", "غرانيج", "Deir ez-Zor", 34.78, 40.75),
    ("Al-Kisrah", "الكسرة", "Deir Ezzor", 35.57, 39.91),
    ("Albu Kamal city", "مدينة البوكمال", "Deir ez-Zour", 34.45, 40.92),
    ("al-Tabqa", "الطبقة", "Raqqa", 35.84, 38.55),
    ("Al-Mansoura", "المنصورة", "Ar-Raqqah", 35.84, 38.74),
    ("Al-Latamneh", "اللطامنة", "Hama", 35.32, 36.62),
    ("Kfar Zita", "كفرزيتا", "Hama", 35.37, 36.60),
    ("Maarrat al-Nu'man", "معرة النعمان", "Idlib", 35.64, 36.67),
    ("Jisr ash-Shughour", "جسر الشغور", "Idleb", 35.81, 36.32),
    ("Tel Rifaat", "تل رفعت", "Aleppo", 36.47, 37.09),
    ("Ain al-Arab (Kobani)", "عين العرب (كوباني)", "Aleppo", 36.89, 38.35),
    ("Orem al-Kubra", "أورم الكبرى", "Aleppo", 36.13, 36.97),
    ("Salah al-Din neighborhood, Aleppo", "حي صلاح الدين في مدينة حلب", "Aleppo", 36.19, 37.12),
    ("Al-Qaryatayn", "القريتين", "Homs", 34.23, 37.24),
    ("Tell Tamer", "تل تمر", "Al-Hasakah", 36.66, 40.37),
    ("Markada", "مركدة", "Hassakeh", 35.74, 40.77),
    ("Al-Hajar al-Aswad", "الحجر الأسود", "Rif Dimashq", 33.46, 36.30),
    ("Douma, Eastern Ghouta", "دوما - الغوطة الشرقية", "Rural Damascus", 33.57, 36.40),
    ("As-Sanamayn", "الصنمين", "Dar'a", 33.07, 36.18),
    ("village of al-Bayda", "قرية البيضا", "Tartus", 35.14, 35.95),
]
"""Places that other lists spell otherwise, that share a name, or are parts of a town; rounded by us."""


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    if not MERGED.exists():
        pytest.skip("the merged list of Syrian places, ../shared/data/gazetteer, is absent")
    store = LayerStore(tmp_path_factory.mktemp("merged") / "gazetteer.sqlite3")
    import_layer(MERGED, store, layer_tools())
    return open_resolver(store.path)


@pytest.mark.parametrize("row", HARD, ids=[row[0] for row in HARD])
def test_hard_places_lie_within_five_kilometres_in_either_language(merged, row) -> None:
    name_en, name_ar, province, lat, lon = row
    for names in ((name_en, ""), ("", name_ar), (name_en, name_ar)):
        asked = Asked(*names, (province,))
        pick = merged.pick(asked)
        assert pick is not None
        assert distance_km(pick.spot, Point(lat, lon)) < 5, f"{asked} is taken for {pick.spot}"
