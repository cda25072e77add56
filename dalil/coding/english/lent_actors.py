"""Who did it where a claim leaves it unsaid: "the group", denials, captors, whom others blame."""

import re
from collections import Counter
from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import VIOLENT
from dalil.coding.english.frames import AIRPOWERS
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Token
from dalil.coding.english.told import DENIAL_REACH, Told
from dalil.coding.english.tree import is_verb, own_subject, prep_objects
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


def lend_actors(kept: Sequence[Told], reading: Reading) -> None:
    """Name the doers that claims leave unsaid, and whose "the group" is, from the story around them."""
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
_TAKEN = frozenset({"detention", "abduction"})
_CAPTIVITY = 3
"""Sentences within which "the arrested" are those whose arrest was told."""
_ITSELF = frozenset("it this that attack strike shelling bombing blast raid assault".split())
"""What somebody is blamed for where the blame is for the event just told."""


def _lend_denied(one: Told, before: Sequence[Told], reading: Reading) -> None:
    """Give a denial the doer of the event denied, or the party that denies its own act."""
    draft = one.draft
    for other in reversed(before):
        near = one.event.sentence.number - other.event.sentence.number <= DENIAL_REACH
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
    """Name who executes those it holds, as uncertain: "Three of the arrested were hanged"."""
    draft = one.draft
    target = "" if draft.target is None else draft.target.of(reading.report.text)
    if draft.type != "execution" or _CAUGHT.search(target) is None:
        return
    for other in reversed(before):
        near = one.event.sentence.number - other.event.sentence.number <= _CAPTIVITY
        if near and other.draft.type in _TAKEN and other.draft.actor is not None:
            draft.actor, draft.actor_id = other.draft.actor, other.draft.actor_id
            draft.actor_uncertain = True
            return


def _lend_blamed(one: Told, reading: Reading) -> None:
    """Name whom the source of the event goes on to blame: "..., the clinic said. It blamed the militia."

    What others than this source say of it is an account of their own (`replies`).
    """
    draft, number = one.draft, one.event.sentence.number
    if draft.attribution is None or draft.type not in VIOLENT or draft.scope.value != "incident":
        return
    after = next((s for s in reading.sentences if s.number == number + 1), None)
    if after is None or after.paragraph != one.event.sentence.paragraph:
        return
    verb = next((t for t in after.doc if t.dep_ == "ROOT" and is_verb(t)), None)
    speaker = None if verb is None else own_subject(verb)
    if verb is None or speaker is None or speaker.lower_ not in ("it", "they", "he", "she"):
        return
    blamed = _blamed(verb)
    if blamed is not None and any(m.span.overlaps(after.span_of(blamed)) for m in reading.actors):
        draft.actor = phrase_span(after, blamed)


def _blamed(verb: Token) -> Token | None:
    """Return who is blamed for what was just told, `None` where it is for something else or denied."""
    if lemma_of(verb) not in ("blame", "accuse") or any(c.dep_ == "neg" for c in verb.children):
        return None
    for name, deed in prep_objects(verb):
        if name in ("for", "of") and lemma_of(deed) not in _ITSELF:
            return None
    if any(c.dep_ == "prep" and any(is_verb(below) for below in c.children) for c in verb.children):
        return None  # "accused the army of stealing aid"
    return next((c for c in verb.children if c.dep_ == "dobj"), None)
