"""What a report says once and means throughout: the place of a story, whom "the group" stands for."""

import re
from collections.abc import Sequence

from dalil.coding.draft import Draft
from dalil.coding.english.days import lend_dates
from dalil.coding.english.labels import lend_labels
from dalil.coding.english.lent_actors import lend_actors
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told
from dalil.coding.english.whereabouts import lend_places
from dalil.language.dates import DateMention
from dalil.model import DateRange, Derived


def lend_context(kept: Sequence[Told], told: Sequence[Told], reading: Reading) -> None:
    """Fill from the story around it what a claim leaves unsaid: the place, the actor behind a noun."""
    lend_labels(kept, reading)
    lend_places(kept, told, reading)
    lend_dates(kept, reading)
    _lend_period(kept, reading)
    lend_actors(kept, reading)


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
        if days in _SHORT_PERIODS and _is_entry(draft) and draft.counts:
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
    r"|past (?:day|week|month|24 hours)|last (?:24 hours|week|month)|incidents|violations)\b",
    re.I,
)
"""Words of headlines of papers that sum up a period."""


def _period_of_title(reading: Reading) -> Derived[DateRange] | None:
    """Return the days that a digest's headline, or else its first sentence, says it covers."""
    if reading.title is None or _DIGEST.search(reading.title.of(reading.report.text)) is None:
        return None
    opening = [reading.title, *(s.span for s in reading.sentences if not s.is_title)][:2]
    found = [m for span in opening for m in reading.dates if span.contains(m.span) and _is_covered(m)]
    best = min(found, key=lambda m: m.kind != "span", default=None)
    if best is None or best.range is None:
        return None
    return Derived(best.range, (best.span,), f"period of the digest: {best.rule}")


def _is_covered(mention: DateMention) -> bool:
    """Say whether a paper may sum up the days: a month at most, and no war "since April 2023"."""
    if mention.range is None or mention.kind not in _PERIODS or mention.rule.startswith("since"):
        return False
    return (mention.range.last - mention.range.first).days <= _LONGEST


_PERIODS = ("span", "month", "week")
_LONGEST = 31
"""Days from the first to the last that a digest covers at most: "5 October to 5 November"."""
_SHORT_PERIODS = (1, 7)
"""Days from the first to the last of "the past day" and "the past week"."""
_MONTH = 27
"""Days of the shortest month, less one."""
