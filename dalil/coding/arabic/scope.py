"""What kind of statement: one occurrence, a total over a period or area, or a habit."""

from collections.abc import Sequence
from functools import cache

from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import slot_words, word_set
from dalil.language.arabic_verbs import verb_forms
from dalil.model import Count, DateRange, Derived, Scope

_LONG = 7
"""Days from which a period with an amount is more than one occurrence."""
_GRAVES = 20
"""Graves or bodies that no single find of the reports coded by hand held."""
_MANY = 5000
"""No single occurrence of the reports coded by hand involved so many people."""


def scope_of(
    parsed: Parsed, mention: Mention, counts: Sequence[Count], date: DateRange | None
) -> Derived[Scope]:
    """Return the scope of the mention."""
    span = (mention.trigger.span,)
    first, last = mention.zone
    opening = min(trigger.first for trigger in mention.all_triggers)
    near = _text(parsed, max(first, opening - 10), min(last, mention.trigger.last + 14))
    if mention.type == "discovery" and _has_many(parsed, mention):
        return Derived("tally", span, "more graves than one find holds")
    if date is None and not counts and _is_explained(parsed):
        return Derived("pattern", span, "a trend that is explained")
    amount = any(count.low != 0 or count.high != 0 for count in counts)
    if not amount and any(f" {word} " in near for word in slot_words("scope", "pattern")):
        return Derived("pattern", span, "words of habit")
    if mention.has_decree:
        return Derived("incident", span, "a decree")
    if any((count.low or 0) >= _MANY for count in counts):
        return Derived("tally", span, "more than one occurrence can hold")
    if amount and _is_total(parsed, mention, date, near):
        return Derived("tally", span, "a total over a period or area")
    if not amount and mention.trigger.verb is not None and _is_habit(parsed, mention):
        return Derived("pattern", span, "imperfect without a date")
    return Derived("incident", span, "one occurrence")


def _is_total(parsed: Parsed, mention: Mention, date: DateRange | None, near: str) -> bool:
    if date is not None and (date.last - date.first).days >= _LONG and _has_span_word(parsed, mention):
        return True
    if any(f" {word} " in near for word in word_set("tally_verbs")) and any(
        f" {word} " in near for word in slot_words("scope", "spans")
    ):
        return True
    if any(f" {word} " in near for word in word_set("tally_nouns") - {"عدد"}):
        return True
    if " حتي الان " in near or " منذ " in near and mention.type not in ("siege", "detention"):
        return True
    places = [
        w
        for w in parsed.passage.words[
            max(mention.zone[0], mention.trigger.first - 10) : min(
                mention.zone[1], mention.trigger.last + 10
            )
        ]
        if w.bare in word_set("plural_places")
    ]
    return bool(places) and any(
        w.index - 1 in parsed.passage.quantity_at or w.index in parsed.passage.quantity_at for w in places
    )


def _has_span_word(parsed: Parsed, mention: Mention) -> bool:
    """Say whether a word of a period leads to a date in the words of the mention: منذ, خلال, بين."""
    for at in range(*mention.zone):
        if at in parsed.passage.date_at:
            near = parsed.words[max(at - 2, 0) : at + 2]
            if any(word.rest in slot_words("scope", "spans") for word in near):
                return True
    return False


def _has_many(parsed: Parsed, mention: Mention) -> bool:
    found = (parsed.passage.quantity_at.get(at) for at in range(*mention.zone))
    return any(quantity is not None and (quantity.low or 0) >= _GRAVES for quantity in found)


def _is_explained(parsed: Parsed) -> bool:
    """Say whether the sentence attributes a trend to causes: "يعزو ناشطون تزايد الفرار إلى"."""
    words = parsed.words[parsed.sentence.first : parsed.sentence.last]
    return any(word.rest in word_set("attribute") for word in words)


def _is_habit(parsed: Parsed, mention: Mention) -> bool:
    """Say whether كان or صار stands before an imperfect: "كانت النساء يُبعن"."""
    trigger = mention.trigger
    assert trigger.verb is not None  # noqa: S101  the caller checked
    if trigger.verb.tense != "present" or trigger.verb.future:
        return False
    habit = _habit_verbs()
    before = parsed.passage.words[max(parsed.sentence.first, trigger.first - 5) : trigger.first]
    return any(word.rest in habit for word in before)


@cache
def _habit_verbs() -> frozenset[str]:
    return frozenset(
        form for lemma in ("كان/يكون", "صار/يصير", "بات/يبيت", "أصبح") for form in verb_forms(lemma)
    )


def _text(parsed: Parsed, first: int, last: int) -> str:
    words = [w for w in parsed.passage.words[first:last] if w.kind in ("word", "number")]
    return " " + " ".join(w.text[len(w.conjunction) :] for w in words) + " "
