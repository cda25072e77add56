"""Reports sent in capitals, or without any: given capitals again where English has them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from simplemma import is_known

from dalil.coding.english.parser import load_parser
from dalil.knowledge.load import load_knowledge

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"\b(?:[a-z]\.){2,}")
_SENTENCE_START = re.compile(r"(?:^|(?<!\.[a-z])[.!?]\s+|\n\s*|:\s+\")\"?([a-z])")
_DATELINE = re.compile(r"\A.{0,60}?--\s*([a-z])")
_NO_VOWEL = re.compile(r"[^aeiouy]{2,6}")
_LONGEST_LETTERS = 5
"""An unknown word in brackets, or before them, of at most so many letters is an abbreviation ("urng")."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def recase(text: str) -> str:
    """Return `text` with capitals at sentence starts, names and abbreviations; its length never changes.

    A word is a name where the tagger says so or the English word list does not hold it.
    """
    plain = text.lower()
    letters = list(plain)
    for place in _capitals(plain):
        letters[place] = letters[place].upper()
    return "".join(letters)


def _capitals(text: str) -> Iterator[int]:
    for start in (_SENTENCE_START, _DATELINE):
        for match in start.finditer(text):
            yield match.start(1)
    for match in _ABBREVIATION.finditer(text):
        yield from range(*match.span())
    names = _tagged_names(text)
    for match in _WORD.finditer(text):
        word = match.group()
        if _is_abbreviation(text, match):
            yield from range(*match.span())
        elif match.start() in names or _is_name(text, match, word):
            yield from _initials(match.start(), word)


def _initials(start: int, word: str) -> Iterator[int]:
    yield start
    for hyphen in re.finditer("-", word):
        if word[: hyphen.start()] not in ("al", "el", "car", "anti", "ex", "non", "co"):
            yield start + hyphen.end()


def _tagged_names(text: str) -> set[int]:
    nlp = load_parser()
    doc: Any = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name in ("tok2vec", "tagger", "attribute_ruler"):
            doc = pipe(doc)
    return {token.idx for token in doc if token.tag_ in ("NNP", "NNPS")}


def _is_name(text: str, match: re.Match[str], word: str) -> bool:
    if word in _DAYS or word in _countries():
        return True
    if word in _MONTHS:
        around = text[max(0, match.start() - 4) : match.end() + 4]
        return word not in ("march", "may") or any(char.isdigit() for char in around)
    whole = word.removesuffix("'s")
    parts = whole.split("-")
    return len(whole) > 2 and not any(_is_word(part) for part in parts)


@cache
def _countries() -> frozenset[str]:
    return frozenset(
        e.place.name_en.lower() for e in load_knowledge().gazetteer if e.place.kind == "country"
    )


def _is_word(word: str) -> bool:
    return bool(is_known(word, lang="en"))


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if _NO_VOWEL.fullmatch(word):
        return not _is_word(word)
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    bracketed = (before == "(" and after.startswith(")")) or after == " ("
    return bracketed and len(word) <= _LONGEST_LETTERS and not _is_word(word)
