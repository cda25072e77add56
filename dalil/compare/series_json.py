"""A compared series as plain values for JSON."""

from collections.abc import Iterator
from math import exp

from dalil.compare.effect import Effect
from dalil.compare.periods import Periods
from dalil.compare.series_result import CountSeries, SeriesResult
from dalil.compare.verdict import DETECTABLE
from dalil.model import Check, Interval

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def result_json(result: SeriesResult) -> dict[str, Plain]:
    """Return the result as a dictionary of plain values; what cannot be told is `None`."""
    series = result.series
    whole: dict[str, Plain] = {
        "at": series.periods.at.isoformat(),
        "period": series.periods.unit,
        "n_before": series.seen_before,
        "n_after": series.seen_after,
        "events_before": _rounded(_events(series, after=False)),
        "events_after": _rounded(_events(series, after=True)),
        "verdict": result.verdict,
        "verdict_en": result.verdict_words.en,
        "verdict_ar": result.verdict_words.ar,
        "why_en": result.why.en,
        "why_ar": result.why.ar,
        **_figures(result.effect, series.periods),
        "checks": [_check(check) for check in result.checks],
        "series": list(_points(result)),
    }
    return whole


_FIGURES = (
    "rate_ratio", "interval", "excludes_one", "p_lower", "average", "level", "slope", "excess",
    "expected_total", "excess_over_forecast", "allowing_for_reports", "fuzzy_share", "detectable",
    "seasons", "placebo_share", "change_dates",
)  # fmt: skip


def _figures(effect: Effect | None, periods: Periods) -> dict[str, Plain]:
    if effect is None:
        return dict.fromkeys(_FIGURES)
    step, change = effect.step, effect.change
    values: tuple[Plain, ...] = (
        _interval(step.ratio),
        [_rounded(step.ratio.low), _rounded(step.ratio.high)],
        step.excludes_one,
        _rounded(step.p_lower),
        _interval(effect.average),
        _interval(effect.level),
        _interval(effect.slope),
        _interval(effect.excess),
        _interval(effect.forecast.total),
        _over_forecast(effect),
        _interval(effect.allowing.ratio) if effect.allowing else None,
        effect.fuzzy_share,
        [_rounded(exp(sign * DETECTABLE * step.sd)) for sign in (-1, 1)],
        effect.case.year is not None,
        effect.placebo.share,
        [str(periods.start(index)) for index in change.likely] if change else None,
    )
    return dict(zip(_FIGURES, values, strict=True))


def _over_forecast(effect: Effect) -> Plain:
    """Return events counted after less those the before part foretells; `None` with any unknown."""
    case, total = effect.case, effect.forecast.total
    if not case.seen()[case.start :].all():
        return None
    counted = float(effect.counts[case.start :].sum())
    return _interval(Interval(counted - total.value, counted - total.high, counted - total.low))


def _events(series: CountSeries, *, after: bool) -> float:
    seen = series.case.counts * series.case.seen()
    part = seen[series.case.start :] if after else seen[: series.case.start]
    return float(part.sum())


def _points(result: SeriesResult) -> Iterator[Plain]:
    series, effect = result.series, result.effect
    counts = series.case.counts if effect is None else effect.counts
    for index in range(len(series.periods)):
        after = index >= series.case.start
        known = bool(series.case.seen()[index])
        expected = effect.forecast.periods[index - series.case.start] if effect and after else None
        yield {
            "first": series.periods.start(index).isoformat(),
            "last": series.periods.end(index).isoformat(),
            "count": _rounded(float(counts[index])) if known else None,
            "after": after,
            "expected": _interval(expected) if expected else None,
        }


def _check(check: Check) -> dict[str, Plain]:
    return {
        "name": check.name,
        "passed": check.passed,
        "sentence_en": check.sentence_en,
        "sentence_ar": check.sentence_ar,
        "table": [[label, value] for label, value in check.table],
    }


def _interval(interval: Interval) -> dict[str, Plain]:
    ends = ("value", "low", "high")
    return {end: _rounded(getattr(interval, end)) for end in ends}


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
