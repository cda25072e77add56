"""The posterior of the step at the date: rate ratio, interval, probability that the rate fell."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.special import ndtr

from dalil.compare.model import STEP, Case, Design, Hyper, latent_grid, make_batch, make_design, with_trends
from dalil.compare.newton import Batch, Floats, Laplace, fit_laplace, solve_tridiagonal
from dalil.model import Interval

ENDS = (0.025, 0.5, 0.975)
KEPT_WITHIN = 5.5
"""Settings of the grid with less than exp(-5.5) of the best one's weight are dropped."""
FEW_EVENTS = 150
"""Below this many events the marginal of the step is worked out on a grid of its own."""
OUTER = np.linspace(-4.5, 4.5, 13)
FINE = np.linspace(-4.5, 4.5, 721)
OUTER_MASS = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted case; `laplace` and `weights` describe every setting of the grid."""

    case: Case
    design: Design
    hyper: Hyper
    batch: Batch
    laplace: Laplace
    weights: Floats
    """(G,) posterior weights of the grid, adding up to 1."""
    log_evidence: float
    """Log marginal likelihood of the counts, up to the grid's constant."""
    ratio: Interval
    """exp(step): rate after over rate before, net of all else."""
    mean: float
    """Posterior mean of the step, on the log scale."""
    sd: float
    p_lower: float
    """Posterior probability that the step is downward."""

    @property
    def excludes_one(self) -> bool:
        """Whether the 95 % interval of the ratio leaves out 1."""
        return self.ratio.low > 1 or self.ratio.high < 1

    def effect(self, name: str) -> tuple[float, float]:
        """Return posterior mean and standard deviation of one effect, on the log scale."""
        means, sds = self._members({name: 1.0})
        mean = float(self.weights @ means)
        return mean, float(np.sqrt(self.weights @ (sds**2 + (means - mean) ** 2)))

    def interval(self, name: str) -> Interval:
        """Return the exponential of one effect with its 95 % interval."""
        return self.combined({name: 1.0})

    def combined(self, shares: Mapping[str, float]) -> Interval:
        """Return the exponential of a sum of effects with its 95 % interval."""
        means, sds = self._members(shares)
        low, value, high = (np.exp(mixture_quantile(means, sds, self.weights, q)) for q in ENDS)
        return Interval(float(value), float(low), float(high))

    def _members(self, shares: Mapping[str, float]) -> tuple[Floats, Floats]:
        """Return (G,) means and standard deviations of a sum of effects."""
        along = np.array([shares.get(name, 0.0) for name in self.design.names])
        variance = np.einsum("gpq,p,q->g", self.laplace.covariance, along, along)
        return self.laplace.effects @ along, np.sqrt(variance)

    def best(self) -> Hyper:
        """Return the single setting of the grid with the most weight."""
        return self.hyper.pick(np.array([int(np.argmax(self.weights))]))


def fit_case(
    case: Case,
    *,
    with_slope: bool = False,
    hyper: Hyper | None = None,
    start: Floats | None = None,
    refine: bool | None = None,
) -> Fit:
    """Return the posterior of `case`.

    `hyper` fixes the grid, else it is found. `start` (T,) is a log rate to begin from. `refine`
    says whether the step's marginal gets its own grid; by default where events are few.
    """
    design = make_design(case, with_slope=with_slope)
    grid = _find_grid(case, design) if hyper is None else hyper
    batch = make_batch(case, design, grid)
    first = None if start is None else np.tile(start, (batch.size, 1))
    laplace = fit_laplace(batch, start=first)
    weights, evidence = _normalised(laplace.log_marginal + grid.log_weight)
    fit = Fit(case, design, grid, batch, laplace, weights, evidence, Interval(1, 1, 1), 0.0, 1.0, 0.5)
    if refine is None:
        refine = bool((case.counts * case.seen()).sum() < FEW_EVENTS)
    return _with_refined_step(fit) if refine else _with_mixed_step(fit)


def _find_grid(case: Case, design: Design) -> Hyper:
    """Return the part of the grid that holds the weight, crossed with the trend's priors."""
    grid = latent_grid()
    rough = fit_laplace(make_batch(case, design, grid), steps=6)
    score = rough.log_marginal + grid.log_weight
    return with_trends(grid.pick(np.flatnonzero(score > score.max() - KEPT_WITHIN)))


def _normalised(score: Floats) -> tuple[Floats, float]:
    """Return weights that add up to 1, and the log of the sum before."""
    top = float(score.max())
    weights = np.exp(score - top)
    total = float(weights.sum())
    return weights / total, top + float(np.log(total))


def _with_mixed_step(fit: Fit) -> Fit:
    """Return the fit with the step's marginal as a mixture of normals."""
    means = fit.laplace.effects[:, STEP]
    sds = np.sqrt(fit.laplace.covariance[:, STEP, STEP])
    mean, sd = fit.effect("step")
    p_lower = float(fit.weights @ ndtr(-means / sds))
    return replace(fit, ratio=fit.interval("step"), mean=mean, sd=sd, p_lower=p_lower)


def mixture_quantile(means: Floats, sds: Floats, weights: Floats, quantile: float) -> float:
    """Return a quantile of a mixture of normals, by bisection."""
    low, high = float((means - 12 * sds).min()), float((means + 12 * sds).max())
    for _ in range(60):
        middle = (low + high) / 2
        if float(weights @ ndtr((middle - means) / sds)) < quantile:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _with_refined_step(fit: Fit) -> Fit:
    """Return the fit with the step's marginal from an outer grid: its true, skewed shape."""
    centre, scale = fit.effect("step")
    density = _outer_density(fit, centre, scale)
    below = np.cumsum(density)
    below /= below[-1]
    steps = centre + FINE * scale
    low, value, high = (float(np.exp(np.interp(q, below, steps))) for q in ENDS)
    mean = float((density * steps).sum() / density.sum())
    sd = float(np.sqrt((density * (steps - mean) ** 2).sum() / density.sum()))
    p_lower = float(np.interp(0.0, steps, below))
    return replace(fit, ratio=Interval(value, low, high), mean=mean, sd=sd, p_lower=p_lower)


def _outer_density(fit: Fit, centre: float, scale: float) -> Floats:
    """Return the density of the step on the fine grid, all else integrated out."""
    kept = _heaviest(fit.weights, OUTER_MASS)
    values = centre + OUTER * scale
    batch, start = _batch_at(fit, kept, np.repeat(values, len(kept)))
    hyper = fit.hyper.pick(kept).repeated(len(values))
    score = fit_laplace(batch, start=start).log_marginal + hyper.log_weight
    score = score.reshape(len(values), len(kept))
    top = score.max()
    log_density = np.log(np.exp(score - top).sum(axis=1)) - 0.5 * (values / fit.design.sd[STEP]) ** 2
    density: Floats = np.exp(CubicSpline(OUTER, log_density - log_density.max())(FINE))
    return density


def _heaviest(weights: Floats, mass: float) -> "np.typing.NDArray[np.intp]":
    order = np.argsort(-weights)
    needed = int(np.searchsorted(np.cumsum(weights[order]), mass)) + 1
    return order[:needed]


def _batch_at(fit: Fit, kept: "np.typing.NDArray[np.intp]", steps: Floats) -> tuple[Batch, Floats]:
    """Return the batch in which the step is held at each value, and where to start it."""
    times = len(steps) // len(kept)
    column = fit.batch.effects[0, :, STEP]
    others = np.delete(np.arange(len(fit.design.names)), STEP)
    moved = steps - np.tile(fit.laplace.effects[kept, STEP], times)
    start = np.tile(fit.laplace.log_rate[kept], (times, 1))
    start += moved[:, None] * np.tile(_drift(fit, kept), (times, 1))
    batch = replace(
        fit.batch,
        offset=fit.batch.offset + steps[:, None] * column,
        effects=fit.batch.effects[:, :, others],
        prior_mean=fit.batch.prior_mean[others],
        prior_precision=np.tile(fit.batch.prior_precision[np.ix_(kept, others)], (times, 1)),
        sigma=np.tile(fit.batch.sigma[kept], times),
        rho=np.tile(fit.batch.rho[kept], times),
    )
    return batch, start


def _drift(fit: Fit, kept: "np.typing.NDArray[np.intp]") -> Floats:
    """Return (K, T): how the log rate moves with the step, all else at its best given the step."""
    laplace, columns = fit.laplace, fit.design.columns
    along = laplace.covariance[kept][:, :, STEP] / laplace.covariance[kept, STEP, STEP][:, None]
    straight = along @ columns.T
    pull = (laplace.weights[kept] * straight)[:, :, None]
    latent = solve_tridiagonal(laplace.diagonal[kept], laplace.links[kept], pull)[0][:, :, 0]
    drift: Floats = straight - latent
    return drift
