"""Made-up claims for the tests of merging, from short rows; no real event."""

from dataclasses import dataclass, field
from datetime import date

from dalil.model import (
    Claim,
    Count,
    DateRange,
    Derived,
    Judgement,
    Location,
    Report,
    Span,
    stated,
)

PLACES = {
    "Hajin": (34.69, 40.83, "town", 3.0),
    "Mayadin": (35.02, 40.45, "town", 4.0),
    "Quriyah": (34.96, 40.52, "town", 3.0),
    "Abu Kamal": (34.45, 40.92, "town", 4.0),
    "Raqqa": (35.95, 39.01, "town", 6.0),
    "Deir ez-Zor": (35.34, 40.14, "town", 6.0),
    "Elsewhere": (4.05, 9.70, "town", 3.0),
    "Deir ez-Zor province": (35.10, 40.30, "province", 110.0),
}


@dataclass
class Corpus:
    """Reports and claims written row by row."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def report(self, name, text, published="2017-04-06", outlet=None, language=None):
        language = language or ("ar" if any("\u0600" < char < "\u06ff" for char in text) else "en")
        day = date.fromisoformat(published) if published else None
        self.reports.append(Report(name, text, language, published=day, outlet=outlet))
        return self

    def claim(self, type_code, said, **slots):
        """Add a claim of the last report; `said` is the evidence, slots are its words or values."""
        report = self.reports[-1]
        nth = 1 + sum(claim.report_id == report.id for claim in self.claims)
        self.claims.append(make_claim(f"{report.id}-{nth}", report, type_code, said, slots))
        return self

    def judge(self, kind, *subjects, by="person:sara", when="2026-01-05T10:00:00Z", why="checked"):
        number = len(self.judgements) + 1
        self.judgements.append(Judgement(f"j{number}", kind, subjects, by, when, why))
        return self


def words_of(report, words):
    start = report.text.index(words)
    return stated(report.text, Span(start, start + len(words)))


def make_claim(claim_id, report, type_code, said, slots):
    evidence = words_of(report, said)
    located = slots.pop("at", None)
    days = slots.pop("on", None)
    counts = slots.pop("counts", {})
    values = {
        slot: words_of(report, slots.pop(slot))
        for slot in ("actor", "target", "place", "within", "attribution")
        if slot in slots
    }
    for slot in ("actor_id", "target_class"):
        if slot in slots:
            values[slot] = Derived(slots.pop(slot), (evidence.span,), "made up")
    return Claim(
        id=claim_id,
        report_id=report.id,
        type=Derived(type_code, (evidence.span,), "made up"),
        scope=Derived(slots.pop("scope", "incident"), (), "made up"),
        certainty=Derived(slots.pop("certainty", "stated"), (), "made up"),
        evidence=evidence,
        date=None if days is None else Derived(make_days(days), (evidence.span,), "made up"),
        location=None if located is None else Derived(make_place(located), (evidence.span,), "gazetteer"),
        place_name=None if located is None else Derived(located, (evidence.span,), "gazetteer"),
        counts=tuple(make_count(harm, number, evidence.span) for harm, number in counts.items()),
        means=tuple(Derived(code, (evidence.span,), "made up") for code in slots.pop("means", ())),
        **values,
        **slots,
    )


def make_days(days):
    first, _, last = days.partition("..")
    return DateRange(date.fromisoformat(first), date.fromisoformat(last or first))


def make_place(name):
    lat, lon, precision, radius = PLACES[name]
    return Location(lat, lon, precision, radius, f"made:{name}")


def make_count(harm, number, span):
    """Make a row: 12 is exact, "12+" at least, "-12" at most; "killed civilians" counts a group."""
    harm, _, group = harm.partition(" ")
    text = str(number)
    low = None if text.startswith("-") else int(text.rstrip("+"))
    high = None if text.endswith("+") else int(text.lstrip("-"))
    return Count(harm, low, high, group or None, "people", False, span, "made up")


def groups_of(incidents):
    """Return the claim ids of each incident, as sets."""
    return {frozenset(incident.claim_ids) for incident in incidents}
