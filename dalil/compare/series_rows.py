"""A series of counts read from a CSV file: columns, numbers and dates checked line by line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dalil.compare.periods import Unit, shift
from dalil.compare.sentences import read_settings
from dalil.errors import BadSeries

COLUMNS = "date,count[,exposure][,reports], or date,low,high, or date_from,date_to[,low,high][,probability]"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a period of a series, or one incident of a table."""

    line: int
    """Line of the file, the heading being line 1."""
    first: date
    last: date | None
    """Last possible day of an incident; `None` for a period, which lasts until the next row."""
    low: float | None
    """Events, or the fewest; `None` where the count is not known."""
    high: float | None
    """The most events; equal to `low` where the count is exact."""
    exposure: float | None = None
    reports: float | None = None
    probability: float = 1.0


def read_rows(path: Path) -> list[Row]:
    """Return the rows of the file in their order; raise `BadSeries` with the line where one is bad."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSeries(f'"{path}" cannot be read: {error}.', "Name a CSV file in UTF-8.") from error
    reader = csv.DictReader(text.splitlines())
    names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    _check_columns(set(names), path)
    rows = [_row(cells, names, line) for line, cells in _lines(reader)]
    if not rows:
        raise BadSeries(f'"{path}" holds no rows.', f"Give it a heading and a line a period: {COLUMNS}.")
    return rows


def _lines(reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]]]:
    for cells in reader:
        if any(isinstance(value, str) and value.strip() for value in cells.values()):
            yield reader.line_num, cells


def is_incident_table(rows: list[Row]) -> bool:
    """Say whether the rows are incidents with a first and a last day, not periods."""
    return rows[0].last is not None


def _check_columns(names: set[str], path: Path) -> None:
    periods = "date" in names and ("count" in names or {"low", "high"} <= names)
    incidents = {"date_from", "date_to"} <= names
    if not periods and not incidents:
        found = ",".join(sorted(name for name in names if name)) or "nothing"
        raise BadSeries(f'"{path}" has the columns "{found}".', f"Give it the columns {COLUMNS}.")


def _row(cells: dict[str, str], names: dict[str, str], line: int) -> Row:
    def cell(name: str) -> str:
        value = cells.get(names[name]) if name in names else None
        return (value or "").strip()

    if "date_from" in names:
        first, last = _day(cell("date_from"), line), _day(cell("date_to") or cell("date_from"), line)
        if last < first:
            raise BadSeries(f'Line {line}: "{last}" lies before "{first}".', "Put the earlier day first.")
        low, high = _counts(cell("low") or "1", cell("high") or cell("low") or "1", line)
        chance = _number(cell("probability"), "probability", line)
        if chance is not None and chance > 1:
            raise BadSeries(f'Line {line}: the probability is "{chance:g}".', "Give one from 0 to 1.")
        return Row(line, first, last, low, high, probability=1.0 if chance is None else chance)
    low, high = _counts(cell("low"), cell("high"), line)
    if cell("count"):
        low = high = _number(cell("count"), "count", line)
    exposure = _number(cell("exposure"), "exposure", line)
    if "exposure" in names and not exposure:
        raise BadSeries(
            f'Line {line}: the exposure is "{cell("exposure")}".', "Give every period an exposure above 0."
        )
    reports = _number(cell("reports"), "reports", line)
    return Row(line, _day(cell("date"), line), None, low, high, exposure, reports)


def _counts(low: str, high: str, line: int) -> tuple[float | None, float | None]:
    """Return the fewest and the most events; an open end is capped at a stated multiple."""
    fewest, most = _number(low, "low", line), _number(high, "high", line)
    if fewest is None:
        return (None, None) if most is None else (0.0, most)
    if most is None:
        most = fewest * read_settings()["at_least_times"]
    if most < fewest:
        raise BadSeries(
            f'Line {line}: low "{fewest:g}" is above high "{most:g}".', "Give the smaller number as low."
        )
    return fewest, most


def _number(text: str, name: str, line: int) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not value < float("inf"):
        raise BadSeries(
            f'Line {line}: {name} "{text}" is no number.',
            "Write a number, or nothing where it is not known.",
        )
    if value < 0:
        raise BadSeries(f'Line {line}: {name} "{text}" is negative.', "Counts start at 0.")
    return value


def _day(text: str, line: int) -> date:
    """Return the day; a month (2014-09) or a year (2014) stands for its first day."""
    parts = text.split("-")
    full = "-".join([*parts, *["01"] * (3 - len(parts))]) if len(parts[0]) == 4 else text
    try:
        return date.fromisoformat(full)
    except ValueError as error:
        raise BadSeries(
            f'Line {line}: "{text}" is no date.', "Write 2014-09-22, or 2014-09 for a month."
        ) from error


def find_unit(rows: list[Row]) -> Unit:
    """Return the period of the rows; raise `BadSeries` where they are not in order or have gaps."""
    if len(rows) < 2:
        raise BadSeries("The series has one row.", "Give at least 8 periods before and 8 after the date.")
    for earlier, later in zip(rows, rows[1:], strict=False):
        if later.first <= earlier.first:
            what = "repeats" if later.first == earlier.first else "lies before"
            raise BadSeries(
                f'Line {later.line}: "{later.first}" {what} "{earlier.first}".',
                "Put one row a period, earliest first.",
            )
    unit = _unit_of_gap(rows[0].first, rows[1].first)
    start = normal_start(rows, unit)
    for number, row in enumerate(rows):
        if not shift(start, unit, number) <= row.first < shift(start, unit, number + 1):
            raise BadSeries(
                f'Line {row.line}: "{row.first}" does not follow the row before by one {unit}.',
                "Give a row to every period; leave the count empty where it is not known.",
            )
    return unit


def normal_start(rows: list[Row], unit: Unit) -> date:
    """Return the first day of the first period: months stamped by differing days start on the 1st."""
    days = {row.first.day for row in rows}
    if unit in ("month", "year") and (len(days) > 1 or min(days) > 27):
        return rows[0].first.replace(day=1)
    return rows[0].first


def _unit_of_gap(first: date, second: date) -> Unit:
    gap = second - first
    if gap == timedelta(days=1):
        return "day"
    if gap == timedelta(days=7):
        return "week"
    if 28 <= gap.days <= 31:
        return "month"
    if 365 <= gap.days <= 366:
        return "year"
    raise BadSeries(
        f'From "{first}" to "{second}" is neither a day, a week, a month nor a year.',
        "Give a row to every day, week, month or year.",
    )
