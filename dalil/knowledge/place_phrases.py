"""Words around a name: "the town of", "eastern ... countryside", "بلدة", "ريف ... الشرقي"."""

from collections.abc import Mapping
from dataclasses import dataclass

from dalil.knowledge.place_tokens import PlaceText
from dalil.knowledge.place_words import Phrase, PlaceWords

_OF = ("of", "in", "from")
_AR_OF = ("من", "في")
_THE = ("the",)
_CLITICS = ("وب", "ول", "فب", "فل", "و", "ف", "ب", "ل")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the tokens `first` to `last` (exclusive) of a name."""

    first: int
    """First token of the whole phrase, its noun and side included."""
    last: int
    kind: str | None
    """Kind that a noun beside the name says, `None` where none stands there."""
    direction: str | None
    """Side of the place that is meant: "east" in "eastern Deir Ezzor"."""
    introduced: bool
    """True where a preposition or a place word leads to the name."""
    near: bool
    """True where the name is only close by ("near Hajin", "east of Hajin")."""
    titled: bool
    """True where the name looks like a part of a person's name."""


class PhraseReader:
    """Reads what stands around a name."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._firsts = {phrase[0] for phrase in (*words.nouns, *words.directions)}

    def start_of(self, text: PlaceText, place: int) -> int:
        """Return where the noun or side at token `place` begins in the folded text, clitics left out."""
        token = text.tokens[place]
        if not token.arabic or token.text in self._firsts:
            return token.start
        for clitics in _CLITICS:
            rest = token.text.removeprefix(clitics)
            if rest != token.text and (rest in self._firsts or rest.removeprefix("ال") in self._firsts):
                return token.start + len(clitics)
        return token.start

    def read(self, text: PlaceText, first: int, last: int, clitic: str = "") -> Surroundings:
        """Return what stands around the name at tokens `first` to `last`."""
        if text.tokens[first].arabic:
            return self._arabic(text, first, last, clitic)
        return self._english(text, first, last)

    def _english(self, text: PlaceText, first: int, last: int) -> Surroundings:
        start, end = first, last
        kind = direction = None
        side, size = _longest_after(text, end, self._words.directions)
        noun, more = _longest_after(text, end + size, self._words.nouns)
        if noun is not None and (side is None or self._is_side_noun(noun)):
            kind, direction, end = noun, side, end + size + more
        of = text.before(start, 1)
        linked = bool(of) and of[0] in _OF
        if kind is None:
            noun, size = _longest_before(text, start - linked, self._words.nouns)
            if noun is not None:
                kind, start = noun, start - linked - size
        if direction is None:
            linked = bool(text.before(start, 1)) and text.before(start, 1)[0] == "of"
            side, size = _longest_before(text, start - linked, self._words.directions)
            if side is not None:
                direction, start = side, start - linked - size
        leads = self._leads(text, start)
        near = leads == "near" or (direction is not None and linked and kind is None)
        introduced = leads is not None or kind is not None or direction is not None
        return Surroundings(start, end, kind, direction, introduced, near, self._titled(text, first, kind))

    def _arabic(self, text: PlaceText, first: int, last: int, clitic: str) -> Surroundings:
        start, end = first, last
        kind = direction = None
        joined = "" if clitic in ("و", "ف") else clitic[-1:]
        if not clitic:
            noun, size = _longest_before(text, start, self._words.nouns)
            if noun is not None:
                kind, start = noun, start - size
                joined = self._clitic(text, start)
        side, size = _longest_after(text, end, self._words.directions)
        if kind is not None and side is not None and self._is_side_noun(kind):
            direction, end = side, end + size
        if direction is None:
            start, kind, direction = self._sided(text, start, kind, joined)
        leads = self._leads(text, start) or ("in" if joined in ("ب", "ل") else None)
        introduced = leads is not None or kind is not None or direction is not None
        return Surroundings(
            start, end, kind, direction, introduced, leads == "near", self._titled(text, first, kind)
        )

    def _clitic(self, text: PlaceText, place: int) -> str:
        """Return the preposition written together with the noun at token `place`, "" where none is."""
        token = text.tokens[place]
        clitic = token.text[: self.start_of(text, place) - token.start]
        return "" if clitic in ("و", "ف") else clitic[-1:]

    def _sided(
        self, text: PlaceText, start: int, kind: str | None, joined: str
    ) -> tuple[int, str | None, str | None]:
        """Read "شرق X", "الريف الشرقي لـX", "الأحياء الشرقية من مدينة X"."""
        linked = int(not joined and bool(text.before(start, 1)) and text.before(start, 1)[0] in _AR_OF)
        side, size = _longest_before(text, start - linked, self._words.directions)
        if side is None:
            return start, kind, None
        noun, more = _longest_before(text, start - linked - size, self._words.nouns)
        if noun is not None and (linked or joined == "ل"):
            return start - linked - size - more, noun if noun != "neighbourhood" else kind, side
        if linked or joined:
            return start, kind, None
        return start - size, kind, side

    def _is_side_noun(self, kind: str) -> bool:
        return self._words.kinds[kind].area or kind in ("neighbourhood", "region")

    def _leads(self, text: PlaceText, start: int) -> str | None:
        """Return "near" or "in" where such words stand right before token `start`."""
        before = text.before(start, 1)
        place = start - 1 if before == _THE else start
        for size in (2, 1):
            words = _bare(text.before(place, size))
            if len(words) == size and words in self._words.near:
                return "near"
            if len(words) == size and words in self._words.inside:
                return "in"
        return None

    def _titled(self, text: PlaceText, first: int, kind: str | None) -> bool:
        if kind is not None:
            return False
        return any(
            words in self._words.titles for size in (1, 2) if len(words := text.before(first, size)) == size
        )


def _longest_before(text: PlaceText, place: int, phrases: Mapping[Phrase, str]) -> tuple[str | None, int]:
    """Return the value of the longest phrase that ends right before token `place`, and its size."""
    for size in (3, 2, 1):
        words = text.before(place, size)
        if len(words) == size:
            for form in (words, _bare(words)):
                if form in phrases:
                    return phrases[form], size
    return None, 0


def _longest_after(text: PlaceText, place: int, phrases: Mapping[Phrase, str]) -> tuple[str | None, int]:
    """Return the value of the longest phrase that begins at token `place`, and its size."""
    for size in (3, 2, 1):
        words = text.after(place, size)
        if len(words) == size and words in phrases:
            return phrases[words], size
    return None, 0


def _bare(words: Phrase) -> Phrase:
    """Return the words without what is written together with an Arabic noun: و, ف, ب, ل, ال."""
    if not words or words[0][0] < "ء":
        return words
    first = words[0]
    for clitics in ("وبال", "فبال", "وال", "فال", "بال", "ال", "ولل", "لل", *_CLITICS):
        if first.startswith(clitics) and len(first) - len(clitics) >= 2:
            return (first[len(clitics) :], *words[1:])
    return words
