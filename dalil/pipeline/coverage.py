"""How far the reports cover a window: months, silences, languages and outlets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dalil.model import Question, Report
from dalil.publish.content import Coverage, PeriodCount, SourceShare

SILENT_DAYS = 28
"""A stretch without a report is printed from four weeks on."""


def cover(question: Question, reports: Sequence[Report], independent: int) -> Coverage:
    """Return how the reports cover the window of the question."""
    dated = [report for report in reports if report.published is not None]
    inside = [r for r in dated if r.published and question.first <= r.published <= question.last]
    languages = Counter(report.language for report in reports)
    return Coverage(
        reports=len(reports),
        independent=independent,
        undated=len(reports) - len(dated),
        months=tuple(_months(question, inside)) if dated else (),
        silences=tuple(_silences(question, inside)) if dated else (),
        languages=tuple(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        mix=tuple(_mix(question, inside)),
        outside=len(dated) - len(inside),
    )


def _months(question: Question, inside: Sequence[Report]) -> Iterator[PeriodCount]:
    counted = Counter((r.published.year, r.published.month) for r in inside if r.published)
    first = question.first.replace(day=1)
    while first <= question.last:
        following = (first + timedelta(days=31)).replace(day=1)
        yield PeriodCount(first, following - timedelta(days=1), counted[first.year, first.month])
        first = following


def _silences(question: Question, inside: Sequence[Report]) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each stretch of the window without any report."""
    days = sorted({report.published for report in inside if report.published})
    edges = [question.first - timedelta(days=1), *days, question.last + timedelta(days=1)]
    for before, after in zip(edges, edges[1:], strict=False):
        if (after - before).days > SILENT_DAYS:
            yield before + timedelta(days=1), after - timedelta(days=1)


def _mix(question: Question, inside: Sequence[Report]) -> Iterator[SourceShare]:
    start = question.intervention.date
    before = Counter(r.outlet for r in inside if r.outlet and r.published and r.published < start)
    after = Counter(r.outlet for r in inside if r.outlet and r.published and r.published >= start)
    whole = before + after
    for outlet, _ in sorted(whole.items(), key=lambda pair: (-pair[1], pair[0])):
        yield SourceShare(outlet, before[outlet], after[outlet])
