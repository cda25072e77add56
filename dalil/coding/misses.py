"""What was not coded though its words tell of an event: shown to a person, so that misses are visible."""

from collections.abc import Sequence

from dalil.coding.triage import Triage, tells
from dalil.language.sentences import split_sentences
from dalil.model import Coding, Issue, Report, Span

KIND = "no frame matched"
DOUBTS = frozenset({"unknown actor", "ambiguous place"})
"""Kinds of issue that are about a claim made, and so say nothing about what is missing."""
MOST = 40
"""Issues of this kind in one report at most: a list nobody reads to its end helps nobody."""


def unclaimed(report: Report, coding: Coding, triage: Triage) -> list[Issue]:
    """Return an issue for each sentence that can tell of an event and carries neither a claim nor an issue.

    The title is passed over: what it tells is told again below it.
    """
    covered = [claim.evidence.span for claim in coding.claims]
    covered += [issue.span for issue in coding.issues if issue.kind not in DOUBTS]
    title_end = report.text.find("\n") if report.title else 0
    found = []
    for sentence in split_sentences(report.text, report.language):
        if sentence.end <= title_end or _is_covered(sentence, covered):
            continue
        words = sentence.of(report.text)
        if tells(triage.kinds(words)):
            message = f'Event words without a claim: "{" ".join(words.split())[:120]}".'
            found.append(Issue(report.id, KIND, sentence, message))
    return found[:MOST]


def _is_covered(sentence: Span, spans: Sequence[Span]) -> bool:
    return any(sentence.overlaps(span) for span in spans)
