"""The page that started Dalil: what it states must come out (its text stays outside the repository)."""

import json
from pathlib import Path

import pytest

from dalil.coding.coder import RulesCoder
from dalil.coding.lines import to_line
from dalil.collect.tables import report_of_line
from dalil.evaluate.scoring import score_lines
from dalil.knowledge.load import load_knowledge

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "benchmark" / "seed.jsonl"
pytestmark = pytest.mark.skipif(
    not GOLD.exists(), reason="the seed page is not here: its coding is not scored"
)


@pytest.fixture(scope="module")
def scored():
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    report = report_of_line(gold)
    coding = RulesCoder(load_knowledge()).code(report)
    return gold, coding, score_lines({gold["id"]: gold}, {gold["id"]: to_line(report, coding)})


def test_at_least_eleven_of_its_fifteen_claims_are_coded(scored):
    gold, _, score = scored
    assert score.figure("en", "claim").recall * len(gold["claims"]) >= 11 - 1e-9


def test_at_least_five_of_its_ten_causal_rows_are_coded(scored):
    gold, _, score = scored
    assert score.figure("en", "cause").recall * len(gold["causes"]) >= 5 - 1e-9


def test_nothing_is_dated_because_the_page_is_not(scored):
    assert [claim.date for claim in scored[1].claims if claim.date is not None] == []
