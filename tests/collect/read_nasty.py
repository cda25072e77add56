"""`python tests/collect/read_nasty.py GOOD < PATHS`: collect each path beside a good report, a line each.

Run in a process of its own by `test_nasty.py`, which looks at the time and at the memory it took.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

from dalil.collect.collect import collect
from dalil.collect.refusal import Refusal


def read(path: Path, good: Path) -> dict[str, Any]:
    """Return what collecting `path` and `good` gave, and the processor's seconds it took."""
    started = _seconds()
    told: dict[str, Any] = {
        "path": str(path),
        "stored": 0,
        "refused": [],
        "good": False,
        "broke": None,
        "words": [],
    }
    try:
        for item in collect([path, good]):
            if isinstance(item, Refusal):
                told["refused"].append([item.path, item.reason, item.remedy])
            elif item.path == str(good):
                told["good"] = True
            else:
                told["stored"] += 1
                told["words"] = [*told["words"], item.text[:200]][:20]
    except BaseException:
        told["broke"] = traceback.format_exc()
    told["refused"], told["refusals"] = told["refused"][:50], len(told["refused"])
    return told | {"seconds": _seconds() - started}


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Read the paths of standard input; the last line is the peak of memory in bytes."""
    good = Path(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(read(Path(json.loads(line)), good)), flush=True)
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"peak": max(usage) * 1024}))


if __name__ == "__main__":
    main()
