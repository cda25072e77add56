"""The date of the change, found without being told: where would one step explain the series best?"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from dalil.compare.posterior import Fit
from dalil.compare.scan import fit_steps

EDGE = 4
"""Periods at either end where no step is tried."""
MASS = 0.80
NO_DATE_SHARE = 0.5
"""A set that spans more than this share of the dates names no date."""


class ChangeDate(NamedTuple):
    """Dates that hold 80 % of the posterior of a single step, as indices of periods."""

    likely: tuple[int, ...]
    """The set, in order of time."""
    best: int
    tried: int
    """Number of dates tried."""

    @property
    def names_a_date(self) -> bool:
        """Whether the set is small enough to say when the change came."""
        return len(self.likely) <= NO_DATE_SHARE * self.tried


def find_change(fit: Fit) -> ChangeDate | None:
    """Return the likely dates of a single step, `None` where the series is too short to try."""
    case = replace(fit.case, reports=None)
    dates = np.arange(EDGE, case.periods - EDGE + 1)
    if len(dates) < 2:
        return None
    score = fit_steps(case, dates, fit.best()).log_marginal
    posterior = np.exp(score - score.max())
    posterior /= posterior.sum()
    order = np.argsort(-posterior)
    needed = int(np.searchsorted(np.cumsum(posterior[order]), MASS)) + 1
    likely = sorted(int(date) for date in dates[order[:needed]])
    return ChangeDate(tuple(likely), int(dates[order[0]]), len(dates))
