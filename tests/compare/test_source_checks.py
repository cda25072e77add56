from datetime import timedelta

import numpy as np
import pytest

from dalil.compare import source_checks
from dalil.compare.effect import measure
from dalil.compare.model import Case
from dalil.compare.series import KindSeries, events_stated, kind_series, question_periods, report_counts
from dalil.model import Check, CountRange, Report
from tests.compare.made_up import AT, incident, incidents_at, question, report, window

WEEKLY = [3] * 20 + [3] * 20


def made(outlets: dict[str, str] | None = None) -> tuple[KindSeries, dict[str, Report]]:
    incidents, reports = incidents_at(WEEKLY)
    series = kind_series("execution", incidents, question_periods(window(40), reports))
    return series, {each.id: each for each in reports}


def leave_one_out(series: KindSeries, reports: dict[str, Report]) -> Check:
    unclear = series.unclear()
    effect = measure(Case(unclear.expected(len(series.periods)), series.periods.before), unclear)
    return source_checks.check_leave_one_out(effect, series, reports)


def test_an_answer_that_rests_on_one_source_says_which() -> None:
    incidents, reports = incidents_at([3] * 20 + [3] * 20)
    loud, more = incidents_at([0] * 20 + [9] * 20, seed=2)
    loud = [incident(f"x{i.id}", i.date.first if i.date else None, reports=(f"x{i.id}",)) for i in loud]
    more = [report(f"x{r.id.replace('r', 'i', 1)}", r.published, "Loud") for r in more]
    series = kind_series("execution", incidents + loud, question_periods(window(40), reports))
    check = leave_one_out(series, {each.id: each for each in reports + more})
    assert check.passed is False and "without Loud" in check.sentence_en
    assert {label for label, _ in check.table} == {"Paper", "Radio", "Site", "Loud"}
    ratio = {label: float(value.split()[0]) for label, value in check.table}
    assert ratio["Loud"] < 1.6 < ratio["Paper"]
    mix = source_checks.check_source_mix(series, {each.id: each for each in reports + more})
    assert mix.passed is False and any(label == "Loud" for label, _ in mix.table)


def test_many_sources_before_and_after_pass() -> None:
    series, reports = made()
    assert leave_one_out(series, reports).passed is True
    assert source_checks.check_source_mix(series, reports).passed is True


def test_without_named_sources_the_checks_cannot_run() -> None:
    series, reports = made()
    nameless = {key: report(key, each.published, None) for key, each in reports.items()}
    assert leave_one_out(series, nameless).passed is None
    assert source_checks.check_source_mix(series, nameless).passed is None


def test_the_host_of_an_address_is_a_source() -> None:
    assert source_checks.source_of(Report("1", "", "en", url="https://www.example.org/a")) == "example.org"
    assert source_checks.source_of(Report("1", "", "en")) is None


def raids(low: int | None, high: int | None) -> tuple[CountRange, ...]:
    return (
        CountRange("strikes", None, "events", low, high, ("c",)),
        CountRange("killed", None, "people", 9, 9, ("c",)),
    )


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((), (1, 1)),
        (raids(3, 3), (3, 3)),
        (raids(3, None), (3, 6)),
        (raids(None, 5), (1, 1)),
        (raids(0, 4), (1, 4)),
    ],
)
def test_events_an_incident_states(counts: tuple[CountRange, ...], expected: tuple[int, int]) -> None:
    assert events_stated(incident("1", AT, counts=counts)) == expected


def test_counting_stated_events_can_change_the_answer() -> None:
    incidents, reports = incidents_at([3] * 20 + [3] * 20)
    counted = [
        incident(i.id, i.date.first, counts=raids(8, 10) if i.date.first >= AT else ())
        for i in incidents
        if i.date
    ]
    series = kind_series("execution", counted, question_periods(window(40), reports))
    effect = measure(Case(series.unclear().expected(40), 20))
    check = source_checks.check_events(effect, series)
    assert check.passed is False and "60 state more than one" in check.sentence_en
    assert check.table[1] == ("\u2265 2014-09-23", "480\u2013600")
    plain = kind_series("execution", incidents, series.periods)
    assert source_checks.check_events(effect, plain).passed is True


@pytest.mark.parametrize(("delay", "passed"), [(0, True), (20, False)])
def test_late_reports_leave_the_last_periods_open(delay: int, passed: bool) -> None:
    incidents, reports = incidents_at([3] * 40)
    last = window(40).last
    late = [report(r.id, r.published + timedelta(days=delay)) for r in reports if r.published]
    known = {r.id: r for r in [*late, report("closing", last)] if r.published and r.published <= last}
    series = kind_series("execution", incidents, question_periods(window(40), list(known.values())))
    check = source_checks.check_late_reports(series, known)
    assert check.passed is passed
    assert passed or "3" in check.sentence_en.rpartition("window")[2]
    assert source_checks.check_late_reports(series, {}).passed is None


def test_undated_unsure_and_fuzzy_incidents_are_counted() -> None:
    incidents = [
        incident("1", AT),
        incident("2", None),
        incident("3", AT - timedelta(9), AT + timedelta(9)),
        incident("4", AT, certainty="uncertain"),
    ]
    series = kind_series("execution", incidents, question_periods(window(40), []))
    undated, unclear = source_checks.check_undated(series), source_checks.check_unclear(series)
    assert undated.passed is False and "1 of 4" in undated.sentence_en
    assert unclear.passed is False
    assert "Of 3 incidents, 1 may lie in more than one period (1 of them" in unclear.sentence_en
    assert "80%" in unclear.sentence_en


def test_silent_periods_are_counted_and_named() -> None:
    series, reports = made()
    few = [each for each in reports.values() if each.published and each.published < AT]
    volume = report_counts(few, [], series.periods)
    check = source_checks.check_silence(series, volume, few)
    assert check.passed is False and "20 of 40" in check.sentence_en and check.table[0][0] == "2014-09-23"
    undated = [report("1", None)]
    assert source_checks.check_silence(series, np.zeros(40), undated).passed is None


def test_what_was_cut_is_said() -> None:
    asked = question(AT - timedelta(days=73), AT + timedelta(days=71))
    series = kind_series("execution", [incident("1", asked.first)], question_periods(asked, []))
    check = source_checks.check_cut(series, asked)
    assert check.passed is False
    assert "3 days at the start and 2 days at the end" in check.sentence_en
    assert "lying outside the whole periods: 1" in check.sentence_en
