"""Drafts become claims: checked against the text, doubles dropped, ids stable."""

from datetime import date

import pytest

from dalil.coding.compose import compose
from dalil.coding.draft import Draft, DraftCause, Drafts
from dalil.coding.lines import to_line
from dalil.knowledge.load import load_knowledge
from dalil.model import Count, DateRange, Derived, Report, Span

TEXT = "ISIS executed 3 men in Hajin on Sunday because of the raids."
REPORT = Report(id="r1", text=TEXT, language="en", published=date(2016, 11, 22))


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def draft(**changes):
    values = {
        "type": "execution",
        "trigger": span("executed"),
        "rule": "verb",
        "evidence": Span(0, len(TEXT)),
        "scope": Derived("incident", (), "default"),
        "certainty": Derived("stated", (), "default"),
        "actor": span("ISIS"),
        "target": span("3 men"),
        "place": span("Hajin"),
    }
    return Draft(**(values | changes))


def count(low, high, words="3 men"):
    return Count("killed", low, high, None, "people", False, span(words), "exact")


def test_words_of_a_claim_are_the_words_of_the_text(knowledge):
    claim = compose(REPORT, Drafts([draft(counts=[count(3, 3)])]), knowledge).claims[0]
    for value in (claim.actor, claim.target, claim.place, claim.evidence):
        assert value.span.of(TEXT) == value.value
    assert claim.actor_id.value == "isis"
    assert claim.counts[0].span.of(TEXT) == "3 men"


def test_an_actor_that_no_alias_names_stays_words_and_is_listed(knowledge):
    coding = compose(REPORT, Drafts([draft(actor=span("the raids"))]), knowledge)
    assert coding.claims[0].actor_id is None
    assert [issue.kind for issue in coding.issues] == ["unknown actor"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "invented"}, "ontology"),
        ({"actor": Span(0, 500)}, "outside"),
        ({"place": Span(4, 4)}, "outside"),
        ({"counts": [count(None, None)]}, "no bound"),
        ({"counts": [count(9, 3)]}, "down to"),
    ],
)
def test_a_draft_that_does_not_fit_the_text_is_dropped_and_said(knowledge, changes, said):
    coding = compose(REPORT, Drafts([draft(**changes), draft()]), knowledge)
    assert len(coding.claims) == 1
    assert [i for i in coding.issues if i.kind == "dropped by validation" and said in i.message]


def test_two_claims_on_one_word_have_two_ids_and_the_same_report_gives_the_same(knowledge):
    drafts = Drafts([draft(), draft(attribution=span("the raids"))])
    first, again = compose(REPORT, drafts, knowledge), compose(REPORT, drafts, knowledge)
    assert first == again
    assert len({claim.id for claim in first.claims}) == 2


def test_equal_counts_stand_once(knowledge):
    coding = compose(REPORT, Drafts([draft(counts=[count(3, 3), count(3, 3, "3")])]), knowledge)
    assert len(coding.claims[0].counts) == 1


def test_a_causal_row_needs_a_claim_at_one_end(knowledge):
    rows = [
        DraftCause(span("the raids"), 0, span("because of")),
        DraftCause(span("the raids"), span("ISIS"), span("because of")),
        DraftCause(7, 0, span("because of")),
    ]
    coding = compose(REPORT, Drafts([draft()], rows), knowledge)
    assert [row.effect for row in coding.causes] == [coding.claims[0].id]
    assert coding.causes[0].cause.value == "the raids"


def test_line_leaves_out_what_is_not_said_and_gives_offsets(knowledge):
    day = Derived(DateRange(date(2016, 11, 20), date(2016, 11, 20)), (span("Sunday"),), "weekday")
    line = to_line(REPORT, compose(REPORT, Drafts([draft(date=day, counts=[count(3, None)])]), knowledge))
    claim = line["claims"][0]
    assert claim["date"] == {"from": "2016-11-20", "to": "2016-11-20"}
    assert claim["counts"][0]["high"] is None
    assert "attribution" not in claim and "reasons" not in claim
    where = claim["spans"]["place"]
    assert TEXT[where["start"] : where["end"]] == claim["place"] == "Hajin"


def report_of(text):
    return Report(id="r2", text=text, language="en", published=date(2016, 11, 22))


def draft_of(text, place, **changes):
    def found(words):
        return Span(text.index(words), text.index(words) + len(words))

    return draft(
        trigger=found("shelled"),
        evidence=Span(0, len(text)),
        actor=None,
        target=None,
        place=found(place),
        **changes,
    )


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Tanks shelled Deir Ezzor in Syria.", "Deir", "Deir Ezzor"),
        ("Tanks shelled Hajin in Syria.", "Hajin", "Hajin"),
    ],
)
def test_a_part_of_a_place_name_becomes_the_whole_name(knowledge, text, part, whole):
    coding = compose(report_of(text), Drafts([draft_of(text, part)]), knowledge)
    assert coding.claims[0].place.value == whole


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("The Syrian army shelled Al-Bab near Aleppo in Syria.", "Al-Bab", "SY"),
        ("Tanks shelled Hajin in Syria.", "Hajin", "SY"),
    ],
)
def test_a_place_lies_in_the_country_the_report_tells_of(knowledge, text, place, country):
    claim = compose(report_of(text), Drafts([draft_of(text, place)]), knowledge).claims[0]
    assert knowledge.gazetteer.place(claim.location.value.place_id).country == country


def test_words_that_are_no_known_name_are_not_matched_to_one_spelt_alike(knowledge):
    text = "Tanks shelled the area in Syria."
    claim = compose(report_of(text), Drafts([draft_of(text, "the area")]), knowledge).claims[0]
    assert claim.location is None


@pytest.mark.parametrize(
    ("cause", "rows"), [("the coalition", 0), ("the coalition's bombing of the town", 1)]
)
def test_an_actor_alone_is_no_cause_what_it_did_is(knowledge, cause, rows):
    text = f"Tanks shelled Hajin in Syria because of {cause}."
    marker = Span(text.index("because of"), text.index("because of") + 10)
    end = Span(text.index(cause), text.index(cause) + len(cause))
    drafts = Drafts([draft_of(text, "Hajin")], [DraftCause(end, 0, marker)])
    assert len(compose(report_of(text), drafts, knowledge).causes) == rows
