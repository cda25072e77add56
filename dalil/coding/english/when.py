"""When: the date words of a report that belong to an event, never those of the saying."""

import re

from dalil.coding.english.classes import is_person, lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.speech import is_saying, speech_words
from dalil.coding.english.tree import SUBJECTS, is_verb, path_up
from dalil.language.dates import DateMention, find_dates
from dalil.model import DateRange, Derived

_NIGHT = re.compile(r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day night", re.I)
_LONG = 5
"""Days from which a span is a period, not the length of one event."""


def find_date(event: Event, reading: Reading, *, future: bool) -> Derived[DateRange] | None:
    """Return the days of `event`, `None` where its words do not say."""
    mentions = dates_of(event, reading, future=future)
    for mention in mentions:
        if mention.range is not None:
            return (
                _told_day(mention.range, mention, reading)
                if not _is_open(event, mention, reading)
                else _since(mention, reading)
            )
    return _since_clause(event, reading)


def _told_day(days: DateRange, mention: DateMention, reading: Reading) -> Derived[DateRange]:
    """Return the days, of "Sunday night" only the Sunday: reports count the night to that day."""
    named = _NIGHT.fullmatch(mention.span.of(reading.report.text))
    if named is None or (days.last - days.first).days != 1:
        return Derived(days, (mention.span,), mention.rule)
    rule = f"{mention.rule.removesuffix(', night to the next day')}, the night counted to its day"
    return Derived(DateRange(days.first, days.first), (mention.span,), rule)


def _since(mention: DateMention, reading: Reading) -> Derived[DateRange] | None:
    published = reading.report.published
    if mention.range is None or published is None or published < mention.range.first:
        return None
    return Derived(DateRange(mention.range.first, published), (mention.span,), f"since: {mention.rule}")


def _is_open(event: Event, mention: DateMention, reading: Reading) -> bool:
    """Say whether the date only begins the time: it stands in a clause with "since"."""
    if mention.range is None or mention.rule.startswith("since"):
        return False
    for above in path_up(event.sentence.tokens(mention.span)[0]):
        if above.dep_ == "prep" and above.lower_ == "since":
            return True
        if is_verb(above) and _has_since(above):
            return above != event.head or event.type in ("siege", "restriction")
        if above == event.head:
            return False
    return False


def _has_since(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in verb.children)


def _since_clause(event: Event, reading: Reading) -> Derived[DateRange] | None:
    """Return the time from the date in the event's "since ..." clause on."""
    for child in event.head.children:
        if is_verb(child) and child.dep_ == "advcl" and _has_since(child):
            inside = event.sentence.span_of(
                min(child.subtree, key=lambda t: t.i), max(child.subtree, key=lambda t: t.i)
            )
            for mention in reading.dates:
                if inside.contains(mention.span) and mention.range is not None:
                    return _since(mention, reading)
    return None


def dates_of(event: Event, reading: Reading, *, future: bool = False) -> list[DateMention]:
    """Return the date mentions in the words of `event`, the nearest to its head first."""
    found = _dates(event, reading, {token.i for token in event.region}, future=future)
    if not found and (not event.trigger.is_noun or _is_recorded(event)):
        found = _dates(
            event, reading, {token.i for token in event.sentence.doc} - event.others, future=future
        )
    return found


_RECORDING = frozenset("document record register verify count log report monitor".split())
"""Verbs whose period is that of what they record: "documented 71 arrests in April"."""


def _is_recorded(event: Event) -> bool:
    """Say whether the event is a noun that somebody counts: "the network documented 71 arrests"."""
    if not event.trigger.is_noun:
        return False
    verb = event.head.head
    while verb.dep_ == "prep" or verb.pos_ in ("NOUN", "PROPN", "NUM", "ADP"):
        if verb.head == verb:
            return False
        verb = verb.head
    return lemma_of(verb) in _RECORDING


def _dates(event: Event, reading: Reading, region: set[int], *, future: bool) -> list[DateMention]:
    sentence = event.sentence
    dates = reading.dates
    if future:
        text, published = reading.report.text, reading.report.published
        dates = tuple(find_dates(text, "en", published, future=True))
    found: list[tuple[int, int, DateMention]] = []
    for mention in dates:
        if not sentence.span.contains(mention.span) or mention.kind == "duration":
            continue
        tokens = sentence.tokens(mention.span)
        if not tokens or not any(t.i in region for t in tokens):
            continue
        lasts = mention.kind == "span" or (
            mention.kind != "day" and mention.kind != "time" and _is_recorded(event)
        )
        if _belongs_to_saying(tokens[0], event) and (future or not lasts):
            continue
        if _is_label(tokens[0], event, lasts=lasts):
            continue
        found.append((_distance(tokens, event), tokens[0].i, mention))
    return [mention for _, _, mention in sorted(found, key=lambda item: item[:2])]


_CALLING = frozenset("call demand urge appeal threaten vow pledge warn".split())
"""Verbs that speak of what is still to come: their day is not that of the act."""


def _belongs_to_saying(token: Token, event: Event) -> bool:
    """Say whether the date is when somebody spoke: its nearest verb is one of saying above the event."""
    for above in path_up(token):
        if above == token or not is_verb(above):
            continue
        if above.dep_ == "parataxis" and above.head == event.head and _opens(token):
            return False
        if lemma_of(above) in _CALLING and event.head in above.subtree and above != event.head:
            return not any(t.head in path_up(token) for t in event.triggers)
        return bool(is_saying(above) and above != event.head)
    return False


def _opens(token: Token) -> bool:
    """Say whether the date opens the sentence, before an inserted speaker: "On Friday, he said, ..."."""
    return bool(token.i <= 2)


def _is_label(token: Token, event: Event, *, lasts: bool) -> bool:
    """Say whether the date belongs to another happening: "announced at the start of November"."""
    if _is_of_subject(token, event):
        return True
    for above in path_up(token):
        if above.i == event.head.i or any(above.i == t.head.i for t in event.triggers):
            return False
        if above.dep_ in ("relcl", "acl") and is_verb(above) and event.head not in above.subtree:
            planned = frozenset() if lasts else speech_words("plan_verbs")
            return lemma_of(above) in speech_words("say") | planned
    return False


def _is_of_subject(token: Token, event: Event) -> bool:
    """Say whether the date is that of what brought the event about: "Tuesday's bombing forced ..."."""
    noun = token
    while noun.dep_ in ("poss", "compound", "nmod", "nummod", "amod") and noun.head.i > noun.i:
        noun = noun.head
    if noun == token or noun.dep_ not in SUBJECTS or is_person(noun):
        return False
    return not any(noun == t.head for t in event.triggers)


def _distance(tokens: list[Token], event: Event) -> int:
    """Return how many steps up lead from the date to a word of the event."""
    heads = {trigger.head.i for trigger in event.triggers}
    for steps, above in enumerate(path_up(tokens[0])):
        if above.i in heads:
            return steps
    return 20


def is_period(mention: DateMention) -> bool:
    """Say whether the date is a stretch of time over which events are summed up."""
    if mention.range is None:
        return False
    return (mention.range.last - mention.range.first).days >= _LONG and (
        mention.kind not in ("week", "month", "year") or "since" in mention.rule or "up to" in mention.rule
    )


def in_sentence(sentence: Sentence, reading: Reading) -> list[DateMention]:
    """Return every resolved date of a sentence."""
    return [m for m in reading.dates if sentence.span.contains(m.span) and m.range is not None]
