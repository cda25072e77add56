"""ANERcorp and Wojood: Arabic sentences with every name marked; here actors and places.

Known places stand against locations (in Wojood towns and countries are "GPE"), known actors against
organisations. Persons and everything else are not what Dalil looks for. Both sets mark whole written
words, clitics included, and Wojood takes the noun before a name ("the town of Hajin") into it; spans are
widened so.
"""

import re
from collections.abc import Callable
from functools import cache

from dalil.knowledge.load import DATA as LISTS
from dalil.knowledge.place_words import read_place_words
from dalil.language.fold import fold
from dalil.model import Span
from evaluation.outside.sets import Line, Measure, OutsideSet, Part, Tools

_WORD = re.compile(r"[^\s.,،؛:()\"«»-]+")


def _predictor(place: str, *, with_noun: bool) -> Callable[[Line, Tools], dict[str, object]]:
    def predict(line: Line, tools: Tools) -> dict[str, object]:
        """Return the places and actors of one sentence."""
        text = line["text"]
        places = {m.span for m in tools.knowledge.gazetteer.find(text, "ar")}
        actors = {
            m.span
            for m in tools.knowledge.actors.find(text, "ar")
            if m.kind not in ("people", "anaphor", "country") and m.span not in places
        }
        spans = {(widened(text, span, with_noun=with_noun), place) for span in places}
        spans |= {(widened(text, span, with_noun=False), "ORG") for span in actors}
        return {"entities": [{"start": s.start, "end": s.end, "type": kind} for s, kind in sorted(spans)]}

    return predict


def widened(text: str, span: Span, *, with_noun: bool) -> Span:
    """Return the span with whole words, and with the nouns of places before it where `with_noun`."""
    words = [match.span() for match in _WORD.finditer(text)]
    touched = [n for n, (start, end) in enumerate(words) if start < span.end and end > span.start]
    if not touched:
        return span
    first = touched[0]
    while with_noun and first and fold(text[slice(*words[first - 1])]).text in place_nouns():
        first -= 1
    return Span(words[first][0], words[touched[-1]][1])


@cache
def place_nouns() -> frozenset[str]:
    """Return the single words that say what kind of place a name names."""
    nouns = read_place_words(LISTS / "place_words.yml").nouns
    return frozenset(phrase[0] for phrase in nouns if len(phrase) == 1)


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
        Part("arabic_ner/aner_dev.jsonl", _predictor("LOC", with_noun=False), _measures("LOC")),
        Part("arabic_ner/wojood_dev.jsonl", _predictor("GPE", with_noun=True), _measures("GPE")),
    ],
)
