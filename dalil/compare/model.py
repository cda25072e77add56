"""The model of a series: what moves its log rate, and the priors of each part.

    log rate = offset + intercept + trend + step (+ slope) (+ season) (+ reporting) + latent

The latent part is a stationary AR(1) process with standard deviation sigma and correlation rho.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np

from dalil.compare.newton import Batch, Floats

INTERCEPT_SD, STEP_SD, SLOPE_SD, SEASON_SD, REPORT_SD = 3.0, 1.5, 1.0, 0.5, 0.25
TREND_SDS = np.array([0.35, 1.0, 2.5])
TREND_SHARES = np.array([0.20, 0.45, 0.35])
"""A heavy-tailed trend: with one narrow prior a true trend of x4 was called a step in 24 %."""
SIGMAS = np.array([0.03, 0.07, 0.13, 0.22, 0.35, 0.55, 0.85, 1.3])
SIGMA_RATE = 3.0
RHOS = np.array([0.0, 0.4, 0.7, 0.9])
RHO_SHARES = np.array([0.20, 0.35, 0.25, 0.15])
HARMONICS = 2
SMOOTHED_OVER = 7
"""Periods of the moving mean of reports: unsmoothed sparse reports explain too little."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A series ready to be fitted: T whole periods, the date at the start of period `start`."""

    counts: Floats
    """(T,) events."""
    start: int
    """Index of the first period after the date."""
    offset: Floats | None = None
    """(T,) log of a known exposure."""
    reports: Floats | None = None
    """(T,) independent reports, where the fit is to allow for their number."""
    year: float | None = None
    """Periods in a year, where the fit is to allow for seasons."""
    observed: Floats | None = None
    """(T,) 1 for a count that is seen, 0 for one that is masked; `None` where all are seen."""

    @property
    def periods(self) -> int:
        """Number of periods."""
        return len(self.counts)

    def known_offset(self) -> Floats:
        """Return the (T,) offset, zeros where there is none."""
        return np.zeros(self.periods) if self.offset is None else self.offset

    def seen(self) -> Floats:
        """Return the (T,) mask, ones where nothing is masked."""
        return np.ones(self.periods) if self.observed is None else self.observed

    def part(self, first: int, last: int) -> "Case":
        """Return periods `first` to `last` (exclusive) as a case of their own."""
        cut = slice(first, last)
        return replace(
            self,
            counts=self.counts[cut],
            start=self.start - first,
            offset=None if self.offset is None else self.offset[cut],
            reports=None if self.reports is None else self.reports[cut],
            observed=None if self.observed is None else self.observed[cut],
        )


class Design(NamedTuple):
    """Effects on the log rate with their priors; columns are intercept, trend, step, and the rest."""

    names: tuple[str, ...]
    columns: Floats
    """(T, p)."""
    mean: Floats
    """(p,) prior means."""
    sd: Floats
    """(p,) prior standard deviations; the trend's is set by the grid."""


class Hyper(NamedTuple):
    """Grid of G settings of the latent part and of the trend's prior, with log prior weights."""

    sigma: Floats
    rho: Floats
    trend_sd: Floats
    log_weight: Floats

    def pick(self, which: "np.typing.NDArray[np.intp]") -> "Hyper":
        """Return the settings at these indices."""
        return Hyper(*(values[which] for values in self))

    def repeated(self, times: int) -> "Hyper":
        """Return the whole grid `times` over, one after the other."""
        return Hyper(*(np.tile(values, times) for values in self))


TREND, STEP = 1, 2
"""Columns of every design."""


def make_design(case: Case, *, with_slope: bool = False) -> Design:
    """Return the effects of `case`.

    The trend runs from -1/2 to 1/2 over the window, the slope likewise over the after part, so
    that the step is the change in the middle of the after part.
    """
    time = np.arange(case.periods)
    after = time >= case.start
    columns = [
        ("intercept", np.ones(case.periods), 0.0, INTERCEPT_SD),
        ("trend", time / max(1, case.periods - 1) - 0.5, 0.0, 1.0),
        ("step", after.astype(float), 0.0, STEP_SD),
    ]
    if with_slope:
        span = max(1, case.periods - 1 - case.start)
        columns.append(("slope", np.where(after, (time - case.start) / span - 0.5, 0.0), 0.0, SLOPE_SD))
    if case.year is not None:
        columns.extend(_seasons(time, case.year))
    if case.reports is not None:
        columns.append(("reporting", log_reporting(case.reports, case.start), 1.0, REPORT_SD))
    names, values, means, sds = zip(*columns, strict=True)
    return Design(names, np.column_stack(values), np.array(means), np.array(sds))


def _seasons(time: "np.typing.NDArray[np.intp]", year: float) -> list[tuple[str, Floats, float, float]]:
    waves = (("sin", np.sin), ("cos", np.cos))
    return [
        (f"{name}{k}", wave(2 * np.pi * k * time / year), 0.0, SEASON_SD)
        for k in range(1, HARMONICS + 1)
        for name, wave in waves
    ]


def log_reporting(reports: Floats, start: int) -> Floats:
    """Return the log of the moving mean of reports, centred; the mean never crosses the date."""
    sides = [_moving_mean(side + 0.5) for side in (reports[:start], reports[start:]) if len(side)]
    logs = np.log(np.concatenate(sides))
    centred: Floats = logs - logs.mean()
    return centred


def _moving_mean(values: Floats) -> Floats:
    """Return the mean over a window that is cut short at both ends."""
    half = SMOOTHED_OVER // 2
    window = np.ones(SMOOTHED_OVER)
    middle = slice(half, half + len(values))
    total = np.convolve(values, window)[middle]
    mean: Floats = total / np.convolve(np.ones(len(values)), window)[middle]
    return mean


@cache
def latent_grid() -> Hyper:
    """Return the grid of sigma and rho at the middle prior of the trend."""
    sigma, rho = np.meshgrid(SIGMAS, RHOS, indexing="ij")
    log_weight = -SIGMA_RATE * sigma + np.log(np.gradient(SIGMAS))[:, None] + np.log(RHO_SHARES)[None, :]
    middle = np.full(sigma.size, TREND_SDS[1])
    return Hyper(sigma.ravel(), rho.ravel(), middle, log_weight.ravel())


def with_trends(hyper: Hyper) -> Hyper:
    """Return the grid crossed with the three priors of the trend."""
    size = len(hyper.sigma)
    tiled = hyper.repeated(len(TREND_SDS))
    return tiled._replace(
        trend_sd=np.repeat(TREND_SDS, size),
        log_weight=tiled.log_weight + np.log(np.repeat(TREND_SHARES, size)),
    )


def make_batch(case: Case, design: Design, hyper: Hyper) -> Batch:
    """Return the case as a batch, one member a setting of the grid."""
    spread = np.tile(design.sd, (len(hyper.sigma), 1))
    spread[:, TREND] = hyper.trend_sd
    return Batch(
        counts=case.counts[None, :],
        offset=case.known_offset()[None, :],
        effects=design.columns[None, :, :],
        prior_mean=_centred(case, design),
        prior_precision=1 / spread**2,
        sigma=hyper.sigma,
        rho=hyper.rho,
        observed=case.seen()[None, :],
    )


def _centred(case: Case, design: Design) -> Floats:
    """Return the prior means, the intercept's at the log of the mean rate."""
    others = np.exp(case.known_offset() + design.columns[:, 1:] @ design.mean[1:])
    seen = case.seen()
    mean = design.mean.copy()
    mean[0] = np.log(((seen * case.counts).sum() + 0.5) / (seen * others).sum())
    return mean
