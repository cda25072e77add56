# ruff: noqa: E501  rows of one sentence read better whole
"""Which incidents a question is about: rows of one sentence, the actor asked about, and its role."""

from datetime import date

import pytest

from dalil.compare.relevance import COUNTED, Material, find_roles
from dalil.knowledge.load import load_knowledge
from dalil.model import (
    Cause,
    Claim,
    Derived,
    Incident,
    Intervention,
    Location,
    Question,
    Report,
    Span,
    stated,
)

KNOWLEDGE = load_knowledge()
RAIDS = Intervention("raids", "the raids", "الغارات", date(2014, 9, 23), "a citation", "coalition")


def question(place=None, actor="isis"):
    day = date(2014, 1, 1)
    return Question("?", "en", actor, "ISIS", "داعش", RAIDS, place, day, date(2016, 1, 1), "month")


def claim_of(report, number, kind, **slots):
    text = report.text
    words = {
        slot: stated(text, Span(text.index(said), text.index(said) + len(said)))
        for slot, said in slots.items()
        if slot != "actor_id"
    }
    evidence = words.pop("evidence", stated(text, Span(0, len(text))))
    actor_id = slots.get("actor_id")
    return Claim(
        id=f"{report.id}-{number}",
        report_id=report.id,
        type=Derived(kind, (), "test"),
        scope=Derived("incident", (), "test"),
        certainty=Derived("stated", (), "test"),
        evidence=evidence,
        actor_id=None if actor_id is None else Derived(actor_id, (), "test"),
        **words,
    )


def incident_of(claim, location=None, place_name=None):
    actors = (claim.actor_id.value,) if claim.actor_id else ()
    return Incident(
        id=f"i-{claim.id}", type=claim.type.value, scope="incident", certainty="stated", disputed=False,
        claim_ids=(claim.id,), report_ids=(claim.report_id,), actor_ids=actors, date=None, date_rule=None,
        location=location, place_name=place_name, counts=(), independent_sources=1,
        source_groups=((claim.report_id,),),
    )  # fmt: skip


def role_of(text, language="en", causes=(), asked=None, **slots):
    report = Report(id="r", text=text, language=language)
    claim = claim_of(report, 1, "killing", **slots)
    incident = incident_of(claim)
    material = Material({"r": report}, {claim.id: claim}, causes, KNOWLEDGE.actors, KNOWLEDGE.gazetteer)
    return find_roles(asked or question(), [incident], material).get(incident.id)


ROWS = [
    ("en", "ISIS executed two men.", {"actor": "ISIS", "actor_id": "isis", "target": "two men"}, "did"),
    ("en", "SDF shelled ISIS fighters.", {"actor": "SDF", "actor_id": "sdf", "target": "ISIS fighters"}, "suffered"),
    ("ar", "قصفت قسد مقاتلي تنظيم داعش.", {"actor": "قسد", "actor_id": "sdf", "target": "مقاتلي تنظيم داعش"}, "suffered"),
    ("en", "Families fled ISIS-held areas.", {"target": "Families", "place": "ISIS-held areas"}, "named"),
    ("en", "The army shelled a market.", {"actor": "The army", "actor_id": "syrian_government"}, None),
    ("en", "The army shelled a market near ISIS lines.", {"actor_id": "syrian_government", "target": "a market"}, None),
    ("en", "A tribe expelled families of ISIS men.", {"actor": "A tribe", "actor_id": "other"}, None),
    ("en", "The coalition bombed ISIS positions.", {"actor_id": "coalition", "target": "ISIS positions"}, "intervention"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "slots", "role"), ROWS, ids=[row[1] for row in ROWS])
def test_role_of_the_actor_asked_about(language, text, slots, role):
    assert role_of(text, language, **slots) == role


def test_the_intervention_itself_is_listed_and_not_counted():
    assert "intervention" not in COUNTED
    assert "context" not in COUNTED


def test_an_act_of_the_intervening_side_is_its_own_doing_when_it_is_the_actor_asked_about():
    slots = {"actor_id": "coalition", "target": "ISIS positions"}
    asked = question(actor="coalition")
    assert role_of("The coalition bombed ISIS positions.", asked=asked, **slots) == "did"


def test_what_a_causal_row_joins_to_the_actor_is_caused_and_what_names_nobody_is_context():
    report = Report(id="r", text="ISIS lost ground. Prices rose. Shops were shut.", language="en")
    lost = claim_of(report, 1, "decline", evidence="ISIS lost ground.", actor_id="isis")
    other = claim_of(report, 2, "restriction", evidence="Prices rose.", actor_id="syrian_government")
    nobody = claim_of(report, 3, "restriction", evidence="Shops were shut.")
    claims = {claim.id: claim for claim in (lost, other, nobody)}
    row = Cause(lost.id, other.id, lost.evidence, None, "stated")
    material = Material({"r": report}, claims, [("r", row)], KNOWLEDGE.actors, KNOWLEDGE.gazetteer)
    incidents = [incident_of(claim) for claim in claims.values()]
    roles = find_roles(question(), incidents, material)
    assert list(roles.values()) == ["did", "caused", "context"]


@pytest.mark.parametrize(
    ("place", "inside"), [("Hajin", True), ("Deir ez-Zor", True), ("دير الزور", True), ("Aleppo", False)]
)
def test_only_incidents_in_the_place_asked_for_count(place, inside):
    report = Report(id="r", text="ISIS executed two men in Hajin.", language="en")
    claim = claim_of(report, 1, "execution", actor="ISIS", actor_id="isis", place="Hajin")
    found = KNOWLEDGE.gazetteer.candidates("Hajin", within="Deir ez-Zor")[0].place
    where = Location(found.lat, found.lon, found.precision, found.radius_km, found.id)
    incident = incident_of(claim, where, found.name_en)
    material = Material({"r": report}, {claim.id: claim}, (), KNOWLEDGE.actors, KNOWLEDGE.gazetteer)
    assert bool(find_roles(question(place), [incident], material)) is inside
