import numpy as np
import pytest

from dalil.compare.imputation import Unclear, draw_counts, impute, pool
from dalil.compare.model import Case
from dalil.compare.posterior import fit_case


def unclear(first: list[int], last: list[int], probability: float = 1.0) -> Unclear:
    ones = np.ones(len(first))
    return Unclear(np.array(first), np.array(last), ones, ones, probability * ones)


def test_a_date_is_drawn_in_proportion_to_the_rate() -> None:
    rate = np.array([1.0, 1.0, 8.0, 1.0])
    counts = draw_counts(unclear([0] * 4000, [2] * 4000), rate, np.random.default_rng(1))
    assert counts.sum() == 4000 and counts[3] == 0
    assert counts[2] / 4000 == pytest.approx(0.8, abs=0.03)


def test_an_unsure_incident_is_kept_with_its_probability() -> None:
    counts = draw_counts(unclear([1] * 2000, [1] * 2000, 0.3), np.ones(3), np.random.default_rng(2))
    assert counts[1] / 2000 == pytest.approx(0.3, abs=0.04)


def test_a_count_is_drawn_within_its_range() -> None:
    one = np.ones(500)
    ranged = Unclear(np.zeros(500, int), np.zeros(500, int), 0 * one, 4 * one, one)
    drawn = [draw_counts(ranged, np.ones(1), np.random.default_rng(s))[0] / 500 for s in range(5)]
    assert min(drawn) > 1.0 and max(drawn) < 2.0
    exact = Unclear(
        np.zeros(3, int), np.zeros(3, int), np.array([2.0, 5, 9]), np.array([2.0, 5, 9]), np.ones(3)
    )
    assert draw_counts(exact, np.ones(1), np.random.default_rng(1))[0] == 16


def test_fuzzy_dates_leave_a_real_fall_in_sight() -> None:
    rng = np.random.default_rng(3)
    week = np.repeat(np.arange(60), rng.poisson(np.where(np.arange(60) < 30, 8, 2)))
    width = np.where(rng.random(len(week)) < 0.4, rng.integers(4, 12, len(week)), 1)
    first = np.clip(week - (rng.random(len(week)) * width).astype(int), 0, 59)
    last = np.clip(first + width - 1, week, 59)
    fuzzy = unclear(first.tolist(), last.tolist())
    drawn = impute(Case(fuzzy.expected(60), 30), fuzzy, rounds=10)
    pooled = pool([fit.mean for fit in drawn.fits], [fit.sd for fit in drawn.fits], 57)
    exact = fit_case(Case(np.bincount(week, minlength=60).astype(float), 30))
    assert pooled.ratio.low < 0.25 < pooled.ratio.high < 1
    assert abs(pooled.mean - exact.mean) < 0.25
    assert 0 < pooled.share < 0.5
    assert (drawn.counts.sum(axis=1) == len(week)).all()


def test_pooling_one_estimate_changes_nothing_and_spread_between_widens() -> None:
    alone, spread = pool([-0.5], [0.2], 50), pool([-0.7, -0.5, -0.3], [0.2] * 3, 50)
    assert alone.share == 0 and alone.sd == pytest.approx(0.2)
    assert spread.mean == pytest.approx(-0.5) and spread.sd > 0.28
    assert spread.share == pytest.approx(4 / 3 * 0.04 / (0.04 + 4 / 3 * 0.04))


def test_incidents_spread_evenly_are_shown_as_shares() -> None:
    assert unclear([0, 1], [1, 1], 0.5).expected(3).tolist() == [0.25, 0.75, 0.0]
    assert unclear([0], [0]).is_clear and not unclear([0], [1]).is_clear
