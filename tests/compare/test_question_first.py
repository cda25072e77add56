"""The first event of a kind: the earliest dated incident that fits, or an error."""

from datetime import date

import pytest

from dalil.compare.question import QuestionOptions, understand
from dalil.errors import UnclearQuestion, UnknownIntervention
from dalil.knowledge.load import load_knowledge
from dalil.model import DateRange, Incident, Location

KNOWLEDGE = load_knowledge()
OPTIONS = QuestionOptions(first_report=date(2014, 1, 1), last_report=date(2015, 12, 31))


def incident(number, kind, actor, days, place=None, certainty="stated", scope="incident"):
    first, last = days if isinstance(days, tuple) else (days, days)
    where = None
    if place is not None:
        best = KNOWLEDGE.gazetteer.candidates(place)[0].place
        where = Location(best.lat, best.lon, best.precision, best.radius_km, best.id)
    return Incident(
        id=f"i{number}", type=kind, scope=scope, certainty=certainty, disputed=False, claim_ids=(),
        report_ids=(), actor_ids=(actor,), date=None if first is None else DateRange(first, last),
        date_rule=None, location=where, place_name=place, counts=(), independent_sources=1,
        source_groups=(),
    )  # fmt: skip


INCIDENTS = [
    incident(1, "air_strike", "russia", date(2014, 5, 1), "Hajin"),
    incident(2, "air_strike", "coalition", date(2014, 9, 24), "Raqqa"),
    incident(3, "air_strike", "coalition", date(2014, 9, 26), "Hajin"),
    incident(4, "air_strike", "coalition", date(2014, 9, 25), "Hajin", certainty="denied"),
    incident(5, "air_strike", "coalition", date(2014, 9, 23), "Hajin", scope="tally"),
    incident(6, "air_strike", "coalition", None, "Hajin"),
    incident(7, "execution", "isis", (date(2014, 6, 1), date(2014, 6, 30)), "Mayadin"),
    incident(8, "raid", "coalition", date(2015, 5, 16), "Mayadin"),
]

FIRSTS = [
    ("What happened to ISIS after the first air_strike by coalition in Deir ezzor?", "i3", "2014-09-26"),
    ("What happened to ISIS after the first air strike by the coalition?", "i2", "2014-09-24"),
    ("What happened to ISIS after the first air strike?", "i1", "2014-05-01"),
    ("What happened to ISIS after the first air raid by the coalition in Hajin?", "i3", "2014-09-26"),
    ("What happened to ISIS after the first raid by the coalition?", "i8", "2015-05-16"),
    ("ماذا حدث لداعش بعد أول غارة للتحالف في دير الزور؟", "i3", "2014-09-26"),
    ("ماذا حدث لداعش بعد أول غارة جوية للتحالف؟", "i2", "2014-09-24"),
    ("ماذا حدث لداعش بعد أول إعدام؟", "i7", "2014-06-01"),
]


@pytest.mark.parametrize(("words", "incident_id", "day"), FIRSTS)
def test_earliest_dated_incident_that_fits(words: str, incident_id: str, day: str) -> None:
    found = understand(words, KNOWLEDGE, INCIDENTS, OPTIONS).intervention
    assert (found.id, found.source, f"{found.date}") == (incident_id, incident_id, day)


@pytest.mark.parametrize("order", [1, -1])
def test_order_of_incidents_does_not_matter(order: int) -> None:
    words = "What happened to ISIS after the first air strike by the coalition?"
    assert understand(words, KNOWLEDGE, INCIDENTS[::order], OPTIONS).intervention.id == "i2"


def test_a_first_event_known_only_to_a_month_says_so() -> None:
    notes = understand("ISIS after the first execution", KNOWLEDGE, INCIDENTS, OPTIONS).notes
    assert any("between 2014-06-01 and 2014-06-30" in note for note in notes)


def test_name_of_a_first_event_is_given_in_both_languages() -> None:
    words = "What happened to ISIS after the first air strike by the coalition in Hajin?"
    found = understand(words, KNOWLEDGE, INCIDENTS, OPTIONS).intervention
    assert "air strike" in found.name_en
    assert "Hajin" in found.name_en
    assert "غارة جوية" in found.name_ar
    assert "هجين" in found.name_ar


def test_no_such_event_and_no_such_kind_are_errors() -> None:
    with pytest.raises(UnknownIntervention, match="no dated event"):
        understand("What happened to ISIS after the first siege?", KNOWLEDGE, INCIDENTS, OPTIONS)
    with pytest.raises(UnclearQuestion, match="no kind of event"):
        understand("What happened to ISIS after the first picnic?", KNOWLEDGE, INCIDENTS, OPTIONS)
