"""Whether words of the lexicon can tell of an event where they stand, as far as no parse is needed."""

from collections.abc import Sequence

from dalil.coding.arabic.passage import Passage, Sentence
from dalil.coding.arabic.tables import folded, grammar_verbs, slot_parts, slot_words, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.arabic.words import Word
from dalil.language.counted import words_of
from dalil.language.words import language_table


def may_stand(passage: Passage, sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the conditions that need no parse are met: `with`, numbers, manner."""
    entry = trigger.entry
    near = _near(passage, sentence, trigger)
    if trigger.type == "reinforcement" and _is_hit(passage, trigger):
        return False
    if "with" in entry.needs and not near & folded(entry.needs["with"]):
        return False
    if "number" in entry.needs and not _is_numbered(passage, sentence, trigger):
        return False
    if "not_time" in entry.needs and _is_spending_time(passage, trigger):
        return False
    if "not_ruling" in entry.needs and (_is_ruling(trigger) or _is_told_by_victim(trigger)):
        return False
    if "with_manner" not in entry.needs:
        return True
    if trigger.verb is None and (
        trigger.last + 1 in passage.actor_at or flies(passage, trigger, sentence.first)
    ):
        return True
    if trigger.verb is None and any(
        w.rest in grammar_verbs("denial_verbs") for w in passage.words[sentence.first : trigger.first]
    ):
        return True
    around = range(max(sentence.first, trigger.first - 10), min(sentence.last, trigger.last + 16))
    if any("aircraft" in passage.words[at].classes for at in around):
        return True
    words = passage.words[sentence.first : sentence.last] if trigger.verb is None else ()
    return bool((near | {text for word in words for text in (word.text, word.rest)}) & _manner_words())


def _is_hit(passage: Passage, trigger: Trigger) -> bool:
    """Say whether the forces are what a strike is on: "غارة على تعزيزات"."""
    before = passage.words[trigger.first - 1] if trigger.first else None
    return trigger.verb is None and before is not None and before.text in folded(["على", "ضد"])


def flies(passage: Passage, trigger: Trigger, first: int) -> bool:
    """Say whether an actor that strikes by air owns the noun or stands before it: "نفذ التحالف ضربة"."""
    by_air = language_table("arabic_sets")["by_air"]
    strike = passage.words[trigger.first].bare in word_set("events")
    places = [trigger.last + 1, *(range(max(first, trigger.first - 6), trigger.first) if strike else ())]
    found = (passage.actor_at.get(at) for at in places)
    return any(actor is not None and actor.actor_id in by_air for actor in found)


def _is_told_by_victim(trigger: Trigger) -> bool:
    """Say whether "us" or "me" is killed: whoever says so lives."""
    return trigger.verb is not None and trigger.verb.suffix in ("نا", "ني")


def _is_ruling(trigger: Trigger) -> bool:
    """Say whether the imperfect يقضي stands, which rules or spends and seldom dies."""
    return trigger.verb is not None and trigger.verb.lemma == "قضى" and trigger.verb.tense == "present"


def _is_spending_time(passage: Passage, trigger: Trigger) -> bool:
    """Say whether a length of time follows: "قضى 11 شهرا"."""
    words = passage.words[trigger.last + 1 : trigger.last + 4]
    return any(word.rest in words_of("measure") for word in words)


def _near(passage: Passage, sentence: Sentence, trigger: Trigger) -> set[str]:
    """Return the words around a trigger, with and without clitics."""
    near: set[str] = set()
    for at in range(max(sentence.first, trigger.first - 10), min(sentence.last, trigger.last + 16)):
        word = passage.words[at]
        if word.kind == "word":
            near.update((word.text, word.rest, word.bare))
    return near


def _is_numbered(passage: Passage, sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether a number belongs to the noun: "خمسة قتلى", "سقوط ضحايا"."""
    low, high = max(sentence.first, trigger.first - 3), min(sentence.last, trigger.last + 2)
    mention = passage.quantity_at.get(trigger.first) or passage.quantity_at.get(trigger.first - 1)
    own = trigger.span
    if mention is not None and (mention.noun_span is None or mention.noun_span.overlaps(own)):
        return True
    around: Sequence[Word] = passage.words[low:high]
    if passage.words[max(trigger.first - 1, 0)].bare in word_set("number_of"):
        after = range(trigger.last + 1, min(trigger.last + 6, sentence.last))
        return any(at in passage.quantity_at for at in after)
    return any(word.rest in word_set("falling") for word in around)


def _manner_words() -> frozenset[str]:
    return frozenset().union(*(slot_words("manner", part) for part in slot_parts("manner")))
