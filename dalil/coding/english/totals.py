"""Sentences that add up events told before: running totals, parts by perpetrator, feared totals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.coding.counting import count_of
from dalil.coding.draft import Draft
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.harms import counted_token
from dalil.coding.english.phrases import phrase_span, tokens_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.told import Told, last_told
from dalil.coding.english.tree import (
    is_verb,
    own_subject,
    path_up,
)
from dalil.coding.english.triggers import Trigger
from dalil.coding.english.when import in_sentence, is_period
from dalil.model import Count, Derived

_RISING = frozenset(
    {"rise", "bring", "reach", "climb", "raise", "push", "take", "stand", "increase", "exceed", "grow"}
)
_TOTAL = frozenset({"number", "toll", "total", "count", "tally", "figure"})
_PARTIAL = frozenset({"carry", "responsible", "commit", "conduct", "account", "perpetrate"})


def find_totals(
    sentence: Sentence, events: Sequence[Event], told: Sequence[Told], reading: Reading
) -> Iterator[Told]:
    """Yield "that brings the number to 760" and "X carried out 114"; widen events that say so."""
    before = [one for one in told if one.event.sentence is not sentence]
    own = next((one for one in told if one.event.sentence is sentence), None)
    other = last_told(before, sentence, reach=2)
    if (other is None and own is None) or (
        own is not None and other is not None and own.draft.type != other.draft.type
    ):
        return
    other = other or own
    if other is None:
        return
    rows = [row for row in other.draft.counts if row.harm != "strikes"]
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if token is None:
            continue
        modal = _modal_above(token)
        if (
            modal is not None
            and own is not None
            and own.draft.counts
            and _is_running_total(token, sentence)
        ):
            harm = own.draft.counts[0].harm
            row = count_of(quantity, harm)
            if quantity.rule == "exact":
                row = replace(row, low=None)
            yield _feared(own, sentence, token, modal, row)
            return
        if rows and own is None and _is_running_total(token, sentence):
            row = count_of(quantity, rows[0].harm, unit=rows[0].unit)
            yield _total(other, sentence, token, [row], reading)
            return
        doer = _partial_doer(sentence.tokens(quantity.number_span)[-1])
        if other is not own and rows and doer is not None and other.draft.scope.value == "tally":
            row = count_of(quantity, rows[0].harm, unit=rows[0].unit)
            reply = _total(other, sentence, token, [row], reading)
            reply.draft.actor = phrase_span(sentence, doer)
            if own is None:
                yield reply
            else:
                _widen(own, reply)
            return


def _modal_above(token: Token) -> Token | None:
    """Return the "could" of "the number could reach 400,000", `None` without one."""
    verb = next((t for t in path_up(token) if is_verb(t)), None)
    if verb is None or lemma_of(verb) not in _RISING:
        return None
    return next(
        (c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("could", "may", "might")), None
    )


def _feared(own: Told, sentence: Sentence, token: Token, modal: Token, row: Count) -> Told:
    """Return the total that is feared, as an announced claim on the event of the sentence."""
    span = sentence.span_of(modal)
    above = next((t for t in path_up(modal.head) if t != modal.head and is_verb(t)), modal.head)
    words = list(above.subtree)
    draft = replace(
        own.draft,
        trigger=sentence.span_of(token),
        rule="total that is feared",
        evidence=tokens_span(sentence, words),
        certainty=Derived("announced", (span,), f'"{modal.lower_}" puts it in the future'),
        scope=Derived("tally", (span,), "feared total"),
        counts=[row],
        date=None,
        reasons=[],
        target=None,
        target_class=None,
    )
    event = Event(
        draft.type,
        Trigger(own.event.trigger.entry, token, token, own.event.trigger.roles),
        sentence,
        region=words,
    )
    return Told(event, draft, is_reply=True)


def _widen(own: Told, total: Told) -> None:
    """Give an event the total it is a part of: "responsible for 311, among them the arrests of ..."."""
    draft = own.draft
    draft.counts = [*total.draft.counts, *draft.counts]
    draft.actor, draft.scope, draft.evidence = total.draft.actor, total.draft.scope, total.draft.evidence
    draft.target = draft.target_class = None
    for slot in ("place", "within", "date", "attribution"):
        if getattr(draft, slot) is None:
            setattr(draft, slot, getattr(total.draft, slot))


def _is_running_total(token: Token, sentence: Sentence) -> bool:
    lemmas = {lemma_of(t) for t in sentence.doc}
    return (
        bool(lemmas & _TOTAL)
        and bool(lemmas & _RISING)
        and token.dep_ in ("pobj", "dobj", "nummod", "attr", "npadvmod")
    )


def _partial_doer(token: Token) -> Token | None:
    """Return who "carried out 114" or "was responsible for 311 of them"."""
    if token.tag_ != "CD":
        return None
    above = token.head
    while above.dep_ in ("prep", "acomp") and above.head != above and lemma_of(above) != "be":
        if lemma_of(above) == "responsible":
            break
        above = above.head
    if lemma_of(above) not in _PARTIAL:
        return None
    verb = above if is_verb(above) else above.head
    return own_subject(verb) if is_verb(verb) else None


def _total(other: Told, sentence: Sentence, token: Token, rows: list[Count], reading: Reading) -> Told:
    dates = [m for m in in_sentence(sentence, reading) if is_period(m)]
    span = sentence.span_of(token)
    date = (
        other.draft.date
        if not dates or dates[0].range is None
        else Derived(dates[0].range, (dates[0].span,), dates[0].rule)
    )
    draft: Draft = replace(
        other.draft,
        trigger=span,
        rule="running total of the events told before",
        evidence=sentence.span,
        scope=Derived("tally", (span,), "running total"),
        counts=rows,
        reasons=[],
        target=None,
        target_class=None,
        date=date,
    )
    event = Event(
        draft.type,
        Trigger(other.event.trigger.entry, token, token, other.event.trigger.roles),
        sentence,
        region=list(sentence.doc),
    )
    return Told(event, draft, is_reply=True)
