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
_STATED = frozenset({"stated", "uncertain"})


def settle(found: Sequence[Found]) -> None:
    """Give events that say neither where nor when what the whole report is about."""
    if not found:
        return
    passage = found[0].parsed.passage
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
    day = _heading_day(passage)
    if day is None or day.range is None:
        return
    log = any(word.bare in place_words("logs") for word in _heading_words(passage))
    for one in found:
        draft = one.draft
        plain = draft.certainty.value in _STATED and draft.scope.value == "incident"
        if draft.date is None and plain and (log or _opens_with_hour(one)):
            draft.date = Derived(day.range, (day.span,), "day in the heading of the entries")


def _heading_day(passage: Passage) -> DateMention | None:
    end = _end_of_heading(passage.report.text)
    return next((d for d in passage.dates if d.span.end <= end and _is_day(d)), None)


def _is_day(mention: DateMention) -> bool:
    days = mention.range
    return days is not None and days.first == days.last


def _heading_words(passage: Passage) -> Iterator[Word]:
    end = _end_of_heading(passage.report.text)
    return (word for word in passage.words if word.span.end <= end)


def _opens_with_hour(one: Found) -> bool:
    """Say whether the line of the event opens with an hour."""
    text = one.parsed.passage.report.text
    start = text.rfind("\n", 0, one.draft.trigger.start) + 1
    return _CLOCK.match(text[start : one.draft.trigger.start]) is not None
