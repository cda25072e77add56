"""The day a page says it was published: a label, a line of its own, or the dateline of the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from dalil.language.dates import DateMention, find_dates
from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

_HEAD = 15
"""Lines that can hold title, byline and date; later ones belong to the report and its margins."""
_OWN_LINE = 45
"""Characters a line may hold beside its date, time and author."""
_DATELINE = 90
"""Characters from the start of a line within which a dateline ends."""


class _Line(NamedTuple):
    start: int
    text: str
    folded: str


def find_published(text: str, language: str) -> DateMention | None:
    """Return the publication day that the text of a page states, `None` where it states none.

    Only a full date counts, never a copyright year. A label ("Published:") is believed first, then
    a date on a line of its own near the top, unless the top shows several, then a dateline.
    """
    lines = [line for line in _lines(text) if not _has(line, "never")]
    for find in (_labelled, _on_own_line, _in_dateline, _updated):
        found = find(lines, language)
        if found is not None:
            return found
    return None


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n]+", text):
        if match[0].strip():
            yield _Line(match.start(), match[0], fold(match[0]).text)


def _labelled(lines: Sequence[_Line], language: str) -> DateMention | None:
    return _after_label(lines, language, "label", "stated as published")


def _updated(lines: Sequence[_Line], language: str) -> DateMention | None:
    return _after_label(lines, language, "updated", "stated as last updated")


def _after_label(lines: Sequence[_Line], language: str, part: str, rule: str) -> DateMention | None:
    """Return the full date right after a label, on its line or on the next."""
    for place, line in enumerate(lines):
        match = _pattern(part).search(line.folded)
        if match is None:
            continue
        here = [mention for mention in _full_dates(line, language) if mention.span.start >= line.start]
        rest = line.folded[match.end() :].strip(" :-|.")
        near = [mention for mention in here if _follows(line, mention, match)]
        if near:
            return _named(near[0], rule)
        if not rest and place + 1 < len(lines) and len(lines[place + 1].text) <= 2 * _OWN_LINE:
            following = _full_dates(lines[place + 1], language)
            if following:
                return _named(following[0], rule)
    return None


def _follows(line: _Line, mention: DateMention, label: re.Match[str]) -> bool:
    """Say whether nothing but small words, or an author after "by", parts the label from the date."""
    end = fold(line.text).span(0, label.end()).end
    gap = fold(line.text[end : mention.span.start - line.start]).text if end <= mention.span.start else ""
    if end > mention.span.start - line.start:
        return False
    by_author = label[0].strip(" :").endswith(" by") and len(gap) <= _OWN_LINE
    return by_author or not _pattern("small").sub("", gap).strip(_MARKS + " ")


def _on_own_line(lines: Sequence[_Line], language: str) -> DateMention | None:
    """Return the one date that stands on a short line near the top."""
    found: list[DateMention] = []
    for line in lines[:_HEAD]:
        if _has(line, "updated"):
            continue
        dates = _full_dates(line, language)
        if len(dates) == 1 and _stands_apart(line, dates[0]):
            found.append(dates[0])
    if len({mention.range for mention in found}) != 1:
        return None
    return _named(found[0], "date on a line of its own")


def _stands_apart(line: _Line, mention: DateMention) -> bool:
    """Say whether a line holds little more than the date: no sentence runs into it or on from it."""
    before = line.text[: mention.span.start - line.start].strip()
    after = line.text[mention.span.end - line.start :].strip()
    if len(before) + len(after) > _OWN_LINE:
        return False
    opens = not before or before[-1] in _MARKS or fold(before).text.split()[0] in ("by", "بقلم", "كتب")
    return opens and (not after or after[0] in _MARKS or _TIME.match(fold(after).text) is not None)


_MARKS = "|-–—,،:·•/()[]؛;»>"
_TIME = re.compile(r"at\b|الساعه|\d|[tz+]|gmt|utc|am\b|pm\b")


def _in_dateline(lines: Sequence[_Line], language: str) -> DateMention | None:
    """Read "RAQQA, 3 May 2016 (Agency) - ...", "دمشق - 3 أيار 2016: ..."."""
    for line in lines[:_HEAD]:
        dates = _full_dates(line, language)
        if dates and dates[0].span.end - line.start <= _DATELINE:
            after = line.text[dates[0].span.end - line.start :][:25]
            if re.match(r"\s*[,،]?\s*(\([^)]{1,20}\)\s*)?[-–—:]", after):
                return _named(dates[0], "dateline")
    return None


def _full_dates(line: _Line, language: str) -> list[DateMention]:
    """Return the dates of a line that name day, month and year."""
    found = []
    for mention in find_dates(line.text, language, None):
        if mention.range is not None and mention.range.first == mention.range.last:
            start, end = mention.span.start + line.start, mention.span.end + line.start
            found.append(replace(mention, span=Span(start, end)))
    return found


def _named(mention: DateMention, rule: str) -> DateMention:
    return replace(mention, rule=f"{rule}, {mention.rule}")


def _has(line: _Line, part: str) -> bool:
    return _pattern(part).search(line.folded) is not None


@cache
def _pattern(part: str) -> re.Pattern[str]:
    phrases = sorted({fold(str(phrase)).text for phrase in language_table("published")[part]}, key=len)
    words = "|".join(re.escape(phrase) for phrase in reversed(phrases))
    if part in ("never", "small"):
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if part == "small" else words)
    return re.compile(rf"(?:^|(?<=[\s|:(\[]))(?:{words})(?=[\s:|\-]|$)\s*:?")
