"""What the heading of a report says for all of it: the town it is about, the day of its entries."""

import re
from collections.abc import Iterator, Sequence

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.passage import Passage
from dalil.coding.arabic.place_chunks import place_words
from dalil.coding.arabic.tables import noun_list, word_set
from dalil.coding.arabic.words import Word
from dalil.language.dates import DateMention
from dalil.language.fold import fold
from dalil.model import Derived, Span

_CLOCK = re.compile(r"^\s*(?:[-•*▪]\s*)?(?:الساعة\s+)?\d{1,2}[:.]\d{2}\b")
"""An hour at the start of a line: "03:15 استهدفت مسيرة ..."."""
_BULLET = re.compile(r"^\s*(?:[-–—•*▪●◾◽🔹🔸📌🔴⭕■]|\d{1,2}[-.)]\s)")
"""A mark at the start of a line that opens an entry of a list."""
_LABEL = 8
"""Words of a line's label at most."""
_DATELINE = 3
"""Words beside the day in a line that only says where and when the report was written."""
_STATED = frozenset({"stated", "uncertain"})


def settle(found: Sequence[Found]) -> None:
    """Give events that say neither where nor when what the whole report is about."""
    if not found:
        return
    passage = found[0].parsed.passage
    for one in found:
        _take_section(one, passage)
    _inherit_place(found, passage)
    _date_entries(found, passage)


def _inherit_place(found: Sequence[Found], passage: Passage) -> None:
    """Where a report names one place only, or is about one town, its events happened there."""
    told = [f for f in found if f.draft.place is not None and f.draft.certainty.value != "denied"]
    named = [f for f in told if f.draft.place != f.draft.destination and not _is_general(f, passage)]
    texts = {f.draft.place.of(passage.report.text) for f in named if f.draft.place is not None}
    if len(texts) == 1:
        place, within = named[0].draft.place, named[0].draft.within
    else:
        place, within = _home(named, passage), None
    if place is None:
        return
    for one in found:
        draft = one.draft
        bare = draft.place is None and draft.scope.value != "pattern" and draft.type != "decline"
        if bare and draft.certainty.value != "announced":
            draft.place, draft.within = place, draft.within or within


def _is_general(one: Found, passage: Passage) -> bool:
    """Say whether the place is only "the village", which names none."""
    place = one.draft.place
    words = "" if place is None else fold(place.of(passage.report.text)).text
    return words in noun_list("general_places") or f"ال{words}" in noun_list("general_places")


def _home(named: Sequence[Found], passage: Passage) -> Span | None:
    """Return the town in the heading, where all other places told may lie in it."""
    text = passage.report.text
    end = _end_of_heading(text)
    heading = [mention.span for mention in passage.places if mention.span.end <= end]
    if not heading:
        return None
    home = heading[0]
    name = fold(home.of(text)).text
    places = [
        f.draft.place for f in named if f.draft.place is not None and f.draft.scope.value != "pattern"
    ]
    if not places or not all(_may_lie_in(span.of(text), name) for span in places):
        return None
    called = [span for span in places if name in fold(span.of(text)).text]
    exact = [span for span in called if _first_word(span.of(text)) in word_set("settled")]
    return (exact or called or [_body_mention(passage, name, end) or home])[0]


def _may_lie_in(words: str, home: str) -> bool:
    """Say whether the place is the town itself or a street, quarter or building that may lie in it."""
    folded = fold(words).text
    inner = word_set("exact") | place_words("inner")
    return home in folded or _first_word(words) in inner


def _first_word(words: str) -> str:
    first = fold(words).text.split()[0]
    return first.removeprefix("ال")


def _body_mention(passage: Passage, name: str, end: int) -> Span | None:
    """Return the first mention of the town in the body, with the word for its kind before it."""
    for mention in passage.places:
        if mention.span.start >= end and fold(mention.span.of(passage.report.text)).text == name:
            before = [w for w in passage.words if w.span.end <= mention.span.start][-1:]
            kinds = word_set("settled")
            start = before[0].own_span.start if before and before[0].bare in kinds else mention.span.start
            return Span(start, mention.span.end)
    return None


def _end_of_heading(text: str) -> int:
    lines = [match.end() for match in re.finditer(r"[^\n]*\S[^\n]*\n+", text)]
    return lines[0] if lines else 0


def _date_entries(found: Sequence[Found], passage: Passage) -> None:
    """Give the entries of a log the day in its heading: "الخميس 24 تشرين الأول", "03:15 ..."."""
    text = passage.report.text
    first = next((line.start() for line in re.finditer(r"[^\n]+", text) if is_entry(line[0])), 0)
    day, lead = _day_before(passage, _end_of_heading(text)), _day_before(passage, first)
    log = any(word.bare in place_words("logs") for word in _heading_words(passage))
    for one in found:
        draft = one.draft
        plain = draft.certainty.value in _STATED and draft.scope.value == "incident"
        if draft.date is not None or not plain:
            continue
        start, line = _line_of(one, text)
        own = lead if is_entry(line) and start >= first else None
        own = day if day is not None and (log or _CLOCK.match(line)) else own
        if own is not None and own.range is not None:
            draft.date = Derived(own.range, (own.span,), "day in the heading of the entries")


def _day_before(passage: Passage, end: int) -> DateMention | None:
    """Return the day that the text up to `end` names, `None` where it names none or several."""
    days = [d for d in passage.dates if d.span.end <= end and _is_day(d) and not _is_dateline(passage, d)]
    days = days[:1] if end == _end_of_heading(passage.report.text) else days
    return days[-1] if len({day.range for day in days}) == 1 else None


def _is_dateline(passage: Passage, day: DateMention) -> bool:
    """Say whether the day stands alone in its line, with a place at most: when it was written."""
    text = passage.report.text
    start, end = text.rfind("\n", 0, day.span.start) + 1, text.find("\n", day.span.end)
    others = text[start : day.span.start] + text[day.span.end : end if end >= 0 else None]
    return start > 0 and len(re.findall(r"\w+", others)) <= _DATELINE


def is_entry(line: str) -> bool:
    """Say whether a line is an entry of a list: a bullet, an hour, or a place with a colon before it."""
    label, colon, _ = fold(line).text.partition(":")
    placed = bool(colon) and label.split()[:1] in (["في"], ["وفي"])
    return _BULLET.match(line) is not None or placed and len(label.split()) <= _LABEL


def _take_section(one: Found, passage: Passage) -> None:
    """Give the event the place that heads its part of the report: "ريف دمشق:", "#دير_الزور"."""
    text = passage.report.text
    start, _ = _line_of(one, text)
    above = [line for line in re.finditer(r"[^\n]+", text[:start]) if line[0].strip()][1:]
    heads = [span for line in above if (span := _head_of(passage, line.start(), line.end())) is not None]
    draft = one.draft
    if not heads or draft.certainty.value not in _STATED:
        return
    if draft.place is None:
        draft.place = heads[-1]
    elif draft.within is None and not draft.place.overlaps(heads[-1]):
        draft.within = heads[-1]


def _head_of(passage: Passage, start: int, end: int) -> Span | None:
    """Return the place that a line holds and nothing else, `None` for other lines."""
    words = [w for w in passage.words if start <= w.span.start < end and w.kind in ("word", "number")]
    places = [m.span for m in passage.places if start <= m.span.start and m.span.end <= end]
    if not places or len(words) > _LABEL:
        return None
    held = {w.index for w in words if any(span.overlaps(w.span) for span in places)}
    kinds = word_set("settled") | word_set("exact") | word_set("wide") | word_set("place_words")
    plain = all(w.index in held or w.rest in kinds or w.is_separate or w.bare in kinds for w in words)
    return Span(words[0].own_span.start, words[-1].span.end) if plain else None


def _line_of(one: Found, text: str) -> tuple[int, str]:
    """Return where the line of the event begins, and its words up to the event."""
    start = text.rfind("\n", 0, one.draft.trigger.start) + 1
    return start, text[start : one.draft.trigger.start]


def _is_day(mention: DateMention) -> bool:
    days = mention.range
    return days is not None and days.first == days.last


def _heading_words(passage: Passage) -> Iterator[Word]:
    end = _end_of_heading(passage.report.text)
    return (word for word in passage.words if word.span.end <= end)
