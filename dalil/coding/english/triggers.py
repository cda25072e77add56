"""Where an event stands in a sentence: lexicon entries whose frame the grammar of the sentence fills."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.coding.english.classes import (
    class_words,
    has_class,
    is_person,
    lemma_of,
    lemmas_of,
    phrase_has,
    phrase_words,
)
from dalil.coding.english.index import Index, index_of
from dalil.coding.english.nouns import noun_roles
from dalil.coding.english.pronouns import resolve_roles
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import (
    Roles,
    clause_text,
    is_gerund_noun,
    is_passive,
    is_verb,
    prep_objects,
    verb_roles,
)
from dalil.knowledge.lexicon import Entry

AIRPOWERS = frozenset({"coalition", "saudi_coalition", "israel", "russia", "turkey"})
"""Actors that strike from the air unless the report says otherwise."""
_IN_PHRASE = frozenset(
    {"aircraft", "artillery", "device", "armament", "chemical", "unowned", "strength", "vehicle"}
)
_TIGHT = frozenset({"the", "their", "its", "his", "a", "in", "to", "of"})
_NEXT = frozenset({"on", "at", "upon", "with", "through", "against"})
"""Prepositions that belong to the verb only right behind it."""
_NEVER_PASSIVE = frozenset("leave quit depart reach enter cross escape fall arrive come go run".split())
"""Verbs of movement: their passive tells of no movement."""
_SUFFERED = frozenset({"starve", "freeze", "bleed", "perish"})
"""Verbs whose subject dies."""
_NEVER = ("abstract", "weather", "sport")
_WIDE = 14
"""How many words of a phrase are searched for what marks gunmen nobody knows."""
_GAP = 9
"""How many words may stand between the parts of an expression ("take four men hostage")."""
_HEADS = frozenset(
    "campaign attack operation incident wave case toll victim spree attempt threat series round rate "
    "death bomber number "
    "raid strike site scene injury wound group day night crime order".split()
)
"""Nouns before which an event noun keeps its meaning ("arrest campaign")."""
_MEASURES = frozenset(
    "part number dozen hundred thousand share majority group score series lot kind most quantity ton "
    "tonne wave ten half third rest many some all several few million bulk amount pair couple".split()
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


@dataclass(slots=True, eq=False)
class Trigger:
    """One entry found in a sentence, with the parts of its clause."""

    entry: Entry
    head: Token
    last: Token
    roles: Roles

    @property
    def is_noun(self) -> bool:
        """Say whether the event is told by a noun."""
        return self.entry.part == "noun"


def find_triggers(sentence: Sentence, reading: Reading) -> list[Trigger]:
    """Return the events the sentence tells of, in order; a word tells of one event at most."""
    index = index_of(reading.knowledge)
    found: list[Trigger] = []
    taken: set[int] = set()
    candidates = [
        *_verb_candidates(sentence, index),
        *_noun_candidates(sentence, index),
        *_phrases(sentence, index),
    ]
    candidates.sort(key=lambda c: (not c[0].own, c[0].part != "phrase", c[1].i))
    for entry, head, last in candidates:
        if head.i in taken:
            continue
        roles = noun_roles(head, entry, sentence, reading) if entry.part == "noun" else _roles_of(head)
        if last.i > head.i and entry.part == "verb":
            behind = next((c for c in last.children if c.dep_ == "pobj"), None)
            inside = roles.patient is not None and _is_in_words(roles.patient, entry)
            if behind is None and inside:  # "slit the throats of four men", "cut off their hands"
                behind = next((t for word, t in prep_objects(roles.patient) if word == "of"), None)
            if behind is not None and (roles.patient is None or inside):
                roles.patient = behind
        roles.text = clause_text(head, last, head if is_verb(head) else roles.verb)
        if entry.gives.get("voice") == "suffers":
            _turn(roles, last)
        if entry.type == "killing" and lemma_of(head) == "lose":
            roles.patient, roles.doer = roles.doer, None  # who loses their life does nothing
        if entry.type == "killing" and lemma_of(head) in _SUFFERED and roles.patient is None:
            roles.patient, roles.doer = roles.doer, None
        resolve_roles(roles, sentence, reading)
        if is_filled(entry, head, roles, sentence, reading):
            found.append(Trigger(entry, head, last, roles))
            taken.update(range(head.i, head.i + 1))
            if entry.part != "verb":
                taken.update(range(head.i, last.i + 1))
    return sorted(found, key=lambda trigger: trigger.head.i)


def _turn(roles: Roles, last: Token) -> None:
    """Make the subject of "came under attack", "fell into the hands of" who it was done to."""
    behind = [t for word, t in prep_objects(last) if word in ("of", "from", "by")]
    doers = [*behind, *(t for name in ("from", "by") for t in roles.of(name))]
    if last.lower_ in ("of", "from", "by", "to"):
        doers = [c for c in last.children if c.dep_ == "pobj"]
    roles.patient, roles.doer = roles.doer, next(iter(doers), None)


def _is_in_words(token: Token, entry: Entry) -> bool:
    """Say whether the object is part of the expression: "fire" in "set fire to"."""
    forms = (token.lower_, lemma_of(token))
    return any(form in words.split() for words in entry.words for form in forms)


def _roles_of(token: Token) -> Roles:
    while (not is_verb(token) or token.dep_ in ("aux", "auxpass")) and token.head != token:
        token = token.head
    return verb_roles(token)


def _verb_candidates(sentence: Sentence, index: Index) -> Iterator[tuple[Entry, Token, Token]]:
    for token in sentence.doc:
        if not is_verb(token) or token.dep_ in ("aux", "auxpass", "amod") or is_gerund_noun(token):
            continue
        for lemma in lemmas_of(token):
            for words, entry in index.verbs.get(lemma, ()):
                last = _follow(token, words[1:])
                if last is not None:
                    yield entry, token, last


def _follow(token: Token, words: Sequence[str]) -> Token | None:
    """Return the token of the last of `words` after `token`.

    Words may stand between the verb and the rest ("take four men hostage"), none inside "the group".
    """
    last = token
    tight = False
    for word in words:
        reach = token.doc[
            last.i + 1 : last.i
            + 1
            + (1 if tight or (word in _NEXT and last.i == token.i and word == words[-1]) else _GAP)
        ]
        found = next((other for other in reach if other.lower_ == word or lemma_of(other) == word), None)
        if found is None or any(_opens_clause(other) for other in token.doc[last.i + 1 : found.i]):
            return None
        last = found
        tight = word in _TIGHT
    return last


def _opens_clause(token: Token) -> bool:
    """Say whether a new clause begins here, so that an expression cannot go on."""
    return token.text in (";", ".", ":") or token.lower_ in (
        "who",
        "which",
        "that",
        "because",
        "while",
        "when",
        "unless",
        "if",
        "but",
    )


def _noun_candidates(sentence: Sentence, index: Index) -> Iterator[tuple[Entry, Token, Token]]:
    for token in sentence.doc:
        if token.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ", "X") or (
            is_verb(token) and token.tag_ != "VBG"
        ):
            continue
        if is_verb(token) and token.dep_ not in (
            "pobj",
            "nsubj",
            "dobj",
            "conj",
            "compound",
            "nsubjpass",
            "pcomp",
            "ROOT",
            "csubj",
        ):
            continue
        if token.dep_ in ("compound", "amod", "nmod") and lemma_of(token.head) not in _HEADS:
            continue
        if _is_part_of_name(token, sentence):
            continue
        for words, entry in (
            index.nouns.get(lemma_of(token))
            or index.nouns.get(token.lower_)
            or index.nouns.get(token.lower_[:-1], ())
        ):
            start = token.i - len(words) + 1
            if start < 0:
                continue
            run = token.doc[start : token.i]
            if all(t.lower_ == w or lemma_of(t) == w for t, w in zip(run, words, strict=False)):
                yield entry, token, token


def _is_part_of_name(token: Token, sentence: Sentence) -> bool:
    """Say whether the noun stands in a name: "Front for the Liberation of ...", outside headlines."""
    if token.pos_ != "PROPN" or token.i == 0 or sentence.is_title or not token.text[:1].isupper():
        return False
    return not token.text.isupper()


def _phrases(sentence: Sentence, index: Index) -> Iterator[tuple[Entry, Token, Token]]:
    lowered = " ".join(token.lower_ for token in sentence.doc)
    for phrase, entry in index.phrases:
        if phrase not in lowered:
            continue
        words = phrase.split()
        for start in range(len(sentence.doc) - len(words) + 1):
            run = sentence.doc[start : start + len(words)]
            if [token.lower_ for token in run] == words:
                yield entry, run[0], run[-1]


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
    return not set(classes) & {"aircraft", "airpower", "artillery", "device", "unowned"}


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
        any(c.tag_ == "NNP" for c in before) and reading.actor_at(sentence.span_of(before[0], token)) is None
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
    if token.pos_ != "PROPN" and not (reading.is_place(span) and token.pos_ == "NOUN"):
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
    for token in (roles.doer, roles.patient):
        if token is None or has_class(token, "force") or has_class(token, "site") or is_person(token):
            continue
        if any(has_class(token, name) for name in _NEVER):
            return True
    return False
