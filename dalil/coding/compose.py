"""Drafts become claims: checked against the text, given actor ids, coordinates and identifiers."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dalil.coding.draft import Draft, DraftCause, Drafts
from dalil.coding.locate import locate, name_place
from dalil.knowledge.load import Knowledge
from dalil.model import Cause, Claim, Coding, Count, Derived, Issue, Report, Span, Stated, stated


def compose(report: Report, drafts: Drafts, knowledge: Knowledge) -> Coding:
    """Return the coding of `report`; a draft whose spans do not fit the text becomes an issue."""
    claims: dict[int, Claim] = {}
    issues = list(drafts.issues)
    names = _place_names(report, drafts, knowledge)
    for index, draft in enumerate(drafts.drafts):
        draft = _with_whole_names(draft, names)
        wrong = _fault(report, draft, knowledge)
        if wrong is None:
            claims[index] = _claim(report, draft, knowledge)
            issues.extend(_doubts(report, claims[index]))
        else:
            issues.append(Issue(report.id, "dropped by validation", Span(0, 0), wrong))
    unique = _with_unique_ids(list(claims.values()))
    by_index = dict(zip(claims, unique, strict=True))
    causes = tuple(
        row for cause in drafts.causes if (row := _cause(report, cause, by_index, knowledge)) is not None
    )
    return Coding(report.id, tuple(unique), causes, tuple(issues))


_LOOSE = frozenset({"on", "in", "at", "near", "for", "against", "في", "على", "ضد", "قرب"})
"""Words after an actor's name that begin another phrase; any other word is what the actor did or has."""
PLACE_SLOTS = ("place", "within", "origin", "destination")


def _place_names(report: Report, drafts: Drafts, knowledge: Knowledge) -> list[Span]:
    """Return the place names of the report, where any draft has a place."""
    if all(getattr(draft, slot) is None for draft in drafts.drafts for slot in PLACE_SLOTS):
        return []
    return [mention.span for mention in knowledge.gazetteer.find(report.text, report.language)]


def _with_whole_names(draft: Draft, names: Sequence[Span]) -> Draft:
    """Give a place that is only a part of a known name the whole of it: "Deir" of "Deir Ezzor"."""
    grown: dict[str, Any] = {}
    for slot in PLACE_SLOTS:
        span: Span | None = getattr(draft, slot)
        whole = next((name for name in names if span and name != span and name.contains(span)), None)
        if whole is not None:
            grown[slot] = whole
    return replace(draft, **grown) if grown else draft


def _fault(report: Report, draft: Draft, knowledge: Knowledge) -> str | None:
    """Return what is wrong with a draft, `None` where nothing is."""
    spans = (draft.evidence, draft.trigger, draft.actor, draft.target, draft.place, draft.within)
    more = (draft.origin, draft.destination, draft.attribution, *draft.reasons)
    for span in (*spans, *more, *(count.span for count in draft.counts)):
        if span is not None and (span.end > len(report.text) or span.start == span.end):
            return f"A value of a {draft.type} claim points outside the text ({span.start}..{span.end})."
    if draft.type not in knowledge.ontology:
        return f'"{draft.type}" is not a type of the ontology.'
    for count in draft.counts:
        if count.low is None and count.high is None:
            return f'A {count.harm} count of "{draft.evidence.of(report.text)}" has no bound.'
        if count.low is not None and count.high is not None and count.low > count.high:
            return f"A {count.harm} count runs from {count.low} down to {count.high}."
    return None


def _claim(report: Report, draft: Draft, knowledge: Knowledge) -> Claim:
    def words(span: Span | None) -> Stated | None:
        return None if span is None else stated(report.text, span)

    claim = Claim(
        id=_claim_id(report, draft),
        report_id=report.id,
        type=Derived(draft.type, (draft.trigger,), draft.rule),
        scope=draft.scope,
        certainty=draft.certainty,
        evidence=stated(report.text, draft.evidence),
        actor=words(draft.actor),
        actor_id=draft.actor_id or _actor_id(report, draft.actor, knowledge),
        actor_uncertain=draft.actor_uncertain,
        target=words(draft.target),
        target_class=draft.target_class,
        place=words(draft.place),
        within=words(draft.within),
        origin=words(draft.origin),
        destination=words(draft.destination),
        date=draft.date,
        counts=tuple(_without_doubles(draft.counts)),
        means=tuple(_means(draft.means)),
        reasons=tuple(stated(report.text, span) for span in draft.reasons),
        attribution=words(draft.attribution),
    )
    found = locate(report, claim, knowledge)
    return replace(claim, location=found, place_name=name_place(found, knowledge))


def _claim_id(report: Report, draft: Draft) -> str:
    parts = (draft.type, draft.trigger.start, draft.trigger.end, draft.evidence.start, draft.evidence.end)
    key = "|".join(map(str, (report.id, *parts)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _with_unique_ids(claims: Sequence[Claim]) -> list[Claim]:
    """Number claims that share an identifier: two sources on one event word."""
    seen: dict[str, int] = {}
    unique = []
    for claim in claims:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        nth = seen[claim.id]
        unique.append(claim if nth == 1 else replace(claim, id=f"{claim.id}-{nth}"))
    return unique


def _actor_id(report: Report, span: Span | None, knowledge: Knowledge) -> Derived[str] | None:
    """Return whose words the span holds, `None` where no alias of the actor list is in them."""
    if span is None:
        return None
    words, text = span.of(report.text), report.text
    match = knowledge.actors.identify(
        words, report.language, context=text, on=report.published, at=span.start
    )
    return None if match is None else Derived(match.actor_id, (span, *match.spans), match.rule)


def _without_doubles(counts: Sequence[Count]) -> list[Count]:
    """Keep one row per harm, group, unit and bounds: the first one stated."""
    kept: dict[tuple[object, ...], Count] = {}
    for count in counts:
        kept.setdefault((count.harm, count.low, count.high, count.group, count.unit), count)
    return list(kept.values())


def _means(means: Sequence[Derived[str]]) -> list[Derived[str]]:
    return list({m.value: m for m in reversed(means)}.values())[::-1]


def _doubts(report: Report, claim: Claim) -> list[Issue]:
    """Return what a person should look at in a claim: an actor or a place left open."""
    doubts = []
    if claim.actor is not None and claim.actor_id is None:
        words = claim.actor.value
        message = f'"{words}" is no alias of a known actor; it is kept as words.'
        doubts.append(Issue(report.id, "unknown actor", claim.actor.span, message))
    if claim.location is not None and claim.location.value.alternatives and claim.place is not None:
        message = f'"{claim.place.value}" fits several places as well; none was chosen for good.'
        doubts.append(Issue(report.id, "ambiguous place", claim.place.span, message))
    return doubts


def _is_actor(report: Report, end: Stated, knowledge: Knowledge) -> bool:
    """Say whether the words begin with a named actor: "attributed to the coalition" names who, not why."""
    found = knowledge.actors.find(end.value, report.language, context=report.text, on=report.published)
    named = [mention for mention in found if mention.kind == "name"]
    if not named or end.value[: named[0].span.start].strip().casefold() not in ("", "the"):
        return False
    following = end.value[named[0].span.end :].split()
    return not following or following[0].casefold() in _LOOSE


def _cause(report: Report, row: DraftCause, claims: dict[int, Claim], knowledge: Knowledge) -> Cause | None:
    """Return the causal row, `None` where an end is a dropped draft or an actor, or neither end a claim."""
    ends: list[str | Stated] = []
    for end in (row.cause, row.effect):
        if isinstance(end, Span):
            ends.append(stated(report.text, end))
        elif end in claims:
            ends.append(claims[end].id)
        else:
            return None
    if all(isinstance(end, Stated) for end in ends):
        return None
    if any(isinstance(end, Stated) and _is_actor(report, end, knowledge) for end in ends):
        return None
    said_by = None if row.attribution is None else stated(report.text, row.attribution)
    return Cause(ends[0], ends[1], stated(report.text, row.marker), said_by, row.certainty)
