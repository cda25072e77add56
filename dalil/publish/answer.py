"""The answer in plain sentences, each with the incidents it rests on; for the page and the terminal."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dalil.model import Finding, Incident
from dalil.publish.causes import cause_pairs
from dalil.publish.content import BriefContent
from dalil.publish.figures import Figures
from dalil.publish.naming import Naming
from dalil.publish.verdicts import is_told
from dalil.publish.words import Words

_OWN_NUMBER = re.compile(r"\s*\([^()]*\d[^()]*\)(\.?)$")
"""What ends a reason and holds for one kind alone: "... (3 whole)."."""
TOLD = 8
"""Kinds of event told with their numbers where no change can be told; the brief lists all."""
NAMED = 3
"""Kinds of event named one by one of those of which nothing can be told."""
SHOWN = 6
"""Kinds of event told one by one in the answer, so that it stays one paragraph."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer."""

    html: Markup
    incident_ids: tuple[str, ...] = ()
    """The incidents it rests on, in the order of the brief."""
    goes_to: str | None = None
    """Section it points at instead, where it rests on no incident."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What every part of a brief needs to put content into words."""

    content: BriefContent
    words: Words
    figures: Figures
    naming: Naming


def answer_sentences(telling: Telling) -> list[Sentence]:
    """Return the sentences of the answer in reading order."""
    content = telling.content
    sentences = [_read(telling)]
    if content.findings:
        sentences += _told(telling)
        sentences += _untold(telling)
    if not any(is_told(finding) for finding in content.findings):
        sentences += _nothing_told(telling)
    sentences.append(_causes(telling))
    return sentences


def _read(telling: Telling) -> Sentence:
    content, figures, words = telling.content, telling.figures, telling.words
    outlets = len({report.outlet for report in content.reports.values() if report.outlet})
    single = [incident for incident in content.incidents if incident.scope == "incident"]
    reports, read = len(content.coverage.mix) or outlets, content.coverage.reports
    html = words(
        "answer.read",
        reports=words("answer.n_reports", read, n=figures.whole(read)),
        outlets=words("answer.n_outlets", reports, n=figures.whole(reports)),
        incidents=words("answer.n_incidents", len(single), n=figures.whole(len(single))),
        first=figures.day(content.question.first),
        last=figures.day(content.question.last),
        actor=telling.naming.asked_actor(),
    )
    return Sentence(html, goes_to="coverage")


def _told(telling: Telling) -> Iterator[Sentence]:
    told = [finding for finding in telling.content.findings if is_told(finding)]
    for finding in told[:SHOWN]:
        yield Sentence(finding_sentence(telling, finding), finding.incident_ids)
    left = len(told) - SHOWN
    if left > 0:
        more = telling.words("answer.more", left, n=telling.figures.whole(left))
        yield Sentence(more, goes_to="findings")


def finding_sentence(telling: Telling, finding: Finding) -> Markup:
    """Return a finding as one sentence with its counts, and its ratio where there is one."""
    figures = telling.figures
    arabic = telling.words.language == "ar"
    verdict = (finding.verdict_ar if arabic else finding.verdict_en).strip().rstrip(".")
    values = {
        "kind": telling.naming.heading(finding.type),
        "verdict": verdict,
        "before": figures.whole(finding.before),
        "after": figures.whole(finding.after),
    }
    if finding.ratio is None:
        return telling.words("answer.finding", **values)
    ratio = {
        "ratio": figures.decimal(finding.ratio.value),
        "low": figures.decimal(finding.ratio.low),
        "high": figures.decimal(finding.ratio.high),
    }
    return telling.words("answer.finding_ratio", **values, **ratio)


def reasons_untold(telling: Telling) -> list[tuple[str, list[Finding]]]:
    """Return why nothing can be told, each reason with the findings it holds for."""
    arabic = telling.words.language == "ar"
    by_reason: dict[str, list[Finding]] = defaultdict(list)
    for finding in telling.content.findings:
        if not is_told(finding):
            why = finding.why_ar if arabic else finding.why_en
            by_reason[_OWN_NUMBER.sub(r"\1", why.strip())].append(finding)
    return list(by_reason.items())


def _untold(telling: Telling) -> Iterator[Sentence]:
    """Yield one sentence for the kinds of which nothing can be told, with the reason most of them share.

    Nothing is said where the answer as a whole cannot be told: the reason then covers every kind.
    """
    reasons = reasons_untold(telling)
    if not reasons or telling.content.why_not is not None:
        return
    words = telling.words
    findings = [finding for _, group in reasons for finding in group]
    names: list[str | Markup] = [telling.naming.kind(finding.type) for finding in findings[:NAMED]]
    left = len(findings) - NAMED
    if left > 0:
        names.append(words("answer.more_kinds", left, n=telling.figures.whole(left)))
    key = "answer.cannot" if len(reasons) == 1 else "answer.cannot_mostly"
    why = _inside(_ended(max(reasons, key=lambda pair: len(pair[1]))[0]))
    yield Sentence(words(key, kinds=listing(words, names), why=why), goes_to="findings")


def _nothing_told(telling: Telling) -> Iterator[Sentence]:
    content, words = telling.content, telling.words
    if content.why_not:
        why = _inside(_ended(content.why_not.of(words.language)))
        html = words("answer.cannot_at_all", intervention=telling.naming.intervention(), why=why)
        yield Sentence(html, goes_to="method")
    happened = [i for i in content.incidents if i.certainty in ("stated", "uncertain")]
    if happened:
        counted = Counter(incident.type for incident in happened)
        kinds = [
            words("answer.kind_count", kind=telling.naming.kind(kind), n=telling.figures.whole(n))
            for kind, n in counted.most_common(TOLD)
        ]
        if len(counted) > TOLD:
            left = len(counted) - TOLD
            kinds.append(words("answer.more_kinds", left, n=telling.figures.whole(left)))
        html = words("answer.reports_say", kinds=listing(words, kinds))
        yield Sentence(html, tuple(incident.id for incident in happened))


def _causes(telling: Telling) -> Sentence:
    pairs = len(cause_pairs(telling.content))
    if not pairs:
        return Sentence(telling.words("answer.no_causes"), goes_to="causes")
    html = telling.words("answer.causes_claimed", pairs, n=telling.figures.whole(pairs))
    return Sentence(html, goes_to="causes")


def listing(words: Words, items: Sequence[str | Markup]) -> Markup:
    """Return items joined as a sentence lists them, each isolated."""
    shown = [item if isinstance(item, Markup) else Markup("<bdi>{}</bdi>").format(item) for item in items]
    if len(shown) <= 1:
        return Markup("").join(shown)
    comma, last = words("page.comma"), words("page.and")
    return comma.join(shown[:-1]) + last + shown[-1]


def _inside(sentence: str) -> str:
    """Return the sentence as it goes on after a colon: a small letter unless it begins with initials."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def _ended(sentence: str) -> str:
    sentence = sentence.strip()
    return sentence if sentence.endswith((".", "؟", "!")) else f"{sentence}."


def ordered_incidents(content: BriefContent) -> list[Incident]:
    """Return incidents in the brief's order: kinds as the findings have them, then by date."""
    kinds = [finding.type for finding in content.findings]
    counted = Counter(incident.type for incident in content.incidents)
    kinds += [kind for kind, _ in counted.most_common() if kind not in kinds]
    scopes = ("incident", "tally", "pattern")

    def key(incident: Incident) -> tuple[int, int, bool, str, str]:
        day = incident.date.first.isoformat() if incident.date else ""
        return scopes.index(incident.scope), kinds.index(incident.type), not day, day, incident.id

    return sorted(content.incidents, key=key)
