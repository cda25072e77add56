"""Which event told before a sentence goes on with: its words for who, where or after what lead back."""

from collections.abc import Sequence

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.place_chunks import place_words
from dalil.coding.arabic.shapes import is_adjective
from dalil.coding.arabic.tables import folded, noun_list
from dalil.coding.arabic.words import Word
from dalil.language.words import language_table

_REACH = 3
"""Sentences back in which the event stands that a sentence goes on with."""
_STANDS = frozenset({"stated", "uncertain"})


def linked_event(one: Found, before: Sequence[Found]) -> Found | None:
    """Return the event before that the sentence of `one` goes on with, `None` where no word leads back.

    "The same force", "the patrol", "the town", "after that", "against the campaign" lead back.
    """
    near = [f for f in before if _may_lead(f, one)]
    if not near or _is_past(one):
        return None
    for find in (_by_actor, _by_after, _by_cause, _by_place):
        event = find(one, near)
        if event is not None:
            return event
    return None


def part_of(one: Found, before: Sequence[Found]) -> Found | None:
    """Return the whole of which the sentence opens the parts: "... من عدة مدن. ففي نابلس ..."."""
    first = one.parsed.words[one.parsed.sentence.first]
    if not first.text.startswith("ف") or first.text[1:] not in place_words("parts"):
        return None
    near = [f for f in before if _may_lead(f, one) or f.draft.scope.value == "tally"]
    return next((f for f in reversed(near) if f.draft.type == one.draft.type), None)


def _may_lead(event: Found, one: Found) -> bool:
    apart = one.order[0] - event.order[0]
    draft = event.draft
    told = draft.certainty.value in _STANDS and draft.scope.value == "incident" and not event.is_rival
    return 0 < apart <= _REACH and told and not _is_past(event)


def _is_past(one: Found) -> bool:
    """Say whether the sentence tells of something earlier: "وكانت القوة قد ..."."""
    return one.parsed.words[one.parsed.sentence.first].rest in place_words("earlier")


def _by_actor(one: Found, near: Sequence[Found]) -> Found | None:
    """The actor is one told of before: "القوة نفسها", "عناصر الدورية", "المهاجمون"."""
    chunk = one.roles.actor
    if chunk is None:
        return None
    words = [w for w in one.parsed.words[chunk.first : chunk.last] if w.kind == "word"]
    same = any(word.rest in place_words("same_one") for word in words)
    heads = [w for w in words if w.is_definite and (w.bare in place_words("resumed_groups") or same)]
    if not heads or any(at in one.parsed.passage.actor_at for at in range(chunk.first, chunk.last)):
        return None
    named = {word.bare for word in heads}
    for event in reversed(near):
        if same and event.draft.actor is not None and named & _bares(event):
            return event
        if named & _bares(event) or named & place_words("attackers") and event.draft.actor is not None:
            return event
    return None


def _by_after(one: Found, near: Sequence[Found]) -> Found | None:
    """The clause follows what was told: "عقب ذلك", "بعد ساعات", "على الفور"."""
    plain = one.parsed.plain(*one.mention.zone)
    later = place_words("not_at_once")
    after = [phrase for phrase in place_words("after_that") if f" {phrase} " in plain]
    return (
        near[-1]
        if after and not any(f" {phrase} {word} " in plain for phrase in after for word in later)
        else None
    )


def _by_cause(one: Found, near: Sequence[Found]) -> Found | None:
    """People answer what was told: "احتجاجا على الاعتقالات", "على خلفية الحملة"."""
    if one.draft.type != "protest":
        return None
    plain = one.parsed.plain(one.parsed.sentence.first, one.parsed.sentence.last)
    return near[-1] if any(f" {phrase}" in plain for phrase in place_words("answering")) else None


def _by_place(one: Found, near: Sequence[Found]) -> Found | None:
    """ "The town", "the school" is where the event before happened."""
    nouns = set(_definite_places(one))
    if not nouns:
        return None
    for event in reversed(near):
        draft = event.draft
        where = [span for span in (draft.place, draft.target, draft.within) if span is not None]
        held = {w.bare for w in event.parsed.words if any(w.span.overlaps(span) for span in where)}
        if nouns & _with_alike(held):
            return event
    return None


def _definite_places(one: Found) -> Sequence[str]:
    """Return the nouns of places that stand with the article and without a name."""
    parsed, (first, last) = one.parsed, one.mention.zone
    found = []
    for at in range(first, last):
        word = parsed.words[at]
        known = word.rest in noun_list("general_places") or word.bare in place_words("resumed")
        if word.is_definite and known and at not in parsed.passage.place_at and _ends_there(parsed, at):
            found.append(word.bare)
    return found


def _ends_there(parsed: Parsed, at: int) -> bool:
    """Say whether nothing after the noun tells which one is meant: not "المدينة الساحلية"."""
    following = parsed.words[at + 1] if at + 1 < parsed.sentence.last else None
    if following is None or following.kind != "word":
        return True
    return not (following.is_definite and (is_adjective(following) or not following.classes))


def _bares(event: Found) -> frozenset[str]:
    """Return the nouns of the sentence of an event."""
    words: Sequence[Word] = event.parsed.words[event.parsed.sentence.first : event.parsed.sentence.last]
    return _with_alike({word.bare for word in words if word.kind == "word"})


def _with_alike(bares: set[str]) -> frozenset[str]:
    """Return the nouns with those that stand for the same kind of place."""
    groups = [folded(group) for group in language_table("arabic_places")["alike"]]
    return frozenset(bares.union(*(group for group in groups if bares & group)))
