"""How good a coding is against gold: precision, recall and F1 of claims, slots and causal rows."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from dalil.evaluate.matching import (
    LEAST_OVERLAP,
    WORD_SLOTS,
    Line,
    bound_rows,
    count_rows,
    days,
    extent,
    match,
    overlap,
)
from dalil.evaluate.words import same_words

NAMED_ACTORS_ONLY = ("unknown", "other", None)


class Figure(NamedTuple):
    """Precision, recall and F1, and the number of gold items."""

    precision: float
    recall: float
    f1: float
    gold: int


class Share(NamedTuple):
    """A share of cases that are right, and the number of cases."""

    accuracy: float
    cases: int


@dataclass(slots=True)
class Tally:
    """Right, spurious and missed items."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, right: int, coded: int, gold: int) -> None:
        """Count `right` items of `coded` found and `gold` wanted."""
        self.right += right
        self.spurious += coded - right
        self.missed += gold - right

    def figure(self) -> Figure:
        """Return precision, recall and F1; 0 where there is nothing to divide by."""
        coded, gold = self.right + self.spurious, self.right + self.missed
        precision = self.right / coded if coded else 0.0
        recall = self.right / gold if gold else 0.0
        both = precision + recall
        return Figure(precision, recall, 2 * precision * recall / both if both else 0.0, gold)


@dataclass(slots=True)
class Score:
    """Every figure by (part, name); a part is "all" or a language."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    """(report id, type, evidence) of gold claims that no coded claim answers."""
    spurious: list[tuple[str, str, str]] = field(default_factory=list)
    """(report id, type, evidence) of coded claims that answer no gold claim."""

    def figure(self, part: str, name: str) -> Figure:
        """Return one figure, all zeros where nothing was counted."""
        return self.tallies.get((part, name), Tally()).figure()

    def share(self, part: str, name: str) -> Share | None:
        """Return one share, `None` where there was no case."""
        right, cases = self.shares.get((part, name), [0, 0])
        return Share(right / cases, cases) if cases else None


class Pairing(NamedTuple):
    """One report's gold and coded claims with the pairs between them."""

    text: str
    gold: list[Line]
    coded: list[Line]
    pairs: list[tuple[int, int]]

    def matched(self) -> Iterator[tuple[Line, Line]]:
        """Yield the matched claims, gold first."""
        return ((self.gold[i], self.coded[j]) for i, j in self.pairs)


def score_lines(gold: Mapping[str, Line], coded: Mapping[str, Line]) -> Score:
    """Score coded reports against gold reports, both by report id; an absent report has no claims."""
    score = Score()
    for report_id, line in gold.items():
        answer = coded.get(report_id) or {}
        claims = answer.get("claims") or []
        pairing = Pairing(line["text"], line["claims"], claims, match(line["text"], line["claims"], claims))
        for part in ("all", line["language"]):
            _count_claims(score, part, pairing)
            _count_slots(score, part, pairing)
            _count_shares(score, part, pairing)
            rows = line.get("causes") or [], answer.get("causes") or []
            right = _matching_causes(pairing, *rows)
            score.tallies[part, "cause"].add(right, len(rows[1]), len(rows[0]))
        _note_types(score, report_id, line["language"], pairing)
    return score


def _count_claims(score: Score, part: str, pairing: Pairing) -> None:
    coded, gold = len(pairing.coded), len(pairing.gold)
    loose = match(pairing.text, pairing.gold, pairing.coded, typed=False)
    whole = sum(_is_whole(one, other) for one, other in pairing.matched())
    score.tallies[part, "claim"].add(len(pairing.pairs), coded, gold)
    score.tallies[part, "detection"].add(len(loose), coded, gold)
    score.tallies[part, "whole claim"].add(whole, coded, gold)
    if not gold:
        quiet = score.shares[part, "quiet report stays quiet"]
        quiet[0] += not coded
        quiet[1] += 1


def _is_whole(gold: Line, coded: Line) -> bool:
    """Say whether scope, certainty, counts, date, actor and place are all right."""
    plain = all(gold.get(slot) == coded.get(slot) for slot in ("scope", "certainty"))
    numbers = bound_rows(gold) == bound_rows(coded) and days(gold) == days(coded)
    return plain and numbers and all(_same_or_both_absent(gold, coded, slot) for slot in ("actor", "place"))


def _same_or_both_absent(gold: Line, coded: Line, slot: str) -> bool:
    one, other = gold.get(slot), coded.get(slot)
    return (not one and not other) or bool(one and other and same_words(one, other))


def _count_slots(score: Score, part: str, pairing: Pairing) -> None:
    for slot in WORD_SLOTS:
        right = sum(
            bool(one.get(slot) and other.get(slot)) and same_words(one[slot], other[slot])
            for one, other in pairing.matched()
        )
        totals = (sum(bool(c.get(slot)) for c in side) for side in (pairing.coded, pairing.gold))
        score.tallies[part, slot].add(right, *totals)
    for name, rows in (("counts", bound_rows), ("counts+group", count_rows)):
        _count_sets(score, (part, name), pairing, rows)
    _count_sets(score, (part, "means"), pairing, lambda claim: set(claim.get("means") or []))
    _count_sets(score, (part, "date"), pairing, _dated)
    right = sum(_shared_reasons(one, other) for one, other in pairing.matched())
    totals = (sum(len(c.get("reasons") or []) for c in side) for side in (pairing.coded, pairing.gold))
    score.tallies[part, "reasons"].add(right, *totals)


def _count_sets(
    score: Score, key: tuple[str, str], pairing: Pairing, rows: Callable[[Line], Set[object]]
) -> None:
    right = sum(len(rows(one) & rows(other)) for one, other in pairing.matched())
    totals = (sum(len(rows(claim)) for claim in side) for side in (pairing.coded, pairing.gold))
    score.tallies[key].add(right, *totals)


def _dated(claim: Line) -> set[object]:
    known = days(claim)
    return set() if known is None else {known}


def _shared_reasons(gold: Line, coded: Line) -> int:
    left = list(coded.get("reasons") or [])
    for reason in gold.get("reasons") or []:
        hit = next((other for other in left if same_words(reason, other)), None)
        if hit is not None:
            left.remove(hit)
    return len(coded.get("reasons") or []) - len(left)


def _count_shares(score: Score, part: str, pairing: Pairing) -> None:
    for gold, coded in pairing.matched():
        cases = [("scope", True, gold.get("scope") == coded.get("scope"))]
        cases.append(("certainty", True, gold.get("certainty") == coded.get("certainty")))
        named = gold.get("actor_id") not in NAMED_ACTORS_ONLY
        cases.append(("actor_id", named, gold.get("actor_id") == coded.get("actor_id")))
        undated = gold.get("date") is None
        cases.append(("undated stays undated", undated, coded.get("date") is None))
        for name, is_case, is_right in cases:
            share = score.shares[part, name]
            share[0] += is_case and is_right
            share[1] += is_case


def _matching_causes(pairing: Pairing, gold: list[Line], coded: list[Line]) -> int:
    left = list(coded)
    for row in gold:
        hit = next((other for other in left if _same_cause(pairing, row, other)), None)
        if hit is not None:
            left.remove(hit)
    return len(coded) - len(left)


def _same_cause(pairing: Pairing, gold: Line, coded: Line) -> bool:
    for end in ("cause", "effect"):
        one, other = _end(gold[end], pairing.gold), _end(coded.get(end), pairing.coded)
        if not one or not other:
            return False
        near = overlap(extent(pairing.text, one), extent(pairing.text, other)) >= LEAST_OVERLAP
        if not near and not same_words(one, other):
            return False
    return True


def _end(value: object, claims: list[Line]) -> str:
    if isinstance(value, int):
        return str(claims[value].get("evidence") or "") if 0 <= value < len(claims) else ""
    return value if isinstance(value, str) else ""


def _note_types(score: Score, report_id: str, language: str, pairing: Pairing) -> None:
    hit_gold, hit_coded = {i for i, _ in pairing.pairs}, {j for _, j in pairing.pairs}
    for i, claim in enumerate(pairing.gold):
        for part in ("all", language):
            score.tallies[part, f"type:{claim['type']}"].add(i in hit_gold, i in hit_gold, 1)
        if i not in hit_gold:
            score.missed.append((report_id, claim["type"], claim["evidence"]))
    for j, claim in enumerate(pairing.coded):
        if j not in hit_coded:
            for part in ("all", language):
                score.tallies[part, f"type:{claim.get('type')}"].add(0, 1, 0)
            score.spurious.append((report_id, str(claim.get("type")), str(claim.get("evidence"))))


SLOT_NAMES = (
    "claim", "detection", "whole claim", "actor", "target", "place", "origin", "destination",
    "date", "counts", "counts+group", "means", "reasons", "attribution", "cause",
)  # fmt: skip
SHARE_NAMES = ("scope", "certainty", "actor_id", "undated stays undated", "quiet report stays quiet")
