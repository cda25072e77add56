"""What a report says once and means throughout: the place of a story, whom "the group" stands for."""

from collections import Counter
from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.days import lend_dates
from dalil.coding.english.frames import AIRPOWERS
from dalil.coding.english.labels import lend_labels
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told
from dalil.coding.english.whereabouts import lend_places
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
ALLIES = frozenset({"sdf", "ypg", "pmf", "iraq_forces"})
"""Forces that reports seldom call "the group"."""
_GROUP_WORDS = frozenset(
    "group organisation organization movement militia militias fighters members militants militiamen "
    "jihadists faction insurgents rebels gunmen "
    "soldiers troops command leadership ranks figures emirs men extremists recruits elements "
    "commanders administration security force forces".split()
)
_RULING = frozenset(
    "torture restriction forced_recruitment indoctrination extortion property_seizure".split()
)
_ANY_SIDE = frozenset("soldiers troops security force forces administration men command leadership".split())
"""Words that may stand for either side."""


def lend_context(kept: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Fill from the story around it what a claim leaves unsaid: the place, the actor behind a noun."""
    lend_labels(kept, reading)
    lend_places(kept, told, reading)
    lend_dates(kept, reading)
    _lend_period(kept)
    _lend_actors(kept, reading)


def _lend_actors(kept: Sequence[Told], reading: Reading) -> None:
    for place, one in enumerate(kept):
        draft = one.draft
        if draft.actor is None:
            _lend_actor(one, kept[:place], reading)
        elif draft.actor_id is None and _known(draft.actor, reading) is None:
            draft.actor_id = _by_adjective(draft.actor, reading) or _meant(draft, kept[:place], reading)


def _known(span: Span, reading: Reading) -> str | None:
    report = reading.report
    match = reading.knowledge.actors.identify(
        span.of(report.text), "en", context=report.text, on=report.published
    )
    return None if match is None else match.actor_id


def _by_adjective(span: Span, reading: Reading) -> Derived[str] | None:
    """Return whose a weapon is by the adjective before it: "Russian" in "a Russian missile"."""
    report = reading.report
    words = span.of(report.text)
    if " " in words.strip():
        return None
    match = reading.knowledge.actors.identify(
        f"{words} forces", "en", context=report.text, on=report.published
    )
    return (
        None if match is None else Derived(match.actor_id, (span,), f"{match.rule}, adjective of a weapon")
    )


def _meant(draft: Draft, before: Sequence[Told], reading: Reading) -> Derived[str] | None:
    """Return the actor that "the group" or "its members" stands for: the last one told of that can be."""
    words_span = draft.actor
    if words_span is None:
        return None
    if any(word[:1].isupper() for word in words_span.of(reading.report.text).split()[1:]):
        return None
    words = set(words_span.of(reading.report.text).lower().replace("’s", "").replace("'s", "").split())
    if not words & _GROUP_WORDS and not _is_number(words):
        return None
    if (
        words & _ANY_SIDE
        and not words & {"group", "militants", "fighters", "members"}
        and not _is_alone(reading)
    ):
        return None
    for other in reversed(before):
        actor = other.draft.actor
        given = None if other.draft.actor_id is None else other.draft.actor_id.value
        known = None if actor is None else _known(actor, reading) or given
        if (
            actor is not None
            and known is not None
            and known not in STATES | (ALLIES if "group" in words else frozenset())
        ):
            return Derived(known, (words_span, actor), f'stands for "{actor.of(reading.report.text)}"')
    named = _armed_before(reading, words_span.start)
    if not named:
        return None
    common = Counter(m.actor_id for m in named).most_common(1)[0][0]
    last = next(m for m in reversed(named) if m.actor_id == common)
    return Derived(common, (words_span, last.span), f'stands for "{last.span.of(reading.report.text)}"')


def _is_alone(reading: Reading) -> bool:
    """Say whether the report speaks of one armed actor only, those that strike from the air aside."""
    kinds = ("name", "forces", "aircraft")
    return (
        len({m.actor_id for m in reading.actors if m.kind in kinds} - AIRPOWERS - {"unknown", "other"}) == 1
    )


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
    expelled = draft.type == "displacement" and lemma_of(one.event.head) in (
        "expel",
        "evict",
        "deport",
        "drive",
    )
    if (
        (draft.type not in _RULING and not expelled)
        or draft.attribution is not None
        and draft.certainty.value == "denied"
    ):
        return
    kinds = ("name", "forces", "aircraft")
    named = {m.actor_id for m in reading.actors if m.kind in kinds} - AIRPOWERS - {"unknown", "other"}
    if len(named) == 1 and before and any(b.draft.actor is not None for b in before):
        actor_id = named.pop()
        mention = next(m for m in reading.actors if m.actor_id == actor_id)
        draft.actor_id = Derived(actor_id, (mention.span,), "the only armed group the report speaks of")


def _lend_period(kept: Sequence[Told]) -> None:
    """Count the figures of a statistical report over its period: it opens with a dated, sourced total."""
    if len(kept) < 2:
        return
    first = kept[0].draft
    if first.scope.value != "tally" or first.date is None or first.attribution is None:
        return
    if (first.date.value.last - first.date.value.first).days < _MONTH:
        return
    for one in kept[1:]:
        draft = one.draft
        if (
            draft.counts
            and draft.date is None
            and draft.certainty.value == "stated"
            and draft.scope.value != "pattern"
            and (draft.place is None or draft.place in (first.place, first.within))
        ):
            draft.date = first.date
            draft.scope = Derived("tally", (draft.trigger,), "a figure of a statistical report")


_MONTH = 27
"""Days of the shortest month, less one."""
