"""What kind of text a paragraph is: an exercise, a tale, a game, a law or a life tells of no war."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dalil.coding.english.classes import has_class, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.tree import path_up
from dalil.coding.english.when import dates_of
from dalil.language.words import language_table

_BY_LINE = ("drill", "tale", "game", "election")
"""Genres of whole paragraphs."""
_BY_SENTENCE = ("law", "life", "history")
"""Genres of single sentences."""
_ENOUGH = 2
"""So many different words of a genre in one paragraph make it one."""
_UNSURE = 3
"""So many where each of them is met in news too."""
_WHOLE = 4
"""So many in the whole text, one of them in its headline, make every paragraph one."""
_LEGAL = frozenset(
    "air_strike shelling explosion chemical_attack clash raid execution assassination killing torture "
    "abduction detention siege sexual_violence forced_recruitment displacement property_seizure".split()
)
"""Types that a law defines; what a law bans or levies is an event of its own."""


@dataclass(frozen=True, slots=True)
class Genres:
    """The kinds of the paragraphs of one report."""

    by_line: Mapping[int, frozenset[str]]
    """Genres by the number of the line that holds the paragraph."""

    def of(self, sentence: Sentence) -> frozenset[str]:
        """Return the genres of the paragraph that holds the sentence, and those of the sentence alone."""
        line = sentence.report.text.count("\n", 0, sentence.span.start)
        words = sentence.words(sentence.whole).lower()
        own = frozenset(genre for genre in _BY_SENTENCE if _cues(genre, "sure", words))
        return self.by_line.get(line, frozenset()) | own


@cache
def _pattern(genre: str, sureness: str) -> re.Pattern[str]:
    words = [str(word) for word in language_table("english_genres")[genre][sureness]]
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])")


@cache
def _performers() -> frozenset[str]:
    return frozenset(str(word) for word in language_table("english_genres")["performers"])


@cache
def _contested() -> frozenset[str]:
    return frozenset(str(word) for word in language_table("english_genres")["contested"])


def _is_fought(sentence: Sentence) -> bool:
    """Say whether somebody who fights stands in the sentence."""
    return any(has_class(token, "fighter") or has_class(token, "armament") for token in sentence.doc)


def find_genres(reading: Reading) -> Genres:
    """Return the genres of every paragraph of a report, those of its headline counted with each."""
    text = reading.report.text.lower()
    title = "" if reading.title is None else reading.title.of(text)
    lines: dict[int, frozenset[str]] = {}
    for genre in _BY_LINE:
        sure, words = _cues(genre, "sure", text), _words(genre, text)
        if len(words) < (_ENOUGH if sure else _UNSURE):
            continue
        head = _words(genre, title)
        everywhere = bool(head) and len(words) >= _WHOLE and len(sure) >= _ENOUGH
        for number, line in enumerate(text.split("\n")):
            here = _words(genre, line)
            least = _ENOUGH if _cues(genre, "sure", f"{title} {line}") else _UNSURE
            if everywhere and genre == "tale":
                lines[number] = lines.get(number, frozenset()) | {"retold"}
            if everywhere or (here and len(here | head) >= least):
                lines[number] = lines.get(number, frozenset()) | {genre}
    return Genres(lines)


def _words(genre: str, words: str) -> frozenset[str]:
    return _cues(genre, "sure", words) | _cues(genre, "perhaps", words)


def _cues(genre: str, sureness: str, words: str) -> frozenset[str]:
    """Return the different words of a genre, "drill" and "drills" as one."""
    return frozenset(found.rstrip("s") for found in _pattern(genre, sureness).findall(words))


def is_of_genre(event: Event, events: Sequence[Event], genres: Genres, reading: Reading) -> bool:
    """Say whether the event belongs to an exercise, a tale, a game, a law or a life retold."""
    kinds = genres.of(event.sentence)
    if not kinds:
        return False
    dated = bool(dates_of(event, reading))
    if "drill" in kinds and not _is_hostile(event, reading):
        return True
    if kinds & {"tale", "game"} and (_is_present(event.head) or _is_performed(event)):
        return True
    if "retold" in kinds and not _is_hostile(event, reading):
        return True
    if "election" in kinds and event.type in _contested() and not _is_fought(event.sentence):
        return True
    if "law" in kinds and event.type in _LEGAL and not dated and _is_generic(event):
        return True
    if "history" in kinds and not _is_hostile(event, reading):
        return True
    return "life" in kinds and (event.type == "killing" or not dated)


def _is_hostile(event: Event, reading: Reading) -> bool:
    """Say whether somebody known did it to the exercise: an actor named as such, on a day of its own."""
    doer = event.trigger.roles.doer
    if doer is None or not dates_of(event, reading):
        return False
    mention = reading.actor_at(event.sentence.span_of(doer.left_edge, doer))
    return mention is not None and mention.actor_id not in ("unknown", "other")


def _is_performed(event: Event) -> bool:
    """Say whether who does it is somebody of the stage or the game."""
    doers = [trigger.roles.doer for trigger in event.triggers]
    return any(doer is not None and lemma_of(doer) in _performers() for doer in doers)


def _is_generic(event: Event) -> bool:
    """Say whether the act is named and not told: a noun, an "-ing", or a verb in the present."""
    return event.trigger.is_noun or event.head.tag_ == "VBG" or _is_present(event.head)


def _is_present(head: Token) -> bool:
    """Say whether the clause is told in the present: "rebels blow up a train", "a king is killed"."""
    for token in path_up(head):
        auxes = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
        past = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxes)
        if past:
            return False
        if token.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP", "MD") for c in auxes):
            return True
    return True
