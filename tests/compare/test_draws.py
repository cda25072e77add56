import numpy as np
import pytest

from dalil.compare.draws import average_ratio, draw, excess, forecast
from dalil.compare.model import Case
from dalil.compare.posterior import fit_case

COUNTS = np.random.default_rng(8).poisson(np.where(np.arange(40) < 20, 12, 6)).astype(float)


def test_draws_have_the_moments_of_the_fit() -> None:
    fit = fit_case(Case(COUNTS, 20), refine=False)
    drawn = draw(fit, 4000, np.random.default_rng(1))
    step = drawn.effects[:, 2]
    assert step.mean() == pytest.approx(fit.mean, abs=0.02)
    assert step.std() == pytest.approx(fit.sd, rel=0.06)
    best = int(np.argmax(fit.weights))
    assert np.allclose(drawn.log_rate.mean(axis=0), fit.laplace.log_rate[best], atol=0.1)


def test_fewer_events_came_than_expected() -> None:
    more = excess(fit_case(Case(COUNTS, 20)))
    assert more.low < 20 * (6 - 12) < more.high < 0


def test_the_forecast_knows_nothing_of_what_came_after() -> None:
    changed = COUNTS.copy()
    changed[20:] = 400
    first, second = forecast(Case(COUNTS, 20)), forecast(Case(changed, 20))
    assert first.total == second.total and len(first.periods) == 20
    assert first.total.low < 20 * 12 < first.total.high


def test_average_ratio_agrees_with_the_step_where_there_is_no_slope() -> None:
    ratio = average_ratio(fit_case(Case(COUNTS, 20), with_slope=True))
    assert ratio.low < 0.5 < ratio.high < 1
