"""What sources claim as causes, one row a pair of cause and effect, apart from the counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dalil.language.fold import fold
from dalil.model import Claim, Finding, Stated
from dalil.publish.content import BriefContent, ClaimedCause
from dalil.publish.verdicts import direction


@dataclass(frozen=True, slots=True)
class End:
    """One end of a causal row: a kind of event by an actor, or words of a report."""

    key: str
    kind: str | None
    """Type of event, where the end is a claim."""
    actor_id: str | None
    words: str | None
    """The words of the report, where the end is no claim."""


@dataclass(frozen=True, slots=True)
class CausePair:
    """All causal rows with the same cause and effect."""

    cause: End
    effect: End
    rows: tuple[ClaimedCause, ...]
    independent_sources: int
    stated: int
    hedged: int
    denied: int


def cause_pairs(content: BriefContent) -> list[CausePair]:
    """Return the pairs, those with most independent sources first."""
    rows: dict[tuple[str, str], list[ClaimedCause]] = defaultdict(list)
    ends: dict[str, End] = {}
    for row in content.causes:
        cause, effect = _end(row.cause.cause, content), _end(row.cause.effect, content)
        ends.setdefault(cause.key, cause)
        ends.setdefault(effect.key, effect)
        rows[cause.key, effect.key].append(row)
    pairs = [_pair(ends[cause], ends[effect], found, content) for (cause, effect), found in rows.items()]
    return sorted(pairs, key=lambda pair: (-pair.independent_sources, pair.cause.key, pair.effect.key))


def _pair(cause: End, effect: End, rows: list[ClaimedCause], content: BriefContent) -> CausePair:
    certainties = [row.cause.certainty for row in rows]
    return CausePair(
        cause=cause,
        effect=effect,
        rows=tuple(rows),
        independent_sources=independent(content, (row.report_id for row in rows)),
        stated=certainties.count("stated"),
        hedged=certainties.count("uncertain") + certainties.count("announced"),
        denied=certainties.count("denied"),
    )


def _end(end: str | Stated, content: BriefContent) -> End:
    if isinstance(end, Stated):
        return End(f"words:{fold(end.value).text}", None, None, end.value)
    claim = content.claims[end]
    actor_id = claim.actor_id.value if claim.actor_id else None
    return End(f"claim:{claim.type.value}:{actor_id or ''}", claim.type.value, actor_id, None)


def independent(content: BriefContent, report_ids: Iterable[str]) -> int:
    """Return how many sources the reports amount to, reposts and reports of one origin counted once."""
    roots: dict[str, str] = {}

    def root(report_id: str) -> str:
        while roots.get(report_id, report_id) != report_id:
            report_id = roots[report_id]
        return report_id

    for incident in content.incidents:
        for group in incident.source_groups:
            for report_id in group[1:]:
                roots[root(report_id)] = root(group[0])
    return len({root(report_id) for report_id in report_ids})


def joining_line(pair: CausePair, content: BriefContent) -> str:
    """Return which fixed line stands between a pair and the counts: a key of words/causes.yml."""
    finding = finding_of(pair.effect.kind, content.findings)
    if finding is None:
        return "claim_only"
    if not names_intervention(pair.cause, content):
        return "other_cause"
    moved = direction(finding)
    if moved is None:
        return "uncheckable"
    return "consistent" if moved == expected_direction(pair) else "not_seen"


def expected_direction(pair: CausePair) -> str:
    """Return which way the counts would move were the claim so: denied causes would leave them."""
    return "same" if pair.denied and not pair.stated and not pair.hedged else "higher"


def finding_of(kind: str | None, findings: Iterable[Finding]) -> Finding | None:
    """Return the finding on a kind of event, `None` where it was not counted."""
    return next((finding for finding in findings if kind is not None and finding.type == kind), None)


def names_intervention(end: End, content: BriefContent) -> bool:
    """Say whether an end of a pair is the intervention of the question: its actor, or its name."""
    intervention = content.question.intervention
    if end.actor_id is not None:
        return end.actor_id == intervention.actor_id
    if end.words is None:
        return False
    words = fold(end.words).text
    return any(fold(name).text in words for name in (intervention.name_en, intervention.name_ar) if name)


def rivals(pair: CausePair, pairs: Iterable[CausePair]) -> list[CausePair]:
    """Return the other causes that sources claim for the same effect."""
    return [
        other
        for other in pairs
        if other.effect.key == pair.effect.key and other.cause.key != pair.cause.key
    ]


def quoted_claim(row: ClaimedCause, content: BriefContent) -> Claim | None:
    """Return the claim whose sentence shows a causal row best: the effect, else the cause."""
    for end in (row.cause.effect, row.cause.cause):
        if isinstance(end, str):
            return content.claims[end]
    return None


def unclaimed(content: BriefContent) -> list[Finding]:
    """Return the findings whose counts moved though no source claims a cause."""
    claimed = {pair.effect.kind for pair in cause_pairs(content)}
    return [f for f in content.findings if direction(f) in ("lower", "higher") and f.type not in claimed]
