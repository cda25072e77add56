"""Event nouns that tell of no event of their own: they point back, label a time, or name a topic."""

from dalil.coding.english.classes import is_person, lemma_of
from dalil.coding.english.phrases import is_definite
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import direct_object
from dalil.coding.english.triggers import Trigger

_OCCURS = frozenset(
    "occur happen erupt break continue rage flare hit strike kill wound injure rock target shake "
    "leave claim follow resume begin "
    "start spread intensify escalate destroy force cause trigger spark carry launch conduct ensue "
    "displace witness stage damage cut disrupt level flatten empty wreck drive trap "
    "report record document verify take tell describe recount testify subject suffer endure face".split()
)
"""Verbs that make a bare event noun an event ("clashes erupted")."""
_NTH = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_HARMING = frozenset({"kill", "wound", "injure", "leave", "claim"})


def is_reference(trigger: Trigger, sentence: Sentence) -> bool:
    """Say whether an event noun only points back, or is too bare to tell of an event."""
    if not trigger.is_noun:
        return False
    roles, noun = trigger.roles, trigger.head
    if noun.dep_ == "attr" and any(c.lower_ in _NTH for c in noun.children):
        return False
    if _is_share(noun) or _is_topic(noun):
        return True
    if roles.doer is not None or roles.patient is not None or has_number(noun):
        return False
    own = [
        c
        for c in noun.children
        if c.dep_ in ("prep", "acl", "relcl", "appos", "compound", "amod", "nummod")
    ]
    if roles.verb is not None and lemma_of(roles.verb) in _HARMING and noun.dep_ == "nsubj":
        harmed = direct_object(roles.verb) or next(
            (c for v in roles.verb.children for c in v.children if c.dep_ == "nsubj"), None
        )
        if harmed is not None and is_person(harmed):
            return False
    if is_definite(noun) and not any(c.dep_ in ("prep", "acl", "relcl") for c in own):
        return True
    if roles.verb is not None and (
        lemma_of(roles.verb) in _OCCURS and _is_direct(noun, roles.verb) or "verb" in trigger.entry.needs
    ):
        return False
    if any(
        name in roles.preps
        for name in (
            "in",
            "near",
            "at",
            "between",
            "within",
            "among",
            "across",
            "against",
            "inside",
            "into",
        )
    ):
        return False
    indefinite = any(c.lower_ in ("a", "an", "another") for c in noun.children)
    return not indefinite or roles.verb is None


def _is_topic(noun: Token) -> bool:
    """Say whether the noun is only what is talked of: "talks on a ceasefire", "fears of a raid"."""
    first = noun
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    if first.dep_ == "dobj" and lemma_of(first.head) in (
        "discuss",
        "negotiate",
        "debate",
        "consider",
        "study",
    ):
        return True
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "about", "for", "of", "over"):
        return False
    return lemma_of(noun.head.head) in (
        "talk",
        "negotiation",
        "discussion",
        "hope",
        "fear",
        "film",
        "book",
        "history",
        "risk",
        "prospect",
        "debate",
        "conference",
        "memory",
        "anniversary",
    )


def _is_direct(noun: Token, verb: Token) -> bool:
    """Say whether the noun is a subject, an object or one preposition away from the verb."""
    token = noun
    while token.dep_ in ("conj", "compound") and token.head != token:
        token = token.head
    one_away = token.dep_ == "pobj" and token.head.head == verb and token.head.lower_ != "to"
    return bool(token.head == verb or one_away)


def _is_share(noun: Token) -> bool:
    """Say whether the noun only says how some of those told of died: "most of them in air strikes"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "by", "from", "during"):
        return False
    doc, first = noun.doc, noun.head.i
    words = [t.lower_ for t in doc[max(first - 4, 0) : first]]
    shares = ("most", "many", "some", "half", "majority", "few", "dozens", "hundreds", "several", "mostly")
    return (
        words[-1:] in (["them"], ["whom"])
        and any(word in shares for word in words)
        or words[-1:] == ["mostly"]
    )


def has_number(noun: Token) -> bool:
    """Say whether the event noun is counted: "three raids", "at least 100 cases of arrest"."""
    if any(child.dep_ == "nummod" for child in noun.children):
        return True
    head = noun.head
    return (
        noun.dep_ == "pobj" and head.lower_ == "of" and any(c.dep_ == "nummod" for c in head.head.children)
    )
