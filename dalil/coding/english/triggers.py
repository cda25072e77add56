"""Where an event stands in a sentence: lexicon entries whose frame the grammar of the sentence fills."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.coding.english.classes import lemma_of, lemmas_of
from dalil.coding.english.frames import is_filled
from dalil.coding.english.index import Index, index_of
from dalil.coding.english.nouns import noun_roles
from dalil.coding.english.pronouns import resolve_roles
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import (
    Roles,
    clause_text,
    is_gerund_noun,
    is_verb,
    prep_objects,
    verb_roles,
)
from dalil.knowledge.lexicon import Entry

_TIGHT = frozenset({"the", "their", "its", "his", "a", "in", "to", "of"})
_NEXT = frozenset({"on", "at", "upon", "with", "through", "against"})
"""Prepositions that belong to the verb only right behind it."""
_SUFFERED = frozenset({"starve", "freeze", "bleed", "perish"})
"""Verbs whose subject dies."""
_GAP = 9
"""How many words may stand between the parts of an expression ("take four men hostage")."""
_HEADS = frozenset(
    "campaign attack operation incident wave case toll victim spree attempt threat series round rate "
    "death bomber number "
    "raid strike site scene injury wound group day night crime order".split()
)
"""Nouns before which an event noun keeps its meaning ("arrest campaign")."""


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
