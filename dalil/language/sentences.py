"""Where sentences begin and end, in English and Arabic, in articles and in bare posts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dalil.language.words import language_table
from dalil.model import Span

_WRAP_WIDTHS = range(45, 141)
"""Widths at which mailers and PDF readers break lines; longer lines are paragraphs."""
_SOFT_LIMIT = 600
"""Longer runs without a stop are cut at semicolons and dashes; measured news sentences stay below."""
_HARD_LIMIT = 1500
"""Longer runs are cut at commas, and where there is none, between words."""

_EDGE = " \t\r\n\f\v\u00a0\u200b\u200c\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
_EDGE_CHARS = frozenset(" \t\r\n\f\v\u00a0\u200b\u200c\u200e\u200f\u061c\ufeff\u2028\u2029\x85") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_LEADING = re.compile(f"[{_EDGE}]*")
_BULLET = re.compile(r"[\s\u200e\u200f]*(?:[•▪●◦‣►▶■□◆✓✔➤*#–—·-]\s*\S|\(?\d{1,2}[.)-]\s|[أ-ي]\s?[-)]\s)")
_STOP = re.compile(
    r"""(?:[.!?؟۔]+|…+)[”"'’»)\]\u200f\u200e]*(?:\[\d{1,3}\])*(?=\s|$)|[.؟!۔](?=[^\W\d_]{2}|[AI]\s)|\s[•●▪►]\s"""
    r"|\s(?=[\u2600-\u27bf\u2b50-\u2b55\U0001F300-\U0001FAFF]\ufe0f?\s*\S)"
)
_WORD_BEFORE = re.compile(r"[^\s(\[“”\"'’«»]{0,24}\Z")
_NEXT_WORD = re.compile(r"[\s(\[“”\"'‘«\u200f\u200e—–-]*([^\s.,،:;؟?!]*)")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]|[وف]?(?:[\u0621-\u064a]\.)*[\u0621-\u064a]")
_SOFT_BREAK = re.compile(r"[;؛]\s+|\s[|–—-]\s|\s(?=[\U0001F300-\U0001FAFF])")
_COMMA_BREAK = re.compile(r"[,،]\s*")
_SPACE_BREAK = re.compile(r"\s+")


class _Line(NamedTuple):
    start: int
    end: int

    @property
    def width(self) -> int:
        return self.end - self.start


def split_sentences(text: str, language: str = "und") -> list[Span]:
    """Return the sentences of `text` in order, without the white space around them.

    The same rules serve both languages, so that a mixed text is cut as well as a pure one. A blank
    line, a list item and a line that was not wrapped end a sentence as a full stop does.
    """
    sentences: list[Span] = []
    for block in _blocks(text):
        for sentence in _sentences_of(text, block):
            sentences.extend(_shortened(text, sentence))
    return sentences


def _blocks(text: str) -> Iterator[Span]:
    """Yield runs of lines that belong together: paragraphs, list items, titles."""
    lines = _lines(text)
    width = _wrap_width(lines)
    start: int | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if start is None:
            start = line.start
        if following is None or not _is_wrapped(text, line, following, width):
            yield Span(start, line.end)
            start = None


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for match in re.finditer(r"\r\n|[\n\r\u2028\u2029\v\f\x85]", text):
        lines.append(_Line(start, match.start()))
        start = match.end()
    lines.append(_Line(start, len(text)))
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the width at which the text was wrapped, `None` where every line is a paragraph."""
    widths = sorted((line.width for line in lines if line.width), reverse=True)
    if len(widths) < 3 or widths[0] not in _WRAP_WIDTHS:
        return None
    return widths[0] if widths[1] >= widths[0] * 0.8 else None


def _is_wrapped(text: str, line: _Line, following: _Line, width: int | None) -> bool:
    """Say whether the sentence may run on from `line` into the line after it."""
    head = text[following.start : following.end].lstrip()
    if not head or not text[line.start : line.end].strip() or _BULLET.match(head):
        return False
    if width is not None and line.width + len(head.split(None, 1)[0]) >= width:
        return True
    return head[0].islower() and line.width >= 40


def _sentences_of(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if _ends_sentence(text, match, Span(start, block.end)):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, block.end)


def _ends_sentence(text: str, match: re.Match[str], rest: Span) -> bool:
    mark = match[0][0]
    following = _NEXT_WORD.match(text, match.end(), rest.end)
    next_word = following[1] if following else ""
    before = _WORD_BEFORE.search(text[max(rest.start, match.start() - 24) : match.start()])
    word = before[0] if before else ""
    if mark.isspace() and match.end() < rest.end and text[match.end()] >= "\u2600":
        return _opens_item(text, match.end(), rest)
    if mark.isspace() or not next_word:
        return True
    if match.end() < rest.end and text[match.end()].isalpha():
        return _is_missing_space(word, next_word) or _stands_off(text, match.start(), next_word)
    if next_word[0].islower():
        return False
    if mark != ".":
        return True
    if word.lower() in ("a.m", "p.m") and _ends_hour(text, match.end(), next_word):
        return True
    return not _is_abbreviation(
        word, next_word, is_first=not text[rest.start : match.start() - len(word)].strip()
    )


def _is_missing_space(word: str, next_word: str) -> bool:
    """Say whether "killed.The" is two sentences with the space forgotten."""
    word = word.rstrip("!؟")
    if word.isdigit() and len(word) > 1:
        return next_word[0].isupper() and next_word[1:].islower() and len(next_word) > 2
    if next_word in ("A", "I"):
        return word.islower() and word.isalpha() and len(word) > 1
    if not word.isalpha() or len(word) < 3:
        return False
    if "\u0620" <= next_word[0] <= "\u064a":
        return "\u0620" <= word[-1] <= "\u064a" and len(next_word) > 2
    return word.islower() and next_word[0].isupper() and next_word[1:].islower() and len(next_word) > 1


def _stands_off(text: str, stop: int, next_word: str) -> bool:
    """Say whether an Arabic sentence ends in a stop set off from its last word: "5 .وفر الباقون"."""
    return stop > 0 and text[stop - 1] == " " and "\u0620" <= next_word[0] <= "\u064a"


def _opens_item(text: str, place: int, rest: Span) -> bool:
    """Say whether an emoji inside a line begins an item of its own: "... market 🚨 At least 5 killed".

    It does where it is one of those that posts use as bullets, or stands in the line more than once,
    and a capital, a digit or an Arabic word follows.
    """
    emoji = text[place]
    following = _AFTER_EMOJI.match(text, place, rest.end)
    head = following[1] if following else ""
    starts = head.isupper() or head.isdigit() or "\u0620" <= head <= "\u064a"
    before = text[rest.start : place]
    if not starts or len(before.split()) < 2:
        return False
    return emoji in _table().bullets or text.count(emoji, rest.start, rest.end) > 1 or emoji in before


_AFTER_EMOJI = re.compile(r"[\u2600-\u27bf\u2b50-\u2b55\U0001F300-\U0001FAFF\ufe0f\s#|:]+(\w)")


def _ends_hour(text: str, place: int, next_word: str) -> bool:
    """Say whether a sentence ends after "6 a.m.": not before a weekday, a month or the name of a zone."""
    bare = next_word.lower()
    if bare in _table().after_hour or bare[:3] in _table().open or next_word[0].isdigit():
        return False
    return re.match(r"\s+\w+\s+time\b", text[place : place + 40]) is None


def _is_abbreviation(word: str, next_word: str, *, is_first: bool) -> bool:
    """Say whether the stop after `word` belongs to the word and not to the sentence."""
    if not word:
        return False
    if is_first and re.fullmatch(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,5}|[IVX]{2,5}|[\u0621-\u064a])", word):
        return True
    starter = next_word.lower() in _table().starters
    bare = word.lower().rstrip(".")
    if bare in _table().titles or bare.rpartition(".")[2] in _table().titles:
        return True
    if _INITIALS.fullmatch(word):
        return len(word) == 1 or not starter
    return (bare in _table().open or re.fullmatch(r"[a-z](?:\.[a-z])+", bare) is not None) and not starter


class _Abbreviations(NamedTuple):
    titles: frozenset[str]
    open: frozenset[str]
    starters: frozenset[str]
    bullets: frozenset[str]
    after_hour: frozenset[str]


@cache
def _table() -> _Abbreviations:
    table = language_table("sentences")
    return _Abbreviations(
        titles=frozenset(str(word) for word in table["before_names"]),
        open=frozenset(str(word) for word in table["may_end"]),
        starters=frozenset(str(word) for word in table["starters"]),
        bullets=frozenset(str(word) for word in table["bullets"]),
        after_hour=frozenset(str(word) for word in table["after_hour"]),
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and text[end - 1] in _EDGE_CHARS:
        end -= 1
    if start < end:
        yield Span(start, end)


def _shortened(text: str, sentence: Span) -> list[Span]:
    """Return the sentence, cut at weaker breaks where it is too long to be one."""
    pieces = [sentence]
    for pattern, limit in (
        (_SOFT_BREAK, _SOFT_LIMIT),
        (_COMMA_BREAK, _HARD_LIMIT),
        (_SPACE_BREAK, _HARD_LIMIT),
    ):
        pieces = [part for piece in pieces for part in _cut(text, piece, pattern, limit)]
    return pieces


def _cut(text: str, piece: Span, pattern: re.Pattern[str], limit: int) -> Iterator[Span]:
    """Yield `piece` in parts of at most `limit` characters, as far as `pattern` allows."""
    if piece.end - piece.start <= limit:
        yield piece
        return
    breaks = [match.end() for match in pattern.finditer(text, piece.start, piece.end)]
    start = piece.start
    while piece.end - start > limit:
        after = bisect_right(breaks, start)
        if after == len(breaks):
            break
        last = max(bisect_right(breaks, start + limit) - 1, after)
        yield from _trimmed(text, start, breaks[last])
        start = breaks[last]
    yield from _trimmed(text, start, piece.end)
