"""Why the words of an event are no claim: an if-clause, a state, history, a question, a figure."""

from collections.abc import Iterator, Sequence

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.harms import VIOLENT
from dalil.coding.arabic.tables import word_set
from dalil.coding.arabic.words import Word
from dalil.model import Span

_LIFETIME = 60
"""Years back from which an event is history and no news."""
_OFTEN_FIGURES = frozenset(
    {
        "air_strike", "shelling", "explosion", "clash", "siege", "capture", "surrender", "withdrawal",
        "property_seizure", "agreement", "execution", "killing", "detention",
    }
)  # fmt: skip
"""Types whose words news of peace uses in figures: something of the world must stand beside them."""


def fault_of(one: Found) -> str | None:
    """Return why a mention is no claim, `None` where it is one."""
    if one.is_hypothetical:
        return "hypothetical"
    if _is_absent(one):
        return "negated"
    if _is_state(one):
        return "a state, no event"
    if _is_history(one):
        return "history"
    if _is_asked(one):
        return "a question"
    if (_is_empty(one) and not one.is_reference) or not one.fits:
        return "no frame matched"
    return None


def _is_absent(one: Found) -> bool:
    """Say whether the event is only said to be absent beside another: "انسحبت ... دون قتال"."""
    first = one.mention.trigger.first
    before = one.parsed.words[first - 1].rest if first else ""
    return before in word_set("without") and not one.mention.harms


def _is_history(one: Found) -> bool:
    """Say whether the event lies further back than a lifetime of news: "عام 1258"."""
    date, published = one.draft.date, one.parsed.passage.report.published
    return date is not None and published is not None and date.value.last.year < published.year - _LIFETIME


def _is_state(one: Found) -> bool:
    """Say whether "controls" only tells who holds a place; in a title it tells who took it."""
    verb = one.mention.trigger.verb
    holds = verb is not None and verb.tense == "present" and verb.lemma == "سيطر" and not verb.future
    return holds and not one.mention.sentence.is_title and one.draft.certainty.value == "stated"


def _is_asked(one: Found) -> bool:
    """Say whether the sentence asks: "من القائد الذي حاصر عكا؟"."""
    sentence = one.mention.sentence
    words = one.parsed.words[sentence.first : sentence.last]
    after = one.parsed.words[sentence.last : sentence.last + 1]
    asks = any(word.text in word_set("question_marks") for word in (*words[-2:], *after))
    return asks and any(word.text in word_set("question_words") for word in _opening(words))


def _opening(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the first words of the clauses, where a question word may stand."""
    fresh = True
    for word in words:
        if word.kind == "word" and fresh:
            yield word
        fresh = word.kind in ("comma", "stop", "dash", "quote")


def _is_empty(one: Found) -> bool:
    """Say whether nothing but the event word was found, or nothing of a war beside it."""
    draft, trigger = one.draft, one.mention.trigger
    if draft.certainty.value == "denied":
        return False
    if trigger.verb is not None and trigger.verb.suffix not in ("", "ني", "نا", "كم"):
        return False
    if any(at in one.parsed.passage.place_at for at in range(*one.mention.zone)):
        return False
    dated = draft.date is not None and draft.type not in VIOLENT
    if not (dated or draft.actor or draft.target or draft.place or draft.counts or draft.actor_id):
        return True
    told_whole = draft.type == "agreement" and len(trigger.words) > 1
    return draft.type in _OFTEN_FIGURES and not told_whole and not _is_of_war(one)


def _is_of_war(one: Found) -> bool:
    """Say whether a person, a force, a site, a day, a number or a weapon stands with the event word."""
    draft, words = one.draft, one.parsed.words
    if draft.actor_id or draft.date or draft.counts:
        return True
    if any(_names_something(one, span) for span in (draft.actor, draft.target, draft.place)):
        return True
    return any(word.bare in word_set("weapons") for word in words[slice(*one.mention.zone)])


def _names_something(one: Found, span: Span | None) -> bool:
    """Say whether a word of the span is known: a person, a force, a site, a place, a number."""
    passage = one.parsed.passage
    inside = [word for word in passage.words[slice(*one.mention.zone)] if span and word.span.overlaps(span)]
    if span is not None and not inside:
        return True
    return any(
        word.classes
        or word.index in passage.actor_at
        or word.index in passage.place_at
        or word.index in passage.quantity_at
        for word in inside
    )
