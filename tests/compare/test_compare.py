import random
from datetime import timedelta

import numpy as np
import pytest

from dalil.compare.compare import compare
from dalil.model import Finding
from tests.compare.made_up import AT, incident, incidents_at, other_reports, question, report, window

FELL = [4] * 26 + [1] * 26
STEADY_REPORTS = [5] * 52


def names(finding: Finding) -> dict[str, bool | None]:
    return {check.name: check.passed for check in finding.checks}


def test_a_fall_with_steady_reporting_is_told_with_all_its_figures() -> None:
    incidents, reports = incidents_at(FELL)
    finding = compare(window(52), incidents, reports + other_reports(STEADY_REPORTS))[0]
    assert finding.verdict in ("strong_lower", "moderate_lower")
    assert (finding.before, finding.after) == (104, 26)
    assert finding.ratio is not None and finding.ratio.low < 0.25 < finding.ratio.high < 1
    assert finding.p_lower is not None and finding.p_lower > 0.99
    assert finding.excess is not None and finding.excess.high < 0
    assert finding.level is not None and finding.slope is not None and finding.fuzzy_share is None
    assert len(finding.series) == 52 and finding.series[26].first == AT and finding.series[26].after
    assert finding.series[25].expected is None and finding.series[26].expected is not None
    assert set(finding.incident_ids) == {i.id for i in incidents}


def test_every_check_is_there_in_both_languages() -> None:
    incidents, reports = incidents_at(FELL)
    finding = compare(window(52), incidents, reports + other_reports(STEADY_REPORTS))[0]
    assert set(names(finding)) == {
        "placebo", "windows", "shift", "reporting", "spread", "change_date", "pre_trend", "leave_one_out",
        "source_mix", "kinds_tested", "undated", "unclear", "silence", "cut", "events", "late_reports",
    }  # fmt: skip
    assert names(finding)["reporting"] is True
    assert all(check.sentence_en and check.sentence_ar for check in finding.checks)


def test_a_rise_that_follows_the_number_of_reports_depends_on_it() -> None:
    incidents, reports = incidents_at([2] * 26 + [6] * 26)
    others = other_reports([5] * 26 + [15] * 26)
    finding = compare(window(52), incidents, reports + others)[0]
    assert finding.verdict == "depends_on_reporting"
    assert finding.verdict_en.startswith("the counts were higher after, but this depends on")
    assert names(finding)["reporting"] is False


def test_without_other_reports_evidence_is_never_strong() -> None:
    incidents, reports = incidents_at(FELL)
    finding = compare(window(52), incidents, reports)[0]
    assert finding.verdict == "moderate_lower" and names(finding)["reporting"] is None
    assert "other matters" in finding.why_en


def test_denied_announced_tallies_and_patterns_never_enter() -> None:
    incidents, reports = incidents_at(FELL)
    more = [
        incident(f"more{n}", AT + timedelta(n), certainty=certainty, scope=scope)
        for n, (certainty, scope) in enumerate(
            [("denied", "incident"), ("announced", "incident"), ("stated", "tally"), ("stated", "pattern")]
            * 20
        )
    ]
    plain, fuller = (compare(window(52), given, reports)[0] for given in (incidents, incidents + more))
    assert (plain.before, plain.after, plain.ratio) == (fuller.before, fuller.after, fuller.ratio)
    only = [each for each in more if each.certainty != "stated"]
    assert compare(window(52), only, reports) == []


def test_an_undated_page_cannot_tell_a_before_and_after() -> None:
    incidents = [incident("1", None), incident("2", None), incident("3", None, scope="tally")]
    finding = compare(question(AT, AT), incidents, [report("r1", None)])[0]
    assert finding.ratio is None and finding.verdict == "too_little_data"
    assert "No incident of this kind has a date (2 without one)" in finding.why_en
    assert "2" in finding.why_ar and finding.series == ()
    assert names(finding)["placebo"] is None and names(finding)["undated"] is False


@pytest.mark.parametrize(
    ("weekly", "words"),
    [
        ([3] * 14, "Fewer than 8 weeks before"),
        ([0] * 26 + [0] * 25 + [9], "Fewer than 10 events in total (9)"),
    ],
)
def test_too_little_says_why(weekly: list[int], words: str) -> None:
    incidents, reports = incidents_at(weekly)
    finding = compare(window(len(weekly)), incidents, reports)[0]
    assert finding.verdict == "too_little_data" and finding.ratio is None and words in finding.why_en


def test_fuzzy_dates_are_carried_through() -> None:
    incidents, reports = incidents_at(FELL)
    blurred = [
        incident(f"b{n}", i.date.first - timedelta(20), i.date.last + timedelta(20), reports=i.report_ids)
        if n % 3 == 0 and i.date
        else i
        for n, i in enumerate(incidents)
    ]
    finding = compare(window(52), blurred, reports)[0]
    assert finding.fuzzy_share is not None and 0 < finding.fuzzy_share < 1
    assert finding.ratio is not None and finding.ratio.low < 0.25 < finding.ratio.high < 1
    assert finding.before + finding.after < len(finding.incident_ids)
    assert any(point.count != int(point.count) for point in finding.series)


def test_the_order_of_the_input_does_not_matter() -> None:
    incidents, reports = incidents_at([2] * 12 + [1] * 12)
    fuzzy = [
        incident("f", AT - timedelta(30), AT + timedelta(30)),
        incident("u", AT, certainty="uncertain"),
    ]
    shuffled, mixed = [*incidents, *fuzzy], list(reports)
    random.Random(3).shuffle(shuffled)
    random.Random(4).shuffle(mixed)
    assert compare(window(24), [*incidents, *fuzzy], reports) == compare(window(24), shuffled, mixed)


def test_several_kinds_are_counted_and_the_most_frequent_comes_first() -> None:
    fell, reports = incidents_at(FELL)
    others, more = incidents_at([1, 2] * 26, kind="clash")
    findings = compare(window(52), fell + others, reports + more)
    assert [finding.type for finding in findings] == ["execution", "clash"]
    tested = next(check for check in findings[0].checks if check.name == "kinds_tested")
    assert tested.passed is True and "2" in tested.sentence_en
    assert findings[1].verdict in ("no_clear_change", "little_change")


def test_counts_without_a_change_seldom_get_a_verdict() -> None:
    """10 steady series: at a rate of 5 %, three or more come once in 90."""
    rng = np.random.default_rng(21)
    told = 0
    for seed in range(10):
        incidents, reports = incidents_at(rng.poisson(4, 40).tolist(), seed=seed)
        finding = compare(window(40), incidents, reports)[0]
        told += finding.verdict.startswith(("moderate", "strong"))
    assert told <= 2
