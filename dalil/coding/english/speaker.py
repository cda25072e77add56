"""The speaker a sentence names beside its content: ", local sources told the agency" and the like."""

import re
from typing import NamedTuple

from dalil.model import Span

_SAID = (
    r"(?:said(?! to (?:be|have))|says|say|reported|reports|report|added|adds|announced|wrote"
    r"|estimates?|recalled|explained|confirmed|stated|noted|claimed|"
    r"believes?|maintains?|insisted|told\s+[^,.;]{2,60}?|has said|have said|had said|tweeted|posted)"
)
_WHO = r"(?P<who>[^,;:“”\"()]{2,100}?)"
_REST = (
    r"(?P<rest>(?:\s+(?:on|in|by|late|early|to|at|via|from|this|yesterday|today|earlier|later|of)\b"
    r"[^,;“”]{0,70}?)?)"
)
_DASH = r"(?:,|[”\"]|\s[-–—])"
_ENDING = re.compile(rf"{_DASH}\s+{_WHO}\s+{_SAID}{_REST}(?P<stop>[.”\"'’]*)$")
_INSERTED = re.compile(
    rf",\s+{_WHO}\s+{_SAID}{_REST}(?P<stop>),\s+(?=(?:and|but|as|while|adding|citing|with|of|most|including|raising|bringing|a|the|in|after|before|when|where|that)\b)"
)
_INVERTED = re.compile(
    rf"{_DASH}\s+(?:said|says|reported|added|wrote)\s+(?P<who>[^,;:“”\"]{{3,120}})(?P<rest>)(?P<stop>[.”\"'’]*)$"
)
_ACCORDING_END = re.compile(
    r",?\s+(?:according to|as reported by|quoting"
    r"|citing)\s+(?P<who>[^,;:]{2,110}?)(?P<rest>)(?P<stop>[.”\"'’]*)$"
)
_ACCORDING_FIRST = re.compile(r"(?:According to|As reported by|Citing|Quoting)\s+(?P<who>[^,;:]{2,90}),\s+")
_NO_SPEAKER = re.compile(
    r"^(?:who|which|and|but|when|while|where|as|that|whose|killing|wounding|after|before|if|because"
    r"|since|including|what|how|it is|there)\b"
    r"|\b(?:was|were|is|are|had|has|have|be|been|could|may|which|who|killed|wounded|arrested|that|said)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})


class Aside(NamedTuple):
    """A speaker, and the words that name it and can be left out of the parse."""

    who: Span
    words: Span
    is_pronoun: bool


def find_asides(text: str, sentence: Span) -> list[Aside]:
    """Return the speakers a sentence names beside its content, in order."""
    found: list[Aside] = []
    first = _ACCORDING_FIRST.match(text, sentence.start, sentence.end)
    if first is not None:
        found.append(_aside(first, first.end("who") + 1))
    for pattern in (_ENDING, _INVERTED, _ACCORDING_END):
        match = _shortest(pattern, text, sentence)
        if match is not None:
            found.append(_aside(match, match.start("stop")))
            break
    end = found[-1].words.start if found and found[-1].words.start > sentence.start else sentence.end
    match = _INSERTED.search(text, sentence.start, end)
    if match is not None and not _NO_SPEAKER.search(match["who"]):
        found.append(_aside(match, match.end("rest") + 1))
    return sorted(found, key=lambda aside: aside.words)


def _shortest(pattern: re.Pattern[str], text: str, sentence: Span) -> re.Match[str] | None:
    """Return the match that begins last: the speaker is what stands right before the verb."""
    best: re.Match[str] | None = None
    place = sentence.start
    while True:
        match = pattern.search(text, place, sentence.end)
        if match is None:
            break
        if not _NO_SPEAKER.search(match["who"]) and match.start() > sentence.start + 10:
            best = match
        place = match.start() + 1
    return best


def _aside(match: re.Match[str], end: int) -> Aside:
    start = match.start()
    if match.string[start] in '”"' and start < match.start("who"):
        start += 1
    who = match["who"].rstrip(" .,")
    return Aside(
        Span(match.start("who"), match.start("who") + len(who)), Span(start, end), who.lower() in _PRONOUNS
    )
