"""What a clause must hold to be an event: the frame of a lexicon entry, and what cancels it."""

from collections.abc import Sequence

from dalil.coding.english.classes import (
    class_words,
    has_class,
    is_person,
    lemma_of,
    lemmas_of,
    phrase_has,
    phrase_words,
)
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import Roles, is_passive, prep_objects
from dalil.knowledge.lexicon import Entry

AIRPOWERS = frozenset({"coalition", "saudi_coalition", "israel", "russia", "turkey"})
"""Actors that strike from the air unless the report says otherwise."""
_IN_PHRASE = frozenset(
    {"aircraft", "artillery", "device", "armament", "chemical", "unowned", "strength", "vehicle"}
)
_NEVER_PASSIVE = frozenset("leave quit depart reach enter cross escape fall arrive come go run".split())
"""Verbs of movement: their passive tells of no movement."""
_NEVER = ("abstract", "weather", "sport")
_WIDE = 14
"""How many words of a phrase are searched for what marks gunmen nobody knows."""
_MEASURES = frozenset(
    "part number dozen hundred thousand share majority group score series lot kind most quantity ton "
    "tonne batch tranche intake wave ten half third rest many some all several few million bulk amount "
    "pair couple".split()
)
_HARMLESS = frozenset(
    {
        "indoctrination",
        "pledge",
        "protest",
        "agreement",
        "aid",
        "decline",
        "restriction",
        "extortion",
        "reinforcement",
    }
)


def is_filled(entry: Entry, head: Token, roles: Roles, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the clause fills the frame of `entry` and nothing cancels it."""
    text = f" {' '.join(token.lower_ for token in sentence.doc)} "
    if any(f" {word.lower()} " in roles.text for word in entry.unless) or _is_made_up(sentence):
        return False
    for role, classes in entry.needs.items():
        if role == "any":
            if not any(_stands_in(name, text, sentence) for name in classes):
                return False
        elif role == "anyrole":
            tokens = [*roles.of("subject"), *roles.of("object"), *roles.of("of"), *roles.of("in")]
            if not _any_fills(tokens, classes, sentence, reading):
                return False
        elif role == "verb":
            if not _is_nth(head) and (roles.verb is None or not _near_verb(roles.verb, classes)):
                return False
        else:
            tokens = roles.of(role)
            if not tokens:
                if "none" not in classes and not (
                    role == "subject" and roles.passive and _may_lack(classes)
                ):
                    return False
            elif not _any_fills(tokens, classes, sentence, reading):
                return False
    return not _is_figurative(entry, roles, head if entry.part == "verb" else None)


def _may_lack(classes: Sequence[str]) -> bool:
    """Say whether a passive without agent may fill the frame: no special doer is asked for."""
    return not set(classes) & {"aircraft", "airpower", "artillery", "device", "unowned", "protester"}


def _is_nth(noun: Token) -> bool:
    """Say whether the noun is one in a row: "the fourth such explosion this month"."""
    words = {c.lower_ for c in noun.children if c.dep_ == "amod"}
    return (
        bool(words & {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
        and noun.dep_ == "attr"
    )


def _near_verb(verb: Token, classes: Sequence[str]) -> bool:
    return any(
        any(lemma in classes for lemma in lemmas_of(word))
        for word in (verb, *(c for c in verb.children if c.dep_ in ("advcl", "conj", "xcomp")))
        if word is verb or word.tag_ != "VB"
    )


def _stands_in(name: str, text: str, sentence: Sentence) -> bool:
    if name in class_words():
        return any(has_class(token, name) for token in sentence.doc)
    return f" {name.lower()} " in text


def _any_fills(
    tokens: Sequence[Token], classes: Sequence[str], sentence: Sentence, reading: Reading
) -> bool:
    wide = [*tokens, *(c for token in tokens for c in token.conjuncts)]
    return any(fills(token, name, sentence, reading) for token in wide for name in classes)


def fills(token: Token, name: str, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the noun phrase of `token` belongs to the class `name` of the lexicon."""
    inner = counted_noun_of(token)
    if inner is not None and _fills(inner, name, sentence, reading):
        return True
    return _fills(token, name, sentence, reading)


def _fills(token: Token, name: str, sentence: Sentence, reading: Reading) -> bool:
    if name == "none":
        return False
    if name == "person":
        return is_person(token) and not _is_sure_place(token, sentence, reading)
    if name == "name":
        return bool(token.pos_ == "PROPN")
    if name in ("actor", "airpower"):
        return _is_actor(token, name, sentence, reading)
    if name == "place":
        return has_class(token, "place_noun") or _is_name_of_place(token, sentence, reading)
    if name == "folk":
        return (
            is_person(token)
            and not has_class(token, "fighter")
            and not _is_sure_place(token, sentence, reading)
        )
    if name == "thing":
        return token.pos_ == "NOUN" and not any(has_class(token, kind) for kind in (*_NEVER, "time_label"))
    if name == "people_noun":
        return token.pos_ in ("NOUN", "PROPN", "NUM") and is_person(token)
    if name == "chosen_one":
        return _is_chosen_one(token, sentence, reading)
    if name == "unowned":
        return any(has_class(word, "unowned") for word in list(token.subtree)[:_WIDE])
    if name in _IN_PHRASE:
        return phrase_has(token, name)
    if name in class_words():
        return has_class(token, name)
    return lemma_of(token) == name or token.lower_ == name


def _is_chosen_one(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether one person is meant: "a judge", "Judge Karim Nazari", a full name."""
    if any(c.dep_ == "nummod" for c in token.children):
        return False
    if has_class(token, "chosen") and token.tag_ in ("NN", "NNP"):
        return True
    if token.tag_ != "NNP" or _is_sure_place(token, sentence, reading) or has_class(token, "time_label"):
        return False
    before = [c for c in token.children if c.dep_ in ("compound", "amod", "appos")]
    named = any(has_class(c, "chosen") or has_class(c, "title") for c in before)
    return named or (
        any(c.tag_ == "NNP" for c in before)
        and reading.actor_at(sentence.span_of(before[0], token)) is None
    )


def counted_noun_of(token: Token) -> Token | None:
    """Return the noun behind "a large part of the load", "dozens of families", `None` for other nouns."""
    if lemma_of(token) not in _MEASURES and token.tag_ != "CD":
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    return None


def _is_made_up(sentence: Sentence) -> bool:
    """Say whether the sentence tells of a film, a novel or a match."""
    words = {token.lower_ for token in sentence.doc}
    return bool(words & class_words()["fiction"])


def _is_sure_place(token: Token, sentence: Sentence, reading: Reading) -> bool:
    span = sentence.span_of(token)
    return token.pos_ == "PROPN" and reading.is_place(span) and reading.actor_at(span) is None


def _is_name_of_place(token: Token, sentence: Sentence, reading: Reading) -> bool:
    span = sentence.span_of(token)
    capital = token.text[:1].isupper() and token.i > 0 and not sentence.is_title
    if token.pos_ != "PROPN" and not ((reading.is_place(span) or capital) and token.pos_ == "NOUN"):
        return False
    if has_class(token, "time_label"):
        return False
    return reading.is_place(span) or not any(m.span.overlaps(span) for m in reading.actors)


def _is_actor(token: Token, name: str, sentence: Sentence, reading: Reading) -> bool:
    for word in phrase_words(token):
        span = sentence.span_of(word)
        for mention in reading.actors:
            fits = name == "actor" or mention.actor_id in AIRPOWERS
            if fits and mention.span.overlaps(span) and mention.kind != "people":
                return True
    return name == "actor" and has_class(token, "force")


def _is_no_event(verb: Token) -> bool:
    """Say whether the verb stands in an indirect question, or only declines to do something."""
    if verb.lemma_ in _NEVER_PASSIVE and is_passive(verb):
        return True
    if verb.lemma_ == "decline" and any(c.dep_ == "xcomp" for c in verb.children):
        return True
    asks = any(
        c.lower_ in ("where", "whether", "how", "why") and c.dep_ in ("advmod", "mark")
        for c in verb.children
    )
    return asks and verb.dep_ in ("ccomp", "csubj", "pcomp")


def _is_crowd_of_peace(doer: Token) -> bool:
    """Say whether the army is one "of volunteers", "of swallows"."""
    if lemma_of(doer) not in ("army", "legion", "battalion", "brigade") or doer.pos_ == "PROPN":
        return False
    inner = next((t for word, t in prep_objects(doer) if word == "of"), None)
    return inner is not None and inner.tag_ == "NNS" and not has_class(inner, "fighter")


def _is_figurative(entry: Entry, roles: Roles, verb: Token | None) -> bool:
    """Say whether a role is filled by something no event of war has: plans, goals, storms."""
    if verb is not None and entry.part == "verb" and _is_no_event(verb):
        return True
    if (
        roles.doer is not None
        and roles.doer.lower_ in ("who", "what")
        and roles.doer.dep_ in ("nsubj", "nsubjpass")
    ):
        return True
    if entry.type in _HARMLESS:
        return False
    if roles.doer is not None and _is_crowd_of_peace(roles.doer):
        return True
    for token in (roles.doer, roles.patient):
        if token is None or has_class(token, "force") or has_class(token, "site") or is_person(token):
            continue
        if any(has_class(token, name) for name in _NEVER):
            return True
    return False
