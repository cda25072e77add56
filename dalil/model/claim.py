"""A claim: one event as one report states it, every value with its words (coding manual)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dalil.model.span import Derived, Span, Stated

Scope = Literal["incident", "tally", "pattern"]
Certainty = Literal["stated", "uncertain", "denied", "announced"]
PlacePrecision = Literal["point", "neighbourhood", "town", "district", "province", "country"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both inside; a single day has both equal."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a date range runs forward, not {self.first}..{self.last}")


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a claim: "at least 12" is low 12, high `None`; `None` is "not said"."""

    harm: str
    """killed, injured, missing, detained, abducted, displaced, recruited, trained, deserted,
    surrendered, released, strikes or destroyed."""
    low: int | None
    high: int | None
    group: str | None
    """civilians, children, women, fighters, or `None` for all."""
    unit: str
    """people, families, events or objects."""
    approx: bool
    span: Span
    """The words that state the number."""
    rule: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where on the map: the best candidate, and how exact it is."""

    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    precision: PlacePrecision
    radius_km: float
    """Radius of the circle within which the place lies."""
    place_id: str
    """Identifier in the gazetteer, with its layer ("geonames:173811", "dalil:hajin")."""
    alternatives: tuple[str, ...] = ()
    """Identifiers of other candidates that fit as well; not empty means ambiguous."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's value for one slot of a claim, in the place of what the coder found."""

    slot: str
    was: str | None
    """What the coder found, in words; `None` where it found nothing."""
    value: str | None
    """What the person says; `None` where they say that the report does not tell."""
    by: str
    when: str
    """UTC time, ISO 8601."""
    why: str
    judgement_id: str

    @property
    def rule(self) -> str:
        """What stands as the rule behind the value."""
        return f"corrected by {self.by}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one report states it. Immutable; `None` and () mean "not said"."""

    id: str
    report_id: str
    type: Derived[str]
    """Code of the ontology; its spans are the trigger words."""
    scope: Derived[Scope]
    certainty: Derived[Certainty]
    evidence: Stated
    """The sentence or clause that states the event."""
    actor: Stated | None = None
    actor_id: Derived[str] | None = None
    actor_uncertain: bool = False
    """True where the hedge is on who did it."""
    target: Stated | None = None
    target_class: Derived[str] | None = None
    place: Stated | None = None
    place_name: Derived[str] | None = None
    """The place's usual English name."""
    within: Stated | None = None
    origin: Stated | None = None
    destination: Stated | None = None
    location: Derived[Location] | None = None
    date: Derived[DateRange] | None = None
    counts: tuple[Count, ...] = ()
    means: tuple[Derived[str], ...] = ()
    reasons: tuple[Stated, ...] = ()
    attribution: Stated | None = None
    coder: str = "rules"
    """Who made it: "rules", "llm:<model>", "encoder:<model>", or "person:<name>"."""
    corrections: tuple[Correction, ...] = ()
    """What people corrected in it; put in when it is read, never stored with it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing led to another, as a source says it; kept apart from every estimate."""

    cause: str | Stated
    """Identifier of the claim that is the cause, else its words."""
    effect: str | Stated
    """Identifier of the claim that is the effect, else its words."""
    marker: Stated
    attribution: Stated | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in a report that was seen and not coded, kept for a person to look at."""

    report_id: str
    kind: str
    """"no frame matched", "hypothetical", "unknown actor", "ambiguous place", ..."""
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder found in one report."""

    report_id: str
    claims: tuple[Claim, ...]
    causes: tuple[Cause, ...]
    issues: tuple[Issue, ...] = ()
