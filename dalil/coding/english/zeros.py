"""Rows that say none: "no casualties", "nobody was hurt", "not a single soldier lost his life"."""

from collections.abc import Iterator, Sequence

from dalil.coding.english.classes import is_person, lemma_of
from dalil.coding.english.event import VIOLENT, Event
from dalil.coding.english.harms import harm_list, harm_words, known_harm
from dalil.coding.english.people_groups import groups
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import is_verb, path_up
from dalil.model import Count

_DENYING = frozenset({"deny", "refute", "dismiss", "reject"})
_SEIZED = {
    "detain": "detained", "arrest": "detained",
    "abduct": "abducted", "kidnap": "abducted", "seize": "abducted",
}  # fmt: skip
_BODILY = ("killed", "injured", "detained", "abducted", "missing")
_ANYONE = frozenset({"anyone", "anybody"})
_NOBODY = frozenset({"nobody", "none", "no-one"})


def zero_rows(event: Event, events: Sequence[Event]) -> Iterator[Count]:
    """Yield the zero rows of "no casualties", "nobody was hurt" and "without causing casualties"."""
    for token in _words(event, events):
        lower = token.lower_
        denied = any(t.lemma_ in _DENYING for t in path_up(token))
        no_one = lower == "one" and token.i > 0 and token.doc[token.i - 1].lower_ == "no"
        if (lower in _ANYONE and denied) or lower in _NOBODY or no_one:
            yield from _rows(event.sentence, token, token, _harms_of_verb(token))
        elif lower == "without":
            yield from _without(event, token)
        elif lower in ("no", "any") and token.head != token:
            if lower == "no" or denied:
                yield from _none_of(event, token, token.head)
        elif lower == "single" and token.head != token and (denied or _is_negated(token.head)):
            yield from _not_one(event, token, token.head)


def zeros_alone(sentence: Sentence) -> Iterator[Count]:
    """Yield the rows of a sentence that says no more than this: "No casualties.", "Nobody was hurt."."""
    if any(quantity.low != 1 for quantity in sentence.quantities):
        return
    for token in sentence.doc:
        noun, one = token.head, token.doc[min(token.i + 1, len(token.doc) - 1)]
        if token.lower_ == "no" and lemma_of(noun) in ("casualty", "injury", "death", "fatality", "loss"):
            yield from _rows(sentence, token, noun, _zero_harms(noun))
        elif token.lower_ in _NOBODY:
            yield from _rows(sentence, token, token, _harms_of_verb(token))
        elif token.lower_ == "no" and one.lower_ == "one":
            yield from _rows(sentence, token, one, _harms_of_verb(one))


def zeros_denied(sentence: Sentence) -> Iterator[Count]:
    """Yield the rows of "denied that there had been any civilian casualties"."""
    for token in sentence.doc:
        if token.lower_ == "any" and token.head != token:
            yield from _rows(sentence, token, token.head, _zero_harms(token.head))


def _is_negated(noun: Token) -> bool:
    """Say whether the verb of the noun is negated: "had not fired a single round"."""
    return any(c.dep_ == "neg" for c in (*noun.children, *noun.head.children))


def _not_one(event: Event, token: Token, noun: Token) -> Iterator[Count]:
    """Yield the rows of "not a single round was fired", "lost not a single soldier"."""
    if lemma_of(noun) in harm_list("munitions"):
        span = event.sentence.span_of(token, noun)
        yield Count("strikes", 0, 0, None, "objects", False, span, "zero")
    yield from _rows(event.sentence, token, noun, _harms_of_verb(noun))


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
    yield from _rows(event.sentence, token, noun, _zero_harms(noun))


def _rows(sentence: Sentence, token: Token, noun: Token, harms: tuple[str, ...]) -> Iterator[Count]:
    group = groups().get(lemma_of(noun)) or next(
        (groups()[lemma_of(c)] for c in noun.children if lemma_of(c) in groups()), None
    )
    span = sentence.span_of(token, noun if noun.i > token.i else token)
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
    known = [known_harm(word) or _SEIZED.get(word) for word in harms]
    if lemma == "go" and any(c.lower_ == "missing" for c in verb.children):
        known.append("missing")
    return tuple(dict.fromkeys(k for k in known if k in _BODILY))


def _zero_harms(noun: Token) -> tuple[str, ...]:
    lemma = lemma_of(noun)
    if lemma in ("casualty", "victim", "harm"):
        return ("killed", "injured")
    kind = harm_words("nouns").get(lemma)
    if kind in ("killed", "injured"):
        return (kind,)
    return _harms_of_verb(noun) if is_person(noun) and is_verb(noun.head) else ()
