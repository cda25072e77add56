"""What people corrected in claims, put in the place of what the coder found, and named as theirs."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, get_args

from dalil.errors import UsageError
from dalil.knowledge.load import Knowledge
from dalil.merge.decisions import standing
from dalil.model import (
    Certainty,
    Claim,
    Correction,
    Count,
    DateRange,
    Derived,
    Judgement,
    Location,
    Scope,
)

SLOTS = ("type", "scope", "certainty", "actor_id", "target_class", "location", "date", "counts")
"""Slots that can be corrected. Words of the report cannot: they stand as they were published."""
NOT_SAID = "none"
"""Value for "the report does not say"."""
_COUNT = re.compile(r"(?P<harm>[a-z]+)(?: (?P<group>[a-z]+))? *= *(?P<number>\d+|none|\d*\.\.\d*)")
_UNSAID_ACTORS = ("unknown", "other")


class Says(NamedTuple):
    """A value a person gives, as one reads it from a correction."""

    value: str
    rule: str
    """What stands as the rule behind it."""
    claim: Claim
    knowledge: Knowledge


def corrected(
    claims: Sequence[Claim], judgements: Iterable[Judgement], knowledge: Knowledge
) -> list[Claim]:
    """Return the claims with what people corrected in them; of two corrections of one slot the later.

    A correction that cannot be read any more, as where a type is on no list now, changes nothing.
    """
    by_claim: dict[str, list[Judgement]] = {}
    for judgement in standing(judgements):
        if judgement.kind == "correct":
            for subject in judgement.subjects:
                by_claim.setdefault(subject, []).append(judgement)
    return [_with_all(claim, by_claim.get(claim.id, ()), knowledge) for claim in claims]


def correct(claim: Claim, judgement: Judgement, knowledge: Knowledge) -> Claim:
    """Return the claim with one correction; raises `UsageError` where slot or value cannot be used."""
    slot, said = judgement.slot or "", (judgement.value or NOT_SAID).strip()
    if slot not in SLOTS:
        raise UsageError(f'"{slot}" is no slot that can be corrected.', f"Name one of {', '.join(SLOTS)}.")
    name = judgement.by.removeprefix("person:")
    row = Correction(
        slot=slot,
        was=slot_words(claim, slot),
        value=None if said == NOT_SAID else said,
        by=name,
        when=judgement.when,
        why=judgement.why,
        judgement_id=judgement.id,
    )
    changed = _READ[slot](Says(said, row.rule, claim, knowledge))
    return replace(claim, **changed, corrections=(*claim.corrections, row))


def slot_words(claim: Claim, slot: str) -> str | None:
    """Return the value of a slot as a correction would give it; `None` where there is none."""
    if slot == "counts":
        return "; ".join(map(_count_words, claim.counts)) or None
    value: Derived[Any] | None = getattr(claim, slot)
    if value is None:
        return None
    if isinstance(value.value, DateRange):
        first, last = value.value.first.isoformat(), value.value.last.isoformat()
        return first if first == last else f"{first}..{last}"
    return value.value.place_id if isinstance(value.value, Location) else str(value.value)


def correction_of(claim: Claim, slot: str) -> Correction | None:
    """Return the correction that gives a slot its value, `None` where none does."""
    return next((row for row in reversed(claim.corrections) if row.slot == slot), None)


def _with_all(claim: Claim, judgements: Iterable[Judgement], knowledge: Knowledge) -> Claim:
    known = {row.judgement_id for row in claim.corrections}
    for judgement in judgements:
        if judgement.id not in known:
            try:
                claim = correct(claim, judgement, knowledge)
            except UsageError:
                continue
    return claim


def _code(slot: str, allowed: Callable[[Knowledge], Sequence[str]]) -> Callable[[Says], dict[str, Any]]:
    def read(says: Says) -> dict[str, Any]:
        if says.value not in allowed(says.knowledge):
            raise UsageError(f'"{says.value}" is no {slot} of a claim.', _nearest(allowed(says.knowledge)))
        return {slot: Derived(says.value, (), says.rule)}

    return read


def _nearest(allowed: Sequence[str]) -> str:
    shown = ", ".join(allowed[:40])
    return f"Give one of: {shown}{', ...' if len(allowed) > 40 else ''}."


def _actor(says: Says) -> dict[str, Any]:
    if says.value == NOT_SAID:
        return {"actor_id": None}
    if says.value not in _UNSAID_ACTORS and says.value not in says.knowledge.actors:
        raise UsageError(
            f'"{says.value}" is the id of no actor.',
            'Take an id of actors.yml, "unknown", "other" or "none".',
        )
    return {"actor_id": Derived(says.value, (), says.rule)}


def _target(says: Says) -> dict[str, Any]:
    return {"target_class": None if says.value == NOT_SAID else Derived(says.value, (), says.rule)}


def _place(says: Says) -> dict[str, Any]:
    if says.value == NOT_SAID:
        return {"location": None, "place_name": None}
    place = says.knowledge.gazetteer.place(says.value)
    if place is None:
        raise UsageError(
            f'"{says.value}" is the id of no place.', 'Give an id such as "dalil:hajin", or "none".'
        )
    location = Location(place.lat, place.lon, place.precision, place.radius_km, place.id)
    return {
        "location": Derived(location, (), says.rule),
        "place_name": Derived(place.name_en, (), says.rule),
    }


def _days(says: Says) -> dict[str, Any]:
    if says.value == NOT_SAID:
        return {"date": None}
    first, _, last = says.value.partition("..")
    try:
        days = DateRange(date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip()))
    except ValueError as error:
        raise UsageError(
            f'"{says.value}" is no day and no range of days.',
            "Write 2014-09-23, or 2014-09-23..2014-09-25.",
        ) from error
    return {"date": Derived(days, (), says.rule)}


def _counts(says: Says) -> dict[str, Any]:
    """Return the counts, each row given in the place of the claim's row of its harm and group."""
    if says.value == NOT_SAID:
        return {"counts": ()}
    rows = list(says.claim.counts)
    for part in says.value.split(";"):
        found = _COUNT.fullmatch(part.strip())
        if found is None:
            raise UsageError(
                f'"{part.strip()}" is no number of a harm.',
                "Write killed=12, killed civilians=10..12, injured=30.. (at least), or killed=none.",
            )
        harm, group = found["harm"], found["group"]
        before = next((row for row in rows if (row.harm, row.group) == (harm, group)), None)
        rows = [row for row in rows if row is not before]
        if found["number"] != NOT_SAID:
            rows.append(_count(says, harm, group, found["number"], before))
    return {"counts": tuple(rows)}


def _count(says: Says, harm: str, group: str | None, number: str, before: Count | None) -> Count:
    low, dots, high = number.partition("..")
    bounds = (int(low) if low else None, (int(high) if high else None) if dots else int(low))
    if bounds == (None, None) or (None not in bounds and bounds[0] > bounds[1]):  # type: ignore[operator]
        raise UsageError(f'"{number}" is no range of numbers.', "Write 12, 10..12, 10.. or ..12.")
    unit = "people" if before is None else before.unit
    span = says.claim.evidence.span if before is None else before.span
    return Count(harm, bounds[0], bounds[1], group, unit, False, span, says.rule)


def _count_words(count: Count) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    number = low if low == high else f"{low}..{high}"
    return f"{count.harm}{f' {count.group}' if count.group else ''}={number}"


_READ: Mapping[str, Callable[[Says], dict[str, Any]]] = {
    "type": _code("type", lambda knowledge: tuple(knowledge.ontology)),
    "scope": _code("scope", lambda _: get_args(Scope)),
    "certainty": _code("certainty", lambda _: get_args(Certainty)),
    "actor_id": _actor,
    "target_class": _target,
    "location": _place,
    "date": _days,
    "counts": _counts,
}
