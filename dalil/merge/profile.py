"""What of a claim is compared: days, place, actors, numbers, names and words, worked out once."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from dalil.knowledge.load import Knowledge
from dalil.language.fold import fold
from dalil.language.numbers import find_numbers
from dalil.merge.names import names_in, place_key
from dalil.merge.rules import Rules, Words
from dalil.model import Claim, DateRange, Location, Report, Span

AROUND = 600
"""Characters before and after the evidence that still tell of the same event in a news item."""
SHORTEST_WORD = 4
"""Shorter words are mostly grammar."""
SMALLEST_FIGURE = 10
"""Smaller numbers stand in any two items."""
STEM = 5
"""Letters of a word that are compared, so that "bombed" meets "bombing" and "bombs"."""

EXACT_KM = 20.0
"""Places of a larger radius, such as provinces, are named with every event."""

AMBIGUOUS = 0.1
"""A place whose score is this near to another's is not known for sure."""

_WORD = re.compile(r"[^\W\d_]+")
_UNSAID_ACTORS = {"unknown", "other"}


class Spot(NamedTuple):
    """A point on the map with the identifier of its place."""

    place_id: str
    lat: float
    lon: float
    sure: bool
    """False where the name may mean a province as well, as those of its capital do."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What of one claim is compared with others."""

    claim: Claim
    report: Report | None
    days: DateRange | None
    """When it happened, as the report says."""
    published: date | None
    location: Location | None
    place_key: str
    """Consonants of the place's name; empty where none is named."""
    setting: frozenset[Spot]
    """The exact places told with the event; its own alone where that is exact."""
    named: Callable[[], frozenset[Spot]]
    """The exact places named around the event, read when first asked for."""
    actors: frozenset[str]
    """Known actors who did it."""
    sides: frozenset[str]
    """Known actors on either side: who did it and to whom."""
    means: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    figures: frozenset[int]
    copy_key: tuple[object, ...]
    """What reposts of one text have alike in their claims: the same words, read the same way."""
    crowd: int | None = None
    """How many texts tell of such events around the same days, its own included (`crowd.py`)."""

    @property
    def id(self) -> str:
        """Identifier of the claim."""
        return self.claim.id

    @property
    def type(self) -> str:
        """Code of the type of event."""
        return self.claim.type.value

    @property
    def place_is_exact(self) -> bool:
        """True where the event's own place is known within `EXACT_KM`."""
        return self.location is not None and self.location.radius_km <= EXACT_KM

    @property
    def language(self) -> str:
        """Language of the report, "und" where it is not at hand."""
        return "und" if self.report is None else self.report.language


def make_profiles(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    knowledge: Knowledge,
    rules: Rules,
) -> list[Profile]:
    """Return the profile of each claim, in the order of their identifiers.

    `copies` gives for each report one report that stands for its text (`find_reposts`).
    """
    told = {claim.report_id for claim in claims} & set(reports)
    figures = {report_id: _figures(reports[report_id].text) for report_id in told}
    seen: Counter[tuple[str, tuple[object, ...]]] = Counter()
    profiles = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        report, numbers = reports.get(claim.report_id), figures.get(claim.report_id, [])
        key = _copy_key(claim, copies.get(claim.report_id, claim.report_id))
        seen[(claim.report_id, key)] += 1
        profile = _profile(claim, report, numbers, knowledge, rules)
        profiles.append(replace(profile, copy_key=(*key, seen[(claim.report_id, key)])))
    return profiles


def _profile(
    claim: Claim,
    report: Report | None,
    figures: Sequence[tuple[int, int]],
    knowledge: Knowledge,
    rules: Rules,
) -> Profile:
    passage = _passage(claim, report)
    actors = _known(claim.actor_id.value if claim.actor_id is not None else None)
    place = claim.place_name or claim.place
    named = cache(lambda: _named_spots(report, passage, knowledge))
    return Profile(
        claim=claim,
        report=report,
        days=None if claim.date is None else claim.date.value,
        published=None if report is None else report.published,
        location=None if claim.location is None else claim.location.value,
        setting=_own_spot(claim) or named(),
        named=named,
        place_key="" if place is None else place_key(place.value, rules.words),
        actors=actors,
        sides=actors | _target_actor(claim, report, knowledge),
        means=frozenset(means.value for means in claim.means),
        names=_names(claim, report, passage, rules.words),
        words=_own_words(claim, rules.words),
        figures=frozenset(value for value, at in figures if passage.start <= at < passage.end),
        copy_key=(),
    )


def _own_spot(claim: Claim) -> frozenset[Spot]:
    """Return the event's own place where it is exact."""
    if claim.location is None or claim.location.value.radius_km > EXACT_KM:
        return frozenset()
    own = claim.location.value
    return frozenset({Spot(own.place_id, own.lat, own.lon, sure=True)})


def _named_spots(report: Report | None, passage: Span, knowledge: Knowledge) -> frozenset[Spot]:
    """Return the exact places named in the passage, of ambiguous names none."""
    if report is None:
        return frozenset()
    names = {mention.name for mention in knowledge.gazetteer.find(passage.of(report.text), report.language)}
    return frozenset(spot for name in names if (spot := _spot(name, knowledge)) is not None)


def _spot(name: str, knowledge: Knowledge) -> Spot | None:
    """Return the exact place a name means, `None` where it may as well mean another."""
    ranked = knowledge.gazetteer.candidates(name)
    if not ranked or ranked[0].place.radius_km > EXACT_KM:
        return None
    best, others = ranked[0], ranked[1:]
    if any(best.score - candidate.score <= AMBIGUOUS for candidate in others):
        return None
    sure = all(candidate.place.radius_km <= EXACT_KM for candidate in others)
    return Spot(best.place.id, best.place.lat, best.place.lon, sure)


def _copy_key(claim: Claim, text_id: str) -> tuple[object, ...]:
    start = claim.evidence.span.start
    said_by = None if claim.attribution is None else fold(claim.attribution.value).text
    return (
        text_id,
        claim.type.value,
        claim.scope.value,
        claim.certainty.value,
        fold(claim.evidence.value).text,
        tuple(span.start - start for span in claim.type.spans),
        None if claim.place is None else fold(claim.place.value).text,
        tuple((count.harm, count.low, count.high, count.group, count.unit) for count in claim.counts),
        said_by,
        tuple((row.slot, row.value) for row in claim.corrections),
    )


def _passage(claim: Claim, report: Report | None) -> Span:
    """Return where the report tells of the event: the evidence and the words around it."""
    span = claim.evidence.span
    end = span.end if report is None else min(len(report.text), span.end + AROUND)
    return Span(max(0, span.start - AROUND) if report is not None else span.start, end)


def _known(actor_id: str | None) -> frozenset[str]:
    return frozenset() if actor_id is None or actor_id in _UNSAID_ACTORS else frozenset({actor_id})


def _target_actor(claim: Claim, report: Report | None, knowledge: Knowledge) -> frozenset[str]:
    """Return the known actor that the claim's target names, as in "ISIS fighters"."""
    if claim.target is None or report is None:
        return frozenset()
    match = knowledge.actors.identify(claim.target.value, report.language)
    return frozenset() if match is None else _known(match.actor_id)


def _names(claim: Claim, report: Report | None, passage: Span, words: Words) -> frozenset[str]:
    """Return the names told with the event, those of its place and actor left out."""
    text = claim.evidence.value if report is None else passage.of(report.text)
    known = [names_in("- " + value, words) for value in _told_elsewhere(claim)]
    return names_in(text, words).difference(*known)


def _own_words(claim: Claim, words: Words) -> frozenset[str]:
    """Return the words of the evidence that no other feature compares."""
    known = [_content_words(value, words) for value in _told_elsewhere(claim)]
    return _content_words(claim.evidence.value, words).difference(*known)


def _told_elsewhere(claim: Claim) -> list[str]:
    """Return the words of the slots that have features of their own, or that say nothing of the event.

    A place that is on no map stays a name.
    """
    slots = [claim.within, claim.actor, claim.attribution, claim.origin, claim.destination]
    if claim.location is not None:
        slots.append(claim.place)
    return [slot.value for slot in slots if slot is not None]


def _content_words(text: str, words: Words) -> frozenset[str]:
    tokens = (match.group() for match in _WORD.finditer(fold(text).text))
    long = (t for t in tokens if len(t) >= SHORTEST_WORD and t not in words.common)
    return frozenset(_stem(token, words) for token in long)


def _stem(token: str, words: Words) -> str:
    for article in words.articles_ar:
        if token.startswith(article) and len(token) - len(article) >= SHORTEST_WORD - 1:
            return token[len(article) :][:STEM]
    return token[:STEM]


def _figures(text: str) -> list[tuple[int, int]]:
    """Return the numbers of a text that are no year, with where they stand."""
    return [
        (int(number.value), number.span.start)
        for number in find_numbers(text)
        if number.rule == "cardinal"
        and number.value >= SMALLEST_FIGURE
        and not 1900 <= number.value <= 2100
    ]
