"""Checks that look at the incidents and reports behind a series: dates, sources, silence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

import numpy as np

from dalil.compare.checks import Variant, disagreeing, figures, make_check, outcome, row
from dalil.compare.effect import Effect
from dalil.compare.imputation import SEED, draw_counts, impute, pool_fits
from dalil.compare.newton import Floats
from dalil.compare.posterior import fit_case
from dalil.compare.sentences import counted, percent, read_settings, say
from dalil.compare.series import KindSeries, events_stated, is_unsure
from dalil.model import Check, Incident, Question, Report

MOST_SOURCES = 5
"""Sources left out one at a time, those with the most incidents first."""
FEW_ROUNDS = 10
LATE, LEAST_DELAYS = 0.95, 10
"""The delay that one incident in twenty exceeds, told from at least ten incidents."""
SAME_MIX = 0.30
"""Share of incidents that may move between sources before the mix is another one."""


def source_of(report: Report) -> str | None:
    """Return who published a report: its outlet, else the host of its address."""
    if report.outlet:
        return report.outlet
    host = urlsplit(report.url).hostname if report.url else None
    return host.removeprefix("www.") if host else None


def check_leave_one_out(effect: Effect, series: KindSeries, reports: Mapping[str, Report]) -> Check:
    """Check that the answer does not rest on one source."""
    sources = {incident.id: _sources(incident, reports) for incident in series.entering}
    telling = Counter(source for known in sources.values() for source in known)
    if len(telling) < 2:
        return make_check("leave_one_out", None, say("checks.leave_one_out_not_run"))
    rate = np.exp(effect.fit.laplace.log_rate[int(np.argmax(effect.fit.weights))])
    variants = []
    for source, _ in sorted(telling.items(), key=lambda item: (-item[1], item[0]))[:MOST_SOURCES]:
        alone = frozenset(key for key, known in sources.items() if known == {source})
        drawn = draw_counts(series.unclear(alone), rate, np.random.default_rng(SEED))
        variants.append(Variant(source, fit_case(replace(effect.case, counts=drawn), refine=False)))
    changed = disagreeing(effect, variants)
    sentence = say(
        f"checks.leave_one_out_{outcome(not changed)}",
        n=len(variants),
        source=changed[0].label if changed else "",
    )
    table = tuple(row(variant.label, variant.fit.ratio) for variant in variants)
    return make_check("leave_one_out", not changed, sentence, table)


def check_source_mix(series: KindSeries, reports: Mapping[str, Report]) -> Check:
    """Check that the incidents before and after come from much the same sources."""
    sides = {True: Counter[str](), False: Counter[str]()}
    for incident in series.entering:
        side = _is_after(incident, series)
        if side is not None:
            sides[side].update(_sources(incident, reports))
    before, after = sides[False], sides[True]
    if not before or not after:
        return make_check("source_mix", None, say("checks.source_mix_not_run"))
    shares = {s: (before[s] / before.total(), after[s] / after.total()) for s in before | after}
    moved = sum(abs(late - early) for early, late in shares.values()) / 2
    passed = moved <= SAME_MIX
    sentence = say(f"checks.source_mix_{outcome(passed)}", moved=f"{100 * moved:.0f}")
    ordered = sorted(shares.items(), key=lambda item: (-sum(item[1]), item[0]))
    table = tuple((name, f"{100 * b:.0f}% \u2192 {100 * a:.0f}%") for name, (b, a) in ordered)
    return make_check("source_mix", passed, sentence, table)


def check_events(effect: Effect, series: KindSeries) -> Check:
    """Check that counting the events incidents state ("three raids") gives the same answer."""
    stated = np.array([events_stated(incident) for incident in series.entering], dtype=np.float64)
    more = int((stated[:, 1] > 1).sum())
    if not more:
        return make_check("events", True, say("checks.events_none"))
    unclear = replace(series.unclear(), low=stated[:, 0], high=stated[:, 1])
    drawn = impute(effect.case, unclear, rounds=FEW_ROUNDS)
    pooled = pool_fits(drawn.fits)
    passed = not disagreeing(effect, [Variant("", pooled)])
    sentence = say(f"checks.events_{outcome(passed)}", n=more, ratio=figures(pooled.ratio))
    totals = [
        stated[[k for k, i in enumerate(series.entering) if _is_after(i, series) is side]].sum(axis=0)
        for side in (False, True)
    ]
    table = tuple(
        (label, f"{total[0]:.0f}\u2013{total[1]:.0f}")
        for label, total in zip(
            (f"< {series.periods.at}", f"\u2265 {series.periods.at}"), totals, strict=True
        )
    )
    return make_check("events", passed, sentence, table)


def check_late_reports(series: KindSeries, reports: Mapping[str, Report]) -> Check:
    """Check that the last periods are not still filling up with late reports."""
    delays = sorted(_delays(series, reports))
    if len(delays) < LEAST_DELAYS:
        sentence = say("checks.late_reports_not_run", n=len(delays), least=LEAST_DELAYS)
        return make_check("late_reports", None, sentence)
    late = delays[int(LATE * (len(delays) - 1))]
    last = max(report.published for report in reports.values() if report.published)
    room = (last - series.periods.last).days
    filling = sum(
        (last - series.periods.end(index)).days < late
        for index in range(series.periods.before, len(series.periods))
    )
    sentence = say(f"checks.late_reports_{outcome(room >= late)}", days=counted("days", late), n=filling)
    return make_check("late_reports", room >= late, sentence)


def check_undated(series: KindSeries) -> Check:
    """Check that every incident has a date."""
    passed = series.undated == 0
    total = series.undated + series.outside + len(series.entering)
    sentence = say(f"checks.undated_{outcome(passed)}", n=series.undated, total=total)
    return make_check("undated", passed, sentence)


def check_unclear(series: KindSeries) -> Check:
    """Check that dates are exact and incidents certain."""
    unclear = series.unclear()
    fuzzy = int((unclear.first != unclear.last).sum())
    unsure = sum(is_unsure(incident) for incident in series.entering)
    passed = not fuzzy and not unsure
    sentence = say(
        f"checks.unclear_{outcome(passed)}",
        total=len(series.entering),
        fuzzy=fuzzy,
        astride=series.astride,
        unsure=unsure,
        uncertain=percent(read_settings()["uncertain"]),
        disputed=percent(read_settings()["disputed"]),
    )
    return make_check("unclear", passed, sentence)


def check_silence(series: KindSeries, volume: Floats, reports: Iterable[Report]) -> Check:
    """Check that reports were published in every period; `volume` is (T,) independent reports."""
    if not any(report.published for report in reports) or not len(volume):
        return make_check("silence", None, say("checks.silence_not_run"))
    silent = np.flatnonzero(volume == 0)
    sentence = say(f"checks.silence_{outcome(not len(silent))}", n=len(silent), total=len(volume))
    table = tuple((str(series.periods.start(int(k))), "0") for k in silent)
    return make_check("silence", not len(silent), sentence, table)


def check_cut(series: KindSeries, question: Question) -> Check:
    """Check that nothing was cut at the ends of the window."""
    periods = series.periods
    before = max(0, (periods.first - question.first).days)
    after = max(0, (question.last - periods.last).days)
    passed = not before and not after and not series.outside
    sentence = say(
        f"checks.cut_{outcome(passed)}",
        before=counted("days", before),
        after=counted("days", after),
        outside=series.outside,
    )
    return make_check("cut", passed, sentence)


def check_kinds_tested(effect: Effect | None, number: int, stands: bool) -> Check:
    """Check that the result stands among all the kinds of event tested."""
    if effect is None:
        return make_check("kinds_tested", None, say("checks.kinds_tested_not_run", n=number))
    if not effect.step.excludes_one:
        return make_check("kinds_tested", True, say("checks.kinds_tested_nothing", n=number))
    sentence = say(f"checks.kinds_tested_{outcome(stands)}", n=number)
    return make_check("kinds_tested", stands, sentence)


def _delays(series: KindSeries, reports: Mapping[str, Report]) -> Iterator[int]:
    """Yield the days from each incident's last possible day to the first report of it."""
    for incident in series.entering:
        days = [reports[key].published for key in incident.report_ids if key in reports]
        published = min((day for day in days if day is not None), default=None)
        if published is not None and incident.date is not None and published >= incident.date.last:
            yield (published - incident.date.last).days


def _is_after(incident: Incident, series: KindSeries) -> bool | None:
    """Say on which side of the date an incident lies, `None` where it may be either."""
    if incident.date is None or incident.date.first < series.periods.at <= incident.date.last:
        return None
    return incident.date.first >= series.periods.at


def _sources(incident: Incident, reports: Mapping[str, Report]) -> frozenset[str]:
    known = (source_of(reports[key]) for key in incident.report_ids if key in reports)
    return frozenset(source for source in known if source is not None)
