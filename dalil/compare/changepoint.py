"""The date of the change, found without being told: where would one step explain the series best?"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from dalil.compare.model import Case, Hyper
from dalil.compare.newton import Floats
from dalil.compare.posterior import Fit, fit_case
from dalil.compare.scan import fit_steps

MOST_DATES = 200
"""Of more dates than these, every second, third, ... is tried."""
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
    """Return the likely dates of a single step, `None` where the series is too short to try.

    The latent part is held at its best setting for the date asked for, and at that for the
    likeliest date found so: with a step at the wrong date, a lasting latent part takes its place.
    """
    case = replace(fit.case, reports=None)
    dates = np.arange(EDGE, case.periods - EDGE + 1)
    dates = dates[:: 1 + len(dates) // MOST_DATES]
    if len(dates) < 2:
        return None
    scores = [_scores(case, dates, fit.best())]
    likeliest = replace(case, start=int(dates[np.argmax(scores[0])]))
    scores.append(_scores(case, dates, fit_case(likeliest, refine=False).best()))
    posterior = np.exp(np.array(scores) - np.max(scores)).sum(axis=0)
    posterior /= posterior.sum()
    order = np.argsort(-posterior)
    needed = int(np.searchsorted(np.cumsum(posterior[order]), MASS)) + 1
    likely = sorted(int(date) for date in dates[order[:needed]])
    return ChangeDate(tuple(likely), int(dates[order[0]]), len(dates))


def _scores(case: Case, dates: "np.typing.NDArray[np.intp]", setting: Hyper) -> Floats:
    """Return (D,) log evidence of a step at each date, the setting's own prior included."""
    scores: Floats = fit_steps(case, dates, setting).log_marginal + setting.log_weight[0]
    return scores
