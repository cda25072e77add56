"""A claim in the making: the spans a grammar found, before ids, coordinates and checks."""

from dataclasses import dataclass, field

from dalil.model import Certainty, Count, DateRange, Derived, Issue, Scope, Span


@dataclass(slots=True)
class Draft:
    """What the grammar of one language found for one event; every span lies in `Report.text`."""

    type: str
    trigger: Span
    """The word or words that tell of the event."""
    rule: str
    """Name of the frame or lexicon entry that fired."""
    evidence: Span
    """The sentence or clause that states the event."""
    scope: Derived[Scope]
    certainty: Derived[Certainty]
    actor: Span | None = None
    actor_id: Derived[str] | None = None
    """Only where the grammar knows it though no alias tells ("unknown gunmen" -> unknown, an
    anaphor like "the group" resolved to its antecedent); else `compose` asks the actor list."""
    actor_uncertain: bool = False
    target: Span | None = None
    target_class: Derived[str] | None = None
    place: Span | None = None
    within: Span | None = None
    origin: Span | None = None
    destination: Span | None = None
    date: Derived[DateRange] | None = None
    counts: list[Count] = field(default_factory=list)
    means: list[Derived[str]] = field(default_factory=list)
    reasons: list[Span] = field(default_factory=list)
    attribution: Span | None = None


@dataclass(frozen=True, slots=True)
class DraftCause:
    """A causal row before claims have ids; an end is an index into the drafts, or words."""

    cause: int | Span
    effect: int | Span
    marker: Span
    attribution: Span | None = None
    certainty: Certainty = "stated"


@dataclass(slots=True)
class Drafts:
    """All that one grammar found in one report."""

    drafts: list[Draft] = field(default_factory=list)
    causes: list[DraftCause] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
