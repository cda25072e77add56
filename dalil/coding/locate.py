"""Where a claim's place lies: the gazetteer's candidates for its words, ambiguity kept."""

from dalil.knowledge.gazetteer import Candidate
from dalil.knowledge.load import Knowledge
from dalil.model import Claim, Derived, Location, Report, Span, Stated

CLOSE = 0.1
"""Candidates whose score is this near to the best one fit as well: the place is ambiguous."""

EXACT = "exact name"
"""Reason of a candidate whose name is the words themselves; words that are no known name need it."""

WIDTH = {"point": 0, "neighbourhood": 1, "town": 2, "district": 3, "province": 4, "country": 5}


def locate(report: Report, claim: Claim, knowledge: Knowledge) -> Derived[Location] | None:
    """Return where the claim's most exact known place lies, `None` where no name is known.

    The words of `place` come first; where the gazetteer knows none of them, the wider place is
    used, with its own (wider) radius, and the rule says so.
    """
    for slot, rule in ((claim.place, "gazetteer"), (claim.within, "gazetteer: wider place only")):
        if slot is None:
            continue
        found = _best(report, slot, claim.within, knowledge)
        if found is not None:
            location, span = found
            return Derived(location, (span,), rule)
    return None


def name_place(location: Derived[Location] | None, knowledge: Knowledge) -> Derived[str] | None:
    """Return the usual English name of a located place, `None` where only a wider place is known."""
    if location is None or location.rule != "gazetteer":
        return None
    place = knowledge.gazetteer.place(location.value.place_id)
    return None if place is None else Derived(place.name_en, location.spans, "gazetteer")


def _best(
    report: Report, words: Stated, within: Stated | None, knowledge: Knowledge
) -> tuple[Location, Span] | None:
    """Return the most exact place named in `words`, with the words that name it."""
    context = None if within is None else within.value
    country = country_of(report.text, knowledge)
    options = []
    for span, is_known in _names(words, report.language, knowledge):
        ranked = knowledge.gazetteer.candidates(span.of(report.text), within=context, country=country)
        if ranked and (is_known or EXACT in ranked[0].reasons):
            options.append((WIDTH[ranked[0].place.precision], span, ranked))
    if not options:
        return None
    _, span, ranked = min(options, key=lambda option: (option[0], option[1]))
    return _location(ranked), span


def country_of(text: str, knowledge: Knowledge) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of the war a text tells of, `None` where it does not tell."""
    setting = knowledge.actors.setting(text)
    found = knowledge.gazetteer.candidates(setting) if setting else []
    if not found or found[0].place.precision != "country" or EXACT not in found[0].reasons:
        return None
    return found[0].place.country or None


def _names(words: Stated, language: str, knowledge: Knowledge) -> list[tuple[Span, bool]]:
    """Return the spans of known names in the words, or all the words, not known, where none is found."""
    mentions = knowledge.gazetteer.find(words.value, language)
    if mentions:
        return [(mention.span.shifted(words.span.start), True) for mention in mentions]
    return [(words.span, False)]


def _location(ranked: list[Candidate]) -> Location:
    best = ranked[0]
    rivals = [c for c in ranked[1:] if c.score >= best.score - CLOSE and c.place.id != best.place.id]
    place = best.place
    return Location(
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        radius_km=place.radius_km,
        place_id=place.id,
        alternatives=tuple(candidate.place.id for candidate in rivals),
    )
