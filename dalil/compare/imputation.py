"""Unclear dates, counts and doubles: the series is drawn many times, and the answers are pooled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr, stdtrit

from dalil.compare.draws import draw
from dalil.compare.model import Case, Hyper
from dalil.compare.newton import Floats
from dalil.compare.posterior import Fit, fit_case
from dalil.model import Interval

ROUNDS = 20
BURN_IN = 3
SEED = 20140922
LARGEST_GRID = 60
"""Settings of the grid kept between rounds; with the 16 best only, coverage fell to 91.5 %."""

Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Unclear:
    """n incidents by the periods they may lie in, their events, and how likely they are real."""

    first: Ints
    """(n,) first period each may lie in."""
    last: Ints
    """(n,) last period, inside."""
    low: Floats
    """(n,) fewest events."""
    high: Floats
    """(n,) most events."""
    probability: Floats
    """(n,) probability of being real, inside the window, and not told twice."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be drawn."""
        fixed = (self.first == self.last) & (self.low == self.high) & (self.probability == 1)
        return bool(fixed.all())

    def expected(self, periods: int) -> Floats:
        """Return (T,) counts with every incident spread evenly over the periods it may lie in.

        To be shown and to start from, never to be fitted where something is unclear.
        """
        total = np.zeros(periods)
        middle = self.probability * (self.low + self.high) / 2 / (self.last - self.first + 1)
        for first, last, share in zip(self.first, self.last, middle, strict=True):
            total[first : last + 1] += share
        return total


class Pooled(NamedTuple):
    """A step pooled over the rounds by Rubin's rules, with Barnard and Rubin's freedom."""

    ratio: Interval
    mean: float
    sd: float
    p_lower: float
    share: float
    """Share of the variance that comes from what is unclear, 0 to 1."""

    @property
    def excludes_one(self) -> bool:
        """Whether the 95 % interval of the ratio leaves out 1."""
        return self.ratio.low > 1 or self.ratio.high < 1


class Imputed(NamedTuple):
    """The series as drawn, and one fit a round."""

    counts: Floats
    """(M, T)."""
    fits: tuple[Fit, ...]


def impute(case: Case, unclear: Unclear, *, rounds: int = ROUNDS) -> Imputed:
    """Draw the series `rounds` times by data augmentation, and fit each.

    A date is drawn in proportion to the rate drawn last, latent part included: uniform draws pull
    the ratio towards 1. The counts of `case` are not read.
    """
    rng = np.random.default_rng(SEED)
    rate, grid, fits = np.exp(case.known_offset()), None, []
    for turn in range(BURN_IN + rounds):
        drawn = replace(case, counts=draw_counts(unclear, rate, rng))
        refine = None if turn >= BURN_IN else False
        fit = fit_case(drawn, hyper=grid, refine=refine, start=np.log(rate) if turn else None)
        grid = grid or _kept(fit)
        rate = np.exp(draw(fit, 1, rng).log_rate[0])
        if turn >= BURN_IN:
            fits.append(fit)
    return Imputed(np.array([fit.case.counts for fit in fits]), tuple(fits))


def refit(case: Case, counts: Floats) -> list[Fit]:
    """Return a fit of `case` for each of the (M, T) drawn series."""
    fits: list[Fit] = []
    grid = None
    for drawn in counts:
        refine = None if len(counts) == 1 else False
        fit = fit_case(replace(case, counts=drawn), hyper=grid, refine=refine)
        grid = grid or _kept(fit)
        fits.append(fit)
    return fits


def _kept(fit: Fit) -> Hyper:
    return fit.hyper.pick(np.argsort(-fit.weights)[:LARGEST_GRID])


def draw_counts(unclear: Unclear, rate: Floats, rng: np.random.Generator) -> Floats:
    """Draw which incidents are real, in which period each lies, and its events; return (T,) counts."""
    size = len(unclear.first)
    real = rng.random(size) < unclear.probability
    below = np.concatenate([[0.0], np.cumsum(rate)])
    span = below[unclear.last + 1] - below[unclear.first]
    point = below[unclear.first] + rng.random(size) * span
    period = np.clip(np.searchsorted(below, point, side="right") - 1, unclear.first, unclear.last)
    zero = unclear.low < 1
    ratio = (unclear.high + zero + 0.999) / (unclear.low + zero)
    events = np.floor((unclear.low + zero) * ratio ** rng.random(size)) - zero
    events = np.clip(events, unclear.low, unclear.high)
    counts = np.zeros(len(rate))
    np.add.at(counts, period[real], events[real])
    return counts


def pool_fits(fits: Sequence[Fit]) -> Pooled:
    """Pool the rounds; a single fit keeps its own, skewed interval."""
    if len(fits) == 1:
        fit = fits[0]
        return Pooled(fit.ratio, fit.mean, fit.sd, fit.p_lower, 0.0)
    complete = fits[0].case.periods - len(fits[0].design.names)
    return pool([fit.mean for fit in fits], [fit.sd for fit in fits], complete)


def pool(means: Sequence[float], sds: Sequence[float], complete: int) -> Pooled:
    """Pool estimates of one step by Rubin's rules.

    `complete` is the degrees of freedom with nothing unclear. A single estimate is taken as it is,
    with normal ends.
    """
    rounds = len(means)
    mean, within = float(np.mean(means)), float(np.mean(np.square(sds)))
    between = float(np.var(means, ddof=1)) if rounds > 1 else 0.0
    variance = within + (1 + 1 / rounds) * between
    share = (1 + 1 / rounds) * between / variance
    freedom = _freedom(share, rounds, complete)
    sd = variance**0.5
    reach = float(stdtrit(freedom, 0.975)) * sd
    ends = Interval(float(np.exp(mean)), float(np.exp(mean - reach)), float(np.exp(mean + reach)))
    return Pooled(ends, mean, sd, float(stdtr(freedom, -mean / sd)), share)


def _freedom(share: float, rounds: int, complete: int) -> float:
    if share < 1e-9:
        return float(max(complete, 2))
    drawn = (rounds - 1) / share**2
    seen = (complete + 1) / (complete + 3) * complete * (1 - share)
    return max(1 / (1 / drawn + 1 / seen), 2.0)
