"""Shapes of Arabic nouns, and the exact words of a chunk in the report's text."""

from collections.abc import Sequence

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.passage import Passage
from dalil.coding.arabic.tables import noun_list, word_set
from dalil.coding.arabic.words import Word
from dalil.model import Span


def is_adjective(word: Word) -> bool:
    """Say whether the word is shaped like an adjective of origin or kind: حربية, الروسي, مجهولون."""
    bare = word.bare
    if bare in word_set("adjectives") or word.is_definite and word.rest in noun_list("directions"):
        return True
    long = word.is_definite or len(word.rest) > 5
    if long and word.rest.endswith("يه") and not word.classes & {"site", "place", "women"}:
        return True
    shaped = len(bare) > 3 and bare.endswith(("يه", "ي", "يين", "يون", "يتين", "يات"))
    return shaped and not word.classes & {"person", "site", "place"}


def is_accusative(word: Word, text: str) -> bool:
    """Say whether the word ends in the alef of an indefinite object: مسؤولا, رجلا."""
    if word.is_definite or len(word.rest) < 4 or not word.rest.endswith("ا"):
        return False
    return "\u064b" in word.span.of(text)[-3:] or bool(word.classes)


def chunk_span(passage: Passage, chunk: Chunk) -> Span:
    """Return the words of a chunk without its preposition, without quotes at only one end."""
    first = chunk.first
    if chunk.kind == "pp" and passage.words[first].is_separate and chunk.last - first > 1:
        first += 1
    return trimmed_span(passage, first, chunk.last)


def trimmed_span(passage: Passage, first: int, last: int) -> Span:
    """Return the span of words `first` to `last`, without marks and lone quotes at its ends."""
    words: Sequence[Word] = passage.words
    while first < last - 1 and (words[first].kind in ("comma", "dash", "stop") or words[first].text == "و"):
        first += 1
    while last > first + 1 and words[last - 1].kind in ("comma", "dash", "stop"):
        last -= 1
    if _quotes(words[first:last]) % 2:
        if words[first].kind == "quote" and last - first > 1:
            first += 1
        elif words[last - 1].kind == "quote" and last - first > 1:
            last -= 1
        elif last < len(words) and words[last].kind == "quote":
            last += 1
    start = words[first].own_span.start if words[first].kind == "word" else words[first].span.start
    return Span(start, max(words[last - 1].span.end, start + 1))


def _quotes(words: Sequence[Word]) -> int:
    return sum(word.kind == "quote" and word.text in "\"'()" for word in words)
