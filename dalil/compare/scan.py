"""Steps at many dates at once, the latent part held at its best setting."""

from dataclasses import replace

import numpy as np

from dalil.compare.model import STEP, Case, Hyper, make_batch, make_design
from dalil.compare.newton import Floats, Laplace, fit_laplace


def fit_steps(case: Case, dates: "np.typing.NDArray[np.intp]", best: Hyper) -> Laplace:
    """Return one fit of `case` for each date (index of a period) at which a step is tried."""
    design = make_design(case)
    batch = make_batch(case, design, best)
    effects = np.repeat(batch.effects, len(dates), axis=0)
    effects[:, :, STEP] = np.arange(case.periods)[None, :] >= dates[:, None]
    if case.reports is not None:
        raise ValueError("a scan of dates takes no reporting: its smoothing depends on the date")
    held = best.repeated(len(dates))
    return fit_laplace(replace(batch, effects=effects, sigma=held.sigma, rho=held.rho))


def step_scores(laplace: Laplace) -> Floats:
    """Return each step over its standard deviation."""
    scores: Floats = laplace.effects[:, STEP] / np.sqrt(laplace.covariance[:, STEP, STEP])
    return scores
