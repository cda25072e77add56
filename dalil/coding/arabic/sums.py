"""Enumerations of victims: "القيادي واثنان من مرافقيه" is three, "رجل وزوجته" two, one of them a woman."""

from collections.abc import Sequence
from typing import NamedTuple

from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.victims import Item, is_joined, victim_words
from dalil.model import Count

UNNUMBERED = frozenset({"indefinite", "single person", "relative", "ordinal", "dual"})
"""Rules of what a noun counts without a number."""
_NEAR = 7
"""Words between two members of an enumeration."""
_FAR = 12
"""Words between somebody and those with him: "أمير حقل العمر ...، برفقة 12 عنصرا"."""


class Told(NamedTuple):
    """A count row with the words it comes from."""

    row: Count
    item: Item
    is_part: bool = False
    """True where it says who some of those counted before are."""


def with_sums(parsed: Parsed, told: Sequence[Told]) -> list[Count]:
    """Return the rows; an enumeration that holds somebody without a group is added up.

    The sum stands for the members without a group, members with one keep their rows.
    """
    rows: list[Count] = []
    for members in _enumerations(parsed, told):
        counts = [member.row for member in members]
        groups = {count.group for count in counts}
        if len(counts) > 1 and (None in groups or len(groups) == 1):
            total = sum(count.low or 0 for count in counts)
            first, group = counts[0], groups.pop() if len(groups) == 1 else None
            rows.append(Count(first.harm, total, total, group, first.unit, first.approx, first.span, "sum"))
            rows.extend(count for count in counts if count.group not in (None, group))
        else:
            rows.extend(counts)
    return rows


def _enumerations(parsed: Parsed, told: Sequence[Told]) -> list[list[Told]]:
    groups: list[list[Told]] = []
    for one in told:
        if groups and _continues(parsed, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _continues(parsed: Parsed, last: Told, one: Told) -> bool:
    """Say whether و or مع joins two exact rows of one harm, nothing between but who the first is."""
    a, b = last.row, one.row
    exact = a.low == a.high and b.low == b.high and a.low is not None
    if a.harm != b.harm or a.unit != b.unit or a.unit == "families" or not exact or a.harm == "strikes":
        return False
    if last.is_part or one.is_part or "ordinal" in (a.rule, b.rule):
        return False
    between = parsed.words[last.item.last + 1 : one.item.first]
    text = [w.text for w in between[-2:]]
    together = any(t in victim_words("together") for t in text)
    if len(between) > (_FAR if together else _NEAR) or any(w.kind == "stop" for w in between):
        return False
    if any(t.first <= w.index <= t.last for t in parsed.triggers for w in between):
        return False
    word = parsed.words[one.item.first]
    joined = is_joined(word, one.item.noun) or text[-1:] == ["و"] or together
    return joined and not any(w.text[len(w.conjunction) :] in ("بينهم", "بينها", "منهم") for w in between)
