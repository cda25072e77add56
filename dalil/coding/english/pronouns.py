"""What a pronoun stands for inside its sentence."""

from dalil.coding.english.classes import has_class, is_person
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import SUBJECTS, Roles

_UNRESOLVED = frozenset({"who", "which", "that", "i", "we", "you", "this", "there", "what", "us", "me"})


def resolve_roles(roles: Roles, sentence: Sentence, reading: Reading) -> None:
    """Put the noun in the place of a pronoun that does or suffers something."""
    if roles.doer is not None and roles.doer.pos_ == "PRON":
        roles.doer = doer_meant(roles.doer, sentence, reading) or roles.doer
    if roles.patient is not None and roles.patient.pos_ == "PRON":
        meant = patient_meant(roles.patient, sentence, reading)
        roles.patient = roles.patient if meant is None or meant == roles.doer else meant


def doer_meant(pronoun: Token, sentence: Sentence, reading: Reading) -> Token | None:
    """Return the noun that a subject pronoun means: a subject that can act, before it or after."""
    if pronoun.lower_ in _UNRESOLVED:
        return None
    nouns = [t for t in sentence.doc if t.dep_ in SUBJECTS and t.pos_ in ("NOUN", "PROPN")]
    before = [t for t in nouns if t.i < pronoun.i]
    after = [t for t in nouns if t.i > pronoun.i]
    if pronoun.lower_ == "it":
        fitting = [t for t in before if is_group(t, sentence, reading) or t.pos_ == "PROPN"] or [
            t for t in after if is_group(t, sentence, reading)
        ][:1]
    elif pronoun.lower_ == "they":
        fitting = [t for t in before if is_group(t, sentence, reading) or is_person(t)]
    else:
        fitting = [t for t in before if is_person(t) and t.tag_ != "NNS"]
    return fitting[-1] if fitting else None


def patient_meant(pronoun: Token, sentence: Sentence, reading: Reading) -> Token | None:
    """Return the noun that an object pronoun means: the object before it, or for "it" the subject."""
    if pronoun.lower_ in _UNRESOLVED:
        return None
    before = [
        t
        for t in sentence.doc[: pronoun.i]
        if t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    ]
    if pronoun.lower_ == "them":
        fitting = [t for t in before if t.tag_ == "NNS" and (is_person(t) or has_class(t, "place_noun"))]
    elif pronoun.lower_ in ("him", "her", "he", "she"):
        fitting = [t for t in before if is_person(t) and t.tag_ != "NNS" and t.dep_ != "pobj"]
    elif pronoun.lower_ == "they":
        fitting = [t for t in before if is_person(t) and t.dep_ in SUBJECTS]
    else:
        fitting = [t for t in before if has_class(t, "site") or has_class(t, "place_noun")]
    return fitting[-1] if fitting else None


def is_group(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the noun names an armed body."""
    return has_class(token, "force") or reading.actor_at(sentence.span_of(token)) is not None
