"""Compare a series of counts in a CSV file before and after a date."""

from datetime import date
from pathlib import Path

import numpy as np

from dalil.compare import checks
from dalil.compare.effect import Effect, measure, with_seasons
from dalil.compare.imputation import Unclear
from dalil.compare.model import Case
from dalil.compare.newton import Floats
from dalil.compare.periods import Periods, Unit, shift, whole_periods
from dalil.compare.sentences import Both, counted, read_settings, say
from dalil.compare.series_json import result_json
from dalil.compare.series_result import CountSeries, SeriesResult
from dalil.compare.series_rows import Row, find_unit, is_incident_table, normal_start, read_rows
from dalil.compare.verdict import Evidence, decide, explain, too_short, words_of
from dalil.errors import BadSeries, UsageError
from dalil.model import Check

__all__ = ["CountSeries", "SeriesResult", "compare_series", "examine", "result_json"]

UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
JOINED = {"week": ("day",), "month": ("day",), "year": ("day", "month")}
"""Which finer periods can be added up to a coarser one counted from any date."""


def compare_series(path: Path, at: date, *, by: str | None = None) -> SeriesResult:
    """Return what the series in a CSV file shows at `at`.

    The columns are `date,count` with optional `exposure` and `reports`, or `low,high` in place of
    `count`; or one row an incident, `date_from,date_to` with optional `low,high,probability`. Rows
    of a series follow one another by a day, week, month or year; `by` adds them up to longer
    periods counted from `at`, and sets the periods of incidents (weeks, unless given). An empty
    count is not known, and not 0. Raises `BadSeries` with the line that is at fault.
    """
    unit = _unit(by)
    rows = read_rows(path)
    if is_incident_table(rows):
        return examine(_from_incidents(rows, at, unit or "week"))
    found = find_unit(rows)
    if unit is not None and unit != found:
        return examine(_added_up(rows, at, found, unit))
    return examine(_from_periods(rows, at, found))


def examine(series: CountSeries) -> SeriesResult:
    """Return effect, verdict and checks of a series."""
    case = with_seasons(series.case, series.periods.unit)
    events = float((case.counts * case.seen()).sum())
    reason = too_short(series.seen_before, series.seen_after, series.periods.unit, round(events, 1))
    if reason is not None:
        code, undone = "too_little_data", tuple(checks.not_compared(checks.SERIES_CHECKS))
        return SeriesResult(series, None, code, words_of(code), reason, (*undone, _check_cut(series)))
    effect = measure(case, series.unclear, series.reports)
    evidence = Evidence(
        effect.step, effect.allowing, series.reports is not None, effect.same_with_slope, effect.placebo
    )
    code = decide(evidence)
    done = (*_checks(series, effect), _check_cut(series))
    return SeriesResult(series, effect, code, words_of(code, effect.step), explain(code, evidence), done)


def _checks(series: CountSeries, effect: Effect) -> list[Check]:
    periods = series.periods
    return [
        checks.check_placebo(effect),
        checks.check_windows(effect, periods),
        checks.check_shift(effect, periods),
        checks.check_reporting(effect, series.reports, periods),
        checks.check_spread(effect),
        checks.check_change_date(effect, periods),
        checks.check_pre_trend(effect),
        _check_unclear(series),
    ]


def _check_unclear(series: CountSeries) -> Check:
    """Check that every count, and every date of an incident, is exact."""
    unclear = series.unclear
    if unclear is None or unclear.is_clear:
        return checks.make_check("unclear", True, say("checks.exact"))
    sentence = say(
        "checks.ranges",
        total=len(unclear.first),
        fuzzy=int((unclear.first != unclear.last).sum()),
        ranges=int((unclear.low != unclear.high).sum()),
        unsure=int((unclear.probability < 1).sum()),
        times=f"{read_settings()['at_least_times']:g}",
    )
    return checks.make_check("unclear", False, sentence)


def _check_cut(series: CountSeries) -> Check:
    sentence = series.cut or say("checks.cut_passed")
    return checks.make_check("cut", series.cut is None, sentence)


def _unit(by: str | None) -> Unit | None:
    for unit in UNITS:
        if by == unit:
            return unit
    if by is None:
        return None
    raise UsageError(f'"{by}" is no period.', f"Give one of {', '.join(UNITS)}.")


def _from_periods(rows: list[Row], at: date, unit: Unit) -> CountSeries:
    """Return the rows as they are; a period that holds the date in its midst is masked."""
    start = normal_start(rows, unit)
    _check_inside(at, start, shift(start, unit, len(rows)), rows)
    index = Periods(start, unit, 0, len(rows)).index(at)
    straddling = shift(start, unit, index) != at
    known = np.array([float(row.low is not None) for row in rows])
    cut = None
    if straddling:
        known[index] = 0
        cut = say("checks.cut_straddling", first=str(shift(start, unit, index)), at=str(at))
        index += 1
    periods = Periods(shift(start, unit, index), unit, index, len(rows) - index)
    low = np.array([row.low or 0.0 for row in rows])
    high = np.array([row.high or 0.0 for row in rows])
    case = Case(
        counts=(low + high) / 2 * known,
        start=index,
        offset=_log_exposure(rows),
        observed=None if known.all() else known,
    )
    place = np.arange(len(rows))
    unclear = Unclear(place, place, low * known, high * known, np.ones(len(rows)))
    return CountSeries(periods, case, unclear if (low != high).any() else None, _reports(rows), cut)


def _added_up(rows: list[Row], at: date, found: Unit, unit: Unit) -> CountSeries:
    """Return the rows added up to whole periods counted from the date."""
    if found not in JOINED.get(unit, ()):
        raise UsageError(
            f'Rows of one {found} cannot be added up "by {unit}".', "Leave out --by, or give daily counts."
        )
    start = normal_start(rows, found)
    after_last = shift(start, found, len(rows))
    _check_inside(at, start, after_last, rows)
    whole = whole_periods(start, shift(after_last, "day", -1), at, unit)
    sums: dict[int, list[Row]] = {}
    for number, row in enumerate(rows):
        sums.setdefault(whole.index(shift(start, found, number)), []).append(row)
    joined = [_joined(sums[index], whole.start(index)) for index in range(len(whole))]
    if not joined:
        raise BadSeries(f'The series holds no whole {unit} beside "{at}".', "Leave out --by.")
    series = _from_periods(joined, at, unit)
    days = (whole.first - start).days, (after_last - whole.start(len(whole))).days
    return CountSeries(series.periods, series.case, series.unclear, series.reports, _cut_words(days, 0))


def _joined(rows: list[Row], first: date) -> Row:
    """Return the sum of rows; a sum with an unknown part is not known."""
    known = all(row.low is not None for row in rows)
    exposures = [row.exposure for row in rows if row.exposure is not None]
    reports = [row.reports for row in rows if row.reports is not None]
    return Row(
        line=rows[0].line,
        first=first,
        last=None,
        low=sum(row.low or 0.0 for row in rows) if known else None,
        high=sum(row.high or 0.0 for row in rows) if known else None,
        exposure=sum(exposures) if exposures else None,
        reports=sum(reports) if len(reports) == len(rows) else None,
    )


def _from_incidents(rows: list[Row], at: date, unit: Unit) -> CountSeries:
    """Return incidents as a series over the whole periods from the first day to the last."""
    spans = [(row.first, row.last or row.first, row) for row in rows]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    _check_inside(at, first, shift(last, "day", 1), rows)
    periods = whole_periods(first, last, at, unit)
    inside = [
        span for span in spans if len(periods) and span[1] >= periods.first and span[0] <= periods.last
    ]
    top = len(periods) - 1
    unclear = Unclear(
        first=np.array([max(0, periods.index(begin)) for begin, _, _ in inside], dtype=np.intp),
        last=np.array([min(top, periods.index(end)) for _, end, _ in inside], dtype=np.intp),
        low=np.array([row.low or 0.0 for _, _, row in inside]),
        high=np.array([row.high or 0.0 for _, _, row in inside]),
        probability=np.array([row.probability for _, _, row in inside]),
    )
    case = Case(unclear.expected(len(periods)), periods.before)
    days = ((periods.first - first).days, (last - periods.last).days) if len(periods) else (0, 0)
    return CountSeries(periods, case, unclear, None, _cut_words(days, len(rows) - len(inside)))


def _cut_words(days: tuple[int, int], outside: int) -> Both | None:
    if not any(days) and not outside:
        return None
    before, after = (counted("days", number) for number in days)
    return say("checks.cut_failed", before=before, after=after, outside=outside)


def _check_inside(at: date, first: date, after_last: date, rows: list[Row]) -> None:
    if not first < at < after_last:
        raise BadSeries(
            f'The date "{at}" lies outside the series, which runs from "{first}" (line {rows[0].line}) '
            f'to the day before "{after_last}" (line {rows[-1].line}).',
            "Give a date inside it.",
        )


def _log_exposure(rows: list[Row]) -> Floats | None:
    if any(row.exposure is None for row in rows):
        return None
    exposure = np.array([row.exposure for row in rows], dtype=np.float64)
    logs: Floats = np.log(exposure / exposure.mean())
    return logs


def _reports(rows: list[Row]) -> Floats | None:
    if any(row.reports is None for row in rows):
        return None
    return np.array([row.reports for row in rows], dtype=np.float64)
