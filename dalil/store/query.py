"""What a user types to search, understood: words, phrases in quotes, words that must not stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dalil.errors import UsageError
from dalil.language.fold import fold
from dalil.store.terms import accepted, query_words

_PART = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """A search: every part of it stands in a report found."""

    match: str
    """The search in FTS5's words."""
    wanted: tuple[frozenset[str], ...]
    """For each word wanted the terms that are accepted for it."""


def understand_query(words: str) -> Query:
    """Return the search that `words` ask for; raises `UsageError` where they name no word.

    Words stand in any order and form; "words in quotes" stand together; -word is not there.
    """
    parts = [(is_out, query_words(text)) for is_out, text in _parts(fold(words).text)]
    wanted = [part for is_out, part in parts if part and not is_out]
    unwanted = [part for is_out, part in parts if part and is_out]
    if not wanted:
        raise UsageError(f'"{words}" names no word to search for.', "Name one, as in: dalil find ميادين")
    match = " AND ".join(_expression(part) for part in wanted)
    for part in unwanted:
        match = f"({match}) NOT {_expression(part)}"
    return Query(match, tuple(frozenset(accepted(word)) for part in wanted for word in part))


def _parts(folded: str) -> Iterator[tuple[bool, str]]:
    for part in _PART.finditer(folded):
        yield part["no"] is not None, part["quoted"] or part["bare"] or ""


def _expression(words: list[str]) -> str:
    """Return one part in FTS5's words; a part of several words ("1,200", "in Hajin") is a phrase."""
    *before, last = ([f'"{term}"' for term in accepted(word)] for word in words)
    if not before:
        return f"({' OR '.join(last)})"
    phrases = [" + ".join([*(terms[0] for terms in before), term]) for term in last[:1]]
    first = [" + ".join([term, *(terms[0] for terms in (*before[1:], last))]) for term in before[0]]
    return f"({' OR '.join(dict.fromkeys((*phrases, *first)))})"
