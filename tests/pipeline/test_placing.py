"""Files of names placed, with how exact each pick is."""

import json

import pytest

from dalil.errors import BadTable
from dalil.knowledge.layers.importing import import_layer
from dalil.knowledge.layers.opened import layer_tools
from dalil.knowledge.layers.store import LayerStore
from dalil.pipeline.placing import Placing

LAYER = """name_en,name_ar,lat,lon,admin1,class
Tell Marwan,تل مروان,36.10,37.10,Aleppo,village
Samdana,سمدانة,36.60,37.20,Aleppo,village
Samdana,سمدانة,35.80,37.90,Aleppo,village
"""


@pytest.fixture(scope="module")
def placing(tmp_path_factory: pytest.TempPathFactory) -> Placing:
    folder = tmp_path_factory.mktemp("layers")
    (folder / "made.csv").write_text(LAYER, encoding="utf-8")
    store = LayerStore(folder / "gazetteer.sqlite3")
    import_layer(folder / "made.csv", store, layer_tools())
    return Placing(store.path)


def placed(placing: Placing, **row: str) -> dict | None:
    (done,) = placing.place_lines([json.dumps({"id": "x", **row}, ensure_ascii=False)], "rows")
    assert done["id"] == "x"
    return done["pred"]


@pytest.mark.parametrize(
    "row",
    [
        {"place_en": "Tell Marwan", "governorate_en": "Aleppo"},
        {"place_ar": "تل مروان", "governorate_ar": "حلب"},
        {"place_en": "تل مروان", "governorate_en": "Aleppo"},
        {"place_en": "", "place_ar": "قرية تل مروان", "governorate_en": "", "governorate_ar": "محافظة حلب"},
        {"place_en": "Tell Marwan", "place_ar": "", "governorate_en": None, "governorate_ar": None},
    ],
)
def test_a_line_is_placed_by_any_language(placing, row) -> None:
    pred = placed(placing, **row)
    assert pred is not None
    assert (pred["lat"], pred["lon"]) == (36.1, 37.1)
    assert (pred["precision"], pred["radius_km"], pred["ambiguous"]) == ("town", 2.0, False)


def test_places_of_one_name_are_named_with_the_pick(placing) -> None:
    pred = placed(placing, place_en="Samdana", governorate_en="Aleppo")
    assert pred is not None
    assert pred["ambiguous"]
    assert {pred["place_id"], *pred["alternatives"]} == {"made:line-3", "made:line-4"}


def test_an_unknown_name_is_no_more_exact_than_its_province(placing) -> None:
    pred = placed(placing, place_en="Qwxyz", governorate_en="Aleppo")
    assert pred is not None
    assert (pred["precision"], pred["radius_km"]) == ("province", 70.0)
    assert placed(placing, place_en="Qwxyz") is None


@pytest.mark.parametrize(("line", "wrong"), [("{", "Line 2 .* is no JSON"), ("[1]", "is no JSON object")])
def test_a_bad_line_is_named(placing, line, wrong) -> None:
    with pytest.raises(BadTable, match=wrong):
        list(placing.place_lines(["", line], "rows.jsonl"))


def test_find_keeps_ambiguous_names_ambiguous(placing) -> None:
    found = placing.find("Samdana", "Aleppo")
    assert found["ambiguous"]
    assert [c["id"] for c in found["candidates"]][:2] == ["made:line-3", "made:line-4"]
    assert all(c["precision"] and c["radius_km"] and c["reasons"] for c in found["candidates"])
    assert not placing.find("Hajin", "Syria")["ambiguous"]


@pytest.mark.parametrize("within", ["Deir ez-Zor", "دير الزور", "Syria", "سوريا"])
def test_within_names_a_province_or_a_country_in_either_language(placing, within) -> None:
    assert placing.find("Hajeen", within)["candidates"][0]["id"] == "dalil:hajin"


def test_the_layers_of_dalil_alone_know_no_imported_place() -> None:
    found = Placing().find("Tell Marwan", "Aleppo")["candidates"]
    assert not any("exact name" in one["reasons"] for one in found)
    assert Placing().find("الميادين", "دير الزور")["candidates"][0]["id"] == "dalil:mayadin"
