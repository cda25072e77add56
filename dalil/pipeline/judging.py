"""A person's decision made ready to be stored: its subjects are there, its value can be used."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from dalil.errors import NotFound, UsageError
from dalil.knowledge.load import Knowledge
from dalil.merge.corrections import correct
from dalil.merge.decisions import INCIDENT
from dalil.model import Judgement
from dalil.store.project import Project

KINDS = ("accept", "reject", "same", "not same", "correct", "note", "revert")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides."""

    kind: str
    subjects: tuple[str, ...]
    by: str
    """Name of the person."""
    why: str
    slot: str | None = None
    value: str | None = None


def decide(project: Project, decision: Decision, knowledge: Knowledge) -> Judgement:
    """Store a decision and return it; raises `UsageError` or `NotFound` where it cannot stand."""
    judgement = _judgement(decision)
    _check(project, judgement, knowledge)
    project.add_judgement(judgement)
    return judgement


def _judgement(decision: Decision) -> Judgement:
    if not decision.by.strip():
        raise UsageError("Nobody is named as who decides.", "Give your name with --by.")
    if not decision.why.strip():
        raise UsageError("No reason is given.", 'Say why with --why, as in --why "two towns of one name".')
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    parts = (decision.kind, *decision.subjects, decision.by, now, decision.why, decision.slot or "")
    key = "|".join((*parts, decision.value or "")).encode("utf-8", "surrogatepass")
    return Judgement(
        id=f"j-{hashlib.sha256(key).hexdigest()[:12]}",
        kind=decision.kind,
        subjects=decision.subjects,
        by=f"person:{decision.by.strip()}",
        when=now,
        why=decision.why.strip(),
        slot=decision.slot,
        value=decision.value,
    )


def _check(project: Project, judgement: Judgement, knowledge: Knowledge) -> None:
    if judgement.kind not in KINDS:
        raise UsageError(f'"{judgement.kind}" is no kind of decision.', f"Use one of {', '.join(KINDS)}.")
    if judgement.kind == "revert":
        _check_revert(project, judgement)
        return
    for subject in judgement.subjects:
        _check_subject(project, subject)
    if judgement.kind in ("same", "not same") and len(set(judgement.subjects)) < 2:
        raise UsageError(f'"{judgement.kind}" needs two claims or incidents.', "Name both.")
    if judgement.kind == "correct":
        if len(judgement.subjects) != 1 or judgement.subjects[0].startswith(INCIDENT):
            raise UsageError(
                "A correction is of one claim.", "Name one claim; an incident follows its claims."
            )
        correct(project.claim(judgement.subjects[0]), judgement, knowledge)
    elif judgement.slot is not None or judgement.value is not None:
        raise UsageError("Only a correction has a slot and a value.", 'Use the kind "correct".')


def _check_subject(project: Project, subject: str) -> None:
    if subject.startswith(INCIDENT):
        project.incident(subject)
    else:
        project.claim(subject)


def _check_revert(project: Project, judgement: Judgement) -> None:
    known = {row.id: row for row in project.judgements()}
    for subject in judgement.subjects:
        if subject not in known:
            raise NotFound(
                f'No decision of the project has the identifier "{subject}".',
                "See the decisions on a claim or incident with dalil history ID.",
            )
        if not known[subject].by.startswith("person:"):
            raise UsageError(
                f'"{subject}" is no decision of a person.', 'Decide otherwise, as with "not same".'
            )
