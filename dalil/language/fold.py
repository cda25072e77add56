"""Text folded for matching, with the way back to the original."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.model import Span

_TATWEEL = "\u0640"
_LETTERS = {
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "ʿ": "'",
    "ʾ": "'",
}
_PUNCTUATION = dict.fromkeys("‘’‚‛‹›`´ʼʻ′", "'") | dict.fromkeys("“”„‟«»″＂", '"')
_PUNCTUATION |= dict.fromkeys("‐‑‒–−﹣－", "-")
_COMPATIBILITY = (
    (0xFB00, 0xFB06),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0xFF01, 0xFFEE),
)
"""Latin ligatures, Arabic presentation forms, full width forms. Other compatibility characters
stay: a raised footnote digit after a number must not become part of the number."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable: lower case, no tashkeel or tatweel, one form of each letter.

    Alef, yaa and taa marbuta have one form each, hamza on a carrier is dropped (ؤ is و, ئ is ي,
    whether it was typed as one or two code points), Latin accents too; digits are Western, quotes
    and hyphens straight, bidi and zero-width controls gone. The em dash and the line ends stay.
    """

    text: str
    original: str
    starts: Sequence[int]
    """For each character of `text`, the index of the original character it comes from."""

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands in the original, its last vowel marks included."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.original)
            return Span(place, place)
        stop = self.starts[end - 1] + 1
        while stop < len(self.original) and _is_mark(self.original[stop]):
            stop += 1
        return Span(self.starts[start], stop)

    def at(self, position: int) -> int:
        """Return the index in `text` of the first character from original `position` on."""
        return bisect_left(self.starts, position)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
        """Yield each match of `pattern` in the folded text with its span in the original."""
        for match in pattern.finditer(self.text):
            yield match, self.span(*match.span())


def fold(text: str) -> Folded:
    """Return `text` folded, with the map back into it."""
    if text.isascii():
        lowered = text.lower().replace("`", "'")
        return Folded(lowered, text, range(len(text)))
    pieces = [_PIECES[char] for char in text]
    folded = "".join(pieces)
    if len(folded) == len(text) and "" not in pieces:
        return Folded(folded, text, range(len(text)))
    starts = [place for place, piece in enumerate(pieces) for _ in piece]
    return Folded(folded, text, starts)


class _Pieces(dict[str, str]):
    """Folded form of each character, worked out when it is first met."""

    def __missing__(self, char: str) -> str:
        piece = self[char] = _fold_char(char)
        return piece


_PIECES = _Pieces()


def _fold_char(char: str) -> str:
    """Return what one character becomes; folding the result again changes nothing."""
    piece = char
    while True:
        further = "".join(_fold_once(part) for part in piece)
        if further == piece:
            return piece
        piece = further


def _fold_once(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Cf") or char == _TATWEEL:
        return ""
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    code = ord(char)
    if any(first <= code <= last for first, last in _COMPATIBILITY):
        char = unicodedata.normalize("NFKD", char)
    decomposed = unicodedata.normalize("NFD", char.casefold())
    return "".join(_LETTERS.get(part, part) for part in decomposed)


def _is_mark(char: str) -> bool:
    return char == _TATWEEL or unicodedata.category(char) in ("Mn", "Me")
