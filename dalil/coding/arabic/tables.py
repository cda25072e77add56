"""The Arabic word tables as the grammar uses them: folded, with every form of each word."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from dalil.language.arabic_verbs import VerbForm, verb_forms
from dalil.language.arabic_words import noun_forms
from dalil.language.fold import fold
from dalil.language.words import language_table


def folded(words: Iterable[object]) -> frozenset[str]:
    """Return the words as they stand in folded text."""
    return _folded(tuple(map(str, words)))


@lru_cache(maxsize=4096)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word).text for word in words)


@cache
def grammar(section: str) -> frozenset[str]:
    """Return the folded words of a flat section of `arabic_grammar.yml`."""
    return folded(language_table("arabic_grammar")[section])


@cache
def grammar_part(section: str, part: str) -> frozenset[str]:
    """Return the folded words of a part of a section ("negation", "verb")."""
    return folded(language_table("arabic_grammar")[section][part])


@cache
def grammar_verbs(section: str) -> Mapping[str, VerbForm]:
    """Return every form of the verbs of a section of `arabic_grammar.yml`."""
    return _all_forms(language_table("arabic_grammar")[section])


@cache
def common_verbs() -> Mapping[str, VerbForm]:
    """Return every form of every verb that frames an event or stands beside one."""
    forms: dict[str, VerbForm] = {}
    for section in (
        "speech",
        "denial_verbs",
        "intent_verbs",
        "light_verbs",
        "other_verbs",
        "passive_light",
    ):
        for text, form in grammar_verbs(section).items():
            forms.setdefault(text, form)
    return forms


def _all_forms(lemmas: Iterable[str]) -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    for lemma in lemmas:
        if " " not in lemma:
            for text, form in verb_forms(lemma).items():
                forms.setdefault(text, form)
    return forms


@cache
def slot_words(slot: str, part: str) -> frozenset[str]:
    """Return the folded words of a part of a slot ("means", "gunshot")."""
    return folded(language_table("arabic_slots")[slot][part])


@cache
def slot_parts(slot: str) -> tuple[str, ...]:
    """Return the parts of a slot in the order of the table."""
    return tuple(language_table("arabic_slots")[slot])


@cache
def slot_list(slot: str) -> frozenset[str]:
    """Return the folded words of a flat slot ("debris", "rival")."""
    return folded(language_table("arabic_slots")[slot])


@cache
def noun_classes() -> Mapping[str, frozenset[str]]:
    """Return, for every noun form, the classes it belongs to.

    Classes: those of `people` ("civilians", ...), of `sites` ("site:school", ...), and "doer",
    "aircraft", "place", "person", "site".
    """
    table = language_table("arabic_nouns")
    classes: dict[str, set[str]] = {}

    def add(words: Iterable[str], *names: str) -> None:
        for word in words:
            for form in noun_forms(word):
                classes.setdefault(form, set()).update(names)

    for name, words in table["people"].items():
        add(words, name, "person")
    for name, words in table["sites"].items():
        add(words, name, "site")
    add(table["doers"], "doer")
    add(table["aircraft"], "aircraft", "doer")
    add(table["places"], "place")
    return {form: frozenset(names) for form, names in classes.items()}


@cache
def noun_list(section: str) -> frozenset[str]:
    """Return the folded words of a flat section of `arabic_nouns.yml`, as they stand."""
    return folded(language_table("arabic_nouns")[section])


@cache
def cause_words(name: str) -> frozenset[str]:
    """Return the folded words of a list of `arabic_causes.yml`."""
    return folded(language_table("arabic_causes")[name])


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the folded words of a set of `arabic_sets.yml`."""
    return folded(language_table("arabic_sets")[name])


@cache
def result_words() -> frozenset[str]:
    """Return the words that tell what an attack led to, every form of the verbs: "أسفرتا عن"."""
    verbs = language_table("arabic_sets")["result_verbs"]
    return word_set("result") | frozenset(form for lemma in verbs for form in verb_forms(str(lemma)))
