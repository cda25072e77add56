"""Compare the incidents before and after the date of a question, kind by kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.compare import checks, source_checks
from dalil.compare.effect import Effect, measure, with_seasons
from dalil.compare.model import Case
from dalil.compare.newton import Floats
from dalil.compare.sentences import Both, read_settings, say
from dalil.compare.series import (
    KindSeries,
    enters,
    kind_series,
    question_periods,
    report_counts,
    reports_about,
)
from dalil.compare.verdict import Evidence, decide, explain, survivors, too_short, words_of
from dalil.model import Check, Finding, Incident, Interval, Question, Report, SeriesPoint


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """One kind of event on its way to a finding."""

    series: KindSeries
    volume: Floats
    """(T,) independent reports, whatever they tell."""
    others: Floats
    """(T,) independent reports that tell nothing of this kind."""
    reason: Both | None
    """Why nothing can be told, `None` where the kind was compared."""
    effect: Effect | None


def compare(
    question: Question,
    incidents: Sequence[Incident],
    reports: Sequence[Report],
    groups: Sequence[tuple[str, ...]] = (),
) -> list[Finding]:
    """Return one finding for each kind of event among the incidents, the most frequent kind first.

    `incidents` are those relevant to the question. `groups` are ids of reports that are one
    source; a report in no group is a source of its own. Tallies, patterns, and denied or announced
    incidents never enter a series. The order of the input does not matter.
    """
    periods = question_periods(question, reports)
    volume = report_counts(reports, groups, periods)
    names = sorted({incident.type for incident in incidents if enters(incident)})
    kinds = []
    for name in names:
        series = kind_series(name, incidents, periods)
        others = report_counts(reports, groups, periods, reports_about(name, incidents))
        kinds.append(_measured(series, volume, others))
    standing = survivors([kind.effect.step for kind in kinds if kind.effect is not None])
    stands = iter(standing)
    by_id = {report.id: report for report in reports}
    findings = [
        _finding(kind, question, by_id, next(stands) if kind.effect else None, len(standing))
        for kind in kinds
    ]
    return sorted(findings, key=lambda finding: (-len(finding.incident_ids), finding.type))


def _least_reports(periods: int) -> float:
    settings = read_settings()
    return max(settings["least_reports"], settings["least_reports_a_period"] * periods)


def _suffice(others: Floats) -> bool:
    """Say whether there are reports enough on other matters to allow for their number."""
    return len(others) > 0 and bool(others.sum() >= _least_reports(len(others)))


def _measured(series: KindSeries, volume: Floats, others: Floats) -> _Kind:
    """Return the kind with its effect, or with the reason why it has none."""
    reason = _missing(series)
    if reason is not None:
        return _Kind(series, volume, others, reason, None)
    unclear = series.unclear()
    case = Case(unclear.expected(len(series.periods)), series.periods.before)
    case = with_seasons(case, series.periods.unit)
    effect = measure(case, unclear, others if _suffice(others) else None)
    return _Kind(series, volume, others, None, effect)


def _missing(series: KindSeries) -> Both | None:
    if not series.entering and series.undated:
        return say("reasons.no_dates", n=series.undated)
    if not series.entering:
        return say("reasons.outside", n=series.outside)
    periods = series.periods
    events = round(float(series.unclear().probability.sum()), 1)
    return too_short(periods.before, periods.after, periods.unit, events)


def _finding(
    kind: _Kind, question: Question, reports: Mapping[str, Report], stands: bool | None, tested: int
) -> Finding:
    code, why, effect = "too_little_data", kind.reason, kind.effect
    if effect is not None:
        evidence = Evidence(
            effect.step, effect.allowing, True, effect.same_with_slope, effect.placebo, bool(stands), tested
        )
        code = decide(evidence)
        why = explain(code, evidence)
    words = words_of(code, effect.step if effect else None)
    series = kind.series
    return Finding(
        type=series.kind,
        before=series.before,
        after=series.after,
        ratio=effect.step.ratio if effect else None,
        verdict=code,
        verdict_en=words.en,
        verdict_ar=words.ar,
        why_en=why.en if why else "",
        why_ar=why.ar if why else "",
        series=tuple(_points(kind)),
        checks=tuple(_checks(kind, question, reports, stands, tested)),
        incident_ids=tuple(incident.id for incident in series.entering),
        p_lower=effect.step.p_lower if effect else None,
        level=effect.level if effect else None,
        slope=effect.slope if effect else None,
        excess=effect.excess if effect else None,
        fuzzy_share=effect.fuzzy_share if effect else None,
    )


def _points(kind: _Kind) -> Iterator[SeriesPoint]:
    periods, effect = kind.series.periods, kind.effect
    counts = effect.counts if effect else kind.series.unclear().expected(len(periods))
    for index in range(len(periods)):
        after = index >= periods.before
        expected: Interval | None = None
        if effect is not None and after:
            expected = effect.forecast.periods[index - periods.before]
        yield SeriesPoint(
            first=periods.start(index),
            last=periods.end(index),
            count=float(np.round(counts[index], 6)),
            reports=int(kind.volume[index]),
            after=after,
            expected=expected,
        )


def _checks(
    kind: _Kind, question: Question, reports: Mapping[str, Report], stands: bool | None, tested: int
) -> Iterator[Check]:
    series = kind.series
    if kind.effect is None:
        yield from checks.not_compared((*checks.SERIES_CHECKS, "leave_one_out", "events"))
    else:
        yield from _series_checks(kind, kind.effect)
        yield source_checks.check_leave_one_out(kind.effect, series, reports)
        yield source_checks.check_events(kind.effect, series)
    yield source_checks.check_source_mix(series, reports)
    yield source_checks.check_kinds_tested(kind.effect, tested, bool(stands))
    yield source_checks.check_undated(series)
    yield source_checks.check_unclear(series)
    yield source_checks.check_silence(series, kind.volume, reports.values())
    yield source_checks.check_late_reports(series, reports)
    yield source_checks.check_cut(series, question)


def _series_checks(kind: _Kind, effect: Effect) -> Iterator[Check]:
    periods = kind.series.periods
    yield checks.check_placebo(effect)
    yield checks.check_windows(effect, periods)
    yield checks.check_shift(effect, periods)
    if _suffice(kind.others):
        yield checks.check_reporting(effect, kind.others, periods)
    else:
        least = int(np.ceil(_least_reports(len(periods))))
        sentence = say("checks.reporting_not_run", n=int(kind.others.sum()), least=least)
        yield checks.make_check("reporting", None, sentence)
    yield checks.check_spread(effect)
    yield checks.check_change_date(effect, periods)
    yield checks.check_pre_trend(effect)
