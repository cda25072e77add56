import json
from pathlib import Path

import pytest

from evaluation.outside import dates
from evaluation.outside.sets import DATA, Measure, OutsideSet, Part, Tools, figure, measure, missing, unseen

SCORER = """
import json, sys
gold = {d["id"]: d["gold"] for d in map(json.loads, open(sys.argv[1]))}
told = {d["id"]: d["pred"] for d in map(json.loads, open(sys.argv[2]))}
print("right", 100 * sum(gold[i] == told[i] for i in gold) / len(gold))
"""


def made_set(folder: Path) -> OutsideSet:
    (folder / "made").mkdir()
    (folder / "made" / "score.py").write_text(SCORER)
    lines = [{"id": "a", "text": "one", "gold": "ONE"}, {"id": "b", "text": "two", "gold": "three"}]
    (folder / "made" / "dev.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    part = Part(
        "made/dev.jsonl", lambda line, tools: line["text"].upper(), [Measure("right", r"right (\S+)", True)]
    )
    return OutsideSet("made", "made up", [part])


def test_a_set_is_scored_by_its_own_scorer(tmp_path: Path) -> None:
    (found,) = measure(made_set(tmp_path), Tools(), tmp_path)
    assert (found.value, found.lines) == (0.5, 2)


def test_an_adapter_never_sees_the_gold() -> None:
    assert unseen({"id": "a", "text": "one", "gold": "ONE"}) == {"id": "a", "text": "one"}


def test_an_absent_set_is_named(tmp_path: Path) -> None:
    assert missing(dates.SET, tmp_path) == ["dates/dev.jsonl", "dates/numbers_dev.jsonl"]


@pytest.mark.parametrize(
    ("printed", "percent", "value"),
    [("F1 42.5", True, 0.425), ("F1 0.425", False, 0.425), ("nothing", False, None)],
)
def test_a_figure_is_read_as_a_share(printed: str, percent: bool, value: float | None) -> None:
    assert figure(Measure("f", r"F1 (\S+)", percent), printed) == value


def test_the_outside_set_of_dates_is_answered_well() -> None:
    if missing(dates.SET):
        pytest.skip(f"the outside set of dates is not in {DATA}")
    values = [m.value for m in measure(dates.SET, Tools()) if m.measure.trivial is not None]
    assert len(values) == 2
    assert all(value is not None and value > 0.7 for value in values)
