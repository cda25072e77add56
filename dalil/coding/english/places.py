"""Where: the most exact place named for an event, origin and destination of movement."""

from collections.abc import Iterable, Sequence

from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.event import VIOLENT, Event
from dalil.coding.english.exactness import MIDDLE, TOWN, most_exact, width_of
from dalil.coding.english.movement import MOVING, find_movement
from dalil.coding.english.phrases import is_definite
from dalil.coding.english.place_phrases import (
    LOCATING,
    Where,
    is_name,
    is_named,
    is_people,
    is_place_phrase,
    place_span,
    place_words,
    preposition,
)
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import is_saying, speech_words
from dalil.coding.english.surface import surface_places
from dalil.coding.english.tree import SUBJECTS, is_verb, path_up
from dalil.model import Span

_PART_OF = frozenset({"of", "between", "to", "linking"})


def find_where(event: Event, reading: Reading, target: Token | None) -> Where:
    """Return the places that the words of `event` name."""
    sentence = event.sentence
    persons = _persons(event, target)
    mentions = [t for t in event.region if t not in persons and _is_place(t, event, reading)]
    if event.type in MOVING:
        moved = find_movement(event, mentions, reading)
        if moved.place is not None:
            return moved
    hit = target if target is not None and target not in persons else None
    if hit is not None and _is_target_place(hit, sentence, reading):
        return _placed(_around_site(hit, mentions, sentence, reading), sentence, reading)
    if target is not None and not any(t == target for t in event.region):
        mentions += [
            t for t in target.subtree if t not in persons and is_place_phrase(t, sentence, reading)
        ]
    ranked = _by_nearness(_own(mentions, event, sentence, reading), target, event)
    named = _whole(t for t in ranked if is_named(t, sentence, reading))
    pointing = [t for t in ranked if _points_back(t)]
    if not named and not pointing:
        named = _whole(t for t in _outer(event, reading, persons) if is_named(t, sentence, reading))
    if not named and not pointing:
        named = _whole(t for t in _in_time_clause(event, reading) if is_named(t, sentence, reading))
    chosen = most_exact(named, sentence, reading)
    if chosen is not None:
        return _with_wider(_placed(chosen, sentence, reading), chosen, named, sentence, reading)
    council = None if named or pointing else _council_of(target, sentence)
    if council is not None:
        return Where(council)
    named_by_words = surface_places(event, reading)
    if named_by_words and not pointing:
        return Where(named_by_words[0])
    return _placed(pointing[0], sentence, reading) if pointing else Where()


def _council_of(target: Token | None, sentence: Sentence) -> Span | None:
    """Return the town of a local body that somebody belongs to: "a member of the Al-Sur town council"."""
    for token in [] if target is None else target.subtree:
        names = [c for c in token.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
        if lemma_of(token) in ("council", "municipality") and names and token.pos_ == "NOUN":
            return sentence.span_of(names[0].left_edge, names[-1])
    return None


def _points_back(token: Token) -> bool:
    """Say whether a place without a name is one told of before: "in the town", "at the market"."""
    if not is_definite(token):
        return False
    return has_class(token, "generic_place") or (
        preposition(token) in LOCATING and lemma_of(token) in place_words("parts")
    )


def _is_place(token: Token, event: Event, reading: Reading) -> bool:
    """Say whether the word heads a place, or an unknown name that is struck: "the shelling of X"."""
    sentence = event.sentence
    if is_place_phrase(token, sentence, reading):
        return True
    return (
        _is_struck(token, event)
        and token.text[:1].isupper()
        and token.i > 0
        and not is_people(token)
        and not any(c.dep_ == "nummod" for c in token.children)
        and not has_class(token, "time_label")
        and not any(m.span.overlaps(sentence.span_of(token)) for m in reading.actors)
    )


def _is_struck(token: Token, event: Event) -> bool:
    """Say whether what is struck or entered stands here: "the shelling of X", "stormed X"."""
    if token.dep_ == "dobj":
        return lemma_of(token.head) in place_words("entered")
    if token.dep_ in SUBJECTS:
        return token.head in event.region and _is_under(token.head, event)
    return (
        event.type in VIOLENT
        and token.dep_ == "pobj"
        and token.head.lower_ in ("of", "on", "against")
        and any(t.head == token.head.head for t in event.triggers)
        and (event.trigger.is_noun or token.head.head.tag_ == "VBG")
    )


def _is_under(verb: Token, event: Event) -> bool:
    """Say whether the subject is what suffers the event: "X has been under siege", "X came under fire"."""
    return lemma_of(verb) in ("be", "come", "remain", "stay", "fall") and any(
        c.lower_ == "under" and any(t.head in c.subtree for t in event.triggers) for c in verb.children
    )


def _in_time_clause(event: Event, reading: Reading) -> list[Token]:
    """Return places of the clause that tells how it came about: "was killed when a bomb went off at X"."""
    found = [
        t
        for clause in event.head.children
        if clause.dep_ == "advcl"
        and any(c.lower_ in ("when", "as", "while", "after") for c in clause.children)
        for t in clause.subtree
        if preposition(t) in LOCATING and is_place_phrase(t, event.sentence, reading)
    ]
    return _ranked(found, event)


def _whole(found: Iterable[Token]) -> list[Token]:
    """Leave out names that are a part of another place's words: "the road to X", "X, a village near Y"."""
    named = list(found)
    added = [c for t in named if is_name(t) for c in t.children if c.dep_ == "appos" and not is_name(c)]
    return [
        t
        for t in named
        if not (t.dep_ == "pobj" and t.head.lower_ in _PART_OF and t.head.head in named)
        and not any(t in c.subtree for c in added)
    ]


def _own(mentions: list[Token], event: Event, sentence: Sentence, reading: Reading) -> list[Token]:
    """Return the places inside the phrase of an event noun where it has one: "an offensive in X"."""
    if not event.trigger.is_noun or event.head.dep_ in SUBJECTS or len(event.triggers) > 1:
        return mentions
    own = [
        t
        for t in mentions
        if t != event.head and t in event.head.subtree and is_named(t, sentence, reading)
    ]
    return own or mentions


def _by_nearness(mentions: Sequence[Token], target: Token | None, event: Event) -> list[Token]:
    """Return the places, those that say where first, then those inside the target, then the others."""
    located = [t for t in mentions if preposition(t) in LOCATING and not _is_target_part(t, target)]
    inside_target = [t for t in mentions if target is not None and _is_target_part(t, target)]
    return [*_ranked(located, event), *_ranked(inside_target, event), *_after_locator(mentions, event)]


def _outer(event: Event, reading: Reading, persons: Sequence[Token]) -> list[Token]:
    """Return places of the sentence outside the event's own words, those of who speaks left out."""
    sentence = event.sentence
    found = [
        t
        for t in sentence.doc
        if t.i not in event.others
        and t not in persons
        and not _is_of_speaker(t)
        and is_place_phrase(t, sentence, reading)
    ]
    located = [t for t in found if preposition(t) in LOCATING]
    return [*_ranked(located, event), *_after_locator(found, event)]


def _around_site(target: Token, mentions: Sequence[Token], sentence: Sentence, reading: Reading) -> Token:
    """Return the town or quarter that a site hit stands in, where it is named; else the site itself."""
    if (
        not has_class(target, "site")
        or has_class(target, "generic_place")
        or width_of(target, sentence, reading) > TOWN
    ):
        return target
    around = [
        t
        for t in mentions
        if t != target
        and (t in target.subtree or preposition(t) in LOCATING)
        and is_named(t, sentence, reading)
        and width_of(t, sentence, reading) <= MIDDLE
    ]
    return most_exact(around, sentence, reading) or target


def _with_wider(
    where: Where, chosen: Token, named: Sequence[Token], sentence: Sentence, reading: Reading
) -> Where:
    """Add the wider place that the sentence names beside the most exact one."""
    if where.within is not None:
        return where
    width = width_of(chosen, sentence, reading)
    for other in named:
        if width_of(other, sentence, reading) > width and other not in chosen.subtree:
            return where._replace(within=place_span(sentence, other))
    return where


PERSONAL = frozenset(
    "killing assassination abduction execution torture detention release sexual_violence".split()
)
"""Types that are done to people, so that a name in the place of the target is never a town's."""


def _persons(event: Event, target: Token | None) -> list[Token]:
    """Return the names of whom it was done to."""
    doer = event.trigger.roles.doer
    suffers = doer == target and event.type not in PERSONAL
    if event.trigger.is_noun and doer is not None and doer.pos_ == "PROPN" and not suffers:
        return [doer, event.head]
    if target is None or event.type not in PERSONAL:
        return [event.head]
    named = [target, *target.conjuncts, *(c for c in target.children if c.dep_ == "appos")]
    return [event.head, *(t for t in named if t.pos_ == "PROPN" and preposition(t) not in LOCATING)]


def _is_target_part(token: Token, target: Token | None) -> bool:
    return target is not None and (token == target or token in target.subtree)


def _is_of_speaker(token: Token) -> bool:
    """Say whether the place belongs to who speaks: "an official in Geneva said"."""
    for above in path_up(token):
        if above.dep_ == "pobj" and above.head.lower_ == "to" and above.head.head.lower_ == "according":
            return True
        if above.dep_ in SUBJECTS or above.dep_ == "dobj":
            return is_saying(above.head) or lemma_of(above.head) in speech_words("deny")
        if is_verb(above):
            return False
    return False


def _after_locator(mentions: Sequence[Token], event: Event) -> list[Token]:
    """Return places that stand without a locating preposition: genitives, "the Deir Ezzor region"."""
    mentions = [t for t in mentions if t.dep_ != "poss" or _owns_place(t, event)]
    return [
        t
        for t in mentions
        if t.dep_ in ("poss", "compound", "pobj", "nsubj", "dobj", "nsubjpass", "npadvmod", "appos")
        and preposition(t) not in ("to", "by")
    ]


def _owns_place(token: Token, event: Event) -> bool:
    """Say whether the genitive says where: "Aden's markets", "Raqqa's fall", not "Russia's ministry"."""
    owned = token.head
    if _is_of_speaker(token) or has_class(owned, "force"):
        return False
    return (
        has_class(owned, "site")
        or has_class(owned, "place_noun")
        or (owned.pos_ == "NOUN" and is_person(owned))
        or any(owned == t.head for t in event.triggers)
    )


def _opens(token: Token) -> bool:
    """Say whether the sentence opens with the place: "In Homs, ..." sets the scene only."""
    first: int = token.left_edge.i
    return token.dep_ == "pobj" and token.head.i == 0 and first <= 2


def _ranked(located: Sequence[Token], event: Event) -> list[Token]:
    """Put the place that hangs nearest to the event first; a wider one it is part of comes later."""
    heads = [trigger.head for trigger in event.triggers]

    def rank(token: Token) -> tuple[int, bool, int, int]:
        before = 0 if token.i > event.head.i else 1
        nested = sum(1 for other in located if other != token and token in other.subtree)
        return (nested, _opens(token), before if len(heads) == 1 else 0, token.i)

    return sorted(located, key=rank)


_UNITS = frozenset({"battalion", "brigade", "division", "regiment", "army", "corps", "squadron"})


def _is_target_place(target: Token, sentence: Sentence, reading: Reading) -> bool:
    if has_class(target, "generic_place"):
        return is_named(target, sentence, reading) or (is_definite(target) and target.tag_ == "NN")
    span = sentence.span_of(target)
    if any(c.dep_ == "nummod" for c in target.children):
        return False
    if target.pos_ == "PROPN" or (target.text[:1].isupper() and reading.is_place(span)):
        return reading.is_place(span) or not any(m.span.overlaps(span) for m in reading.actors)
    named = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in target.children)
    return (
        named and has_class(target, "place_noun") and reading.actor_at(place_span(sentence, target)) is None
    )


def _placed(token: Token, sentence: Sentence, reading: Reading) -> Where:
    """Split "the town of Al-Sour" or "the Ras district of Hodeidah" into place and wider place."""
    inner = _named_after_of(token)
    owner = _town_of(token, sentence, reading)
    if owner is not None:
        first = next(t for t in sentence.doc[owner.i + 1 : token.i + 1] if t.tag_ != "POS")
        return Where(sentence.span_of(first, token), place_span(sentence, owner))
    named = any(
        is_name(child) for child in token.lefts if child.dep_ in ("compound", "nmod", "poss", "amod")
    )
    if inner is not None and has_class(token, "generic_place") and not named and token.pos_ != "PROPN":
        return Where(place=_name(sentence, inner), within=_next(inner, sentence, reading))
    if inner is not None and (named or token.pos_ == "PROPN"):
        return Where(place=_bare(sentence, token), within=_name(sentence, inner))
    return Where(
        place=_joined(sentence, token),
        within=_next(token, sentence, reading),
    )


def _town_of(token: Token, sentence: Sentence, reading: Reading) -> Token | None:
    """Return the genitive that a named part belongs to: "Aden" in "Aden's Khormaksar district"."""
    if not has_class(token, "place_noun") and token.pos_ != "PROPN":
        return None
    owners = [c for c in token.lefts if c.dep_ == "poss" and reading.is_place(sentence.span_of(c))]
    if len(owners) != 1 or owners[0].pos_ != "PROPN":
        return None
    between = [c for c in token.lefts if c.i > owners[0].i and c.dep_ in ("compound", "nmod")]
    own_name = token.pos_ == "PROPN" or any(is_name(c) for c in between)
    return owners[0] if own_name else None


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
    return place_span(sentence, token)


def _joined(sentence: Sentence, token: Token) -> Span:
    """Return the phrase with its "of" part only where that names a place."""
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and not any(t.pos_ == "PROPN" for t in child.subtree)
        ) and has_class(token, "generic_place"):
            return _bare(sentence, token)
    return place_span(sentence, token)


def _next(token: Token, sentence: Sentence, reading: Reading) -> Span | None:
    """Return the wider place that follows: "in X, Y", "in X in Y"."""
    for child in token.children:
        if child.dep_ in ("appos", "npadvmod") and is_place_phrase(child, sentence, reading):
            if not is_named(child, sentence, reading):
                return _next(child, sentence, reading)
            return place_span(sentence, child)
        if child.dep_ == "prep" and child.lower_ in ("in", "of"):
            for below in child.children:
                if below.dep_ == "pobj" and is_place_phrase(below, sentence, reading):
                    return place_span(sentence, below)
    return None
