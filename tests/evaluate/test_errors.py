"""Each kind of error is counted once, under its name."""

import pytest

from dalil.evaluate.errors import error_kinds

TEXT = "Jets bombed the market in Hajin on Monday, killing 12 people. Rebels shelled Susah."
STRIKE = {
    "type": "air_strike",
    "scope": "incident",
    "certainty": "stated",
    "evidence": "Jets bombed the market in Hajin on Monday, killing 12 people.",
    "actor": "Jets",
    "place": "Hajin",
    "date": {"from": "2018-06-11", "to": "2018-06-11"},
    "counts": [{"harm": "killed", "low": 12, "high": 12}],
    "means": ["air_bomb"],
}
SHELLING = {
    "type": "shelling",
    "scope": "incident",
    "certainty": "stated",
    "evidence": "Rebels shelled Susah.",
}


def kinds(*coded: dict) -> list[tuple[str, int]]:
    gold = {"r": {"text": TEXT, "language": "en", "claims": [STRIKE, SHELLING]}}
    return [(error.kind, error.number) for error in error_kinds(gold, {"r": {"claims": list(coded)}})]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"type": "explosion"}, "the event is given another type"),
        ({"actor": None}, "actor: left out"),
        ({"actor": "Rebels"}, "actor: other words"),
        ({"target": "the market"}, "target: given though the report says none"),
        ({"place": "Susah"}, "place: other words"),
        ({"date": None}, "date: left out"),
        ({"date": {"from": "2018-06-04", "to": "2018-06-04"}}, "date: other days"),
        ({"counts": []}, "counts: a number is left out"),
        (
            {"counts": [{"harm": "killed", "low": 12, "high": None}]},
            "counts: another number for the same harm",
        ),
        (
            {"counts": [*STRIKE["counts"], {"harm": "injured", "low": 2, "high": None}]},
            "counts: a number too many",
        ),
        ({"certainty": "uncertain"}, "certainty: uncertain instead of stated"),
        ({"means": []}, "means: left out"),
    ],
)
def test_one_change_is_one_error(changed: dict, kind: str) -> None:
    assert kinds(STRIKE | changed, SHELLING) == [(kind, 1)]


def test_a_right_coding_has_no_error() -> None:
    assert kinds(STRIKE, SHELLING) == []


def test_missed_events_and_invented_ones_are_told_apart() -> None:
    protest = {"type": "protest", "scope": "incident", "certainty": "stated", "evidence": "killing 12"}
    assert kinds(STRIKE) == [("an event is missed", 1)]
    assert kinds(STRIKE, SHELLING, protest) == [("a claim is made where the report has none", 1)]
