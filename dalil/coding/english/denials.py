"""Denials of an event told before: by somebody else, or by the side that is said to have done it."""

from collections.abc import Sequence

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import VIOLENT
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.rivals import rival_words
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.told import Told, last_told, same_words
from dalil.coding.english.tree import direct_object, is_passive, is_verb, own_subject, subject_of
from dalil.coding.english.voices import DOING, POINTING, Voice, answer_for, points_back
from dalil.coding.english.zeros import zeros_denied


def find_denial(verb: Token, sentence: Sentence, told: Sequence[Told]) -> Told | None:
    """Return the denial of an event told before that a verb states, `None` where it denies none."""
    patient = subject_of(verb) if is_passive(verb) else direct_object(verb)
    such = next((t for t in verb.subtree if t.lower_ == "such" and t.head.pos_ == "NOUN"), None)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and is_verb(c)), None)
    named = None if clause is None else own_subject(clause)
    again = (
        named is not None
        and any(c.lower_ == "any" for c in named.children)
        and lemma_of(named) in POINTING | {"theft", "looting", "abuse", "violation"}
    )
    deed = _denied_deed(verb)
    if not points_back(patient) and such is None and not again and deed is None:
        return None
    speaker = own_subject(verb) or subject_of(verb)
    other = last_told(told, sentence)
    if other is None or speaker is None or speaker.pos_ == "PRON" or is_passive(verb):
        return None
    if deed is not None and not points_back(patient):
        return _own_denial(deed, Voice(verb, sentence, speaker), told)
    numbers = patient is not None and lemma_of(patient) in ("number", "figure", "toll")
    general = patient is not None and any(t.lower_ in ("similar", "all") for t in patient.children)
    return answer_for(
        other, Voice(verb, sentence, speaker), certainty="denied", counts=numbers, general=general
    )


def _denied_deed(verb: Token) -> Token | None:
    """Return the verb of a deed denied that was told before: "denied carrying out the strike"."""
    kinds = ("xcomp", "ccomp", "pcomp", "dobj", "advcl")
    for clause in (c for c in verb.children if c.dep_ in kinds and is_verb(c)):
        patient = direct_object(clause) or next((c for c in clause.children if c.dep_ == "attr"), None)
        if patient is None:
            continue
        if lemma_of(clause) in DOING and lemma_of(patient) in POINTING:
            return clause
        named = patient.pos_ == "PROPN" or any(c.dep_ == "nummod" for c in patient.children)
        if clause.tag_ == "VBG" and lemma_of(clause) in rival_words("aims") and not named:
            return clause
        if lemma_of(clause) == "be" and lemma_of(patient) in ("casualty", "victim", "fatality"):
            return clause
    return None


def _own_denial(deed: Token, voice: Voice, told: Sequence[Told]) -> Told | None:
    """Return what a side denies of its own: the doer is the speaker's side, the target what it names."""
    verb, sentence, speaker = voice
    side = next((c for c in speaker.children if c.dep_ in ("poss", "compound", "amod")), None)
    doer = phrase_span(sentence, speaker if side is None or side.pos_ != "PROPN" else side)
    text = sentence.report.text
    near = [
        o
        for o in told
        if 0 <= sentence.number - o.event.sentence.number <= 6
        and o.draft.type in VIOLENT | {"killing", "abduction", "detention", "property_seizure"}
        and o.draft.scope.value == "incident"
        and not o.event.sentence.is_title
    ]
    own = [o for o in near if o.draft.actor and same_words(o.draft.actor.of(text), doer.of(text))]
    other = next(reversed(own or near), None)
    if other is None:
        return None
    reply = answer_for(other, voice, certainty="denied", counts=False, general=False)
    patient = direct_object(deed)
    if lemma_of(deed) == "be":
        reply.draft.counts = list(zeros_denied(sentence))
        return reply
    aimed = patient is not None and lemma_of(deed) in rival_words("aims")
    reply.draft.actor, reply.draft.target, reply.draft.target_class = doer, None, None
    if aimed and patient is not None:
        reply.draft.target = sentence.span_of(patient)
    return reply
