"""The window of a question: its days, and whether they are counted by week or by month."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dalil.compare.periods import Unit, shift, whole_periods
from dalil.compare.sentences import Both, Value, say
from dalil.errors import DateOutsideData, UsageError

By = Literal["week", "month"]
_UNITS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_THREE_YEARS = 3 * 366
_A_YEAR = 365
_HALF_A_YEAR = 26
"""Weeks on either side where no report is dated."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuestionOptions:
    """What a user asks for beside the words of a question; `None` leaves it to Dalil."""

    before: str | None = None
    """Length before the day ("26w", "12m", "180d", "2y"), or its first day ("2014-01-01")."""
    after: str | None = None
    """Length after the day, or its last day."""
    window: str | None = None
    """Length on both sides."""
    place: str | None = None
    by: By | None = None
    first_report: date | None = None
    """First and last day on which a collected report was published; `None` where none is dated."""
    last_report: date | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a question, both inside, with how they were chosen."""

    first: date
    last: date
    by: By
    notes: tuple[Both, ...]


def find_window(at: date, options: QuestionOptions) -> Window:
    """Return whole periods around `at`: what is asked for, else the days of the dated reports.

    `DateOutsideData` where no report was published around that day, `UsageError` where a length
    cannot be read.
    """
    _check_inside(at, options)
    first, last, notes = _days(at, options)
    unit = _unit(first, last, at)
    by: By = options.by or ("week" if unit.endswith(("week", "short")) else "month")
    periods = whole_periods(first, last, at, by)
    start = periods.first if periods.before else at
    end = periods.last if periods.after else max(at, min(last, at))
    values: dict[str, Value] = {"first": f"{start}", "last": f"{end}", "units": say(f"question.units_{by}")}
    said = [say(f"question.{key}", **values, **_reported(options)) for key in notes]
    if not periods.before or not periods.after:
        said.append(say("question.one_side", unit=say(f"question.unit_{by}")))
    asked = options.by is not None
    said.append(
        say("question.by_asked", unit=say(f"question.unit_{by}")) if asked else say(f"question.{unit}")
    )
    return Window(start, end, by, tuple(said))


def _unit(first: date, last: date, at: date) -> Literal["by_week", "by_week_short", "by_month"]:
    """Return why the window is counted by week or by month: a short side has too few months to compare."""
    if (last - first).days < _THREE_YEARS:
        return "by_week"
    short = min((at - first).days, (last - at).days) < _A_YEAR
    return "by_week_short" if short else "by_month"


def _check_inside(at: date, options: QuestionOptions) -> None:
    first, last = options.first_report, options.last_report
    if first is None or last is None or first <= at <= last:
        return
    raise DateOutsideData(
        f'The day "{at}" lies outside the days of the reports, {first} to {last}.',
        "Add reports from before and after that day, or ask about a day within them.",
    )


def _days(at: date, options: QuestionOptions) -> tuple[date, date, list[str]]:
    """Return the days before they are cut to whole periods, and the sentences that say why."""
    asked_before = options.before or options.window
    asked_after = options.after or options.window
    first, last = options.first_report, options.last_report
    if first is None or last is None:
        default = f"{_HALF_A_YEAR}w"
        start, end = _first(at, asked_before or default), _last(at, asked_after or default)
        return start, end, ["window_undated"]
    if asked_before is None and asked_after is None:
        return first, last, ["window_reports"]
    start = first if asked_before is None else _first(at, asked_before)
    end = last if asked_after is None else _last(at, asked_after)
    cut = start < first or end > last
    return max(start, first), min(end, last), ["window_asked", *(["window_cut"] if cut else [])]


def _first(at: date, asked: str) -> date:
    length = _length(asked)
    if isinstance(length, date):
        return _on_side(length, length < at, "before", at)
    return shift(at, length[1], -length[0])


def _last(at: date, asked: str) -> date:
    length = _length(asked)
    if isinstance(length, date):
        return _on_side(length, length >= at, "after", at)
    return shift(at, length[1], length[0]) - _DAY


def _on_side(day: date, fits: bool, side: str, at: date) -> date:
    if fits:
        return day
    raise UsageError(
        f'The day "{day}" of --{side} does not lie {side} the day asked about, {at}.',
        f"Give a day {side} it, or a length such as 26w.",
    )


def _length(asked: str) -> date | tuple[int, Unit]:
    """Read "26w", "12m", "180d", "2y" or a day."""
    match = re.fullmatch(r"(\d{1,4})\s*([dwmy])", asked.strip().lower())
    if match is not None and int(match[1]) > 0:
        return int(match[1]), _UNITS[match[2]]
    try:
        return date.fromisoformat(asked.strip())
    except ValueError as error:
        raise UsageError(
            f'"{asked}" is neither a length nor a day.',
            "Write a length such as 26w, 12m, 180d or 2y, or a day such as 2014-01-01.",
        ) from error


def _reported(options: QuestionOptions) -> dict[str, Value]:
    return {"reported_first": f"{options.first_report}", "reported_last": f"{options.last_report}"}
