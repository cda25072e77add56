"""Checks that look at the incidents and reports behind a series: dates, sources, silence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

import numpy as np

from dalil.compare.checks import Variant, disagreeing, make_check, outcome, row
from dalil.compare.effect import Effect
from dalil.compare.imputation import SEED, draw_counts
from dalil.compare.newton import Floats
from dalil.compare.posterior import fit_case
from dalil.compare.sentences import counted, percent, read_settings, say
from dalil.compare.series import KindSeries, is_unsure
from dalil.model import Check, Incident, Question, Report

MOST_SOURCES = 5
"""Sources left out one at a time, those with the most incidents first."""
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
        if incident.date and not incident.date.first < series.periods.at <= incident.date.last:
            known = _sources(incident, reports)
            sides[incident.date.first >= series.periods.at].update(known)
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


def _sources(incident: Incident, reports: Mapping[str, Report]) -> frozenset[str]:
    known = (source_of(reports[key]) for key in incident.report_ids if key in reports)
    return frozenset(source for source in known if source is not None)
