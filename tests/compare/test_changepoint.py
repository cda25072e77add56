import numpy as np

from dalil.compare.changepoint import find_change
from dalil.compare.model import Case
from dalil.compare.posterior import fit_case


def test_the_date_is_found_without_being_told() -> None:
    counts = np.random.default_rng(6).poisson(np.where(np.arange(60) < 24, 20, 5)).astype(float)
    change = find_change(fit_case(Case(counts, 40)))
    assert change is not None and change.names_a_date
    assert abs(change.best - 24) <= 1 and 24 in change.likely and 40 not in change.likely


def test_no_change_names_no_date() -> None:
    counts = np.random.default_rng(9).poisson(np.full(60, 6)).astype(float)
    change = find_change(fit_case(Case(counts, 30)))
    assert change is not None and not change.names_a_date


def test_a_very_short_series_is_not_searched() -> None:
    assert find_change(fit_case(Case(np.ones(8), 4))) is None
