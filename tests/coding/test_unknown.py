"""Actors that no alias knows are listed for a person, never mapped to somebody near."""

from dalil.coding.unknown import unknown_actors


def line(identifier: str, *claims: tuple[str, str | None, str]) -> dict:
    return {
        "id": identifier,
        "claims": [
            {"actor": actor, "actor_id": actor_id, "type": kind, "evidence": f"{actor} did it."}
            for actor, actor_id, kind in claims
        ],
    }


def test_actors_without_id_are_counted_over_spellings_and_reports() -> None:
    lines = [
        line("a", ("the River Brigade", None, "clash"), ("ISIS", "isis", "clash")),
        line("b", ("River  Brigade", None, "raid"), ("River Brigade", None, "clash")),
        line("c", ("لواء النهر", None, "clash")),
    ]
    first, second = unknown_actors(lines)
    assert (first.words, first.claims, first.reports) == ("River Brigade", 2 + 1, 2)
    assert first.types == ("clash", "raid")
    assert (first.report_id, first.example) == ("a", "the River Brigade did it.")
    assert second.words == "لواء النهر"


def test_claims_without_an_actor_list_nobody() -> None:
    assert unknown_actors([{"id": "a", "claims": [{"type": "clash", "evidence": "x"}]}]) == []
