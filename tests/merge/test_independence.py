"""Five reposts and their original are one source; so are two agencies that cite one monitor."""

import pytest
from made_claims import Corpus

from dalil.knowledge.load import load_knowledge
from dalil.merge.independence import independent_groups, text_groups
from dalil.merge.reposts import find_reposts
from dalil.model import Report

STORY = """\
Residents of the invented town of Old Ferry say that warplanes hit the bakery on the market street twice on
Tuesday morning, just as people were queueing for bread. Seven people died on the spot and more than twenty
were carried to the field clinic in handcarts, since the only ambulance had no fuel. The baker, who lost two
cousins, said that the first bomb took the roof and the second the wall behind which children had hidden.
Nobody has claimed the raid. A committee of teachers is writing down the names of the dead and asks anyone
who filmed the street to keep the pictures."""
OTHER = """\
Two air raids on a bakery killed at least seven people in Old Ferry on Tuesday, a medical committee said,
adding that the wounded were twenty-three. The town has been under attack since spring, when the front moved
to the river. Aid groups warn that flour is running out and that the road south is closed."""
ARABIC = """\
قال أهالي بلدة المعبر القديم المتخيلة إن طائرات حربية قصفت الفرن في شارع السوق مرتين صباح الثلاثاء بينما
كان الناس ينتظرون الخبز، فقتل سبعة أشخاص في المكان ونقل أكثر من عشرين جريحاً إلى المشفى الميداني على
العربات لأن سيارة الإسعاف الوحيدة بلا وقود. وقال صاحب الفرن الذي فقد اثنين من أبناء عمه إن القنبلة
الأولى هدمت السقف."""


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def told(*rows):
    """Make reports of one event from rows of name, text, outlet and attribution (`None`: own voice)."""
    corpus = Corpus()
    for name, text, outlet, said_by in rows:
        body = text if said_by is None else f"{text}\n\n{said_by}"
        corpus.report(name, body, outlet=outlet)
        slots = {} if said_by is None else {"attribution": said_by}
        corpus.claim("air_strike", text[:60], **slots)
    return corpus


def groups(corpus, knowledge):
    return independent_groups(corpus.reports, corpus.claims, knowledge)


def test_five_reposts_and_the_original_are_one_source(knowledge):
    edits = [
        STORY,
        STORY.replace("Seven people died", "At least seven people died").replace("teachers", "activists"),
        "READ MORE HERE\n\n" + STORY + "\n\nShare this story with your friends.",
        STORY.rsplit(".", 3)[0] + ".",
        STORY.replace("“", '"').upper(),
        STORY.replace("Residents of the", "People from the").replace("warplanes", "jets"),
    ]
    rows = [(f"r{n}", text, f"Outlet {n}", None) for n, text in enumerate(edits)]
    assert groups(told(*rows), knowledge) == [tuple(f"r{n}" for n in range(6))]


def test_another_account_of_the_same_event_is_another_source(knowledge):
    corpus = told(("a", STORY, "First", None), ("b", OTHER, "Second", None), ("c", STORY, "Third", None))
    assert groups(corpus, knowledge) == [("a", "c"), ("b",)]


def test_reposts_in_arabic_are_found_through_marks_and_letter_forms(knowledge):
    edited = ARABIC.replace("أ", "ا").replace("الأولى", "الأُولـى").replace("صباح الثلاثاء", "فجر الثلاثاء")
    corpus = told(("a", ARABIC, "أ", None), ("b", edited, "ب", None), ("c", OTHER, "C", None))
    assert groups(corpus, knowledge) == [("a", "b"), ("c",)]


@pytest.mark.parametrize(
    ("first", "second", "sources"),
    [
        ("the Orchard Monitor", "The Orchard Monitor", 1),
        ("the Orchard Monitor", "the Bridge Committee", 2),
        ("local sources", "local sources", 2),  # each report has its own
        ("activists", "residents of the town", 2),
        ("مرصد البستان", "مرصد البُستان", 1),
        ("مصادر محلية", "مصادر محلية", 2),
        ("the Orchard Monitor", None, 2),
        ("the Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان", 1),
        ("reliable sources told the Observatory", "SOHR", 1),
    ],
)
def test_reports_that_cite_one_named_origin_are_one_source(first, second, sources, knowledge):
    corpus = told(("a", STORY, "First", first), ("b", OTHER, "Second", second))
    assert len(groups(corpus, knowledge)) == sources


@pytest.mark.parametrize(
    ("outlet", "other", "sources"),
    [
        ("Daily Page (Orchard Agency)", "Evening Leaf (Orchard Agency)", 1),
        ("Daily Page, via Orchard Agency", "Orchard Agency", 1),
        ("الصفحة (نقلاً عن وكالة البستان)", "وكالة البستان", 1),
        ("Daily Page (AFP)", "الصفحة (أ ف ب)", 1),
        ("Daily Page", "Evening Leaf", 2),
        (None, None, 2),
    ],
)
def test_an_outlet_that_names_where_its_item_is_from_is_no_source_of_its_own(
    outlet, other, sources, knowledge
):
    corpus = told(("a", STORY, outlet, None), ("b", OTHER, other, None))
    assert len(groups(corpus, knowledge)) == sources


def test_a_report_with_two_origins_joins_none_that_are_apart(knowledge):
    corpus = told(("a", STORY, "A", "the Orchard Monitor"), ("c", ARABIC, "C", "the Bridge Committee"))
    corpus.report("b", f"{OTHER} Both the Orchard Monitor and the Bridge Committee said so.", outlet="B")
    corpus.claim("air_strike", OTHER[:40], attribution="the Orchard Monitor")
    corpus.claim("air_strike", OTHER[:40], attribution="the Bridge Committee")
    found = groups(corpus, knowledge)
    assert len(found) == 2
    assert sorted(name for group in found for name in group) == ["a", "b", "c"]


def test_one_report_is_one_source_however_many_it_cites(knowledge):
    corpus = told(("a", STORY, "A", "the Orchard Monitor"))
    corpus.claim("air_strike", STORY[:60], certainty="denied")
    assert groups(corpus, knowledge) == [("a",)]


def test_short_texts_are_reposts_only_word_for_word():
    corpus = Corpus().report("a", "Two killed in Hajin").report("b", "Two killed in Hajin today")
    corpus.report("c", "two killed in hajin").report("d", "").report("e", "")
    assert find_reposts(corpus.reports) == {"a": "a", "b": "b", "c": "a", "d": "d", "e": "e"}


def test_reporting_volume_counts_texts_whoever_they_cite():
    rows = [("a", STORY, "A", "the Orchard Monitor"), ("b", OTHER, "B", "the Orchard Monitor")]
    corpus = told(*rows, ("c", STORY, "C", None))
    assert text_groups(corpus.reports) == [("a", "c"), ("b",)]


def test_reposts_cut_short_and_edited_are_found_among_many_texts_in_any_order():
    words = [f"word{n}" for n in range(400)]
    texts = {f"t{n}": " ".join(words[n * 8 : n * 8 + 60]) for n in range(0, 40, 8)}
    texts["cut"] = texts["t8"][: len(texts["t8"]) * 3 // 4]
    texts["edited"] = texts["t24"].replace("word200", "other").replace("word222", "another")
    texts |= {"short1": "two words", "short2": "two words", "short3": "other words", "bare": "…"}
    reports = [Report(key, text, "en") for key, text in texts.items()]
    found = find_reposts(iter(reports))
    assert found == find_reposts(reversed(reports))
    assert found["cut"] == found["t8"] == "cut"
    assert found["edited"] == found["t24"] == "edited"
    assert found["short1"] == found["short2"] == "short1"
    alone = ("t0", "t16", "t32", "short3", "bare")
    assert all(found[key] == key for key in alone)
