"""Which coded claim answers which gold claim: same type, overlapping evidence, most slots first."""

from typing import Any, NamedTuple

from dalil.evaluate.words import same_words

Line = dict[str, Any]
WORD_SLOTS = ("actor", "target", "place", "origin", "destination", "attribution")
LEAST_OVERLAP = 1 / 3
"""Evidence must share a third of the shorter of the two."""


class Extent(NamedTuple):
    """Where an evidence string stands in the report."""

    start: int
    end: int


def extent(text: str, evidence: str | None) -> Extent | None:
    """Return where `evidence` first stands in `text`, `None` where it does not."""
    start = text.find(evidence) if evidence else -1
    return Extent(start, start + len(evidence or "")) if start >= 0 else None


def overlap(one: Extent | None, other: Extent | None) -> float:
    """Return the shared share of the shorter extent, 0 to 1."""
    if one is None or other is None:
        return 0.0
    inside = min(one.end, other.end) - max(one.start, other.start)
    return max(0, inside) / max(1, min(one.end - one.start, other.end - other.start))


def count_rows(claim: Line) -> set[tuple[object, ...]]:
    """Return harm, bounds and group of each count."""
    return {(c.get("harm"), c.get("low"), c.get("high"), c.get("group")) for c in claim.get("counts") or []}


def bound_rows(claim: Line) -> set[tuple[object, ...]]:
    """Return harm and bounds of each count, without the group."""
    return {row[:3] for row in count_rows(claim)}


def days(claim: Line) -> tuple[object, object] | None:
    """Return first and last day, `None` where the claim is undated."""
    date = claim.get("date")
    return (date.get("from"), date.get("to")) if date else None


def shared(one: Line, other: Line, slot: str) -> int:
    """Return how many values of a list slot both hold."""
    return len(set(one.get(slot) or []) & set(other.get(slot) or []))


def agreement(gold: Line, coded: Line) -> float:
    """Return how many slots agree; it orders the matching and is no score."""
    score = 2.0 * len(bound_rows(gold) & bound_rows(coded)) + (days(gold) == days(coded))
    for slot in WORD_SLOTS:
        one, other = gold.get(slot), coded.get(slot)
        score += bool(one and other and same_words(one, other))
    score += (gold.get("scope") == coded.get("scope")) + (gold.get("certainty") == coded.get("certainty"))
    return score + shared(gold, coded, "means")


def match(text: str, gold: list[Line], coded: list[Line], *, typed: bool = True) -> list[tuple[int, int]]:
    """Return pairs (gold index, coded index), each used at most once, best agreement first."""
    pairs = []
    for i, one in enumerate(gold):
        where = extent(text, one.get("evidence"))
        for j, other in enumerate(coded):
            common = overlap(where, extent(text, other.get("evidence")))
            same_type = one.get("type") == other.get("type")
            if common >= LEAST_OVERLAP and (same_type or not typed):
                pairs.append((agreement(one, other) + common + 3 * same_type, i, j))
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    chosen = []
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in used_gold and j not in used_coded:
            used_gold.add(i)
            used_coded.add(j)
            chosen.append((i, j))
    return chosen
