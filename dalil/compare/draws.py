"""Joint draws from a fit: events more or fewer than expected, and what the before part foretells."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from scipy.linalg.lapack import dpttrf, dtbtrs

from dalil.compare.model import STEP, Case
from dalil.compare.newton import Floats, solve_tridiagonal
from dalil.compare.posterior import ENDS, Fit, fit_case
from dalil.model import Interval

DRAWS = 3000
SEED = 20140808


class Drawn(NamedTuple):
    """N joint draws from the posterior."""

    log_rate: Floats
    """(N, T)."""
    effects: Floats
    """(N, p)."""


class Forecast(NamedTuple):
    """What the before part alone foretells for the after part."""

    periods: tuple[Interval, ...]
    """Expected events of each period after the date."""
    total: Interval
    """Their sum over the after part."""


def draw(fit: Fit, number: int, rng: np.random.Generator) -> Drawn:
    """Return joint draws of the log rate and the effects, over all settings of the grid."""
    chosen = rng.choice(len(fit.weights), number, p=fit.weights)
    log_rate = np.empty((number, fit.case.periods))
    effects = np.empty((number, len(fit.design.names)))
    for member in np.unique(chosen):
        rows = chosen == member
        log_rate[rows], effects[rows] = _draw_member(fit, int(member), int(rows.sum()), rng)
    return Drawn(log_rate, effects)


def _draw_member(fit: Fit, member: int, number: int, rng: np.random.Generator) -> Drawn:
    """Draw the effects, then the latent part given them."""
    laplace, columns = fit.laplace, fit.design.columns
    shape = np.linalg.cholesky(laplace.covariance[member])
    moved = rng.standard_normal((number, columns.shape[1])) @ shape.T
    weighted = (laplace.weights[member][:, None] * columns)[None]
    diagonal, links = laplace.diagonal[[member]], laplace.links[[member]]
    answer = solve_tridiagonal(diagonal, links, weighted)[0][0]
    wiggle = _latent_noise(diagonal[0], links[0], rng.standard_normal((len(columns), number)))
    log_rate = laplace.log_rate[member] + moved @ (columns - answer).T + wiggle
    return Drawn(log_rate, laplace.effects[member] + moved)


def _latent_noise(diagonal: Floats, links: Floats, noise: Floats) -> Floats:
    """Return (N, T) normal draws whose precision is the tridiagonal matrix."""
    pivots, factors, _ = dpttrf(diagonal, links)
    band = np.ones((2, len(diagonal)))
    band[1, :-1] = factors
    drawn, _ = dtbtrs(band, noise / np.sqrt(pivots)[:, None], uplo="L", trans="T", diag="U")
    turned: Floats = drawn.T
    return turned


def excess(fit: Fit) -> Interval:
    """Return how many more (negative: fewer) events came after than with no step at the date."""
    drawn = draw(fit, DRAWS, np.random.default_rng(SEED))
    after = fit.case.start
    rate = np.exp(drawn.log_rate[:, after:])
    without = np.exp(drawn.log_rate[:, after:] - drawn.effects[:, [STEP]])
    return _interval((rate - without).sum(axis=1))


def average_ratio(sloped: Fit) -> Interval:
    """Return events after over events expected with neither step nor slope, from the sloped fit."""
    drawn = draw(sloped, DRAWS, np.random.default_rng(SEED))
    after, slope = sloped.case.start, sloped.design.names.index("slope")
    moved = drawn.effects[:, [STEP]] + drawn.effects[:, [slope]] * sloped.design.columns[after:, slope]
    rate = np.exp(drawn.log_rate[:, after:])
    return _interval(rate.sum(axis=1) / np.exp(drawn.log_rate[:, after:] - moved).sum(axis=1))


def forecast(case: Case) -> Forecast:
    """Return what the before part alone foretells: the after part is masked, not fitted.

    The curve of the fit to both parts is not shown: its wiggles are the after part's own.
    """
    seen = (np.arange(case.periods) < case.start).astype(float)
    fit = fit_case(replace(case, observed=seen * case.seen()), refine=False)
    drawn = draw(fit, DRAWS, np.random.default_rng(SEED))
    rate = np.exp(np.clip(drawn.log_rate[:, case.start :] - drawn.effects[:, [STEP]], -30, 30))
    return Forecast(tuple(_interval(column) for column in rate.T), _interval(rate.sum(axis=1)))


def _interval(values: Floats) -> Interval:
    low, middle, high = np.quantile(values, ENDS)
    return Interval(float(middle), float(low), float(high))
