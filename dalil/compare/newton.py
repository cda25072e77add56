"""Laplace fits of a Poisson series with a latent AR(1) part, for a whole batch at once.

The batch is laid end to end as one long tridiagonal system whose links between members are zero, so
that one call of LAPACK solves all of them.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.linalg.lapack import dpttrf, dpttrs
from scipy.special import gammaln

Floats = npt.NDArray[np.float64]

STEP_LIMIT = 2.0
"""A Newton step moves the log rate of a period by no more than this."""
TOLERANCE = 1e-4
"""Largest move of a log rate at which the fit is taken as found; the next step would be its square."""


@dataclass(frozen=True, slots=True)
class Batch:
    """G fits of T periods with p effects; a leading size of 1 stands for all members."""

    counts: Floats
    """(G or 1, T) events."""
    offset: Floats
    """(G or 1, T) known part of the log rate."""
    effects: Floats
    """(G or 1, T, p) design matrix."""
    prior_mean: Floats
    """(p,) normal prior of the effects."""
    prior_precision: Floats
    """(G or 1, p)."""
    sigma: Floats
    """(G,) stationary standard deviation of the latent part."""
    rho: Floats
    """(G,) its correlation from one period to the next."""
    observed: Floats
    """(G or 1, T) 1 where the count is seen, 0 where it is masked."""

    @property
    def size(self) -> int:
        """Number of fits."""
        return len(self.sigma)


class Laplace(NamedTuple):
    """Posterior of each member around its mode."""

    log_marginal: Floats
    """(G,) log marginal likelihood of the counts."""
    effects: Floats
    """(G, p) posterior mean of the effects."""
    covariance: Floats
    """(G, p, p)."""
    log_rate: Floats
    """(G, T) mode of the log rate, offset included."""
    diagonal: Floats
    """(G, T) diagonal of the precision of the latent part, the counts' information included."""
    links: Floats
    """(G, T - 1) its off-diagonal."""
    weights: Floats
    """(G, T) information of the counts about the log rate."""


class _Latent(NamedTuple):
    """Prior precision of the latent part: tridiagonal, one row a member."""

    diagonal: Floats
    links: Floats
    log_determinant: Floats


class _Step(NamedTuple):
    """One Newton step: effects, latent part, and what the determinants need."""

    effects: Floats
    latent: Floats
    information: Floats
    pivots: Floats


def solve_tridiagonal(diagonal: Floats, links: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Solve G symmetric positive tridiagonal systems; return the solutions and the pivots.

    `diagonal` is (G, T), `links` (G, T - 1), `right` (G, T, k). The logarithms of the pivots (G, T)
    add up to the log determinant.
    """
    size, periods = diagonal.shape
    padded = np.zeros((size, periods))
    padded[:, :-1] = links
    pivots, factors, _ = dpttrf(diagonal.ravel(), padded.ravel()[:-1])
    flat = np.asfortranarray(right.reshape(size * periods, -1))
    solution, _ = dpttrs(pivots, factors, flat, overwrite_b=1)
    return np.ascontiguousarray(solution).reshape(right.shape), pivots.reshape(size, periods)


def fit_laplace(batch: Batch, *, start: Floats | None = None, steps: int = 30) -> Laplace:
    """Return the Laplace approximation of every member of the batch.

    `start` is a (G, T) log rate to begin from; fewer `steps` give a rough fit.
    """
    latent_prior = _latent_prior(batch)
    log_rate = _first_guess(batch) if start is None else start.copy()
    for _ in range(steps):
        step = _newton_step(batch, latent_prior, log_rate)
        target = batch.offset + _times(batch.effects, step.effects) + step.latent
        change = np.clip(target - log_rate, -STEP_LIMIT, STEP_LIMIT)
        log_rate = log_rate + change
        if np.abs(change).max() < TOLERANCE:
            break
    marginal = _log_marginal(batch, latent_prior, log_rate, step)
    weights = _weights(batch, log_rate)
    diagonal = latent_prior.diagonal + weights
    covariance = np.linalg.inv(step.information).astype(np.float64)
    return Laplace(marginal, step.effects, covariance, log_rate, diagonal, latent_prior.links, weights)


def _latent_prior(batch: Batch) -> _Latent:
    periods = batch.counts.shape[1]
    ends = 1 / (batch.sigma**2 * (1 - batch.rho**2))
    diagonal = np.repeat((ends * (1 + batch.rho**2))[:, None], periods, axis=1)
    diagonal[:, 0] = diagonal[:, -1] = ends
    links = np.repeat((-ends * batch.rho)[:, None], periods - 1, axis=1)
    log_determinant = -2 * periods * np.log(batch.sigma) - (periods - 1) * np.log(1 - batch.rho**2)
    return _Latent(diagonal, links, log_determinant)


def _first_guess(batch: Batch) -> Floats:
    seen = batch.observed * batch.counts
    guess = np.log(seen + 0.5 * seen.mean(axis=1, keepdims=True) + 0.1)
    return np.array(np.broadcast_to(guess, (batch.size, batch.counts.shape[1])))


def _weights(batch: Batch, log_rate: Floats) -> Floats:
    return batch.observed * np.exp(np.clip(log_rate, -30, 25)) + 1e-10


def _times(effects: Floats, values: Floats) -> Floats:
    """Return (G, T): the design matrices times the effects (G, p)."""
    if len(effects) == 1:
        product: Floats = values @ effects[0].T
    else:
        product = np.matmul(effects, values[:, :, None])[:, :, 0]
    return product


def _newton_step(batch: Batch, latent: _Latent, log_rate: Floats) -> _Step:
    weights = _weights(batch, log_rate)
    rate = np.exp(np.clip(log_rate, -30, 25))
    pull = weights * (log_rate - batch.offset) + batch.observed * (batch.counts - rate)
    weighted = weights[:, :, None] * batch.effects
    right = np.concatenate([pull[:, :, None], weighted], axis=2)
    solved, pivots = solve_tridiagonal(latent.diagonal + weights, latent.links, right)
    across = np.swapaxes(batch.effects, 1, 2)
    information = np.matmul(across, weighted) - np.matmul(np.swapaxes(weighted, 1, 2), solved[:, :, 1:])
    slots = np.arange(batch.effects.shape[2])
    information[:, slots, slots] += batch.prior_precision
    target = (
        np.matmul(across, pull[:, :, None])
        - np.matmul(np.swapaxes(weighted, 1, 2), solved[:, :, :1])
        + (batch.prior_precision * batch.prior_mean)[:, :, None]
    )
    effects = np.linalg.solve(information, target)[:, :, 0]
    latent_part = solved[:, :, 0] - np.matmul(solved[:, :, 1:], effects[:, :, None])[:, :, 0]
    return _Step(effects, latent_part, information, pivots)


def _log_marginal(batch: Batch, latent: _Latent, log_rate: Floats, step: _Step) -> Floats:
    rate = np.exp(np.clip(log_rate, -30, 25))
    fit = batch.observed * (batch.counts * log_rate - rate - gammaln(batch.counts + 1))
    part = step.latent
    roughness = (latent.diagonal * part**2).sum(axis=1)
    roughness += 2 * (latent.links * part[:, 1:] * part[:, :-1]).sum(axis=1)
    distance = (batch.prior_precision * (step.effects - batch.prior_mean) ** 2).sum(axis=1)
    log_determinants = (
        latent.log_determinant
        + np.log(batch.prior_precision).sum(axis=1)
        - np.log(step.pivots).sum(axis=1)
        - np.linalg.slogdet(step.information)[1]
    )
    total: Floats = fit.sum(axis=1) + 0.5 * (log_determinants - roughness - distance)
    return total
