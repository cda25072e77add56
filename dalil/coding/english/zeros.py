"""Rows that say none: "no casualties", "nobody was hurt", "not a single soldier lost his life"."""

from collections.abc import Iterator, Sequence

from dalil.coding.english.classes import is_person, lemma_of
from dalil.coding.english.event import VIOLENT, Event
from dalil.coding.english.harms import harm_list, harm_words, known_harm
from dalil.coding.english.people_groups import groups
from dalil.coding.english.sentence import Token
from dalil.coding.english.tree import is_verb, path_up
from dalil.model import Count

_DENYING = frozenset({"deny", "refute", "dismiss", "reject"})
_NOBODY = frozenset({"nobody", "none", "no-one"})


def zero_rows(event: Event, events: Sequence[Event]) -> Iterator[Count]:
    """Yield the zero rows of "no casualties", "nobody was hurt" and "without causing casualties"."""
    for token in _words(event, events):
        lower = token.lower_
        denied = any(t.lemma_ in _DENYING for t in path_up(token))
        if lower in _NOBODY or (lower == "one" and token.i and token.doc[token.i - 1].lower_ == "no"):
            yield from _rows(event, token, token, _harms_of_verb(token))
        elif lower == "without":
            yield from _without(event, token)
        elif lower in ("no", "any") and token.head != token:
            if lower == "no" or denied:
                yield from _none_of(event, token, token.head)
        elif (
            lower == "single" and token.head != token and any(t.lemma_ in _DENYING for t in path_up(token))
        ):
            yield from _rows(event, token, token.head, _harms_of_verb(token.head))


def _words(event: Event, events: Sequence[Event]) -> list[Token]:
    """Return the words of the event, and those of nobody's where it is the only violence told."""
    violent = [other for other in events if other.type in VIOLENT]
    if violent and violent[0] is event and len(violent) == 1:
        return [t for t in event.sentence.doc if t.i not in event.others]
    return event.region


def _without(event: Event, token: Token) -> Iterator[Count]:
    """Yield the rows of "without casualties" and "without causing any injuries"."""
    for below in token.subtree:
        if below.pos_ == "NOUN" and below.dep_ in ("pobj", "dobj"):
            yield from _none_of(event, token, below)
            return


def _none_of(event: Event, token: Token, noun: Token) -> Iterator[Count]:
    if lemma_of(noun) in harm_list("acts") and event.type in ("air_strike", "shelling", "raid"):
        first, last = (token, noun) if token.i < noun.i else (noun, token)
        yield Count("strikes", 0, 0, None, "events", False, event.sentence.span_of(first, last), "zero")
    yield from _rows(event, token, noun, _zero_harms(noun))


def _rows(event: Event, token: Token, noun: Token, harms: tuple[str, ...]) -> Iterator[Count]:
    group = groups().get(lemma_of(noun)) or next(
        (groups()[lemma_of(c)] for c in noun.children if lemma_of(c) in groups()), None
    )
    span = event.sentence.span_of(token, noun if noun.i > token.i else token)
    for harm in harms:
        yield Count(harm, 0, 0, group, "people", False, span, "zero")


def _harms_of_verb(subject: Token) -> tuple[str, ...]:
    """Return what did not happen to a subject: "nobody was hurt", "no soldier lost his life"."""
    verb = subject.head
    lemma = lemma_of(verb)
    if lemma in ("harm", "hurt"):
        return ("killed", "injured")
    if lemma == "lose" and any(lemma_of(c) == "life" for c in verb.children):
        return ("killed",)
    harms = [lemma, *(lemma_of(c) for c in verb.conjuncts)]
    known = [known_harm(word) for word in harms]
    return tuple(dict.fromkeys(k for k in known if k in ("killed", "injured")))


def _zero_harms(noun: Token) -> tuple[str, ...]:
    lemma = lemma_of(noun)
    if lemma in ("casualty", "victim", "harm"):
        return ("killed", "injured")
    kind = harm_words("nouns").get(lemma)
    if kind in ("killed", "injured"):
        return (kind,)
    return _harms_of_verb(noun) if is_person(noun) and is_verb(noun.head) else ()
