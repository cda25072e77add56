"""Another voice on an event told before: the claim copied for it, and the nouns that point back."""

from dataclasses import replace
from typing import NamedTuple

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.phrases import phrase_span, tokens_span
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.told import Told
from dalil.coding.english.triggers import Trigger
from dalil.model import Certainty, Derived

POINTING = frozenset(
    "it this that them report reports claim allegation accusation charge number figure toll "
    "responsibility involvement account statement "
    "attack strike raid killing incident crime version bombing shelling assassination massacre "
    "explosion blast death ambush assault abduction kidnapping bombardment operation clash".split()
)
DOING = frozenset({"carry", "conduct", "commit", "perpetrate", "launch"})


class Voice(NamedTuple):
    """A verb that answers an event, where it stands, and who speaks."""

    verb: Token
    sentence: Sentence
    speaker: Token


def points_back(token: Token | None) -> bool:
    """Say whether the words point at something told: "it", "the attack", "any involvement"."""
    if token is None:
        return False
    if token.lower_ in ("it", "this", "that", "them"):
        return True
    definite = any(
        c.dep_ in ("det", "amod", "poss", "predet")
        and c.lower_ in ("the", "this", "that", "those", "these", "any", "such", "similar", "all")
        for c in token.children
    )
    return lemma_of(token) in POINTING and (
        definite or lemma_of(token) in ("responsibility", "involvement")
    )


def answer_for(
    other: Told, voice: Voice, *, certainty: Certainty | None, counts: bool, general: bool
) -> Told:
    """Return a claim on the event of `other`, by another voice."""
    verb, sentence, speaker = voice
    span = sentence.span_of(verb)
    words = clause_words(verb)
    draft = replace(
        other.draft,
        trigger=span,
        rule=f'answer "{verb.lower_}" to an event told before',
        evidence=tokens_span(sentence, words) if len(words) > 2 else sentence.span,
        counts=list(other.draft.counts) if counts else [],
        means=list(other.draft.means) if certainty is None or certainty == "stated" else [],
        reasons=[],
        attribution=other.draft.attribution
        if speaker.pos_ == "PRON"
        else phrase_span(sentence, speaker, number=True),
    )
    if certainty is not None:
        draft.certainty = Derived(certainty, (span,), f'"{verb.lower_}"')
    if general:
        draft.scope = Derived("pattern", (span,), "reports in general")
        draft.date = None
        draft.place = draft.within = draft.target = None
        draft.actor = draft.attribution
    event = Event(
        draft.type,
        Trigger(other.event.trigger.entry, verb, verb, other.event.trigger.roles),
        sentence,
        region=words,
    )
    return Told(event, draft, is_reply=True)


def clause_words(verb: Token) -> list[Token]:
    """Return the words of the verb's clause without clauses joined to it."""
    out = {
        t.i
        for c in verb.children
        if c.dep_ in ("conj", "advcl") and any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)
        for t in c.subtree
    }
    return [t for t in verb.subtree if t.i not in out]
