"""Settings in which words of war tell of no war: a match, a drill, an accident, an exhibition, long ago."""

import re
from collections.abc import Sequence
from functools import cache

from dalil.coding.english.classes import has_class, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.index import index_of
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import SUBJECTS
from dalil.coding.english.when import in_sentence
from dalil.language.words import language_table

_OF_PEACE = 6
"""So many different words of sport, of the arts or of markets make a report one of these."""
_DRILL = re.compile(
    r"\b(?:drills?|war ?games?|manoeuvres|maneuvers"
    r"|(?:joint|military|naval|annual|live-fire) exercises?)\b"
)
_OF_DRILL = 2
_GENRES = ("sport", "culture", "market")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LONG_AGO = 20
"""Years before the report that make an event history."""
_BY_CHANCE = frozenset({"killing", "displacement", "explosion", "discovery"})
"""Types that an accident or the weather may look like."""
_HARM = (
    "killed", "kills", "killing", "dead", "died", "wound", "injur", "soldier", "troop", "gunm", "bombed",
    "bombing", "militia", "rebel", "casualt", "airstrike", "detain", "arrest", "displaced", "abduct",
    "shelled",
)  # fmt: skip

MOST_WORDS = 40
"""A sentence with more event words than this is no sentence."""


@cache
def setting_words(name: str) -> tuple[str, ...]:
    """Return the words and phrases of one setting."""
    return tuple(str(word) for word in language_table("english_settings")[name])


def is_crowded(sentence: Sentence, reading: Reading) -> bool:
    """Say whether the sentence holds too many event words to be one."""
    index = index_of(reading.knowledge)
    words = (lemma_of(token) for token in sentence.doc)
    return sum(1 for word in words if word in index.verbs or word in index.nouns) > MOST_WORDS


def is_of_peace(reading: Reading) -> bool:
    """Say whether the report is about a match, a book, a market: many words of it, hardly any of harm."""
    words = set(_WORD.findall(reading.report.text.lower()))
    harm = {stem for stem in _HARM for word in words if word.startswith(stem)}
    return any(len(words & set(setting_words(name))) >= _OF_PEACE + 2 * len(harm) for name in _GENRES)


def is_drill(reading: Reading) -> bool:
    """Say whether the report is about an exercise: its headline says so, and its text again."""
    text = reading.report.text.lower()
    title = "" if reading.title is None else reading.title.of(text)
    return _DRILL.search(title) is not None and len(_DRILL.findall(text)) >= _OF_DRILL


def without_settings(events: Sequence[Event], reading: Reading) -> list[Event]:
    """Leave out the events that only sound like events of war."""
    return [event for event in events if not _is_set_elsewhere(event, reading)]


def _is_set_elsewhere(event: Event, reading: Reading) -> bool:
    sentence = event.sentence
    text = f" {' '.join(token.lower_ for token in sentence.doc)} "
    if _holds(text, "drill") or _is_remembered(sentence):
        return True
    doer = event.trigger.roles.doer
    by_force = doer is not None and has_class(doer, "force")
    if event.type in _BY_CHANCE and not by_force and _holds(text, "accident"):
        return True
    if event.type == "air_strike" and doer is not None and _has_crashed(doer):
        return True
    return _is_long_ago(sentence, reading)


def _has_crashed(doer: Token) -> bool:
    """Say whether the aircraft itself came down: "a helicopter crashed, killing its crew"."""
    verb = doer.head
    into = any(child.lower_ == "into" for child in verb.children)
    return doer.dep_ == "nsubj" and lemma_of(verb) == "crash" and not into


def _holds(text: str, name: str) -> bool:
    return any(f" {word} " in text for word in setting_words(name))


def _is_remembered(sentence: Sentence) -> bool:
    """Say whether a museum, a film or a memorial is what the sentence is about."""
    return any(
        token.dep_ in SUBJECTS
        and token.dep_ != "nsubjpass"
        and lemma_of(token) in setting_words("memory")
        and token.tag_ == "NN"
        for token in sentence.doc
    )


def _is_long_ago(sentence: Sentence, reading: Reading) -> bool:
    """Say whether every date of the sentence lies decades before the report."""
    published = reading.report.published
    years = [m.range.last.year for m in in_sentence(sentence, reading) if m.range is not None]
    return published is not None and bool(years) and max(years) < published.year - _LONG_AGO
