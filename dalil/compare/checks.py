"""Checks of an effect that need nothing but its series: dates, windows, spread, trend."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from dalil.compare.effect import Effect
from dalil.compare.imputation import Pooled
from dalil.compare.model import RHOS, SIGMAS, Case
from dalil.compare.newton import Floats
from dalil.compare.periods import Periods
from dalil.compare.placebo import STRONG_SHARE
from dalil.compare.posterior import Fit, fit_case
from dalil.compare.sentences import Both, counted, percent, say
from dalil.compare.verdict import LEAST_PERIODS, NO_CHANGE
from dalil.model import Check, Interval

Table = tuple[tuple[str, str], ...]

WINDOWS = (0.5, 0.75)
"""Shares of each side that shorter windows keep."""
EDGE_WEIGHT = 0.5
"""Weight at the end of the grid from which the spread is larger than foreseen."""

WANDERING = 0.35
"""Spread from which the most lasting latent part can hide or feign a step."""

SERIES_CHECKS = (
    "placebo", "windows", "shift", "reporting", "spread", "change_date", "pre_trend",
)  # fmt: skip


class Variant(NamedTuple):
    """A fit of the same series under another choice."""

    label: str
    fit: Fit | Pooled


def make_check(name: str, passed: bool | None, sentence: Both, table: Table = ()) -> Check:
    """Return a check with its sentence in both languages."""
    return Check(name, passed, sentence.en, sentence.ar, table)


def not_compared(names: Iterable[str]) -> list[Check]:
    """Return checks that could not run because nothing could be compared."""
    return [make_check(name, None, say("checks.not_compared")) for name in names]


def figures(interval: Interval) -> Both:
    """Return an interval in words: "0.50 (0.30 to 0.80)"."""
    value, low, high = (f"{end:.2f}" for end in (interval.value, interval.low, interval.high))
    return Both(f"{value} ({low} to {high})", f"{value} (من {low} إلى {high})")


def row(label: str, interval: Interval) -> tuple[str, str]:
    """Return a row of a table, free of words so that it serves both languages."""
    return label, f"{interval.value:.2f} ({interval.low:.2f}\u2013{interval.high:.2f})"


def outcome(passed: bool | None) -> str:
    """Return the end of the key of a check's sentence."""
    return {True: "passed", False: "failed", None: "not_run"}[passed]


def disagreeing(effect: Effect, variants: Iterable[Variant]) -> list[Variant]:
    """Return the variants that give another answer.

    Where the main interval leaves out 1, that is a ratio between that interval and 1, or beyond 1;
    else, an interval that leaves out 1.
    """
    if effect.step.ratio.high < 1:
        return [v for v in variants if v.fit.ratio.value > effect.step.ratio.high]
    if effect.step.ratio.low > 1:
        return [v for v in variants if v.fit.ratio.value < effect.step.ratio.low]
    return [v for v in variants if v.fit.excludes_one]


def check_placebo(effect: Effect) -> Check:
    """Check that fake dates before the date show no such step."""
    placebo = effect.placebo
    if placebo.share is None:
        return make_check("placebo", None, say("checks.placebo_not_run", n=effect.case.start))
    sentence = say(
        "checks.placebo_passed", larger=placebo.larger, n=placebo.dates, share=percent(placebo.share)
    )
    return make_check("placebo", placebo.share <= STRONG_SHARE, sentence)


def check_windows(effect: Effect, periods: Periods) -> Check:
    """Check that shorter windows around the date give the same answer."""
    case, variants = effect.case, []
    for share in WINDOWS:
        before, after = int(share * periods.before), int(share * periods.after)
        if min(before, after) >= LEAST_PERIODS:
            first, last = case.start - before, case.start + after
            label = f"{periods.start(first)} \u2013 {periods.end(last - 1)}"
            variants.append(Variant(label, fit_case(_fitting(case.part(first, last)), refine=False)))
    if not variants:
        return make_check("windows", None, say("checks.windows_not_run", least=LEAST_PERIODS))
    changed = disagreeing(effect, variants)
    sentence = say(f"checks.windows_{outcome(not changed)}", n=len(variants), changed=len(changed))
    return make_check("windows", not changed, sentence, _table(variants))


def _fitting(case: Case) -> Case:
    """Return the case without seasons where it is shorter than two years."""
    return replace(case, year=None) if case.year and case.periods < 2 * case.year else case


def check_shift(effect: Effect, periods: Periods) -> Check:
    """Check that a date one period earlier or later gives the same answer."""
    if min(periods.before, periods.after) <= LEAST_PERIODS:
        return make_check("shift", None, say("checks.shift_not_run", least=LEAST_PERIODS))
    variants = []
    for moved in (-1, 1):
        start = effect.case.start + moved
        fit = fit_case(replace(effect.case, start=start), refine=False)
        variants.append(Variant(str(periods.start(start)), fit))
    passed = not disagreeing(effect, variants)
    return make_check("shift", passed, say(f"checks.shift_{outcome(passed)}"), _table(variants))


def check_reporting(effect: Effect, reports: Floats | None, periods: Periods) -> Check:
    """Check that reports on other matters did not change in number at the date.

    `reports` is (T,), `None` where their number cannot be allowed for.
    """
    if reports is None or effect.allowing is None:
        return make_check("reporting", None, say("checks.reporting_series"))
    fit = fit_case(Case(reports, periods.before), refine=False)
    steady = not fit.excludes_one or (fit.ratio.low > NO_CHANGE[0] and fit.ratio.high < NO_CHANGE[1])
    sentence = say(
        f"checks.reporting_{outcome(steady)}",
        ratio=figures(fit.ratio),
        allowing=figures(effect.allowing.ratio),
    )
    sides = (reports[: periods.before], reports[periods.before :])
    labels = (
        f"{periods.first} \u2013 {periods.end(periods.before - 1)}",
        f"{periods.at} \u2013 {periods.last}",
    )
    table = tuple((label, f"{side.mean():.2f}") for label, side in zip(labels, sides, strict=True))
    return make_check("reporting", steady, sentence, table)


def check_spread(effect: Effect) -> Check:
    """Check that spread and likeness of neighbouring counts are within what the model foresees."""
    fit = effect.fit
    rate = np.exp(fit.weights @ (fit.laplace.effects @ fit.design.columns.T) + fit.case.known_offset())
    spare = max(1, int(fit.case.seen().sum()) - len(fit.design.names))
    dispersion = float((fit.case.seen() * (fit.case.counts - rate) ** 2 / rate).sum() / spare)
    rho = float(fit.weights @ fit.hyper.rho)
    wandering = (fit.hyper.rho == RHOS[-1]) & (fit.hyper.sigma >= WANDERING)
    at_edge = wandering | (fit.hyper.sigma == SIGMAS[-1])
    passed = float(fit.weights @ at_edge) < EDGE_WEIGHT
    sentence = say(f"checks.spread_{outcome(passed)}", dispersion=f"{dispersion:.1f}", rho=f"{rho:.1f}")
    sigma = float(fit.weights @ fit.hyper.sigma)
    return make_check("spread", passed, sentence, (("\u03c3", f"{sigma:.2f}"), ("\u03c1", f"{rho:.2f}")))


def check_change_date(effect: Effect, periods: Periods) -> Check:
    """Check that the data themselves place the change at the date, or within one period of it."""
    change = effect.change
    if change is None:
        return make_check("change_date", None, say("checks.change_date_not_run"))
    if not change.names_a_date:
        sentence = say("checks.change_date_none", n=len(change.likely), tried=change.tried)
        return make_check("change_date", None, sentence)
    asked = effect.case.start
    days = [str(periods.start(index)) for index in (change.likely[0], change.likely[-1], change.best)]
    table = tuple((str(periods.start(index)), "80%") for index in change.likely)
    if any(abs(asked - index) <= 1 for index in change.likely):
        sentence = say("checks.change_date_passed", first=days[0], last=days[1])
        return make_check("change_date", True, sentence, table)
    side = "early" if change.best < asked else "late"
    distance = counted(f"{periods.unit}s", abs(change.best - asked))
    sentence = say(f"checks.change_date_{side}", distance=distance, best=days[2])
    return make_check("change_date", False, sentence, table)


def check_pre_trend(effect: Effect) -> Check:
    """Check that the part before has no trend of its own."""
    before = effect.case.part(0, effect.case.start)
    seen = replace(_fitting(before), observed=None)
    fit = fit_case(seen, refine=False)
    trend = fit.interval("trend")
    passed = trend.low <= 1 <= trend.high
    moved = say(f"units.{'fallen' if trend.value < 1 else 'risen'}")
    sentence = say(f"checks.pre_trend_{outcome(passed)}", ratio=figures(trend), moved=moved)
    return make_check("pre_trend", passed, sentence)


def _table(variants: Iterable[Variant]) -> Table:
    return tuple(row(variant.label, variant.fit.ratio) for variant in variants)
