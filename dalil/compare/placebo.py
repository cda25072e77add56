"""Fake dates in the part before: does the method see such a step where nothing happened?"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from dalil.compare.posterior import Fit
from dalil.compare.scan import fit_steps, step_scores

LEAST_SIDE = 6
"""Periods on either side of a fake date."""
STRONG_SHARE = 0.10
"""Strong evidence asks that no more than this share of dates shows as large a step."""
MOST_DATES = 200
"""Of more dates than these, every second, third, ... is tried."""
LEAST_DATES = 9
"""With fewer fake dates the share cannot fall to `STRONG_SHARE`."""


class Placebo(NamedTuple):
    """How the real step compares with steps at fake dates."""

    dates: int
    """Number of fake dates."""
    larger: int
    """Fake dates whose step is as large as the real one, against its own uncertainty."""

    @property
    def share(self) -> float | None:
        """Share of dates, the real one included, with as large a step; `None` without fake dates.

        A sanity check and no test: the windows of fake dates overlap.
        """
        return (1 + self.larger) / (1 + self.dates) if self.dates else None


def try_fake_dates(fit: Fit) -> Placebo:
    """Return how many fake dates before the date show as large a step as `fit`."""
    start = fit.case.start
    dates = np.arange(LEAST_SIDE, start - LEAST_SIDE + 1)
    dates = dates[:: 1 + len(dates) // MOST_DATES]
    if not len(dates):
        return Placebo(0, 0)
    before = replace(fit.case, reports=None).part(0, start)
    if before.year is not None and start < before.year:
        before = replace(before, year=None)
    scores = step_scores(fit_steps(before, dates, fit.best()))
    return Placebo(len(dates), int((np.abs(scores) >= abs(fit.mean / fit.sd)).sum()))
