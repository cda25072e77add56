"""What people have decided about claims: the same, not the same, rejected. Machine rows bind no one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dalil.model import Judgement

INCIDENT = "incident-"
"""An incident's identifier is this and the smallest identifier of its claims."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The standing decisions of people, by pair of claim identifiers (smaller first)."""

    same: Mapping[Pair, Judgement] = field(default_factory=dict)
    not_same: Mapping[Pair, Judgement] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()


def read_decisions(judgements: Iterable[Judgement]) -> Decisions:
    """Return what people decided; of two decisions on one pair or claim the later one stands.

    A subject may be a claim or an incident; an incident stands for its smallest claim.
    """
    same: dict[Pair, Judgement] = {}
    not_same: dict[Pair, Judgement] = {}
    rejected: set[str] = set()
    for judgement in standing(judgements):
        claims = [claim_of(subject) for subject in judgement.subjects]
        if judgement.kind == "reject":
            rejected.update(s for s in judgement.subjects if not s.startswith(INCIDENT))
        elif judgement.kind == "accept":
            rejected.difference_update(judgement.subjects)
        elif judgement.kind in ("same", "not same"):
            chosen, undone = (same, not_same) if judgement.kind == "same" else (not_same, same)
            for pair in _pairs(claims):
                chosen[pair] = judgement
                undone.pop(pair, None)
    return Decisions(same, not_same, frozenset(rejected))


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return what people decided and did not take back, in the order of their times."""
    by_people = [judgement for judgement in judgements if judgement.by.startswith("person:")]
    gone = reverted(by_people)
    left = (j for j in by_people if j.id not in gone and j.kind != "revert")
    return sorted(left, key=lambda judgement: (judgement.when, judgement.id))


def reverted(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the decisions that people took back; a taking back may be taken back itself."""
    by: dict[str, list[str]] = {}
    for judgement in judgements:
        if judgement.kind == "revert":
            for subject in judgement.subjects:
                by.setdefault(subject, []).append(judgement.id)

    def is_gone(judgement_id: str, above: frozenset[str] = frozenset()) -> bool:
        seen = above | {judgement_id}
        return any(row not in seen and not is_gone(row, seen) for row in by.get(judgement_id, ()))

    return frozenset(judgement_id for judgement_id in by if is_gone(judgement_id))


def claim_of(subject: str) -> str:
    """Return the claim a subject stands for."""
    return subject.removeprefix(INCIDENT)


def _pairs(claims: Sequence[str]) -> Iterable[Pair]:
    return combinations(sorted(set(claims)), 2)
