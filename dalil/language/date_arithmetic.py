"""Days, weeks, months and years as ranges of days."""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Hijri

from dalil.model import DateRange

ONE = timedelta(days=1)

Counts = tuple[tuple[int, str], ...]
"""Numbers with their units: ((1, "month"), (21, "day"))."""


def one_day(day: date) -> DateRange:
    """Return the range of a single day."""
    return DateRange(day, day)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_of(day: date) -> DateRange:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + timedelta(days=6))


def month_of(year: int, month: int) -> DateRange:
    """Return the days of a month; months below 1 or above 12 belong to the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months_of(year: int, first: int, last: int) -> DateRange:
    """Return the days from the first to the last month of a year."""
    return DateRange(month_of(year, first).first, month_of(year, last).last)


def year_of(year: int) -> DateRange:
    """Return the days of a year."""
    return months_of(year, 1, 12)


def shift(day: date, counts: Counts, sign: int) -> date | None:
    """Return `day` moved by the counts; a month without that day ends on its last one."""
    days = months = 0
    for count, unit in counts:
        if unit in _MONTHS:
            months += count * _MONTHS[unit]
        else:
            days += count * _DAYS.get(unit, 0)
            if unit == "hour":
                days += -(-count // 24)
    try:
        month = month_of(day.year, day.month + sign * months)
        return month.first.replace(day=min(day.day, month.last.day)) + timedelta(days=sign * days)
    except (ValueError, OverflowError):
        return None


def hijri_day(year: int, month: int, day: int | None) -> DateRange | None:
    """Return a Hijri day, or a Hijri month where `day` is `None`, by the Umm al-Qura table."""
    try:
        first = Hijri(year, month, day or 1).to_gregorian()
        length = Hijri(year, month, 1).month_length()
    except (ValueError, OverflowError):
        return None
    start = date(first.year, first.month, first.day)
    return DateRange(start, start + timedelta(days=length - 1)) if day is None else one_day(start)


def part_of_month(month: DateRange, edge: str) -> DateRange:
    """Return the 1st to the 10th, the 11th to the 20th, or the 21st to the end."""
    if edge in ("start", "early"):
        return DateRange(month.first, month.first.replace(day=10))
    if edge == "mid":
        return DateRange(month.first.replace(day=11), month.first.replace(day=20))
    return DateRange(month.first.replace(day=21), month.last)


def part_of_year(year: int, edge: str) -> DateRange:
    """Return January for the start, December for the end, else a third of the year."""
    ends = {"start": (1, 1), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12)}
    return months_of(year, *ends[edge])


def part_of_week(week: DateRange, edge: str) -> DateRange:
    """Return Monday to Wednesday, Wednesday, or Thursday to Sunday."""
    if edge in ("start", "early"):
        return DateRange(week.first, week.first + 2 * ONE)
    if edge == "mid":
        return one_day(week.first + 2 * ONE)
    return DateRange(week.first + 3 * ONE, week.last)


def half_of(whole: DateRange, half: int) -> DateRange:
    """Return the first or second half of a month or year; a month's first half ends on the 15th."""
    if (whole.last - whole.first).days > 31:
        year = whole.first.year
        return months_of(year, 1, 6) if half == 1 else months_of(year, 7, 12)
    middle = whole.first.replace(day=15)
    return DateRange(whole.first, middle) if half == 1 else DateRange(middle + ONE, whole.last)


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
