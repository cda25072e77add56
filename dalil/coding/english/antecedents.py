"""What "the town", "the area" and "there" point back to: the place named before that fits."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.exactness import COUNTRY, MIDDLE, QUARTER, TOWN, WIDE, width_of
from dalil.coding.english.place_phrases import is_named, is_place_phrase, place_span, place_words
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told
from dalil.coding.english.tree import SUBJECTS
from dalil.language.words import language_table
from dalil.model import Span

_LONG_PHRASE = 5
"""A phrase of more words describes a place of its own."""
_POINTERS = frozenset({"the", "this", "that", "same", "its"})
_FITS = {
    "settlement": frozenset({TOWN}),
    "part": frozenset({QUARTER, TOWN, MIDDLE}),
    "wide": frozenset({MIDDLE, WIDE, COUNTRY}),
    "any": frozenset({QUARTER, TOWN, MIDDLE}),
}
"""How wide a place may be that a noun of each kind points to."""


_SMALL = frozenset({"village", "hamlet", "town"})
_PROVINCES = frozenset({"province", "governorate", "state", "region"})


class NamedPlace(NamedTuple):
    """A place with a name, as a report tells it."""

    span: Span
    width: int
    words: str
    """Its words in small letters."""
    is_claimed: bool
    """True where a claim told before lies there."""


@cache
def _pointing() -> dict[str, str]:
    table = language_table("english_places")["pointing"]
    return {str(word): kind for kind, words in table.items() for word in words}


def pointing_noun(words: str) -> str | None:
    """Return the noun by which words point back to a place ("the besieged town"), `None` for a name."""
    tokens: list[str] = re.findall(r"[\w'’-]+", words)
    if len(tokens) < 2 or len(tokens) > _LONG_PHRASE or tokens[0].lower() not in _POINTERS:
        return None
    noun = tokens[-1].lower()
    if noun not in _pointing():
        return None
    between = tokens[1:-1]
    if noun == "capital" and between:
        return noun
    return noun if all(word in place_words("again") for word in between) else None


def named_places(told: Sequence[Told], reading: Reading) -> list[NamedPlace]:
    """Return the named places of a report in its order, from its sentences and from its claims."""
    text = reading.report.text
    found = {place.span: place for place in _from_names(reading)}
    found |= {place.span: place for place in _from_sentences(reading)}
    for one in told:
        span = one.draft.place
        if span is not None and pointing_noun(span.of(text)) is None:
            known = found.get(span)
            width = known.width if known is not None else _width_of_words(span, reading)
            found[span] = NamedPlace(span, width, span.of(text).lower(), True)
    return sorted(found.values(), key=lambda place: (place.span.end, -place.span.start))


def _from_sentences(reading: Reading) -> Iterator[NamedPlace]:
    for sentence in reading.sentences:
        for token in sentence.doc:
            if lemma_of(token) == "capital" or not is_place_phrase(token, sentence, reading):
                continue
            if is_named(token, sentence, reading):
                span = place_span(sentence, token)
                words = span.of(reading.report.text)
                if words[:1].isalpha() and pointing_noun(words) is None and any(c.isupper() for c in words):
                    yield NamedPlace(span, width_of(token, sentence, reading), words.lower(), False)


def _from_names(reading: Reading) -> Iterator[NamedPlace]:
    speaking = [
        s.span_of(t)
        for s in reading.sentences
        for t in s.doc
        if t.pos_ == "PROPN" and (t.dep_ in SUBJECTS or t.dep_ == "poss" or t.head.dep_ == "agent")
    ]
    for mention in reading.places:
        is_party = any(span.overlaps(mention.span) for span in speaking)
        if not is_party and not any(m.span.overlaps(mention.span) for m in reading.actors):
            words = mention.span.of(reading.report.text)
            yield NamedPlace(mention.span, _width_of_words(mention.span, reading), words.lower(), False)


def _width_of_words(span: Span, reading: Reading) -> int:
    words = span.of(reading.report.text)
    after = re.match(r" (\w+)", reading.report.text[span.end : span.end + 20])
    if after is not None and after[1].lower() in place_words("wide"):
        return WIDE
    last = words.lower().split()[-1]
    if last in place_words("wide"):
        return WIDE
    if last in place_words("middle"):
        return MIDDLE
    found = reading.knowledge.gazetteer.candidates(words)
    exact = bool(found) and "exact name" in found[0].reasons
    widths = {"country": COUNTRY, "province": WIDE, "district": MIDDLE}
    return widths.get(found[0].place.precision, TOWN) if exact else TOWN


def antecedent(place: Span, places: Sequence[NamedPlace], reading: Reading) -> NamedPlace | None:
    """Return the named place that the words at `place` point back to, `None` where none fits."""
    text = reading.report.text
    noun = pointing_noun(place.of(text))
    if noun is None:
        return None
    kind = _pointing()[noun]
    before = [p for p in places if p.span.end <= place.start]
    fitting = [p for p in before if p.width in _FITS[kind] and _may_be(noun, kind, p)]
    if kind == "any":
        fitting = [p for p in fitting if p.is_claimed]
    near = [p for p in fitting if "\n\n" not in text[p.span.end : place.start]]
    claimed = [p for p in fitting if p.is_claimed]
    return _last(near) or _last(claimed) or _last(fitting)


def _may_be(noun: str, kind: str, place: NamedPlace) -> bool:
    """Say whether a place may be called by the noun: a market is no town, a village no city."""
    if kind == "any":
        return True
    said = place.words.split()
    nouns = [word for word in said if word in _pointing() or word in place_words("sites")]
    if kind == "settlement":
        large = noun in ("city", "capital")
        return all(_pointing().get(n) == "settlement" and not (large and n in _SMALL) for n in nouns)
    if noun == said[-1] or (noun in said[:-1] and "of" in said and said.index(noun) < said.index("of")):
        return True
    return noun in _PROVINCES and place.width == WIDE and not nouns and not set(said) & place_words("wide")


def _last(places: Sequence[NamedPlace]) -> NamedPlace | None:
    """Return the last place named; of two that end together, the one with more words."""
    return places[-1] if places else None
