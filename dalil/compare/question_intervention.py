"""What came first: an intervention known by name, a day in the question, or the first event of a kind."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dalil.compare.question_first import asks_first, find_first
from dalil.compare.question_forms import Asked, any_of, is_since
from dalil.compare.question_place import place_in
from dalil.compare.sentences import Both, say
from dalil.errors import UnclearQuestion, UnknownIntervention
from dalil.knowledge.interventions import KnownIntervention
from dalil.knowledge.load import Knowledge
from dalil.language.dates import DateMention, find_dates
from dalil.language.fold import fold
from dalil.model import DateRange, Incident, Intervention, Span

GIVEN = "given in the question"
_DAY = timedelta(days=1)
_IN = {"en": "in ", "ar": "في "}
"""A bare year is read as one only after such a word."""


class AskedIntervention(NamedTuple):
    """What came first, with the sentences that say how it was understood."""

    intervention: Intervention
    notes: tuple[Both, ...]
    place: str | None = None
    """A place that the words add to a known intervention: only events there count."""


def find_intervention(
    asked: Asked, question: str, knowledge: Knowledge, incidents: Sequence[Incident]
) -> AskedIntervention:
    """Return what the question takes as its turning point, never a guess.

    `UnknownIntervention` where nothing fits, `UnclearQuestion` where several fit equally.
    """
    words = asked.intervention
    if asks_first(words, asked.language):
        first = find_first(words, asked.language, knowledge, incidents)
        return AskedIntervention(first.intervention, first.notes)
    dated = _dated(words, asked.language)
    place = place_in(words if dated is None else dated.rest, asked.language, knowledge.gazetteer)
    if dated is not None:
        rest = dated.rest if place is None else place.rest
        return _on_day(asked, question, rest, dated.mention, knowledge)._replace(
            place=None if place is None else place.name
        )
    known = _known(words, asked.language, question, knowledge)
    if place is None or not _adds(place.name, place.rest, known, asked, question, knowledge):
        return _named(known, words)
    return _named(known, words)._replace(place=place.name)


def _named(known: KnownIntervention, words: str) -> AskedIntervention:
    name = Both(known.name_en, known.name_ar)
    note = say("question.named", words=words, name=name, day=f"{known.date}", source=known.source)
    return AskedIntervention(_intervention(known), (note,))


def _intervention(known: KnownIntervention) -> Intervention:
    return Intervention(
        known.id, known.name_en, known.name_ar, known.date, known.source, known.actor_id, known.place
    )


def _known(words: str, language: str, question: str, knowledge: Knowledge) -> KnownIntervention:
    """Return the one known intervention that fits best; the question tells whose coalition is meant."""
    found = knowledge.interventions.find(_without_start(words, language), language)
    match = knowledge.actors.identify(words, language, context=question)
    of_actor = [known for known in found if match is not None and known.actor_id == match.actor_id]
    ranked = of_actor or found
    best = [known for known in ranked if ranked[0].score - known.score < 0.001]
    if len(best) == 1:
        return best[0]
    if best:
        listed = ", ".join(f'"{known.name_en}" ({known.date})' for known in best)
        raise UnclearQuestion(
            f'"{words}" fits several interventions alike: {listed}.',
            "Name one of them in full, or give its day.",
        )
    nearest = ", ".join(f'"{name}"' for name in knowledge.interventions.nearest(words))
    raise UnknownIntervention(
        f'"{words}" is no intervention that is known, no day and no first event; nearest are {nearest}.',
        'Give the day ("after 23 September 2014"), or add it to interventions.yml of your own lists with '
        "id, name_en, name_ar, date, source and example.",
    )


def _without_start(words: str, language: str) -> str:
    """Return the words without "the start of", which says nothing more of a named intervention."""
    folded = fold(words)
    match = re.match(rf"(?:{any_of('starts', language)})\s+", folded.text)
    if match is None:
        return words
    return words[folded.span(0, match.end()).end :]


def _adds(
    name: str, rest: str, known: KnownIntervention, asked: Asked, question: str, knowledge: Knowledge
) -> bool:
    """Say whether a place narrows the question: it is not what tells the intervention from others."""
    key = fold(name).text
    told = (known.place or "", known.name_en, known.name_ar)
    if not rest or any(key in fold(words).text for words in told):
        return False
    found = knowledge.interventions.find(_without_start(rest, asked.language), asked.language)
    wide = knowledge.gazetteer.candidates(name)
    is_country = bool(wide) and wide[0].place.precision == "country"
    return bool(found) and found[0].id == known.id and not is_country


class _Dated(NamedTuple):
    mention: DateMention
    rest: str
    """The words without the date and the small words around it."""


def _dated(words: str, language: str) -> _Dated | None:
    """Return the date in the words that names its year."""
    lead = "" if re.fullmatch(r"\D*", words) or language not in _IN else _IN[language]
    resolved = [m for m in find_dates(lead + words, language, None) if m.range is not None]
    if not resolved:
        return None
    mention = replace(resolved[0], span=_shifted(resolved[0].span, len(lead)))
    before, after = words[: mention.span.start], words[mention.span.end :]
    return _Dated(mention, " ".join(f"{_bare(before, language)} {_bare(after, language)}".split()))


def _shifted(span: Span, by: int) -> Span:
    return Span(max(span.start - by, 0), span.end - by)


def _bare(words: str, language: str) -> str:
    """Return words without the small words and marks at their ends."""
    kept = words.strip(" ,،()-")
    small = any_of("small", language)
    folded = fold(kept)
    match = re.fullmatch(rf"(?:(?:{small})\s+)*(.*?)(?:\s+(?:{small}))*", folded.text, re.DOTALL)
    if match is None or re.fullmatch(rf"(?:{small})?", match[1]):
        return ""
    return folded.span(*match.span(1)).of(kept).strip(" ,،()-")


def _on_day(
    asked: Asked, question: str, rest: str, mention: DateMention, knowledge: Knowledge
) -> AskedIntervention:
    """Return the day that the question gives, with the name that stands beside it."""
    words = mention.span.of(asked.intervention)
    days = mention.range or DateRange(date.min, date.min)
    day, note = _day_of(words, days, asked)
    if not rest:
        given = Intervention(f"{day}", f"{day}", f"{day}", day, GIVEN)
        return AskedIntervention(given, (note,))
    known = next(iter(knowledge.interventions.find(rest, asked.language)), None)
    if known is None:
        return AskedIntervention(Intervention(f"{day}", rest, rest, day, GIVEN), (note,))
    known = _known(rest, asked.language, question, knowledge)
    if days.first <= known.date <= days.last:
        return _named(known, rest)
    ours = replace(_intervention(known), date=day, source=GIVEN)
    name = Both(known.name_en, known.name_ar)
    told = say("question.named_with_day", words=rest, name=name, day=f"{day}", known=f"{known.date}")
    return AskedIntervention(ours, (told,))


def _day_of(words: str, days: DateRange, asked: Asked) -> tuple[date, Both]:
    """Return the day that counts: of a month, its first after "since" and the one past it after "after"."""
    if days.first == days.last:
        return days.first, say("question.day", words=words, day=f"{days.first}")
    if is_since(asked):
        return days.first, say("question.since_span", words=words, day=f"{days.first}")
    day = days.last + _DAY
    return day, say("question.after_span", words=words, day=f"{day}")
