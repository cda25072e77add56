"""Reports are listed and found in both languages, in every form of a word, and by day and outlet."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.errors import NotFound, UsageError
from dalil.store.project import Project
from dalil.store.search import Filters, Page
from dalil.store.snippets import snippet_of
from tests.store.made_items import made_claim, made_coding, made_report

MARKET = (
    "Market shelled in al-Mayadin\n\nThree children were killed when shells hit a market, a monitor said."
)
TOWN = "قصف على الميادين\n\nقُتِلَ ثلاثة أطفالٍ في قصفٍ على سوقٍ بالميادين 😀، وأصيب مدنيون في هجين."
FIELD = "هدوء\n\nأعلنت الهيئة فتح الأسواق، ولم يقع قتال في كفرنبل. وبهجين هدوء."
FOG = "Fog\n\nFlights were cancelled; no market opened. 1,200 people waited."

REPORTS = [
    made_report("en1", MARKET, published=date(2017, 3, 1), outlet="Made Wire", title="Market shelled"),
    made_report("ar1", TOWN, published=date(2017, 3, 2), outlet="وكالة مصنوعة"),
    made_report("ar2", FIELD, published=date(2018, 1, 5), outlet="وكالة أخرى"),
    made_report("en2", FOG, outlet="The Made Wire Weekly"),
]

SEARCHES = [
    ("killed", ["en1"]),
    ("kill", ["en1"]),
    ("market child", ["en1"]),
    ("markets", ["en1", "en2"]),
    ("Mayadin", ["en1"]),
    ("AL-MAYADIN", ["en1"]),
    ("ميادين", ["ar1"]),
    ("الميادين", ["ar1"]),
    ("وميادين", ["ar1"]),
    ("طفل", ["ar1"]),
    ("اطفال", ["ar1"]),
    ("سوق", ["ar1", "ar2"]),
    ("هجين", ["ar1", "ar2"]),
    ("كفرنبل", ["ar2"]),
    ('"shells hit"', ["en1"]),
    ('"hit shells"', []),
    ("“shells hit”", ["en1"]),
    ("«قصف على سوق»", ["ar1"]),
    ("market -child", ["en2"]),
    ("-child market", ["en2"]),
    ("سوق -قصف", ["ar2"]),
    ("1200", []),
    ("1,200", ["en2"]),
    ("١٬٢٠٠", ["en2"]),
    ("market killed fog", []),
    ('AND OR "NOT" NEAR(market', []),
    ("mark*", []),
]


@pytest.fixture
def filled(project: Project) -> Project:
    project.add_reports(REPORTS)
    return project


def ids(found: tuple[list, int]) -> list[str]:
    assert found[1] == len(found[0])
    return sorted(one.listed.report_id for one in found[0])


@pytest.mark.parametrize(("words", "expected"), SEARCHES, ids=[words for words, _ in SEARCHES])
def test_what_is_searched_is_found(filled: Project, words: str, expected: list[str]) -> None:
    assert ids(filled.find_reports(words)) == sorted(expected)


@pytest.mark.parametrize("words", ["", "  ", "-killed", '""', "?!", "\udce9"])
def test_a_search_without_a_word_is_refused(filled: Project, words: str) -> None:
    with pytest.raises(UsageError, match="names no word"):
        filled.find_reports(words)


FILTERS = [
    (Filters(), ["ar1", "ar2"]),
    (Filters(outlet="وكالة مصنوعه"), ["ar1"]),
    (Filters(outlet="وكالة"), ["ar1", "ar2"]),
    (Filters(first=date(2017, 3, 2)), ["ar1", "ar2"]),
    (Filters(last=date(2017, 3, 2)), ["ar1"]),
    (Filters(first=date(2017, 3, 3), outlet="وكالة أخرى"), ["ar2"]),
    (Filters(language="ar"), []),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERS)
def test_a_search_is_narrowed_by_day_outlet_and_language(
    filled: Project, filters: Filters, expected: list[str]
) -> None:
    assert ids(filled.find_reports("سوق", filters)) == expected


def test_an_outlet_that_is_named_whole_is_meant_alone(filled: Project) -> None:
    def listed(outlet: str) -> list[str]:
        return [one.report_id for one in filled.list_reports(Filters(outlet=outlet))[0]]

    assert listed("made wire") == ["en1"]
    assert listed("wire") == ["en1", "en2"]
    with pytest.raises(NotFound, match="Zorblax"):
        listed("Zorblax")
    assert filled.outlets() == [
        ("Made Wire", 1), ("The Made Wire Weekly", 1), ("وكالة أخرى", 1), ("وكالة مصنوعة", 1),
    ]  # fmt: skip


def test_words_found_are_shown_exactly_as_the_report_has_them(filled: Project) -> None:
    (found,), _ = filled.find_reports("ميادين طفل")
    assert found.words == ("الميادين", "أطفالٍ", "بالميادين")
    assert [span.of(TOWN) for span in found.snippet.words] == list(found.words)
    assert found.text == found.snippet.span.of(TOWN)


def test_the_piece_shown_is_the_one_with_most_words() -> None:
    text = (
        "killed\n\n" + "calm " * 100 + "shelling killed children in the night " + "calm " * 100 + "killed"
    )
    (wanted,) = [[frozenset({"kill"}), frozenset({"child"})]]
    snippet = snippet_of(text, wanted)
    assert [span.of(text) for span in snippet.words] == ["killed", "children"]
    assert "shelling killed children" in snippet.span.of(text)
    assert 100 < snippet.span.end - snippet.span.start <= 180


@given(
    st.text(st.sampled_from("ab \n'قت لُا😀\ud800،-1"), max_size=400),
    st.sampled_from(["a", "b", "قتل", "1"]),
)
@settings(max_examples=60, deadline=None)
def test_every_piece_is_the_report_s_own_words(text: str, term: str) -> None:
    snippet = snippet_of(text, [frozenset({term})])
    assert 0 <= snippet.span.start <= snippet.span.end <= len(text)
    for span in snippet.words:
        assert snippet.span.start <= span.start < span.end <= snippet.span.end


def test_reports_are_listed_latest_first_in_pages_with_their_claims(filled: Project) -> None:
    coding = made_coding(REPORTS[0])
    filled.add_coding(coding, "rules", "1")
    filled.add_coding(coding, "rules", "2")
    listed, number = filled.list_reports()
    assert [(one.report_id, one.claims) for one in listed] == [
        ("ar2", 0),
        ("ar1", 0),
        ("en1", 1),
        ("en2", 0),
    ]
    assert number == 4
    assert listed[2].title == "Market shelled"
    assert listed[3].published is None
    pages = [filled.list_reports(page=Page(n, 3))[0] for n in (1, 2, 3)]
    assert [[one.report_id for one in page] for page in pages] == [["ar2", "ar1", "en1"], ["en2"], []]
    assert made_claim(REPORTS[0]).report_id == "en1"


def test_a_changed_report_is_found_by_its_present_words_only(filled: Project) -> None:
    filled.add_report(made_report("en1", MARKET.replace("market", "bakery"), title="Bakery shelled"))
    assert ids(filled.find_reports("bakery")) == ["en1"]
    assert ids(filled.find_reports("children -bakery")) == []
    (found,), _ = filled.find_reports("bakery")
    assert found.listed.title == "Bakery shelled"
    assert filled.list_reports()[1] == 4


def test_an_expunged_report_is_neither_listed_nor_found_and_leaves_no_term(
    filled: Project, folder: Path
) -> None:
    filled.add_report(made_report("en3", "Zorblaxian militiamen wept."))
    assert ids(filled.find_reports("zorblaxian")) == ["en3"]
    filled.expunge("en3", "consent withdrawn")
    assert ids(filled.find_reports("zorblaxian")) == []
    assert filled.list_reports()[1] == 4
    filled.close()
    assert all(b"zorblaxian" not in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_index_can_be_made_anew_and_is_made_anew_for_other_terms(folder: Path) -> None:
    with Project.open(folder) as project:
        project.add_reports(REPORTS)
        before, entries = project.find_reports("سوق"), project.custody()
        project._database.connection.execute("DELETE FROM listing")
        assert project.find_reports("سوق", Filters(language="en")) == ([], 0)
        project.renew_search()
        assert project.find_reports("سوق") == before
        assert project.verify() == []
        project._database.connection.execute("UPDATE settings SET value = '0' WHERE key = 'search terms'")
        project._database.connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    with Project.open(folder) as project:
        assert project.find_reports("سوق") == before
        assert project.custody() == entries


def test_a_report_with_broken_characters_is_found(project: Project) -> None:
    project.add_report(made_report("\udce9", "Broken \ud800 raid", outlet="\udce9", title="\ud800"))
    (found,), _ = project.find_reports("raids", Filters(outlet="\udce9"))
    assert (found.listed.report_id, found.text) == ("\udce9", "Broken \ud800 raid")


def test_reports_come_one_by_one_in_the_order_of_their_identifiers(project: Project) -> None:
    names = [f"r{n}" for n in range(450)] + ["\ud800", "\udce9x", "\ue000", "é", "😀"]
    project.add_reports(made_report(name, f"Text of {n}") for n, name in enumerate(names))
    assert [report.id for report in project.iter_reports()] == sorted(names)
    assert list(project.report_ids()) == sorted(names)
