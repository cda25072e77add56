"""Labels that open an entry of a list: "5 Feb - Masisi." dates and places what the entry tells."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told
from dalil.language.dates import DateMention
from dalil.model import Derived, Span

_SEPARATOR = re.compile(r"\s*(?:\([^)\n]{1,12}\)\s*)?(?:[:|]|[-–—]+(?=\s)|\.(?=\s+[A-Z]))\s*")
_NAME = re.compile(r"[A-Z][\w'’-]+(?:[ /][A-Z\d]?[\w'’-]+){0,3}")
_BULLET = re.compile(r"[^\w\n]*(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?")


class _Label(NamedTuple):
    """What stands before an entry, and the words it holds for."""

    entry: Span
    date: DateMention | None
    place: Span | None


def lend_labels(kept: Sequence[Told], reading: Reading) -> None:
    """Give the day and the place of an entry's label to its claims that have none of their own."""
    labels = list(_labels(reading))
    for one in kept:
        draft = one.draft
        label = next((x for x in labels if x.entry.contains(draft.trigger)), None)
        if label is None:
            continue
        date = label.date
        settled = draft.date is not None or draft.scope.value == "pattern"
        if (
            date is not None
            and date.range is not None
            and not settled
            and draft.certainty.value != "announced"
        ):
            draft.date = Derived(date.range, (date.span,), f"label: {date.rule}")
        if label.place is not None and draft.place is None:
            draft.place = label.place
        elif label.place is not None and draft.place != label.place:
            draft.within = draft.within or label.place


def _labels(reading: Reading) -> Iterator[_Label]:
    text, start = reading.report.text, 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        is_title = reading.title is not None and reading.title.overlaps(span)
        if line.strip() and not is_title:
            label = _label(span, reading)
            if label is not None:
                yield label


def _label(line: Span, reading: Reading) -> _Label | None:
    text = reading.report.text
    opening = _BULLET.match(text, line.start, line.end)
    here = line.start if opening is None else opening.end()
    days = (m for m in reading.dates if m.kind == "day" and line.start <= m.span.start <= here)
    date = next((m for m in days if here <= m.span.end), None)
    if date is not None:
        after = _SEPARATOR.match(text, date.span.end, line.end)
        if after is None:
            return None
        here = after.end()
    name = _NAME.match(text, here, line.end)
    place = None
    if name is not None and _SEPARATOR.match(text, name.end(), line.end):
        known = [m for m in reading.places if name.start() <= m.span.start and m.span.end <= name.end()]
        place = Span(name.start(), name.end()) if known or date is not None else None
    return None if date is None and place is None else _Label(line, date, place)
