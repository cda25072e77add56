import numpy as np
import pytest

from dalil.compare.model import Case
from dalil.compare.posterior import fit_case
from dalil.compare.scan import fit_steps, step_scores


def test_many_dates_at_once_equal_one_fit_each() -> None:
    counts = np.random.default_rng(6).poisson(5, 40).astype(float)
    best = fit_case(Case(counts, 20)).best()
    dates = np.array([12, 20, 31])
    together = step_scores(fit_steps(Case(counts, 20), dates, best))
    for date, score in zip(dates, together, strict=True):
        alone = fit_case(Case(counts, int(date)), hyper=best, refine=False)
        assert score == pytest.approx(alone.mean / alone.sd, abs=1e-3)


def test_a_scan_takes_no_reporting() -> None:
    case = Case(np.ones(20), 10, reports=np.ones(20))
    with pytest.raises(ValueError, match="no reporting"):
        fit_steps(case, np.array([10]), fit_case(Case(np.ones(20), 10)).best())
