"""The whole way: reports and a question in, an answer with its proof out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dalil.coding.coder import Coder
from dalil.compare.compare import compare
from dalil.compare.question import QuestionOptions, check_words, understand
from dalil.compare.relevance import COUNTED, Material, Role, find_roles
from dalil.errors import NoRelevantReport, NothingToRead
from dalil.knowledge.load import Knowledge
from dalil.merge.independence import text_groups
from dalil.model import Claim, Finding, Incident, Question, Report
from dalil.pipeline.asked import remember_question
from dalil.pipeline.content import Basis, assemble
from dalil.pipeline.saved_columns import Show, show_nothing
from dalil.pipeline.stages import (
    Collected,
    Progress,
    Watch,
    code_reports,
    collect_into,
    decided_claims,
    merge_claims,
    no_progress,
    run_name,
)
from dalil.pipeline.workers import ALONE, Workers
from dalil.publish.content import BriefContent
from dalil.store.project import Project


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question brought: the content of the brief, and what the way there did."""

    content: BriefContent
    collected: Collected
    coded: int
    """Reports coded now; 0 where all had been coded before."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages work with."""

    knowledge: Knowledge
    coder: Coder
    today: date
    """The day the brief is made."""
    progress: Progress = no_progress
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    """Column of a table by field of a report; what is not given is guessed from the header."""
    workers: Workers = ALONE
    show: Show = show_nothing
    """Is told by which columns each table is read."""


def ask(
    words: str, inputs: Sequence[Path], project: Project, options: QuestionOptions, tools: Tools
) -> Answer:
    """Answer a question from `inputs` and all that the project holds already.

    `options` is what the user asks for; the days of the dated reports are filled in here.

    With no inputs the project's own reports answer. Raises `NothingToRead`, `NoRelevantReport`, and
    the errors of `understand`; whatever was collected and coded before an error stays stored.
    """
    check_words(words, tools.knowledge)
    with project.run(run_name(inputs, tools.mapping)) if inputs else nullcontext():
        return _ask(words, inputs, project, options, tools)


def _ask(
    words: str, inputs: Sequence[Path], project: Project, options: QuestionOptions, tools: Tools
) -> Answer:
    collected = Collected()
    if inputs:
        collected = collect_into(
            project,
            inputs,
            mapping=tools.mapping,
            progress=tools.progress,
            watch=Watch(show=tools.show),
        )
    if next(project.report_ids(), None) is None:
        raise NothingToRead(
            "The project holds no report.",
            'Name a folder or files after the question, as in "examples/reports".',
        )
    coded = code_reports(project, tools.coder, progress=tools.progress, workers=tools.workers)
    incidents = merge_claims(project, tools.knowledge)
    tools.progress("compare", 0, 1)
    claims = {claim.id: claim for claim in decided_claims(project, tools.knowledge)}
    reports = list(_needed(project, claims.values()))
    question = understand(words, tools.knowledge, incidents, _with_days(options, reports))
    material = Material(
        {report.id: report for report in reports},
        claims,
        project.causes(),
        tools.knowledge.actors,
        tools.knowledge.gazetteer,
    )
    content = _content(question, incidents, material, project, tools)
    remember_question(project, words, options)
    tools.progress("compare", 1, 1)
    return Answer(content, collected, coded)


def _with_days(options: QuestionOptions, reports: Sequence[Report]) -> QuestionOptions:
    days = sorted(report.published for report in reports if report.published is not None)
    return replace(options, first_report=days[0], last_report=days[-1]) if days else options


def _needed(project: Project, claims: Iterable[Claim]) -> Iterator[Report]:
    """Yield every report, without its text where nothing is claimed in it."""
    told = {claim.report_id for claim in claims}
    for report in project.iter_reports():
        yield report if report.id in told else replace(report, text="")


def _content(
    question: Question,
    incidents: Sequence[Incident],
    material: Material,
    project: Project,
    tools: Tools,
) -> BriefContent:
    reports = list(material.reports.values())
    roles = find_roles(question, incidents, material)
    if not roles:
        raise _irrelevant(question, len(reports))
    groups = text_groups(project.iter_reports())
    counted = [i for i in incidents if roles.get(i.id) in COUNTED]
    findings = _findings(question, counted, reports, groups)
    listed = tuple(incident for incident in incidents if incident.id in roles)
    basis = Basis(question, listed, roles, findings, material, len(groups), project.refusals())
    return assemble(basis, tools.coder, tools.knowledge, tools.today)


def _findings(
    question: Question,
    counted: Sequence[Incident],
    reports: Sequence[Report],
    groups: Sequence[tuple[str, ...]],
) -> tuple[Finding, ...]:
    """Return the findings, those that tell something first, then those with most incidents."""
    findings = compare(question, counted, reports, groups)
    return tuple(sorted(findings, key=lambda f: (f.ratio is None, -(f.before + f.after), f.type)))


def _irrelevant(question: Question, reports: int) -> NoRelevantReport:
    where = f" in {question.place}" if question.place else ""
    return NoRelevantReport(
        f'"{question.actor_name_en}" has a part in no event that the {reports} reports state{where}.',
        "Check the actor's name, widen --place, or collect other reports.",
    )


__all__ = ["Answer", "QuestionOptions", "Role", "Tools", "ask"]
