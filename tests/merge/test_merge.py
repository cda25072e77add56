"""Claims of one event become one incident, with reasons and disagreements, in any order of input."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import Corpus, groups_of

from dalil.knowledge.load import load_knowledge
from dalil.merge.merge import machine_judgements, merge
from dalil.model import DateRange, Derived

MONITOR_EN = "ISIS put 19 men to death in Mayadin on Wednesday, the Observatory said."
MONITOR_AR = "أعدم تنظيم الدولة 19 رجلاً في الميادين يوم الأربعاء، وفق المرصد."
ARMY_EN = "A tribal council said 23 men were killed by the group in Mayadin on Wednesday."
ELSEWHERE = "ISIS put two men to death in Raqqa on Wednesday, residents said."
LATER = "Five men were executed in Mayadin on Sunday, residents said."


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def sample():
    """One event in three reports of two languages, and two other events."""
    killed = {"actor_id": "isis", "on": "2017-04-05"}
    corpus = Corpus()
    corpus.report("en", MONITOR_EN, outlet="First").claim(
        "execution",
        MONITOR_EN,
        at="Mayadin",
        counts={"killed": 19},
        attribution="the Observatory",
        **killed,
    )
    corpus.report("ar", MONITOR_AR, outlet="الثانية").claim(
        "killing", MONITOR_AR, at="Mayadin", counts={"killed": 19}, attribution="المرصد", actor_id="isis"
    )
    corpus.report("tribe", ARMY_EN, published="2017-04-07", outlet="Third").claim(
        "execution", ARMY_EN, at="Mayadin", counts={"killed": 23}, attribution="A tribal council", **killed
    )
    corpus.report("raqqa", ELSEWHERE, outlet="Fourth").claim(
        "execution", ELSEWHERE, at="Raqqa", counts={"killed": 2}, **killed
    )
    corpus.report("later", LATER, published="2017-04-10", outlet="Fifth").claim(
        "execution", LATER, at="Mayadin", actor_id="isis", on="2017-04-09", counts={"killed": 5}
    )
    return corpus


def run(corpus, knowledge):
    return merge(corpus.reports, corpus.claims, corpus.judgements, knowledge)


def test_one_event_in_three_reports_and_two_languages_is_one_incident(knowledge):
    incidents = run(sample(), knowledge)
    assert groups_of(incidents) == {
        frozenset({"en-1", "ar-1", "tribe-1"}),
        frozenset({"raqqa-1"}),
        frozenset({"later-1"}),
    }


def test_an_incident_keeps_who_says_what(knowledge):
    incident = next(i for i in run(sample(), knowledge) if len(i.claim_ids) == 3)
    assert incident.id == "incident-ar-1"
    assert incident.type == "execution"
    assert incident.date == DateRange(date(2017, 4, 5), date(2017, 4, 5))
    assert incident.date_rule == "the days that all 2 dated claims allow"
    assert incident.place_name == "Mayadin"
    (killed,) = incident.counts
    assert (killed.harm, killed.low, killed.high) == ("killed", 19, 23)
    assert killed.claim_ids == ("ar-1", "en-1", "tribe-1")
    assert len(incident.reasons) == 2
    assert any("19 and 19 killed" in reason for reason in incident.reasons)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_order_of_input_never_changes_the_result(seed):
    corpus = sample()
    corpus.judge("not same", "raqqa-1", "later-1").judge("same", "later-1", "raqqa-1", by="machine:merge/1")
    expected = run(corpus, load_knowledge())
    shuffler = random.Random(seed)
    for rows in (corpus.reports, corpus.claims, corpus.judgements):
        shuffler.shuffle(rows)
    assert run(corpus, load_knowledge()) == expected


EVENT = st.tuples(
    st.sampled_from(["execution", "killing", "air_strike", "shelling", "capture"]),
    st.sampled_from(["Hajin", "Mayadin", "Quriyah", "Raqqa", "Deir ez-Zor province", None]),
    st.one_of(st.none(), st.integers(1, 6)),
    st.one_of(st.none(), st.integers(1, 12)),
    st.sampled_from(["incident", "incident", "tally"]),
    st.sampled_from(["stated", "stated", "denied"]),
    st.integers(0, 4),
)


@settings(max_examples=40, deadline=None)
@given(events=st.lists(EVENT, min_size=2, max_size=14), seed=st.integers(0, 99))
def test_any_claims_give_a_partition_that_order_does_not_change(events, seed):
    corpus = made_at_random(events)
    incidents = run(corpus, load_knowledge())
    members = [claim for incident in incidents for claim in incident.claim_ids]
    assert sorted(members) == sorted(claim.id for claim in corpus.claims)
    scopes = {claim.id: claim.scope.value for claim in corpus.claims}
    for incident in incidents:
        assert {scopes[claim] for claim in incident.claim_ids} == {incident.scope}
        assert len(incident.reasons) == len(incident.claim_ids) - 1
        assert 1 <= incident.independent_sources <= len(incident.report_ids)
        assert sorted(r for group in incident.source_groups for r in group) == list(incident.report_ids)
    random.Random(seed).shuffle(corpus.claims)
    random.Random(seed).shuffle(corpus.reports)
    assert run(corpus, load_knowledge()) == incidents


def made_at_random(events):
    corpus = Corpus()
    for number in range(5):
        corpus.report(
            f"r{number}", f"Report {number} of the invented war.", published=f"2017-04-0{number + 2}"
        )
    for nth, (kind, place, day, killed, scope, certainty, report) in enumerate(events):
        chosen = corpus.reports[report]
        corpus.reports.append(chosen)  # the row builder takes the last report
        slots = {"at": place} if place else {}
        slots |= {"on": f"2017-04-0{day}"} if day else {}
        slots |= {"counts": {"killed": killed}} if killed else {}
        corpus.claim(kind, chosen.text, scope=scope, certainty=certainty, **slots)
        corpus.reports.pop()
        assert corpus.claims[nth].report_id == chosen.id
    return corpus


def test_a_denial_joins_what_it_denies_and_makes_it_disputed(knowledge):
    corpus = Corpus().report("a", "Coalition jets hit a clinic in Hajin on Friday and killed 26 people.")
    corpus.claim("air_strike", "Coalition jets hit a clinic in Hajin on Friday", actor_id="coalition",
                 at="Hajin", on="2017-04-07", counts={"killed": 26})  # fmt: skip
    corpus.report("b", "The coalition denied that civilians died in Hajin on Friday.")
    corpus.claim("air_strike", "The coalition denied that civilians died in Hajin on Friday",
                 actor_id="coalition", at="Hajin", on="2017-04-07", certainty="denied",
                 counts={"killed civilians": 0})  # fmt: skip
    (incident,) = run(corpus, knowledge)
    assert incident.disputed
    assert incident.certainty == "stated"
    assert [(c.group, c.low, c.high) for c in incident.counts] == [(None, 26, 26), ("civilians", 0, 0)]


def test_a_figure_that_a_denial_rejects_is_nobodys(knowledge):
    corpus = Corpus().report("a", "Four soldiers died in Hajin on Friday.")
    corpus.claim(
        "air_strike", "Four soldiers died in Hajin", at="Hajin", on="2017-04-07", counts={"killed": 4}
    )
    corpus.report("b", "The army denied that 90 soldiers died in Hajin on Friday.")
    corpus.claim("air_strike", "The army denied that 90 soldiers died", at="Hajin", on="2017-04-07",
                 certainty="denied", counts={"killed": 90})  # fmt: skip
    (killed,) = next(i for i in run(corpus, knowledge) if "a-1" in i.claim_ids).counts
    assert (killed.low, killed.high) == (4, 4)


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ({"counts": {"killed": 11}, "attribution": "the army"}, True),  # a rival version
        ({"counts": {"killed": 11}, "attribution": "a doctor"}, False),  # one source counts two events
        ({"counts": {"killed": 7}, "attribution": "a doctor"}, False),
        ({"type": "clash", "counts": {"killed": 7}, "attribution": "the army"}, False),
        ({"counts": {"killed": 7}, "at": "Quriyah", "attribution": "the army"}, False),
        ({"counts": {"killed": 7}, "on": "2017-04-06", "attribution": "the army"}, False),
        ({"certainty": "denied", "counts": {"killed": 0}, "attribution": "the army"}, True),
    ],
)
def test_claims_of_one_report_stay_apart_unless_they_are_rival_versions(second, joined, knowledge):
    text = "Shells killed seven in Hajin on Wednesday, a doctor said; the army spoke otherwise. "
    corpus = Corpus().report("a", text + "a doctor, the army")
    same = {"actor_id": "isis", "at": "Hajin", "on": "2017-04-05"}
    corpus.claim("shelling", text[:40], counts={"killed": 7}, attribution="a doctor", **same)
    second = same | second
    corpus.claim(second.pop("type", "shelling"), text[41:], **second)
    assert (len(run(corpus, knowledge)) == 1) is joined


def test_headline_and_body_of_one_report_are_one_event(knowledge):
    title, body = (
        "Seven killed as shells hit Hajin",
        "Shells fell on Hajin on Wednesday and killed seven people.",
    )
    corpus = Corpus().report("a", f"{title}\n\n{body}")
    corpus.reports[0] = replace(corpus.reports[0], title=title)
    corpus.claim("shelling", title, at="Hajin", counts={"killed": 7})
    corpus.claim("shelling", body, at="Hajin", on="2017-04-05", counts={"killed": 7})
    (incident,) = run(corpus, knowledge)
    assert "two versions in one report" in incident.reasons[0]


def test_reposts_tell_one_event_though_their_yesterday_differs(knowledge):
    corpus = Corpus()
    text = (
        "Shells fell on the square of Hajin yesterday and killed two people who were selling bread there."
    )
    for number, day in enumerate(("2017-04-05", "2017-04-06", "2017-04-12"), start=1):
        corpus.report(f"r{number}", text, published=f"2017-04-{12 + number}", outlet=f"Outlet {number}")
        corpus.claim("shelling", text, at="Hajin", on=day, counts={"killed": 2})
    corpus.judge("not same", "r1-1", "r3-1")
    found = groups_of(run(corpus, knowledge))
    assert found == {frozenset({"r1-1", "r2-1"}), frozenset({"r3-1"})}
    corpus.judgements.clear()
    (incident,) = run(corpus, knowledge)
    assert incident.independent_sources == 1
    assert incident.date == DateRange(date(2017, 4, 5), date(2017, 4, 5))
    assert incident.reasons == ("The same words in reposts of one text.",) * 2


def test_two_claims_of_one_identifier_are_one_whatever_their_order(knowledge):
    corpus = sample()
    other = replace(corpus.claims[0], certainty=Derived("uncertain", (), "made up"))
    corpus.claims.insert(0, other)
    expected = run(corpus, knowledge)
    corpus.claims.reverse()
    assert run(corpus, knowledge) == expected


def test_dates_that_differ_give_the_whole_range_and_say_so(knowledge):
    corpus = Corpus()
    for name, day in (("a", "2017-04-04"), ("b", "2017-04-05")):
        text = f"Report {name}: the group took Quriyah and 41 fighters died."
        corpus.report(name, text, outlet=name)
        corpus.claim("capture", text, actor_id="isis", at="Quriyah", on=day, counts={"killed": 41})
    (incident,) = run(corpus, knowledge)
    assert incident.date == DateRange(date(2017, 4, 4), date(2017, 4, 5))
    assert "differ" in incident.date_rule


def test_without_a_dated_claim_the_incident_has_no_date(knowledge):
    corpus = Corpus()
    for name in "ab":
        text = "Fighters of the group cut off 14 deserters near the invented mill in Quriyah and shot them."
        corpus.report(name, text, outlet=name)
        corpus.claim("execution", text, actor_id="isis", at="Quriyah", counts={"killed": 14})
    (incident,) = run(corpus, knowledge)
    assert incident.date is None
    assert incident.date_rule is None
    assert incident.independent_sources == 1  # one text


def test_totals_join_only_totals_of_the_same_number(knowledge):
    corpus = Corpus()
    for name, number, scope in (
        ("a", 700, "tally"),
        ("b", 700, "tally"),
        ("c", 900, "tally"),
        ("d", 700, "incident"),
    ):
        text = f"Report {name}: the group has killed more than {number} people of the tribe in two weeks."
        corpus.report(name, text, outlet=name)
        corpus.claim("killing", text, scope=scope, actor_id="isis", at="Abu Kamal",
                     on="2017-03-20..2017-04-05", counts={"killed": f"{number}+"})  # fmt: skip
    assert groups_of(run(corpus, knowledge)) == {
        frozenset({"a-1", "b-1"}), frozenset({"c-1"}), frozenset({"d-1"}),
    }  # fmt: skip


def test_half_likenesses_do_not_chain_two_events_together(knowledge):
    """A report that could be of either of two strikes joins the likelier one and does not tie both."""
    corpus = Corpus()
    rows = [("a", "2017-04-01", 8), ("b", "2017-04-02..2017-04-04", 8), ("c", "2017-04-06", 8)]
    for name, day, killed in rows:
        text = f"{name.upper()} says that a raid on Hajin left eight dead."
        corpus.report(name, text, published="2017-04-07", outlet=name)
        corpus.claim("air_strike", text, actor_id="russia", at="Hajin", on=day, counts={"killed": killed})
    joined = groups_of(run(corpus, knowledge))
    assert all(not {"a-1", "c-1"} <= group for group in joined)


def test_what_a_person_called_not_the_same_never_joins(knowledge):
    corpus = sample().judge("not same", "en-1", "ar-1")
    for group in groups_of(run(corpus, knowledge)):
        assert not {"en-1", "ar-1"} <= group


def test_what_a_person_called_the_same_joins_against_all_features(knowledge):
    corpus = sample().judge("same", "en-1", "raqqa-1", why="the town was misread")
    incident = next(i for i in run(corpus, knowledge) if "raqqa-1" in i.claim_ids)
    assert "en-1" in incident.claim_ids
    assert "A person judged them the same (decision j1)." in incident.reasons


def test_reasons_are_published_and_name_no_reviewer_and_no_note_of_theirs(knowledge):
    corpus = sample().judge("same", "en-1", "raqqa-1", by="person:SECRET123", why="SECRET123")
    corpus.judge("not same", "raqqa-1", "later-1", by="person:SECRET123", why="SECRET123")
    corpus.judge("same", "en-1", "later-1", by="person:SECRET123", when="2026-02-01T00:00:00Z")
    assert "SECRET123" not in repr(run(corpus, knowledge))


def test_the_machines_own_rows_bind_nothing(knowledge):
    corpus = sample()
    expected = run(corpus, knowledge)
    corpus.judge("not same", "en-1", "ar-1", by="machine:merge/1")
    corpus.judge("same", "en-1", "raqqa-1", by="machine:merge/1")
    assert run(corpus, knowledge) == expected


def test_the_later_of_two_decisions_stands(knowledge):
    corpus = (
        sample()
        .judge("not same", "en-1", "ar-1")
        .judge("same", "ar-1", "en-1", when="2026-02-01T00:00:00Z")
    )
    incident = next(i for i in run(corpus, knowledge) if "en-1" in i.claim_ids)
    assert "ar-1" in incident.claim_ids


def test_decisions_that_contradict_each_other_are_named(knowledge):
    corpus = sample().judge("not same", "raqqa-1", "later-1").judge("same", "en-1", "raqqa-1")
    corpus.judge("same", "en-1", "later-1", by="person:omar", when="2026-02-01T00:00:00Z")
    incidents = run(corpus, knowledge)
    assert all(not {"raqqa-1", "later-1"} <= group for group in groups_of(incidents))
    assert any("they stay apart" in reason for i in incidents for reason in i.reasons)


def test_incidents_can_be_told_apart_by_their_own_identifier(knowledge):
    incidents = {i.claim_ids[0]: i.id for i in run(sample(), knowledge)}
    corpus = sample().judge("same", incidents["raqqa-1"], incidents["later-1"])
    assert frozenset({"later-1", "raqqa-1"}) in groups_of(run(corpus, knowledge))


def test_a_rejected_claim_is_in_no_incident_until_it_is_accepted(knowledge):
    corpus = sample().judge("reject", "raqqa-1")
    assert all("raqqa-1" not in i.claim_ids for i in run(corpus, knowledge))
    corpus.judge("accept", "raqqa-1", when="2026-02-01T00:00:00Z")
    assert any("raqqa-1" in i.claim_ids for i in run(corpus, knowledge))


def test_joins_are_rows_with_stable_identifiers(knowledge):
    incidents = run(sample(), knowledge)
    rows = machine_judgements(incidents, "lists-1", "2026-01-05T10:00:00Z")
    assert [(row.kind, row.by, row.subjects) for row in rows] == [
        ("same", "machine:merge/1", ("ar-1", "en-1", "tribe-1"))
    ]
    again = machine_judgements(incidents, "lists-1", "2027-01-05T10:00:00Z")
    assert [row.id for row in again] == [row.id for row in rows]
    assert machine_judgements(incidents, "lists-2", "2026-01-05T10:00:00Z")[0].id != rows[0].id


def test_nothing_gives_nothing(knowledge):
    assert merge([], [], [], knowledge) == []
