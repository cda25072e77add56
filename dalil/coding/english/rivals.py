"""Other figures for an event told before: "the army put its losses at nine dead"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dalil.coding.counting import count_of
from dalil.coding.english.classes import lemma_of
from dalil.coding.english.harms import counted_token
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import find_source
from dalil.coding.english.told import Told
from dalil.coding.english.tree import is_verb, own_subject, path_up
from dalil.language.words import language_table
from dalil.model import Count, Span

_REACH = 6
"""Sentences between an event and another figure for it."""
_CHANGE = re.compile(
    r"\b(?:may|could|might|expected to|likely to) (?:still )?(?:rise|climb|increase|grow)\b"
)
_HARMS = ("killed", "injured", "missing")
_COUNTED = frozenset({"killed", "abducted", "detained", "displaced", "injured", "missing"})


@cache
def rival_words(name: str) -> frozenset[str]:
    """Return one list of the words of rival accounts."""
    return frozenset(str(word) for word in language_table("english_rivals")[name])


def find_rival(sentence: Sentence, told: Sequence[Told]) -> Told | None:
    """Return what a sentence without an event of its own says of one told before, by another source."""
    if sentence.is_title or any(t.lower_ in rival_words("earlier") for t in sentence.doc):
        return None
    if may_rise(sentence):
        return None
    rows = list(_rows(sentence))
    if all(harm is None for _, harm in rows) and not (len(rows) == 1 and _speaks_of_figure(sentence)):
        return None
    other = _answered(sentence, told, {harm for _, harm in rows})
    if other is None:
        return None
    main = next(row.harm for row in other.draft.counts if row.harm in _COUNTED)
    counts = [replace(row, harm=harm or main) for row, harm in rows]
    known = {(row.harm, row.low, row.high) for row in other.draft.counts}
    source = _speaker(sentence, counts)
    if source is None or all((row.harm, row.low, row.high) in known for row in counts):
        return None
    return _account(other, sentence, counts, source)


def join_answers(answers: list[Told], told: list[Told], before: int, sentence: Sentence) -> list[Told]:
    """Return the answers of a sentence, its figures with them, a claim told in it not twice."""
    new = [one for one in told[before:] if one.draft.attribution is not None]
    joined = []
    for answer in answers:
        same = next((one for one in new if one.draft.attribution == answer.draft.attribution), None)
        if (
            same is not None
            and same.draft.type == answer.draft.type
            and answer.draft.certainty.value == "stated"
        ):
            same.draft.actor = answer.draft.actor
            continue
        figures = [row for row, harm in _rows(sentence) if harm is not None]
        if not new and figures and answer.draft.certainty.value != "denied":
            answer.draft.counts = figures
        joined.append(answer)
    return joined


def may_rise(sentence: Sentence) -> bool:
    """Say whether the toll is only expected to change."""
    return _CHANGE.search(sentence.words(sentence.span)) is not None


def _rows(sentence: Sentence) -> Iterator[tuple[Count, str | None]]:
    """Yield the numbers of people, each with the harm its own words tell."""
    for quantity in sentence.quantities:
        token = counted_token(sentence, quantity)
        if token is None or quantity.rule == "indefinite":
            continue
        harm = _harm(token)
        bare = quantity.noun_span is None
        if harm is not None or bare:
            yield count_of(quantity, harm or "killed"), harm


def _harm(token: Token) -> str | None:
    """Return what the noun, or the word behind it, says became of those counted."""
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    for harm in _HARMS:
        words = rival_words(harm)
        if {lemma_of(token), token.lower_, behind.lower_} & words:
            return harm
    fell = any(is_verb(above) and lemma_of(above) in rival_words("fallen") for above in path_up(token))
    return "killed" if fell else None


def _speaks_of_figure(sentence: Sentence) -> bool:
    return any(lemma_of(t) in rival_words("figures") and t.pos_ in ("NOUN", "ADJ") for t in sentence.doc)


def _answered(sentence: Sentence, told: Sequence[Told], harms: set[str | None]) -> Told | None:
    """Return the event answered: near enough, stated, and with people counted."""
    for one in reversed(told):
        gap = sentence.number - one.event.sentence.number
        counted = {row.harm for row in one.draft.counts} & _COUNTED
        if gap > _REACH or gap < 0:
            return None
        stated = one.draft.certainty.value in ("stated", "uncertain") and not one.event.sentence.is_title
        if gap and stated and counted and (None in harms or counted & harms):
            return one
    return None


def _speaker(sentence: Sentence, counts: Sequence[Count]) -> Span | None:
    """Return who gives the figure: the source of the words, or the subject of the verb of giving."""
    first = sentence.tokens(counts[0].span)[-1]
    source = find_source(sentence, first, None)
    if source is not None and not any(source.overlaps(row.span) for row in counts):
        return source
    for verb in sentence.doc:
        if is_verb(verb) and lemma_of(verb) in rival_words("giving"):
            subject = own_subject(verb)
            if subject is None or subject.pos_ == "PRON" or lemma_of(subject) in rival_words("figures"):
                continue
            if subject.pos_ in ("NOUN", "PROPN") and not any(c.dep_ == "nummod" for c in subject.children):
                return phrase_span(sentence, subject)
    return None


def _account(other: Told, sentence: Sentence, counts: list[Count], source: Span) -> Told:
    """Return the claim of another account: type, place, day and doer as told before."""
    draft = replace(
        other.draft,
        trigger=counts[0].span,
        rule="another figure for an event told before",
        evidence=sentence.span,
        counts=counts,
        reasons=[],
        attribution=source,
    )
    event = replace(other.event, sentence=sentence, also=[], region=list(sentence.doc))
    return Told(event, draft, is_reply=True)
