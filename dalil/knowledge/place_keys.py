"""How place names are compared: one key for a family of spellings, in either script."""

import re
from functools import lru_cache
from typing import NamedTuple

from dalil.language.fold import fold

ARTICLES = frozenset("al el ul il an ar as ash at ath az ad adh ed er es et ez en esh eth edh".split())
"""The Arabic article as it is written in Latin letters, alone or before a hyphen."""

_GLUED_ARTICLE = re.compile(r"[ae](?=(sh|th|dh|[zdrstn])\1.)")
"""An article that melted into its word: "Ezzor", "Annabk"."""

_LATIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+")
_ARABIC_WORD = re.compile(r"[ء-ي]+|\d+")
_ARABIC = re.compile(r"[ء-ي]")

_CONSONANTS = (
    ("tch", "S"), ("kh", "x"), ("gh", "G"), ("sh", "S"), ("ch", "S"), ("th", "z"), ("dh", "z"), ("dj", "j"),
    ("zh", "z"), ("ck", "k"), ("ph", "f"), ("q", "k"), ("c", "k"),
)  # fmt: skip
"""Consonants that transliterations write in several ways; "th" and "dh" both stand for ذ and ث."""

_VOWELS = (
    (re.compile(r"(?<=[aeiou])w(?![aeiou])|(?<=[^aeiou])w(?![aeiou])"), "u"),
    (re.compile(r"(?<=[aeiou])y(?![aeiou])|(?<=[^aeiou])y(?![aeiou])"), "i"),
    (re.compile(r"[ao]?u|oo?|ao"), "u"),
    (re.compile(r"[ae]?i+|ee|ie"), "i"),
    (re.compile(r"[ae]+"), "a"),
)
_LAST_VOWEL = re.compile(r"(?:a|e|ee)h$")
_GLIDE = re.compile(r"(?<=[^aeiouy])i(?=[aou])")
"""The y that "Abiad" leaves out."""
_DOUBLE_CONSONANT = re.compile(r"([^aeiou])\1+")
_DOUBLE = re.compile(r"(.)\1+")


class NameKey(NamedTuple):
    """A name as it is compared: names of one family of spellings have one `bones`."""

    bones: str
    """Consonants, with a mark for a vowel at either end."""
    flesh: str
    """The same with vowels of one class written alike, to tell apart names of the same bones."""


def is_arabic(text: str) -> bool:
    """Say whether `text` holds an Arabic letter."""
    return _ARABIC.search(text) is not None


@lru_cache(maxsize=8192)
def name_key(name: str) -> NameKey:
    """Return the key of one name: "Deir ez-Zor", "Dayr az-Zawr" and "Deirezzor" have the same bones."""
    folded = fold(name).text
    if is_arabic(folded):
        words = _ARABIC_WORD.findall(folded)
        keys = [arabic_word_key(word) for word in words]
        joined = "".join(keys)
        return NameKey(joined, joined)
    words = _LATIN_WORD.findall(folded)
    return join_words([word for word in words if word not in ARTICLES] or words)


def join_words(words: list[str]) -> NameKey:
    """Return the key of the Latin `words` of one name (folded, articles left out)."""
    return latin_key(
        "".join(latin_word(word) if n == 0 else later_word(word) for n, word in enumerate(words))
    )


@lru_cache(maxsize=4096)
def latin_word(word: str) -> str:
    """Return a folded Latin word without apostrophes and without an article glued to it."""
    return (
        _GLUED_ARTICLE.sub("", word.replace("'", ""), count=1) if len(word) > 4 else word.replace("'", "")
    )


@lru_cache(maxsize=4096)
def later_word(word: str) -> str:
    """Return a further word of a name, without an article written together with it ("Dair Alzour")."""
    if len(word) > 5 and word[:2] in ("al", "el"):
        return latin_word(word[2:])
    return latin_word(word)


@lru_cache(maxsize=65536)
def latin_key(letters: str) -> NameKey:
    """Return the key of the letters of a name."""
    for written, letter in _CONSONANTS:
        letters = letters.replace(written, letter)
    letters = _GLIDE.sub("iy", _LAST_VOWEL.sub("a", letters))
    letters = _DOUBLE_CONSONANT.sub(r"\1", letters)
    for pattern, vowel in _VOWELS:
        letters = pattern.sub(vowel, letters)
    flesh = _DOUBLE.sub(r"\1", letters)
    bones = re.sub(r"[aiu]", "", flesh) or flesh
    first = "'" if flesh[:1] in "aiu" else ""
    last = "-" if flesh[-1:] in ("a", "i", "u") else ""
    return NameKey(first + bones + last, flesh)


@lru_cache(maxsize=65536)
def arabic_word_key(word: str) -> str:
    """Return a folded Arabic word without its article and hamza."""
    if word.startswith("ال") and len(word) > 3:
        word = word[2:]
    return word.replace("ء", "")
