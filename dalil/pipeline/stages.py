"""Each stage run against a project: what is done already is not done again."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from dalil.coding.coder import Coder
from dalil.collect.collect import Refusal, collect
from dalil.errors import NothingToRead
from dalil.knowledge.load import Knowledge
from dalil.merge.corrections import corrected
from dalil.merge.merge import merge
from dalil.model import Claim, Incident, Record, Report
from dalil.pipeline.copies import Copies
from dalil.pipeline.saved_columns import Show, columns_of_project, show_nothing
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
    copies: int = 0
    """Of those stored: reports that say what another one says; both are kept."""
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """Reports of this input, stored now or before."""
        return self.stored + self.seen + self.changed

    def __add__(self, other: "Collected") -> "Collected":
        """Return what two collections brought together."""
        return Collected(
            self.stored + other.stored,
            self.seen + other.seen,
            self.changed + other.changed,
            self.copies + other.copies,
            self.refusals + other.refusals,
        )


class Told(NamedTuple):
    """What became of one item."""

    path: str
    outcome: str
    """"stored", "copy", "changed", "seen again" or "refused"."""
    detail: str = ""
    """Of what it is a copy or where it was seen, or why it was refused and what to do."""


Tell = Callable[[Told], None]


def tell_nobody(told: Told) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of what a collection does."""

    show: Show = show_nothing
    """Is told by which columns each table is read."""
    tell: Tell = tell_nobody
    """Is told what became of each item."""


UNWATCHED = Watch()


def collect_into(
    project: Project,
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, str | None] | None = None,
    progress: Progress = no_progress,
    record: Record = UNKNOWN,
    watch: Watch = UNWATCHED,
) -> Collected:
    """Read `paths` into the project; refused items are logged there and returned.

    `mapping` names columns of tables, `record` is what the collector says of all items. Raises
    `NothingToRead` where not one report could be read.
    """
    collected = Collected()
    columns = columns_of_project(project, mapping or {}, watch.show)
    copies = Copies(project)

    def again(path: str, first: str) -> None:
        watch.tell(Told(path, "seen again", f"the same as {first}"))

    with project.run(run_name(paths, mapping)):
        for item in collect(paths, keep=project.keep_original, mapping=columns, again=again):
            watch.tell(take_in(project, item, record, collected, copies))
            progress("collect", collected.reports + len(collected.refusals), None)
    if not collected.reports:
        raise _nothing(paths, collected.refusals)
    return collected


def take_in(
    project: Project, item: Report | Refusal, record: Record, collected: Collected, copies: Copies
) -> Told:
    """Store a report, or log why an item is none; return what became of it."""
    if isinstance(item, Refusal):
        project.log_refusal(item.path, item.reason)
        collected.refusals.append(item)
        return Told(item.path, "refused", f"{item.reason} {item.remedy}")
    return _store(project, replace(item, record=record), collected, copies)


def run_name(paths: Sequence[Path], mapping: Mapping[str, str | None] | None) -> str:
    """Return what tells one run's inputs from another's."""
    return json.dumps([[str(path) for path in paths], dict(mapping or {})])


def _store(project: Project, report: Report, collected: Collected, copies: Copies) -> Told:
    """Store a report and return what became of it.

    A copy is logged before it is stored: where the process ends between the two, the next run finds it
    again, and the log comes out the same.
    """
    original = None if project.holds(report.id) else copies.original_of(report)
    if original is not None:
        project.log_copy(report.id, original.id)
    outcome = project.add_report(replace(report, collected=report.collected or utc_now()))
    copies.add(report)
    collected.stored += outcome == "stored"
    collected.seen += outcome == "seen again"
    collected.changed += outcome == "changed"
    collected.copies += original is not None
    path = report.path or report.id
    if original is not None:
        return Told(path, "copy", f"it says the same as {original.path or original.id}; both are kept")
    return Told(path, outcome)


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
