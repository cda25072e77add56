"""Passages of reports as HTML: escaped, isolated, marked where a value comes from, never altered."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import yaml
from markupsafe import Markup, escape

from dalil.language.fold import fold
from dalil.model import Claim, Report, Span
from dalil.publish.words import FOLDER, LANGUAGES

AROUND = 320
"""Characters of context on each side of a sentence, before the cut moves to a word's end."""
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls that could reorder or hide text. ZWJ, ZWNJ, LRM, RLM and ALM are ordinary in Arabic and stay."""


def shown(text: str) -> Markup:
    """Return `text` as HTML, with hidden control characters shown as their codes."""
    out, at = [], 0
    for match in _HIDDEN.finditer(text):
        out.append(escape(text[at : match.start()]))
        code = f"U+{ord(match[0]):04X}"
        out.append(Markup('<span class="control" title="{0}">[{0}]</span>').format(code))
        at = match.end()
    return Markup("").join([*out, escape(text[at:])])


_LATIN_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,;:/'’&-]*[A-Za-z0-9]")
"""Words, dates and numbers in Latin script; in an Arabic sentence their marks would change sides."""


def isolated(sentence: str) -> Markup:
    """Return a sentence of ours as HTML, with every run of Latin script set apart."""
    out, at = [], 0
    for match in _LATIN_RUN.finditer(sentence):
        out += [escape(sentence[at : match.start()]), Markup("<bdi>{}</bdi>").format(match[0])]
        at = match.end()
    return Markup("").join([*out, escape(sentence[at:])])


def marked(text: str, within: Span, evidence: Span | None, values: Iterable[Span] = ()) -> Markup:
    """Return `text[within]` with the evidence in <mark> and the words of values marked stronger."""
    values = [span for span in values if span.start < span.end]
    cuts = {within.start, within.end}
    for span in [*values, *([evidence] if evidence else [])]:
        cuts |= {min(max(edge, within.start), within.end) for edge in (span.start, span.end)}
    edges, out = sorted(cuts), []
    for start, end in zip(edges, edges[1:], strict=False):
        piece = Span(start, end)
        body = shown(piece.of(text))
        if any(value.contains(piece) for value in values):
            body = Markup("<strong>{}</strong>").format(body)
        if evidence and evidence.contains(piece):
            body = Markup("<mark>{}</mark>").format(body)
        out.append(body)
    return Markup("").join(out)


def context(text: str, span: Span) -> Span:
    """Return the stretch around `span` to show with it, cut between words."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def in_context(report: Report, evidence: Span, values: Iterable[Span] = ()) -> Markup:
    """Return the evidence marked in its context, with an ellipsis where the report goes on."""
    text = report.text
    around = context(text, evidence)
    body = marked(text, around, evidence, values)
    before = Markup("… ") if around.start > 0 else Markup("")
    after = Markup(" …") if around.end < len(text) else Markup("")
    return before + body + after


def quoted(report: Report, evidence: Span, values: Iterable[Span] = ()) -> Markup:
    """Return the evidence alone, with the words of values marked."""
    return marked(report.text, evidence, None, values)


def value_spans(claim: Claim) -> list[Span]:
    """Return the words of a claim that its values come from, the scope and certainty cues left out."""
    stated = (claim.actor, claim.target, claim.place, claim.within, claim.origin, claim.destination)
    spans = [value.span for value in stated if value]
    spans += [reason.span for reason in claim.reasons]
    spans += [count.span for count in claim.counts]
    spans += [
        span for derived in (claim.type, claim.date, *claim.means) if derived for span in derived.spans
    ]
    return spans


def is_graphic(claim: Claim, words: str) -> bool:
    """Say whether a passage describes violence in such detail that a reader is asked first."""
    rules = _graphic_rules()
    if claim.type.value in rules.types or any(means.value in rules.means for means in claim.means):
        return True
    return rules.pattern.search(fold(words).text) is not None


class _GraphicRules(NamedTuple):
    types: frozenset[str]
    means: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _graphic_rules() -> _GraphicRules:
    entries = yaml.safe_load((FOLDER / "graphic.yml").read_text(encoding="utf-8"))
    english, arabic = (
        "|".join(re.escape(fold(word).text) for word in entries["words"][language])
        for language in LANGUAGES
    )
    pattern = re.compile(rf"(?<!\w)(?:(?:{english})(?!\w)|[وفبلك]?(?:ال)?(?:{arabic}))")
    return _GraphicRules(frozenset(entries["types"]), frozenset(entries["means"]), pattern)
