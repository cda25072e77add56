"""The quality gate: codes the benchmark anew and fails when a figure falls under its floor.

python evaluation/gate.py            compare with evaluation/baseline.json, exit 1 below a floor
python evaluation/gate.py --raise    raise floors to what is measured, never down; write README.md
"""

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from dalil.coding.coder import RulesCoder  # noqa: E402
from dalil.coding.lines import to_line  # noqa: E402
from dalil.collect.tables import report_of_line  # noqa: E402
from dalil.evaluate.scoring import SHARE_NAMES, SLOT_NAMES, Score, score_lines  # noqa: E402
from dalil.evaluate.table import read_lines  # noqa: E402
from dalil.knowledge.load import load_knowledge  # noqa: E402
from evaluation.readme_table import is_current, write_table  # noqa: E402

BASELINE = HERE / "baseline.json"
SLACK = 0.02
"""A floor lies this much under the measured figure: a rule that helps other reports may cost one here."""


def gold_sets() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the development reports by set (a file of the benchmark folder) and id."""
    return {path.stem: read_lines(path) for path in sorted((HERE / "benchmark").glob("*.jsonl"))}


def gold_lines() -> dict[str, dict[str, Any]]:
    """Return every development report by id."""
    return _joined(gold_sets())


def code(gold: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Code every gold report with the default coder, from its text and header alone."""
    coder = RulesCoder(load_knowledge())
    reports = [report_of_line(line) for line in gold.values()]
    return {report.id: to_line(report, coder.code(report)) for report in reports}


def measured(score: Score) -> dict[str, float]:
    """Return every pinned figure: F1 of slots and accuracy of shares, by language."""
    figures = {}
    for language in ("en", "ar"):
        for name in SLOT_NAMES:
            figures[f"{language}/{name}"] = round(score.figure(language, name).f1, 4)
        for name in SHARE_NAMES:
            share = score.share(language, name)
            if share is not None:
                figures[f"{language}/{name}"] = round(share.accuracy, 4)
    return figures


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return one sentence per figure that lies under its floor."""
    return [
        f"{name}: {figures.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return floors that never go down: the old floor or the measured figure less the slack."""
    return {name: max(floors.get(name, 0.0), round(f - SLACK, 4), 0.0) for name, f in figures.items()}


def main() -> int:
    """Print the figures of each set beside their floors, and those of all; return 1 where one is below.

    Floors stand by set, so that a new set adds floors and lowers none.
    """
    sets = gold_sets()
    coded = {name: code(gold) for name, gold in sets.items()}
    figures = {
        f"{name}/{key}": value
        for name, gold in sets.items()
        for key, value in measured(score_lines(gold, coded[name])).items()
    }
    whole = measured(score_lines(_joined(sets), _joined(coded)))
    floors: dict[str, float] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    if "--raise" in sys.argv:
        floors = raised(figures, floors)
        BASELINE.write_text(json.dumps(floors, indent=1) + "\n")
        write_table(whole)
    for name, figure in figures.items():
        print(f"{name:40s} {figure:.3f}   floor {floors.get(name, 0.0):.3f}")
    for name, figure in whole.items():
        print(f"all/{name:36s} {figure:.3f}")
    failures = below(figures, floors)
    if not is_current(whole):
        failures.append("README.md does not show these figures; run python evaluation/gate.py --raise")
    reports = sum(len(gold) for gold in sets.values())
    print("\n".join(failures) if failures else f"gate passed: {reports} reports, {len(figures)} floors")
    return 1 if failures else 0


def _joined(sets: dict[str, dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return {report_id: line for lines in sets.values() for report_id, line in lines.items()}


if __name__ == "__main__":
    sys.exit(main())
