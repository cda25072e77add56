"""What a brief holds: one frozen object with everything a reader sees, in either language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dalil.model import Cause, Claim, Finding, Incident, Question, Report


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in both languages."""

    en: str
    ar: str

    def of(self, language: str) -> str:
        """Return the words in `language` ("en" or "ar")."""
        return self.ar if language == "ar" else self.en


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """How an outlet is named to readers, and what kind of source it is."""

    name: Bilingual
    kind: str | None = None
    """"party", "official", "monitor", "media", "un", ...; `None` where not known."""


@dataclass(frozen=True, slots=True)
class ClaimedCause:
    """A causal row of a report, with the report that states it."""

    cause: Cause
    report_id: str


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Reports published in one period."""

    first: date
    last: date
    reports: int


@dataclass(frozen=True, slots=True)
class SourceShare:
    """How many reports an outlet published on each side of the date, inside the window."""

    outlet: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the reports cover the window: when they speak, in which language, and who."""

    reports: int
    """Reports read, whatever they tell."""
    independent: int | None
    """Reports left when reposts and copies count once; `None` where not worked out."""
    undated: int
    """Reports whose day of publication is not known; they are in no series."""
    months: tuple[PeriodCount, ...]
    """Dated reports by month over the window."""
    silences: tuple[tuple[date, date], ...]
    """Stretches without any report, first and last day."""
    languages: tuple[tuple[str, int], ...]
    """ISO code and number of reports, most first."""
    mix: tuple[SourceShare, ...]
    """Outlets, most reports first."""
    outside: int = 0
    """Dated reports that lie outside the window."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """One item that was left out, and why."""

    what: str
    """Identifier, path or row, as the user named it."""
    reason: Bilingual
    """The reason all items of its group share."""
    detail: str | None = None
    """What is particular to this item."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that was in force, as the method section prints it."""

    name: Bilingual
    value: Bilingual


@dataclass(frozen=True, slots=True)
class BriefContent:
    """All that a brief shows. Made by the pipeline; a brief adds words and form, no facts."""

    question: Question
    findings: tuple[Finding, ...]
    """One a kind of event, in the order to show; empty where nothing could be compared."""
    incidents: tuple[Incident, ...]
    """Every incident, tally and pattern of the answer; findings name the incidents by id."""
    claims: Mapping[str, Claim]
    """By id: at least every claim of the incidents and of the causes."""
    causes: tuple[ClaimedCause, ...]
    reports: Mapping[str, Report]
    """By id: at least every report that a claim or cause rests on."""
    coverage: Coverage
    generated: date
    """The day the brief is made, handed in by the caller."""
    version: str
    """Version of Dalil."""
    brief_id: str
    """Stable name of this brief; the same question on the same reports gives the same one."""
    settings: tuple[Setting, ...] = ()
    criteria: tuple[Bilingual, ...] = ()
    """Inclusion criteria, one sentence each."""
    limits: tuple[Bilingual, ...] = ()
    """What this answer cannot show, one sentence each, beside those every brief prints."""
    excluded: tuple[Excluded, ...] = ()
    sources: Mapping[str, SourceLabel] = field(default_factory=dict)
    """By outlet, as it stands in `Report.outlet`."""
    actors: Mapping[str, Bilingual] = field(default_factory=dict)
    """Names by actor id."""
    places: Mapping[str, Bilingual] = field(default_factory=dict)
    """Names by place id, and by place name as it stands in `Incident.place_name`."""
    types: Mapping[str, Bilingual] = field(default_factory=dict)
    """Labels by type of event, where the user's own lists add some to Dalil's."""
    why_not: Bilingual | None = None
    """Why no before and after can be told at all; `None` where findings tell it each."""
    confirmed_from: int = 2
    """Independent sources from which on an incident is not flagged as unconfirmed."""
    changes: tuple[Bilingual, ...] = ()
    """What changed against earlier editions of this brief, newest first."""
