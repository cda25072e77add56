"""One stored item with its proof: every value of a claim, the rule behind it, and its exact words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dalil.coding.lines import claim_line
from dalil.errors import NotFound
from dalil.model import Claim, Derived, Report, Span, Stated
from dalil.pipeline.answer_json import incident_json, report_json
from dalil.store.project import Project

STATED = "stated in the report"


def find_item(project: Project, identifier: str) -> dict[str, Any]:
    """Return the claim, incident or report with this id, always with its `claims` and their proof.

    Raises `NotFound` where the project holds no such item.
    """
    for look in (_claim_item, _report_item, _incident_item):
        try:
            return look(project, identifier)
        except NotFound as error:
            if "obsolete" in error.wrong:
                raise
    raise NotFound(
        f'The project holds no claim, incident or report "{identifier}".',
        "Take an id from dalil list, dalil code, dalil merge or dalil ask --json.",
    )


def _claim_item(project: Project, claim_id: str) -> dict[str, Any]:
    claim = project.claim(claim_id)
    return {"claims": [_claim(claim, project.report(claim.report_id))]}


def _report_item(project: Project, report_id: str) -> dict[str, Any]:
    report = project.report(report_id)
    claims = [_claim(claim, report) for claim in project.claims_of(report_id)]
    return {"report": report_json(report), "claims": claims}


def _incident_item(project: Project, incident_id: str) -> dict[str, Any]:
    incident = project.incident(incident_id)
    found = [project.claim(claim_id) for claim_id in incident.claim_ids]
    claims = [_claim(claim, project.report(claim.report_id)) for claim in found]
    return {"incident": incident_json(incident), "claims": claims}


def _claim(claim: Claim, report: Report) -> dict[str, Any]:
    line = claim_line(claim) | {"report_id": report.id, "outlet": report.outlet, "path": report.path}
    line["original"] = report.original
    return line | {"proof": list(_proof(claim, report.text))}


def _proof(claim: Claim, text: str) -> Iterator[dict[str, Any]]:
    """Yield slot, value, rule and words of every value of a claim."""
    for slot in Claim.__slots__:
        value = getattr(claim, slot)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Stated):
                yield _row(slot, one.value, STATED, (one.span,), text)
            elif isinstance(one, Derived):
                yield _row(slot, str(one.value), one.rule, one.spans, text)
    for count in claim.counts:
        bounds = (
            f"{count.low if count.low is not None else ''}..{count.high if count.high is not None else ''}"
        )
        value = " ".join(filter(None, (bounds, count.group, count.unit, count.harm)))
        yield _row("counts", value, count.rule, (count.span,), text)


def _row(slot: str, value: str, rule: str, spans: Sequence[Span], text: str) -> dict[str, Any]:
    words = [{"start": s.start, "end": s.end, "words": s.of(text)} for s in spans]
    return {"slot": slot, "value": value, "rule": rule, "words": words}


def proof_rows(claim: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """Return the proof of a claim as rows of a table: slot, value, rule, words with offsets."""
    rows = []
    for row in claim["proof"]:
        words = "; ".join(f"“{' '.join(w['words'].split())}” {w['start']}-{w['end']}" for w in row["words"])
        rows.append((row["slot"], " ".join(row["value"].split()), row["rule"], words))
    return rows
