"""The short answer for a terminal: what was understood, the table, the claimed causes, the limits."""

import re
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dalil.model import Incident
from dalil.publish import causes, evidence
from dalil.publish.answer import (
    Telling,
    answer_sentences,
    ordered_incidents,
    reasons_untold,
)
from dalil.publish.sections import end_words
from dalil.publish.verdicts import is_told
from dalil.publish.words import END_ISOLATE, ISOLATE

SHOWN = 12
"""Rows of a list that a terminal shows; the brief holds them all."""
QUOTE = 120
"""Characters of a quote that a terminal shows, cut between words."""


def terminal_answer(telling: Telling) -> Iterator[RenderableType]:
    """Yield the parts of the answer in reading order, for a rich console."""
    yield from _understood(telling)
    yield Text(" ".join(plain(sentence.html) for sentence in answer_sentences(telling)))
    told = any(is_told(finding) for finding in telling.content.findings)
    findings = _findings(telling)
    if findings is not None:
        yield findings
    if not told and telling.content.incidents:
        yield _stated(telling)
    if telling.content.causes:
        yield _causes(telling)
    yield from _untold(telling)


def plain(html: Markup) -> str:
    """Return HTML of our own as one line of plain text."""
    return re.sub(r"\s+", " ", html.striptags()).strip()


def _bare(text: str) -> str:
    """Return text without the invisible isolates, which many terminals show as boxes."""
    return text.replace(ISOLATE, "").replace(END_ISOLATE, "")


def _understood(telling: Telling) -> Iterator[Text]:
    question, words, figures = telling.content.question, telling.words, telling.figures
    date = figures.day(question.intervention.date)
    values = {"actor": telling.naming.asked_actor(), "intervention": telling.naming.intervention()}
    yield Text(_bare(words.plain("terminal.asked", date=date, **values)), style="bold")
    window = words.plain(
        "terminal.window",
        first=figures.day(question.first),
        last=figures.day(question.last),
        by=words.plain(f"question.{question.by}"),
        source=question.intervention.source,
    )
    yield Text(_bare(window), style="dim")


def _findings(telling: Telling) -> Table | None:
    words, figures = telling.words, telling.figures
    table = Table(title=_bare(words.plain("page.findings")), title_justify="left")
    for key in ("kind", "before", "after", "change", "says"):
        table.add_column(
            words.plain(f"terminal.{key}"), justify="right" if key in ("before", "after") else "left"
        )
    dated = [finding for finding in telling.content.findings if finding.before + finding.after]
    for finding in dated:
        verdict = finding.verdict_ar if words.language == "ar" else finding.verdict_en
        ratio = figures.interval(finding.ratio) if finding.ratio else words.plain("findings.no_ratio")
        row = (
            telling.naming.heading(finding.type),
            figures.whole(finding.before),
            figures.whole(finding.after),
        )
        table.add_row(*row, _bare(ratio), verdict)
    return table if dated else None


def _stated(telling: Telling) -> Table:
    """Return what the reports state, each with its words, for an answer without a comparison."""
    words = telling.words
    table = Table(title=words.plain("terminal.stated"), title_justify="left", show_lines=True)
    for key in ("kind", "when", "how_many", "quote"):
        table.add_column(words.plain(f"terminal.{key}"))
    incidents = sorted(
        ordered_incidents(telling.content), key=lambda i: (i.date is None, -i.independent_sources)
    )
    shown = len(incidents) if len(incidents) <= 2 * SHOWN else SHOWN
    for incident in incidents[:shown]:
        table.add_row(*_row(telling, incident))
    if len(incidents) > shown:
        left = telling.figures.whole(len(incidents) - shown)
        table.caption = _bare(words.plain("terminal.more", n=left))
    return table


def _row(telling: Telling, incident: Incident) -> tuple[str, str, str, str]:
    words, figures = telling.words, telling.figures
    kind = telling.naming.heading(incident.type)
    if incident.scope != "incident":
        kind = f"{kind} ({words.code('scope', incident.scope)})"
    when = figures.days(incident.date) if incident.date else words.plain("incidents.no_date")
    counts = "; ".join(figures.count(row) for row in incident.counts)
    claim = telling.content.claims[incident.claim_ids[0]]
    return kind, _bare(when), _bare(counts), _cut(claim.evidence.value)


def _cut(quote: str) -> str:
    quote = re.sub(r"\s+", " ", quote)
    if len(quote) > QUOTE:
        quote = quote[:QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{quote}”"


def _causes(telling: Telling) -> Table:
    words, figures, content = telling.words, telling.figures, telling.content
    table = Table(title=words.plain("terminal.causes"), title_justify="left", show_lines=True)
    for key in ("causes.cause", "causes.effect", "terminal.sources", "terminal.quote"):
        table.add_column(words.plain(key))
    pairs = causes.cause_pairs(content)
    for pair in pairs[:SHOWN]:
        row = pair.rows[0]
        quote = evidence.cause_sentence(telling, row).of(content.reports[row.report_id].text)
        ends = (plain(end_words(telling, pair.cause)), plain(end_words(telling, pair.effect)))
        table.add_row(*ends, figures.whole(pair.independent_sources), _cut(quote))
    if len(pairs) > SHOWN:
        table.caption = _bare(words.plain("terminal.more", n=figures.whole(len(pairs) - SHOWN)))
    return table


def _untold(telling: Telling) -> Iterator[Text]:
    """Yield what cannot be told, and why, one line a reason."""
    content, words = telling.content, telling.words
    reasons = reasons_untold(telling)
    if not reasons and content.why_not is None:
        return
    yield Text(words.plain("terminal.cannot"), style="bold")
    if content.why_not is not None:
        yield Text(f"- {content.why_not.of(words.language)}")
    for reason, findings in reasons:
        kinds = ", ".join(telling.naming.kind(finding.type) for finding in findings)
        yield Text(f"- {kinds}: {reason}")


def brief_line(telling: Telling, path: Path) -> str:
    """Return the line that says where the brief lies."""
    return _bare(telling.words.plain("terminal.brief", path=path))
