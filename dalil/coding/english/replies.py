"""Sentences that answer an event told before: denials, blame, claims of responsibility."""

from collections.abc import Sequence

from dalil.coding.english.classes import has_class, lemma_of
from dalil.coding.english.denials import find_denial
from dalil.coding.english.event import VIOLENT, Event
from dalil.coding.english.phrases import phrase_span, tokens_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.rivals import may_rise, rival_words
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import find_source
from dalil.coding.english.told import Told, last_told
from dalil.coding.english.totals import find_totals
from dalil.coding.english.tree import (
    agent_of,
    direct_object,
    is_passive,
    is_verb,
    own_subject,
    prep_objects,
)
from dalil.coding.english.voices import DOING, Voice, answer_for, points_back

_DENYING = frozenset({"deny", "dismiss", "reject", "refute", "dispute", "rebut"})
_BLAMING = frozenset({"blame", "attribute", "ascribe", "accuse"})
_FIRING = frozenset({"fire", "launch", "drop", "plant", "carry", "lob"})
_MUNITIONS = frozenset(
    {
        "bomb",
        "shell",
        "rocket",
        "missile",
        "mortar",
        "drone",
        "device",
        "attack",
        "strike",
        "raid",
        "projectile",
    }
)
_CLAIMING = frozenset({"claim"})


def find_replies(
    sentence: Sentence, events: Sequence[Event], told: Sequence[Told], reading: Reading
) -> list[Told]:
    """Return what a sentence says about an event told before it."""
    if sentence.is_title or not told:
        return []
    heads = [event.head for event in events]
    found: list[Told] = []
    everything = told
    for verb in sentence.doc:
        if is_verb(verb) and _is_negated(verb):
            continue
        here = sentence.span_of(verb).start
        told = [
            one
            for one in everything
            if one.event.sentence is not sentence or one.draft.trigger.start < here
        ]
        if not is_verb(verb) or any(head in verb.subtree and _is_content(head, verb) for head in heads):
            continue
        reply = _reply(verb, sentence, told, reading)
        if reply is not None:
            found.append(reply)
    if not found and may_rise(sentence):
        return []
    return found or list(find_totals(sentence, events, everything, reading))


def _is_negated(verb: Token) -> bool:
    """Say whether nobody answers: "no group has claimed responsibility"."""
    subject = own_subject(verb)
    if any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in verb.children):
        return True
    none = subject is not None and any(c.lower_ == "no" for c in subject.children)
    return none or any(c.dep_ == "neg" for c in verb.children)


def _is_content(head: Token, verb: Token) -> bool:
    """Say whether the event is what the verb speaks of, not a clause beside it."""
    return not any(
        child.dep_ in ("advcl", "conj") and (head == child or head in child.subtree)
        for child in verb.children
    )


def _reply(verb: Token, sentence: Sentence, told: Sequence[Told], reading: Reading) -> Told | None:
    lemma = lemma_of(verb)
    if lemma in _DENYING:
        return find_denial(verb, sentence, told)
    if lemma in _BLAMING or (lemma == "put" and any(t.lower_ == "down" for t in verb.children)):
        return _blame(verb, sentence, told, reading)
    if lemma in rival_words("owning") and (lemma in _CLAIMING or _owns_up(verb)):
        return _responsibility(verb, sentence, told)
    if lemma == "be" and _is_behind(verb):
        return _behind(verb, sentence, told)
    if lemma in _FIRING and is_passive(verb):
        return _fired(verb, sentence, told, reading)
    if lemma in DOING:
        return _deed(verb, sentence, told, reading)
    return None


def _blame(verb: Token, sentence: Sentence, told: Sequence[Told], reading: Reading) -> Told | None:
    patient = direct_object(verb)
    preps = dict(prep_objects(verb))
    blamed = patient
    if lemma_of(verb) in ("attribute", "ascribe", "put"):
        blamed = (
            preps.get("to")
            if points_back(patient) or (patient is not None and lemma_of(patient) == "death")
            else None
        )
    elif "on" in preps and points_back(patient):
        blamed = preps["on"]
    speaker = own_subject(verb)
    other = last_told(told, sentence, VIOLENT | {"killing", "abduction", "discovery"})
    if (
        blamed is None
        or other is None
        or speaker is None
        or speaker.pos_ == "PRON"
        or not _is_doer(blamed, sentence, reading)
    ):
        return None
    if any(child.dep_ in ("pcomp",) for t in verb.children for child in t.children):
        return None
    reply = answer_for(other, Voice(verb, sentence, speaker), certainty=None, counts=False, general=False)
    reply.draft.actor = phrase_span(sentence, blamed)
    reply.draft.actor_uncertain = True
    hedge = next((c for c in blamed.children if c.dep_ in ("acl", "relcl")), None)
    if hedge is not None:
        reply.draft.actor = tokens_span(sentence, [*sentence.tokens(reply.draft.actor), *hedge.subtree])
    return reply


def _deed(verb: Token, sentence: Sentence, told: Sequence[Told], reading: Reading) -> Told | None:
    """Return what "Russian planes carried out the attack" adds: who did it, by the one who says so."""
    doer, patient = own_subject(verb), direct_object(verb)
    other = last_told(told, sentence, VIOLENT | {"killing"})
    if doer is None or other is None or not points_back(patient) or not _is_doer(doer, sentence, reading):
        return None
    source = find_source(sentence, verb, other.draft.attribution)
    if source is None and other.draft.actor is not None:
        return None
    reply = answer_for(other, Voice(verb, sentence, doer), certainty=None, counts=False, general=False)
    reply.draft.actor, reply.draft.attribution = phrase_span(sentence, doer), source
    return reply


def _fired(verb: Token, sentence: Sentence, told: Sequence[Told], reading: Reading) -> Told | None:
    """Return what "the rebels say the bomb was fired by the army" adds: another doer, by another source."""
    munition, doer = own_subject(verb), agent_of(verb)
    other = last_told(told, sentence, VIOLENT | {"killing"})
    source = find_source(sentence, verb, None)
    if munition is None or doer is None or other is None or source is None:
        return None
    definite = any(c.lower_ in ("the", "this", "that") for c in munition.children)
    if not definite or lemma_of(munition) not in _MUNITIONS or not phrase_names(doer, sentence, reading):
        return None
    reply = answer_for(other, Voice(verb, sentence, doer), certainty=None, counts=False, general=False)
    reply.draft.actor, reply.draft.attribution = phrase_span(sentence, doer), source
    return reply


def phrase_names(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the phrase may name a doer: a name, or a force."""
    return token.pos_ == "PROPN" or _is_doer(token, sentence, reading)


def _is_doer(token: Token, sentence: Sentence, reading: Reading) -> bool:
    if token.pos_ == "PRON":
        return False
    named = reading.actor_at(phrase_span(sentence, token)) is not None
    return named or has_class(token, "force") or has_class(token, "aircraft")


def _responsibility(verb: Token, sentence: Sentence, told: Sequence[Told]) -> Told | None:
    patient = direct_object(verb)
    if patient is None or not points_back(patient):
        return None
    speaker = own_subject(verb)
    other = _claimed(patient, sentence, told)
    if other is None or speaker is None or speaker.pos_ == "PRON":
        return None
    reply = answer_for(
        other, Voice(verb, sentence, speaker), certainty="stated", counts=True, general=False
    )
    reply.draft.actor = phrase_span(sentence, speaker)
    for name, through in prep_objects(verb):
        if (
            name in ("through", "via", "in", "on")
            and through.pos_ in ("NOUN", "PROPN")
            and has_class(through, "agency_words")
        ):
            reply.draft.attribution = phrase_span(sentence, through)
    return reply


def _owns_up(verb: Token) -> bool:
    """Say whether somebody "took responsibility"."""
    patient = direct_object(verb)
    return patient is not None and lemma_of(patient) in ("responsibility", "blame")


def _is_behind(verb: Token) -> bool:
    """Say whether somebody "was behind the blast"."""
    return any(
        points_back(below)
        for child in verb.children
        if child.lower_ == "behind"
        for below in child.children
    )


def _behind(verb: Token, sentence: Sentence, told: Sequence[Told]) -> Told | None:
    """Return what "the group said it was behind the blast" adds: the doer, by its own word."""
    subject, above = own_subject(verb), verb.head
    speaker = own_subject(above) if is_verb(above) and above != verb else None
    other = last_told(told, sentence, VIOLENT | {"killing", "abduction"})
    if subject is None or speaker is None or other is None or speaker.pos_ == "PRON":
        return None
    doer = speaker if subject.pos_ == "PRON" else subject
    reply = answer_for(
        other, Voice(verb, sentence, speaker), certainty="stated", counts=True, general=False
    )
    reply.draft.actor = phrase_span(sentence, doer)
    return reply


def _claimed(patient: Token, sentence: Sentence, told: Sequence[Told]) -> Told | None:
    """Return the event claimed: "the first killing" is the first of the sentences before."""
    deeds = VIOLENT | {"killing", "abduction"}
    ordinal = next(
        (
            c.lower_
            for c in patient.children
            if c.lower_ in ("first", "second", "third", "former", "latter")
        ),
        None,
    )
    near = [
        o
        for o in told
        if sentence.number - o.event.sentence.number <= 4
        and o.draft.type in deeds
        and not o.event.sentence.is_title
    ]
    if ordinal is None or not near:
        return last_told(told, sentence, deeds)
    places = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1}
    return near[min(places[ordinal], len(near) - 1)]
