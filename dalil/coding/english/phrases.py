"""Noun phrases as spans of the report: what a slot quotes."""

from dalil.coding.english.classes import has_class, lemma_of
from dalil.coding.english.sentence import Sentence, Token
from dalil.model import Span

_BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "poss",
        "nummod",
        "npadvmod",
        "predet",
        "case",
        "punct",
        "advmod",
        "quantmod",
        "neg",
        "cc",
        "conj",
    }
)
_BOUND = frozenset(
    "at least more than fewer no less about around nearly almost some approximately up to over as "
    "many an estimated roughly between "
    "and close".split()
)
_DEFINITE = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "'s"}
)


def phrase_span(sentence: Sentence, head: Token, *, number: bool = False) -> Span:
    """Return the noun phrase of `head`: what stands before it, and its "of" phrases.

    A number with a bound ("at least nine customers") is left out unless `number` asks for it.
    """
    first, last = head.i, _last(head)
    for child in head.lefts:
        if child.dep_ in _BEFORE and child.dep_ not in ("punct", "cc", "conj"):
            first = min(first, min(t.i for t in child.subtree))
    if not number:
        first = _skip_bound(sentence, first, head.i)
    while first < head.i and (
        sentence.doc[first].is_punct
        or sentence.doc[first].lower_ in ("both", "all", "only", "also", "even", "and", "then", "when")
    ):
        first += 1
    return _unquoted(sentence, sentence.span_of(sentence.doc[first], sentence.doc[last]))


def _last(head: Token) -> int:
    last: int = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i <= last + 2:
            for below in child.children:
                if below.dep_ == "pobj" and not has_class(below, "time_label"):
                    last = max(last, _last(below))
        elif child.dep_ in ("compound", "flat", "nummod") and child.i == last + 1:
            last = child.i
        elif child.dep_ == "case" and child.i == last + 1:
            continue
    return last


def _skip_bound(sentence: Sentence, first: int, head: int) -> int:
    """Step over "at least 15", "about 100"; a plain number stays: "two young men"."""
    place = first
    while place < head and sentence.doc[place].lower_ in _BOUND:
        place += 1
    if place == first:
        return first
    while place < head and (sentence.doc[place].tag_ == "CD" or sentence.doc[place].lower_ in _BOUND):
        place += 1
    return place if place <= head else first


def _unquoted(sentence: Sentence, span: Span) -> Span:
    """Leave out quotation marks and commas at the ends."""
    text = sentence.report.text
    start, end = span.start, span.end
    while start < end and text[start] in "“”\"'‘’, ":
        start += 1
    while end > start and text[end - 1] in "“”\"'‘’,;. ":
        end -= 1
    return Span(start, end) if start < end else span


def tokens_span(sentence: Sentence, tokens: list[Token]) -> Span:
    """Return the span from the first to the last of `tokens`, stops and quotes at the ends left out."""
    ordered = sorted(tokens, key=lambda t: t.i)
    while len(ordered) > 1 and ordered[0].is_punct:
        ordered.pop(0)
    while len(ordered) > 1 and ordered[-1].is_punct:
        ordered.pop()
    return sentence.span_of(ordered[0], ordered[-1])


def is_definite(token: Token) -> bool:
    """Say whether the phrase points at something known: "the attack", "their arrest"."""
    return any(
        child.lower_ in _DEFINITE - {"a", "an"} and child.dep_ in ("det", "poss")
        for child in token.children
    )


def is_plural(token: Token) -> bool:
    """Say whether the noun is plural."""
    return bool(token.tag_ in ("NNS", "NNPS")) or lemma_of(token) in ("people", "police")
