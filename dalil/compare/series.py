"""Incidents of one kind as a series: which enter, in which periods, and which are left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dalil.compare.imputation import Unclear
from dalil.compare.newton import Floats
from dalil.compare.periods import Periods, whole_periods
from dalil.compare.sentences import read_settings
from dalil.model import DateRange, Incident, Question, Report

LEAST_INSIDE = 0.05
"""An incident of which less than this share of its possible days lies in the window is outside."""


@dataclass(frozen=True, slots=True, eq=False)
class KindSeries:
    """The incidents of one kind, sorted by what they are to the series."""

    kind: str
    periods: Periods
    entering: tuple[Incident, ...]
    """In order of their first possible day."""
    undated: int
    outside: int

    @property
    def before(self) -> int:
        """Incidents that certainly lie before the date."""
        return sum(_days(incident).last < self.periods.at for incident in self.entering)

    @property
    def after(self) -> int:
        """Incidents that certainly lie on or after the date."""
        return sum(_days(incident).first >= self.periods.at for incident in self.entering)

    @property
    def astride(self) -> int:
        """Incidents that may lie on either side."""
        return len(self.entering) - self.before - self.after

    def unclear(self, left_out: frozenset[str] = frozenset()) -> Unclear:
        """Return what is to be drawn, but for the incidents whose ids are left out.

        An incident counts once, whatever number of events it states; see `events_stated`.
        """
        kept = [incident for incident in self.entering if incident.id not in left_out]
        spans = [_span(incident, self.periods) for incident in kept]
        return Unclear(
            first=np.array([span[0] for span in spans], dtype=np.intp),
            last=np.array([span[1] for span in spans], dtype=np.intp),
            low=np.ones(len(kept)),
            high=np.ones(len(kept)),
            probability=np.array([_probability(incident, self.periods) for incident in kept]),
        )


def events_stated(incident: Incident) -> tuple[int, int]:
    """Return the fewest and the most events an incident states ("three raids"), 1 where it states none.

    "At least n" is taken as up to a set multiple of n.
    """
    stated = [count for count in incident.counts if count.unit == "events"]
    lows = [count.low for count in stated if count.low is not None]
    if not lows:
        return 1, 1
    low, times = max(1, min(lows)), read_settings()["at_least_times"]
    tops = [count.high if count.high is not None else int(times * (count.low or low)) for count in stated]
    return low, max(low, *tops)


def enters(incident: Incident) -> bool:
    """Say whether an incident can enter a series: neither a tally, a pattern, denied nor announced."""
    return incident.scope == "incident" and incident.certainty not in ("denied", "announced")


def question_periods(question: Question, reports: Iterable[Report]) -> Periods:
    """Return the whole periods of the question's window.

    Periods that start after the last publication are cut: nothing in them can have been reported.
    """
    at = question.intervention.date
    periods = whole_periods(question.first, question.last, at, question.by)
    published = [report.published for report in reports if report.published is not None]
    if not published:
        return periods
    told = max(0, periods.index(max(published)) + 1 - periods.before)
    return replace(periods, after=min(periods.after, told))


def kind_series(kind: str, incidents: Sequence[Incident], periods: Periods) -> KindSeries:
    """Return the series of the incidents of `kind` that can enter one."""
    mine = [incident for incident in incidents if incident.type == kind and enters(incident)]
    dated = [incident for incident in mine if incident.date is not None]
    inside = [i for i in dated if len(periods) and _share_inside(_days(i), periods) >= LEAST_INSIDE]
    inside.sort(key=lambda incident: (_days(incident).first, incident.id))
    return KindSeries(kind, periods, tuple(inside), len(mine) - len(dated), len(dated) - len(inside))


def report_counts(
    reports: Sequence[Report],
    groups: Sequence[tuple[str, ...]],
    periods: Periods,
    left_out: frozenset[str] = frozenset(),
) -> Floats:
    """Return (T,) independent reports by period of publication.

    A group of reports that are one source counts once, when it was first published; it is left
    out where any of its reports is in `left_out`.
    """
    published = {report.id: report.published for report in reports}
    grouped = {report_id for group in groups for report_id in group}
    sources = [*groups, *((report_id,) for report_id in published if report_id not in grouped)]
    counts = np.zeros(len(periods))
    for source in sources:
        days = [day for report_id in source if (day := published.get(report_id)) is not None]
        if not days or left_out.intersection(source):
            continue
        index = periods.index(min(days))
        if 0 <= index < len(periods):
            counts[index] += 1
    return counts


def reports_about(kind: str, incidents: Iterable[Incident]) -> frozenset[str]:
    """Return the ids of the reports that tell of this kind of event in any form."""
    return frozenset(r for incident in incidents if incident.type == kind for r in incident.report_ids)


def _days(incident: Incident) -> DateRange:
    if incident.date is None:
        raise ValueError(f"incident {incident.id} has no date")
    return incident.date


def _span(incident: Incident, periods: Periods) -> tuple[int, int]:
    days, top = _days(incident), len(periods) - 1
    return max(periods.index(days.first), 0), min(periods.index(days.last), top)


def _share_inside(days: DateRange, periods: Periods) -> float:
    """Return the share of the days that lies in the window."""
    first, last = max(days.first, periods.first), min(days.last, periods.last)
    return max(0, (last - first).days + 1) / ((days.last - days.first).days + 1)


def _probability(incident: Incident, periods: Periods) -> float:
    """Return how likely the incident is real and inside the window."""
    settings = read_settings()
    certainty = "disputed" if incident.disputed else incident.certainty
    return settings.get(certainty, settings["stated"]) * _share_inside(_days(incident), periods)


def is_unsure(incident: Incident) -> bool:
    """Say whether an incident may not be real: its sources are unsure, or one denies it."""
    return incident.disputed or incident.certainty == "uncertain"
