"""Nouns that reports count, with their number, and words that show a number counts nothing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dalil.language.fold import fold
from dalil.language.words import language_table

Kind = Literal["person", "family", "object", "event"]
KINDS: tuple[Kind, ...] = ("person", "family", "object", "event")


class Noun(NamedTuple):
    """One form of a counted noun."""

    kind: Kind
    form: Literal["one", "many", "two", "two or many"]
    """The number the form itself states."""
    feminine: bool = False
    """True for an Arabic noun of the feminine group, which خمس counts as خمسة counts the others."""


def counted_noun(word: str) -> Noun | None:
    """Return what the folded `word` counts, its Arabic article taken off, `None` for other words."""
    found = _nouns().get(word)
    if found is None and word.startswith("ال"):
        return _nouns().get(word[2:])
    return found


@cache
def words_of(section: str) -> frozenset[str]:
    """Return the folded words of a section of the table, both languages together."""
    table = language_table("counted")[section]
    return frozenset(fold(str(word)).text for language in table for word in table[language])


@cache
def _nouns() -> Mapping[str, Noun]:
    nouns: dict[str, Noun] = {}
    for kind in KINDS:
        for group, entries in language_table("counted")[kind].items():
            for form, word in _forms(group, entries):
                nouns.setdefault(word, Noun(kind, form, group == "ar_feminine"))
    return nouns


Form = Literal["one", "many", "two", "two or many"]


def _forms(group: str, entries: Sequence[str]) -> Iterator[tuple[Form, str]]:
    """Yield every form of the nouns of one group, folded."""
    for entry in entries:
        one, *many = (fold(word).text for word in entry.split())
        yield "one", one
        for word in many:
            yield "many", word
            if group == "ar_broken":
                yield "many", word + "ا"
        if group != "en":
            yield from _arabic_forms(group, one)


def _arabic_forms(group: str, one: str) -> Iterator[tuple[Form, str]]:
    stem = one[:-1] + "ت" if one.endswith("ه") else one
    stem = stem[:-1] + "ت" if one.endswith("ات") else stem  # فتاة is folded to فتاه
    if group == "ar_feminine":
        yield "two", stem + "ان"
        yield "two", stem + "ين"
        return
    yield "one", one + "ا"
    yield "two", one + "ان"
    if group == "ar_broken":
        yield "two", one + "ين"
        return
    yield "many", one + "ون"
    yield "two or many", one + "ين"
