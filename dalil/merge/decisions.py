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
    by_people = (j for j in judgements if j.by.startswith("person:"))
    for judgement in sorted(by_people, key=lambda j: (j.when, j.id)):
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


def claim_of(subject: str) -> str:
    """Return the claim a subject stands for."""
    return subject.removeprefix(INCIDENT)


def _pairs(claims: Sequence[str]) -> Iterable[Pair]:
    return combinations(sorted(set(claims)), 2)
