"""The parts of an event told by a noun: "the coalition's bombing of Hajin", "an air strike on a market"."""

from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import (
    Roles,
    agent_of,
    direct_object,
    governor,
    is_passive,
    is_verb,
    prep_objects,
    subject_of,
)
from dalil.knowledge.lexicon import Entry
from dalil.model import Span

LIGHT = frozenset(
    "carry conduct launch mount stage commit perpetrate make execute undertake wage lead perform "
    "begin start resume complete finish observe join "
    "intensify continue step impose lay open organise organize hold give declare announce order "
    "report".split()
)
"""Verbs whose subject is the doer of the event that is their object."""
_SUFFERING = frozenset("suffer face endure sustain undergo witness withstand".split())
"""Verbs whose subject is hit by the event that is their object."""
_STATES = frozenset("be come remain stay live find get fall".split())
"""Verbs of "came under fire", "remains under siege"."""
_DONE_TO_PERSONS = frozenset("killing assassination execution abduction detention torture release".split())
"""Types whose noun's genitive is the victim where it names no force: "the journalist's murder"."""
_ROWS = frozenset("wave series string spate number dozen hundred campaign round volley score row".split())
"""Nouns of "a wave of raids by ...", whose phrases belong to the event noun."""
HITTING = frozenset("hit strike target destroy level pound damage flatten rock shake tear rip".split())
"""Verbs that tell what the event, their subject, was aimed at."""
_AIMED = ("on", "against", "upon", "at", "targeting")
_DOER_PREPS = ("by",)


def noun_roles(noun: Token, entry: Entry, sentence: Sentence, reading: Reading) -> Roles:
    """Return who does what to whom around an event noun, from its phrase and the verb it belongs to."""
    roles = Roles()
    for name, found in prep_objects(noun):
        roles.preps.setdefault(name, []).append(found)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_of(noun.head.head) in _ROWS:
        for name, found in prep_objects(noun.head.head):
            if found != noun:
                roles.preps.setdefault(name, []).append(found)
    _read_children(roles, noun, sentence, reading)
    _read_phrases(roles, noun, entry, sentence, reading)
    if entry.type in _DONE_TO_PERSONS and _is_genitive_of_victim(roles, noun, sentence, reading):
        roles.patient, roles.doer = roles.doer, None
    if entry.type in ("clash", "infighting") and "between" not in roles.preps:
        sides = [t for t in noun.doc[noun.i :] if t.dep_ == "pobj" and t.head.lower_ == "between"]
        roles.preps["between"] = sides[:1]
    verb = governor(noun)
    if verb is not None:
        roles.verb = verb
        _read_verb(roles, noun, verb, entry)
    return roles


def _read_children(roles: Roles, noun: Token, sentence: Sentence, reading: Reading) -> None:
    """Take the doer from a genitive or an adjective, the rest from a participle after the noun."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON" and not has_class(child, "time_label"):
            roles.doer = child
        elif child.dep_ in ("compound", "amod", "nmod") and roles.doer is None:
            mention = reading.actor_at(_name_around(child, noun, sentence))
            if mention is not None or (
                has_class(child, "aircraft") and child.lower_ not in ("air", "aerial", "drone")
            ):
                roles.doer = child
        elif child.dep_ in ("acl", "relcl") and is_verb(child):
            if is_passive(child):
                roles.doer = roles.doer or agent_of(child)
            elif lemma_of(child) in HITTING:
                roles.patient = roles.patient or direct_object(child)
            for name, found in prep_objects(child):
                roles.preps.setdefault(name, []).append(found)


def _name_around(word: Token, noun: Token, sentence: Sentence) -> Span:
    """Return the words of a name before an event noun, hung on it one by one or not: "Islamic State"."""
    last = word
    while (
        last.i + 1 < noun.i
        and noun.doc[last.i + 1].dep_ == "compound"
        and noun.doc[last.i + 1].head == noun
        and noun.doc[last.i + 1].text[:1].isupper()
    ):
        last = noun.doc[last.i + 1]
    return sentence.span_of(word.left_edge, last)


def _read_phrases(roles: Roles, noun: Token, entry: Entry, sentence: Sentence, reading: Reading) -> None:
    if "by" in roles.preps:
        roles.doer = roles.preps["by"][0] if not _is_means(roles.preps["by"][0]) else roles.doer
    aimed = [t for name in _AIMED for t in roles.preps.get(name, []) if not has_class(t, "time_label")]
    if aimed:
        roles.patient = aimed[0]
    for whose in roles.preps.get("of", []):
        takes_doer = (
            entry.gives.get("of") == "actor" and not aimed and _names_doer(whose, sentence, reading)
        )
        if (takes_doer or (aimed and entry.gives.get("of") == "actor")) and roles.doer is None:
            roles.doer = whose
        elif roles.patient is None and not takes_doer:
            roles.patient = whose


def _is_genitive_of_victim(roles: Roles, noun: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether "Haddad's murder" is told, not "the militia's murder of Haddad"."""
    whose = roles.doer
    if whose is None or roles.patient is not None or whose.dep_ != "poss" or whose.head != noun:
        return False
    return is_person(whose) and not _names_doer(whose, sentence, reading)


def _is_means(token: Token) -> bool:
    return has_class(token, "small_arms") and not has_class(token, "force")


def _names_doer(token: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(token, "force") or has_class(token, "aircraft"):
        return True
    return reading.actor_at(sentence.span_of(token)) is not None


def _read_verb(roles: Roles, noun: Token, verb: Token, entry: Entry) -> None:
    """Add what the verb of the noun's clause says: who carried it out, what it hit, where."""
    head = noun
    while head.dep_ in ("conj", "compound", "appos") and head.head != head:
        head = head.head
    lemma = lemma_of(verb)
    if head.dep_ == "nsubj" and lemma in HITTING and roles.patient is None:
        roles.patient = direct_object(verb)
    if (
        lemma in ("respond", "retaliate", "answer", "reply")
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "with"
    ):
        roles.doer = roles.doer or subject_of(verb)
    if lemma == "claim" and any(c.lower_ == "responsibility" for c in verb.children):
        roles.doer = subject_of(verb)
    if lemma in ("blame", "accuse") and noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of"):
        roles.doer = direct_object(verb) or roles.doer
    if (
        lemma in ("attribute", "blame", "ascribe")
        and noun.dep_ in ("nsubjpass", "dobj")
        and roles.doer is None
    ):
        roles.doer = next((t for name, t in prep_objects(verb) if name in ("to", "on")), None)
    if lemma in ("call", "appeal") and entry.type == "protest":
        roles.doer = subject_of(verb)
    if roles.patient is None:
        roles.patient = _suffering(head, verb, lemma)
    if lemma == "subject" and head.dep_ == "pobj" and head.head.lower_ == "to" and roles.doer is None:
        roles.doer = agent_of(verb) if is_passive(verb) else subject_of(verb)
    tool = roles.doer is not None and roles.doer.dep_ in ("compound", "amod", "nmod")
    if lemma in LIGHT and (roles.doer is None or (tool and has_class(roles.doer, "aircraft"))):
        if head.dep_ in ("dobj", "attr"):
            roles.doer = subject_of(verb) or roles.doer
        elif head.dep_ == "nsubjpass":
            roles.doer = agent_of(verb)
    for name, found in prep_objects(verb):
        if not _is_within(noun, found):
            roles.preps.setdefault(name, []).append(found)
    if roles.doer is None and head.dep_ == "pobj" and head.head.lower_ == "under" and lemma in _STATES:
        roles.doer = next((t for name, t in prep_objects(verb) if name == "by"), None)


def _suffering(noun: Token, verb: Token, lemma: str) -> Token | None:
    """Return who "came under shelling", "suffered a siege", "was subjected to beatings"."""
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head == verb
    if (under and lemma in _STATES) or (noun.dep_ == "dobj" and lemma in _SUFFERING):
        return subject_of(verb)
    if lemma in ("subject", "expose") and noun.dep_ == "pobj" and noun.head.lower_ == "to":
        return subject_of(verb) if is_passive(verb) else direct_object(verb)
    return None


def _is_within(noun: Token, found: Token) -> bool:
    return found == noun or noun in found.subtree
