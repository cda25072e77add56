"""Each stage run against a project: what is done already is not done again."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dalil.coding.coder import Coder
from dalil.collect.collect import Refusal, collect
from dalil.errors import NothingToRead
from dalil.knowledge.load import Knowledge
from dalil.merge.corrections import corrected
from dalil.merge.merge import merge
from dalil.model import Claim, Incident, Record, Report
from dalil.pipeline.workers import ALONE, Workers, code_each
from dalil.store.custody import utc_now
from dalil.store.project import Project

Progress = Callable[[str, int, int | None], None]
"""Called with the stage, the items done and the items in all (`None` where that is not known)."""
UNKNOWN = Record()


def no_progress(stage: str, done: int, whole: int | None) -> None:
    """Show nothing."""


@dataclass(slots=True)
class Collected:
    """What a collection brought."""

    stored: int = 0
    seen: int = 0
    changed: int = 0
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """Reports of this input, stored now or before."""
        return self.stored + self.seen + self.changed


def collect_into(
    project: Project,
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    record: Record = UNKNOWN,
) -> Collected:
    """Read `paths` into the project; refused items are logged there and returned.

    `record` is what the collector says of them all.

    Raises `NothingToRead` where not one report could be read.
    """
    collected = Collected()
    with project.run(run_name(paths, mapping)):
        for item in collect(paths, keep=project.keep_original, mapping=mapping):
            if isinstance(item, Refusal):
                project.log_refusal(item.path, item.reason)
                collected.refusals.append(item)
            else:
                _store(project, replace(item, record=record), collected)
            progress("collect", collected.reports + len(collected.refusals), None)
    if not collected.reports:
        raise _nothing(paths, collected.refusals)
    return collected


def run_name(paths: Sequence[Path], mapping: Mapping[str, str] | None) -> str:
    """Return what tells one run's inputs from another's."""
    return json.dumps([[str(path) for path in paths], dict(mapping or {})])


def _store(project: Project, report: Report, collected: Collected) -> None:
    outcome = project.add_report(replace(report, collected=report.collected or utc_now()))
    collected.stored += outcome == "stored"
    collected.seen += outcome == "seen again"
    collected.changed += outcome == "changed"


def _nothing(paths: Sequence[Path], refusals: Sequence[Refusal]) -> NothingToRead:
    named = ", ".join(f'"{path}"' for path in paths)
    if not refusals:
        return NothingToRead(
            f"{named} holds no report.",
            "Name a folder or files of text, Markdown, HTML, CSV or JSON lines.",
        )
    first, number = refusals[0], len(refusals)
    wrong = f'No report could be read from {named}; {number} refused, first "{first.path}": {first.reason}'
    return NothingToRead(wrong, first.remedy)


def code_reports(
    project: Project, coder: Coder, *, progress: Progress = no_progress, workers: Workers = ALONE
) -> int:
    """Code every report of the project that this version of the coder has not coded; return how many."""
    whole = sum(1 for _ in _waiting(project, coder))
    if not whole:
        return 0
    waiting = (project.report(report_id) for report_id in _waiting(project, coder))
    for done, coding in enumerate(code_each(waiting, coder, workers), start=1):
        project.add_coding(coding, coder.name, coder.version)
        progress("code", done, whole)
    return whole


def _waiting(project: Project, coder: Coder) -> Iterator[str]:
    """Yield the reports that this version of the coder has not coded."""
    for report_id in project.report_ids():
        if not project.is_coded(report_id, coder.name, coder.version):
            yield report_id


def decided_claims(project: Project, knowledge: Knowledge) -> list[Claim]:
    """Return the claims with what people corrected in them."""
    return corrected(project.claims(), project.binding_judgements(), knowledge)


def merge_claims(project: Project, knowledge: Knowledge) -> list[Incident]:
    """Derive the incidents of the project from all its claims and judgements, and store them.

    Decisions on claims that have other words now bind nothing; they stay in the project and are named.
    """
    incidents = merge(project.iter_reports(), project.claims(), project.binding_judgements(), knowledge)
    if incidents != project.incidents():
        project.set_incidents(incidents)
    return incidents
