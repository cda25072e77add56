"""Where and when an event happened that its own words leave to the event before: one scene, told on."""

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.links import linked_event, part_of
from dalil.coding.arabic.place_chunks import place_words
from dalil.coding.arabic.tables import noun_list, result_words
from dalil.coding.arabic.victims import is_joined
from dalil.coding.draft import Draft

_STANDS = frozenset({"stated", "uncertain"})
_LEAVING = frozenset({"displacement", "withdrawal", "desertion"})
_GROUND = frozenset({"capture", "withdrawal", "siege"})
"""Types that battles told beside them were fought for: "سيطر على القرية بعد معارك"."""
_LATER = frozenset({"release", "agreement", "detention", "aid"})
"""Types that come to pass some time after what they are told with: "اعتقلهم قبل أن يفرج عنهم"."""
_OPENING = 5
"""Words at the start of a sentence whose date is of all its clauses: "وفي الخامس من أيار، ..."."""


def share_scene(one: Found, before: Sequence[Found]) -> None:
    """Give `one` the place and day of the event before it, where both are told as one scene."""
    last = before[-1] if before else None
    if not _may_share(one):
        return
    _same_day(one, before)
    _take_linked(one, before)
    _at_that_hour(one, before)
    _same_period(one, before)
    if last is not None and _points_back(one):
        event = next((f for f in reversed(before) if f.draft.type == one.draft.type), None)
        if event is not None:
            where = () if one.draft.place is not None else ("place", "within")
            _copy(one.draft, event.draft, (*where, "date"))
        return
    if last is None or last.order[0] != one.order[0] or not _may_share(last):
        return
    if _goes_on(one, last):
        _take_place(one, last)
        _copy(one.draft, last.draft, ("date",))
        if one.roles.lacks_subject and last.draft.place is None and last.draft.type not in _LEAVING:
            last.draft.place, last.draft.within = one.draft.place, one.draft.within
    elif _opens_with_date(one) or _is_there(one):
        _copy(one.draft, last.draft, ("date",))
    elif one.draft.type == "clash" and last.draft.type in _GROUND:
        _take_place(one, last)


def _may_share(one: Found) -> bool:
    draft = one.draft
    return draft.certainty.value in _STANDS and draft.scope.value != "pattern" and not one.is_rival


def _take_linked(one: Found, before: Sequence[Found]) -> None:
    """Give the sentence place and day of the event that its words lead back to."""
    whole = part_of(one, before)
    if whole is not None:
        _copy(one.draft, whole.draft, ("date",))
    event = linked_event(one, before)
    if event is None:
        return
    _take_place(one, event)
    if one.draft.place in (None, event.draft.place, event.draft.target, event.draft.within):
        _copy(one.draft, event.draft, ("date",))


def _at_that_hour(one: Found, before: Sequence[Found]) -> None:
    """ "In the morning" alone is of the day that the report speaks of: today, or the last day it named."""
    if one.draft.date is not None or one.draft.scope.value != "incident":
        return
    words = one.parsed.words[slice(*one.mention.zone)]
    hour = next((w for w in words if w.text.removeprefix("و") in place_words("hours")), None)
    days = [f.draft.date for f in before if f.draft.date is not None and not _is_behind(f)]
    days = [day for day in days if day.value.first == day.value.last]
    if hour is None or not days or one.mention.sentence.is_title:
        return
    published = one.parsed.passage.report.published
    day = next((day for day in days if day.value.first == published), days[-1])
    one.draft.date = replace(day, spans=(*day.spans, hour.span), rule="hour of the day spoken of")


def _same_period(one: Found, before: Sequence[Found]) -> None:
    """What a monitor counts next is of the period of its first count: "كما وثق المكتب اعتقال ..."."""
    if one.draft.date is not None or not _is_counted(one):
        return
    spans = [f.draft.date for f in before if f.draft.date is not None and _is_counted(f)]
    if spans and spans[-1].value.first != spans[-1].value.last:
        one.draft.date = spans[-1]


def _is_counted(one: Found) -> bool:
    """Say whether the sentence begins with who documented the event: "ووثق", "كما سجلت الشبكة"."""
    opening = one.parsed.words[one.parsed.sentence.first : one.parsed.sentence.first + 3]
    return any(word.rest in place_words("documenting") for word in opening)


def _take_place(one: Found, last: Found) -> None:
    """Flight and retreat begin where the event before happened; where they lead is not where it was."""
    draft, source = one.draft, last.draft
    if source.place is None or source.place == source.destination:
        return
    if draft.type in _LEAVING:
        if draft.origin is None and draft.place in (None, draft.destination):
            draft.origin = draft.place = source.place
            draft.within = source.within
    elif draft.place is None:
        draft.place, draft.within = source.place, source.within


def _points_back(one: Found) -> bool:
    """Say whether only a definite noun names the event: "تبنى التنظيم التفجير"."""
    triggers = one.mention.triggers
    definite = bool(triggers) and all(t.verb is None and t.is_definite for t in triggers)
    return definite and one.draft.date is None


def _goes_on(one: Found, last: Found) -> bool:
    """Say whether the clause goes on with the scene: و and a verb, a result, "before", one more noun."""
    first = one.mention.all_triggers[0].first
    start, _ = one.parsed.segment(first)
    words = one.parsed.words
    opening = [w.text[len(w.conjunction) :] for w in words[start : first + 1]]
    if opening[0] in place_words("contrasting"):
        return False
    told = any(start <= t.first < first for t in one.parsed.triggers)
    if any(word in result_words() for word in opening[:2]) and not told:
        return True
    if opening[0] in place_words("before") or opening[:1] == ["ان"] and _follows_before(one, start):
        return one.draft.type not in _LATER
    joined = is_joined(words[start]) or opening[0] in place_words("then")
    return first - start <= 1 and joined and not _is_new_subject(one, last)


def _follows_before(one: Found, start: int) -> bool:
    return start > 0 and one.parsed.words[start - 1].rest in place_words("before")


def _is_new_subject(one: Found, last: Found) -> bool:
    """Say whether the verb after و has its own armed subject: another actor, another scene."""
    verb = one.mention.all_triggers[0].verb is not None
    return verb and not one.roles.lacks_subject and one.draft.actor not in (None, last.draft.actor)


def _is_there(one: Found) -> bool:
    """Say whether the clause names the place only as "the village": what was told there goes on."""
    words = one.parsed.words[slice(*one.mention.zone)]
    opening = one.parsed.opener(one.mention.all_triggers[0].first)
    return opening in place_words("meanwhile") and any(w.rest in noun_list("general_places") for w in words)


def _same_day(one: Found, before: Sequence[Found]) -> None:
    """ "On the same day" is the day of the last event that is told for itself, not as a reason or past."""
    date, text = one.draft.date, one.parsed.passage.report.text
    if date is None or not any(word in place_words("same") for word in date.spans[0].of(text).split()):
        return
    dated = [f for f in before if f.draft.date is not None and not _is_behind(f)]
    if dated and dated[-1].draft.date is not None:
        one.draft.date = replace(date, value=dated[-1].draft.date.value)


def _is_behind(one: Found) -> bool:
    """Say whether the event is told as the reason or the past of another: "رداً على انشقاق القائد"."""
    first = one.mention.all_triggers[0].first
    start, _ = one.parsed.segment(first)
    return one.parsed.words[start].rest in place_words("behind")


def _opens_with_date(one: Found) -> bool:
    """Say whether the sentence opens with a day, before anything is told."""
    passage, sentence = one.parsed.passage, one.parsed.sentence
    if one.parsed.opener(one.mention.all_triggers[0].first) in place_words("behind"):
        return False
    opening = range(sentence.first, min(sentence.first + _OPENING, sentence.last))
    told = min((t.first for t in one.parsed.triggers), default=sentence.last)
    return any(at in passage.date_at and at < told for at in opening)


def _copy(draft: Draft, source: Draft, slots: Sequence[str]) -> None:
    for slot in slots:
        if getattr(draft, slot) is None:
            setattr(draft, slot, getattr(source, slot))
