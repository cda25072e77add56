from datetime import date

import numpy as np

from dalil.compare.effect import measure, with_seasons
from dalil.compare.imputation import Unclear
from dalil.compare.model import Case
from dalil.compare.periods import shift


def test_level_and_slope_tell_a_fall_from_a_decline() -> None:
    week = np.arange(80)
    declining = np.where(week < 40, 60.0, 60.0 * np.exp(-0.05 * (week - 40)))
    effect = measure(Case(np.random.default_rng(1).poisson(declining).astype(float), 40))
    assert effect.slope.high < 0.5
    assert effect.level.low < 1 < effect.level.high
    assert effect.average.high < 1


def test_a_series_with_nothing_unclear_has_no_fuzzy_share() -> None:
    counts = np.full(30, 5.0)
    place, one = np.arange(30), np.ones(30)
    clear = Unclear(place, place, counts, counts, one)
    assert measure(Case(counts, 15), clear).fuzzy_share is None


def test_monthly_counts_of_two_years_get_seasons() -> None:
    assert with_seasons(Case(np.ones(24), 12), "month").year == 12.0
    assert with_seasons(Case(np.ones(23), 12), "month").year is None
    assert with_seasons(Case(np.ones(40), 12), "day").year is None


def test_weekly_counts_get_seasons_only_where_they_show() -> None:
    week, rng = np.arange(110), np.random.default_rng(2)
    flat = Case(rng.poisson(np.full(110, 10)).astype(float), 60)
    waves = Case(rng.poisson(20 * np.exp(0.8 * np.sin(2 * np.pi * week / 52.18))).astype(float), 60)
    assert with_seasons(flat, "week").year is None
    assert with_seasons(waves, "week").year is not None


def test_seasons_are_not_taken_for_a_step() -> None:
    """Monthly counts that peak every summer, the date in spring."""
    start = date(2010, 1, 1)
    months = np.array([shift(start, "month", k).month for k in range(48)])
    rate = 30 * np.exp(0.5 * np.cos(2 * np.pi * (months - 7) / 12))
    counts = np.random.default_rng(3).poisson(rate).astype(float)
    assert not measure(with_seasons(Case(counts, 40), "month")).step.excludes_one
