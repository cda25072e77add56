"""Coding without an answer: the benchmark's lines, from files or from a project."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dalil.coding.coder import RulesCoder
from dalil.coding.lines import to_line
from dalil.collect.collect import Refusal, collect
from dalil.collect.tables import read_lines
from dalil.knowledge.load import load_knowledge
from dalil.model import Report
from dalil.pipeline.stages import Progress, code_reports
from dalil.pipeline.workers import Workers, code_each
from dalil.store.project import Project


def code_files(
    paths: Sequence[Path], mapping: Mapping[str, str], refusals: list[Refusal], workers: Workers
) -> Iterator[dict[str, Any]]:
    """Yield the benchmark line of every report; what cannot be read is added to `refusals`."""
    coder = RulesCoder(load_knowledge(workers.data, workers.layers))
    asked: deque[Report] = deque()

    def readable() -> Iterator[Report]:
        for item in _reports(paths, mapping):
            if isinstance(item, Refusal):
                refusals.append(item)
            else:
                asked.append(item)
                yield item

    for coding in code_each(readable(), coder, workers):
        yield to_line(asked.popleft(), coding)


def _reports(paths: Sequence[Path], mapping: Mapping[str, str]) -> Iterator[Report | Refusal]:
    for path in paths:
        if path.suffix in (".jsonl", ".ndjson") and path.is_file() and not mapping:
            yield from read_lines(path)
        else:
            yield from collect([path], mapping=mapping)


def code_project(project: Project, progress: Progress, workers: Workers) -> Iterator[dict[str, Any]]:
    """Code what the project has not coded yet, then yield the line of every report while it is open."""
    coder = RulesCoder(load_knowledge(workers.data, workers.layers))
    code_reports(project, coder, progress=progress, workers=workers)
    return _lines(project, coder)


def _lines(project: Project, coder: RulesCoder) -> Iterator[dict[str, Any]]:
    for report in project.iter_reports():
        coding = project.coding(report.id, coder.name, coder.version)
        if coding is not None:
            yield to_line(report, coding)
