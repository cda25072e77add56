"""What a mention takes from the events before it: a shared subject, the event it denies."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.mentions import STRIKES
from dalil.coding.arabic.naming import called_before
from dalil.coding.arabic.passage import Passage
from dalil.coding.arabic.place_chunks import place_words
from dalil.coding.arabic.pronouns import take_persons
from dalil.coding.arabic.scenes import share_scene
from dalil.coding.arabic.tables import grammar_part, noun_list, word_set
from dalil.coding.draft import Draft
from dalil.language.fold import fold
from dalil.model import Span

_SCENE = ("place", "within", "date")
_KILLINGS = STRIKES | {"execution", "assassination"}
"""Types whose dead a bare "nobody was killed" denies."""
_ALL = ("actor", "actor_id", "target", "target_class", *_SCENE)


def carry(one: Found, before: Sequence[Found]) -> None:
    """Fill the slots of `one` that its words leave to the events `before` it, and only those."""
    if one.echo:
        _echo(one, before)
        return
    _adopt_type(one, before)
    _name_places(one, before)
    whole = [f for f in before if not f.is_part and f.draft.certainty.value in ("stated", "uncertain")]
    last = whole[-1] if whole else None
    if last is None:
        return
    if _is_rival_toll(one, last):
        one.is_rival = True
        one.draft.type = one.mention.type = last.draft.type
        _copy(one.draft, last.draft, _ALL)
        one.draft.means = [replace(means) for means in last.draft.means]
    elif one.draft.certainty.value == "denied":
        _of_denied(one, before)
    elif _is_new_toll(one, last):
        one.is_rival = True
        _copy(one.draft, last.draft, _ALL)
    elif _is_part(one):
        one.is_part = True
        _of_whole(one, before)
    elif one.roles.lacks_subject:
        _share_subject(one, before)
    take_persons(one, before)
    share_scene(one, before)
    if _is_same_day(one) and last.order[0] >= one.order[0] - 1:
        _copy(one.draft, last.draft, ("date",))


def _is_same_day(one: Found) -> bool:
    """Say whether the clause sets the event beside the one before: "وبعد ساعة شنت ..."."""
    plain = one.parsed.plain(one.mention.zone[0], one.mention.trigger.last)
    return any(f" {phrase} " in plain for phrase in word_set("same_day"))


def _name_places(one: Found, before: Sequence[Found]) -> None:
    """ "The town" and "from it" are the place named before."""
    text = one.parsed.passage.report.text
    places = [span for f in before for span in (f.draft.within, f.draft.place) if span is not None]
    named = [span for span in places if not _is_general(span.of(text))]
    draft = one.draft
    for slot in ("place", "within", "origin", "target"):
        span = getattr(draft, slot)
        if span is not None and slot == "target" and len(span.of(text).split()) > 1:
            continue
        if span is not None and _is_general(span.of(text)):
            meant = _meant(one.parsed.passage, span, named)
            if meant is not None:
                setattr(draft, slot, meant)
    if not named:
        return
    last = next((f.draft.place for f in reversed(before) if f.draft.place in named), named[-1])
    words = one.parsed.words[one.mention.trigger.last + 1 : one.mention.trigger.last + 6]
    if any(word.text in word_set("there") for word in words):
        if draft.type in ("withdrawal", "displacement", "desertion") and draft.origin is None:
            draft.origin = draft.place = last
        elif draft.place is None:
            draft.place = last


def _meant(passage: Passage, general: Span, named: Sequence[Span]) -> Span | None:
    """Return the place that "the town" stands for: one called a town, else a town of any event before."""
    text = passage.report.text
    bare = fold(general.of(text)).text.split()[-1].removeprefix("ال")
    same = [span for span in named if bare in fold(span.of(text)).text.split()]
    if same:
        return same[-1]
    called = called_before(passage, bare, general.start)
    if called is not None:
        return called
    wide = [span for span in named if _kinds(span.of(text)).isdisjoint(_OTHER_KINDS | word_set("exact"))]
    meant = wide or named
    return meant[-1] if meant else None


_OTHER_KINDS = frozenset({"طريق", "حي", "شارع", "محافظه", "ريف", "قطاع", "اقليم", "ولايه", "محور"})
"""Words of places that are no town, camp or village."""


def _kinds(words: str) -> frozenset[str]:
    return frozenset(fold(words).text.split())


def _is_general(words: str) -> bool:
    """Say whether the words only point at a place: "البلدة", "سوق القرية", "المدينة الساحلية"."""
    folded = re.split(r" و(?=\w)", fold(words).text)[0].split()
    general = noun_list("general_places")
    if not folded or folded[0] in general or f"ال{folded[0]}" in general and len(folded) == 1:
        return bool(folded) and (len(folded) == 1 or folded[1] in place_words("pointing"))
    kinds = place_words("resumed") | place_words("buildings")
    return len(folded) == 2 and folded[1] in general and folded[0] in kinds


def _echo(one: Found, before: Sequence[Found]) -> None:
    """A denial or an accusation that points back: "نفت قسد ذلك", "اتهم X Y بتنفيذها"."""
    event = next((found for found in reversed(before) if found.draft.certainty.value != "denied"), None)
    if event is None:
        return
    draft, source = one.draft, event.draft
    draft.type = one.mention.type = source.type
    one.has_event = True
    accused = draft.actor is not None
    _copy(draft, source, ("target", "target_class", *_SCENE, "origin", "destination"))
    if not accused:
        _copy(draft, source, ("actor", "actor_id"))
    draft.means = list(source.means)


def _adopt_type(one: Found, before: Sequence[Found]) -> None:
    """ "The shelling" of an air strike told before is that air strike."""
    mention = one.mention
    if not mention.is_default or mention.type not in STRIKES | {"killing"}:
        return
    again = any(trigger.is_definite and trigger.verb is None for trigger in mention.triggers)
    listed = mention.trigger.type == "killing" and mention.trigger.generic is not None
    strikes = [f for f in before if f.draft.type in STRIKES]
    denied = one.draft.certainty.value == "denied"
    if not strikes or not (again or listed or denied):
        return
    last = strikes[-1]
    if listed and not again and last.order[0] != one.order[0]:
        return
    one.draft.type = mention.type = last.draft.type
    if listed:
        _copy(one.draft, last.draft, ("actor", "actor_id"))
    one.draft.means = one.draft.means or list(last.draft.means)


def _is_rival_toll(one: Found, last: Found) -> bool:
    """Say whether a bare toll by another source follows an event: "أما المرصد فتحدث عن 27 شهيدا"."""
    draft = one.draft
    if draft.type != "killing" or not draft.counts or draft.place or draft.date or draft.actor:
        return False
    near = one.order[0] - last.order[0] <= 1 and last.draft.type in VIOLENT
    return near and draft.attribution is not None and draft.attribution != last.draft.attribution


def _is_new_toll(one: Found, last: Found) -> bool:
    """Say whether a later toll of an event told before is given: "حصيلة الفض ارتفعت إلى 30"."""
    draft = one.draft
    again = any(t.is_definite and t.verb is None or len(t.words) > 1 for t in one.mention.triggers)
    same = draft.type == last.draft.type and draft.scope.value == "tally" and bool(draft.counts)
    return same and again and draft.place is None and draft.target is None


def _of_denied(one: Found, before: Sequence[Found]) -> None:
    """A denial takes place, date and parties of what it denies."""
    draft = one.draft
    kinds = STRIKES if draft.type in STRIKES else {draft.type}
    event = next(
        (f for f in reversed(before) if f.draft.type == draft.type and f.draft.certainty.value != "denied"),
        None,
    )
    if event is None and one.mention.is_default:
        event = next((f for f in reversed(before) if f.draft.type in kinds), None)
    if event is None and draft.type == "killing" and before[-1].draft.type in _KILLINGS:
        event = before[-1]
        draft.type = one.mention.type = event.draft.type
    if event is not None:
        whole = draft.target is None and not _denies_any(one)
        _copy(draft, event.draft, _ALL if whole else ("actor", "actor_id", *_SCENE))
        draft.means = draft.means or list(event.draft.means)
    elif before[-1].order[0] >= one.order[0] - 1:
        _copy(draft, before[-1].draft, _SCENE)


def _denies_any(one: Found) -> bool:
    """Say whether the denial is of any such thing, whoever it struck: "نفت تنفيذ أي غارة"."""
    words = one.parsed.words[slice(*one.mention.zone)]
    return any(word.rest in grammar_part("negation", "any") for word in words)


def _is_part(one: Found) -> bool:
    """Say whether the victims are part of those told before: "أربعة منهم"."""
    first, last = one.mention.zone
    words = one.parsed.words[first : min(last, one.mention.trigger.last + 5)]
    return any(word.rest in word_set("of_them") for word in words) and one.draft.type in VIOLENT


def _of_whole(one: Found, before: Sequence[Found]) -> None:
    draft = one.draft
    whole = next((f for f in reversed(before) if f.draft.type in VIOLENT), None)
    if whole is None:
        return
    _copy(draft, whole.draft, ("actor", "actor_id", "date", "attribution"))
    groups = {count.group for count in whole.draft.counts if count.harm == "killed"}
    if len(groups) >= 1 and "civilians" in groups:
        draft.counts = [replace(c, group="civilians") if c.group is None else c for c in draft.counts]


def _share_subject(one: Found, before: Sequence[Found]) -> None:
    """An active verb without a subject shares the subject of the verb before it, in the same passage."""
    if one.draft.actor is not None:
        return
    near = [f for f in before if one.order[0] - f.order[0] <= 1]
    near = [f for f in near if f.draft.type != "discovery" or one.draft.type == "discovery"]
    giver = next((f for f in reversed(near) if f.draft.actor is not None), None)
    if giver is None:
        return
    one.draft.actor, one.draft.actor_id = giver.draft.actor, giver.draft.actor_id
    joined = one.parsed.words[one.mention.trigger.first].conjunction == "و"
    if joined and giver is before[-1] and giver.order[0] == one.order[0]:
        _copy(one.draft, giver.draft, ("date",))
        if one.draft.place == one.draft.destination and one.draft.type == "displacement":
            one.draft.place = giver.draft.place or one.draft.place


def _copy(draft: Draft, source: Draft, slots: Sequence[str]) -> None:
    for slot in slots:
        if getattr(draft, slot) is None:
            setattr(draft, slot, getattr(source, slot))
