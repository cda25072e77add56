"""The Arabic grammar: one report in, drafts of its events out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.coding.arabic.attribution import goes_on
from dalil.coding.arabic.causes import Row, find_causes
from dalil.coding.arabic.counts import CountFinder
from dalil.coding.arabic.drafting import Found, draft_mentions
from dalil.coding.arabic.echoes import find_echoes
from dalil.coding.arabic.faults import fault_of
from dalil.coding.arabic.harms import VIOLENT, find_mentions, is_result
from dalil.coding.arabic.heading import settle
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.passage import Passage, Sentence, read_passage
from dalil.coding.arabic.reasons import charge_words
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.sameness import Merger
from dalil.coding.arabic.tables import grammar_verbs
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.arabic.triggers import find_triggers
from dalil.coding.draft import DraftCause, Drafts
from dalil.knowledge.load import Knowledge
from dalil.model import Issue, Report, Span

_READINGS = 3
"""Entries tried for one word at most: no word of the lexicon has more types."""

_ADDED = 3
"""Sentences back in which the source stands that a report says to have added something."""


def draft(report: Report, knowledge: Knowledge) -> Drafts:
    """Return the events, causal rows and issues of an Arabic report."""
    passage = read_passage(report, knowledge)
    issues: list[Issue] = []
    found: list[Found] = []
    rows: list[Row] = []
    for sentence in passage.sentences:
        told, causes = _read_sentence(passage, sentence, found, issues)
        found.extend(told)
        rows.extend(causes)
    kept, home = Merger(report.text, knowledge).merge(found)
    settle(kept)
    places = {id(one): home[n] for n, one in enumerate(found) if n in home}
    return Drafts([one.draft for one in kept], list(_causes(rows, places)), issues)


def _read_sentence(
    passage: Passage, sentence: Sentence, before: Sequence[Found], issues: list[Issue]
) -> tuple[list[Found], list[Row]]:
    triggers = find_triggers(passage, sentence)
    if not triggers and not _may_echo(passage, sentence):
        return [], []
    charged = charge_words(passage.words[sentence.first : sentence.last])
    triggers = [trigger for trigger in triggers if trigger.first not in charged]
    parsed, found, loose = _parse(passage, sentence, triggers)
    _add_wounded(parsed, loose, before)
    _go_on(parsed, found, before)
    told = []
    for one in found:
        kind = fault_of(one)
        if kind is None:
            told.append(one)
        else:
            issues.append(_issue(passage, sentence, kind))
    told.extend(find_echoes(parsed))
    told.sort(key=lambda one: one.mention.trigger.first)
    if not found and triggers:
        issues.append(_issue(passage, sentence, "no frame matched"))
    return told, list(find_causes(parsed, told, before))


def _parse(
    passage: Passage, sentence: Sentence, triggers: list[Trigger]
) -> tuple[Parsed, list[Found], list[Trigger]]:
    """Return the parse and drafts; a word whose arguments do not fit is read anew as another entry."""
    for _ in range(_READINGS):
        parsed = Parsed(passage, sentence, triggers)
        mentions, loose = find_mentions(parsed)
        found = draft_mentions(parsed, mentions)
        misread = [one.mention.trigger for one in found if not one.fits and one.mention.trigger.others]
        if not misread:
            break
        triggers = [replace(t.others[0], others=t.others[1:]) if t in misread else t for t in triggers]
    return parsed, found, loose


def _go_on(parsed: Parsed, found: Sequence[Found], before: Sequence[Found]) -> None:
    """Give a sentence that begins with "and it added that" the source named last before it."""
    if not goes_on(parsed):
        return
    near = [one for one in before if parsed.sentence.number - one.mention.sentence.number <= _ADDED]
    source = next((one.draft.attribution for one in reversed(near) if one.draft.attribution), None)
    for one in found:
        if one.draft.attribution is None:
            one.draft.attribution = source


def _add_wounded(parsed: Parsed, loose: Sequence[Trigger], before: Sequence[Found]) -> None:
    """Give wounded that a sentence tells as a result to the event of the sentence before."""
    event = before[-1] if before else None
    if not loose or event is None or event.draft.type not in VIOLENT:
        return
    if parsed.sentence.number - event.mention.sentence.number != 1 or not is_result(parsed, loose[0]):
        return
    mention = Mention(
        event.draft.type, parsed.sentence, loose[0], [], list(loose), parsed.segment(loose[0].first)
    )
    event.draft.counts.extend(CountFinder(parsed).counts(mention, Roles()))


def _may_echo(passage: Passage, sentence: Sentence) -> bool:
    """Say whether a verb of denial or accusation stands in the sentence."""
    if sentence.is_quiet:
        return False
    verbs = (grammar_verbs("denial_verbs"), grammar_verbs("accuse_verbs"))
    words = passage.words[sentence.first : sentence.last]
    return any(word.rest in forms for word in words for forms in verbs)


def _issue(passage: Passage, sentence: Sentence, kind: str) -> Issue:
    words = sentence.span.of(passage.report.text)
    return Issue(passage.report.id, kind, sentence.span, f'Event words without a claim: "{words[:80]}".')


def _causes(rows: Sequence[Row], places: dict[int, int]) -> Iterator[DraftCause]:
    """Yield the rows with mentions replaced by their events; a row onto itself is none."""
    seen: set[tuple[object, object]] = set()
    for row in rows:
        ends: list[int | Span | None] = []
        for end in (row.cause, row.effect):
            ends.append(end if isinstance(end, Span) else places.get(id(end), end.draft.trigger))
        cause, effect = ends
        if isinstance(cause, Span) and isinstance(effect, Span):
            continue
        if cause is None or effect is None or cause == effect or (cause, effect) in seen:
            continue
        seen.add((cause, effect))
        yield DraftCause(cause, effect, row.marker, row.attribution, row.certainty)
