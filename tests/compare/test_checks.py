import numpy as np
import pytest

from dalil.compare import checks
from dalil.compare.effect import Effect, measure
from dalil.compare.model import Case
from dalil.compare.periods import Periods
from tests.compare.made_up import AT


def effect_of(rate: np.ndarray, seed: int = 1, start: int = 30) -> tuple[Effect, Periods]:
    counts = np.random.default_rng(seed).poisson(rate).astype(float)
    return measure(Case(counts, start)), Periods(AT, "week", start, len(rate) - start)


WEEK = np.arange(60)
FALL = effect_of(np.where(WEEK < 30, 20, 6))
LATE = effect_of(np.where(WEEK < 42, 20, 5))
STEADY = effect_of(np.full(60, 8))


def test_a_fall_at_the_date_passes() -> None:
    effect, periods = FALL
    passed = [
        checks.check_placebo(effect),
        checks.check_windows(effect, periods),
        checks.check_shift(effect, periods),
        checks.check_change_date(effect, periods),
        checks.check_spread(effect),
        checks.check_pre_trend(effect),
    ]
    assert [check.passed for check in passed] == [True] * 6
    assert len(passed[1].table) == 2 and "2014-09-16" in passed[2].table[0][0]
    assert all(check.sentence_en and check.sentence_ar for check in passed)


def test_a_fall_twelve_weeks_later_is_named_as_such() -> None:
    check = checks.check_change_date(*LATE)
    assert check.passed is False
    assert "12 weeks after the date you gave" in check.sentence_en
    assert "12 أسبوعًا" in check.sentence_ar


def test_without_a_change_the_data_name_no_date() -> None:
    assert checks.check_change_date(*STEADY).passed is None


def test_counts_already_falling_before_are_seen() -> None:
    effect, _ = effect_of(30 * np.exp(-2.5 * WEEK / 60))
    check = checks.check_pre_trend(effect)
    assert check.passed is False and "already fallen" in check.sentence_en


@pytest.mark.parametrize(("after", "passed"), [(10, True), (45, False)])
def test_reporting_alone(after: int, passed: bool) -> None:
    counts = np.random.default_rng(4).poisson(np.full(60, 8)).astype(float)
    reports = np.random.default_rng(5).poisson(np.where(WEEK < 30, 10, after)).astype(float)
    effect = measure(Case(counts, 30), reports=reports)
    check = checks.check_reporting(effect, reports, FALL[1])
    assert check.passed is passed and len(check.table) == 2


def test_a_wandering_series_warns_of_a_narrow_interval() -> None:
    rng = np.random.default_rng(12)
    effect, _ = effect_of(30 * np.exp(np.cumsum(0.5 * rng.standard_normal(60))))
    assert checks.check_spread(effect).passed is False


def test_short_sides_leave_checks_that_could_not_run_and_say_why() -> None:
    effect, periods = effect_of(np.full(16, 8), start=8)
    could_not = [
        checks.check_placebo(effect),
        checks.check_windows(effect, periods),
        checks.check_shift(effect, periods),
        checks.check_reporting(effect, None, periods),
    ]
    assert [check.passed for check in could_not] == [None] * 4
    assert all(len(check.sentence_en) > 20 for check in could_not)


def test_nothing_compared_lists_every_check() -> None:
    names = [check.name for check in checks.not_compared(checks.SERIES_CHECKS)]
    assert names == list(checks.SERIES_CHECKS)
