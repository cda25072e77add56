"""A finding: how one kind of event changed, with its interval, checks, verdict and incidents."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """A central estimate with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One period of a series."""

    first: date
    last: date
    count: float
    """Incidents in the period; a fuzzy incident adds its share to each period it may lie in."""
    reports: int
    """Independent reports published in the period, whatever they tell."""
    after: bool
    expected: Interval | None = None
    """What the before part alone foretells; only for periods after the date."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a finding: its name, whether it passed, and one sentence in both languages."""

    name: str
    passed: bool | None
    """`None` where the check could not run."""
    sentence_en: str
    sentence_ar: str
    table: tuple[tuple[str, str], ...] = ()
    """Rows of label and value, for the brief."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of event before and after."""

    type: str
    before: int
    """Incidents before the date, inside the window."""
    after: int
    ratio: Interval | None
    """Rate after divided by rate before, net of trend; `None` where it cannot be told."""
    verdict: str
    """Code: "strong_lower", "moderate_higher", "little_change", "no_clear_change",
    "depends_on_reporting", "too_little_data", ..."""
    verdict_en: str
    verdict_ar: str
    why_en: str
    """Why the verdict is what it is, in one sentence; always given where nothing can be told."""
    why_ar: str
    series: tuple[SeriesPoint, ...]
    checks: tuple[Check, ...]
    incident_ids: tuple[str, ...]
    p_lower: float | None = None
    """Posterior probability that the rate fell."""
    level: Interval | None = None
    """Step at the date as a ratio, from the fit that also has a slope."""
    slope: Interval | None = None
    """Ratio of change over the after part, from the same fit."""
    excess: Interval | None = None
    """Incidents more (or, negative, fewer) after the date than with no step at it."""
    fuzzy_share: float | None = None
    """Share of the uncertainty that comes from fuzzy dates and counts, 0 to 1."""
