from datetime import date

import pytest

from dalil.model import Claim, Derived, Span, Stated
from evaluation.outside.muc4 import add, conjuncts, incident_type, is_old, plain


def claim(kind: str, **slots: object) -> Claim:
    at = (Span(0, 1),)
    given: dict[str, object] = {
        "id": "c",
        "report_id": "r",
        "type": Derived(kind, at, "made"),
        "scope": Derived("incident", at, "made"),
        "certainty": Derived("stated", at, "made"),
        "evidence": Stated("x", Span(0, 1)),
        "target": Stated("x", Span(0, 1)),
    }
    return Claim(**{**given, **slots})  # type: ignore[arg-type]


def derived(value: str) -> Derived[str]:
    return Derived(value, (Span(0, 1),), "made")


TYPES = [
    ("killing", {"target_class": derived("civilians")}, "ATTACK"),
    ("killing", {"target_class": derived("fighters")}, None),
    ("killing", {"certainty": derived("denied")}, None),
    ("killing", {"scope": derived("tally")}, None),
    ("explosion", {}, "BOMBING"),
    ("air_strike", {}, "ATTACK"),
    ("abduction", {}, "KIDNAPPING"),
    ("clash", {"target_class": derived("fighters")}, None),
    ("clash", {"target_class": derived("site:infrastructure")}, "ATTACK"),
    ("property_seizure", {"means": (derived("burning"),)}, "ARSON"),
    ("property_seizure", {}, "ROBBERY"),
    ("protest", {}, None),
]


@pytest.mark.parametrize(("kind", "slots", "wanted"), TYPES)
def test_types_are_mapped_by_kind_and_target(
    kind: str, slots: dict[str, object], wanted: str | None
) -> None:
    assert incident_type(claim(kind, **slots)) == wanted


def test_acts_long_before_the_report_are_old() -> None:
    from dalil.model import DateRange

    told = claim("killing", date=Derived(DateRange(date(1989, 1, 1), date(1989, 1, 1)), (), "made"))
    assert is_old(told, date(1990, 1, 1))
    assert not is_old(told, date(1989, 1, 20))
    assert not is_old(claim("killing"), date(1990, 1, 1))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("several stores and two banks", ["stores", "two banks"]),
        ("the house of the mayor, who was away", ["house of the mayor"]),
        ("them", []),
        ("dynamite sticks and 2230", []),
    ],
)
def test_targets_are_taken_apart(words: str, parts: list[str]) -> None:
    assert conjuncts(words) == parts


def test_a_phrase_ends_before_what_follows_its_noun() -> None:
    assert plain("the armed men who came at night") == "armed men"


def test_a_fuller_name_takes_the_place_of_a_shorter() -> None:
    entities = [["Haddad"]]
    add(entities, "Rami Haddad")
    add(entities, "Lina Saad")
    assert entities == [["Rami Haddad"], ["Lina Saad"]]
