"""An answer as JSON: everything the brief shows, every value with its words and offsets."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from dalil.coding.lines import claim_line
from dalil.model import Cause, CountRange, Finding, Incident, Report, Stated
from dalil.pipeline.ask import Answer
from dalil.publish.content import Bilingual, BriefContent


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return the whole answer; dates are ISO days, `null` is "not said" or "cannot be told"."""
    content = answer.content
    return {
        "question": plain(asdict(content.question)),
        "findings": [_finding(finding) for finding in content.findings],
        "why_not": _both(content.why_not),
        "incidents": [incident_json(incident) for incident in content.incidents],
        "claims": {
            claim_id: claim_line(claim)
            | {"report_id": claim.report_id, "corrections": plain([asdict(c) for c in claim.corrections])}
            for claim_id, claim in content.claims.items()
        },
        "causes": [_cause(row.cause, row.report_id) for row in content.causes],
        "reports": {report_id: report_json(report) for report_id, report in content.reports.items()},
        "coverage": plain(asdict(content.coverage)),
        "criteria": [_both(criterion) for criterion in content.criteria],
        "limits": [_both(limit) for limit in content.limits],
        "excluded": [
            {"what": item.what, "reason": _both(item.reason), "detail": item.detail}
            for item in content.excluded
        ],
        "brief_id": content.brief_id,
        "version": content.version,
        "collected": _collected(answer, content),
    }


def _collected(answer: Answer, content: BriefContent) -> dict[str, Any]:
    done = answer.collected
    return {
        "stored": done.stored,
        "seen_again": done.seen,
        "changed": done.changed,
        "refused": [plain(asdict(refusal)) for refusal in done.refusals],
        "coded_now": answer.coded,
        "reports": content.coverage.reports,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    line: dict[str, Any] = plain(asdict(finding))
    return line


def incident_json(incident: Incident) -> dict[str, Any]:
    """Return one incident with its ranges and source groups."""
    line: dict[str, Any] = plain(asdict(incident))
    line["counts"] = [count_json(row) for row in incident.counts]
    return line


def count_json(row: CountRange) -> dict[str, Any]:
    """Return one range, open ends as `null`."""
    line: dict[str, Any] = plain(asdict(row))
    return line


def report_json(report: Report) -> dict[str, Any]:
    """Return what is known of a report, without its text and what its collector says of it."""
    line: dict[str, Any] = plain(asdict(report))
    del line["text"], line["record"]
    return line


def _cause(cause: Cause, report_id: str) -> dict[str, Any]:
    def end(value: str | Stated) -> dict[str, Any]:
        return {"claim_id": value} if isinstance(value, str) else {"words": plain(asdict(value))}

    return {
        "report_id": report_id,
        "cause": end(cause.cause),
        "effect": end(cause.effect),
        "marker": plain(asdict(cause.marker)),
        "attribution": None if cause.attribution is None else plain(asdict(cause.attribution)),
        "certainty": cause.certainty,
    }


def _both(words: Bilingual | None) -> dict[str, str] | None:
    return None if words is None else {"en": words.en, "ar": words.ar}


def plain(value: Any) -> Any:
    """Return nested values as JSON holds them: days as text, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
