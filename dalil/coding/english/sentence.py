"""A parsed sentence: grammar on a cleaned copy of the words, offsets into the report."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dalil.coding.english.speaker import Aside, find_asides
from dalil.language.numbers import Quantity
from dalil.model import Report, Span

Token = Any
"""A spaCy token; its `.i` is the index in its sentence."""

_CUT = re.compile(r";\s+(?=\S+\s+\S+\s+\S+)")
_NAME_HYPHEN = re.compile(r"\b(?:[Aa]l|[Ee]l|[Aa][sdnrtz]|[Aa]sh|[Aa]dh|[Uu]l|[Dd]eir)-(?=[A-Z])")
_LEADING = re.compile(
    r"\s*(?:\[?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\]?\s*[-–—:|]?\s+(?=[A-Z\d“\"])"
    r"|\(?\d{1,2}\s?[.)-]\s*|[-*•–]\s+)?"
)
_DATELINE = re.compile(
    r"(?:[A-Z][\w'’.-]*(?:[ /,]+[A-Z][\w'’.-]*){0,4}(?:,? \d{1,2} [A-Z][a-z]+|,? [A-Z][a-z]+\.? \d{1,2})?,?"
    r"(?: \([^)]{2,40}\))?)\s*(?:[-–—]{1,2}|:)\s+(?=[“\"‘']?[\w])"
)
_OPENING = re.compile(
    r"(?:[Oo]n|[Ii]n|[Aa]t|[Ss]ince|[Ff]rom|[Bb]y|[Ee]arly|[Ll]ate|[Dd]uring|[Bb]etween|the|[Tt]he"
    r"|[Ii]t|\s)*\s?"
)
_CAPITAL_LINE = 20
"""A longer line in capitals throughout is read in small letters: the parser takes capitals for names."""
_ALIAS = re.compile(r"(?<=[A-Za-z]) \((?:[A-Z][^()]{1,80}[,;] )?[A-Z][A-Za-z-]*[A-Z]{2,}\)")
"""Another name in brackets behind a name: "(Jama'at Nusrat al-Islam, JNIM)", "(RSF)"."""
_QUOTES = frozenset('“”"«»„')
_REWRITTEN = (
    (
        re.compile(
            r"(?:(?<=ian )|(?<=ish )|(?<=eli )|(?<=ese )|(?<=ime )|(?<=army )|(?<=[A-Z]{3} ))shelling"
            r"(?= (?:of|on|in|at|from|near|that|which|has|had|have|was|killed|wounded|injured|damaged"
            r"|destroyed|hit|struck|continued|left|forced|against|across|overnight)\b|[.,;])"
        ),
        "shellfire",
    ),
    (re.compile(r"^Shelling(?= \w+ed\b)"), "Shellfire"),
    (re.compile(r"\bretook\b"), "recaptured"),
    (re.compile(r"\b[Gg]ang-raped\b"), "raped"),
    (re.compile(r"\bsit-in\b"), "rally"),
    (re.compile(r"\bIS(?=\s+[a-z])"), "ISIS"),
    (re.compile(r"\b[Ss]hot dead\b"), "murdered"),
    (
        re.compile(
            r"(?:, )?\b(?:believed|thought|suspected|presumed|said) to (?:be|belong to"
            r"|have belonged to|come from)\b"
        ),
        "of",
    ),
)
"""Idioms the parser stumbles over, and the plain words it reads instead."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One independent clause complex of a report, parsed."""

    report: Report
    span: Span
    """The words parsed, in `report.text`."""
    whole: Span
    """The sentence they are part of (a semicolon may have cut it)."""
    number: int
    is_title: bool
    paragraph: int
    doc: Any
    starts: Sequence[int]
    ends: Sequence[int]
    speaker: Aside | None
    """Who is named as source beside the content (", medics said"); those words are not parsed."""
    quantities: Sequence[Quantity]
    """What the sentence counts; spans in `report.text`."""

    def span_of(self, first: Token, last: Token | None = None) -> Span:
        """Return where the words from `first` to `last` (inclusive) stand in the report."""
        return Span(self.starts[first.i], self.ends[(first if last is None else last).i])

    def tokens(self, span: Span) -> list[Token]:
        """Return the tokens that lie in `span` of the report."""
        first, end = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return [self.doc[place] for place in range(first, end)]

    def words(self, span: Span) -> str:
        """Return the words of the report under `span`."""
        return span.of(self.report.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to be parsed: the cleaned copy, and for each of its characters the place in the report."""

    span: Span
    whole: Span
    text: str
    starts: Sequence[int]
    speaker: Aside | None


def cut(text: str, sentence: Span, dates: Sequence[Span] = ()) -> Iterator[Piece]:
    """Yield the parts of a sentence that a semicolon divides, cleaned for the parser."""
    start = sentence.start
    asides = find_asides(text, sentence)
    bounds = [m.end() for m in _CUT.finditer(text, sentence.start, sentence.end)]
    for end in (*bounds, sentence.end):
        stop = end
        while stop > start and text[stop - 1] in " ;\n\t":
            stop -= 1
        if stop > start:
            yield _clean(text, Span(start, stop), sentence, asides, dates)
        start = end


def dateline(text: str, sentence: Span) -> Span | None:
    """Return the "MOSUL, Iraq -" or "Deir Ezzor Province:" a sentence opens with, `None` without one."""
    match = _DATELINE.match(text, sentence.start, sentence.end)
    if match is None or match.end() - sentence.start > 60 or match.end() >= sentence.end - 10:
        return None
    return Span(sentence.start, match.end())


def _clean(text: str, span: Span, whole: Span, asides: Sequence[Aside], dates: Sequence[Span]) -> Piece:
    """Drop quotation marks, double spaces, list numbers and the hyphen of "Al-", keep the way back."""
    opening = dateline(text, span) if span.start == whole.start else None
    start = opening.end if opening else span.start
    leading = _LEADING.match(text, start, span.end)
    start = leading.end() if leading and leading.end() < span.end else start
    said = [aside.words for aside in asides if span.overlaps(aside.words)]
    said += [Span(*m.span()) for m in _ALIAS.finditer(text, start, span.end)]
    names = list(_NAME_HYPHEN.finditer(text, start, span.end))
    dropped = {m.end() - 1 for m in names}
    capitals = {m.start() for m in names}
    letters: list[str] = []
    starts: list[int] = []
    idioms = _idioms(text, start, span.end)
    skip = start
    pause = _pause_after(text, start, span.end, dates)
    for place in range(start, span.end):
        if place == pause:
            letters.append(",")
            starts.append(place - 1)
        if place in idioms:
            skip, plain = idioms[place]
            letters.extend(plain)
            starts.extend([place] * (len(plain) - 1) + [skip - 1])
        if place < skip:
            continue
        char = text[place]
        if place in dropped or char in _QUOTES or any(words.start <= place < words.end for words in said):
            continue
        if char.isspace():
            if not letters or letters[-1] == " ":
                continue
            char = " "
        letters.append("'" if char in "’‘" else char.upper() if place in capitals else char)
        starts.append(place)
    speaker = next(
        (aside for aside in asides if span.overlaps(aside.words)), asides[-1] if asides else None
    )
    words = "".join(letters)
    plain = words.lower() if words.isupper() and len(words) > _CAPITAL_LINE else words
    return Piece(Span(start, span.end), whole, plain, starts, speaker)


def _idioms(text: str, start: int, end: int) -> dict[int, tuple[int, str]]:
    """Return end and plain words of each idiom, by the place it begins at."""
    found: dict[int, tuple[int, str]] = {}
    for pattern, plain in _REWRITTEN:
        for match in pattern.finditer(text, start, end):
            opens = match.start() + (match[0].startswith(", ") and 2)
            before = text[max(start, opens - 20) : opens].rstrip(" ,")
            if plain == "of" and before.endswith((" is", " are", " was", " were", " been", "be")):
                continue
            found[opens] = (match.end(), plain)
    return found


def _pause_after(text: str, start: int, end: int, dates: Sequence[Span]) -> int | None:
    """Return where a comma helps the parser: after a date that opens the sentence."""
    for date in dates:
        if (
            start <= date.start <= start + 14
            and date.end < end
            and _OPENING.fullmatch(text, start, date.start)
        ):
            return date.end if text[date.end] == " " else None
    return None


def token_offsets(doc: Any, piece: Piece) -> tuple[list[int], list[int]]:
    """Return the start and the end of every token in the report."""
    starts = [piece.starts[token.idx] for token in doc]
    ends = [piece.starts[token.idx + len(token) - 1] + 1 for token in doc]
    return starts, ends
