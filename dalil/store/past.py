"""How a claim came to be what it is: every coding that made it, with its time and maker."""

from dataclasses import dataclass

from dalil.model import Claim, Judgement
from dalil.store.database import Database
from dalil.store.rows import from_column, to_column


@dataclass(frozen=True, slots=True)
class Coded:
    """One coding of a report as far as one claim is concerned."""

    entry: int
    """Number in the custody log."""
    time: str
    coder: str
    version: str
    report_version: int
    claim: Claim | None
    """`None` where this coding does not make the claim, and the one before it did."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its place in the custody log."""

    entry: int
    time: str
    """When it was written down; the decision itself says when it was taken."""
    judgement: Judgement


_CODINGS = """
SELECT codings.entry, custody.time, coder, coder_version, report_version,
    (SELECT row FROM claims WHERE coding = codings.n AND id = ?)
FROM codings JOIN custody ON custody.n = codings.entry
WHERE report_id IN (
    SELECT report_id FROM codings JOIN claims ON claims.coding = codings.n WHERE claims.id = ?)
ORDER BY codings.entry
"""


def codings_of_claim(database: Database, claim_id: str) -> list[Coded]:
    """Return the codings of the claim's report that made it, changed it, or made it no more."""
    found: list[Coded] = []
    for entry, time, coder, version, of_report, row in database.rows(_CODINGS, (to_column(claim_id),) * 2):
        claim = None if row is None else database.item(Claim, row)
        before = next((one for one in reversed(found) if one.coder == from_column(coder)), None)
        if claim != (None if before is None else before.claim):
            found.append(Coded(entry, time, from_column(coder), from_column(version), of_report, claim))
    return found


def decisions(database: Database) -> list[Decided]:
    """Return every decision with its entry, oldest first."""
    sql = (
        "SELECT judgements.entry, custody.time, judgements.row FROM judgements "
        "JOIN custody ON custody.n = judgements.entry ORDER BY judgements.entry"
    )
    return [Decided(entry, time, database.item(Judgement, row)) for entry, time, row in database.rows(sql)]
