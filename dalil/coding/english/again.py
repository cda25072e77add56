"""Later mentions of one event: joined into the mention that says most."""

from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.event import DEADLY
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told, same_words, words_of

_SEVERAL_HABITS = frozenset(
    {"displacement", "desertion", "decline", "forced_recruitment", "restriction", "torture"}
)
"""Types of which a report may tell several habits side by side."""


def join_mentions(told: Sequence[Told], reading: Reading) -> list[Told]:
    """Join later mentions of one event into the one that says most."""
    kept: list[Told] = []
    for one in told:
        first = next((other for other in reversed(kept) if _is_again(one, other, reading)), None)
        if first is None:
            kept.append(one)
        elif not _repeats_deaths(one, first) and _detail(one.draft) + _names_target(one, reading) > _detail(
            first.draft
        ) + _names_target(first, reading):
            _fill(one.draft, first.draft)
            one.again += first.mentions
            kept[kept.index(first)] = one
        else:
            _fill(first.draft, one.draft)
            first.again += one.mentions
    return kept


def _is_again(one: Told, other: Told, reading: Reading) -> bool:
    """Say whether two drafts tell of one event: nothing differs, and something telling is the same."""
    a, b, text = one.draft, other.draft, reading.report.text
    if _repeats_deaths(one, other):
        return True
    if (
        one.is_reply
        or other.is_reply
        or a.type != b.type
        or a.certainty.value != b.certainty.value
        or a.scope.value != b.scope.value
    ):
        return False
    if (
        a.attribution is not None
        and b.attribution is not None
        and not same_words(a.attribution.of(text), b.attribution.of(text))
    ):
        return False
    if a.scope.value == "pattern" and a.type not in _SEVERAL_HABITS:
        return not _is_elsewhere(a, b, text)
    if _differs(a, b, text):
        return False
    same = [
        slot for slot in ("place", "target", "actor")
        if _is_same_slot(a, b, slot, text)
    ]  # fmt: skip
    counts = {(r.harm, r.low, r.high) for r in a.counts} & {(r.harm, r.low, r.high) for r in b.counts}
    return len(same) >= 2 or (bool(same) and bool(counts))


def _repeats_deaths(one: Told, other: Told) -> bool:
    """Say whether deaths are only told again: the same number, and nothing else of its own."""
    a, b = one.draft, other.draft
    own = a.actor or a.date or a.place or a.reasons
    if (
        a.type != "killing"
        or b.type not in DEADLY
        or own
        or not a.counts
        or a.certainty.value != b.certainty.value
    ):
        return False
    rows = {(r.harm, r.low, r.high) for r in b.counts}
    return all((r.harm, r.low, r.high) in rows and (r.low or 0) > 1 for r in a.counts)


def _is_same_slot(a: Draft, b: Draft, slot: str, text: str) -> bool:
    x, y = words_of(getattr(a, slot), text), words_of(getattr(b, slot), text)
    return bool(x and y) and same_words(x, y)


def _is_elsewhere(a: Draft, b: Draft, text: str) -> bool:
    """Say whether two habits have other doers, places or times."""
    if a.date is not None and b.date is not None and a.date.value != b.date.value:
        return True
    for slot in ("place", "actor"):
        x, y = words_of(getattr(a, slot), text), words_of(getattr(b, slot), text)
        if x and y and not same_words(x, y):
            return True
    return False


def _differs(a: Draft, b: Draft, text: str) -> bool:
    if a.date is not None and b.date is not None and a.date.value != b.date.value:
        return True
    for slot in ("place", "target", "actor", "origin", "destination"):
        x, y = words_of(getattr(a, slot), text), words_of(getattr(b, slot), text)
        if x and y and not same_words(x, y):
            return True
    mine = {r.harm: (r.low, r.high) for r in a.counts}
    return (
        any(r.harm in mine and mine[r.harm] != (r.low, r.high) for r in b.counts)
        or bool(a.counts)
        and bool(b.counts)
        and {r.harm for r in a.counts}.isdisjoint(r.harm for r in b.counts)
    )


def _detail(draft: Draft) -> int:
    slots = (draft.actor, draft.target, draft.place, draft.date, draft.attribution)
    return (
        sum(slot is not None for slot in slots)
        + 2 * len(draft.counts)
        + 2 * len(draft.means)
        + len(draft.reasons)
    )


def _names_target(one: Told, reading: Reading) -> int:
    """Return 1 where the target is named, 0 where it is only pointed at ("the group") or left out."""
    target = one.draft.target
    return int(target is not None and any(char.isupper() for char in target.of(reading.report.text)[1:]))


def _fill(draft: Draft, more: Draft) -> None:
    for slot in (
        "actor",
        "target",
        "target_class",
        "place",
        "within",
        "date",
        "origin",
        "destination",
        "attribution",
    ):
        if getattr(draft, slot) is None:
            setattr(draft, slot, getattr(more, slot))
    draft.counts.extend(row for row in more.counts if row.harm not in {r.harm for r in draft.counts})
    draft.reasons = draft.reasons or more.reasons
    draft.means = draft.means or more.means
