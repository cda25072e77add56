"""Personal data in a text: addresses, numbers and names, found by shape and by the words before them.

Meant to be looked through by a person before a text is shared: it shows too much rather than too little,
and still not everything. `LIMITS` says what it cannot see.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dalil.language.fold import Folded, fold
from dalil.language.words import language_table
from dalil.model import Span

KINDS = ("name", "phone", "e-mail", "handle", "document number", "long number", "coordinates", "birth")
LIMITS = (
    "Names that no title, age, cue or common given name gives away, and nicknames, are not seen.",
    "A person told by description alone (the only baker of a village) is not seen.",
    "Names of villages, streets and places of work are not listed, though they may tell who a witness is.",
    "What stands in originals but not in the text read from them is not seen: pictures, voices, and what "
    "cameras and programs write into files (place, author, device).",
    "Only English and Arabic names and cues are known; numbers and addresses are seen in any language.",
)
"""What a search for personal data cannot see, one sentence each."""


@dataclass(frozen=True, slots=True)
class Personal:
    """Words that may tell who somebody is or how to reach them."""

    kind: str
    span: Span
    rule: str
    """By what it was recognised."""


def find_personal(text: str) -> list[Personal]:
    """Return what in `text` may be personal, in order; of what overlaps the surest."""
    folded = fold(text)
    found: list[Personal] = []
    for finder in (_addresses, _coordinates, _documents, _phones, _births):
        for one in finder(folded):
            if not any(one.span.overlaps(other.span) for other in found):
                found.append(one)
    for one in _names(text):
        if not any(one.span.overlaps(other.span) for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.span)


_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+")
_PROFILE = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:www\.|m\.)?(?:t\.me|telegram\.me|wa\.me|facebook\.com|fb\.com|twitter\.com|x\.com|instagram\.com"
    r"|tiktok\.com|youtube\.com|vk\.com|linkedin\.com/in)/[\w@.%/+=?-]*\w"
)
_HANDLE = re.compile(r"(?<![\w@./])@[\w.]{2,}\w")
_DECIMALS = re.compile(
    r"(?<![\d.])(?P<lat>[-+]?\d{1,2}\.\d{3,})\s*°?\s*[ns]?\s*[,،;/ ]\s*"
    r"(?P<lon>[-+]?\d{1,3}\.\d{3,})(?!\d|\.\d)\s*°?\s*[ew]?"
)
_DEGREES = re.compile(
    r"\d{1,3}\s*°\s*\d{1,2}(?:\.\d+)?\s*['’]\s*(?:\d{1,2}(?:\.\d+)?\s*(?:\"|''|”)\s*)?[nsewشجغق]?"
    r"(?:\s*[,،]?\s*\d{1,3}\s*°\s*\d{1,2}(?:\.\d+)?\s*['’]\s*(?:\d{1,2}(?:\.\d+)?\s*(?:\"|''|”)\s*)?[nsewشجغق]?)?"
)
_GRID = re.compile(r"(?<!\w)\d{1,2}[c-hj-np-x]\s?[a-hj-np-z]{2}\s?\d{4,5}\s?\d{4,5}(?!\w)")
_MAP = re.compile(
    r"(?:https?://)?(?:maps\.app\.goo\.gl|goo\.gl/maps|(?:www\.)?google\.[a-z.]+/maps|maps\.google\.[a-z.]+)\S+"
)
_PLUS = re.compile(r"(?<!\w)[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}(?!\w)")
_NUMBER = re.compile(r"(?<![\w.+/=])(?P<start>\+|00)?\(?\d(?:[ \-.()]{0,2}\d){5,16}(?!\w)")
_DAY = re.compile(
    r"\d{1,4}[-./ ]\d{1,2}[-./ ]\d{2,4}|(?:1[89]|20)\d\d\s?-\s?(?:1[89]|20)\d\d|\d{1,3}(?:[ .]\d{3})+"
)
_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){3,7}(?:\s?[a-z0-9]{1,3})?(?!\w)")
_ID = re.compile(
    r"[\s:#.()-]{0,4}(?:(?:no|number|is|رقم|هو)[\s:#.]{0,3}){0,2}(?P<id>(?=[a-z0-9/-]*\d{4})[a-z0-9][a-z0-9/-]{4,19})"
)
_AFTER = 20
"""Characters between a cue and the number it announces, at most."""


def _addresses(folded: Folded) -> Iterator[Personal]:
    for kind, pattern, rule in (
        ("e-mail", _EMAIL, "address of mail"),
        ("coordinates", _MAP, "link to a map"),
        ("handle", _PROFILE, "address of an account"),
        ("handle", _HANDLE, "name after @"),
    ):
        for _, span in folded.find(pattern):
            yield Personal(kind, span, rule)


def _coordinates(folded: Folded) -> Iterator[Personal]:
    for match, span in folded.find(_DECIMALS):
        if abs(float(match["lat"])) <= 90 and abs(float(match["lon"])) <= 180:
            yield Personal("coordinates", span, "two decimals of degrees")
    for pattern, rule in (
        (_DEGREES, "degrees and minutes"),
        (_GRID, "military grid"),
        (_PLUS, "plus code"),
    ):
        for _, span in folded.find(pattern):
            yield Personal("coordinates", span, rule)


def _documents(folded: Folded) -> Iterator[Personal]:
    for _, span in folded.find(_IBAN):
        yield Personal("document number", span, "shape of an IBAN")
    for cue in _cue("document").finditer(folded.text):
        found = _ID.match(folded.text, cue.end())
        if found is not None:
            yield Personal("document number", folded.span(*found.span("id")), f"after “{cue[0]}”")


def _phones(folded: Folded) -> Iterator[Personal]:
    for match in _NUMBER.finditer(folded.text):
        digits = re.sub(r"\D", "", match[0])
        told = list(_cue("phone").finditer(folded.text, max(0, match.start() - _AFTER), match.start()))
        span = folded.span(*match.span())
        if match["start"] and 8 <= len(digits) <= 17:
            yield Personal("phone", span, "begins with + or 00")
        elif told:
            yield Personal("phone", span, f"after “{told[-1][0]}”")
        elif _DAY.fullmatch(match[0].strip()):
            continue
        elif digits.startswith("0") and 7 <= len(digits) <= 12:
            yield Personal("phone", span, "begins with 0")
        elif re.fullmatch(r"\d{8,}", match[0]):
            yield Personal("long number", span, "eight digits or more")


def _births(folded: Folded) -> Iterator[Personal]:
    for cue in _cue("birth").finditer(folded.text):
        end = re.compile(r"[^\n.،؛;]{0,30}").match(folded.text, cue.end())
        stop = cue.end() if end is None else end.end()
        if re.search(r"\d", folded.text[cue.end() : stop]):
            yield Personal("birth", folded.span(cue.start(), stop), f"after “{cue[0]}”")


@cache
def _cue(name: str) -> re.Pattern[str]:
    """Return the pattern of the cues of one kind, longest first, a joined Arabic letter allowed."""
    table = language_table("personal")[name]
    words = sorted({fold(word).text for rows in table.values() for word in rows}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)[وبل]?(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")


_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0640\u064b-\u065f\u0670])*"
_TOKEN = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*\.?")
_AGE = re.compile(r"\s*(?:,\s*|،\s*|\(\s*)(?:aged? )?(?:\d{1,2})(?:[- ]years?[- ]old| عام| سن)?\b")
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST = 5
"""Words of one name."""


def _names(text: str) -> Iterator[Personal]:
    words = [(match, fold(match[0]).text.rstrip(".")) for match in _TOKEN.finditer(text)]
    at = 0
    while at < len(words):
        length, rule = _name_at(text, words, at)
        if length:
            span = Span(words[at][0].start(), words[at + length - 1][0].end())
            if text[span.end - 1] == ".":
                span = Span(span.start, span.end - 1)
            yield Personal("name", span, rule)
        at += max(length, 1)


Words = list[tuple[re.Match[str], str]]


def _name_at(text: str, words: Words, at: int) -> tuple[int, str]:
    """Return how many words from `at` on are a name, and by what rule; 0 where they are none."""
    length = _run(text, words, at)
    if not length:
        return 0, ""
    first = words[at][1]
    end = words[at + length - 1][0].end()
    before = _before(text, words, at)
    if before in _set("named"):
        return length, f"after “{before}”"
    if before.split()[-1:] and before.split()[-1] in _set("titles"):
        return length, f"after “{before.split()[-1]}”"
    if length > 1 and first in _set("titles") & _set("inside"):
        return length, f"begins with “{first}”"
    if length > 1 and _bare(first) in _set("given"):
        return length, f"“{first}” is a common name"
    if length > 1 and not _ARABIC.search(first) and _AGE.match(text, end):
        return length, "an age follows"
    return 0, ""


def _run(text: str, words: Words, at: int) -> int:
    """Return how many words from `at` on may be one name: capitalised, or Arabic and no other word."""
    length = 0
    while at + length < len(words) and length < _LONGEST:
        match, folded = words[at + length]
        if length and text[words[at + length - 1][0].end() : match.start()].strip(" \u200f\u200e"):
            break
        if not _may_be_name(match[0], folded, is_first=length == 0):
            break
        length += 1
        if match[0].endswith(".") and len(match[0]) > 2:
            break
    while length and words[at + length - 1][1] in _set("inside"):
        length -= 1
    if length and _ARABIC.search(words[at][1]):
        length = min(length, 4 if words[at][1] in _set("inside") else 3)
    return length


def _may_be_name(word: str, folded: str, *, is_first: bool) -> bool:
    if folded in _set("no_name") or folded in _set("titles") - _set("inside"):
        return False
    if _ARABIC.search(folded):
        # "على" is folded like the name "علي": on, and no name.
        return len(folded) > 1 and not word.endswith("على") and folded not in _set("named")
    return word[:1].isupper() or (not is_first and folded.split("-")[0] in _set("inside"))


def _before(text: str, words: Words, at: int) -> str:
    """Return the cue that stands right before a word: up to four words with nothing but a colon between."""
    for count in (4, 3, 2, 1):
        if at >= count:
            start = words[at - count][0].start()
            phrase = " ".join(folded for _, folded in words[at - count : at])
            between = text[start : words[at][0].start()]
            if phrase in _set("named") and not re.search(r"[.!?؟\n]", between.rstrip(": \n")):
                return phrase
    if at and not text[words[at - 1][0].end() : words[at][0].start()].strip(" "):
        return words[at - 1][1]
    return ""


def _bare(word: str) -> str:
    """Return an Arabic word without "and" joined to it, where what is left is a common name."""
    return word[1:] if word[:1] == "و" and word[1:] in _set("given") else word


@cache
def _set(name: str) -> frozenset[str]:
    table = language_table("personal")[name]
    return frozenset(fold(word).text for rows in table.values() for word in rows)
