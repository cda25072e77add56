"""What a report says once and means throughout: the place of a story, whom "the group" stands for."""

from collections import Counter
from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told
from dalil.knowledge.actors import ActorMention
from dalil.model import Derived, Span

STATES = frozenset(
    {
        "coalition",
        "syrian_government",
        "russia",
        "turkey",
        "israel",
        "iraq_forces",
        "saf",
        "saudi_coalition",
        "unknown",
        "other",
    }
)
_GROUP_WORDS = frozenset(
    "group organisation organization movement militia militias fighters members militants militiamen jihadists faction insurgents rebels gunmen "
    "soldiers troops command leadership ranks figures emirs men extremists recruits elements commanders administration security force forces".split()
)
_RULING = frozenset(
    {
        "torture",
        "restriction",
        "forced_recruitment",
        "indoctrination",
        "extortion",
        "execution",
        "property_seizure",
        "decline",
        "displacement",
        "desertion",
    }
)
_UNPLACED = frozenset({"decline", "pledge", "agreement", "embezzlement"})


def lend_context(kept: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Fill from the story around it what a claim leaves unsaid: the place, the actor behind a noun."""
    _lend_places(kept, told, reading)
    _lend_actors(kept, reading)


def _lend_places(kept: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    for place, one in enumerate(kept):
        draft = one.draft
        if draft.place is not None:
            draft.within = draft.within or _named_before(one, reading)
        elif (
            one.event.trigger.is_noun
            or draft.type in _UNPLACED
            or draft.scope.value == "pattern"
            and draft.certainty.value == "denied"
        ):
            continue
        else:
            found = _place_before(one, kept[:place], told, reading)
            if found is not None:
                draft.place = found


def _place_before(one: Told, before: Sequence[Told], told: Sequence[Told], reading: Reading) -> Span | None:
    paragraph = one.event.sentence.paragraph
    for other in reversed(before):
        if other.event.sentence.paragraph < paragraph - 1:
            break
        if other.draft.place is not None and other.draft.scope.value != "pattern":
            return other.draft.place
    return _place_of_title(told, reading)


def _place_of_title(told: Sequence[Told], reading: Reading) -> Span | None:
    """Return the place the headline names, `None` where it names none or several."""
    if not reading.spans:
        return None
    title = [m.span for m in reading.places_in(reading.spans[0]) if not _names_actor(m.span, reading)]
    return title[0] if len(title) == 1 else None


def _names_actor(span: Span, reading: Reading) -> bool:
    return any(m.span.overlaps(span) for m in reading.actors)


def _named_before(one: Told, reading: Reading) -> Span | None:
    """Return the named place that "the town" points back to, as the wider place."""
    place = one.draft.place
    text = reading.report.text
    if place is None or any(m.span.overlaps(place) for m in reading.places):
        return reading.heading if place is None else None
    if not place.of(text).lower().startswith(("the ", "this ", "that ")):
        return None
    before = [
        m.span for m in reading.places if m.span.end <= place.start and not _names_actor(m.span, reading)
    ]
    return before[-1] if before else None


def _lend_actors(kept: Sequence[Told], reading: Reading) -> None:
    for place, one in enumerate(kept):
        draft = one.draft
        if draft.actor is None:
            _lend_actor(one, kept[:place], reading)
        elif draft.actor_id is None and _known(draft.actor, reading) is None:
            draft.actor_id = _meant(draft, reading)


def _known(span: Span, reading: Reading) -> str | None:
    report = reading.report
    match = reading.knowledge.actors.identify(
        span.of(report.text), "en", context=report.text, on=report.published
    )
    return None if match is None else match.actor_id


def _meant(draft: Draft, reading: Reading) -> Derived[str] | None:
    """Return the actor that "the group" or "its members" stands for: the one named last of those that can be."""
    assert_span = draft.actor
    if assert_span is None:
        return None
    words = set(assert_span.of(reading.report.text).lower().replace("’s", "").replace("'s", "").split())
    if not words & _GROUP_WORDS and not _is_number(words):
        return None
    named = _armed_before(reading, assert_span.start)
    if not named:
        return None
    common = Counter(m.actor_id for m in named).most_common(1)[0][0]
    last = next(m for m in reversed(named) if m.actor_id == common)
    return Derived(common, (assert_span, last.span), f'stands for "{last.span.of(reading.report.text)}"')


def _is_number(words: set[str]) -> bool:
    return len(words) <= 3 and any(word.isdigit() for word in words)


def _armed_before(reading: Reading, start: int) -> list[ActorMention]:
    kinds = ("name", "forces", "anaphor")
    return [
        m for m in reading.actors if m.span.start < start and m.kind in kinds and m.actor_id not in STATES
    ]


def _lend_actor(one: Told, before: Sequence[Told], reading: Reading) -> None:
    """Name who rules where a passive leaves it out, if one armed group alone is spoken of."""
    draft = one.draft
    if draft.type not in _RULING or draft.attribution is not None and draft.certainty.value == "denied":
        return
    named = {m.actor_id for m in _armed_before(reading, len(reading.report.text))}
    if len(named) == 1 and before and any(b.draft.actor is not None for b in before):
        actor_id = named.pop()
        mention = next(m for m in reading.actors if m.actor_id == actor_id)
        draft.actor_id = Derived(actor_id, (mention.span,), "the only armed group the report speaks of")
