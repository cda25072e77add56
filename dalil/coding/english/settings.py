"""Settings in which words of war tell of no war: a match, a drill, an accident, an exhibition, long ago."""

import re
from collections.abc import Sequence
from functools import cache

from dalil.coding.english.classes import has_class, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.genres import Genres, is_of_genre
from dalil.coding.english.index import index_of
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import SUBJECTS, own_subject
from dalil.coding.english.when import in_sentence
from dalil.language.words import language_table

_OF_PEACE = 6
"""So many different words of sport, of the arts or of markets make a report one of these."""
_OF_SHORT_PEACE = 3
"""So many do in a text of a few sentences."""
_SHORT = 500
"""Characters of such a text."""
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
_HARM_IN_SHORT = (
    *_HARM, "bomb", "assassin", "execut", "murder", "massacre", "besieg", "rocket", "missile", "mortar",
    "artiller", "kidnap", "hostage", "tortur", "blast", "warplane", "drone", "looted", "protest",
    "demonstrat", "banned", "sanction",
)  # fmt: skip
_HURT_IN = {"sport": {"wound", "injur", "execut", "bomb", "protest", "rocket", "missile", "artiller"}}
"""Beginnings that a match is full of."""

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
    found = _WORD.findall(reading.report.text.lower())
    words = {part for word in found for part in (word, *word.split("-"))}
    short = len(reading.report.text) <= _SHORT
    stems = _HARM_IN_SHORT if short else _HARM
    harm = {stem for stem in stems for word in words if word.startswith(stem)}
    least = _OF_SHORT_PEACE if short else _OF_PEACE
    return any(
        len(words & set(setting_words(name))) >= least + 2 * len(harm - _HURT_IN.get(name, set()))
        for name in _GENRES
    )


def is_drill(reading: Reading) -> bool:
    """Say whether the report is about an exercise: its headline says so, and its text again."""
    text = reading.report.text.lower()
    title = "" if reading.title is None else reading.title.of(text)
    return _DRILL.search(title) is not None and len(_DRILL.findall(text)) >= _OF_DRILL


def without_settings(events: Sequence[Event], reading: Reading, genres: Genres) -> list[Event]:
    """Leave out the events that only sound like events of war."""
    return [
        event
        for event in events
        if not _is_set_elsewhere(event, reading) and not is_of_genre(event, events, genres, reading)
    ]


def _is_set_elsewhere(event: Event, reading: Reading) -> bool:
    sentence = event.sentence
    text = f" {' '.join(token.lower_ for token in sentence.doc)} "
    if (_holds(text, "drill") and not _is_broken_into(event)) or _is_remembered(sentence):
        return True
    doer = event.trigger.roles.doer
    by_force = doer is not None and has_class(doer, "force")
    whole = f" {' '.join(_WORD.findall(sentence.words(sentence.whole).lower()))} "
    if (
        event.type in _BY_CHANCE
        and not by_force
        and (_holds(text, "accident") or _holds(whole, "accident"))
    ):
        return True
    if event.type == "discovery" and _holds(_before_in_line(sentence), "accident"):
        return True
    if event.type == "air_strike" and doer is not None and _has_crashed(doer):
        return True
    return _is_long_ago(sentence, reading)


def _is_broken_into(event: Event) -> bool:
    """Say whether somebody fought while an exercise was held, or the exercise only tells when.

    "Rebels attacked the post during a drill", "militants attacked an exercise", "a day after the drill".
    """
    doer = event.trigger.roles.doer
    for exercise in (t for t in event.sentence.doc if lemma_of(t) in setting_words("exercises")):
        if _stands_after(exercise) in _APART or _is_attacked(exercise):
            return True
    during = any(
        c.lower_ in ("during", "amid")
        and any(lemma_of(b) in setting_words("exercises") for b in c.children)
        for trigger in event.triggers
        for c in trigger.head.subtree
    )
    return during and doer is not None and lemma_of(doer) in setting_words("intruders")


_APART = frozenset({"after", "before", "since", "following"})
"""Words that put an exercise at another time than the event."""


def _stands_after(noun: Token) -> str:
    """Return the word before the phrase or the clause of a noun: "after" in "after the drill ended"."""
    words = [noun.head.lower_] if noun.dep_ == "pobj" else []
    if noun.dep_ in SUBJECTS:
        words = [c.lower_ for c in noun.head.children if c.dep_ in ("mark", "prep") and c.i < noun.i]
        words += [noun.head.head.lower_] if noun.head.dep_ == "pcomp" else []
    return next((word for word in words if word in _APART), "")


def _is_attacked(noun: Token) -> bool:
    """Say whether an exercise is the object of fighters: "militants who attacked an exercise"."""
    subject = own_subject(noun.head) if noun.dep_ == "dobj" else None
    return subject is not None and lemma_of(subject) in setting_words("intruders")


def _before_in_line(sentence: Sentence) -> str:
    """Return what the paragraph says before the sentence, folded like a sentence."""
    text, start = sentence.report.text, sentence.whole.start
    return f" {' '.join(_WORD.findall(text[text.rfind(chr(10), 0, start) + 1 : start].lower()))} "


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
        and token.tag_ in ("NN", "NNS")
        and not any(child.lower_ == "of" for child in token.children)
        for token in sentence.doc
    )


def _is_long_ago(sentence: Sentence, reading: Reading) -> bool:
    """Say whether every date of the sentence lies decades before the report."""
    published = reading.report.published
    years = [m.range.last.year for m in in_sentence(sentence, reading) if m.range is not None]
    return published is not None and bool(years) and max(years) < published.year - _LONG_AGO
