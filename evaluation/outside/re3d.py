"""RE3D: documents on Syria and Iraq with every entity marked; here the ones Dalil's claims are made of.

Known actors stand against its organisations, known places against its locations, dates against its times,
words of weapons in claims against its weapons. Persons, quantities and relations are not looked for.
"""

from collections.abc import Iterator

from dalil.language.dates import find_dates
from dalil.model import Span
from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools

TYPES = ("Organisation", "Location", "Temporal", "Weapon")


def predict(line: Line, tools: Tools) -> dict[str, object]:
    """Return the entities of one document."""
    text = line["text"]
    found = {(span, kind) for span, kind in _entities(text, tools)}
    for claim in tools.code({"id": line["id"], "text": text, "language": "en"})[1].claims:
        found |= {(span, "Weapon") for means in claim.means for span in means.spans if means.spans}
    entities = [{"start": s.start, "end": s.end, "type": kind} for s, kind in sorted(found)]
    return {"entities": entities, "relations": []}


def _entities(text: str, tools: Tools) -> Iterator[tuple[Span, str]]:
    places = tools.knowledge.gazetteer.find(text, "en")
    for place in places:
        yield place.span, "Location"
    taken = {place.span for place in places}
    for actor in tools.knowledge.actors.find(text, "en"):
        if actor.kind not in ("people", "anaphor", "country") and actor.span not in taken:
            yield actor.span, "Organisation"
    for date in find_dates(text, "en", None):
        if date.kind != "duration":
            yield date.span, "Temporal"


SET = OutsideSet(
    "re3d",
    "28 English documents on Syria and Iraq; known actors against organisations, known places against "
    "locations, dates against times, words of weapons in claims against weapons",
    [
        Part(
            "re3d/dev_open.jsonl",
            predict,
            [
                Measure(f"{kind}, {way} F1", rf"^{kind} .*{way} .*?F1 ([\d.]+)")
                for kind in TYPES
                for way in ("exact", "overlap")
            ],
        )
    ],
)
