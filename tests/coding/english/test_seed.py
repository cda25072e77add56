"""The undated page the project began with: most of what it claims is found."""

import json
from pathlib import Path

import pytest

from dalil.coding.lines import to_line
from dalil.evaluate.scoring import score_lines
from dalil.model import Report
from tests.coding.english.coded import coder

SHARED = Path(__file__).parents[4] / "shared"
TEXT, GOLD = SHARED / "seed" / "seed.txt", SHARED / "benchmark" / "seed.jsonl"


@pytest.mark.skipif(
    not (TEXT.exists() and GOLD.exists()), reason="the seed page lies outside the repository"
)
def test_claims_and_causes_of_the_seed() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0]) | {
        "text": TEXT.read_text(encoding="utf-8")
    }
    report = Report(gold["id"], gold["text"], "en")
    score = score_lines({gold["id"]: gold}, {gold["id"]: to_line(report, coder().code(report))})
    assert score.tallies["en", "claim"].right >= 11
    assert score.tallies["en", "cause"].right >= 5
