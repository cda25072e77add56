"""Where a story is at: the place a claim leaves unsaid, taken from what was told before or the headline."""

import re
from collections.abc import Sequence

from dalil.coding.english.antecedents import NamedPlace, antecedent, named_places, pointing_noun
from dalil.coding.english.event import VIOLENT
from dalil.coding.english.phrases import is_definite
from dalil.coding.english.place_phrases import place_words
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import DENIAL_REACH, Told
from dalil.coding.english.tree import path_up
from dalil.model import Span

_MOVED = frozenset({"displacement", "desertion"})
_UNPLACED = frozenset({"decline", "pledge"})
_NO_CARRY = frozenset({"agreement", "release", "reinforcement", "aid", "forced_recruitment", "protest"})
"""Types told of one place that say nothing of where the next event was."""
_UNDATED = (
    _MOVED | _UNPLACED | _NO_CARRY | {"siege", "extortion", "restriction", "withdrawal", "indoctrination"}
)
"""Types that need not fall on the day of what was told before them."""
_SHARE = re.compile(
    r"(?:of|among) (?:the|these|those|them|whom)\b"
    r"|(?:at least )?[\w-]+(?: [\w-]+)? of (?:them|whom|(?:the|these|those) (?:\w+ )?"
    r"(?:deaths?|dead|killed|victims?|casualties|fatalities|total|cases|wounded|injured|number))\b",
    re.IGNORECASE,
)
"""How a sentence begins that divides the total before it: "Of the deaths, 47 were caused by ..."."""
_EARLIER = re.compile(r"(?:Before|Earlier|Previously|Prior to|Until then|Since then)\b")
"""How a sentence begins that tells of another day than the one before it."""
_REACH = 2
"""Sentences over which a story stays at its place when a new paragraph begins."""
_SHORT = 3
"""Days at most of an event that others are dated by."""


def lend_places(kept: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Give claims the place that "the town" points back to, or that the story is at."""
    places = named_places(told, reading)
    for number, one in enumerate(kept):
        _point_back(one, places, reading)
        draft = one.draft
        _lend_share(one, kept[:number])
        if draft.type in _MOVED:
            _lend_origin(one, kept[:number], kept)
        if draft.place is not None and _is_unnamed(draft.place, reading) and _may_inherit(one):
            _inherit_name(one, kept[:number], told, reading)
        if draft.place is not None:
            _narrow(one, kept[:number], reading)
            draft.within = draft.within or _heading_of(one, reading)
        elif _may_inherit(one):
            _lend_total(one, kept[:number])
            _inherit(one, kept[:number], told, reading)
            draft.within = draft.within or _heading_of(one, reading)


def _is_unnamed(place: Span, reading: Reading) -> bool:
    """Say whether the words only point to a spot: "the main square"; "the province" is kept."""
    noun = pointing_noun(place.of(reading.report.text))
    return noun is not None and noun in place_words("parts") | place_words("quarters")


def _inherit_name(one: Told, before: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Put the story's place where "the main square" points to nothing named (Ruling 10)."""
    draft, words = one.draft, one.draft.place
    draft.place = None
    _inherit(one, before, told, reading)
    draft.place = draft.place or words


def _narrow(one: Told, before: Sequence[Told], reading: Reading) -> None:
    """Take the exact place of the event told just before where only the sentence's setting is wide."""
    draft = one.draft
    for other in before:
        exact = other.draft.place
        if (
            other.event.sentence is one.event.sentence
            and exact is not None
            and draft.place is not None
            and draft.place == other.draft.within
            and draft.place.end <= min(draft.trigger.start, other.draft.trigger.start)
        ):
            draft.place, draft.within = exact, draft.place
            return


def _point_back(one: Told, places: Sequence[NamedPlace], reading: Reading) -> None:
    """Put the place named before where a claim only has "the town" (Ruling 10)."""
    draft = one.draft
    for slot in ("place", "origin", "destination"):
        span = getattr(draft, slot)
        if span is None:
            continue
        found = antecedent(span, places, reading)
        if found is not None:
            setattr(draft, slot, found.span)
        elif slot == "place" and draft.certainty.value == "denied" and _is_nameless(span, reading):
            draft.place = None


def _is_nameless(place: Span, reading: Reading) -> bool:
    """Say whether the words name no place: "the strikes on the schools"."""
    return place.of(reading.report.text).islower()


def _inherit(one: Told, before: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Take place and day of the event told before that this one goes on from, else the headline's place."""
    draft = one.draft
    if draft.place is not None:
        return
    source = _same_event(one, before)
    if source is None and draft.scope.value == "tally":
        draft.place = _place_of_title(one, told, reading) or _first_place(before, reading)
        return
    source = source or _event_before(one, before, reading)
    if source is None:
        draft.place = _place_of_title(one, told, reading)
        return
    draft.place, draft.within = source.draft.place, source.draft.within
    if draft.date is None and _may_share_day(one, source):
        draft.date = source.draft.date


def _may_share_day(one: Told, source: Told) -> bool:
    draft, date = one.draft, source.draft.date
    if date is None or draft.type in _UNDATED or draft.certainty.value == "announced":
        return False
    if draft.scope.value != "incident" or source.draft.scope.value != "incident":
        return False
    if _EARLIER.match(one.event.sentence.words(one.event.sentence.whole)):
        return False
    return (date.value.last - date.value.first).days <= _SHORT


def _same_event(one: Told, before: Sequence[Told]) -> Told | None:
    """Return the event that a denial rejects or "the ambush" means: the last of its type with a place."""
    trigger = one.event.trigger
    if one.draft.certainty.value != "denied" and not (trigger.is_noun and is_definite(trigger.head)):
        return None
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > DENIAL_REACH:
            return None
        if other.draft.type == one.draft.type and other.draft.place is not None:
            return other
    return None


def _event_before(one: Told, before: Sequence[Told], reading: Reading) -> Told | None:
    """Return the main event of the nearest sentence before that has a place."""
    number, paragraph = one.event.sentence.number, one.event.sentence.paragraph
    nearest: int | None = None
    found: list[Told] = []
    for other in reversed(before):
        here = other.event.sentence
        if nearest is not None and here.number != nearest:
            break
        if here.paragraph < paragraph and number - here.number > _REACH:
            break
        if here.number != number and other.draft.type in _NO_CARRY:
            continue
        place = other.draft.place
        if place is None or other.draft.scope.value == "pattern" or _is_some(place, reading):
            continue
        nearest = here.number
        found.append(other)
    return min(reversed(found), key=_depth, default=None)


def _first_place(before: Sequence[Told], reading: Reading) -> Span | None:
    """Return the place the report began with, for a total that names none."""
    for other in before:
        place = other.draft.place
        if place is not None and other.draft.scope.value != "pattern" and not _is_some(place, reading):
            return place
    return None


def _depth(one: Told) -> int:
    """Return how deep in its sentence an event stands; one told beside the main one stands below it."""
    return len(list(path_up(one.event.trigger.roles.verb or one.event.head))) + one.event.trigger.is_noun


def _may_inherit(one: Told) -> bool:
    draft, trigger = one.draft, one.event.trigger
    if draft.certainty.value == "announced" or (trigger.head.dep_ == "relcl" and not one.is_reply):
        return False
    if draft.type in _UNPLACED or (draft.scope.value == "pattern" and draft.certainty.value == "denied"):
        return False
    if trigger.is_noun and not one.is_reply:
        return draft.type in VIOLENT and is_definite(trigger.head) and trigger.head.tag_ in ("NN", "NNP")
    return True


def _is_some(place: Span, reading: Reading) -> bool:
    """Say whether the place is any of its kind: "a camp"."""
    return place.of(reading.report.text).lower().startswith(("a ", "an ", "their ", "his ", "her "))


def _place_of_title(one: Told, told: Sequence[Told], reading: Reading) -> Span | None:
    """Return the place the headline names, `None` where it names none, several, or a whole country."""
    if reading.title is None:
        return None
    title = [m.span for m in reading.places_in(reading.title) if not _names_actor(m.span, reading)]
    if len(title) != 1:
        return None
    wide = reading.knowledge.gazetteer.candidates(title[0].of(reading.report.text))
    is_country = bool(wide) and wide[0].place.precision == "country"
    return None if is_country and one.draft.scope.value == "incident" else title[0]


def _names_actor(span: Span, reading: Reading) -> bool:
    return any(m.span.overlaps(span) for m in reading.actors)


def _heading_of(one: Told, reading: Reading) -> Span | None:
    return reading.heading if one.draft.place is None else None


def _lend_share(one: Told, before: Sequence[Told]) -> None:
    """Give a share of the total told just before ("Of the deaths, 47 were ...") its place and time."""
    draft, sentence = one.draft, one.event.sentence
    if not _SHARE.match(sentence.words(sentence.whole)):
        return
    for other in reversed(before):
        if sentence.number - other.event.sentence.number > _REACH:
            return
        if other.draft.scope.value == "tally" and other.draft.place is not None:
            if draft.place is None:
                draft.place, draft.within = other.draft.place, other.draft.within
            draft.date, draft.scope = draft.date or other.draft.date, other.draft.scope
            return


def _lend_total(one: Told, before: Sequence[Told]) -> None:
    """Give a rival total the place and time of the total it answers."""
    draft = one.draft
    if draft.scope.value != "tally":
        return
    for other in reversed(before):
        if (
            other.draft.type == draft.type
            and other.draft.scope.value == "tally"
            and draft.attribution is not None
        ):
            draft.place, draft.within = other.draft.place, other.draft.within
            draft.date = draft.date or other.draft.date
            return


def _lend_origin(one: Told, before: Sequence[Told], kept: Sequence[Told]) -> None:
    """Take the place of the event people flee from as the place they leave."""
    draft = one.draft
    if draft.origin is not None or one.event.trigger.is_noun:
        return
    beside = [
        o
        for o in kept
        if o is not one and o.event.sentence is one.event.sentence and o.draft.place is not None
    ]
    near = [
        o
        for o in before
        if o.draft.place is not None and one.event.sentence.paragraph == o.event.sentence.paragraph
    ]
    found = beside or near[-1:]
    if (
        found
        and found[0].draft.place != draft.destination
        and (draft.place is None or draft.place == draft.destination)
    ):
        draft.origin = draft.place = found[0].draft.place
        draft.within = found[0].draft.within
