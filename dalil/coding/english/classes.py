"""Classes of English words: what a noun phrase is about, as frames ask for it."""

from collections.abc import Mapping
from functools import cache

from dalil.coding.english.sentence import Token
from dalil.language.counted import counted_noun
from dalil.language.words import language_table

_SMALL_PHRASE = 12
"""A longer phrase is searched near its head only."""


@cache
def class_words() -> Mapping[str, frozenset[str]]:
    """Return the words of each class, by name."""
    table = language_table("english_classes")
    return {name: frozenset(str(word) for word in words) for name, words in table.items()}


def lemma_of(token: Token) -> str:
    """Return the lower-case lemma; a plural the tagger took for a name is made singular."""
    lemma: str = token.lemma_.lower()
    if token.tag_ in ("NNP", "NNPS") and lemma.endswith("s") and len(lemma) > 4:
        return lemma[:-1]
    return lemma


def lemmas_of(token: Token) -> list[str]:
    """Return the lemma and what it may be where the lemmatiser errs: "raped" is given as "rap"."""
    forms = [lemma_of(token)]
    word = token.lower_
    if token.tag_ in ("VBD", "VBN", "VBG") or word.endswith(("ed", "ing")):
        for ending in ("ed", "ing"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                forms += [stem + "e", stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
    if word == "rid":
        forms.append("ride")
    return list(dict.fromkeys(forms))


def has_class(token: Token, name: str) -> bool:
    """Say whether the head noun `token` belongs to the class `name`."""
    words = class_words()[name]
    lemma = lemma_of(token)
    if name == "aircraft" and lemma == "bomber" and _is_of_flesh(token):
        return False
    if lemma in words or token.lower_ in words:
        return True
    if token.tag_ in ("NNS", "NNPS") and any(form in words for form in _singulars(token.lower_)):
        return True
    return lemma.rsplit("-", 1)[-1] in words


def _is_of_flesh(bomber: Token) -> bool:
    """Say whether the bomber is a person: "a suicide bomber", "the bomber"; "two bombers" are planes."""
    before = {c.lower_ for c in bomber.children if c.dep_ in ("compound", "amod", "nmod")}
    if before & {"suicide", "car", "would-be", "female", "teenage", "masked", "lone", "second"}:
        return True
    return bomber.tag_ == "NN" and not any(c.dep_ in ("compound", "amod", "nmod") for c in bomber.children)


def _singulars(word: str) -> list[str]:
    """Return what a plural may be the plural of: the lemmatiser makes "graf" of "graves"."""
    forms = [word[:-1]]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        forms.append(word[:-2])  # not "planes", which is no plural of "plan"
    return forms


def is_person(token: Token) -> bool:
    """Say whether the head noun stands for people: a noun of persons, a name, a number alone, a pronoun."""
    noun = counted_noun(token.lower_)
    if noun is not None and noun.kind in ("person", "family"):
        return True
    if has_class(token, "person") or has_class(token, "fighter"):
        return True
    if token.tag_ == "NN" and has_class(token, "chosen"):
        return True
    if token.pos_ == "NOUN" and lemma_of(token).endswith(("ist", "ician", "woman", "keeper", "dresser")):
        return True
    if token.pos_ == "PRON" and token.lower_ not in (
        "it",
        "this",
        "that",
        "these",
        "which",
        "what",
        "you",
        "i",
        "we",
        "us",
        "me",
        "itself",
    ):
        return True
    if token.tag_ == "CD":
        return True
    return token.pos_ == "PROPN" and not has_class(token, "time_label")


def phrase_has(token: Token, name: str) -> bool:
    """Say whether a word of the phrase under `token` belongs to the class, its relative clauses aside."""
    return any(has_class(word, name) for word in phrase_words(token))


def phrase_words(token: Token) -> list[Token]:
    """Return the words of the noun phrase: what stands before the head, and its "of" phrases."""
    words = [token]
    for child in token.children:
        if child.i < token.i and child.dep_ in (
            "det", "amod", "compound", "nmod", "poss", "nummod", "npadvmod", "quantmod", "advmod",
        ):  # fmt: skip
            words.extend(phrase_words(child))
        elif child.dep_ == "prep" and child.lower_ == "of":
            for below in child.children:
                if below.dep_ == "pobj":
                    words.extend(phrase_words(below))
        elif child.dep_ == "conj":
            words.append(child)
    return words[:_SMALL_PHRASE]
