import pytest

from dalil.knowledge.load import load_knowledge

GAZETTEER = load_knowledge().gazetteer


def found(text: str) -> list[str]:
    mentions = GAZETTEER.find(text, "ar" if text[:1] >= "ء" else "en")
    assert all(m.phrase.contains(m.span) for m in mentions)
    return [m.span.of(text) for m in mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قُتل اثنان بالميادين أمس.", ["الميادين"]),
        ("توجهوا لدير الزور ثم عادوا", ["دير الزور"]),
        ("من ديرالزور وإلى البوكمال", ["ديرالزور", "البوكمال"]),
        ("تعرّض ريف دير الزور الشرقي لقصف", ["ريف دير الزور الشرقي"]),
        ("دخلوا منطقة الباب", ["الباب"]),
        ("ووجد سورياً في الطريق", []),
        ("He fled Al-Mayadeen for Albukamal.", ["Al-Mayadeen", "Albukamal"]),
        ("Deir Ezzor, Deir al-Zour and Dayr az-Zawr", ["Deir Ezzor", "Deir al-Zour", "Dayr az-Zawr"]),
        ("They left the town in May for the mine.", []),
        ("Deir ez-Zor's eastern countryside was shelled.", ["Deir ez-Zor's eastern countryside"]),
        ("SANA said Aleppo province was calm.", ["Aleppo province"]),
    ],
)
def test_names_are_found_where_they_stand(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_examples_of_the_list_name_their_place() -> None:
    for entry in GAZETTEER:
        if entry.example is not None:
            names = [m.span.of(entry.example) for m in GAZETTEER.find(entry.example, "en")]
            places = {c.place.id for name in names for c in GAZETTEER.candidates(name)[:3]}
            assert entry.place.id in places, f"{entry.place.id}: {names}"


@pytest.mark.parametrize(
    ("name", "within", "place_id"),
    [
        ("Hajin", None, "dalil:hajin"),
        ("دير الزور", None, "dalil:deir-ez-zor"),
        ("محافظة دير الزور", None, "dalil:deir-ez-zor-province"),
        ("ريف دير الزور الشرقي", None, "dalil:deir-ez-zor-province/countryside/east"),
        ("القصور", "دير الزور", "dalil:qusour-dz"),
    ],
)
def test_best_candidate(name: str, within: str | None, place_id: str) -> None:
    best = GAZETTEER.candidates(name, within=within)[0]
    assert best.place.id == place_id
    assert best.reasons
    assert GAZETTEER.place(best.place.id) == best.place
