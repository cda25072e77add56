"""Scores a fresh set once and logs it: reports coded by somebody who knows neither rules nor lexicon.

python evaluation/fresh.py SET.jsonl NAME    code, score, and add a row a language to evaluation/fresh.csv
"""

import csv
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from dalil.evaluate.scoring import score_lines  # noqa: E402
from dalil.evaluate.table import read_lines  # noqa: E402
from evaluation.gate import code, measured  # noqa: E402

LOG = HERE / "fresh.csv"
NAMES = (
    "claim", "whole claim", "actor", "target", "place", "date", "counts", "means", "reasons", "attribution",
    "cause", "scope", "certainty", "quiet report stays quiet",
)  # fmt: skip


def main() -> int:
    """Append the figures; a set that is logged already is refused, since only the first score counts."""
    path, name = Path(sys.argv[1]), sys.argv[2]
    rows = list(csv.DictReader(LOG.open(encoding="utf-8"))) if LOG.exists() else []
    if any(row["set"] == name for row in rows):
        print(f'"{name}" is logged already; only its first score counts.')
        return 1
    gold = read_lines(path)
    figures = measured(score_lines(gold, code(gold)))
    for language in ("en", "ar"):
        reports = sum(line["language"] == language for line in gold.values())
        values = {key: figures.get(f"{language}/{key}", "") for key in NAMES}
        rows.append(
            {"scored_on": date.today().isoformat(), "set": name, "language": language, "reports": reports}
            | values
        )
    with LOG.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(
            out, ["scored_on", "set", "language", "reports", *NAMES], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
