"""What a person corrects in a claim is what merging uses, and stays named as theirs."""

from datetime import date

import pytest
from made_claims import Corpus

from dalil.errors import UsageError
from dalil.knowledge.load import load_knowledge
from dalil.merge.corrections import SLOTS, correct, corrected, correction_of, slot_words
from dalil.merge.merge import merge
from dalil.model import DateRange, Judgement

KNOWLEDGE = load_knowledge()
WHEN = "2026-01-05T10:00:00+00:00"


def correction(slot, value, claim="r1-1", name="j1", when=WHEN, by="person:amal"):
    return Judgement(name, "correct", (claim,), by, when, "read it again", slot, value)


@pytest.fixture
def claim():
    corpus = Corpus().report("r1", "Shells killed 12 people in Hajin on Monday.")
    corpus.claim("shelling", "Shells killed 12 people in Hajin on Monday.", place="Hajin", at="Hajin",
                 on="2017-04-03", counts={"killed": 12}, actor_id="isis")  # fmt: skip
    return corpus.claims[0]


@pytest.mark.parametrize(
    ("slot", "value", "before"),
    [
        ("type", "air_strike", "shelling"),
        ("scope", "tally", "incident"),
        ("certainty", "denied", "stated"),
        ("actor_id", "russia", "isis"),
        ("target_class", "civilians", None),
        ("location", "dalil:hajin", "made:Hajin"),
        ("date", "2017-04-02..2017-04-03", "2017-04-03"),
        ("counts", "killed=9..12", "killed=12"),
    ],
)
def test_every_slot_takes_a_value_and_keeps_the_one_before(claim, slot, value, before):
    changed = correct(claim, correction(slot, value), KNOWLEDGE)
    assert slot_words(changed, slot) == value
    (row,) = changed.corrections
    assert (row.slot, row.was, row.value, row.by, row.why) == (slot, before, value, "amal", "read it again")
    rule = changed.counts[0].rule if slot == "counts" else getattr(changed, slot).rule
    assert rule == "corrected by amal"


def test_all_slots_are_tried_above():
    assert len(SLOTS) == 8


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("killed=none", None),
        ("killed=30..", "killed=30.."),
        ("killed=..3", "killed=..3"),
        ("injured=4; killed civilians=2", "killed=12; injured=4; killed civilians=2"),
        ("none", None),
    ],
)
def test_counts_are_given_row_by_row(claim, value, wanted):
    assert slot_words(correct(claim, correction("counts", value), KNOWLEDGE), "counts") == wanted


@pytest.mark.parametrize("slot", ["actor_id", "target_class", "location", "date"])
def test_a_slot_can_be_said_to_be_unsaid(claim, slot):
    changed = correct(claim, correction(slot, "none"), KNOWLEDGE)
    assert getattr(changed, slot) is None
    assert changed.corrections[0].value is None


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("type", "razing"),
        ("type", "none"),
        ("certainty", "perhaps"),
        ("actor_id", "zorblax"),
        ("location", "Hajin"),
        ("date", "Monday"),
        ("date", "2017-04-05..2017-04-03"),
        ("counts", "twelve"),
        ("counts", "killed=12..3"),
        ("counts", "killed=.."),
        ("evidence", "other words"),
    ],
)
def test_what_cannot_be_used_is_an_error_and_changes_nothing_in_merging(claim, slot, value):
    judgement = correction(slot, value)
    with pytest.raises(UsageError):
        correct(claim, judgement, KNOWLEDGE)
    assert corrected([claim], [judgement], KNOWLEDGE) == [claim]


def test_the_later_correction_stands_whatever_the_order(claim):
    early = correction("date", "2017-04-01", name="j1", when="2026-01-01T00:00:00+00:00")
    late = correction("date", "2017-04-02", name="j0", when="2026-01-02T00:00:00+00:00")
    for rows in ([early, late], [late, early]):
        (changed,) = corrected([claim], rows, KNOWLEDGE)
        assert changed.date.value == DateRange(date(2017, 4, 2), date(2017, 4, 2))
        assert correction_of(changed, "date").was == "2017-04-01"


def test_a_correction_taken_back_no_longer_counts_and_comes_back_when_that_is_taken_back(claim):
    first = correction("date", "2017-04-01")
    back = Judgement("j2", "revert", ("j1",), "person:amal", "2026-01-06T00:00:00+00:00", "mistake")
    again = Judgement("j3", "revert", ("j2",), "person:sara", "2026-01-07T00:00:00+00:00", "no mistake")
    assert corrected([claim], [first, back], KNOWLEDGE) == [claim]
    assert slot_words(corrected([claim], [first, back, again], KNOWLEDGE)[0], "date") == "2017-04-01"


def test_a_machine_corrects_nothing(claim):
    assert corrected([claim], [correction("date", "2017-04-01", by="machine:x")], KNOWLEDGE) == [claim]


def test_correcting_twice_is_correcting_once(claim):
    once = corrected([claim], [correction("date", "2017-04-01")], KNOWLEDGE)
    assert corrected(once, [correction("date", "2017-04-01")], KNOWLEDGE) == once


def test_an_incident_has_the_corrected_values(claim):
    corpus = Corpus().report("r1", "Shells killed 12 people in Hajin on Monday.")
    judgements = [
        correction("type", "air_strike", name="a"),
        correction("date", "2017-04-01", name="b"),
        correction("location", "dalil:mayadin", name="c"),
        correction("counts", "killed=2", name="d"),
        correction("actor_id", "russia", name="e"),
    ]
    (incident,) = merge(corpus.reports, [claim], judgements, KNOWLEDGE)
    assert (incident.type, incident.actor_ids) == ("air_strike", ("russia",))
    assert incident.date.first == date(2017, 4, 1)
    assert incident.location.place_id == "dalil:mayadin"
    assert [(row.low, row.high) for row in incident.counts] == [(2, 2)]


def test_claims_that_differ_join_where_a_person_corrects_the_one_that_was_misread():
    corpus = Corpus()
    for name, town in (("r1", "Hajin"), ("r2", "Raqqa")):
        said = f"Aircraft bombed the market of {town} on Monday and killed 12 people."
        corpus.report(name, said, outlet=name)
        corpus.claim("air_strike", said, at=town, on="2017-04-03", counts={"killed": 12}, actor_id="russia")
    assert len(merge(corpus.reports, corpus.claims, [], KNOWLEDGE)) == 2
    fixed = [
        correction("location", "dalil:hajin", claim=claim.id, name=claim.id) for claim in corpus.claims
    ]
    assert len(merge(corpus.reports, corpus.claims, fixed, KNOWLEDGE)) == 1
    (first, _) = merge(corpus.reports, corpus.claims, fixed[:1], KNOWLEDGE)
    assert first.location.place_id == "dalil:hajin"
