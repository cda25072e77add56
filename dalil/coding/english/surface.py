"""Places by the words alone, where the grammar of a sentence is read wrong: "in" and a name."""

from collections.abc import Iterator

from dalil.coding.english.classes import has_class
from dalil.coding.english.event import Event
from dalil.coding.english.place_phrases import LOCATING, place_words
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.model import Span

_LONGEST = 6
"""Words of a name at most."""
_INSIDE = frozenset("al el an ad as ash ar at az de del la of - 's ’s".split())
"""Words and signs that stand inside names."""


_UNITS = frozenset("battalion brigade division regiment army corps squadron unit ministry".split())


def surface_places(event: Event, reading: Reading) -> list[Span]:
    """Return names after a locating word that belongs to no other event, those after the event first."""
    sentence = event.sentence
    found = [
        (token.i < event.head.i, token.i, span)
        for token in sentence.doc
        if token.lower_ in LOCATING and token.i not in event.others
        for span in _name_after(token, sentence, reading)
    ]
    return [span for _, _, span in sorted(found, key=lambda item: item[:2])]


def _name_after(prep: Token, sentence: Sentence, reading: Reading) -> Iterator[Span]:
    """Yield the name that follows a preposition, with the place word behind it."""
    doc, first = sentence.doc, prep.i + 1
    while first < len(doc) and (doc[first].lower_ == "the" or doc[first].lower_ in place_words("again")):
        first += 1
    last = first
    while last < len(doc) and last - first < _LONGEST and _goes_on(doc[last], last == first):
        last += 1
    while last > first and doc[last - 1].lower_ in _INSIDE:
        last -= 1
    if last == first or has_class(doc[first], "time_label"):
        return
    if last < len(doc) and has_class(doc[last], "place_noun"):
        last += 1
    elif last < len(doc) and has_class(doc[last], "person"):
        return
    span = sentence.span_of(doc[first], doc[last - 1])
    if doc[last - 1].lower_ in _UNITS or any(m.span.overlaps(span) for m in reading.dates):
        return
    if not any(m.span.overlaps(span) and m.kind != "country" for m in reading.actors):
        yield span


def _goes_on(token: Token, is_first: bool) -> bool:
    if token.text[:1].isupper() and token.tag_ not in ("NNPS", "CD"):
        return not token.lower_.endswith(("ians", "ans"))
    return not is_first and token.lower_ in _INSIDE
