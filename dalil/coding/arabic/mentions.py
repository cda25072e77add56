"""Triggers become mentions of events: all the words that tell of one event in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.coding.arabic.conditions import flies
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.passage import Sentence
from dalil.coding.arabic.tables import (
    folded,
    grammar,
    grammar_part,
    grammar_verbs,
    result_words,
    slot_words,
    word_set,
)
from dalil.coding.arabic.trigger import Trigger

STRIKES = frozenset({"air_strike", "shelling", "explosion", "chemical_attack", "clash"})
_DEFAULT = {"strike": "shelling", "attack": "clash", "blast": "explosion"}
_ORDER = ("chemical_attack", "air_strike", "explosion", "shelling")
_DECREED = frozenset({"forced_recruitment", "indoctrination", "displacement", "extortion", "restriction"})
_ABSORBING = (
    ("forced_recruitment", "detention raid abduction"),
    ("reinforcement", "capture withdrawal"),
    ("displacement", "withdrawal desertion"),
    ("surrender", "desertion"),
    ("release", "abduction detention agreement"),
    ("chemical_attack", "killing"),
    ("assassination", "clash killing explosion"),
    ("execution", "killing assassination"),
    ("protest", "siege"),
    ("discovery", "killing"),
    ("abduction", "detention"),
    ("property_seizure", "capture clash shelling"),
)
"""Of two words in one clause, the type on the left takes in those on the right."""


@dataclass(slots=True, eq=False)
class Mention:
    """One event as one sentence tells it, before its slots are filled."""

    type: str
    sentence: Sentence
    trigger: Trigger
    """The word that names the manner, or the harm where no manner is told."""
    triggers: list[Trigger] = field(default_factory=list)
    harms: list[Trigger] = field(default_factory=list)
    zone: tuple[int, int] = (0, 0)
    """Words `first` to `last` (exclusive) in which the event is told."""
    is_default: bool = False
    """True where no word of the sentence told the type, and the default was taken."""

    @property
    def all_triggers(self) -> list[Trigger]:
        """Every trigger of the mention in the order of the text."""
        unique = {id(trigger): trigger for trigger in (*self.triggers, *self.harms)}
        return sorted(unique.values(), key=lambda trigger: trigger.words)

    @property
    def has_decree(self) -> bool:
        """Say whether the event is what a decree orders."""
        return any(trigger.entry.gives.get("decree") == "true" for trigger in self.triggers)


def manner_mentions(parsed: Parsed) -> list[Mention]:
    """Return a mention for each event whose manner or kind a word of the sentence names."""
    mentions: list[Mention] = []
    for trigger in parsed.triggers:
        if not trigger.is_harm:
            _add(parsed, mentions, trigger)
    for mention in list(mentions):
        if _is_flight_with_money(mention, mentions):
            mentions.append(Mention("desertion", parsed.sentence, mention.trigger, [mention.trigger]))
    return mentions


def _is_flight_with_money(mention: Mention, others: Sequence[Mention]) -> bool:
    """Say whether one verb tells of a theft and a flight: "هرب وبحوزته مليون دولار"."""
    verb = mention.trigger.verb
    fled = mention.type == "embezzlement" and verb is not None and verb.lemma in ("هرب", "فر", "فرّ")
    return fled and all(other.type != "desertion" for other in others)


def _add(parsed: Parsed, mentions: list[Mention], trigger: Trigger) -> None:
    kind, is_default = resolve_type(parsed, trigger)
    if trigger.entry.gives.get("destroys") and trigger.generic and any(m.type in STRIKES for m in mentions):
        return
    for mention in reversed(mentions):
        joined = _joined_type(parsed, mention, trigger, kind)
        if joined is not None:
            if _is_better(mention, trigger, joined, kind):
                mention.trigger = trigger
            mention.type = joined
            mention.is_default = mention.is_default and is_default
            mention.triggers.append(trigger)
            return
    mentions.append(Mention(kind, parsed.sentence, trigger, [trigger], is_default=is_default))


def _is_better(mention: Mention, trigger: Trigger, joined: str, kind: str) -> bool:
    """Say whether the new word names the event better than the one before."""
    if mention.trigger.entry.gives.get("decree") == "true" or (joined != mention.type and joined == kind):
        return True
    return (
        mention.trigger.generic == "strike" and mention.trigger.type == "killing" and trigger.verb is None
    )


def resolve_type(parsed: Parsed, trigger: Trigger) -> tuple[str, bool]:
    """Return the type of a trigger, by the words of its clause where it alone does not tell.

    The second value is True where no word told and the default was taken.
    """
    if trigger.generic in (None, "blast"):
        return trigger.type, False
    first, last = parsed.segment(trigger.first)
    if first > parsed.sentence.first and parsed.words[first - 1].rest in grammar_verbs("hedge_verbs"):
        first = parsed.segment(first - 1)[0]
    if last < parsed.sentence.last and parsed.opener(last) in grammar("relatives"):
        last = parsed.segment(last)[1]
    near: set[str] = set()
    for at in range(max(first, trigger.first - 12), min(last, trigger.last + 18)):
        word = parsed.words[at]
        if at and parsed.words[at - 1].bare in word_set("place_words"):
            continue
        near.update((word.text, word.rest, word.bare, word.text[len(word.conjunction) :]))
    flown = any("aircraft" in parsed.words[at].classes for at in range(first, last))
    if near & word_set("vessels") and not flown:
        return "shelling", False
    for kind in _ORDER:
        if near & slot_words("manner", kind) or kind == "air_strike" and flown:
            return kind, False
    if trigger.verb is None and flies(parsed.passage, trigger, first):
        return "air_strike", False
    return (_DEFAULT[trigger.generic] if trigger.type != "killing" else "killing"), True


def _joined_type(parsed: Parsed, mention: Mention, trigger: Trigger, kind: str) -> str | None:
    """Return the type of the event that both tell of, `None` where they tell of two."""
    last = mention.all_triggers[-1]
    same_clause = parsed.segment(last.first) == parsed.segment(trigger.first)
    apart = trigger.first - last.last
    if mention.type == "restriction" and mention.has_decree and kind != "protest":
        return kind
    if trigger.entry.gives.get("decree") == "true" and mention.type in _DECREED:
        return mention.type
    if apart <= 1 and trigger.verb is not None and last.verb is not None and mention.type in STRIKES:
        return kind
    if apart <= 1 and pair_of(mention.type, kind) == {"clash", "shelling"} and trigger.verb is None:
        return "clash"
    if mention.type == kind:
        return kind if _is_same_again(parsed, mention, trigger, same_clause=same_clause) else None
    pair = {mention.type, kind}
    if pair <= STRIKES | {"killing"} and apart < 25 and (same_clause or _is_linked(parsed, trigger)):
        return _stronger(mention, trigger, kind)
    if pair <= {"chemical_attack", "shelling", "air_strike"} and "chemical_attack" in pair and apart < 30:
        return "chemical_attack"
    if kind == "air_strike" and mention.type in ("assassination", "execution") and same_clause:
        return "air_strike"
    if pair == {"raid", "detention"} and apart < 20:
        return _raid_or_detention(parsed, mention, trigger)
    if (
        "infighting" in pair
        and pair <= {"infighting", "clash", "execution", "detention", "killing"}
        and apart < 16
    ):
        return "infighting"
    if not same_clause or _is_concluded(mention, kind):
        return None
    found = [strong for strong, weak in _ABSORBING if strong in pair and pair <= {strong, *weak.split()}]
    return found[0] if found else None


def _is_concluded(mention: Mention, kind: str) -> bool:
    """Say whether an agreement is told for itself, beside what it holds: "اتفاق ينص على الإفراج"."""
    return mention.type == "agreement" and kind == "release" and mention.trigger.verb is not None


def pair_of(one: str, two: str) -> set[str]:
    """Return the two types as a set."""
    return {one, two}


def _is_same_again(parsed: Parsed, mention: Mention, trigger: Trigger, *, same_clause: bool) -> bool:
    """Say whether a second word of the same type tells of the same event."""
    if mention.type == "siege":
        return True
    last = mention.all_triggers[-1]
    joined = bool(parsed.words[trigger.first].conjunction)
    if trigger.verb is None and trigger.first - last.last <= 5 and (joined or same_clause):
        return True
    if same_clause and not (joined and trigger.verb is not None):
        return True
    told_between = any(last.last < t.first < trigger.first and t.is_harm for t in parsed.triggers)
    if (
        trigger.is_definite
        and trigger.verb is None
        and not _has_own_actor(parsed, trigger)
        and not told_between
    ):
        return True
    first, _ = parsed.segment(trigger.first)
    opening = parsed.words[first : min(first + 3, trigger.first + 1)]
    return any(word.text[len(word.conjunction) :] in result_words() for word in opening)


def _stronger(mention: Mention, trigger: Trigger, kind: str) -> str:
    """Of two words for one attack the exact one names it: "هجوم ... بسيارة مفخخة" is an explosion."""
    if mention.trigger.generic == "blast" and trigger.generic == "strike" and trigger.verb is not None:
        return mention.type
    if mention.trigger.generic and not trigger.generic:
        return kind if kind != "clash" else mention.type
    if trigger.generic and not mention.trigger.generic:
        return mention.type
    exact = [name for name in _ORDER if name in (mention.type, kind)]
    if exact:
        return exact[0]
    return kind if mention.type == "killing" else mention.type


def _raid_or_detention(parsed: Parsed, mention: Mention, trigger: Trigger) -> str:
    """Arrests inside a landing or an assault are counts of the raid; a raid to arrest is a detention."""
    at = [place for told in (*mention.triggers, trigger) for place in told.words]
    words = " ".join(parsed.words[place].text for place in at)
    return (
        "raid"
        if any(word in words for word in folded(["إنزال", "اقتحام", "اقتحم", "توغل"]))
        else "detention"
    )


def _is_linked(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether a preposition of manner leads to the trigger: "إثر استهداف ...", "بقذائف"."""
    words = parsed.words[max(parsed.sentence.first, trigger.first - 2) : trigger.first]
    joined = any(word.text[len(word.conjunction) :] in word_set("mentions_links") for word in words)
    return joined or parsed.words[trigger.first].preposition in ("ب", "ل") and trigger.verb is None


def _has_own_actor(parsed: Parsed, trigger: Trigger) -> bool:
    number = parsed.chunk_at(trigger.first)
    after = parsed.chunks[number + 1 : number + 3] if number >= 0 else []
    return any(
        index in parsed.passage.actor_at for chunk in after for index in range(chunk.first, chunk.last)
    )


def set_zones(parsed: Parsed, mentions: Sequence[Mention]) -> None:
    """Give each mention the words of its clauses, up to the clause of the next mention."""
    told = [m for m in mentions if not all(parsed.is_aside(t) for t in m.triggers) or m.harms]
    for mention in mentions:
        number = told.index(mention) if mention in told else len(told)
        indexes = [index for trigger in mention.all_triggers for index in trigger.words]
        first = parsed.segment(min(indexes))[0] if number else parsed.sentence.first
        earlier = [t.last for m in told[:number] for t in m.all_triggers if t.last < min(indexes)]
        first = max([first, *(last + 1 for last in earlier)])
        following = told[number + 1 :] if mention in told else mentions
        later = [t.first for m in following for t in m.all_triggers if t.first > max(indexes)]
        last = parsed.sentence.last
        if later:
            last = min(later)
            start = parsed.segment(last)[0]
            last = start if start > max(indexes) else last
        mention.zone = (min(first, min(indexes)), max(last, max(indexes) + 1))


def is_negated(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether لم, لن, لا or ما stands before the trigger's verb, عدم or دون before its noun."""
    before = [
        w
        for w in parsed.words[max(parsed.sentence.first, trigger.first - 3) : trigger.first]
        if w.kind == "word"
    ]
    texts = [word.text[len(word.conjunction) :] for word in before]
    if not texts:
        return False
    if trigger.verb is not None:
        plain = texts[-1] in grammar_part("negation", "verb") and texts[-1] != "ما"
        return plain or texts[-2:] == ["دون", "ان"] or texts[-2:] == ["بدون", "ان"]
    return any(text in grammar_part("negation", "noun") for text in texts[-2:])
