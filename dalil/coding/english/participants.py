"""Who did it: the doer of an event as a span of the report."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.pronouns import doer_meant, is_group
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import speech_words
from dalil.coding.english.tree import SUBJECTS, prep_objects
from dalil.coding.english.triggers import Trigger
from dalil.model import Span

SELF_DONE = frozenset(
    {
        "pledge",
        "surrender",
        "desertion",
        "decline",
        "withdrawal",
        "embezzlement",
        "reinforcement",
        "protest",
    }
)
"""Types whose actor is the one who does it, whatever role the grammar gives (Ruling 24)."""
_GONE = frozenset({"disappear", "vanish", "go", "remain", "be"})
"""Verbs whose subject is missing."""
_ASCRIBED = frozenset({"blame", "attribute", "ascribe", "operate", "fire", "launch"})
_LEARNING = frozenset(
    "undergo attend complete take sit go follow receive join enrol enroll finish sign repent".split()
)


_HEDGED = re.compile(r"\b(?:believed|thought|suspected|presumed|said) to\b")


class Actor(NamedTuple):
    """The words for the doer."""

    span: Span | None
    uncertain: bool = False


def find_actor(event: Event, reading: Reading) -> Actor:
    """Return who did it, `None` inside where the sentence does not say."""
    if event.type == "assassination" and lemma_of(event.head) in ("survive", "escape"):
        return Actor(None)
    for token in _doers(event):
        found = _resolve(token, event, reading)
        if found is not None:
            return Actor(
                found, _is_hedged(token) or _HEDGED.search(event.sentence.words(found)) is not None
            )
    return Actor(None)


def _doers(event: Event) -> Iterator[Token]:
    """Yield candidates for the doer, the main trigger's first."""
    for trigger in event.triggers:
        roles = trigger.roles
        if trigger is not event.trigger and trigger.entry.part == "phrase":
            continue
        if event.type == "killing" and lemma_of(trigger.head) in ("put", "count", "report"):
            continue
        if event.type == "capture" and lemma_of(trigger.head) in ("lose", "cede", "fall"):
            yield from roles.of("to")
            if "voice" not in trigger.entry.gives:
                continue
        if event.type == "decline":
            yield from _losers(trigger)
            continue
        if event.type == "displacement":
            if (
                roles.doer is not None
                and roles.patient is not None
                and roles.doer != roles.patient
                and is_person(roles.patient)
                and roles.patient.pos_ != "PROPN"
            ):
                yield roles.doer
            continue
        if trigger.entry.type == "killing" and lemma_of(trigger.head) in ("die", "perish", "lose"):
            continue
        absorbed = (
            trigger is not event.trigger and ("harm" in trigger.entry.gives) and event.type == "explosion"
        )
        if absorbed and roles.doer is not None and not has_class(roles.doer, "force"):
            continue
        gone = event.type == "abduction" and lemma_of(trigger.head) in _GONE and not roles.passive
        if gone and roles.patient in (None, roles.doer):
            continue
        if event.type == "indoctrination" and lemma_of(trigger.head) in _LEARNING:
            continue
        if (
            event.type == "raid"
            and lemma_of(trigger.head) in ("land", "insert", "drop", "airdrop", "parachute")
            and roles.patient is not None
        ):
            yield roles.patient
            continue
        if event.type == "release" and trigger.entry.part == "phrase":
            continue
        if event.type == "surrender" and roles.doer is None and roles.patient is not None:
            yield roles.patient
        yield from _doers_of_gerund(trigger.head)
        if roles.doer is not None:
            yield roles.doer
        yield from roles.of("between")
        if event.type in _AT_CHECKPOINTS:
            yield from _checkpoints(trigger)


_AT_CHECKPOINTS = frozenset({"abduction", "detention", "extortion"})
"""Types that those who hold a checkpoint do there; who is killed at one may be of them."""


def _checkpoints(trigger: Trigger) -> Iterator[Token]:
    """Yield whose checkpoint it was done at: "stopped at an RSF checkpoint"."""
    for spot in trigger.roles.of("at"):
        if lemma_of(spot) in ("checkpoint", "roadblock"):
            yield from (c for c in spot.lefts if c.dep_ in ("compound", "amod", "nmod", "poss"))


def _doers_of_gerund(head: Token) -> Iterator[Token]:
    """Yield who "shelling by the RSF" and "killed by Houthi shelling" name, read as verbs by the parser."""
    if head.tag_ != "VBG":
        return
    before = head.nbor(-1) if head.i else None
    if before is not None and before.dep_ == "pobj" and before.head.lower_ in ("by", "in", "to"):
        yield before
    yield from (found for name, found in prep_objects(head) if name == "by")


def _losers(trigger: Trigger) -> Iterator[Token]:
    """Yield who grows weaker: the object of "cost", "drain", "weaken", else the subject."""
    roles = trigger.roles
    for token in (
        roles.patient,
        roles.doer,
        *roles.of("of"),
        *roles.of("in"),
        *roles.of("for"),
        *roles.of("on"),
    ):
        if token is not None and (
            has_class(token, "group") or has_class(token, "force") or token.pos_ == "PROPN"
        ):
            yield token
    for token in (roles.patient, roles.doer, *roles.of("to")):
        if token is not None and (has_class(token, "strength") or is_person(token)):
            yield token


def _resolve(token: Token, event: Event, reading: Reading) -> Span | None:
    """Return the words of the doer, `None` where `token` is none: a weapon, an event, a thing."""
    sentence = event.sentence
    if token.tag_ == "CD":
        whole = next((t for name, t in prep_objects(token) if name == "of"), None)
        can_act = whole is not None and (has_class(whole, "aircraft") or has_class(whole, "force"))
        return phrase_span(sentence, token) if can_act else None
    if has_class(token, "time_label"):
        return None
    if token.dep_ in ("compound", "amod", "nmod"):
        words = sentence.span_of(token)
        named = next((m for m in reading.actors if m.span.overlaps(words) and m.kind != "people"), None)
        if named is not None:
            return named.span
    if token.pos_ == "PRON":
        other = doer_meant(token, event.sentence, reading)
        return _doer_before(token, sentence, reading) if other is None else phrase_span(sentence, other)
    if _is_weapon(token, sentence, reading) or _is_event(token):
        blamed = _blamed(token, sentence, reading)
        return blamed or _owner_of_weapon(token, sentence, reading)
    owner = _blamed(token, sentence, reading) or _group_of_own(token, sentence, reading)
    if owner is not None:
        return owner
    if event.type in SELF_DONE or _can_act(token, sentence, reading):
        if has_class(token, "strength") and not has_class(token, "force") and event.type == "decline":
            return _owner_of_weapon(token, sentence, reading)
        return _with_origin(sentence, token)
    return _owner_of_weapon(token, sentence, reading)


def _doer_before(pronoun: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return the subject of the sentence before that "they" or "it" means, `None` where none can act."""
    before = next((s for s in reading.sentences if s.number == sentence.number - 1), None)
    if before is None or before.is_title or before.paragraph != sentence.paragraph:
        return None
    subjects = [t for t in before.doc if t.dep_ in SUBJECTS and t.pos_ in ("NOUN", "PROPN")]
    main = next((t for t in subjects if t.head.dep_ == "ROOT"), None)
    if main is None or pronoun.lower_ not in ("they", "it"):
        return None
    can_act = is_group(main, before, reading) or (pronoun.lower_ == "they" and has_class(main, "fighter"))
    return phrase_span(before, main) if can_act else None


def _blamed(token: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return who a weapon or an attack is ascribed to: "a drone blamed on the army"."""
    for child in token.children:
        if child.dep_ == "acl" and lemma_of(child) in _ASCRIBED:
            for word, below in prep_objects(child):
                if word in ("on", "to", "by") and _can_act(below, sentence, reading):
                    return phrase_span(sentence, below)
    return None


def _group_of_own(token: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return the group that "its troops", "their fighters" belong to, named before in the sentence."""
    for child in token.children:
        if child.dep_ == "poss" and child.lower_ in ("its", "their") and has_class(token, "force"):
            nouns = [
                t for t in sentence.doc[: child.i] if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")
            ]
            groups = [t for t in nouns if is_group(t, sentence, reading)]
            if groups:
                return phrase_span(sentence, groups[-1])
    return None


def _with_origin(sentence: Sentence, token: Token) -> Span:
    """Return the phrase, "from the Shaitat tribe" with it: it tells whose fighters they are."""
    span = phrase_span(sentence, token)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("from", "in") and child.i <= token.i + 1:
            for below in child.children:
                belongs = has_class(below, "force") or below.lower_ == "charge"
                if below.dep_ == "pobj" and belongs and not has_class(below, "place_noun"):
                    last = max(below.subtree, key=lambda t: t.i)
                    return Span(span.start, sentence.span_of(last).end)
    return span


def _can_act(token: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(token, "force") or has_class(token, "aircraft") or is_person(token):
        return True
    return any(m.kind != "people" and m.span.overlaps(sentence.span_of(token)) for m in reading.actors)


def _is_weapon(token: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(token, "force") and lemma_of(token) not in ("bomber",):
        return False
    if any(m.span.contains(sentence.span_of(token)) for m in reading.actors):
        return False
    artillery = has_class(token, "artillery") or has_class(token, "device")
    return artillery and lemma_of(token) not in ("battery", "car", "vehicle", "bomber", "suicide")


def _is_event(token: Token) -> bool:
    """Say whether the word names a happening or a condition: such a subject is a cause, no doer."""
    return has_class(token, "happening")


def _owner_of_weapon(token: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return the actor inside "an ISIS mortar" or "the coalition's bombing", `None` without one."""
    for child in token.children:
        if child.dep_ == "poss" and child.pos_ != "PRON" and not has_class(child, "time_label"):
            return phrase_span(sentence, child)
        if child.dep_ in ("compound", "amod", "nmod", "npadvmod"):
            for mention in reading.actors:
                if mention.span.overlaps(sentence.span_of(child)) and mention.kind != "people":
                    return mention.span
            if child.dep_ in ("amod", "compound") and _is_adjective_of_actor(child, reading):
                return sentence.span_of(child)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "of", "from"):
            for below in child.children:
                if (
                    below.dep_ == "pobj"
                    and _can_act(below, sentence, reading)
                    and not _is_weapon(below, sentence, reading)
                ) and (child.lower_ == "by" or reading.actor_at(phrase_span(sentence, below)) is not None):
                    return phrase_span(sentence, below)
    return None


def _is_adjective_of_actor(word: Token, reading: Reading) -> bool:
    """Say whether "Russian" in "a Russian missile" names whose it is."""
    if not word.text[:1].isupper():
        return False
    report = reading.report
    return (
        reading.knowledge.actors.identify(
            f"{word.text} forces", "en", context=report.text, on=report.published
        )
        is not None
    )


def _is_hedged(token: Token) -> bool:
    """Say whether the doubt is on who did it: "planes believed to be Russian"."""
    for child in token.children:
        if child.dep_ in ("acl", "relcl", "amod") and lemma_of(child) in speech_words("hedge_verbs"):
            return True
        if child.dep_ == "amod" and child.lower_ in ("suspected", "presumed", "alleged"):
            return True
        if child.dep_ == "relcl" and any(
            below.lower_ in ("believed", "thought", "suspected") for below in child.subtree
        ):
            return True
    return False
