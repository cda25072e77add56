"""The English grammar of news: a report in, drafts of its claims out."""

from dalil.coding.draft import Draft, Drafts
from dalil.coding.english.certainty import find_certainty, is_imagined
from dalil.coding.english.counts import find_counts
from dalil.coding.english.event import Event, find_events
from dalil.coding.english.evidence import find_evidence
from dalil.coding.english.genres import find_genres
from dalil.coding.english.harms import harm_list
from dalil.coding.english.means import find_means
from dalil.coding.english.participants import find_actor
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.places import find_where
from dalil.coding.english.reading import Reading, read
from dalil.coding.english.reasons import find_reasons
from dalil.coding.english.replies import find_replies
from dalil.coding.english.rivals import find_rival, join_answers
from dalil.coding.english.scope import find_scope
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.settings import is_crowded, is_drill, is_of_peace, without_settings
from dalil.coding.english.shares import find_own_shares, find_shares
from dalil.coding.english.speech import find_source
from dalil.coding.english.story import add_zeros, take_in, tell
from dalil.coding.english.targets import classify_target, find_target
from dalil.coding.english.told import Told
from dalil.coding.english.when import find_date
from dalil.knowledge.load import Knowledge
from dalil.model import Issue, Report, Span

MOST_DRAFTS = 400
"""A report with more mentions of events than this is no report: the rest of it is left to a person."""


def draft(report: Report, knowledge: Knowledge) -> Drafts:
    """Return the drafts of every claim, the causal rows and the issues of an English report."""
    if not report.text.strip():
        return Drafts()
    reading = read(report, knowledge)
    if is_of_peace(reading) or is_drill(reading):
        return Drafts()
    genres = find_genres(reading)
    told: list[Told] = []
    issues: list[Issue] = []
    source: Span | None = None
    for sentence in reading.sentences:
        if len(told) > MOST_DRAFTS or is_crowded(sentence, reading):
            issues.append(_too_many(sentence))
            continue
        shares = find_shares(sentence, told, reading)
        if shares:
            told.extend(shares)
            continue
        events = find_events(sentence, reading)
        told_of = without_settings(events, reading, genres)
        kept = [event for event in told_of if not is_imagined(event)]
        before = len(told)
        issues.extend(_issues(sentence, told_of, kept))
        for event in kept:
            one = Told(event, _draft(event, kept, reading, source))
            source = one.draft.attribution or source
            take_in(one, told, reading, issues)
        told.extend(find_own_shares(sentence, told, reading))
        answers = join_answers(find_replies(sentence, kept, told, reading), told, before, sentence)
        rival = None if answers or len(told) > before else find_rival(sentence, told)
        told.extend(answers if rival is None else [rival])
        if not kept:
            add_zeros(sentence, told)
    return tell(told, reading, issues)


def _draft(event: Event, events: list[Event], reading: Reading, last_source: Span | None) -> Draft:
    sentence = event.sentence
    certainty = find_certainty(event)
    counts = find_counts(event, events)
    scope = find_scope(event, counts, certainty.value, reading)
    if scope.value == "pattern":
        counts = [row for row in counts if row.rule not in ("single", "indefinite", "enumeration")]
    actor = find_actor(event, reading)
    target = find_target(event, reading)
    where = find_where(event, reading, target)
    made = Draft(
        type=event.type,
        trigger=sentence.span_of(event.trigger.head, _last(event)),
        rule=f'{event.trigger.entry.type} {event.trigger.entry.part} "{event.head.lower_}"',
        evidence=find_evidence(event, events),
        scope=scope,
        certainty=certainty,
        actor=actor.span,
        actor_uncertain=actor.uncertain,
        place=where.place,
        within=where.within,
        origin=where.origin,
        destination=where.destination,
        date=find_date(event, reading, future=certainty.value == "announced"),
        counts=counts,
        means=find_means(event),
        reasons=find_reasons(event),
        attribution=find_source(sentence, event.head, last_source),
    )
    if target is not None:
        made.target = phrase_span(sentence, target)
        made.target_class = classify_target(event, target, sentence, reading)
    return made


def _last(event: Event) -> Token:
    last = event.trigger.last
    return last if last.i - event.head.i <= 3 else event.head


def _too_many(sentence: Sentence) -> Issue:
    message = "There are too many event words here to tell events apart; a person should read it."
    return Issue(sentence.report.id, "too many event words", sentence.span, message)


def _is_loud(sentence: Sentence) -> bool:
    """Say whether a word of violence stands in the sentence, so that a person should look at it."""
    return any(token.lower_.startswith(tuple(harm_list("loud"))) for token in sentence.doc)


def _issues(sentence: Sentence, events: list[Event], kept: list[Event]) -> list[Issue]:
    report = sentence.report
    found = [
        Issue(
            report.id,
            "hypothetical",
            sentence.span_of(event.head),
            f'"{event.head.text}" is only imagined here.',
        )
        for event in events
        if event not in kept
    ]
    if not events and not sentence.is_title and _is_loud(sentence):
        message = "The sentence holds words of an event, and no frame of the grammar fits it."
        found.append(Issue(report.id, "no frame matched", sentence.span, message))
    return found
