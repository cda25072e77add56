"""Published series, where the shared data stand beside the repository."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dalil.compare.effect import Effect, measure, with_seasons
from dalil.compare.model import Case
from dalil.compare.periods import shift
from dalil.compare.posterior import fit_case
from dalil.compare.series_file import compare_series

DATA = Path(__file__).parents[3] / "shared" / "data" / "its" / "dev.jsonl"


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, Any]]:
    if not DATA.exists():
        pytest.skip(f"the published series are not here: {DATA.name} of ../shared/data/its")
    return {row["id"]: row for row in map(json.loads, DATA.read_text(encoding="utf-8").splitlines())}


def monthly(row: dict[str, Any], *, exposure: bool, first: int = 0) -> Effect:
    counts = np.array(row["y"], dtype=float)
    offset = np.log(np.array(row["offset"], dtype=float)) if exposure else None
    case = Case(counts, row["i0"], offset=offset).part(first, len(counts))
    return measure(with_seasons(case, "month"))


def test_sicily_smoking_ban(published: dict[str, dict[str, Any]]) -> None:
    effect = monthly(published["sicily-smoking-ban"], exposure=True)
    assert 0.88 <= effect.step.ratio.value <= 0.89
    assert effect.step.ratio.low == pytest.approx(0.843, abs=0.01)
    assert effect.step.ratio.high == pytest.approx(0.936, abs=0.01)
    assert effect.placebo.share == pytest.approx(1 / 26)


@pytest.mark.parametrize(("first", "ratio"), [(0, 0.838), (120, 0.819)], ids=["all years", "1979 to 1984"])
def test_seat_belts(published: dict[str, dict[str, Any]], first: int, ratio: float) -> None:
    effect = monthly(published["uk-seatbelt-drivers"], exposure=False, first=first)
    assert effect.step.ratio.value == pytest.approx(ratio, abs=0.01)
    assert effect.step.ratio.high < 1
    assert effect.step.ratio.low < 0.77


def test_sicily_from_its_file(published: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    row, path = published["sicily-smoking-ban"], tmp_path / "sicily.csv"
    lines = [
        f"{shift(date(2002, 1, 1), 'month', k)},{count},{people}"
        for k, (count, people) in enumerate(zip(row["y"], row["offset"], strict=True))
    ]
    path.write_text("\n".join(["date,count,exposure", *lines]), encoding="utf-8")
    effect = compare_series(path, date(2005, 1, 1)).effect
    assert effect is not None and 0.88 <= effect.step.ratio.value <= 0.89


def test_simulated_series_with_seasons(published: dict[str, dict[str, Any]]) -> None:
    rows = [row for row in published.values() if row["kind"] == "synthetic"]
    covered = false = seen = 0
    for row in rows:
        fit = fit_case(with_seasons(Case(np.array(row["y"], dtype=float), row["i0"]), "month"))
        covered += fit.ratio.low <= row["gold"]["rr"] <= fit.ratio.high
        false += row["gold"]["null"] and fit.excludes_one
        seen += not row["gold"]["null"] and fit.ratio.high < 1
    nulls = sum(row["gold"]["null"] for row in rows)
    assert covered / len(rows) >= 0.93
    assert false / nulls <= 0.06
    assert seen / (len(rows) - nulls) >= 0.40
