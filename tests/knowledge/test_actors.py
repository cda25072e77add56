from datetime import date

import pytest

from dalil.errors import UnknownActor
from dalil.knowledge.actor_list import AliasGroup
from dalil.knowledge.load import load_knowledge

ACTORS = load_knowledge().actors
GROUPS = [group for actor in ACTORS for group in actor.groups]

MANUAL_IDS = (
    "isis coalition syrian_government russia sdf ypg fsa hts turkey israel iran_militias iraq_forces pmf "
    "jaysh_khalid houthis rsf saf saudi_coalition unknown other"
).split()


def named(text: str, language: str, group: AliasGroup) -> list[str]:
    day = group.first or group.last
    return [m.span.of(text) for m in ACTORS.find(text, language, on=day) if m.actor_id == group.actor_id]


def test_the_list_holds_the_actors_of_the_coding_manual() -> None:
    assert [actor.id for actor in ACTORS] == MANUAL_IDS


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: f"{g.actor_id}-{g.language}-{g.words[0]}")
def test_example_names_the_actor_and_counter_example_does_not(group: AliasGroup) -> None:
    assert named(group.example, group.language, group)
    if group.counter is not None:
        assert named(group.counter, group.language, group) == []


@pytest.mark.parametrize("phrases", ACTORS.entries.never, ids=lambda p: p.words[0])
def test_phrases_that_only_look_like_an_actor_name_nobody(phrases) -> None:
    assert ACTORS.find(phrases.example, "en") == []


@pytest.mark.parametrize(
    ("language", "words", "actor_id"),
    [
        ("en", "ISIS settlors", "isis"),
        ("en", "warplanes of the International Coalition", "coalition"),
        ("en", "the US-led “international coalition”", "coalition"),
        ("en", "regime warplanes", "syrian_government"),
        ("en", "Assad’s army", "syrian_government"),
        ("en", "two Russian Su-34 fighter jets", "russia"),
        ("en", "jets believed to be Russian", "russia"),
        ("en", "Turkish troops and their Syrian proxies", "turkey"),
        ("en", "gunmen of a pro-Turkish faction", "fsa"),
        ("en", "Iranian-backed militias", "iran_militias"),
        ("en", "Syrian Islamic State fighters", "isis"),
        ("en", "Kurdish-led Syrian Democratic Forces", "sdf"),
        ("en", "unidentified gunmen on a motorcycle", "unknown"),
        ("en", "gunmen on a motorcycle", "unknown"),
        ("en", "helicopters", "unknown"),
        ("en", "a White Helmets team", "other"),
        ("en", "the group's security office", None),
        ("en", "the army", None),
        ("en", "the warplanes", None),
        ("en", "fighters", None),
        ("en", "Russian tourists", None),
        ("en", "Turkish officials", None),
        ("en", "fighters backed by Turkey", None),
        ("en", "the anti-ISIS fighters", None),
        ("en", "people of ISIS-held villages", None),
        ("en", "Ethiopian monks", None),
        ("en", "a coalition of parties", None),
        ("en", "what is happening", None),
        ("ar", "عناصر تنظيم الدولة", "isis"),
        ("ar", 'تنظيم "داعش"', "isis"),
        ("ar", "والدواعش", "isis"),
        ("ar", "طيران التحالف", "coalition"),
        ("ar", "طائرات يُعتقد أنها تابعة للتحالف", "coalition"),
        ("ar", 'قوات التحالف الدولي و"قسد"', "coalition"),
        ("ar", "طيران النظام الحربي", "syrian_government"),
        ("ar", "قوّات الأسد", "syrian_government"),
        ("ar", "الطيران الحربي الروسي", "russia"),
        ("ar", "طائرات حربية روسية", "russia"),
        ("ar", "دورية لقسد", "sdf"),
        ("ar", "المدفعية التركية", "turkey"),
        ("ar", "فصائل موالية لتركيا", "fsa"),
        ("ar", "الميليشيات المدعومة من إيران", "iran_militias"),
        ("ar", "مسلحون مجهولون", "unknown"),
        ("ar", "طائرات حربية", "unknown"),
        ("ar", "وجهاء العشائر", "other"),
        ("ar", "الجيش", None),
        ("ar", "مقاتلون مدعومون من الخارج", None),
        ("ar", "عناصر المجموعة", None),
        ("ar", "النظام الصحي", None),
        ("ar", "سائح روسي", None),
        ("ar", "مناهضون، المناهضة للنظام", None),
    ],
)  # fmt: skip
def test_a_noun_phrase_names_an_actor_or_nobody(language: str, words: str, actor_id: str | None) -> None:
    match = ACTORS.identify(words, language)
    assert (match and match.actor_id) == actor_id


@pytest.mark.parametrize(
    ("language", "words", "context", "actor_id"),
    [
        ("en", "the army", "Khartoum woke to gunfire; the army shelled Omdurman.", "saf"),
        ("en", "the army", "The army shelled Daraa, in southern Syria.", "syrian_government"),
        ("en", "coalition aircraft", "Coalition aircraft bombed Sanaa, in Yemen.", "saudi_coalition"),
        ("en", "coalition aircraft", "Raqqa was bombed by coalition aircraft.", "coalition"),
        ("ar", "الجيش", "قصف الجيش حي بري في الخرطوم", "saf"),
        ("ar", "طيران التحالف", "قصف طيران التحالف صنعاء في اليمن", "saudi_coalition"),
        ("ar", "عناصر التنظيم", "انسحب داعش من القرية، وأحرق عناصر التنظيم المخفر", "isis"),
        ("ar", "عناصر التنظيم", "اجتمع عناصر التنظيم في المدينة", None),
    ],
)  # fmt: skip
def test_the_report_tells_which_army_is_meant(
    language: str, words: str, context: str, actor_id: str | None
) -> None:
    match = ACTORS.identify(words, language, context=context)
    assert (match and match.actor_id) == actor_id


@pytest.mark.parametrize(
    ("day", "actor_id"), [(date(2014, 10, 1), "ypg"), (date(2017, 6, 10), "sdf"), (None, None)]
)
def test_words_that_changed_owner_need_the_day(day: date | None, actor_id: str | None) -> None:
    match = ACTORS.identify("Kurdish forces", "en", context="Kurdish forces in Raqqa, Syria", on=day)
    assert (match and match.actor_id) == actor_id


def test_mentions_carry_their_words_in_the_order_of_the_text() -> None:
    text = "ISIS’s men fled; قصف طيران «التحالف الدولي» وقسد البلدة, Russian warplanes too."
    found = [(m.span.of(text), m.actor_id, m.kind) for m in ACTORS.find(text, "en")]
    assert found == [
        ("ISIS", "isis", "name"),
        ("طيران «التحالف الدولي", "coalition", "aircraft"),
        ("قسد", "sdf", "name"),
        ("Russian warplanes", "russia", "aircraft"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Residents said IS shot two men.", 1),
        ("What is left is little.", 0),
        ("THIS IS WHAT IS LEFT OF THE TOWN", 0),
        ("what happened to isis?", 1),
        ("The ISISx file", 0),
    ],
)
def test_capitals_and_whole_words_decide(text: str, found: int) -> None:
    assert len([m for m in ACTORS.find(text, "en") if m.actor_id == "isis"]) == found


def test_an_unknown_id_is_refused_and_near_names_are_offered() -> None:
    with pytest.raises(UnknownActor, match='"nobody"'):
        ACTORS.get("nobody")
    assert "isis" in {actor_id: name for name, actor_id in ACTORS.nearest("Daeshh")}
