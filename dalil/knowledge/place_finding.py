"""Known place names in running text: longest first, common words only where they are a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.knowledge.place_keys import ARTICLES
from dalil.knowledge.place_list import Need
from dalil.knowledge.place_names import Found, Name, NameIndex
from dalil.knowledge.place_phrases import PhraseReader, Surroundings
from dalil.knowledge.place_tokens import PlaceText, read_text
from dalil.knowledge.place_words import PlaceWords
from dalil.model import Span

_LIKE = 0.72
"""Spellings of one family less like each other than this are two names."""
_LARGE = 15_000
"""People from which a name counts in English wherever it stands."""
_SHORT_NAME = 3
"""After a clitic a name of fewer letters is rather a part of the word ("باب" is no "ب" + "إب")."""
_KNOWN, _FAR = 50_000, 500_000
"""People from which a one-word Arabic name of GeoNames counts wherever it stands, near and far."""
_TANWIN = "\u064b\u064c\u064d"
_ACRONYM = 4
"""Capitals alone, no longer than this, are an acronym ("SANA") in a line that has small letters."""
_LEAST = 2
"""A name with fewer letters in its key says nothing."""
_TELLING = 4
"""A name with fewer letters in its key must be spelt as in the list, or stand beside a place word."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A known place named in a text."""

    span: Span
    """The name, and the words that change which area is meant ("ريف حلب الشمالي", "Aleppo province")."""
    name: str
    """The name alone, as it stands in the text."""
    phrase: Span
    """The name with its place word and side ("بلدة هجين", "Hajin district")."""
    kind: str | None = None
    """Kind of place a word beside the name says ("village"), `None` where none does."""
    direction: str | None = None
    """Side that is meant: "east" in "eastern Aleppo"."""
    near: bool = False
    """True where the event is only close by: "near Hajin", "east of Hajin"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text that is a place there."""

    found: Found
    around: Surroundings
    names: tuple[tuple[Name, float], ...]


class PlaceFinder:
    """Finds the names of an index in texts."""

    def __init__(self, index: NameIndex, phrases: PhraseReader, words: PlaceWords) -> None:
        self._index = index
        self._phrases = phrases
        self._words = words

    def find(self, text: str) -> list[PlaceMention]:
        """Return the mentions of `text`, in its order; none overlap."""
        split = read_text(text)
        return [self._mention(split, hit) for hit in self.hits(split)]

    def hits(self, text: PlaceText) -> list[Hit]:
        """Return the names that are places where they stand, in the order of the text."""
        waiting: list[Hit] = []
        sure: list[Hit] = []
        for found in self._index.hits(text):
            around = self._phrases.read(text, found.first, found.last, found.clitic)
            if self._is_word(text, found, around):
                continue
            if names := self._fitting(found, around, text, self._is_whole(text, found)):
                sure.append(Hit(found, around, names))
            elif names := _listable(found, text):
                waiting.append(Hit(found, around, names))
        chosen = _longest(sure)
        return _longest([*chosen, *_beside(text, chosen, waiting)])

    def _is_whole(self, text: PlaceText, found: Found) -> bool:
        """Say whether the text is this name and nothing else but place words: it names a place."""
        others = (*text.tokens[: found.first], *text.tokens[found.last :])
        words = (token.text.removeprefix("ال") if token.arabic else token.text for token in others)
        return all(word in self._words.never or word in self._words.stop for word in words)

    def _is_word(self, text: PlaceText, found: Found, around: Surroundings) -> bool:
        """Say whether a name is only a word such as "the city" or "March", or begins with one."""
        single = found.last - found.first == 1 + text.is_article(found.first)
        if found.word in self._words.stop or found.weight < _LEAST or not _is_written_as_name(text, found):
            return True
        if (found.word,) in self._words.inside and not single:
            return True
        if found.word in self._words.never:
            exact = any(like == 1 and (not single or _is_ours(name)) for name, like in found.names)
            return not exact or (single and around.kind is None)
        last = text.tokens[found.last - 1]
        if last.text in self._words.stop and not (last.arabic or last.capital):
            return True
        if found.word in self._words.ordinary:
            return around.kind is None if single else not text.tokens[found.first].arabic
        return False

    def _fitting(
        self, found: Found, around: Surroundings, text: PlaceText, trusted: bool
    ) -> tuple[tuple[Name, float], ...]:
        """Return the names that the surroundings allow; `trusted` where the text itself is a place."""
        if around.titled and not trusted:
            return ()
        noun = around.kind is not None or around.direction is not None
        fitting = []
        for name, like in found.names:
            if like < 1 and not self._is_spelling(found, name, like, noun or trusted):
                continue
            if text.lower and (like < 1 or not name.main) and not text.tokens[found.first].arabic:
                continue
            needs = _needs(found, name, like, text)
            if needs == "noun" and name.entry.place.kind == "province":
                noun = around.kind == "province"
            led = around.introduced or text.is_article(found.first)
            if trusted or not needs or noun or (needs == "in" and led):
                fitting.append((name, like))
        return tuple(fitting)

    def _is_spelling(self, found: Found, name: Name, like: float, sure: bool) -> bool:
        """Say whether another spelling than the list's is still the name."""
        if like < _LIKE or (found.weight < _TELLING and not sure):
            return False
        return (sure and not name.entry.far) or _is_ours(name)

    def _mention(self, text: PlaceText, hit: Hit) -> PlaceMention:
        found, around = hit.found, hit.around
        name = text.span(found.start, found.end)
        phrase = text.span(*self._bounds(text, hit))
        kind = None if around.kind is None else self._words.kinds[around.kind]
        wide = around.direction is not None or (kind is not None and kind.area)
        return PlaceMention(
            span=phrase if wide else name,
            name=name.of(text.folded.original),
            phrase=phrase,
            kind=around.kind,
            direction=around.direction,
            near=around.near,
        )

    def _bounds(self, text: PlaceText, hit: Hit) -> tuple[int, int]:
        """Return where the whole phrase stands in the folded text, without an Arabic clitic before it."""
        first, last = hit.around.first, hit.around.last
        start = hit.found.start if first == hit.found.first else self._phrases.start_of(text, first)
        return start, text.tokens[last - 1].end


def _listable(found: Found, text: PlaceText) -> tuple[tuple[Name, float], ...]:
    """Return the names that count in a list of places though nothing else leads to them."""
    return tuple(
        (n, like) for n, like in found.names if like == 1 and _needs(found, n, like, text) != "noun"
    )


def _needs(found: Found, name: Name, like: float, text: PlaceText) -> Need:
    """Return what must stand before this name here."""
    entry = name.entry
    if text.tokens[found.first].arabic:
        return _arabic_needs(found, name, like)
    if entry.needs != "ar":
        return entry.needs
    return "in" if entry.population < _LARGE else ""


def _arabic_needs(found: Found, name: Name, like: float) -> Need:
    """Return what must stand before an Arabic name: one word, small, or with a clitic needs more."""
    entry = name.entry
    if entry.needs == "ar" or (name.article is not None and like < 1):
        return "noun"
    if name.article is None:
        return entry.needs
    small = entry.population < (_FAR if entry.far else _KNOWN)
    if not _is_ours(name) and (small or found.weight <= _SHORT_NAME):
        return "noun"
    if name.article is False and (found.weight < _LEAST + 1 or _may_be_letters(found, name)):
        return "noun"
    if entry.place.kind == "country" and found.word.endswith("يه") and entry.needs == "":
        return "in"
    return entry.needs


def _may_be_letters(found: Found, name: Name) -> bool:
    """Say whether a clitic before a name without article may be a letter of a word ("كريمة", "بصدد")."""
    clitic = found.clitic
    if not clitic.strip("و"):
        return False
    return (
        "ك" in clitic
        or found.weight < _SHORT_NAME
        or name.entry.needs != ""
        or not _is_ours(name)
        or (clitic == "ف" and name.entry.population < _FAR)
    )


def _is_written_as_name(text: PlaceText, found: Found) -> bool:
    """Say whether the letters are a name's: capitals in Latin, no tanwin in Arabic ("سورياً")."""
    original = text.span(found.start, found.end).of(text.folded.original)
    if text.tokens[found.first].arabic:
        return not any(mark in original for mark in _TANWIN)
    if text.lower:
        return True
    if original.isupper() and len(original) <= _ACRONYM and not text.is_dateline(found.start, found.end):
        return any(original in name.entry.aliases for name, _ in found.names)
    tokens = text.tokens[found.first : found.last]
    if all(token.capital or token.text in ARTICLES for token in tokens):
        return True
    return any(like == 1 and _is_ours(name) for name, like in found.names)


def _is_ours(name: Name) -> bool:
    """Say whether the place stands in Dalil's own list."""
    return name.entry.place.id.startswith("dalil:")


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits that do not overlap: longest first, then in the order of the text."""
    chosen: list[Hit] = []
    for hit in sorted(
        hits, key=lambda h: (h.found.first - h.found.last, h.found.first, len(h.found.clitic))
    ):
        if all(hit.found.last <= o.found.first or o.found.last <= hit.found.first for o in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.found.first)


def _beside(text: PlaceText, sure: list[Hit], waiting: list[Hit]) -> list[Hit]:
    """Return waiting hits that stand in a list of places with sure ones ("Hajin, Susa and Baghuz")."""
    edges = {hit.found.last for hit in sure} | {
        hit.found.last + 1 for hit in sure if _is_and(text, hit.found.last)
    }
    starts = {hit.found.first for hit in sure}
    return [
        hit
        for hit in waiting
        if (hit.found.first in edges and _is_listed(text, hit.found.first, hit.found.clitic))
        or (hit.found.last in starts and _is_listed(text, hit.found.last, ""))
    ]


def _is_and(text: PlaceText, place: int) -> bool:
    return place < len(text.tokens) and text.tokens[place].text == "and"


def _is_listed(text: PlaceText, place: int, clitic: str) -> bool:
    """Say whether the word at `place` goes on a list: after a comma, "and" or "و"."""
    before = text.tokens[place - 1].text if place else ""
    gap = text.tokens[place].gap.strip()
    return (
        before == "and"
        or gap in (",", "،", "/")
        or clitic == "و"
        or text.tokens[place].text.startswith("و")
    )
