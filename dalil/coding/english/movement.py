"""Where people and forces move: origin, destination, and the one that is the event's place."""

from collections.abc import Iterator, Sequence

from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.place_phrases import (
    Where,
    is_name,
    is_named,
    is_place_phrase,
    place_span,
    preposition,
)
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import is_verb

MOVING = frozenset(
    {"displacement", "withdrawal", "desertion", "reinforcement", "aid", "forced_recruitment", "abduction"}
)
"""Types that may have an origin and a destination."""
_LEAVING = frozenset("flee leave quit vacate abandon evacuate desert escape depart".split())


def find_movement(event: Event, mentions: Sequence[Token], reading: Reading) -> Where:
    """Return origin and destination, and the one that is the event's place (Ruling 9)."""
    sentence = event.sentence
    origin = destination = None
    for token in mentions:
        word = preposition(token)
        if has_class(token, "home_words") and not is_named(token, sentence, reading):
            inner = [t for t in token.subtree if t is not token and is_place_phrase(t, sentence, reading)]
            named = next((t for t in inner if is_named(t, sentence, reading)), None)
            origin = origin or (
                place_span(sentence, named) if named is not None and word in ("from", "") else None
            )
            continue
        if word in ("from", "out") and origin is None:
            origin = place_span(sentence, token)
        elif (
            word in ("to", "into", "toward", "towards", "for")
            and destination is None
            and _goes_there(token)
        ):
            destination = place_span(sentence, token)
    if origin is None:
        origin = next((place_span(sentence, t) for t in _left_places(event, sentence, reading)), None)
    if origin is None and event.type == "displacement":
        origin = next((place_span(sentence, t) for t in _lived_in(event, sentence, reading)), None)
    if origin is None and event.type in ("displacement", "withdrawal", "desertion"):
        origin = next((place_span(sentence, t) for t in _inside_from(event, sentence, reading)), None)
    if destination is None and event.type in ("reinforcement", "aid"):
        destination = next((place_span(sentence, t) for t in _reached(event, mentions)), None)
    to_first = event.type in ("reinforcement", "aid", "forced_recruitment")
    place = (destination or origin) if to_first else (origin or destination)
    if event.type == "abduction" and destination is None:
        return Where()
    return Where(place, None, origin, destination)


def _goes_there(token: Token) -> bool:
    """Say whether "to X", "for X" is where the movement goes: it hangs on a verb or a noun of movement."""
    head = token
    while head.dep_ in ("conj", "appos") and head.head != head:
        head = head.head
    if head.dep_ != "pobj":
        return True
    above = head.head.head
    return (
        is_verb(above)
        or above.dep_ == "dobj"
        or lemma_of(above)
        in (
            "flight",
            "exodus",
            "migration",
            "march",
            "area",
            "return",
            "border",
            "home",
            "place",
        )
    )


def _left_places(event: Event, sentence: Sentence, reading: Reading) -> Iterator[Token]:
    """Yield the objects of "flee X", "leave X", "quit X"."""
    for trigger in event.triggers:
        verb = trigger.head if is_verb(trigger.head) else trigger.roles.verb
        inner = [] if verb is None else [t for t in verb.subtree if is_verb(t) and t in event.region]
        for around in [] if verb is None else [verb, *inner]:
            objects = [child for child in around.children if child.dep_ == "dobj"]
            if lemma_of(around) in _LEAVING:
                for child in objects:
                    if _is_left(child, sentence, reading):
                        yield child
                    else:
                        below = [t for t in child.subtree if t != child]
                        placed = [t for t in below if is_place_phrase(t, sentence, reading)]
                        yield from (t for t in placed if is_named(t, sentence, reading))


def _is_left(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether what is left is a place: one known, or a name that is no actor's."""
    if is_place_phrase(token, sentence, reading):
        return not has_class(token, "home_words")
    return is_name(token) and reading.actor_at(sentence.span_of(token)) is None


def _lived_in(event: Event, sentence: Sentence, reading: Reading) -> Iterator[Token]:
    """Yield where those who flee live: "residents of X fled", "young people in X are leaving"."""
    roles = event.trigger.roles
    for moved in (roles.doer, roles.patient):
        if moved is None or not is_person(moved):
            continue
        for token in moved.subtree:
            inside = preposition(token) in ("of", "in", "from", "at") and token.dep_ == "pobj"
            if inside and is_place_phrase(token, sentence, reading) and is_named(token, sentence, reading):
                yield token


def _inside_from(event: Event, sentence: Sentence, reading: Reading) -> Iterator[Token]:
    """Yield the named place inside what is left: "from border communities in the Sumy district"."""
    for trigger in event.triggers:
        for left in trigger.roles.of("from"):
            for token in left.subtree:
                inside = preposition(token) in ("of", "in", "around", "near") and token.dep_ == "pobj"
                if (
                    inside
                    and is_place_phrase(token, sentence, reading)
                    and is_named(token, sentence, reading)
                ):
                    yield token


def _reached(event: Event, mentions: Sequence[Token]) -> Iterator[Token]:
    for token in mentions:
        if token.dep_ == "dobj" or preposition(token) in ("in", "at", "over", "through", "on", "near"):
            yield token
