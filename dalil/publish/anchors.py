"""Anchors of a brief: every claim, value, incident and kind has one that stays the same."""

import re

_PLAIN = re.compile(r"[A-Za-z0-9_-]")


def safe(identifier: str) -> str:
    """Return `identifier` as an anchor; two identifiers never share one."""
    return "".join(c if _PLAIN.match(c) else f".{ord(c):x}." for c in identifier)


def of_claim(claim_id: str, slot: str | None = None) -> str:
    """Return the anchor of a claim's evidence, or of one value in it."""
    return f"e-{safe(claim_id)}" if slot is None else f"e-{safe(claim_id)}:{slot}"


def of_cause(index: int) -> str:
    """Return the anchor of the evidence of causal row number `index` of the content."""
    return f"c-{index + 1}"


def of_incident(incident_id: str) -> str:
    """Return the anchor of an incident."""
    return f"i-{safe(incident_id)}"


def of_kind(code: str, scope: str = "incident") -> str:
    """Return the anchor of the incidents of one kind of event."""
    return f"k-{scope}-{safe(code)}"


def of_finding(code: str) -> str:
    """Return the anchor of a finding."""
    return f"f-{safe(code)}"


def of_checks(code: str) -> str:
    """Return the anchor of a finding's checks."""
    return f"m-{safe(code)}"
