"""People named one after another: "a monk and six villagers" is seven, of them six civilians."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.harms import HARM_OF_TYPE, counted_token, trigger_harm
from dalil.coding.english.people_groups import group_of, groups
from dalil.coding.english.persons import is_single
from dalil.coding.english.sentence import Token
from dalil.coding.english.tree import SUBJECTS, is_passive, is_verb
from dalil.coding.english.triggers import Trigger
from dalil.model import Count

_TWO = frozenset({"couple", "pair", "twin", "duo"})
_OF_AGE = 18
_AGE = re.compile(r"(\d{1,2})[-\s]year[-\s]old|aged (\d{1,2})\b")
_FAR = 5
"""Words at most between "and" and the person it joins."""
_ONE_PERSON = frozenset({"him", "her"})
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth another".split())


class _Part(NamedTuple):
    """One member of an enumeration."""

    token: Token
    low: int | None
    high: int | None
    group: str | None


def with_sums(event: Event, rows: list[Count]) -> list[Count]:
    """Return the rows with the sum of an enumeration that holds an ungrouped person (Ruling 27)."""
    for trigger in event.triggers:
        harm = _harm(event, trigger)
        parts = _parts(event, trigger)
        if harm is None or len(parts) < 2 or all(part.group is not None for part in parts):
            continue
        tokens = [part.token for part in parts]
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        span = event.sentence.span_of(first.left_edge, last)
        rows = [
            row
            for row in rows
            if row.harm != harm
            or not row.span.overlaps(span)
            or (row.group is not None and row.rule != "single")
        ]
        rows += [
            Count(harm, 1, 1, part.group, "people", False, event.sentence.span_of(part.token), "member")
            for part in parts
            if part.group is not None and part.low == part.high == 1 and not _has_row(rows, part, harm)
        ]
        lows, highs = [part.low for part in parts], [part.high for part in parts]
        low = None if None in lows else sum(low or 0 for low in lows)
        high = None if None in highs else sum(high or 0 for high in highs)
        rows.insert(0, Count(harm, low, high, None, "people", False, span, "enumeration"))
    return rows


def _has_row(rows: Sequence[Count], part: _Part, harm: str) -> bool:
    return any(row.harm == harm and row.group == part.group and row.low == part.low for row in rows)


def _harm(event: Event, trigger: Trigger) -> str | None:
    return trigger_harm(event, trigger) or HARM_OF_TYPE.get(event.type)


def _parts(event: Event, trigger: Trigger) -> list[_Part]:
    """Return the members of an enumeration, [] where one of them cannot be counted."""
    found = []
    for token in _patients(trigger):
        part = _part(event, token)
        if part is None:
            return []
        found.append(part)
    return found


def _patients(trigger: Trigger) -> list[Token]:
    """Return who suffers, each member once: the parser may set two subjects side by side."""
    head, roles = trigger.head, trigger.roles
    if not is_verb(head):
        return []
    dies = lemma_of(head) in ("die", "perish")
    goes = trigger.entry.type in ("desertion", "surrender", "displacement") and not is_passive(head)
    kinds = ("nsubj", "nsubjpass") if dies or goes or is_passive(head) else ("dobj",)
    tokens = [c for c in head.children if c.dep_ in kinds]
    if not tokens and roles.patient is not None:
        tokens = [roles.patient]
    every = {t.i: t for one in tokens for t in (one, *(c for c in one.conjuncts if c.i > one.i))}
    for one in list(every.values()):
        every |= {t.i: t for t in _beside(one, -1 if one.dep_ in SUBJECTS else 1)}
    return [every[i] for i in sorted(every) if every[i].pos_ != "VERB" and not _is_share(every[i])]


def _beside(token: Token, step: int) -> list[Token]:
    """Return the members that "and" joins in the words where the parser sets them apart."""
    found: list[Token] = []
    doc, here = token.doc, token
    while True:
        place = here.left_edge.i - 1 if step < 0 else here.i + 1
        if not (0 < place < len(doc)) or doc[place].lower_ not in ("and", ","):
            return found
        place += step
        other = None
        for _ in range(_FAR):
            if not (0 <= place < len(doc)) or doc[place].pos_ in ("VERB", "AUX", "PUNCT"):
                return found
            if doc[place].pos_ in ("NOUN", "PROPN") and not _is_decade(doc[place]):
                other = doc[place]
                break
            place += step
        if other is None or not is_person(other) or is_verb(other):
            return found
        found.append(other)
        here = other


def _is_decade(token: Token) -> bool:
    """Say whether the word gives an age: "a couple in their sixties"."""
    return bool(token.i > 1 and token.lower_.endswith("ties") and token.doc[token.i - 2].lower_ == "in")


def _is_share(token: Token) -> bool:
    """Say whether the word is a part of those before it: "six of them", "among them three women"."""
    before = {t.lower_ for t in token.doc[max(token.left_edge.i - 3, 0) : token.i]}
    return bool(before & {"among", "including", "them", "whom"}) or any(
        c.lower_ == "of" for c in token.children
    )


def _part(event: Event, token: Token) -> _Part | None:
    sentence = event.sentence
    for quantity in sentence.quantities:
        if counted_token(sentence, quantity) == token and quantity.rule != "indefinite":
            return _Part(token, quantity.low, quantity.high, group_of(sentence, quantity, token))
    if lemma_of(token) in _TWO:
        return _Part(token, 2, 2, None)
    kin = token.tag_ == "NN" and has_class(token, "kin")
    if not is_single(token) and not kin:
        return None
    return _Part(token, 1, 1, groups().get(lemma_of(token)) or _child_by_age(token))


def _child_by_age(token: Token) -> str | None:
    """Return "children" for a person whose age is said to be under 18."""
    words = token.doc[token.left_edge.i : min(token.i + 5, len(token.doc))].text
    found = _AGE.search(words)
    return "children" if found and int(found[1] or found[2]) < _OF_AGE else None


def _suffers(token: Token, trigger: Trigger) -> bool:
    return bool(token.dep_ != "nsubj" or token == trigger.roles.patient)


def _is_counted(token: Token, rows: Sequence[Count], event: Event) -> bool:
    span = event.sentence.span_of(token)
    return any(row.span.overlaps(span) for row in rows)


def lone_persons(event: Event, rows: Sequence[Count]) -> Iterator[Count]:
    """Yield one person whom no number counts: "wounded him", "killing a fourth", "her husband was hurt"."""
    known = {row.harm for row in rows}
    for trigger in event.triggers:
        harm = trigger_harm(event, trigger)
        if harm not in ("killed", "injured") or not is_verb(trigger.head):
            continue
        for child in trigger.head.children:
            lone = child.lower_ in _ONE_PERSON or (is_single(child) and not _is_counted(child, rows, event))
            one = child.dep_ in ("dobj", "nsubjpass", "nsubj") and (
                (lone and harm not in known and _suffers(child, trigger))
                or (child.lower_ in _ORDINALS and child.tag_ != "CD")
            )
            if one:
                span = event.sentence.span_of(child)
                yield Count(harm, 1, 1, groups().get(lemma_of(child)), "people", False, span, "single")
            elif child.dep_ in ("dobj", "nsubjpass") and lemma_of(child) == "couple" and harm not in known:
                yield Count(harm, 2, 2, None, "people", False, event.sentence.span_of(child), "single")
