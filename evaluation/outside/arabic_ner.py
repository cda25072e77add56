"""ANERcorp and Wojood: Arabic sentences with every name marked; here actors and places.

Known places stand against locations (in Wojood towns and countries are "GPE"), known actors against
organisations. Persons and everything else are not what Dalil looks for.
"""

from collections.abc import Callable

from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools


def _predictor(place: str) -> Callable[[Line, Tools], dict[str, object]]:
    def predict(line: Line, tools: Tools) -> dict[str, object]:
        """Return the places and actors of one sentence."""
        text = line["text"]
        places = {m.span for m in tools.knowledge.gazetteer.find(text, "ar")}
        actors = {
            m.span
            for m in tools.knowledge.actors.find(text, "ar")
            if m.kind not in ("people", "anaphor", "country") and m.span not in places
        }
        spans = [(span, place) for span in places] + [(span, "ORG") for span in actors]
        return {"entities": [{"start": s.start, "end": s.end, "type": kind} for s, kind in sorted(spans)]}

    return predict


def _measures(place: str) -> list[Measure]:
    return [
        Measure("places, exact F1", rf"^{place} .*F1 ([\d.]+)"),
        Measure("places, precision", rf"^{place} .*P ([\d.]+)"),
        Measure("places, recall", rf"^{place} .*R ([\d.]+)"),
        Measure("actors, exact F1", r"^ORG .*F1 ([\d.]+)"),
        Measure("actors, precision", r"^ORG .*P ([\d.]+)"),
        Measure("actors, recall", r"^ORG .*R ([\d.]+)"),
    ]


SET = OutsideSet(
    "arabic_ner",
    "3,917 Arabic news sentences (ANERcorp) and 1,272 of other kinds (Wojood); known places against "
    "locations, known actors against organisations",
    [
        Part("arabic_ner/aner_dev.jsonl", _predictor("LOC"), _measures("LOC")),
        Part("arabic_ner/wojood_dev.jsonl", _predictor("GPE"), _measures("GPE")),
    ],
)
