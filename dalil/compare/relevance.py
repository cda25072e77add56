"""Which incidents a question is about, and in which role its actor stands in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dalil.compare.question_place import lies_in
from dalil.knowledge.actors import Actors
from dalil.knowledge.gazetteer import Gazetteer
from dalil.language.fold import fold
from dalil.model import Cause, Claim, Incident, Question, Report, Stated

Role = Literal["did", "suffered", "named", "caused", "context", "intervention"]
"""did: the actor acts · suffered: it is the target · named: the words of place, origin, destination or
evidence name it · caused: a causal row ties the incident to one of these · context: nobody is named, in
a report that is about the actor · intervention: an act of the side whose intervention is asked about."""

COUNTED: frozenset[Role] = frozenset({"did", "suffered", "named"})
"""Roles whose incidents enter a comparison; the others are listed beside it."""

_ORDER: tuple[Role, ...] = ("did", "suffered", "named", "caused", "context")
_ABOUT = 0.5
"""A report is about the actor when its title names it, or this share of its claims do."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known of the reports when a question is asked."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    causes: Sequence[tuple[str, Cause]]
    """Report id and causal row."""
    actors: Actors
    gazetteer: Gazetteer


def find_roles(question: Question, incidents: Sequence[Incident], material: Material) -> dict[str, Role]:
    """Return the role of the question's actor by incident id; incidents it has no part in are left out.

    An act of the intervening side towards the actor is the intervention itself: it is listed and
    never counted as its outcome.
    """
    by_claim = _claim_roles(question.actor_id, material)
    roles: dict[str, Role] = {}
    for incident in incidents:
        role = _strongest(by_claim[c] for c in incident.claim_ids if c in by_claim)
        if role is None or not _is_there(incident, question, material):
            continue
        ours = question.intervention.actor_id
        if ours is not None and ours != question.actor_id and incident.actor_ids == (ours,):
            role = "intervention"
        roles[incident.id] = role
    return roles


def _strongest(roles: Iterable[Role]) -> Role | None:
    return min(roles, key=_ORDER.index, default=None)


def _claim_roles(actor_id: str, material: Material) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for claim in material.claims.values():
        role = _direct_role(claim, actor_id, material)
        if role is not None:
            roles[claim.id] = role
    direct = frozenset(roles)
    for claim_id in _tied(material.causes, direct):
        roles.setdefault(claim_id, "caused")
    about = _reports_about(actor_id, direct, material)
    for claim in material.claims.values():
        if claim.report_id in about and _names_nobody(claim):
            roles.setdefault(claim.id, "context")
    return roles


def _direct_role(claim: Claim, actor_id: str, material: Material) -> Role | None:
    if claim.actor_id is not None and claim.actor_id.value == actor_id:
        return "did"
    report = material.reports[claim.report_id]
    if claim.target is not None:
        match = material.actors.identify(
            claim.target.value,
            report.language,
            context=report.text,
            on=report.published,
            at=claim.target.span.start,
        )
        if match is not None and match.actor_id == actor_id:
            return "suffered"
    around = (claim.target, claim.place, claim.origin, claim.destination, claim.evidence)
    names = any(_names(words, actor_id, report, material.actors) for words in around if words is not None)
    return "named" if names and _names_nobody(claim) else None


def _names(words: Stated, actor_id: str, report: Report, actors: Actors) -> bool:
    found = actors.find(words.value, report.language, context=report.text, on=report.published)
    return any(mention.actor_id == actor_id for mention in found)


def _names_nobody(claim: Claim) -> bool:
    """Say whether no doer is named; "other" is one who is named and stands outside the actor list."""
    return claim.actor_id is None or claim.actor_id.value == "unknown"


def _tied(causes: Sequence[tuple[str, Cause]], direct: frozenset[str]) -> set[str]:
    """Return the claims that a causal row joins to one the actor has a part in."""
    tied = set()
    for _, row in causes:
        ends = {end for end in (row.cause, row.effect) if isinstance(end, str)}
        if ends & direct:
            tied |= ends - direct
    return tied


def _reports_about(actor_id: str, direct: frozenset[str], material: Material) -> set[str]:
    counted: dict[str, list[int]] = {}
    for claim in material.claims.values():
        tally = counted.setdefault(claim.report_id, [0, 0])
        tally[0] += claim.id in direct
        tally[1] += 1
    about = {report_id for report_id, (ours, whole) in counted.items() if ours / whole >= _ABOUT}
    for report_id in counted.keys() - about:
        report = material.reports[report_id]
        title = report.title or report.text.partition("\n")[0]
        named = material.actors.find(title, report.language, context=report.text, on=report.published)
        if any(mention.actor_id == actor_id for mention in named):
            about.add(report_id)
    return about


def _is_there(incident: Incident, question: Question, material: Material) -> bool:
    if question.place is None or lies_in(incident, question.place, material.gazetteer):
        return True
    if incident.location is not None:
        return False
    asked = fold(question.place).text
    claims = (material.claims[claim_id] for claim_id in incident.claim_ids)
    words = (said for claim in claims for said in (claim.place, claim.within) if said is not None)
    return any(asked in fold(said.value).text for said in words)
