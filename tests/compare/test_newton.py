import numpy as np
import pytest
from scipy.special import gammaln

from dalil.compare.model import Case, Hyper, make_batch, make_design
from dalil.compare.newton import fit_laplace, solve_tridiagonal


def test_tridiagonal_systems_are_solved_side_by_side() -> None:
    rng = np.random.default_rng(1)
    diagonal, links = 3 + rng.random((4, 9)), rng.random((4, 8)) - 0.5
    right = rng.standard_normal((4, 9, 2))
    solution, pivots = solve_tridiagonal(diagonal, links, right)
    for g in range(4):
        matrix = np.diag(diagonal[g]) + np.diag(links[g], 1) + np.diag(links[g], -1)
        assert np.allclose(matrix @ solution[g], right[g])
        assert np.log(pivots[g]).sum() == pytest.approx(np.linalg.slogdet(matrix)[1])


def dense_log_marginal(case: Case, sigma: float, rho: float, trend_sd: float) -> float:
    """The same Laplace approximation by dense algebra over the log rate alone, written anew."""
    design = make_design(case)
    sd = design.sd.copy()
    sd[1] = trend_sd
    prior = make_batch(case, design, one_setting(sigma, rho, trend_sd)).prior_mean
    lag = np.abs(np.subtract.outer(np.arange(case.periods), np.arange(case.periods)))
    covariance = sigma**2 * rho**lag + (design.columns * sd**2) @ design.columns.T
    mean, inverse = design.columns @ prior, np.linalg.inv(covariance)
    rate = np.log(case.counts + 0.5)
    for _ in range(100):
        gradient = case.counts - np.exp(rate) - inverse @ (rate - mean)
        step = np.linalg.solve(inverse + np.diag(np.exp(rate)), gradient)
        rate = rate + np.clip(step, -1, 1)
    fit = (case.counts * rate - np.exp(rate) - gammaln(case.counts + 1)).sum()
    distance = (rate - mean) @ inverse @ (rate - mean)
    curvature = np.linalg.slogdet(np.eye(case.periods) + covariance * np.exp(rate))[1]
    return float(fit - 0.5 * distance - 0.5 * curvature)


def one_setting(sigma: float, rho: float, trend_sd: float) -> Hyper:
    return Hyper(*(np.array([value]) for value in (sigma, rho, trend_sd, 0.0)))


@pytest.mark.parametrize(
    ("sigma", "rho", "trend_sd"), [(0.35, 0.4, 1.0), (0.85, 0.9, 2.5), (0.13, 0.0, 0.35)]
)
def test_log_marginal_equals_a_dense_implementation(sigma: float, rho: float, trend_sd: float) -> None:
    counts = np.random.default_rng(7).poisson(4, 24).astype(float)
    case = Case(counts, 12)
    batch = make_batch(case, make_design(case), one_setting(sigma, rho, trend_sd))
    assert fit_laplace(batch).log_marginal[0] == pytest.approx(
        dense_log_marginal(case, sigma, rho, trend_sd), abs=2e-3
    )


def test_a_masked_count_does_not_matter() -> None:
    counts = np.random.default_rng(3).poisson(5, 20).astype(float)
    other = counts.copy()
    other[4] = 900
    seen = np.ones(20)
    seen[4] = 0
    fits = [
        fit_laplace(make_batch(case, make_design(case), one_setting(0.35, 0.4, 1.0)))
        for case in (Case(counts, 10, observed=seen), Case(other, 10, observed=seen))
    ]
    assert np.allclose(fits[0].effects, fits[1].effects, atol=1e-6)
