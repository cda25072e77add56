"""How many: quantities of a sentence as count rows, with their group, unit and bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.coding.counting import count_of
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.enumerations import lone_persons, with_sums
from dalil.coding.english.event import Event
from dalil.coding.english.harms import (
    HARM_OF_TYPE,
    counted_token,
    harm_list,
    harm_of,
    is_old_figure,
    trigger_harm,
)
from dalil.coding.english.people_groups import group_of, groups
from dalil.coding.english.persons import is_single
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.triggers import Trigger
from dalil.coding.english.zeros import zero_rows
from dalil.language.counted import counted_noun
from dalil.language.numbers import Quantity
from dalil.model import Count

UNCOUNTED = frozenset(
    {
        "sexual_violence",
        "pledge",
        "decline",
        "aid",
        "agreement",
        "extortion",
        "embezzlement",
        "siege",
        "reinforcement",
        "withdrawal",
        "restriction",
    }
)
"""Types whose people have no harm of the manual: their numbers are no count row."""
_BLOODLESS = frozenset(
    {"capture", "withdrawal", "agreement", "aid", "reinforcement", "restriction", "decline", "pledge"}
)
"""Types that have no dead of their own."""


def find_counts(event: Event, events: Sequence[Event]) -> list[Count]:
    """Return the count rows of `event`."""
    sentence = event.sentence
    rows: list[Count] = []
    if event.type == "assassination" and is_attempt(event):
        return rows
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if token is None or _is_of_family(token) or is_old_figure(token):
            continue
        share = _picked(sentence, quantity, token)
        if share is None and _is_one_of(token):
            continue
        owner, harm, part = harm_of(share or token, quantity, event, events)
        if owner != event or harm is None or (harm in ("killed", "injured") and event.type in _BLOODLESS):
            continue
        if any(c.lower_ == "single" for c in token.children):
            continue
        part = part or _is_among(token)
        rows.extend(_rows(sentence, quantity, token, harm, part))
    rows.extend(_parts(event, events, rows))
    rows.extend(_ordinal(event))
    rows.extend(_share_by_verb(event, rows))
    rows.extend(zero_rows(event, events))
    rows = with_sums(event, _summed(event, rows))
    rows.extend(lone_persons(event, rows))
    rows = [_like_before(row, rows, sentence) for row in rows]
    known = {row.harm for row in rows if row.unit == "people"}
    if not known & {"killed", "detained", "abducted", "released"}:
        rows.extend(row for row in _singles(event) if row.harm not in known)
    return rows


def _is_among(token: Token) -> bool:
    """Say whether the word stands in "among them a teacher" though the parser sets it apart."""
    before = [t.lower_ for t in token.doc[max(token.left_edge.i - 2, 0) : token.left_edge.i]]
    return before in (["among", "them"], ["among", "whom"])


def _like_before(row: Count, rows: Sequence[Count], sentence: Sentence) -> Count:
    """Give "three others" the group of the fighters counted just before them."""
    words = [t.lower_ for t in sentence.tokens(row.span)]
    if row.group is not None or row.unit != "people" or not {"others", "more", "comrades"} & set(words):
        return row
    before = [other for other in rows if other.span.start < row.span.start and other.unit == "people"]
    last = max(before, key=lambda other: other.span.start, default=None)
    return replace(row, group="fighters") if last is not None and last.group == "fighters" else row


def _is_of_family(token: Token) -> bool:
    """Say whether the number is not the number of the dead: "members of one family", "a family of five"."""
    if lemma_of(token) == "family" and token.dep_ == "pobj" and token.head.lower_ == "of":
        return lemma_of(token.head.head) in ("member", "relative", "head")
    return lemma_of(token) == "family" and any(
        below.tag_ == "CD" for c in token.children if c.lower_ == "of" for below in c.children
    )


def _picked(sentence: Sentence, quantity: Quantity, token: Token) -> Token | None:
    """Return the number that picks out of others, where that is the quantity: "18 of the 40 hostages"."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "of" or above.head.tag_ != "CD":
        return None
    return above.head if above.head in sentence.tokens(quantity.number_span) else None


def _is_one_of(token: Token) -> bool:
    """Say whether the number picks out of others or is picked from: "one of them", "18 of the 40"."""
    if token.lower_ == "one" and any(c.lower_ == "of" for c in token.children):
        return True
    above = token.head
    return (
        token.dep_ == "pobj"
        and above.lower_ == "of"
        and above.head.tag_ == "CD"
        and any(c.tag_ == "CD" for c in token.children)
        and any(c.lower_ in ("the", "its", "their") for c in token.children)
    )


def _summed(event: Event, rows: list[Count]) -> list[Count]:
    """Leave out the ones of "a farmer and his son": the enumeration gives their sum."""
    people = [list(_named_people(trigger)) for trigger in event.triggers]
    several = next((group for group in people if len(group) > 1), None)
    if several is None or all(lemma_of(person) in groups() for person in several):
        return rows
    sentence = event.sentence
    span = sentence.span_of(min(several, key=lambda t: t.i), max(several, key=lambda t: t.i))
    return [row for row in rows if row.rule != "indefinite" or not (span.overlaps(row.span))]


def _named_people(trigger: Trigger) -> Iterator[Token]:
    """Yield the single persons a trigger is done to, [] where one of them is many."""
    patient = trigger.roles.patient
    if patient is None:
        return
    people = [patient, *(c for c in patient.conjuncts if c.i > patient.i)]
    if all(is_single(person) for person in people):
        yield from people


def _parts(event: Event, events: Sequence[Event], rows: Sequence[Count]) -> Iterator[Count]:
    """Yield parts that the tree leaves loose: "among them 22 children", "four women among them"."""
    sentence = event.sentence
    used = {row.span for row in rows}
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if quantity.span in used or token is None or not _is_part(sentence, quantity, token):
            continue
        group = group_of(sentence, quantity, token)
        before = [
            row for row in rows if row.unit in ("people", "events") and row.span.start < quantity.span.start
        ]
        if group is not None and before:
            harm = before[-1].harm
            yield count_of(quantity, harm, group=group)


def _share_by_verb(event: Event, rows: Sequence[Count]) -> Iterator[Count]:
    """Yield "of whom 1,205 were civilians"."""
    sentence = event.sentence
    used = {row.span for row in rows}
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if (
            token is None
            or quantity.span in used
            or token.tag_ != "CD"
            or not rows
            or lemma_of(token.head) != "be"
        ):
            continue
        for child in token.head.children:
            group = groups().get(lemma_of(child)) if child.dep_ == "attr" else None
            if group is not None:
                yield count_of(quantity, rows[0].harm, group=group)
                yield from _joined_shares(sentence, child, rows[0].harm)


def _joined_shares(sentence: Sentence, share: Token, harm: str) -> Iterator[Count]:
    """Yield the further parts of "of whom 12 were children and nine women"."""
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        group = None if token is None else groups().get(lemma_of(token))
        if token is not None and group is not None and token in share.conjuncts:
            yield count_of(quantity, harm, group=group)


def _is_part(sentence: Sentence, quantity: Quantity, token: Token) -> bool:
    tokens = sentence.tokens(quantity.span)
    if not tokens:
        return False
    before = [t.lower_ for t in sentence.doc[max(tokens[0].i - 3, 0) : tokens[0].i]]
    after = [t.lower_ for t in sentence.doc[token.i + 1 : token.i + 4]]
    chained = any(w in ("and", ",") for w in before[-1:]) and any(
        t.lower_ in ("including", "among") for t in sentence.doc[max(tokens[0].i - 7, 0) : tokens[0].i]
    )
    return (
        "including" in before
        or (token.tag_ == "CD" and after[:1] == ["of"] and after[1:2] in (["them"], ["whom"], ["these"]))
        or before[-2:] in (["among", "them"], ["among", "whom"])
        or after[-2:] == ["among", "them"]
        or after[:2] == ["among", "them"]
        or chained
    )


_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}


def _ordinal(event: Event) -> Iterator[Count]:
    """Yield the row of "the third operation of the kind this month"."""
    if not event.trigger.is_noun:
        return
    words = {t.lower_ for t in event.region}
    if not words & {"kind", "such", "month", "year", "week", "sort", "type"}:
        return
    for child in event.head.children:
        number = _ORDINALS.get(child.lower_)
        if number is not None and child.dep_ == "amod":
            yield Count(
                HARM_OF_TYPE.get(event.type, "strikes"),
                number,
                number,
                None,
                "events",
                False,
                event.sentence.span_of(child, event.head),
                "ordinal",
            )


def is_attempt(event: Event) -> bool:
    """Say whether the killing failed: "survived", "escaped", "an attempt on"."""
    lemmas = {lemma_of(t) for t in event.region}
    return bool(lemmas & {"survive", "escape", "attempt", "unhurt", "unharmed"}) and "kill" not in lemmas


def _rows(sentence: Sentence, quantity: Quantity, token: Token, harm: str, part: bool) -> Iterator[Count]:
    lemma = lemma_of(token)
    noun = counted_noun(token.lower_)
    group = group_of(sentence, quantity, token)
    if quantity.rule == "indefinite" and harm == "strikes":
        return
    if part and group is None:
        return
    unit = "people"
    if harm == "strikes":
        unit = "objects" if lemma in harm_list("munitions") else "events"
        group = None
    elif lemma in harm_list("acts") or _counts_acts(sentence, token):
        unit, group = "events", None
    elif noun is not None and noun.kind == "family":
        unit, group = "families", None
    elif harm == "destroyed":
        unit, group = "objects", None
    elif noun is not None and noun.kind in ("object",) and lemma not in ("body", "victim"):
        return
    yield count_of(quantity, harm, group=group, unit=unit)


def _counts_acts(sentence: Sentence, token: Token) -> bool:
    """Say whether a bare number counts acts: "the number of executions has reached 100"."""
    if token.tag_ != "CD":
        return False
    for other in sentence.doc:
        if other.lower_ == "of" and lemma_of(other.head) in ("number", "total", "toll"):
            return any(lemma_of(below) in harm_list("acts") for below in other.children)
    return False


def _singles(event: Event) -> Iterator[Count]:
    """Yield the row of one definite person, or of an enumeration of single persons."""
    harm = HARM_OF_TYPE.get(event.type)
    for trigger in event.triggers:
        patient = trigger.roles.patient
        harm = trigger_harm(event, trigger) or HARM_OF_TYPE.get(event.type)
        if trigger.entry.type == "killing" and lemma_of(trigger.head) in ("die", "perish"):
            patient = trigger.roles.doer
        if (
            patient is None
            or harm is None
            or event.type in UNCOUNTED
            or harm in ("recruited", "trained", "displaced")
        ):
            continue
        people = [patient, *(c for c in patient.conjuncts if c.i > patient.i)]
        if all(is_single(person) for person in people):
            span = event.sentence.span_of(min(people, key=lambda t: t.i), max(people, key=lambda t: t.i))
            total = len(people)
            yield Count(
                harm, total, total, None, "people", False, span, "single" if total == 1 else "enumeration"
            )
            return
