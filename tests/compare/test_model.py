import numpy as np
import pytest

from dalil.compare.model import Case, latent_grid, log_reporting, make_design, with_trends


def test_step_is_the_change_in_the_middle_of_the_part_after() -> None:
    design = make_design(Case(np.ones(20), 8), with_slope=True)
    assert design.names == ("intercept", "trend", "step", "slope")
    slope = design.columns[:, 3]
    assert slope[:8].tolist() == [0.0] * 8
    assert slope[8] == -0.5 and slope[-1] == 0.5
    assert design.columns[8:, 2].tolist() == [1.0] * 12


def test_seasons_and_reporting_have_columns_only_where_asked() -> None:
    counts = np.ones(36)
    assert make_design(Case(counts, 12)).names == ("intercept", "trend", "step")
    assert len(make_design(Case(counts, 12, year=12.0)).names) == 7
    assert make_design(Case(counts, 12, reports=counts)).names[-1] == "reporting"


def test_smoothed_reporting_never_crosses_the_date() -> None:
    reports = np.array([4.0] * 10 + [40.0] * 10)
    logs = log_reporting(reports, 10)
    assert np.ptp(logs[:10]) == pytest.approx(0)
    assert logs[10] - logs[9] == pytest.approx(np.log(40.5 / 4.5))


def test_grid_is_crossed_with_the_priors_of_the_trend() -> None:
    grid = with_trends(latent_grid())
    assert len(grid.sigma) == 8 * 4 * 3
    assert sorted(set(grid.trend_sd.tolist())) == [0.35, 1.0, 2.5]


def test_a_part_keeps_its_exposure_and_date() -> None:
    case = Case(np.arange(10.0), 6, offset=np.arange(10.0), observed=np.ones(10))
    part = case.part(2, 9)
    assert part.start == 4 and part.counts[0] == 2 and part.known_offset()[-1] == 8
