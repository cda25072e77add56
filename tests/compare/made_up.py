"""Made-up incidents and reports for the tests of the comparison."""

from datetime import date, timedelta

import numpy as np

from dalil.model import DateRange, Incident, Intervention, Question, Report

AT = date(2014, 9, 23)


def question(first: date, last: date, by: str = "week") -> Question:
    intervention = Intervention("strikes", "the strikes", "الغارات", AT, "given in the question")
    return Question("?", "en", "a", "A", "أ", intervention, None, first, last, by)  # type: ignore[arg-type]


def incident(key: str, first: date | None, last: date | None = None, **values: object) -> Incident:
    days = DateRange(first, last or first) if first else None
    reports = values.get("reports", (f"r{key}",))
    return Incident(
        id=f"i{key}",
        type=str(values.get("type", "execution")),
        scope=str(values.get("scope", "incident")),
        certainty=str(values.get("certainty", "stated")),
        disputed=bool(values.get("disputed", False)),
        claim_ids=(f"c{key}",),
        report_ids=reports,  # type: ignore[arg-type]
        actor_ids=("a",),
        date=days,
        date_rule=None,
        location=None,
        place_name=None,
        counts=values.get("counts", ()),  # type: ignore[arg-type]
        independent_sources=1,
        source_groups=(),
    )


def report(key: str, published: date | None, outlet: str | None = "Paper") -> Report:
    return Report(key, "text", "en", published=published, outlet=outlet)


def incidents_at(
    weekly: list[int], kind: str = "execution", seed: int = 1
) -> tuple[list[Incident], list[Report]]:
    """Incidents by week, half of the weeks before the date, each with its report on the same day."""
    rng, incidents, reports = np.random.default_rng(seed), [], []
    begin = AT - timedelta(days=7 * (len(weekly) // 2))
    for week, number in enumerate(weekly):
        for n in range(number):
            day = begin + timedelta(days=7 * week + int(rng.integers(7)))
            key = f"{kind}{week}-{n}"
            incidents.append(incident(key, day, type=kind))
            reports.append(report(f"r{key}", day, ("Paper", "Radio", "Site")[n % 3]))
    return incidents, reports


def other_reports(weekly: list[int]) -> list[Report]:
    """Reports on other matters by week, half of the weeks before the date."""
    begin = AT - timedelta(days=7 * (len(weekly) // 2))
    return [
        report(f"o{week}-{n}", begin + timedelta(days=7 * week + n % 7), "Agency")
        for week, number in enumerate(weekly)
        for n in range(number)
    ]


def window(weeks: int) -> Question:
    """The question whose window is that many whole weeks, half of them before the date."""
    half = timedelta(days=7 * (weeks // 2))
    return question(AT - half, AT + half - timedelta(days=1))
