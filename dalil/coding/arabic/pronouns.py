"""Whom a pronoun stands for that the verb of an event has: "أعدموهم", "قبل أن تفرج عنهم"."""

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.tables import word_set

_HARMS = {
    "detention": "detained",
    "abduction": "abducted",
    "release": "released",
    "forced_recruitment": "recruited",
    "execution": "killed",
    "killing": "killed",
}
"""What became of the persons, by type of the event."""
_PERSONS = frozenset({"هم", "هن", "هما"})
_NEAR = 2
"""Sentences back in which the persons stand."""


def take_persons(one: Found, before: Sequence[Found]) -> None:
    """Give the event the persons its pronoun stands for, and how many they are."""
    draft = one.draft
    if draft.target is not None or draft.type not in _HARMS or not _has_pronoun(one):
        return
    near = [f for f in before if one.order[0] - f.order[0] < _NEAR and f.draft.target is not None]
    persons = [f for f in near if f.roles.target is not None and _is_of_persons(f)]
    if not persons:
        return
    told = persons[-1].draft
    draft.target, draft.target_class = told.target, told.target_class
    whole = [c for c in told.counts if told.target is not None and told.target.overlaps(c.span)]
    if whole and not draft.counts and whole[0].unit == "people":
        draft.counts = [replace(whole[0], harm=_HARMS[draft.type], rule=f"{whole[0].rule}, by a pronoun")]


def _is_of_persons(event: Found) -> bool:
    target = event.roles.target
    words = event.parsed.words[target.first : target.last] if target is not None else []
    return any("person" in word.classes for word in words)


def _has_pronoun(one: Found) -> bool:
    """Say whether the verb ends in a pronoun of persons, or عن with one follows it."""
    trigger = one.mention.trigger
    if trigger.verb is None:
        return False
    if trigger.verb.suffix in _PERSONS:
        return True
    following = one.parsed.words[trigger.last + 1 : trigger.last + 6]
    return any(word.rest in word_set("of_persons") for word in following)
