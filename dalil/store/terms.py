"""The terms under which words are found: folded, without clitics, by lemma, in both languages.

A term is a function of the folded word alone, so that every spelling of a word has the same term.
"""

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import product
from typing import NamedTuple

from dalil.language.arabic_words import read_word, splits
from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

TERMS = "1"
"""Raised when the terms change; an index made with other terms is made anew."""
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST = 60
"""Characters of a term; what is longer is no word, and only its beginning is kept."""
_LONG_ENOUGH = 4
"""Letters of an Arabic word that is also looked for with letters joined: "حر" would be found in "بحر"."""
_SHORTEST = 3
"""Letters of an Arabic word that is looked up; shorter ones are mostly particles."""


class Term(NamedTuple):
    """A word of a text as it is searched for."""

    term: str
    span: Span
    """Where the word stands in the text, its vowel marks included."""


def terms_of(text: str, wanted: Container[str] | None = None) -> Iterator[Term]:
    """Yield the terms of a text in order, all or those wanted.

    >>> [term for term, _ in terms_of("Raids on al-Mayadin's markets")]
    ['raid', 'on', 'mayadin', 'market']
    """
    folded = fold(text)
    for match in _word().finditer(folded.text):
        term = term_of(match[0])
        if wanted is None or term in wanted:
            yield Term(term, folded.span(*match.span()))


def indexed(text: str) -> str:
    """Return the terms of a text, a space between each two, as the index takes them."""
    return " ".join(map(term_of, _word().findall(fold(text).text)))


def query_words(folded: str) -> list[str]:
    """Return the words of a folded text as they are searched for."""
    return _word().findall(folded)


@lru_cache(maxsize=1 << 17)
def term_of(word: str) -> str:
    """Return the term of one folded word.

    >>> term_of("الميادين"), term_of("وميادين"), term_of("shelled")
    ('ميدان', 'ميدان', 'shell')
    """
    return (_arabic(word) if _ARABIC.search(word) else _english(word))[:_LONGEST]


@lru_cache(maxsize=4096)
def accepted(word: str) -> tuple[str, ...]:
    """Return the terms that a search for a folded word accepts, its own first.

    Letters joined to an Arabic name are seldom told from its own: "بهجين" reads as a word of its own. So
    a word of some length is also looked for as it would be indexed with each of them before it.
    """
    own = term_of(word)
    if not _ARABIC.search(word) or len(word) < _LONG_ENOUGH:
        return (own,)
    joined = (term_of(prefix + word) for prefix in language_table("search")["prefixes"])
    return tuple(dict.fromkeys((own, *joined)))


@cache
def terms_version() -> str:
    """Return what tells the terms of one version of the word lists from those of another."""
    return f"{TERMS} simplemma {version('simplemma')}"


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word in a folded text; an article before a hyphen is none."""
    articles = "|".join(language_table("search")["latin_articles"])
    return re.compile(rf"(?<![^\W_])(?!(?:{articles})-)[^\W_]+(?:'[^\W_]+)*")


def _english(word: str) -> str:
    import simplemma

    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe and ending in language_table("search")["endings"]:
        word = stem
    word = word.replace("'", "")
    return fold(simplemma.lemmatize(word, "en")).text if word.isalpha() else word


def _arabic(word: str) -> str:
    """Return the lemma of a folded Arabic word without clitics and endings, else its bare letters."""
    for split in splits(word):
        found = _of_pair(split.bare) or _lemma(split.bare) or _lemma(split.rest)
        if found is not None:
            return found
    bare = read_word(word, lambda _: False).bare
    return _without_ending(bare) or bare


def _without_ending(bare: str) -> str | None:
    """Return the lemma of a word without an ending, `None` where no word list knows it even so."""
    for ending in language_table("search")["arabic_endings"]:
        stem = bare.removesuffix(ending)
        found = _lemma(stem) if len(stem) < len(bare) else None
        if found is not None:
            return found
    return None


def _of_pair(word: str) -> str | None:
    """Return the lemma of the one of which a dual in -at is two: غارتان is two of غارة."""
    for ending in language_table("search")["dual_endings"]:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST:
            return _lemma(word.removesuffix(ending) + "ه")
    return None


def _lemma(word: str) -> str | None:
    """Return the folded lemma of a folded word as the word list has it, in whichever spelling."""
    import simplemma

    if len(word) < _SHORTEST:
        return None
    for written in _spellings(word):
        if simplemma.is_known(written, "ar"):
            return fold(simplemma.lemmatize(written, "ar")).text
    return None


def _spellings(word: str) -> Iterator[str]:
    """Yield the ways to write a folded word, those with its middle as it stands first."""
    table = language_table("search")["spellings"]
    article = "ال" if word.startswith("ال") and len(word) > len("ال") + 1 else ""
    bare = word.removeprefix(article)
    inner = bare[1:-1]
    inners = [inner]
    for place, letter in enumerate(inner):
        others = table["middle"].get(letter, [letter])[1:]
        inners += [inner[:place] + other + inner[place + 1 :] for other in others]
    firsts, lasts = table["first"].get(bare[0], [bare[0]]), table["last"].get(bare[-1], [bare[-1]])
    for middle, first, last in product(inners, firsts, lasts):
        yield f"{article}{first}{middle}{last}"
