"""What happened to a claim, incident or report: each change with before and after, who, when and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dalil.coding.lines import WORD_SLOTS
from dalil.errors import NotFound
from dalil.knowledge.load import Knowledge
from dalil.merge.corrections import SLOTS, corrected, slot_words
from dalil.merge.decisions import claim_of, reverted
from dalil.model import Claim, Judgement
from dalil.store.past import Coded, Decided
from dalil.store.project import Project


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as a row of the history."""

    entry: int
    """Number in the custody log."""
    time: str
    who: str
    """A person, or the coder and its version."""
    what: str
    item: str
    """The claim, incident or report that changed."""
    slot: str | None = None
    before: str | None = None
    after: str | None = None
    why: str | None = None
    decision: str | None = None
    """Identifier of the decision, by which it can be taken back."""
    standing: str | None = None
    """"reverted" or why it is stale, where it no longer counts."""


def history(project: Project, identifier: str, knowledge: Knowledge) -> list[Change]:
    """Return the changes of a claim, incident or report, oldest first; raises `NotFound`."""
    rows = project.decisions()
    standing = _standing(project, rows)
    if project.codings_of_claim(identifier):
        found = list(_of_claim(project, identifier, rows, knowledge))
    elif project.has_report(identifier):
        found = list(_of_report(project, identifier))
    else:
        found = list(_of_incident(project, identifier, rows, knowledge))
    changes = {(row.entry, row.item, row.slot): row for row in found}
    ordered = sorted(changes.values(), key=lambda row: (row.entry, row.item, row.slot or ""))
    return [replace(row, standing=standing.get(row.decision or "")) for row in ordered]


def _standing(project: Project, rows: Sequence[Decided]) -> dict[str, str]:
    """Return for each decision that counts no more, why."""
    found = {stale.judgement.id: stale.why for stale in project.stale_judgements() if not stale.binds}
    return found | dict.fromkeys(reverted([row.judgement for row in rows]), "reverted")


def _of_claim(
    project: Project, claim_id: str, rows: Sequence[Decided], knowledge: Knowledge
) -> Iterator[Change]:
    coded = project.codings_of_claim(claim_id)
    yield _first(coded[0], claim_id)
    for before, after in pairwise(coded):
        yield from _recoded(before, after, claim_id)
    about = _about(rows, {claim_id})
    for place, row in enumerate(about):
        yield from _decided(row, claim_id, _claim_at(coded, row.entry), about[:place], knowledge)


def _of_incident(
    project: Project, incident_id: str, rows: Sequence[Decided], knowledge: Knowledge
) -> Iterator[Change]:
    about = _about(rows, {incident_id})
    try:
        claims = project.incident(incident_id).claim_ids
    except NotFound:
        if not about:
            raise NotFound(
                f'The project holds no claim, incident or report "{incident_id}".',
                "Take an id from dalil list, dalil merge or dalil show.",
            ) from None
        claims = ()
    for claim_id in claims:
        yield from _of_claim(project, claim_id, rows, knowledge)
    for row in about:
        yield _plain(row, incident_id)


def _of_report(project: Project, report_id: str) -> Iterator[Change]:
    for entry in project.custody(report_id):
        if not entry.act.startswith("judgement"):
            yield Change(entry.n, entry.time, "", entry.act, report_id, why=entry.detail or None)


def _about(rows: Sequence[Decided], subjects: set[str]) -> list[Decided]:
    """Return the decisions about the subjects, and those that take one of them back."""
    found: list[Decided] = []
    for row in rows:
        judged = {*row.judgement.subjects, *map(claim_of, row.judgement.subjects)}
        if judged & subjects or judged & {one.judgement.id for one in found}:
            found.append(row)
    return found


def _first(coded: Coded, claim_id: str) -> Change:
    return Change(coded.entry, coded.time, f"{coded.coder} {coded.version}", "coded", claim_id)


def _recoded(before: Coded, after: Coded, claim_id: str) -> Iterator[Change]:
    who = f"{after.coder} {after.version}"
    text = "" if after.report_version == before.report_version else f" in text {after.report_version}"
    if before.claim is None or after.claim is None:
        what = "no longer made" if after.claim is None else "made again"
        yield Change(after.entry, after.time, who, what + text, claim_id)
        return
    for slot in ("evidence", *WORD_SLOTS, *SLOTS):
        was, now = _words(before.claim, slot), _words(after.claim, slot)
        if was != now:
            yield Change(after.entry, after.time, who, f"read otherwise{text}", claim_id, slot, was, now)


def _words(claim: Claim | None, slot: str) -> str | None:
    if claim is None:
        return None
    if slot in SLOTS:
        return slot_words(claim, slot)
    value = getattr(claim, slot)
    return None if value is None else str(value.value)


def _claim_at(coded: Sequence[Coded], entry: int) -> Claim | None:
    """Return the claim as it was coded last before a custody entry."""
    return next((one.claim for one in reversed(coded) if one.entry < entry), None)


def _decided(
    row: Decided, claim_id: str, claim: Claim | None, earlier: Sequence[Decided], knowledge: Knowledge
) -> Iterator[Change]:
    """Yield the change a decision made: for each slot it touched one, else one without a slot."""
    if claim is None:
        yield _plain(row, claim_id)
        return
    decided = [one.judgement for one in earlier]
    (was,) = corrected([claim], decided, knowledge)
    (now,) = corrected([claim], [*decided, row.judgement], knowledge)
    slots = [slot for slot in SLOTS if slot_words(was, slot) != slot_words(now, slot)]
    for slot in slots:
        plain = _plain(row, claim_id)
        yield replace(plain, slot=slot, before=slot_words(was, slot), after=slot_words(now, slot))
    if not slots:
        yield _plain(row, claim_id)


def _plain(row: Decided, item: str) -> Change:
    judgement: Judgement = row.judgement
    others = [subject for subject in judgement.subjects if subject != item]
    what = " ".join([judgement.kind, *others])
    return Change(
        row.entry,
        judgement.when,
        judgement.by.removeprefix("person:"),
        what,
        item,
        slot=judgement.slot,
        after=judgement.value,
        why=judgement.why,
        decision=judgement.id,
    )
