from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from dalil.compare.periods import shift
from dalil.compare.series_file import compare_series
from dalil.errors import BadSeries, UsageError

START, AT = date(2014, 1, 6), date(2014, 9, 1)  # week 34 starts on the date
COUNTS = np.random.default_rng(1).poisson(np.where(np.arange(60) < 34, 12, 4)).tolist()


def weekly(folder: Path, counts: list[object], heading: str = "date,count", first: date = START) -> Path:
    path = folder / "series.csv"
    lines = [f"{first + timedelta(days=7 * k)},{value}" for k, value in enumerate(counts)]
    path.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
    return path


def test_a_weekly_series_is_compared_at_its_date(tmp_path: Path) -> None:
    result = compare_series(weekly(tmp_path, COUNTS), AT)
    assert result.verdict == "strong_lower" and result.effect is not None
    assert result.effect.step.ratio.low < 1 / 3 < result.effect.step.ratio.high < 1
    assert (result.series.seen_before, result.series.seen_after) == (34, 26)
    assert {check.name for check in result.checks} >= {"placebo", "change_date", "cut", "unclear"}


def test_a_period_that_holds_the_date_in_its_midst_is_left_out(tmp_path: Path) -> None:
    result = compare_series(weekly(tmp_path, COUNTS), AT + timedelta(days=3))
    assert (result.series.seen_before, result.series.seen_after) == (34, 25)
    cut = next(check for check in result.checks if check.name == "cut")
    assert cut.passed is False and "2014-09-01" in cut.sentence_en


def test_days_are_added_up_to_weeks_from_the_date(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    path = tmp_path / "days.csv"
    days = [START + timedelta(days=k) for k in range(400)]
    lines = [f"{day},{rng.poisson(3 if day < AT else 1)}" for day in days]
    path.write_text("date,count\n" + "\n".join(lines), encoding="utf-8")
    result = compare_series(path, AT + timedelta(days=2), by="week")
    assert result.series.periods.unit == "week" and result.series.periods.at == date(2014, 9, 3)
    assert result.series.seen_before == 34 and result.verdict.endswith("_lower")


def test_an_unknown_count_is_not_zero(tmp_path: Path) -> None:
    some = [value if k % 5 else "" for k, value in enumerate(COUNTS)]
    result = compare_series(weekly(tmp_path, some), AT)
    assert result.series.seen_before == 27 and result.effect is not None
    assert result.effect.step.ratio.low < 1 / 3 < result.effect.step.ratio.high < 1


def test_ranges_of_counts_widen_the_answer(tmp_path: Path) -> None:
    ranges = [f"{max(0, value - 2)},{value + 4}" for value in COUNTS]
    result = compare_series(weekly(tmp_path, ranges, "date,low,high"), AT)
    assert result.effect is not None and result.effect.fuzzy_share is not None
    assert result.effect.step.ratio.high < 1
    unclear = next(check for check in result.checks if check.name == "unclear")
    assert unclear.passed is False and "60 give a range" in unclear.sentence_en


def test_a_table_of_incidents_is_counted_by_week(tmp_path: Path) -> None:
    path, rng = tmp_path / "incidents.csv", np.random.default_rng(3)
    lines = []
    for k, number in enumerate(COUNTS):
        for n in range(number):
            day = START + timedelta(days=7 * k + int(rng.integers(7)))
            lines.append(
                f"{day},{day + timedelta(days=40 if n % 4 == 0 else 0)},{'0.7' if n % 7 == 0 else ''}"
            )
    path.write_text("date_from,date_to,probability\n" + "\n".join(lines), encoding="utf-8")
    result = compare_series(path, AT)
    assert result.series.periods.unit == "week" and result.verdict.endswith("_lower")
    assert result.effect is not None and result.effect.fuzzy_share is not None


def test_a_reports_column_is_allowed_for(tmp_path: Path) -> None:
    risen = np.random.default_rng(4).poisson(np.where(np.arange(60) < 34, 5, 12))
    reports = np.where(np.arange(60) < 34, 10, 24)
    rows = [f"{count},{number}" for count, number in zip(risen, reports, strict=True)]
    result = compare_series(weekly(tmp_path, rows, "date,count,reports"), AT)
    assert result.verdict == "depends_on_reporting"


def test_too_little_is_said_and_not_fitted(tmp_path: Path) -> None:
    result = compare_series(weekly(tmp_path, COUNTS[30:]), START + timedelta(days=7 * 4))
    assert result.verdict == "too_little_data" and result.effect is None
    assert "Fewer than 8 weeks before the date (4 whole)" in result.why.en


def test_a_date_outside_the_series_is_refused(tmp_path: Path) -> None:
    for day in (START, date(2013, 1, 1), date(2020, 1, 1)):
        with pytest.raises(BadSeries, match="lies outside the series"):
            compare_series(weekly(tmp_path, COUNTS), day)


def test_periods_that_do_not_nest_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be added up"):
        compare_series(weekly(tmp_path, COUNTS), AT, by="month")
    with pytest.raises(UsageError, match="is no period"):
        compare_series(weekly(tmp_path, COUNTS), AT, by="fortnight")


def test_months_with_seasons_and_exposure(tmp_path: Path) -> None:
    path, rng = tmp_path / "months.csv", np.random.default_rng(5)
    lines = ["date,count,exposure"]
    for k in range(60):
        rate = 40 * np.exp(0.3 * np.sin(k / 12 * 2 * np.pi)) * (0.6 if k >= 36 else 1) * (1 + k / 30)
        lines.append(f"{shift(date(2010, 1, 1), 'month', k)},{rng.poisson(rate)},{1000 * (1 + k / 30):.0f}")
    path.write_text("\n".join(lines), encoding="utf-8")
    result = compare_series(path, date(2013, 1, 1))
    assert result.effect is not None and result.effect.case.year == 12.0
    assert result.effect.step.ratio.low < 0.6 < result.effect.step.ratio.high < 1
