"""The words of an Arabic report, clitics told apart, each with its place in the original."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from dalil.coding.arabic.tables import grammar, noun_classes, noun_list, word_set
from dalil.language.arabic_lemmas import is_listed
from dalil.language.arabic_words import Split, read_word, splits
from dalil.language.fold import Folded, fold
from dalil.model import Span

_TOKEN = re.compile(r"[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])|\d+(?:[.,/]\d+)*|[^\W\d_]+|\n+|[^\w\s]|_")
_QUOTES = frozenset("\"'()[]{}#_*")
_LIKE_PREPOSITIONS = frozenset({"اليه", "عليه", "امام"})
"""Folded forms that are nouns in one spelling (آلية, علية, إمام) and prepositions in another."""
_STOPS = frozenset(".!?؟؛;:\n…")


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the report."""

    index: int
    text: str
    """Folded, clitics included."""
    split: Split
    span: Span
    """In the report's text."""
    kind: str
    """"word", "number", "comma", "stop", "dash" or "quote"."""

    is_tag: bool = False
    """True for words of hashtags that open a line: they belong to no clause."""

    is_noun: bool = False
    """True where the spelling excludes a preposition: آلية is not إليه, إمام is not أمام."""

    @property
    def rest(self) -> str:
        """The word without conjunction and preposition."""
        return self.split.rest

    @property
    def bare(self) -> str:
        """The word without clitics and article."""
        return self.split.bare

    @property
    def is_definite(self) -> bool:
        """Say whether the word has the article."""
        return self.split.is_definite

    @property
    def preposition(self) -> str:
        """The preposition written on the word, "" without one."""
        return self.split.preposition

    @property
    def conjunction(self) -> str:
        """The conjunction written on the word, "" without one."""
        return self.split.conjunction

    @property
    def own_span(self) -> Span:
        """The word without conjunction and preposition, in the report's text."""
        cut = len(self.conjunction) + len(self.preposition)
        if self.text[len(self.conjunction) :].startswith("لل") and self.preposition:
            cut += 1
        return Span(min(self.span.start + cut, self.span.end - 1), self.span.end)

    @property
    def classes(self) -> frozenset[str]:
        """Classes of the noun, empty for other words."""
        return classes_of(self.rest) | classes_of(self.bare)

    @property
    def is_separate(self) -> bool:
        """Say whether the word is a preposition by itself."""
        return self.kind == "word" and not self.is_noun and self.rest in grammar("prepositions")


@lru_cache(maxsize=16384)
def classes_of(word: str) -> frozenset[str]:
    """Return the classes of a folded noun, empty for other words."""
    if word in noun_list("names"):
        return frozenset({"doer"})
    return noun_classes().get(word, frozenset())


def read_words(
    text: str, is_known: Callable[[str], bool], name_starts: Collection[int] = ()
) -> tuple[Folded, list[Word]]:
    """Return the folded text and its words; `name_starts` are where names begin in the original.

    A name that begins inside a word, after a clitic, decides how the word is split (بدمشق).
    """
    whole = fold(text)
    words: list[Word] = []
    for match in _TOKEN.finditer(whole.text):
        piece, span = match[0], whole.span(match.start(), match.end())
        kind = _kind(piece)
        if kind == "word":
            inside = next(
                (s for s in range(span.start + 1, min(span.start + 3, span.end)) if s in name_starts), None
            )
            split = _split_at(piece, inside - span.start) if inside is not None else None
            split = split or _name_after(piece, words) or _read(piece, span.of(text), is_known)
        else:
            split = Split("", "", piece)
        noun = _is_noun(span.of(text), split.rest)
        words.append(Word(len(words), piece, split, span, kind, _is_tag(words, piece), noun))
    return whole, words


def _name_after(piece: str, before: list[Word]) -> Split | None:
    """Return a whole word that only looks like one with ب or ك: "سوق | باب السراي", "مدينة | كاي"."""
    if piece in word_set("name_prefixes"):
        return Split("", "", piece)
    led = bool(before) and before[-1].kind == "word" and not before[-1].is_definite
    names = led and before[-1].bare in word_set("place_words") | word_set("settled")
    return Split("", "", piece) if names and piece[0] == "ك" and len(piece) > 2 else None


def _read(piece: str, written: str, is_known: Callable[[str], bool]) -> Split:
    """Return the reading of a word; an unknown one loses ب or ل where only the rest is an ordinary word."""
    split = read_word(piece, is_known)
    if split.preposition == "ك" and not split.conjunction and not split.is_definite and is_listed(written):
        return Split("", "", piece)
    if split.conjunction or split.preposition or split.is_definite or len(piece) < 5 or is_known(piece):
        return split
    led = piece[0] in "بل" and len(written) == len(piece)
    if led and not is_listed(written) and is_listed(written[1:]):
        return Split("", piece[0], piece[1:])
    return split


def _is_noun(written: str, rest: str) -> bool:
    """Say whether the letters that folding makes one tell a noun from a preposition."""
    return rest in _LIKE_PREPOSITIONS and (written.endswith("ة") or rest == "امام" and "إ" in written)


def _is_tag(before: list[Word], piece: str) -> bool:
    """Say whether a piece belongs to hashtags at the start of a line; inside one they are plain words."""
    if piece in "#_":
        return not before or before[-1].kind == "stop" or before[-1].is_tag
    return bool(before) and before[-1].is_tag and before[-1].text in "#_"


def _kind(piece: str) -> str:
    if piece[0].isdigit():
        return "number"
    if piece[0].isalpha():
        return "word"
    if piece[0] in _STOPS:
        return "stop"
    if piece in ("،", ","):
        return "comma"
    if piece in ("-", "—", "|", "/"):
        return "dash"
    return "quote" if piece in _QUOTES else "dash"


def _split_at(piece: str, at: int) -> Split | None:
    """Return the reading of `piece` whose rest begins at `at`, `None` where none does."""
    for split in splits(piece):
        if len(piece) - len(split.rest) == at:
            return split
    return None
