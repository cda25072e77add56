"""Whatever the text, every stated value is the words under its span, and coding twice gives the same."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalil.coding.coder import BROKEN, RulesCoder
from dalil.collect.tables import report_of_line
from dalil.knowledge.load import load_knowledge
from dalil.model import Claim, Derived, Report, Stated

BENCHMARK = Path(__file__).parents[2] / "evaluation" / "benchmark" / "dev.jsonl"
LINES = [json.loads(line) for line in BENCHMARK.read_text(encoding="utf-8").splitlines()]
NOISE = [
    "\u064b",
    "\u0640",
    "\u200f",
    "\u202e",
    "\xa0",
    "\u200d",
    "🕊",
    "\U0001d11e",
    "“",
    "\r\n",
    "\0",
    "#",
]


@pytest.fixture(scope="module")
def coder():
    return RulesCoder(load_knowledge())


def check(report: Report, coder: RulesCoder) -> int:
    """Hold every value of every claim against the text; return how many claims there were."""
    coding = coder.code(report)
    assert [issue for issue in coding.issues if issue.kind == BROKEN] == []
    for claim in coding.claims:
        for slot in Claim.__slots__:
            value = getattr(claim, slot)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Stated):
                    assert report.text[one.span.start : one.span.end] == one.value
                elif isinstance(one, Derived):
                    assert all(span.end <= len(report.text) for span in one.spans)
                    assert one.rule
        assert all(0 <= count.span.start < count.span.end <= len(report.text) for count in claim.counts)
    for row in coding.causes:
        assert row.marker.span.of(report.text) == row.marker.value
    return len(coding.claims)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_every_value_of_the_benchmark_reports_is_words_of_the_text(line, coder):
    report = report_of_line(line)
    check(report, coder)
    assert coder.code(report) == coder.code(report)


def test_the_benchmark_gives_claims_at_all(coder):
    assert sum(check(report_of_line(line), coder) for line in LINES[::5]) > 10


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spans_hold_in_texts_with_marks_controls_and_emoji_anywhere(data, coder):
    line = data.draw(st.sampled_from(LINES))
    text = line["text"][:600]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(NOISE)) + text[at:]
    check(Report(id="noisy", text=text, language=line["language"]), coder)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), language=st.sampled_from(["en", "ar", "und"]))
def test_any_text_is_coded_without_a_crash(text, language, coder):
    check(Report(id="any", text=text, language=language), coder)


def test_a_rule_that_breaks_on_one_report_is_said_and_does_not_stop_the_rest(coder, monkeypatch):
    def broken(self, report):
        raise IndexError("list index out of range")

    monkeypatch.setattr(RulesCoder, "_drafts", broken)
    coding = coder.code(Report(id="odd", text="ISIS executed 3 men.", language="en"))
    assert coding.claims == ()
    assert [issue.kind for issue in coding.issues] == [BROKEN]
