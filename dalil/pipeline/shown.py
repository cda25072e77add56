"""One stored item with its proof: every value of a claim, the rule behind it, and its exact words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dalil.coding.lines import claim_line
from dalil.errors import NotFound
from dalil.knowledge.load import Knowledge, load_knowledge
from dalil.merge.corrections import corrected
from dalil.model import Claim, Derived, Report, Span, Stated
from dalil.pipeline.answer_json import incident_json, plain, report_json
from dalil.store.project import Project
from dalil.store.records import Sighting
from dalil.store.standing import Stale

STATED = "stated in the report"


Lists = Callable[[], Knowledge]


def find_item(project: Project, identifier: str, lists: Lists = load_knowledge) -> dict[str, Any]:
    """Return the claim, incident or report with this id, always with its `claims` and their proof.

    Values that people corrected are theirs; the lists are loaded only where there are any. Raises
    `NotFound` where the project holds no such item.
    """
    for look in (_claim_item, _report_item, _incident_item):
        try:
            return look(project, identifier, lists)
        except NotFound as error:
            if "obsolete" in error.wrong:
                raise
    raise NotFound(
        f'The project holds no claim, incident or report "{identifier}".',
        "Take an id from dalil list, dalil code, dalil merge or dalil ask --json.",
    )


def _claim_item(project: Project, claim_id: str, lists: Lists) -> dict[str, Any]:
    return {"claims": _claims(project, [project.claim(claim_id)], lists)}


def _report_item(project: Project, report_id: str, lists: Lists) -> dict[str, Any]:
    report = project.report(report_id)
    return {
        "report": report_json(report),
        "collection": [_sighting(sighting) for sighting in project.sightings(report_id)],
        "claims": _claims(project, project.claims_of(report_id), lists),
        "obsolete_claims": [asdict(claim) for claim in project.obsolete_claims(report_id)],
        "stale_decisions": [
            stale_json(stale) for stale in project.stale_judgements() if stale.report_id == report_id
        ],
    }


def _incident_item(project: Project, incident_id: str, lists: Lists) -> dict[str, Any]:
    incident = project.incident(incident_id)
    found = [project.claim(claim_id) for claim_id in incident.claim_ids]
    return {"incident": incident_json(incident), "claims": _claims(project, found, lists)}


def _sighting(sighting: Sighting) -> dict[str, Any]:
    """Return one time the report was collected; what is not known is "unknown"."""
    line = asdict(sighting)
    told: dict[str, Any] = line.pop("record")
    return {name: "unknown" if value is None else value for name, value in (line | told).items()}


def stale_json(stale: Stale) -> dict[str, Any]:
    """Return a decision that is stale: which, on what, and why."""
    judgement = stale.judgement
    return {
        "decision": judgement.id,
        "kind": judgement.kind,
        "by": judgement.by.removeprefix("person:"),
        "claim_id": stale.claim_id,
        "report_id": stale.report_id,
        "why_stale": stale.why,
        "counts": stale.binds,
    }


def _claims(project: Project, claims: Sequence[Claim], lists: Lists) -> list[dict[str, Any]]:
    judgements = project.binding_judgements()
    if any(judgement.kind == "correct" for judgement in judgements):
        claims = corrected(claims, judgements, lists())
    return [_claim(claim, project.report(claim.report_id)) for claim in claims]


def _claim(claim: Claim, report: Report) -> dict[str, Any]:
    line = claim_line(claim) | {"report_id": report.id, "outlet": report.outlet, "path": report.path}
    line["original"] = report.original
    line["corrections"] = [plain(asdict(row)) for row in claim.corrections]
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
