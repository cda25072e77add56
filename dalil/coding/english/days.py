"""Days a claim takes from the story around it: "the same day", "hours later", the headline's."""

import re
from collections.abc import Sequence
from datetime import timedelta

from dalil.coding.english.event import VIOLENT
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import is_saying
from dalil.coding.english.told import DENIAL_REACH, Told, same_words
from dalil.coding.english.tree import is_verb, path_up
from dalil.language.dates import DateMention
from dalil.model import DateRange, Derived

_SIDES_REACH = 8
"""Sentences within which the other side gives its account of the same fighting."""
_FEW = 3
"""Days at most of an event that others are dated by."""
_LEANING = "date before it in the text"
_LEANING_DAY = "day before it in the text"
_HOURS = re.compile(
    r"\b(?:(?:an?|\w+) )?(?:hours?|minutes?) (?:later|earlier|after|before)\b"
    r"|\blater (?:in|on|that) (?:the )?(?:same )?day\b"
    r"|\bshortly after(?:wards)?\b|\bat the same time\b|\bmoments later\b|\bsoon after(?:wards)?\b",
    re.I,
)
"""Words that keep an event on the day of the one before it."""
_NUMBERS = {
    word: number
    for number, words in enumerate(("a an one", "two", "three", "four", "five", "six", "seven"), 1)
    for word in words.split()
}
_BESIDE = re.compile(
    r"\b(?P<number>an?|one|two|three|four|five|six|seven|\d{1,2}) (?P<unit>day|week)s? "
    r"(?P<side>before|after) (?:the|that|those|his|her|their) (?P<noun>[\w-]+(?: [\w-]+)?)",
    re.I,
)
"""A day counted from another happening: "three days before the round-up"."""
_NO_DAY = re.compile(
    r"\b(?:as of|update|report|bulletin|situation|digest|statement|since|round-?up)\b|\bno\.|#\d",
    re.I,
)
"""Words of headlines whose day is that of the paper, not of what it tells."""


def lend_dates(kept: Sequence[Told], reading: Reading) -> None:
    """Date what happened "hours later", in the same breath, or on the day that the headline gives."""
    headline = _day_of_title(reading)
    for place, one in enumerate(kept):
        before = kept[:place]
        _lean(one, reading)
        if _is_settled(one):
            continue
        joined = _joined_before(one, before)
        if joined is not None:
            one.draft.date = joined.draft.date
        if one.draft.date is None and one.draft.scope.value == "incident":
            one.draft.date = _day_told(one, before, reading) or headline


def _is_settled(one: Told) -> bool:
    draft = one.draft
    return draft.date is not None or draft.scope.value == "pattern" or draft.certainty.value == "announced"


def _day_told(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of an event by what was told before it, `None` where nothing ties the two."""
    words = one.event.sentence.words(one.event.sentence.whole)
    last = before[-1].draft.date if before else None
    beside = _beside(one, before, reading)
    if beside is not None:
        return beside
    if last is not None and _HOURS.search(words):
        return last
    return _denied_day(one, before, reading) or _other_side(one, before, reading)


def _lean(one: Told, reading: Reading) -> None:
    """Take "the same day", "an hour later" for the day of an event, not for that of a statement."""
    date = one.draft.date
    if date is None or _LEANING not in date.rule and _LEANING_DAY not in date.rule:
        return
    span, sentence = date.spans[0], one.event.sentence
    days = [
        m for m in reading.dates if m.kind == "day" and m.span.end <= span.start and m.range is not None
    ]
    if not days or sentence.whole.contains(days[-1].span):
        return
    in_hours = _HOURS.search(span.of(reading.report.text)) is not None
    if not in_hours and (not _is_of_statement(days[-1], reading) or date.value != days[-1].range):
        return
    told = next((m for m in reversed(days) if not _is_of_statement(m, reading)), None)
    is_dateline = days[-1].span.start < _first_words(reading)
    if told is not None and told.range is not None:
        one.draft.date = Derived(told.range, (span, told.span), date.rule)
    elif is_dateline:
        one.draft.date = None


def _is_of_statement(mention: DateMention, reading: Reading) -> bool:
    """Say whether the day is that of the paper or of who spoke: "said on Thursday", a dateline."""
    sentence = next((s for s in reading.sentences if s.span.contains(mention.span)), None)
    if sentence is None:
        return mention.span.start < _first_words(reading)
    tokens = sentence.tokens(mention.span)
    for above in path_up(tokens[0]) if tokens else ():
        if is_verb(above):
            return is_saying(above) and not _opens(mention, sentence)
    return not tokens


def _first_words(reading: Reading) -> int:
    """Return where the first telling sentence begins: before it stand headline and dateline."""
    return next((s.span.start for s in reading.sentences if not s.is_title), 0)


def _opens(mention: DateMention, sentence: Sentence) -> bool:
    return mention.span.start - sentence.whole.start <= len("On the ")


def _beside(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day so many days before or after the event named: "two days after the attack"."""
    sentence, text = one.event.sentence, reading.report.text
    found = _BESIDE.search(sentence.words(sentence.whole))
    if found is None:
        return None
    steps = _NUMBERS.get(found["number"].lower(), 0) or int(found["number"])
    steps *= (7 if found["unit"].lower() == "week" else 1) * (
        -1 if found["side"].lower() == "before" else 1
    )
    noun = found["noun"].lower().split()
    for other in reversed(before):
        date = other.draft.date
        words = other.event.sentence.words(other.event.sentence.whole).lower()
        if date is None or other.draft.scope.value != "incident" or not _is_short(date.value):
            continue
        meant = any(word[:5] in words for word in noun) or other.draft.type in VIOLENT
        if meant and other.event.sentence is not sentence:
            days = date.value
            moved = timedelta(days=steps)
            span = other.draft.trigger
            rule = f'counted from "{span.of(text)}"'
            return Derived(DateRange(days.first + moved, days.last + moved), (span,), rule)
    return None


def _is_short(days: DateRange) -> bool:
    return (days.last - days.first).days <= _FEW


def _joined_before(one: Told, before: Sequence[Told]) -> Told | None:
    """Return the dated event that a verb is joined to: "last week they blew up X and kidnapped Y"."""
    for other in reversed(before):
        if other.event.sentence is not one.event.sentence:
            return None
        if other.draft.date is None or other.draft.certainty.value == "announced":
            continue
        joined = is_verb(one.event.head) and any(one.event.head in v.conjuncts for v in _verbs(other))
        if joined or _is_when(one, other):
            return other
    return None


def _verbs(told: Told) -> list[Token]:
    """Return the verbs that tell an event: "killed three men in an assault" tells it twice."""
    words = [t.head for t in told.event.triggers] + [t.roles.verb for t in told.event.triggers]
    return [word for word in words if word is not None and is_verb(word)]


def _is_when(one: Told, other: Told) -> bool:
    """Say whether one event is the time of the other: "died on Friday when fighters overran the camp"."""
    head = one.event.head
    return (
        is_verb(head)
        and head.dep_ == "advcl"
        and any(c.lower_ in ("when", "as", "while") and c.dep_ in ("advmod", "mark") for c in head.children)
        and other.event.head in path_up(head)
        and one.draft.scope.value == "incident"
    )


def _denied_day(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of the event that a denial answers: the last one of its type (Ruling 2)."""
    if one.draft.certainty.value != "denied":
        return None
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > DENIAL_REACH:
            return None
        if other.draft.type == one.draft.type and other.draft.date is not None:
            if not _may_be_there(one, other, reading):
                return None
            return other.draft.date if _is_short(other.draft.date.value) else None
    return None


def _may_be_there(one: Told, other: Told, reading: Reading) -> bool:
    """Say whether two events may be in one place: one names none, or both the same."""
    here, there = one.draft.place, other.draft.place
    text = reading.report.text
    return here is None or there is None or same_words(here.of(text), there.of(text))


def _other_side(one: Told, before: Sequence[Told], reading: Reading) -> Derived[DateRange] | None:
    """Return the day of the violence in the same place that another source tells of as well."""
    draft, text = one.draft, reading.report.text
    if draft.place is None or draft.attribution is None or draft.type not in VIOLENT:
        return None
    for other in reversed(before):
        if one.event.sentence.number - other.event.sentence.number > _SIDES_REACH:
            return None
        told = other.draft
        if (
            told.type in VIOLENT
            and told.place is not None
            and told.date is not None
            and told.scope.value == "incident"
            and told.attribution is not None
            and told.attribution.of(text) != draft.attribution.of(text)
            and same_words(told.place.of(text), draft.place.of(text))
        ):
            return told.date
    return None


def _day_of_title(reading: Reading) -> Derived[DateRange] | None:
    if reading.title is None or _NO_DAY.search(reading.title.of(reading.report.text)):
        return None
    for mention in reading.dates:
        words = mention.span.of(reading.report.text)
        said = words.lower() != "today"
        if said and reading.title.contains(mention.span) and mention.kind == "day" and mention.range:
            return Derived(mention.range, (mention.span,), f"headline: {mention.rule}")
    return None
