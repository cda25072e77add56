"""HRDsAttack: news of attacks on human-rights defenders; which violations, against whom, where, when.

The set asks for one answer a report. Violations are the types of the claims, victims the persons named in
their targets; country and day come from the first claim that has them.
"""

import re
from collections import Counter
from collections.abc import Iterator

from dalil.model import Claim, Coding, Report
from evaluation.outside.people import fullest, is_same_person, names_beside, person_names
from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools

VIOLATIONS = {
    "killing": "killing",
    "assassination": "killing",
    "execution": "killing",
    "detention": "arbitrary detention",
    "abduction": "kidnapping",
    "torture": "torture",
}
LETHAL = frozenset({"air_strike", "shelling", "explosion", "chemical_attack", "clash", "discovery"})
"""Killings of the set only where the claim counts dead."""
OTHER = frozenset(
    {
        "sexual_violence",
        "property_seizure",
        "extortion",
        "restriction",
        "displacement",
        "forced_recruitment",
    }
)
_SUSPECTS = re.compile(
    r"\b(?:suspect|assailant|attacker|gunm[ae]n|kidnapper|murderer|killer|robber|trafficker|perpetrator|culprit|thief|"
    r"thieves|smuggler|rapist|culprits)s?\b",
    re.IGNORECASE,
)
"""Arrests for a violent crime are no violation of the set."""
_VANISHED = re.compile(r"\bdisappear|\bgone missing|\bwent missing|\bforcibly missing", re.IGNORECASE)
COUNTRY_NAMES = {"United States": "USA", "United Kingdom": "UK"}


def predict(line: Line, tools: Tools) -> dict[str, object]:
    """Return the one answer for a report."""
    text = f"{line['title']}\n\n{line['text']}" if line.get("title") else line["text"]
    report, coding = tools.code(
        {"id": line["id"], "text": text, "language": "en", "published": line["date"]}
    )
    acts = [claim for claim in coding.claims if claim.certainty.value in ("stated", "uncertain")]
    acts = [claim for claim in acts if violations(claim)]
    found = sorted({kind for claim in acts for kind in violations(claim)})
    day = next((c.date.value for c in acts if c.date and c.date.value.first == c.date.value.last), None)
    return {
        "perpetrator_mention": any(claim.actor is not None for claim in acts),
        "violation_types": found or ["unknown"],
        "victims": [{"name": name} for name in victims(acts, report, tools)],
        "country": country(coding, report, tools),
        "year": str(day.first.year) if day else None,
        "month": str(day.first.month) if day else None,
        "day": str(day.first.day) if day else None,
    }


def violations(claim: Claim) -> list[str]:
    """Return the set's violations that a claim states; none for an act against those who fight."""
    if claim.target_class is not None and claim.target_class.value in ("fighters", "site:military"):
        return []
    kind = claim.type.value
    if kind == "abduction" and _VANISHED.search(claim.evidence.value):
        return ["enforced disappearance"]
    if kind == "detention" and claim.target is not None and _SUSPECTS.search(claim.target.value):
        return []
    if kind in VIOLATIONS:
        return [VIOLATIONS[kind]]
    harms = {count.harm for count in claim.counts if count.low != 0}
    if kind in LETHAL:
        return [name for harm, name in (("killed", "killing"), ("injured", "other")) if harm in harms]
    return ["other"] if kind in OTHER else []


def victims(acts: list[Claim], report: Report, tools: Tools) -> list[str]:
    """Return the persons named as targets, each once, by the fullest name the report gives."""
    everyone = person_names(report.text, tools.knowledge)
    names: list[str] = []
    for name in (name for claim in acts for name in _named(claim, report, tools)):
        full = fullest(name, everyone)
        if " " in full and not any(is_same_person(full, other) for other in names):
            names.append(full)
    return names


def _named(claim: Claim, report: Report, tools: Tools) -> Iterator[str]:
    if claim.target is not None:
        yield from person_names(claim.target.value, tools.knowledge)
        yield from names_beside(report.text, claim.target.span.end, tools.knowledge)


def country(coding: Coding, report: Report, tools: Tools) -> str | None:
    """Return the country most of the located claims lie in, else the country named most."""
    gazetteer = tools.knowledge.gazetteer
    codes: Counter[str] = Counter()
    for claim in coding.claims:
        place = claim.location and gazetteer.place(claim.location.value.place_id)
        if place:
            codes[place.country] += 1
    names = {
        candidate.place.country: candidate.place.name_en
        for mention in gazetteer.find(report.text, "en")
        for candidate in gazetteer.candidates(mention.name)[:1]
        if candidate.place.kind == "country"
    }
    named = Counter(
        candidate.place.country
        for mention in gazetteer.find(report.text, "en")
        for candidate in gazetteer.candidates(mention.name)[:1]
        if candidate.place.kind == "country"
    )
    best = next((code for code, _ in (named or codes).most_common(1)), None)
    if best is None:
        return None
    name = names.get(best) or best
    return COUNTRY_NAMES.get(name, name)


SET = OutsideSet(
    "hrdsattack",
    "100 English news items on attacks against defenders, one answer an item; violations from the types of "
    "the claims, victims from the persons named in their targets",
    [
        Part(
            "hrdsattack/dev.jsonl",
            predict,
            [
                Measure("violation type, F1", r"^violation type .*F1 ([\d.]+)", True, 0.68, 0.59),
                Measure("victim name fuzzy, F1", r"^victim name fuzzy .*F1 ([\d.]+)", True, 0.40, 0.22),
                Measure("victim name exact, F1", r"^victim name exact .*F1 ([\d.]+)", True),
                Measure("perpetrator mentioned, F1", r"^perp mention .*F1 ([\d.]+)", True),
                Measure("country, accuracy", r"^country acc ([\d.]+)", True),
                Measure("year, accuracy", r"^year acc ([\d.]+)", True),
                Measure("month, accuracy", r"^month acc ([\d.]+)", True),
                Measure("day, accuracy", r"^day acc ([\d.]+)", True),
            ],
        )
    ],
)
