"""An incident: claims believed to tell of one event, who says what in each, never resolved."""

from dataclasses import dataclass

from dalil.model.claim import DateRange, Location


@dataclass(frozen=True, slots=True)
class CountRange:
    """Lowest and highest number over independent sources, for one harm and group."""

    harm: str
    group: str | None
    unit: str
    low: int | None
    """Lowest lower bound any independent source gives; `None` where none gives one."""
    high: int | None
    """Highest upper bound; `None` where one source leaves it open."""
    claim_ids: tuple[str, ...]
    """The claims that state a number, in order of publication."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one event. Every slot value stays with its claim; ranges, not resolutions."""

    id: str
    """Stable: made from the smallest claim id, so that input order never changes it."""
    type: str
    scope: str
    """"incident", "tally" or "pattern"; only incidents enter a series."""
    certainty: str
    """The strongest certainty any claim gives: stated, uncertain, announced, denied."""
    disputed: bool
    """True where one source states the event and another denies it."""
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    actor_ids: tuple[str, ...]
    """Every actor any claim names; more than one is a disagreement or a joint act."""
    date: DateRange | None
    """From the earliest to the latest day any claim allows, after agreement where they agree."""
    date_rule: str | None
    location: Location | None
    place_name: str | None
    counts: tuple[CountRange, ...]
    independent_sources: int
    """Reposts and reports that cite one origin count once."""
    source_groups: tuple[tuple[str, ...], ...]
    """Report ids, one tuple per independent source."""
    reasons: tuple[str, ...] = ()
    """Why the claims were joined, one sentence per join ("same place, same day, 19 and 19 dead")."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision as a row, never an edit: who, when, what, why."""

    id: str
    kind: str
    """"same", "not same", "accept", "reject", "correct", "note", or "revert" of an earlier decision."""
    subjects: tuple[str, ...]
    """Identifiers of the claims or incidents it is about; of a "revert", that of a decision."""
    by: str
    """"machine:<rule>" or "person:<name>"."""
    when: str
    """UTC time, ISO 8601."""
    why: str
    slot: str | None = None
    value: str | None = None
