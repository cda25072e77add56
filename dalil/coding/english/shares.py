"""A total divided among those who did it: "of the deaths, 47 were caused by air strikes"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dalil.coding.counting import count_of
from dalil.coding.draft import Draft
from dalil.coding.english.classes import has_class
from dalil.coding.english.people_groups import groups
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence
from dalil.coding.english.speech import find_source
from dalil.coding.english.told import Told
from dalil.coding.english.when import in_sentence
from dalil.language.numbers import Quantity
from dalil.language.words import language_table
from dalil.model import Derived, Span

_REACH = 2
"""Sentences between a total and its division."""
_BY = re.compile(
    r"\S+ (?:of (?:them|whom) )?(?:[a-z]+ )?(?:were |was )?(?:killed |died )?"
    r"(?:at the hands of|by|in|due to) "
)
_LEAST = 2
"""So many parts in one sentence make it a division."""
_WHOLE_KINDS = frozenset(
    {"killing", "air_strike", "shelling", "explosion", "clash", "execution", "chemical_attack"}
)


def find_shares(sentence: Sentence, told: Sequence[Told], reading: Reading) -> list[Told]:
    """Return a tally for each part of the total told just before, none where the sentence divides none."""
    total = _total_before(sentence, told)
    text = sentence.words(sentence.span)
    if (
        total is None
        or sentence.is_title
        or _is_dated(sentence, reading)
        or not _divides().search(text.lower())
    ):
        return []
    parts = list(_parts(sentence, total))
    if not parts or all(_kind(part.of(sentence.report.text)) is None for _, part in parts):
        return []
    return [_share(sentence, quantity, part, total, reading) for quantity, part in parts]


def find_own_shares(sentence: Sentence, told: Sequence[Told], reading: Reading) -> list[Told]:
    """Return the parts that follow a total in its own sentence: "61 killed, 40 by the army, 12 by ISIS"."""
    total = next((one for one in reversed(told) if one.event.sentence is sentence), None)
    if total is None or total.draft.type not in _WHOLE_KINDS or total.draft.certainty.value != "stated":
        return []
    rows = [row for row in total.draft.counts if row.harm == "killed"]
    if not rows:
        return []
    text = sentence.report.text
    most = max(rows, key=lambda row: row.low or 0)
    parts = [
        (quantity, part)
        for quantity, part in _parts(sentence, total)
        if quantity.span.start > most.span.end and _BY.match(part.of(text).lower())
    ]
    if len(parts) < _LEAST or sum(quantity.low or 0 for quantity, _ in parts) > (most.low or 0):
        return []
    spans = [part for _, part in parts]
    total.draft.counts = [
        row for row in total.draft.counts if not any(part.contains(row.span) for part in spans)
    ]
    total.draft.scope = Derived("tally", (most.span,), "a total, its parts told after it")
    return [_share(sentence, quantity, part, total, reading) for quantity, part in parts]


def _is_dated(sentence: Sentence, reading: Reading) -> bool:
    """Say whether the sentence tells of a day of its own."""
    return any(mention.kind == "day" for mention in in_sentence(sentence, reading))


@cache
def _divides() -> re.Pattern[str]:
    whole = "|".join(str(word) for word in language_table("english_shares")["whole"])
    back = rf"(?:(?:the|these|those|all) )?(?:[\w-]+ )?(?:[\w-]+ )?(?:{whole})\b"
    return re.compile(
        rf"^\W*(?:of|among|from) {back}|\b[\w-]+ of (?:the (?:\w+ )?(?:{whole})|them|those|these)\b"
    )


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    table = language_table("english_shares")["kinds"]
    return {
        kind: re.compile(r"\b(?:" + "|".join(re.escape(str(word)) for word in words) + r")\b")
        for kind, words in table.items()
    }


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(str, language_table("english_shares")["links"])) + r")\b")


def _total_before(sentence: Sentence, told: Sequence[Told]) -> Told | None:
    for one in reversed(told):
        gap = sentence.number - one.event.sentence.number
        if gap > _REACH or one.event.sentence.is_title:
            return None
        counted = any(row.harm == "killed" and (row.low or 0) > 1 for row in one.draft.counts)
        if gap and one.draft.scope.value == "tally" and one.draft.type in _WHOLE_KINDS and counted:
            return one
    return None


def _parts(sentence: Sentence, total: Told) -> Iterator[tuple[Quantity, Span]]:
    """Yield each number that is a part, with its words up to the next one; the whole itself is none."""
    most = max(row.low or 0 for row in total.draft.counts)
    numbers = [
        q for q in sentence.quantities if q.low is not None and q.rule != "indefinite" and q.low < most
    ]
    for place, quantity in enumerate(numbers):
        end = numbers[place + 1].span.start if place + 1 < len(numbers) else sentence.span.end
        words = Span(quantity.span.start, end).of(sentence.report.text)
        trimmed = re.sub(r"(?:[\s,;.]|\b(?:and|while|with|another|a further))+$", "", words)
        if _link().search(trimmed.lower()):
            yield quantity, Span(quantity.span.start, quantity.span.start + len(trimmed))


def _kind(words: str) -> str | None:
    """Return the type whose word comes first, `None` where the words name no manner."""
    found = [
        (m.start(), kind) for kind, pattern in _kinds().items() if (m := pattern.search(words.lower()))
    ]
    return min(found)[1] if found else None


def _share(sentence: Sentence, quantity: Quantity, part: Span, total: Told, reading: Reading) -> Told:
    words = part.of(sentence.report.text)
    kind = _kind(words)
    group = _group(sentence, total)
    at = next((m.span for m in reading.places_in(part) if reading.actor_at(m.span) is None), None)
    draft: Draft = replace(
        total.draft,
        type=kind or total.draft.type,
        trigger=quantity.span,
        rule="part of a total told before",
        evidence=part,
        scope=Derived("tally", (quantity.span,), "part of a total"),
        counts=[count_of(quantity, "killed", group=group)],
        actor=_doer(sentence, part, reading),
        actor_id=None,
        means=_means(quantity.span, words, kind),
        reasons=[],
        target=None,
        attribution=find_source(sentence, sentence.tokens(quantity.number_span)[-1], None),
        place=at or total.draft.place,
        within=total.draft.within if at is None else total.draft.place,
    )
    event = replace(total.event, type=draft.type, sentence=sentence, also=[], region=list(sentence.doc))
    return Told(event, draft, is_reply=True)


def _group(sentence: Sentence, total: Told) -> str | None:
    """Return whom the parts count: "of the civilians", or those of the total."""
    divided = _divides().search(sentence.words(sentence.span).lower())
    words = [] if divided is None else divided.group(0).split()
    named = next((groups()[word.rstrip("s")] for word in words if word.rstrip("s") in groups()), None)
    return named or next((row.group for row in total.draft.counts if row.harm == "killed"), None)


def _doer(sentence: Sentence, part: Span, reading: Reading) -> Span | None:
    """Return who did it: the first actor named in the part, with the noun it stands before."""
    mention = reading.actor_at(part)
    if mention is None:
        return None
    tokens = sentence.tokens(mention.span)
    head = tokens[-1].head if tokens else None
    if head is not None and has_class(head, "force") and part.contains(sentence.span_of(head)):
        return phrase_span(sentence, head)
    return mention.span


def _means(at: Span, words: str, kind: str | None) -> list[Derived[str]]:
    """Return the first munition or weapon the part names; an air strike without one is by bombs."""
    lowered = words.lower()
    for code, forms in language_table("english_means").items():
        if code in ("other", "gunshot") and kind != "killing":
            continue
        if any(re.search(rf"\b{re.escape(str(form))}\b", lowered) for form in forms):
            return [Derived("air_bomb" if kind == "air_strike" and code == "ied" else code, (at,), "named")]
    return [Derived("air_bomb", (at,), "air strike")] if kind == "air_strike" else []
