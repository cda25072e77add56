"""Which words state the event: the sentence where it stands alone, else its own clause."""

from collections.abc import Sequence

from dalil.coding.english.event import Event
from dalil.coding.english.sentence import Token
from dalil.model import Span, hull

_LOOSE = frozenset(
    {"and", "but", "or", "while", "after", "when", "as", "that", "which", "who", "so", "because"}
)
"""Words that join a clause to the next and are no part of it."""
_SHORT = 3
"""A clause of fewer words says too little to stand as evidence; its noun phrase is widened."""


def find_evidence(event: Event, events: Sequence[Event]) -> Span:
    """Return the words that state `event`: a sentence that tells of one event is quoted whole."""
    sentence = event.sentence
    if len(events) == 1:
        return sentence.span if sentence.span != sentence.whole else sentence.whole
    words = _clause(event)
    if len(words) < _SHORT:
        words = list(event.head.subtree)
    if len(words) < _SHORT:
        return sentence.span
    return _trimmed(event, hull([sentence.span_of(token) for token in words]))


def _clause(event: Event) -> list[Token]:
    """Return the region's longest stretch around the event's words."""
    tokens = sorted(event.region, key=lambda t: t.i)
    heads = {trigger.head.i for trigger in event.triggers}
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i - runs[-1][-1].i <= 2:
            runs[-1].append(token)
        else:
            runs.append([token])
    kept = [run for run in runs if any(t.i in heads for t in run)]
    return [token for run in kept for token in run] if kept else tokens


def _trimmed(event: Event, span: Span) -> Span:
    text = event.sentence.report.text
    start, end = span.start, span.end
    while start < end and text[start] in " ,;:–—-":
        start += 1
    loose = True
    while loose:
        while end > start and text[end - 1] in " ,;:–—-":
            end -= 1
        last = text[start:end].rsplit(" ", 1)[-1].lower()
        loose = last in _LOOSE and end - len(last) > start
        end -= len(last) if loose else 0
    first = text[start:end].split(" ", 1)[0]
    start += len(first) + 1 if first in ("and", "but") else 0
    return Span(start, end)
