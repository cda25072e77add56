import numpy as np
import pytest

from dalil.compare.model import Case
from dalil.compare.posterior import fit_case, mixture_quantile


def series(seed: int, mean: float, ratio: float, *, sigma: float = 0.0) -> Case:
    rng = np.random.default_rng(seed)
    latent = np.zeros(60)
    for week in range(60):
        before = latent[week - 1] if week else 0.0
        latent[week] = 0.6 * before + 0.8 * sigma * rng.standard_normal()
    rate = mean * np.exp(latent) * np.where(np.arange(60) < 30, 1.0, ratio)
    return Case(rng.poisson(rate).astype(float), 30)


def test_a_clear_fall_is_found_and_its_size_is_in_the_interval() -> None:
    fit = fit_case(series(1, 20, 0.4))
    assert fit.ratio.low < 0.4 < fit.ratio.high < 1
    assert fit.p_lower > 0.99


def test_intervals_hold_the_truth_and_rarely_leave_out_no_change() -> None:
    """40 series of 3 a week with autocorrelation: nominal 2 misses; 7 or more come once in 250."""
    fits = [fit_case(series(seed, 3, 1.0, sigma=0.5), refine=False) for seed in range(40)]
    assert sum(fit.excludes_one for fit in fits) <= 6
    halved = [fit_case(series(seed, 3, 0.5, sigma=0.5), refine=False) for seed in range(40)]
    assert sum(fit.ratio.low <= 0.5 <= fit.ratio.high for fit in halved) >= 34
    assert sum(fit.ratio.high < 1 for fit in halved) >= 6


def test_a_steady_trend_is_no_step() -> None:
    rate = 5 * np.exp(np.log(4) * np.linspace(-0.5, 0.5, 60))
    rng = np.random.default_rng(4)
    fits = [fit_case(Case(rng.poisson(rate).astype(float), 30), refine=False) for _ in range(20)]
    assert sum(fit.excludes_one for fit in fits) <= 4


def test_refined_interval_is_skewed_where_nothing_came_after() -> None:
    counts = np.array([2.0] * 30 + [0.0] * 30)
    fit = fit_case(Case(counts, 30))
    assert fit.ratio.high < 0.2
    assert np.log(fit.ratio.value / fit.ratio.low) > 1.2 * np.log(fit.ratio.high / fit.ratio.value)


@pytest.mark.parametrize(
    "counts",
    [[0.0] * 60, [0.0] * 30 + [2.0] * 30, [500.0 if w == 40 else 0.0 for w in range(60)], [1e4] * 60],
    ids=["all zero", "none before", "one spike", "ten thousand a period"],
)
def test_odd_series_give_finite_numbers(counts: list[float]) -> None:
    fit = fit_case(Case(np.array(counts), 30))
    ends = np.array([fit.ratio.low, fit.ratio.value, fit.ratio.high, fit.p_lower])
    assert np.isfinite(ends).all() and fit.ratio.low < fit.ratio.value < fit.ratio.high


def test_an_exposure_takes_its_own_step_out_of_the_ratio() -> None:
    exposure = np.log(np.where(np.arange(60) < 30, 1.0, 2.0))
    counts = np.random.default_rng(5).poisson(50 * np.exp(exposure)).astype(float)
    assert fit_case(Case(counts, 30)).ratio.low > 1
    assert not fit_case(Case(counts, 30, offset=exposure)).excludes_one


def test_quantile_of_one_normal() -> None:
    one = np.array([1.0])
    assert mixture_quantile(one, 2 * one, one, 0.975) == pytest.approx(1 + 2 * 1.959964, abs=1e-5)
