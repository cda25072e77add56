"""Where a question asks about: the place its words name, and whether an incident lies there."""

import re
from typing import NamedTuple

from dalil.compare.question_forms import any_of
from dalil.compare.sentences import Both, say
from dalil.knowledge.gazetteer import Candidate, Gazetteer, Place
from dalil.language.distance import distance_km
from dalil.language.fold import fold
from dalil.model import Incident, Span

_AS_LIKELY = 0.02
"""Candidates whose scores differ by less fit a name alike."""


class AskedPlace(NamedTuple):
    """A place in the words of a question, with the words left without it."""

    name: str
    rest: str


def place_in(
    words: str, language: str, gazetteer: Gazetteer, taken: tuple[Span, ...] = ()
) -> AskedPlace | None:
    """Return the last place that stands after "in" in `words`, outside the `taken` spans."""
    for mention in reversed(gazetteer.find(words, language)):
        if any(mention.span.overlaps(span) for span in taken):
            continue
        before = words[: mention.span.start]
        lead = re.search(rf"(?<!\w)(?:{any_of('ins', language)})\s*(?:the\s+)?$", fold(before).text)
        if lead is not None:
            kept = fold(before).span(0, lead.start()).end if lead.start() else 0
            rest = f"{before[:kept].rstrip(' ,،')} {words[mention.span.end :].lstrip(' ,،')}".strip()
            return AskedPlace(mention.span.of(words), rest)
    return None


def place_note(name: str | None, gazetteer: Gazetteer) -> Both:
    """Return the sentence that says where events count."""
    if name is None:
        return say("question.everywhere")
    candidates = gazetteer.candidates(name)
    if not candidates:
        return say("question.place_unknown", name=name)
    best = candidates[0]
    rivals = [other for other in candidates[1:] if _rivals(best, other)]
    if not rivals:
        return say("question.place", name=_named(best.place))
    others = [_named(other.place) for other in rivals[:3]]
    joined = Both(", ".join(o.en for o in others), "، ".join(o.ar for o in others))
    return say("question.place_either", name=_named(best.place), others=joined)


def place_name(name: str, gazetteer: Gazetteer) -> Both:
    """Return the usual name of a place in both languages, the words themselves where it is not known."""
    candidates = gazetteer.candidates(name)
    return _named(candidates[0].place) if candidates else Both(name, name)


def lies_in(incident: Incident, name: str, gazetteer: Gazetteer) -> bool:
    """Say whether an incident lies in the place `name`: the place itself, its province or country."""
    candidates = gazetteer.candidates(name)
    where = incident.location
    if not candidates or where is None:
        return fold(name).text in fold(incident.place_name or "").text
    wanted = candidates[0].place
    found = gazetteer.place(where.place_id)
    same_name = [
        c.place for c in candidates if c.place.precision == "province" and c.place.admin1 == wanted.admin1
    ]
    if found is not None and any(_is_within(found, place) for place in (wanted, *same_name)):
        return True
    away = distance_km(wanted, where)
    return wanted.precision not in ("province", "country") and away <= wanted.radius_km


def _is_within(found: Place, wanted: Place) -> bool:
    if found.id == wanted.id:
        return True
    if wanted.precision == "country":
        return found.country == wanted.country
    return wanted.precision == "province" and found.admin1 is not None and found.admin1 == wanted.admin1


def _rivals(best: Candidate, other: Candidate) -> bool:
    return best.score - other.score < _AS_LIKELY and best.place.admin1 != other.place.admin1


def _named(place: Place) -> Both:
    return Both(place.name_en, place.name_ar or place.name_en)
