"""The nouns of Dalil: span, report, claim, cause, incident, judgement, question, finding."""

from dalil.model.claim import (
    Cause,
    Certainty,
    Claim,
    Coding,
    Correction,
    Count,
    DateRange,
    Issue,
    Location,
    PlacePrecision,
    Scope,
)
from dalil.model.finding import Check, Finding, Interval, SeriesPoint
from dalil.model.incident import CountRange, Incident, Judgement
from dalil.model.question import Intervention, Question
from dalil.model.report import Record, Report
from dalil.model.span import Derived, Span, Stated, hull, stated

__all__ = [
    "Cause",
    "Certainty",
    "Check",
    "Claim",
    "Coding",
    "Correction",
    "Count",
    "CountRange",
    "DateRange",
    "Derived",
    "Finding",
    "Incident",
    "Intervention",
    "Interval",
    "Issue",
    "Judgement",
    "Location",
    "PlacePrecision",
    "Question",
    "Record",
    "Report",
    "Scope",
    "SeriesPoint",
    "Span",
    "Stated",
    "hull",
    "stated",
]
