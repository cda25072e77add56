"""The first event of a kind in the reports: "the first air strike by the coalition in Deir ez-Zor"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

import yaml

from dalil.compare.question_forms import any_of
from dalil.compare.question_place import lies_in, place_in, place_name
from dalil.compare.sentences import FOLDER, Both, say
from dalil.errors import UnclearQuestion, UnknownIntervention
from dalil.knowledge.load import Knowledge
from dalil.language.fold import fold
from dalil.model import Incident, Intervention


class FirstEvent(NamedTuple):
    """The intervention that is a first event, with the sentences that say how it was found."""

    intervention: Intervention
    notes: tuple[Both, ...]


class _Asked(NamedTuple):
    """What is asked for the first of: a kind of event, by whom and where if that is said."""

    kind: str
    actor_id: str | None
    place: str | None


def asks_first(words: str, language: str) -> bool:
    """Say whether the words ask for the first event of a kind."""
    return re.match(rf"(?:{any_of('first', language)})(?!\w)", fold(words).text) is not None


def find_first(
    words: str, language: str, knowledge: Knowledge, incidents: Sequence[Incident]
) -> FirstEvent:
    """Return the earliest dated incident of the kind, actor and place that the words name.

    `UnclearQuestion` where they name no kind of event, `UnknownIntervention` where no incident fits.
    """
    where = place_in(words, language, knowledge.gazetteer)
    rest, place = (words, None) if where is None else (where.rest, where.name)
    asked = _Asked(_kind(rest, language, knowledge), _actor(rest, language, knowledge), place)
    fitting = [
        incident
        for incident in incidents
        if _fits(incident, asked.kind, asked.actor_id)
        and (place is None or lies_in(incident, place, knowledge.gazetteer))
    ]
    if not fitting:
        raise _none(words, asked.kind, incidents, knowledge)
    return _first_event(min(fitting, key=_order), words, asked, knowledge)


def _first_event(incident: Incident, words: str, found: _Asked, knowledge: Knowledge) -> FirstEvent:
    days = incident.date
    if days is None:
        raise ValueError(f"incident {incident.id} has no date")
    label, day = _label(found.kind, knowledge), f"{days.first}"
    name = _name(found, label, knowledge)
    intervention = Intervention(
        incident.id, name.en, name.ar, days.first, incident.id, found.actor_id, found.place
    )
    notes = [say("question.first_event", words=words, kind=label, incident=incident.id, day=day)]
    if days.last > days.first:
        notes.append(say("question.first_event_span", day=day, last=f"{days.last}"))
    return FirstEvent(intervention, tuple(notes))


def _name(found: _Asked, label: Both, knowledge: Knowledge) -> Both:
    nothing = Both("", "")
    by, where = nothing, nothing
    if found.actor_id is not None:
        actor = knowledge.actors.get(found.actor_id)
        by = say("question.first_by", name=Both(actor.name_en, actor.name_ar))
    if found.place is not None:
        where = say("question.first_in", name=place_name(found.place, knowledge.gazetteer))
    return say("question.first_name", kind=label, by=by, place=where)


def _fits(incident: Incident, kind: str, actor_id: str | None) -> bool:
    """Say whether an incident is a dated occurrence of the kind that a source states."""
    if incident.type != kind or incident.date is None or incident.scope != "incident":
        return False
    if incident.certainty not in ("stated", "uncertain"):
        return False
    return actor_id is None or actor_id in incident.actor_ids


def _order(incident: Incident) -> tuple[str, str, str]:
    days = incident.date
    return ("", "", incident.id) if days is None else (f"{days.first}", f"{days.last}", incident.id)


def _actor(words: str, language: str, knowledge: Knowledge) -> str | None:
    match = knowledge.actors.identify(words, language)
    return None if match is None or match.actor_id in ("unknown", "other") else match.actor_id


def _kind(words: str, language: str, knowledge: Knowledge) -> str:
    """Return the code of the kind whose longest name stands in the words."""
    text = " ".join(_stem(word) for word in re.findall(r"\w+", fold(words.replace("_", " ")).text))
    names = _names(language, knowledge)
    found = {name: codes for name, codes in names.items() if f" {name} " in f" {text} "}
    longest = max(map(len, found), default=0)
    codes = {code for name, these in found.items() if len(name) == longest for code in these}
    if len(codes) == 1:
        return codes.pop()
    labels = {code: _label(code, knowledge) for code in knowledge.ontology}
    if codes:
        several = ", ".join(f'"{labels[code].en}"' for code in sorted(codes))
        raise UnclearQuestion(f'"{words}" may mean several kinds of event: {several}.', "Name one of them.")
    near = get_close_matches(text, [label.en for label in labels.values()], n=3, cutoff=0.3)
    near = near or [labels[code].en for code in ("air_strike", "execution", "clash") if code in labels]
    raise UnclearQuestion(
        f'"{words}" names no kind of event; nearest are {", ".join(near)}.',
        'Use a code or label of the ontology, as in "the first air_strike by the coalition".',
    )


def _names(language: str, knowledge: Knowledge) -> dict[str, set[str]]:
    """Return the folded names of every kind: code, label and further words."""
    found: dict[str, set[str]] = {}
    for name, code in _all_names(language, knowledge):
        key = " ".join(_stem(word) for word in re.findall(r"\w+", fold(name).text))
        found.setdefault(key, set()).add(code)
    return found


def _all_names(language: str, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for code, kind in knowledge.ontology.items():
        yield from ((name, code) for name in (code.replace("_", " "), kind.label_en, kind.label_ar))
    for code, words in _further().items():
        yield from ((word, code) for word in words[language])


@cache
def _further() -> Mapping[str, Mapping[str, Sequence[str]]]:
    table: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (FOLDER / "question_kinds.yml").read_text(encoding="utf-8")
    )
    return table


def _stem(word: str) -> str:
    """Return one form for singular and plural, with and without the Arabic article or preposition."""
    if word.isascii():
        return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    bare = re.sub(r"^(?:وال|بال|لل|ال)(?=\w{3})", "", word)
    return re.sub(r"(?<=\w{2})ات$", "ه", bare)


def _label(kind: str, knowledge: Knowledge) -> Both:
    entry = knowledge.ontology[kind]
    return Both(entry.label_en, entry.label_ar)


def _none(
    words: str, kind: str, incidents: Sequence[Incident], knowledge: Knowledge
) -> UnknownIntervention:
    dated = sum(1 for incident in incidents if _fits(incident, kind, None))
    label = knowledge.ontology[kind].label_en
    return UnknownIntervention(
        f'The reports hold no dated event that fits "{words}", and {dated} of the kind "{label}".',
        'Leave out the actor or the place, or give the day: "after 23 September 2014".',
    )
