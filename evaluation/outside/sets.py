"""What an outside set is, where it lies, and how its own scorer is run on what Dalil finds."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from dalil.coding.coder import RulesCoder
from dalil.collect.tables import report_of_line
from dalil.knowledge.load import Knowledge, load_knowledge
from dalil.model import Coding, Report

DATA = Path(__file__).parents[3] / "shared" / "data"
"""The folder of the sets, beside the repository."""
Line = Mapping[str, Any]


class Tools:
    """The lists and the default coder, loaded when the first set asks."""

    @cached_property
    def knowledge(self) -> Knowledge:
        """All lists of Dalil."""
        return load_knowledge()

    @cached_property
    def _coder(self) -> RulesCoder:
        return RulesCoder(self.knowledge)

    def code(self, line: Line) -> tuple[Report, Coding]:
        """Return the report of an object with `id` and `text`, and its coding."""
        report = report_of_line(line)
        return report, self._coder.code(report)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that the set's scorer prints."""

    name: str
    pattern: str
    """Finds the figure in the scorer's output; its one group is the number."""
    percent: bool = False
    wanted: float | None = None
    """The figure the project wants to reach, 0 to 1."""
    trivial: float | None = None
    """What a trivial baseline reaches, as the set's own notes give it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One gold file of a set, how Dalil answers it, and what is measured on it."""

    gold: str
    """Path under the folder of the sets."""
    predict: Callable[[Line, Tools], Any]
    """From a line without its gold to what the scorer expects under "pred"."""
    measures: Sequence[Measure]


@dataclass(frozen=True, slots=True)
class OutsideSet:
    """A set with its adapter."""

    name: str
    about: str
    """What it is and how Dalil's values are mapped, for the page of figures."""
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as measured, 0 to 1; `None` where the scorer did not print it."""

    gold: str
    measure: Measure
    value: float | None
    lines: int


def missing(outside: OutsideSet, data: Path = DATA) -> list[str]:
    """Return the gold files of a set that are not there."""
    return [part.gold for part in outside.parts if not (data / part.gold).is_file()]


def measure(outside: OutsideSet, tools: Tools, data: Path = DATA) -> list[Measured]:
    """Let Dalil answer every line of the set, and return what the set's own scorer prints."""
    found: list[Measured] = []
    for part in outside.parts:
        gold = data / part.gold
        lines = read_lines(gold)
        answers = [{"id": line["id"], "pred": part.predict(unseen(line), tools)} for line in lines]
        printed = run_scorer(gold, answers)
        found.extend(Measured(part.gold, m, figure(m, printed), len(lines)) for m in part.measures)
    return found


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file."""
    raw = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in raw if line.strip()]


def unseen(line: Line) -> Line:
    """Return the line without its gold, so that no adapter can look at it."""
    return {key: value for key, value in line.items() if key != "gold"}


def run_scorer(gold: Path, answers: Sequence[Line]) -> str:
    """Return what the `score.py` beside the gold file prints for the answers."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "answers.jsonl"
        told.write_text(
            "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in answers), encoding="utf-8"
        )
        command = [sys.executable, str(gold.parent / "score.py"), str(gold), str(told)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def figure(wanted: Measure, printed: str) -> float | None:
    """Return the figure from the scorer's output, as a share of 1."""
    match = re.search(wanted.pattern, printed, re.MULTILINE)
    if match is None:
        return None
    return float(match[1]) / 100 if wanted.percent else float(match[1])
