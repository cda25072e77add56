"""Claims that tell of one event, put together: likest first, never against a person or a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from dalil.merge.blocking import candidate_pairs
from dalil.merge.decisions import Decisions, Pair
from dalil.merge.likeness import Likeness, compare
from dalil.merge.profile import Profile
from dalil.merge.rules import Rules
from dalil.model import Judgement

PHRASES = 5
"""Phrases a reason gives at most; the rest adds little."""


@dataclass(slots=True)
class Cluster:
    """Claims of one event, and why each joined."""

    members: list[int]
    reasons: list[str] = field(default_factory=list)


def cluster(profiles: Sequence[Profile], decisions: Decisions, rules: Rules) -> list[Cluster]:
    """Return the clusters of `profiles`; the order of the profiles decides nothing but ties by claim id.

    What people call the same is joined first. Then pairs that reach `join` are taken from the likest
    down; two clusters become one where their claims are alike enough on average (`keep`), and none of
    them contradicts another or was called "not the same".
    """
    clustering = _Clustering(profiles, decisions, rules)
    clustering.join_as_decided()
    clustering.join_copies()
    for _, one, other in clustering.likest_pairs():
        clustering.join_if_alike(one, other)
    return clustering.clusters()


class _Clustering:
    """The clusters so far, and the comparisons made."""

    def __init__(self, profiles: Sequence[Profile], decisions: Decisions, rules: Rules) -> None:
        self._profiles = profiles
        self._decisions = decisions
        self._rules = rules
        self._index = {profile.id: place for place, profile in enumerate(profiles)}
        self._of = {place: Cluster([place]) for place in range(len(profiles))}
        self._copies: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for place, profile in enumerate(profiles):
            self._copies[profile.copy_key].append(place)
        self._likeness: dict[tuple[int, int], Likeness] = {}

    def clusters(self) -> list[Cluster]:
        """Return each cluster once, by its first claim."""
        unique = {id(found): found for found in self._of.values()}
        return sorted(unique.values(), key=lambda found: min(found.members))

    def join_as_decided(self) -> None:
        """Join what people call the same, in the order they decided."""
        rows = sorted(self._decisions.same.items(), key=lambda row: (row[1].when, row[1].id, row[0]))
        for pair, judgement in rows:
            if not set(pair) <= set(self._index):
                continue
            one, other = (self._of[self._index[claim]] for claim in pair)
            if one is other:
                continue
            against = self._judged_apart(one, other)
            if against is None:
                self._join(one, other, f"A person judged them the same (decision {judgement.id}).")
            else:
                note = (
                    f"A person judged claims here the same as others (decision {judgement.id}), "
                    f"and not the same (decision {against.id}); they stay apart."
                )
                one.reasons.append(note)
                other.reasons.append(note)

    def join_copies(self) -> None:
        """Join the claims that reposts of one text have alike; one of them is compared for all."""
        for first, *others in self._copies.values():
            for other in others:
                self.join_if_alike(first, other)

    def likest_pairs(self) -> list[tuple[float, int, int]]:
        """Return the pairs that reach `join`, likest first, ties by claim id."""
        chosen = [
            m for members in self._copies.values() for m in members if self._stands_alone(m, members[0])
        ]
        pairs = candidate_pairs([self._profiles[place] for place in chosen], self._rules)
        scored = ((-self._compare(chosen[a], chosen[b]).score, chosen[a], chosen[b]) for a, b in pairs)
        return sorted(row for row in scored if -row[0] >= self._rules.weights.join)

    def _stands_alone(self, member: int, first: int) -> bool:
        """Say whether a claim is the first of its copies, or was kept from joining it."""
        return member == first or self._of[member] is not self._of[first]

    def join_if_alike(self, one: int, other: int) -> None:
        """Join the clusters of two claims where all their claims allow it."""
        here, there = self._of[one], self._of[other]
        if here is there or not self._may_join(here, there):
            return
        reasons = self._compare(one, other).reasons[:PHRASES]
        self._join(here, there, _sentence(reasons))

    def _may_join(self, here: Cluster, there: Cluster) -> bool:
        if self._judged_apart(here, there) is not None:
            return False
        likenesses = [self._compare(a, b) for a, b in product(self._texts(here), self._texts(there))]
        if any(likeness.contradiction is not None for likeness in likenesses):
            return False
        mean = sum(likeness.score for likeness in likenesses) / len(likenesses)
        return mean >= self._rules.weights.keep

    def _texts(self, found: Cluster) -> list[int]:
        """Return one claim for each text of a cluster: reposts have no vote of their own."""
        return list({self._profiles[member].copy_key: member for member in found.members}.values())

    def _judged_apart(self, here: Cluster, there: Cluster) -> Judgement | None:
        if not self._decisions.not_same:
            return None
        for a, b in product(here.members, there.members):
            judgement = self._decisions.not_same.get(_pair(self._profiles[a].id, self._profiles[b].id))
            if judgement is not None:
                return judgement
        return None

    def _join(self, here: Cluster, there: Cluster, reason: str) -> None:
        first, second = sorted((here, there), key=lambda found: min(found.members))
        first.members = sorted(first.members + second.members)
        first.reasons = [*first.reasons, *second.reasons, reason]
        for member in second.members:
            self._of[member] = first

    def _compare(self, one: int, other: int) -> Likeness:
        key = (one, other) if one < other else (other, one)
        found = self._likeness.get(key)
        if found is None:
            found = compare(self._profiles[key[0]], self._profiles[key[1]], self._rules)
            self._likeness[key] = found
        return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _sentence(phrases: Iterable[str]) -> str:
    text = ", ".join(phrases)
    return text[:1].upper() + text[1:] + "."
