"""Whole periods counted from the date of the intervention: period 0 starts on that very day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year"]

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
IN_A_YEAR: dict[Unit, float] = {"day": 365.25, "week": 365.25 / 7, "month": 12.0, "year": 1.0}


@dataclass(frozen=True, slots=True)
class Periods:
    """`before` whole periods up to the day before `at`, and `after` whole periods from `at` on."""

    at: date
    unit: Unit
    before: int
    after: int

    def __len__(self) -> int:
        return self.before + self.after

    def start(self, index: int) -> date:
        """Return the first day of a period; index 0 is the earliest."""
        return shift(self.at, self.unit, index - self.before)

    def end(self, index: int) -> date:
        """Return the last day of a period."""
        return self.start(index + 1) - timedelta(days=1)

    @property
    def first(self) -> date:
        """First day of the earliest period."""
        return self.start(0)

    @property
    def last(self) -> date:
        """Last day of the latest period; the day before `first` where there is none."""
        return self.start(len(self)) - timedelta(days=1)

    def index(self, day: date) -> int:
        """Return the period of a day; below 0 or above the last index where it lies outside."""
        if self.unit in DAYS:
            return self.before + (day - self.at).days // DAYS[self.unit]
        months = (day.year - self.at.year) * 12 + day.month - self.at.month
        guess = months // MONTHS[self.unit]
        if day < shift(self.at, self.unit, guess):
            guess -= 1
        elif day >= shift(self.at, self.unit, guess + 1):
            guess += 1
        return self.before + guess


def shift(day: date, unit: Unit, steps: int) -> date:
    """Return `day` moved by whole units; a day the month lacks becomes the month's last."""
    if unit in DAYS:
        return day + timedelta(days=steps * DAYS[unit])
    months = day.year * 12 + day.month - 1 + steps * MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_periods(first: date, last: date, at: date, unit: Unit) -> Periods:
    """Return the whole periods of the days `first` to `last` around `at`.

    What is left over at either end is less than a period and is cut. There is no period where `at`
    lies outside the days.
    """
    if not first <= at <= last:
        return Periods(at, unit, 0, 0)
    unbounded = Periods(at, unit, 0, 0)
    before = -unbounded.index(first)
    if shift(at, unit, -before) < first:
        before -= 1
    after = unbounded.index(last + timedelta(days=1))
    return Periods(at, unit, max(0, before), max(0, after))
