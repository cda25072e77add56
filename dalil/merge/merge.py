"""Claims become incidents: joined with reasons, disagreements kept, whatever the order of input."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from dalil.knowledge.load import Knowledge
from dalil.merge.cluster import Cluster, cluster
from dalil.merge.corrections import corrected
from dalil.merge.crowd import with_crowds
from dalil.merge.decisions import INCIDENT, read_decisions
from dalil.merge.independence import Sources
from dalil.merge.profile import Profile, make_profiles
from dalil.merge.reposts import find_reposts
from dalil.merge.rules import Rules, load_rules
from dalil.merge.summary import certainty_of, counts_of, date_of, is_disputed, place_of, type_of
from dalil.model import Claim, Incident, Judgement, Report

RULE = "machine:merge/1"
"""Who joins: raised whenever joining may come out differently."""


def merge(
    reports: Iterable[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
) -> list[Incident]:
    """Return the incidents that `claims` tell of, in the order of their identifiers.

    Only what people judged binds the joining: "same" always joins, "not same" never, "reject" leaves a
    claim out until a later "accept", "correct" gives a slot its value. Every claim that is left stands in
    exactly one incident. The reports are gone through once; those without a claim are not kept.
    """
    rules = load_rules()
    decisions = read_decisions(judgements)
    unique = corrected(_unique(claims), judgements, knowledge)
    kept = [claim for claim in unique if claim.id not in decisions.rejected]
    told: dict[str, Report] = {}
    copies = find_reposts(_keeping(reports, {claim.report_id for claim in kept}, told))
    profiles = with_crowds(make_profiles(kept, told, copies, knowledge, rules), rules.types)
    sources = Sources(tuple(told.values()), copies, knowledge)
    found = cluster(profiles, decisions, rules)
    return [_incident(one, profiles, sources, rules) for one in found]


def _keeping(reports: Iterable[Report], wanted: set[str], kept: dict[str, Report]) -> Iterator[Report]:
    """Yield the reports, and keep those wanted by their identifiers."""
    for report in reports:
        if report.id in wanted:
            kept[report.id] = report
        yield report


def _unique(claims: Sequence[Claim]) -> list[Claim]:
    """Return one claim an identifier, the same one whatever the order."""
    by_id: dict[str, Claim] = {}
    for claim in claims:
        known = by_id.setdefault(claim.id, claim)
        if known != claim:
            by_id[claim.id] = min(known, claim, key=repr)
    return list(by_id.values())


def machine_judgements(incidents: Sequence[Incident], knowledge_version: str, when: str) -> list[Judgement]:
    """Return the joins as rows: one "same" an incident of two claims or more, undone by any "not same".

    `when` is the UTC time of the merge, ISO 8601; the identifiers depend on the claims and the version of
    the lists alone, so the same merge gives the same rows.
    """
    return [
        Judgement(
            id=_judgement_id(incident, knowledge_version),
            kind="same",
            subjects=incident.claim_ids,
            by=RULE,
            when=when,
            why=" ".join(incident.reasons),
        )
        for incident in incidents
        if len(incident.claim_ids) > 1
    ]


def _judgement_id(incident: Incident, knowledge_version: str) -> str:
    key = "|".join((RULE, knowledge_version, *incident.claim_ids))
    return "same-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]


def _incident(found: Cluster, profiles: Sequence[Profile], sources: Sources, rules: Rules) -> Incident:
    members = [profiles[place] for place in found.members]
    claims = [profile.claim for profile in members]
    groups = sources.groups(claims)
    dated = date_of(members)
    location, place_name = place_of(claims)
    return Incident(
        id=INCIDENT + claims[0].id,
        type=type_of(claims, rules.types),
        scope=claims[0].scope.value,
        certainty=certainty_of(claims),
        disputed=is_disputed(claims),
        claim_ids=tuple(claim.id for claim in claims),
        report_ids=tuple(sorted({claim.report_id for claim in claims})),
        actor_ids=_actors(claims),
        date=dated.days,
        date_rule=dated.rule,
        location=location,
        place_name=place_name,
        counts=counts_of(members),
        independent_sources=len(groups),
        source_groups=tuple(groups),
        reasons=tuple(found.reasons),
    )


def _actors(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return every actor any claim names; "unknown" only where none is known."""
    named = {claim.actor_id.value for claim in claims if claim.actor_id is not None}
    return tuple(sorted(named - {"unknown"} or named))
