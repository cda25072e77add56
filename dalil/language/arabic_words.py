"""Arabic words taken apart: the clitics before a word, the endings of a noun."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dalil.language.arabic_verbs import verb_forms
from dalil.language.fold import fold
from dalil.language.words import language_table

PRONOUNS = ("ها", "هم", "هما", "هن", "ه", "نا", "كم")
_PREPOSITIONS = ("ب", "ل", "ك")


class Split(NamedTuple):
    """One way to read a folded word: conjunction, preposition, what remains (article included)."""

    conjunction: str
    preposition: str
    rest: str

    @property
    def bare(self) -> str:
        """The rest without its article."""
        return self.rest[2:] if self.is_definite else self.rest

    @property
    def is_definite(self) -> bool:
        """Say whether the word has the article."""
        return self.rest.startswith("ال") and len(self.rest) > 3 and self.rest not in _without_article()


@cache
def _without_article() -> frozenset[str]:
    """Return the words that begin with the letters of the article and have none."""
    table = language_table("arabic_grammar")["not_article"]
    verbs = {form for lemma in table["verbs"] for form in verb_forms(lemma) if form.startswith("ال")}
    nouns = {fold(word).text for word in table["nouns"]}
    return frozenset(verbs - nouns) | {fold(word).text for word in table["words"]}


@lru_cache(maxsize=65536)
def splits(word: str) -> tuple[Split, ...]:
    """Return every reading of `word`, the one without clitics first.

    >>> [tuple(s) for s in splits("وبالقصف")][:2]
    [('', '', 'وبالقصف'), ('و', '', 'بالقصف')]
    """
    return tuple(_splits(word))


def _splits(word: str) -> Iterator[Split]:
    yield Split("", "", word)
    yield from _prepositions("", word)
    if word[:1] in ("و", "ف") and len(word) > 2:
        yield Split(word[0], "", word[1:])
        yield from _prepositions(word[0], word[1:])


def _prepositions(conjunction: str, rest: str) -> Iterator[Split]:
    if rest.startswith("لل") and len(rest) > 3:
        yield Split(conjunction, "ل", "ال" + rest[2:])
        return
    if rest[:1] in _PREPOSITIONS and len(rest) > 2:
        yield Split(conjunction, rest[0], rest[1:])


def read_word(word: str, is_known: Callable[[str], bool]) -> Split:
    """Return the first reading whose rest, with or without article, is known, else a cautious one.

    An unknown word loses only what cannot be its own letters: و before the article, بال, وال, لل.
    """
    for split in splits(word):
        if is_known(split.rest) or (split.is_definite and is_known(split.bare)):
            return split
    for split in splits(word):
        if split.is_definite:
            return split
    return Split("", "", word)


@lru_cache(maxsize=8192)
def noun_forms(noun: str) -> frozenset[str]:
    """Return the folded forms of a noun as the lexicon writes it: accusative, dual, pronouns, -at plural.

    "غارة" gives غارات, غارتان, غارتين, غارته; plurals with other letters stand in the lexicon.
    """
    return frozenset(_noun_forms(fold(noun).text))


def _noun_forms(noun: str) -> Iterator[str]:
    yield noun
    if " " in noun:
        return
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    if noun.endswith("ه"):
        yield noun[:-1] + "ات"
        for pronoun in PRONOUNS:
            yield noun[:-1] + "ات" + pronoun
    else:
        yield noun + "ا"
        yield noun + "ات"
        yield noun + "ون"
    yield stem + "ان"
    yield stem + "ين"
    for pronoun in PRONOUNS:
        yield stem + pronoun
