"""What a report says once and means throughout: the place of a story, whom "the group" stands for."""

import re
from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.event import VIOLENT
from dalil.coding.english.labels import lend_labels
from dalil.coding.english.lent_actors import lend_actors
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told, same_words
from dalil.coding.english.tree import is_verb
from dalil.coding.english.whereabouts import lend_places
from dalil.model import DateRange, Derived


def lend_context(kept: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Fill from the story around it what a claim leaves unsaid: the place, the actor behind a noun."""
    lend_labels(kept, reading)
    lend_places(kept, told, reading)
    _lend_dates(kept, reading)
    _lend_period(kept, reading)
    lend_actors(kept, reading)


_SAME_DAY = re.compile(
    r"\b(?:hours|minutes) (?:later|earlier|after)\b|\blater (?:in|on|that) (?:the )?(?:same )?day\b"
    r"|\bshortly after(?:wards)?\b|\bat the same time\b",
    re.I,
)


def _lend_dates(kept: Sequence[Told], reading: Reading) -> None:
    """Date what happened "hours later", in the same breath, or on the day that the headline gives."""
    headline = _day_of_title(reading)
    for place, one in enumerate(kept):
        draft = one.draft
        if draft.date is not None or draft.scope.value == "pattern" or draft.certainty.value == "announced":
            continue
        if draft.certainty.value == "denied":
            draft.date = _day_denied(one, kept[:place], reading)
        joined = _joined_before(one, kept[:place])
        if joined is not None:
            draft.date = joined.draft.date
        if draft.date is not None or draft.scope.value != "incident":
            continue
        words = one.event.sentence.words(one.event.sentence.whole)
        before = kept[place - 1].draft.date if place else None
        if before is not None and _SAME_DAY.search(words):
            draft.date = before
        else:
            draft.date = _other_side(one, kept[:place], reading) or headline


def _day_denied(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of the event that a denial rejects, the last of its type and place."""
    draft, text = one.draft, reading.report.text
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > _SIDES_REACH:
            return None
        told = other.draft
        if told.type != draft.type or told.scope.value != "incident" or told.certainty.value == "denied":
            continue
        apart = (
            draft.place is not None
            and told.place is not None
            and not same_words(told.place.of(text), draft.place.of(text))
            and not _is_inside(told, draft)
        )
        if not apart:
            return told.date
    return None


def _is_inside(told: Draft, draft: Draft) -> bool:
    return draft.place is not None and draft.place == told.within


def _joined_before(one: Told, before: Sequence[Told]) -> Told | None:
    """Return the dated event that a verb is joined to: "last week they blew up X and kidnapped Y"."""
    for other in reversed(before):
        if other.event.sentence is not one.event.sentence:
            return None
        joined = is_verb(one.event.head) and one.event.head in other.event.head.conjuncts
        if joined and other.draft.date is not None and other.draft.certainty.value != "announced":
            return other
    return None


def _other_side(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of the violence in the same place that another source tells of as well."""
    draft, text = one.draft, reading.report.text
    if draft.place is None or draft.attribution is None or draft.type not in VIOLENT:
        return None
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > _SIDES_REACH:
            return None
        told = other.draft
        if (
            told.type in VIOLENT
            and told.place is not None
            and told.date is not None
            and told.scope.value == "incident"
            and told.attribution is not None
            and told.attribution.of(text) != draft.attribution.of(text)
            and same_words(told.place.of(text), draft.place.of(text))
        ):
            return told.date
    return None


_SIDES_REACH = 8
"""Sentences within which the other side gives its account of the same fighting."""
_NO_DAY = re.compile(
    r"\b(?:as of|update|report|bulletin|situation|digest|statement|since|round-?up)\b|\bno\.|#\d",
    re.I,
)
"""Words of headlines whose day is that of the paper, not of what it tells."""


def _day_of_title(reading: Reading) -> Derived[DateRange] | None:
    if reading.title is None or _NO_DAY.search(reading.title.of(reading.report.text)):
        return None
    for mention in reading.dates:
        words = mention.span.of(reading.report.text)
        said = words.lower() != "today"
        if said and reading.title.contains(mention.span) and mention.kind == "day" and mention.range:
            return Derived(mention.range, (mention.span,), f"headline: {mention.rule}")
    return None


def _lend_period(kept: Sequence[Told], reading: Reading) -> None:
    """Date the entries of a digest by its period: the headline's, or that of its opening total."""
    if len(kept) < 2:
        return
    period = _period_of_title(reading)
    if period is not None:
        for one in kept:
            if _is_entry(one.draft) and one.draft.counts:
                one.draft.date = period
        return
    first = kept[0].draft
    if first.scope.value != "tally" or first.date is None or first.attribution is None:
        return
    days = (first.date.value.last - first.date.value.first).days
    for one in kept[1:]:
        draft = one.draft
        if days in (1, 7) and _is_entry(draft) and draft.counts:
            draft.date = first.date
        elif (
            days >= _MONTH
            and _is_entry(draft)
            and draft.counts
            and (draft.place is None or draft.place in (first.place, first.within))
        ):
            draft.date = first.date
            draft.scope = Derived("tally", (draft.trigger,), "a figure of a statistical report")


def _is_entry(draft: Draft) -> bool:
    return draft.date is None and draft.certainty.value == "stated" and draft.scope.value != "pattern"


_DIGEST = re.compile(
    r"\b(?:daily|weekly|monthly|digest|bulletin|round-?up|situation|sitrep|update|summary|overview"
    r"|past (?:day|week|month|24 hours)|last (?:24 hours|week|month)|incidents|violations|toll of)\b",
    re.I,
)
"""Words of headlines of papers that sum up a period."""


def _period_of_title(reading: Reading) -> Derived[DateRange] | None:
    """Return the days that a digest's headline, or else its first sentence, says it covers."""
    if reading.title is None or _DIGEST.search(reading.title.of(reading.report.text)) is None:
        return None
    opening = [reading.title, *(s.span for s in reading.sentences if not s.is_title)][:2]
    found = [
        m
        for span in opening
        for m in reading.dates
        if span.contains(m.span) and m.range is not None and m.kind in _PERIODS
    ]
    exact = sorted(found, key=lambda m: m.kind != "span")
    for mention in exact[:1]:
        if mention.range is not None:
            return Derived(mention.range, (mention.span,), f"period of the digest: {mention.rule}")
    return None


_PERIODS = ("span", "month", "week")
_MONTH = 27
"""Days of the shortest month, less one."""
