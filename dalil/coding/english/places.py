"""Where: the most exact place named for an event, origin and destination of movement."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dalil.coding.english.classes import has_class, lemma_of, phrase_words
from dalil.coding.english.event import Event
from dalil.coding.english.phrases import is_definite, phrase_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import is_saying
from dalil.coding.english.tree import SUBJECTS, is_verb, path_up
from dalil.model import Span

WHERE = frozenset(
    "in at near outside around inside across along off on over throughout from to into towards "
    "toward of between beside above through "
    "within north south east west behind below onto against".split()
)
_LOCATING = frozenset(
    "in at near outside around inside across along off throughout within beside over on above".split()
)
_MOVING = frozenset(
    {"displacement", "withdrawal", "desertion", "reinforcement", "aid", "forced_recruitment", "abduction"}
)
_LEAVING = frozenset("flee leave quit vacate abandon evacuate desert escape depart".split())
_TO = frozenset({"to", "into", "towards", "toward", "for", "in"})


class Where(NamedTuple):
    """The places of one event; `None` is "not said"."""

    place: Span | None = None
    within: Span | None = None
    origin: Span | None = None
    destination: Span | None = None


def find_where(event: Event, reading: Reading, target: Token | None) -> Where:
    """Return the places that the words of `event` name."""
    sentence = event.sentence
    persons = _persons(event, target)
    mentions = [t for t in event.region if t not in persons and is_place_phrase(t, sentence, reading)]
    if event.type in _MOVING:
        moved = _movement(event, mentions, reading)
        if moved.place is not None:
            return moved
    if target is not None and target not in persons and _is_target_place(target, sentence, reading):
        return _placed(target, sentence, reading)
    if target is not None and not any(t == target for t in event.region):
        mentions += [
            t for t in target.subtree if t not in persons and is_place_phrase(t, sentence, reading)
        ]
    located = [t for t in mentions if _preposition(t) in _LOCATING and not _is_target_part(t, target)]
    inside_target = [t for t in mentions if target is not None and _is_target_part(t, target)]
    ranked = [*_ranked(located, event), *_ranked(inside_target, event), *_after_locator(mentions)]
    named = [t for t in ranked if is_named(t, sentence, reading)]
    if not named:
        outer = [
            t for t in sentence.doc if t.i not in event.others and is_place_phrase(t, sentence, reading)
        ]
        outer = [t for t in outer if t not in persons and not _is_of_speaker(t)]
        named = [
            t
            for t in (
                *_ranked([t for t in outer if _preposition(t) in _LOCATING], event),
                *_after_locator(outer),
            )
            if is_named(t, sentence, reading)
        ]
    known = named or [t for t in ranked if has_class(t, "generic_place") and is_definite(t)]
    if known:
        return _placed(known[0], sentence, reading)
    return Where()


PERSONAL = frozenset(
    "killing assassination abduction execution torture detention release sexual_violence".split()
)
"""Types that are done to people, so that a name in the place of the target is never a town's."""


def _persons(event: Event, target: Token | None) -> list[Token]:
    """Return the names of whom it was done to."""
    doer = event.trigger.roles.doer
    if event.trigger.is_noun and doer is not None and doer.pos_ == "PROPN":
        return [doer, event.head]
    if target is None or event.type not in PERSONAL:
        return [event.head]
    named = [target, *target.conjuncts, *(c for c in target.children if c.dep_ == "appos")]
    return [event.head, *(t for t in named if t.pos_ == "PROPN" and _preposition(t) not in _LOCATING)]


def _is_target_part(token: Token, target: Token | None) -> bool:
    return target is not None and (token == target or token in target.subtree)


def _is_of_speaker(token: Token) -> bool:
    """Say whether the place belongs to who speaks: "an official in Geneva said"."""
    for above in path_up(token):
        if above.dep_ in SUBJECTS or above.dep_ == "dobj":
            return is_saying(above.head)
        if is_verb(above):
            return False
    return False


def is_named(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the place has a name, its own or that of the place it is part of."""
    words = phrase_words(token)
    if any(w.pos_ == "PROPN" for w in words):
        return True
    return reading.is_place(phrase_span(sentence, token))


def _after_locator(mentions: Sequence[Token]) -> list[Token]:
    """Return places that stand without a locating preposition: genitives, "the Deir Ezzor region"."""
    mentions = [t for t in mentions if t.dep_ != "poss" or not _is_of_speaker(t)]
    return [
        t
        for t in mentions
        if t.dep_ in ("poss", "compound", "pobj", "nsubj", "dobj", "nsubjpass", "npadvmod", "appos")
        and _preposition(t) not in ("to", "by")
    ]


def _ranked(located: Sequence[Token], event: Event) -> list[Token]:
    """Put the place that hangs nearest to the event first; a wider one it is part of comes later."""
    heads = [trigger.head for trigger in event.triggers]

    def rank(token: Token) -> tuple[int, int, int]:
        before = 0 if token.i > event.head.i else 1
        nested = sum(1 for other in located if other != token and token in other.subtree)
        return (nested, before if len(heads) == 1 else 0, token.i)

    return sorted(located, key=rank)


def is_place_phrase(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether `token` heads a phrase that names a place."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.dep_ in ("compound", "amod", "nmod"):
        return False
    if any(child.dep_ == "nummod" for child in token.children) and not has_class(token, "place_noun"):
        return False
    bare = not any(child.lower_ in ("of", "the") or child.dep_ == "compound" for child in token.children)
    if token.lower_ in ("north", "south", "east", "west") and bare:
        return False
    if has_class(token, "time_label") or token.dep_ in ("nsubj",) and token.pos_ == "PROPN":
        return False
    if _has_title(token) or lemma_of(token) in _UNITS:
        return False
    span = sentence.span_of(token)
    if has_class(token, "place_noun"):
        names_actor = token.pos_ == "PROPN" and any(
            m.span.overlaps(span) and m.kind != "country" for m in reading.actors
        )
        return not names_actor and not _is_figure(token)
    if token.pos_ == "PROPN" or token.text[:1].isupper():
        if any(m.span.overlaps(span) and m.kind != "country" for m in reading.actors):
            return False
        return reading.is_place(span) or (
            _preposition(token) in _LOCATING | {"from"} and token.pos_ == "PROPN" and not _is_period(token)
        )
    return False


_UNITS = frozenset({"battalion", "brigade", "division", "regiment", "army", "corps", "squadron"})


def _has_title(token: Token) -> bool:
    """Say whether the name follows a title or an office: "Judge Rami Haddad", "activist Lina Saad"."""
    if token.pos_ != "PROPN":
        return False
    before = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod")]
    return any(has_class(c, "title") or has_class(c, "chosen") for c in before) or (
        token.dep_ == "appos" and token.head.pos_ == "NOUN" and has_class(token.head, "chosen")
    )


def _is_figure(token: Token) -> bool:
    return lemma_of(token) in (
        "line",
        "front",
        "half",
        "home",
        "house",
        "base",
        "state",
        "field",
        "plain",
    ) and not any(c.dep_ in ("compound", "amod", "det", "poss") or c.lower_ == "of" for c in token.children)


def _is_period(token: Token) -> bool:
    return any(has_class(t, "time_label") for t in token.subtree)


def _preposition(token: Token) -> str:
    """Return the preposition the phrase stands after, "" without one."""
    head = token
    while head.dep_ in ("conj", "appos") and head.head != head:
        head = head.head
    if head.dep_ == "pobj":
        word: str = head.head.lower_
        above = head.head.head
        if (
            word == "of"
            and above.dep_ == "pobj"
            and has_class(above, "place_noun")
            or word == "of"
            and above.lower_ in ("north", "south", "east", "west", "outside")
        ):
            return _preposition(above) or word
        return word
    return ""


def _is_target_place(target: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(target, "generic_place"):
        return is_named(target, sentence, reading) or (is_definite(target) and target.tag_ == "NN")
    span = sentence.span_of(target)
    if target.pos_ == "PROPN":
        return reading.is_place(span) or not any(m.span.overlaps(span) for m in reading.actors)
    named = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in target.children)
    return (
        named
        and has_class(target, "place_noun")
        and reading.actor_at(phrase_span(sentence, target)) is None
    )


def _placed(token: Token, sentence: Sentence, reading: Reading) -> Where:
    """Split "the town of Al-Sour" or "the Ras district of Hodeidah" into place and wider place."""
    inner = _named_after_of(token)
    named = any(
        child.pos_ == "PROPN" for child in token.children if child.dep_ in ("compound", "nmod", "poss")
    )
    if inner is not None and has_class(token, "generic_place") and not named and token.pos_ != "PROPN":
        return Where(place=_name(sentence, inner), within=_next(inner, sentence, reading))
    if inner is not None and (named or token.pos_ == "PROPN"):
        return Where(place=_bare(sentence, token), within=_name(sentence, inner))
    return Where(
        place=_joined(sentence, token),
        within=_next(token, sentence, reading),
    )


def _named_after_of(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for below in child.children:
                if below.dep_ == "pobj" and (
                    below.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in below.children)
                ):
                    return below
    return None


def _bare(sentence: Sentence, token: Token) -> Span:
    lefts = [t for t in token.lefts if t.dep_ in ("det", "compound", "amod", "nmod", "poss", "nummod")]
    first = min([t2.i for t in lefts for t2 in t.subtree], default=token.i)
    return sentence.span_of(sentence.doc[first], token)


def _name(sentence: Sentence, token: Token) -> Span:
    return phrase_span(sentence, token)


def _joined(sentence: Sentence, token: Token) -> Span:
    """Return the phrase with its "of" part only where that names a place."""
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and not any(t.pos_ == "PROPN" for t in child.subtree)
        ) and has_class(token, "generic_place"):
            return _bare(sentence, token)
    return phrase_span(sentence, token)


def _next(token: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return the wider place that follows: "in X, Y", "in X in Y"."""
    for child in token.children:
        if child.dep_ in ("appos", "npadvmod") and is_place_phrase(child, sentence, reading):
            return phrase_span(sentence, child)
        if child.dep_ == "prep" and child.lower_ in ("in", "of"):
            for below in child.children:
                if below.dep_ == "pobj" and is_place_phrase(below, sentence, reading):
                    return phrase_span(sentence, below)
    return None


def _movement(event: Event, mentions: Sequence[Token], reading: Reading) -> Where:
    """Return origin and destination, and the one that is the event's place (Ruling 9)."""
    sentence = event.sentence
    origin = destination = None
    for token in mentions:
        word = _preposition(token)
        if has_class(token, "home_words") and not is_named(token, sentence, reading):
            inner = [t for t in token.subtree if t is not token and is_place_phrase(t, sentence, reading)]
            named = next((t for t in inner if is_named(t, sentence, reading)), None)
            origin = origin or (
                phrase_span(sentence, named) if named is not None and word in ("from", "") else None
            )
            continue
        if word in ("from", "out") and origin is None:
            origin = phrase_span(sentence, token)
        elif (
            word in ("to", "into", "toward", "towards", "for")
            and destination is None
            and _goes_there(token)
        ):
            destination = phrase_span(sentence, token)
    if origin is None:
        origin = next((phrase_span(sentence, t) for t in _left_places(event, sentence, reading)), None)
    if destination is None and event.type in ("reinforcement", "aid"):
        destination = next((phrase_span(sentence, t) for t in _reached(event, mentions)), None)
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
                    if is_place_phrase(child, sentence, reading) and not has_class(child, "home_words"):
                        yield child
                    else:
                        below = [t for t in child.subtree if t != child]
                        placed = [t for t in below if is_place_phrase(t, sentence, reading)]
                        yield from (t for t in placed if is_named(t, sentence, reading))


def _reached(event: Event, mentions: Sequence[Token]) -> Iterator[Token]:
    for token in mentions:
        if token.dep_ == "dobj" or _preposition(token) in ("in", "at", "over", "through", "on", "near"):
            yield token
