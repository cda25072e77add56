"""Claims of older texts and rules are obsolete; decisions on them are kept, and named as stale."""

from dataclasses import replace
from datetime import date

import pytest

from dalil.model import Coding, DateRange, Derived, Judgement
from dalil.store.project import Project
from dalil.store.standing import binding
from tests.store.made_items import NOON, TEXT_AR, TEXT_EN, made_claim, made_coding, made_report

EN, AR = made_report("en"), made_report("ar", TEXT_AR)


def decision(name: str, kind: str, *subjects: str, **more: str) -> Judgement:
    return Judgement(name, kind, subjects, "person:amal", NOON, "read twice", **more)


@pytest.fixture
def decided(project: Project) -> Project:
    project.add_reports([EN, AR])
    project.add_coding(made_coding(EN), "rules", "1")
    project.add_coding(made_coding(AR, "قُتل"), "rules", "1")
    project.add_judgement(decision("j1", "accept", "en-c0"))
    project.add_judgement(decision("j2", "correct", "ar-c0", slot="counts", value="killed=4"))
    project.add_judgement(replace(decision("m1", "same", "en-c0", "ar-c0"), by="machine:merge/1"))
    return project


def stale(project: Project) -> list[tuple[str, str, str]]:
    return [(one.judgement.id, one.claim_id, one.why) for one in project.stale_judgements()]


def obsolete(project: Project) -> list[tuple[str, str]]:
    return [(one.claim_id, one.why) for one in project.obsolete_claims()]


def test_what_is_as_it_was_is_neither_obsolete_nor_stale(decided: Project) -> None:
    assert stale(decided) == obsolete(decided) == []
    assert decided.binding_judgements() == decided.judgements()


def test_a_new_text_makes_claims_obsolete_and_decisions_stale(decided: Project) -> None:
    decided.add_report(replace(EN, text="Wholly other words."))
    assert obsolete(decided) == [("en-c0", "text changed")]
    assert stale(decided) == [("j1", "en-c0", "text changed")]
    assert [row.id for row in decided.binding_judgements()] == ["j2", "m1"]
    assert [row.id for row in decided.judgements()] == ["j1", "j2", "m1"]
    assert decided.verify() == []


def test_a_new_text_with_the_claim_at_the_same_place_in_other_words_is_stale_too(decided: Project) -> None:
    changed = replace(EN, text=TEXT_EN.replace("Three", "Seven"))
    decided.add_report(changed)
    decided.add_coding(made_coding(changed), "rules", "1")
    assert obsolete(decided) == []
    assert stale(decided) == [("j1", "en-c0", "text changed")]


def test_a_new_text_that_says_the_same_of_the_claim_leaves_the_decision_in_force(decided: Project) -> None:
    decided.add_report(replace(EN, title="Another title"))
    decided.add_coding(made_coding(EN), "rules", "1")
    assert stale(decided) == obsolete(decided) == []


def test_new_rules_that_make_the_claim_no_more_make_it_obsolete(decided: Project) -> None:
    decided.add_coding(Coding("ar", (), ()), "rules", "2")
    assert obsolete(decided) == [("ar-c0", "coded anew")]
    assert stale(decided) == [("j2", "ar-c0", "coded anew")]
    assert [row.id for row in decided.binding_judgements()] == ["j1", "m1"]


def test_new_rules_that_read_a_value_otherwise_leave_the_decision_in_force_and_name_it(
    decided: Project,
) -> None:
    day = DateRange(date(2017, 3, 1), date(2017, 3, 1))
    claim = replace(made_claim(EN), date=Derived(day, (), "weekday"))
    decided.add_coding(Coding("en", (claim,), ()), "rules", "2")
    assert stale(decided) == [("j1", "en-c0", "read otherwise")]
    assert decided.binding_judgements() == decided.judgements()


def test_a_decision_taken_after_the_change_is_not_stale(decided: Project) -> None:
    decided.add_coding(Coding("ar", (), ()), "rules", "2")
    decided.add_coding(made_coding(AR, "قُتل"), "rules", "3")
    decided.add_judgement(decision("j3", "accept", "ar-c0"))
    assert stale(decided) == []


def test_what_another_coder_still_makes_is_not_obsolete(decided: Project) -> None:
    decided.add_coding(made_coding(AR, "قُتل"), "person:sara", "1")
    decided.add_coding(Coding("ar", (), ()), "rules", "2")
    assert obsolete(decided) == []


def test_only_stale_decisions_that_do_not_bind_are_left_out(decided: Project) -> None:
    assert binding(decided.judgements(), []) == decided.judgements()


def test_the_past_of_a_claim_is_told(decided: Project) -> None:
    decided.add_coding(Coding("ar", (), ()), "rules", "2")
    decided.add_coding(Coding("ar", (), ()), "rules", "3")
    past = decided.codings_of_claim("ar-c0")
    assert [(one.version, one.claim is None) for one in past] == [("1", False), ("2", True)]
    assert [one.judgement.id for one in decided.decisions()] == ["j1", "j2", "m1"]


def test_a_list_shows_how_many_claims_of_a_report_are_obsolete(decided: Project) -> None:
    decided.add_coding(Coding("ar", (), ()), "rules", "2")
    listed = {one.report_id: (one.claims, one.obsolete) for one in decided.list_reports()[0]}
    assert listed == {"en": (1, 0), "ar": (0, 1)}
