"""The personal data a project holds, report by report, so that a person sees it before sharing anything."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dalil.language.personal import KINDS, find_personal
from dalil.model import Report
from dalil.store.project import Project


@dataclass(frozen=True, slots=True)
class Held:
    """One piece of what may be personal, and where the project holds it."""

    report_id: str | None
    """`None` where it stands beside the reports, as in a decision."""
    where: str
    """"text", "text, version 1" of an earlier text, "url", "path", "record: by", "decision j1: by", ..."""
    kind: str
    words: str
    start: int
    end: int
    rule: str


def personal_data(
    project: Project, report_ids: Collection[str] = (), kinds: Collection[str] = KINDS
) -> Iterator[Held]:
    """Yield what may be personal in these reports, or in all and in the decisions, a report at a time.

    Earlier texts of a report are looked through too: they stay in the project. Raises `NotFound`.
    """
    for report_id in report_ids or project.report_ids():
        versions = project.report_versions(report_id)
        for number, report in enumerate(versions, start=1):
            where = "text" if number == len(versions) else f"text, version {number}"
            yield from _in(report_id, where, report.text, kinds)
        yield from _beside(versions[-1], kinds)
        for sighting in project.sightings(report_id):
            record = sighting.record
            yield from _name(report_id, "record: by", record.by, kinds)
            for slot in ("how", "rights", "sensitivity", "archive_url"):
                yield from _in(report_id, f"record: {slot}", getattr(record, slot), kinds)
    if not report_ids:
        yield from _decisions(project, kinds)


def _beside(report: Report, kinds: Collection[str]) -> Iterator[Held]:
    for slot in ("url", "path", "outlet"):
        yield from _in(report.id, slot, getattr(report, slot), kinds)


def _decisions(project: Project, kinds: Collection[str]) -> Iterator[Held]:
    for judgement in project.judgements():
        where = f"decision {judgement.id}"
        if judgement.by.startswith("person:"):
            yield from _name(None, f"{where}: by", judgement.by.removeprefix("person:"), kinds)
        for slot in ("why", "value"):
            yield from _in(None, f"{where}: {slot}", getattr(judgement, slot), kinds)


def _in(report_id: str | None, where: str, text: str | None, kinds: Collection[str]) -> Iterator[Held]:
    for one in find_personal(text or ""):
        if one.kind in kinds:
            words = one.span.of(text or "")
            yield Held(report_id, where, one.kind, words, one.span.start, one.span.end, one.rule)


def _name(report_id: str | None, where: str, name: str | None, kinds: Collection[str]) -> Iterator[Held]:
    if name and "name" in kinds:
        yield Held(report_id, where, "name", name, 0, len(name), "given by a user")
