"""What no longer stands: claims of older texts or rules, and decisions whose claim is not as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dalil.merge.decisions import claim_of
from dalil.model import Claim, Judgement
from dalil.store.database import Database
from dalil.store.rows import from_column, to_column

Why = Literal["text changed", "coded anew", "read otherwise"]
"""text changed: the report has another text now, in which the claim is not made, or with other words; coded
anew: later rules do not make the claim; read otherwise: the words stand, the rules give other values."""


@dataclass(frozen=True, slots=True)
class Obsolete:
    """A claim that no coding makes any more."""

    claim_id: str
    report_id: str
    why: Why
    made_by: str
    """Coder and version that last made it."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A person's decision on a claim that is not as it was when they decided."""

    judgement: Judgement
    claim_id: str
    report_id: str
    why: Why

    @property
    def binds(self) -> bool:
        """Say whether it still counts: the words it was made about stand in the report."""
        return self.why == "read otherwise"


_IS_CURRENT = """{0}.report_version = (SELECT max(version) FROM reports WHERE id = {0}.report_id)
    AND {0}.n = (SELECT max(n) FROM codings WHERE report_id = {0}.report_id AND coder = {0}.coder
        AND report_version = {0}.report_version)"""
"""Condition that a coding is one that counts."""
# What is put into these statements is the constant above.
_OBSOLETE = f"""
SELECT claims.id, old.report_id, old.coder, old.coder_version, max(old.n),
    old.report_version < (SELECT max(version) FROM reports WHERE id = old.report_id)
FROM codings AS old JOIN claims ON claims.coding = old.n
WHERE (? IS NULL OR old.report_id = ?) AND NOT ({_IS_CURRENT.format("old")}) AND NOT EXISTS (
    SELECT 1 FROM claims AS now JOIN codings AS new ON new.n = now.coding
    WHERE now.id = claims.id AND new.report_id = old.report_id AND {_IS_CURRENT.format("new")})
GROUP BY claims.id, old.report_id ORDER BY old.report_id, claims.id
"""  # noqa: S608
_BEFORE = """
SELECT claims.row, codings.report_id, codings.report_version FROM claims
JOIN codings ON codings.n = claims.coding
WHERE claims.id = ? AND codings.entry < ? ORDER BY codings.entry DESC LIMIT 1
"""
_NOW = f"""
SELECT claims.row FROM claims JOIN codings AS new ON new.n = claims.coding
WHERE claims.id = ? AND new.report_id = ? AND {_IS_CURRENT.format("new")} ORDER BY new.n DESC LIMIT 1
"""  # noqa: S608


def obsolete_claims(database: Database, report_id: str | None = None) -> Iterator[Obsolete]:
    """Yield the claims, of one report or all, that were made once and are made no more."""
    key = None if report_id is None else to_column(report_id)
    for claim_id, report, coder, version, _, is_older in database.each(_OBSOLETE, (key, key)):
        why: Why = "text changed" if is_older else "coded anew"
        made_by = f"{from_column(coder)} {from_column(version)}"
        yield Obsolete(from_column(claim_id), from_column(report), why, made_by)


def stale_judgements(database: Database) -> Iterator[Stale]:
    """Yield every person's decision whose claim changed since, once for each claim, in order."""
    rows = database.rows("SELECT row, entry FROM judgements WHERE made_by LIKE 'person:%' ORDER BY entry")
    for row, entry in rows:
        judgement = database.item(Judgement, row)
        for subject in () if judgement.kind == "revert" else judgement.subjects:
            yield from _stale(database, judgement, claim_of(subject), entry)


def _stale(database: Database, judgement: Judgement, claim_id: str, entry: int) -> Iterator[Stale]:
    before = database.row(_BEFORE, (to_column(claim_id), entry))
    if before is None:
        return
    row, key, version = before
    why = _changed(database, claim_id, key, version, database.item(Claim, row))
    if why is not None:
        yield Stale(judgement, claim_id, from_column(key), why)


def _changed(database: Database, claim_id: str, key: Any, version: int, then: Claim) -> Why | None:
    found = database.row(_NOW, (to_column(claim_id), key))
    if found is None:
        newest = database.rows("SELECT max(version) FROM reports WHERE id = ?", (key,))[0][0]
        return "text changed" if newest > version else "coded anew"
    now = database.item(Claim, found[0])
    if now.evidence.value != then.evidence.value:
        return "text changed"
    return None if now == then else "read otherwise"


def binding(judgements: list[Judgement], stale: list[Stale]) -> list[Judgement]:
    """Return the decisions that still count: stale ones stay in the project and bind nothing.

    A decision on incidents goes with their smallest claims, as merging reads it.
    """
    out = {one.judgement.id for one in stale if not one.binds}
    return [judgement for judgement in judgements if judgement.id not in out]
