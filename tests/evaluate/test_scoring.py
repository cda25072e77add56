"""The scorer counts what the manual says, and agrees with the project's reference scorer."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from dalil.evaluate.scoring import SHARE_NAMES, SLOT_NAMES, score_lines
from dalil.evaluate.words import same_words

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "tools" / "score_claims.py"


def gold_lines() -> dict[str, dict[str, Any]]:
    lines = (ROOT / "evaluation/benchmark/dev.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["id"]: line for line in map(json.loads, lines)}


def damaged(gold: dict[str, dict[str, Any]], seed: int) -> dict[str, dict[str, Any]]:
    """A coding with every kind of mistake: lost, doubled and mistyped claims, changed slots."""
    chance = random.Random(seed)
    coded = copy.deepcopy(gold)
    for line in coded.values():
        line["claims"] = [c for c in line["claims"] if chance.random() > 0.2]
        line["causes"] = [c for c in line.get("causes", []) if chance.random() > 0.3]
        for claim in line["claims"]:
            if chance.random() < 0.2:
                claim["type"] = "clash"
            for slot in ("actor", "date", "counts", "reasons", "means", "place"):
                if chance.random() < 0.3:
                    claim.pop(slot, None)
    return coded


def test_gold_against_itself_is_perfect() -> None:
    gold = gold_lines()
    score = score_lines(gold, gold)
    assert score.figure("all", "claim").f1 == 1.0
    assert score.figure("ar", "whole claim").f1 == 1.0
    assert score.missed == [] and score.spurious == []


def test_nothing_coded_scores_nothing_but_keeps_quiet_reports() -> None:
    score = score_lines(gold_lines(), {})
    assert score.figure("all", "claim").f1 == 0.0
    share = score.share("all", "quiet report stays quiet")
    assert share is not None and share.accuracy == 1.0 and share.cases == 6


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("the town of Al-Sour", "Al-Sour", True),
        ("مدينة البوكمال", "البوكمال", True),
        ("Hajin", "Mayadin", False),
        ("two young men from Hajin", "two men", True),
    ],
)
def test_same_words(one: str, other: str, agree: bool) -> None:
    assert same_words(one, other) is agree


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer ../shared/tools is absent")
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_reference_scorer(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    assert spec is not None and spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold, coded = gold_lines(), damaged(gold_lines(), seed)
    tallies, shares, *_ = reference.score(gold, coded)
    ours = score_lines(gold, coded)
    for part in ("all", "en", "ar"):
        for name in SLOT_NAMES:
            assert round(ours.figure(part, name).f1, 4) == tallies[part, name].row()["f1"], (part, name)
        for name in SHARE_NAMES:
            right, cases = shares[part, name]
            share = ours.share(part, name)
            assert (share is None) == (cases == 0)
            assert share is None or share.accuracy == pytest.approx(right / cases)
