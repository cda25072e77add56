"""What a report says once and means throughout: the place of a story, whom "the group" stands for."""

import re
from collections import Counter
from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import VIOLENT
from dalil.coding.english.frames import AIRPOWERS
from dalil.coding.english.labels import lend_labels
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told, same_words
from dalil.coding.english.tree import is_verb
from dalil.coding.english.whereabouts import lend_places
from dalil.knowledge.actors import ActorMention
from dalil.model import DateRange, Derived, Span

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
    _lend_dates(kept, reading)
    _lend_period(kept)
    _lend_actors(kept, reading)


def _lend_actors(kept: Sequence[Told], reading: Reading) -> None:
    for place, one in enumerate(kept):
        draft = one.draft
        if draft.actor is None and draft.certainty.value == "denied":
            _lend_denied(one, kept[:place], reading)
        if draft.actor is None:
            _lend_captor(one, kept[:place], reading)
            _lend_blamed(one, reading)
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


_OWN_ACTS = frozenset(
    "property_seizure detention torture sexual_violence forced_recruitment extortion abduction "
    "displacement execution".split()
)
"""Types that a force accused of them denies, not their victims' side."""
_CAUGHT = re.compile(
    r"\b(?:of the|the|these|those) (?:\w+ )?(?:arrested|detained|detainees?|captives?|prisoners?|hostages?"
    r"|abductees|abducted|kidnapped|captured|arrestees)\b",
    re.I,
)
_HARMED = frozenset({"execution", "killing"})
_TAKEN = frozenset({"detention", "abduction"})
_BLAME = frozenset("blame accuse".split())


def _lend_denied(one: Told, before: Sequence[Told], reading: Reading) -> None:
    """Give a denial the doer of the event denied, or the party that denies its own act."""
    draft = one.draft
    for other in reversed(before):
        near = one.event.sentence.number - other.event.sentence.number <= _SIDES_REACH
        told = other.draft
        if near and told.type == draft.type and told.actor is not None and told.certainty.value != "denied":
            draft.actor, draft.actor_id = told.actor, told.actor_id
            return
    if draft.type in _OWN_ACTS and draft.attribution is not None:
        kinds = ("name", "forces")
        party = [m for m in reading.actors if draft.attribution.contains(m.span) and m.kind in kinds]
        if party:
            draft.actor = party[0].span


def _lend_captor(one: Told, before: Sequence[Told], reading: Reading) -> None:
    """Name who holds those that suffer: "Three of the arrested were hanged"."""
    draft = one.draft
    target = "" if draft.target is None else draft.target.of(reading.report.text)
    if draft.type not in _HARMED or _CAUGHT.search(target) is None:
        return
    for other in reversed(before):
        if other.draft.type in _TAKEN:
            draft.actor, draft.actor_id = other.draft.actor, other.draft.actor_id
            return


def _lend_blamed(one: Told, reading: Reading) -> None:
    """Name whom the next sentence blames: "Shells hit the camp. It blamed the militia."."""
    draft, number = one.draft, one.event.sentence.number
    if draft.type not in VIOLENT or draft.scope.value != "incident" or one.event.sentence.is_title:
        return
    after = next((s for s in reading.sentences if s.number == number + 1), None)
    if after is None or after.paragraph != one.event.sentence.paragraph:
        return
    for token in after.doc:
        if lemma_of(token) in _BLAME and is_verb(token) and token.dep_ == "ROOT":
            for child in token.children:
                words = after.span_of(child)
                named = next((m for m in reading.actors if m.span.overlaps(words)), None)
                if child.dep_ == "dobj" and named is not None:
                    draft.actor = phrase_span(after, child)


_SAME_DAY = re.compile(
    r"\b(?:hours|minutes) (?:later|earlier|after)\b|\blater (?:in|on|that) (?:the )?(?:same )?day\b"
    r"|\bshortly after(?:wards)?\b|\bat the same time\b",
    re.I,
)


def _lend_dates(kept: Sequence[Told], reading: Reading) -> None:
    """Date what happened "hours later", in the same breath, or on the day that the headline gives."""
    headline = _day_of_title(reading)
    for place, one in enumerate(kept):
        draft = one.draft
        if draft.date is not None or draft.scope.value == "pattern" or draft.certainty.value == "announced":
            continue
        if draft.certainty.value == "denied":
            draft.date = _day_denied(one, kept[:place], reading)
        joined = _joined_before(one, kept[:place])
        if joined is not None:
            draft.date = joined.draft.date
        if draft.date is not None or draft.scope.value != "incident":
            continue
        words = one.event.sentence.words(one.event.sentence.whole)
        before = kept[place - 1].draft.date if place else None
        if before is not None and _SAME_DAY.search(words):
            draft.date = before
        else:
            draft.date = _other_side(one, kept[:place], reading) or headline


def _day_denied(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of the event that a denial rejects, the last of its type and place."""
    draft, text = one.draft, reading.report.text
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > _SIDES_REACH:
            return None
        told = other.draft
        if told.type != draft.type or told.scope.value != "incident" or told.certainty.value == "denied":
            continue
        apart = (
            draft.place is not None
            and told.place is not None
            and not same_words(told.place.of(text), draft.place.of(text))
            and not _is_inside(told, draft)
        )
        if not apart:
            return told.date
    return None


def _is_inside(told: Draft, draft: Draft) -> bool:
    return draft.place is not None and draft.place == told.within


def _joined_before(one: Told, before: Sequence[Told]) -> Told | None:
    """Return the dated event that a verb is joined to: "last week they blew up X and kidnapped Y"."""
    for other in reversed(before):
        if other.event.sentence is not one.event.sentence:
            return None
        joined = is_verb(one.event.head) and one.event.head in other.event.head.conjuncts
        if joined and other.draft.date is not None and other.draft.certainty.value != "announced":
            return other
    return None


def _other_side(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of the violence in the same place that another source tells of as well."""
    draft, text = one.draft, reading.report.text
    if draft.place is None or draft.attribution is None or draft.type not in VIOLENT:
        return None
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > _SIDES_REACH:
            return None
        told = other.draft
        if (
            told.type in VIOLENT
            and told.place is not None
            and told.date is not None
            and told.scope.value == "incident"
            and told.attribution is not None
            and told.attribution.of(text) != draft.attribution.of(text)
            and same_words(told.place.of(text), draft.place.of(text))
        ):
            return told.date
    return None


_SIDES_REACH = 8
"""Sentences within which the other side gives its account of the same fighting."""
_NO_DAY = re.compile(
    r"\b(?:as of|update|report|bulletin|situation|digest|statement|since|round-?up)\b|\bno\.|#\d",
    re.I,
)
"""Words of headlines whose day is that of the paper, not of what it tells."""


def _day_of_title(reading: Reading) -> Derived[DateRange] | None:
    if reading.title is None or _NO_DAY.search(reading.title.of(reading.report.text)):
        return None
    for mention in reading.dates:
        words = mention.span.of(reading.report.text)
        said = words.lower() != "today"
        if said and reading.title.contains(mention.span) and mention.kind == "day" and mention.range:
            return Derived(mention.range, (mention.span,), f"headline: {mention.rule}")
    return None


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
