"""How the numbers of two claims compare: the same, overlapping, near or far."""

from collections.abc import Iterator
from itertools import product
from math import log2
from typing import NamedTuple

from dalil.model import Claim, Count

NEARLY = 1.1
"""Numbers this close are one number told twice ("more than 700" and "some 720")."""
FEW = 5
"""Up to so many are counted rightly by everyone: two such numbers are two events, not two estimates."""
CERTAIN_BITS = 5
"""A number of 31 or more in common is as good as a number can be; two dead are told of every day."""


class Reading(NamedTuple):
    """What one feature says of two claims."""

    value: float
    """From -1 (speaks against) to 1 (speaks for)."""
    sentence: str


def compare_counts(one: Claim, other: Claim) -> Reading | None:
    """Return what the numbers of two claims say, `None` where they count nothing alike.

    Totals are compared with totals; parts ("nine children") only where one claim gives no total.
    """
    rows = list(_comparable(one, other))
    totals = [(a, b) for a, b in rows if a.group is None and b.group is None]
    readings = [_compared(a, b) for a, b in totals or rows]
    if not readings:
        return None
    best = max(readings)
    return best if best.value > 0 else min(readings)


def share_a_number(one: Claim, other: Claim) -> bool:
    """Say whether both count one harm with the same number, roundings and late additions allowed for."""
    for a, b in _comparable(one, other):
        here, there = _middle(a), _middle(b)
        if max(here, there) <= NEARLY * min(here, there):
            return True
    return False


def _comparable(one: Claim, other: Claim) -> Iterator[tuple[Count, Count]]:
    """Yield the rows that count the same harm; a denied figure is nobody's."""
    if "denied" in (one.certainty.value, other.certainty.value):
        return
    for a, b in product(one.counts, other.counts):
        if a.harm == b.harm and a.unit == b.unit and (a.low or a.high) and (b.low or b.high):
            yield a, b


def _compared(a: Count, b: Count) -> Reading:
    said = f"{_number(a)} and {_number(b)} {a.harm}"
    same_group = a.group == b.group
    here, there = _middle(a), _middle(b)
    if here == there:
        weight = min(1.0, log2(here + 1) / CERTAIN_BITS)
        return Reading(weight if same_group else 0.7 * weight, said)
    ratio = max(here, there) / min(here, there)
    if _overlap(a, b) and ratio <= 2:
        return Reading(0.3 if same_group else 0.1, said)
    if ratio <= 1.25:
        return Reading(0.3 if same_group else 0.1, said)
    if not same_group:
        return Reading(0.0, said)
    if _overlap(a, b) or min(here, there) > FEW and ratio <= 2.5:
        return Reading(-0.2, said)
    return Reading(-0.7, said)


def _middle(count: Count) -> float:
    bounds = [bound for bound in (count.low, count.high) if bound]
    return sum(bounds) / len(bounds)


def _overlap(a: Count, b: Count) -> bool:
    lows = [c.low if c.low is not None else 0 for c in (a, b)]
    highs = [c.high if c.high is not None else float("inf") for c in (a, b)]
    return max(lows) <= min(highs)


def _number(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    if count.high is None:
        return f"at least {count.low}"
    return f"up to {count.high}" if count.low is None else f"{count.low} to {count.high}"
