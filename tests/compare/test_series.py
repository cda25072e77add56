from datetime import date, timedelta

import pytest

from dalil.compare.series import enters, kind_series, question_periods, report_counts, reports_about
from tests.compare.made_up import AT, incident, question, report, window

PERIODS = question_periods(window(20), [])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, True),
        ({"certainty": "uncertain"}, True),
        ({"disputed": True}, True),
        ({"scope": "tally"}, False),
        ({"scope": "pattern"}, False),
        ({"certainty": "denied"}, False),
        ({"certainty": "announced"}, False),
    ],
)
def test_what_enters_a_series(values: dict[str, object], expected: bool) -> None:
    assert enters(incident("1", AT, **values)) is expected


def test_incidents_are_sorted_by_side_and_the_rest_is_counted() -> None:
    incidents = [
        incident("before", AT - timedelta(1)),
        incident("on the day", AT),
        incident("astride", AT - timedelta(3), AT + timedelta(3)),
        incident("undated", None),
        incident("too early", date(2010, 1, 1)),
        incident("other kind", AT, type="clash"),
    ]
    series = kind_series("execution", incidents, PERIODS)
    assert (series.before, series.after, series.astride) == (1, 1, 1)
    assert (series.undated, series.outside) == (1, 1)


def test_an_unsure_or_half_outside_incident_has_a_smaller_probability() -> None:
    first = PERIODS.first
    incidents = [
        incident("a", AT, certainty="uncertain"),
        incident("b", AT, disputed=True),
        incident("c", first - timedelta(5), first + timedelta(4)),
    ]
    unclear = kind_series("execution", incidents, PERIODS).unclear()
    assert unclear.probability.tolist() == [0.5, 0.8, 0.5]  # c comes first in time
    assert (unclear.first[0], unclear.last[0]) == (0, 0)


def test_reports_of_one_source_count_once_when_first_published() -> None:
    reports = [report("1", AT), report("2", AT + timedelta(8)), report("3", AT), report("4", None)]
    counts = report_counts(reports, [("1", "2")], PERIODS)
    assert counts[10] == 2 and counts.sum() == 2
    assert report_counts(reports, [("1", "2")], PERIODS, frozenset({"2"})).sum() == 1


def test_a_tally_too_makes_a_report_one_about_its_kind() -> None:
    told = [incident("1", AT, scope="tally", reports=("r9",)), incident("2", AT, type="clash")]
    assert reports_about("execution", told) == {"r9"}


def test_the_window_ends_with_the_last_publication() -> None:
    late = question(AT - timedelta(70), AT + timedelta(200))
    assert question_periods(late, []).after == 28
    assert question_periods(late, [report("1", AT + timedelta(34))]).after == 5
    assert question_periods(late, [report("1", AT - timedelta(34))]).after == 0
