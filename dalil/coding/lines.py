"""The benchmark's JSON form of a coding: one object a report, with the offsets beside the words."""

from collections.abc import Mapping
from typing import Any

from dalil.model import Cause, Claim, Coding, Count, Report, Span, Stated

WORD_SLOTS = ("actor", "target", "place", "within", "origin", "destination", "attribution")


def to_line(report: Report, coding: Coding) -> dict[str, Any]:
    """Return the coding as the coding manual's benchmark object.

    Every surface value keeps its half-open code-point offsets under `spans`, by slot:
    `{"start", "end"}`, a list of them for `reasons`, `counts` and `means`.
    """
    index = {claim.id: place for place, claim in enumerate(coding.claims)}
    return {
        "id": report.id,
        "language": report.language,
        "claims": [claim_line(claim) for claim in coding.claims],
        "causes": [_cause_line(cause, index) for cause in coding.causes],
        "issues": [
            {"kind": issue.kind, "message": issue.message, **_offsets(issue.span)}
            for issue in coding.issues
        ],
    }


def claim_line(claim: Claim) -> dict[str, Any]:
    """Return one claim in the benchmark's keys; what the report does not say is left out."""
    line: dict[str, Any] = {
        "claim_id": claim.id,
        "type": claim.type.value,
        "scope": claim.scope.value,
        "certainty": claim.certainty.value,
        "evidence": claim.evidence.value,
    }
    for slot in WORD_SLOTS:
        value = getattr(claim, slot)
        if value is not None:
            line[slot] = value.value
    for slot in ("actor_id", "target_class", "place_name"):
        value = getattr(claim, slot)
        if value is not None:
            line[slot] = value.value
    if claim.actor_uncertain:
        line["actor_uncertain"] = True
    if claim.date is not None:
        days = claim.date.value
        line["date"] = {"from": days.first.isoformat(), "to": days.last.isoformat()}
    line |= _lists(claim) | _location(claim)
    line["spans"] = _spans(claim)
    return line


def _lists(claim: Claim) -> dict[str, Any]:
    lists = {
        "counts": [_count_line(count) for count in claim.counts],
        "means": [means.value for means in claim.means],
        "reasons": [reason.value for reason in claim.reasons],
    }
    return {slot: values for slot, values in lists.items() if values}


def _count_line(count: Count) -> dict[str, Any]:
    row: dict[str, Any] = {slot: getattr(count, slot) for slot in ("harm", "low", "high", "group", "unit")}
    return row | {"approx": True} if count.approx else row


def _location(claim: Claim) -> dict[str, Any]:
    if claim.location is None:
        return {}
    place = claim.location.value
    found: dict[str, Any] = {"lat": place.lat, "lon": place.lon, "place_precision": place.precision}
    found |= {"place_radius_km": place.radius_km, "place_id": place.place_id}
    if place.alternatives:
        found["place_alternatives"] = list(place.alternatives)
    return found


def _spans(claim: Claim) -> dict[str, Any]:
    spans: dict[str, Any] = {"evidence": _offsets(claim.evidence.span)}
    for slot in WORD_SLOTS:
        value: Stated | None = getattr(claim, slot)
        if value is not None:
            spans[slot] = _offsets(value.span)
    derived = {
        "type": claim.type.spans,
        "date": () if claim.date is None else claim.date.spans,
        "counts": tuple(count.span for count in claim.counts),
        "means": tuple(span for means in claim.means for span in means.spans),
        "reasons": tuple(reason.span for reason in claim.reasons),
    }
    return spans | {slot: [_offsets(span) for span in found] for slot, found in derived.items() if found}


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _cause_line(cause: Cause, index: Mapping[str, int]) -> dict[str, Any]:
    def end(value: str | Stated) -> int | str:
        return value.value if isinstance(value, Stated) else index[value]

    return {
        "cause": end(cause.cause),
        "effect": end(cause.effect),
        "marker": cause.marker.value,
        "attribution": None if cause.attribution is None else cause.attribution.value,
        "certainty": cause.certainty,
        "spans": {"marker": _offsets(cause.marker.span)},
    }
