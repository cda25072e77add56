"""FA-KES: English articles on the Syrian war; in which governorate, and on which day.

The governorate is the one that the places of the claims and the places named lie in, the earlier ones
counting more, as news puts first what it is about. The day is that of the article, read in its opening.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dalil.language.dates import find_dates
from dalil.model import Coding, Report
from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools

NAMES = {
    "deir ez-zor": "deir ezzor",
    "deir-ez-zor": "deir ezzor",
    "rif dimashq": "damascus",
    "rural damascus": "damascus",
    "al-hasakah": "hasakeh",
    "hasakah": "hasakeh",
    "al hasakah": "hasakeh",
    "latakia": "lattakia",
    "raqqa": "raqqa",
    "ar-raqqah": "raqqa",
    "al-raqqah": "raqqa",
    "dara": "daraa",
    "daraa": "daraa",
    "as-suwayda": "sweida",
}
"""The set's spelling of a governorate, where it is not ours in small letters."""


def predict(line: Line, tools: Tools) -> dict[str, object]:
    """Return governorate and day of one article."""
    text = line["text"]
    published = opening_day(text)
    told = {"id": line["id"], "text": text, "language": "en"}
    if published is not None:
        told["published"] = published.isoformat()
    report, coding = tools.code(told)
    return {"governorate": governorate(coding, report, tools), "date": _iso(published)}


def opening_day(text: str) -> date | None:
    """Return the first full day that the article's opening names, `None` without one."""
    for mention in find_dates(text[:300], "en", None):
        if mention.range is not None and mention.range.first == mention.range.last:
            return mention.range.first
    return None


def governorate(coding: Coding, report: Report, tools: Tools) -> str | None:
    """Return the governorate that claims and places named speak for, the earlier the more."""
    votes: dict[str, float] = defaultdict(float)
    for voices in (_claimed(coding, tools), _named(report, tools)):
        for rank, name in enumerate(voices, start=1):
            votes[name] += 1 / rank**0.5
    return max(votes, key=lambda name: votes[name], default=None)


def _claimed(coding: Coding, tools: Tools) -> Iterator[str]:
    for claim in coding.claims:
        if claim.location is not None:
            place = tools.knowledge.gazetteer.place(claim.location.value.place_id)
            if place is not None and place.country == "SY" and place.admin1:
                yield _spelled(place.admin1)


def _named(report: Report, tools: Tools) -> Iterator[str]:
    for mention in tools.knowledge.gazetteer.find(report.text, "en"):
        for candidate in tools.knowledge.gazetteer.candidates(mention.name, country="SY")[:1]:
            if candidate.place.admin1:
                yield _spelled(candidate.place.admin1)


def _spelled(name: str) -> str:
    small = name.lower().removesuffix(" governorate").removesuffix(" province")
    return NAMES.get(small, small)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


SET = OutsideSet(
    "fakes",
    "260 English articles on the Syrian war; the governorate that claims and places lie in, the day of the "
    "opening",
    [
        Part(
            "fakes/dev.jsonl",
            predict,
            [
                Measure("governorate, accuracy", r"governorate acc ([\d.]+)", wanted=0.92, trivial=0.885),
                Measure("date exact, accuracy", r"date exact ([\d.]+)", wanted=0.55, trivial=0.373),
                Measure("date within a day, accuracy", r"\+-1 ([\d.]+)"),
            ],
        )
    ],
)
