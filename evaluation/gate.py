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
from dalil.knowledge.load import load_knowledge  # noqa: E402
from evaluation.readme_table import is_current, write_table  # noqa: E402

BASELINE = HERE / "baseline.json"
SLACK = 0.005
"""A floor is set this much under the measured figure, so that a rounding does not fail the gate."""


def gold_lines() -> dict[str, dict[str, Any]]:
    """Return every development report of the benchmark folder by id."""
    lines = {}
    for path in sorted((HERE / "benchmark").glob("*.jsonl")):
        for raw in path.read_text(encoding="utf-8").splitlines():
            if raw.strip():
                line = json.loads(raw)
                lines[line["id"]] = line
    return lines


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
    """Print the figures beside their floors; return 1 where one is below."""
    gold = gold_lines()
    figures = measured(score_lines(gold, code(gold)))
    floors: dict[str, float] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    if "--raise" in sys.argv:
        floors = raised(figures, floors)
        BASELINE.write_text(json.dumps(floors, indent=1) + "\n")
        write_table(figures)
    for name, figure in figures.items():
        print(f"{name:32s} {figure:.3f}   floor {floors.get(name, 0.0):.3f}")
    failures = below(figures, floors)
    if not is_current(figures):
        failures.append("README.md does not show these figures; run python evaluation/gate.py --raise")
    print("\n".join(failures) if failures else f"gate passed: {len(gold)} reports, {len(figures)} figures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
