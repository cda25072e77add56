"""How well reports of one incident are brought together, on the example corpus.

python evaluation/merging.py             precision and recall over pairs of reports
python evaluation/merging.py --errors    the pairs that are wrong or missing as well

Two reports are "the same incident" by the program where they share an incident of at least two reports,
whatever its scope; by the list (`examples/same_incident.csv`) where it names them under one incident. The
list holds only the reports of its incidents: a pair with a report outside it is unlabelled and not counted.
So precision is over the pairs of listed reports that the program joins, recall over the pairs of the list.
An incident that two reports tell in passing counts as joining them, though the list has only what a
report is mainly about. The exit status is 1 where a figure lies under its floor.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from dalil.coding.coder import RulesCoder  # noqa: E402
from dalil.collect.collect import collect  # noqa: E402
from dalil.knowledge.load import load_knowledge  # noqa: E402
from dalil.merge.merge import merge  # noqa: E402
from dalil.model import Claim, Incident, Report  # noqa: E402

EXAMPLES = HERE.parent / "examples"
PRECISION_FLOOR = 0.85
RECALL_FLOOR = 0.60
Pair = tuple[str, str]


def listed_pairs(path: Path) -> tuple[set[Pair], set[str]]:
    """Return the pairs of files of one incident, and all files of the list."""
    incidents = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            incidents[row["incident"]].append(row["file"])
    pairs = {pair for files in incidents.values() for pair in combinations(sorted(files), 2)}
    return pairs, {file for files in incidents.values() for file in files}


def joined_pairs(incidents: Iterable[Incident], file_of: dict[str, str]) -> dict[Pair, Incident]:
    """Return the pairs of files that share an incident, with the first such incident."""
    pairs: dict[Pair, Incident] = {}
    for incident in incidents:
        for pair in combinations(sorted(file_of[report] for report in incident.report_ids), 2):
            pairs.setdefault(pair, incident)
    return pairs


def coded() -> tuple[list[Report], list[Claim]]:
    """Collect and code the example reports with the default coder."""
    reports = [item for item in collect([EXAMPLES / "reports"]) if isinstance(item, Report)]
    coder = RulesCoder(load_knowledge())
    return reports, [claim for report in reports for claim in coder.code(report).claims]


def main() -> int:
    """Print precision and recall over pairs of reports."""
    reports, claims = coded()
    file_of = {report.id: Path(report.path or report.id).name for report in reports}
    incidents = merge(reports, claims, [], load_knowledge())
    wanted, listed = listed_pairs(EXAMPLES / "same_incident.csv")
    joined = joined_pairs(incidents, file_of)
    counted = {pair for pair in joined if set(pair) <= listed}
    right = counted & wanted
    print(f"{len(reports)} reports, {len(claims)} claims, {len(incidents)} incidents")
    print(f"{len(wanted)} pairs listed, {len(counted)} joined, {len(right)} of them listed")
    precision, recall = len(right) / max(1, len(counted)), len(right) / max(1, len(wanted))
    print(
        f"precision {precision:.3f} (floor {PRECISION_FLOOR})   recall {recall:.3f} (floor {RECALL_FLOOR})"
    )
    if "--errors" in sys.argv:
        for pair in sorted(counted - wanted):
            print("wrong  ", *pair, joined[pair].type, joined[pair].scope, *joined[pair].reasons[:1])
        for pair in sorted(wanted - counted):
            print("missing", *pair)
    return 0 if precision >= PRECISION_FLOOR and recall >= RECALL_FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
