import numpy as np

from dalil.compare.model import Case
from dalil.compare.placebo import Placebo, try_fake_dates
from dalil.compare.posterior import fit_case


def test_a_real_fall_is_larger_than_at_any_fake_date() -> None:
    counts = np.random.default_rng(2).poisson(np.where(np.arange(60) < 30, 20, 7)).astype(float)
    placebo = try_fake_dates(fit_case(Case(counts, 30)))
    assert placebo == Placebo(dates=19, larger=0)
    assert placebo.share == 1 / 20


def test_fake_dates_are_as_large_where_the_step_came_long_before() -> None:
    counts = np.random.default_rng(2).poisson(np.where(np.arange(60) < 14, 30, 8)).astype(float)
    share = try_fake_dates(fit_case(Case(counts, 40))).share
    assert share is not None and share > 0.10


def test_a_short_part_before_has_no_fake_dates() -> None:
    assert try_fake_dates(fit_case(Case(np.full(30, 4.0), 11))).share is None
