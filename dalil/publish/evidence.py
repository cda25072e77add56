"""Evidence entries: for every claim the sentence in its context, and each value with its words and rule."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dalil.model import Claim, Correction, Derived, Report, Span, Stated
from dalil.publish import anchors, passages
from dalil.publish.answer import Telling, ordered_incidents
from dalil.publish.content import ClaimedCause


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a claim."""

    anchor: str
    slot: str
    value: str | Markup
    words: Markup
    how: str
    human: bool = False
    """True where a person gave the value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim, or one causal row, in its context."""

    anchor: str
    title: str
    passage: Markup
    graphic: bool
    rows: tuple[Row, ...]
    used_in: tuple[tuple[str, str], ...]
    """Number and anchor of each incident that rests on it."""
    coder: str | None


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """One report with all that the brief takes from it."""

    anchor: str
    report_id: str
    title: str
    language: str
    outlet: str
    published: str
    url: str | None
    is_link: bool
    original: str | None
    collected: str | None
    entries: tuple[Entry, ...]


def report_evidence(telling: Telling) -> list[ReportEvidence]:
    """Return every report of the brief with its entries, by day of publication."""
    content = telling.content
    entries: dict[str, list[Entry]] = defaultdict(list)
    numbers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, incident in enumerate(ordered_incidents(content), start=1):
        for claim_id in incident.claim_ids:
            place = (telling.figures.whole(number), anchors.of_incident(incident.id))
            numbers[claim_id].append(place)
    for claim in sorted(content.claims.values(), key=lambda claim: (claim.evidence.span, claim.id)):
        report = content.reports[claim.report_id]
        entries[report.id].append(_claim_entry(telling, claim, report, numbers[claim.id]))
    for index, row in enumerate(content.causes):
        entries[row.report_id].append(_cause_entry(telling, row, index))
    reports = sorted(
        (content.reports[report_id] for report_id in entries),
        key=lambda report: (report.published is None, report.published, report.id),
    )
    return [_report(telling, report, entries[report.id]) for report in reports]


def _report(telling: Telling, report: Report, entries: list[Entry]) -> ReportEvidence:
    unknown = telling.words.plain("page.unknown")
    return ReportEvidence(
        anchor=f"r-{anchors.safe(report.id)}",
        report_id=report.id,
        title=telling.naming.title(report),
        language=report.language,
        outlet=telling.naming.outlet(report.outlet),
        published=telling.figures.day(report.published) if report.published else unknown,
        url=report.url,
        is_link=bool(report.url) and (report.url or "").startswith(("https://", "http://")),
        original=report.original,
        collected=report.collected,
        entries=tuple(entries),
    )


def _claim_entry(telling: Telling, claim: Claim, report: Report, used: list[tuple[str, str]]) -> Entry:
    spans = passages.value_spans(claim)
    passage = passages.in_context(report, claim.evidence.span, spans)
    return Entry(
        anchor=anchors.of_claim(claim.id),
        title=telling.naming.heading(claim.type.value),
        passage=passage,
        graphic=passages.is_graphic(claim, claim.evidence.value),
        rows=tuple(_rows(telling, claim, report)),
        used_in=tuple(used),
        coder=claim.coder,
    )


def _cause_entry(telling: Telling, row: ClaimedCause, index: int) -> Entry:
    report = telling.content.reports[row.report_id]
    spans = [row.cause.marker.span]
    spans += [end.span for end in (row.cause.cause, row.cause.effect) if isinstance(end, Stated)]
    claims = [
        telling.content.claims[end] for end in (row.cause.cause, row.cause.effect) if isinstance(end, str)
    ]
    sentence = cause_sentence(telling, row)
    return Entry(
        anchor=anchors.of_cause(index),
        title=telling.words.plain("evidence.cause_entry"),
        passage=passages.in_context(report, sentence, spans),
        graphic=any(passages.is_graphic(claim, sentence.of(report.text)) for claim in claims),
        rows=(),
        used_in=(),
        coder=None,
    )


def cause_sentence(telling: Telling, row: ClaimedCause) -> Span:
    """Return the stretch of the report that holds the marker and the ends stated near it."""
    spans = [row.cause.marker.span]
    for end in (row.cause.cause, row.cause.effect):
        span = telling.content.claims[end].evidence.span if isinstance(end, str) else end.span
        apart = min(abs(span.start - spans[0].end), abs(spans[0].start - span.end))
        if span.overlaps(spans[0]) or apart < passages.AROUND:
            spans.append(span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _rows(telling: Telling, claim: Claim, report: Report) -> Iterator[Row]:
    words = telling.words
    for slot, value, shown in _values(telling, claim):
        if isinstance(value, Stated):
            quoted, how = _quote(report, (value.span,)), words.plain("evidence.stated")
        else:
            quoted = _quote(report, value.spans)
            how = words.plain("evidence.derived", rule=value.rule)
        label = words.plain(f"slots.{slot.partition('-')[0]}")
        row = None if isinstance(value, Stated) else _correction(claim, slot, value.rule)
        if row is not None:
            quoted, how = Markup(""), _corrected(telling, row)
        anchor = anchors.of_claim(claim.id, slot)
        yield Row(anchor, label, shown, quoted or _no_words(telling), how, human=row is not None)
    for row in claim.corrections:
        if row.value is None and not getattr(claim, row.slot):
            label = words.plain(f"slots.{'count' if row.slot == 'counts' else row.slot}")
            anchor = anchors.of_claim(claim.id, f"no-{row.slot}")
            unsaid = words.plain("evidence.unsaid")
            yield Row(anchor, label, unsaid, _no_words(telling), _corrected(telling, row), human=True)


def _correction(claim: Claim, slot: str, rule: str) -> Correction | None:
    """Return the correction that gives a value of the claim, `None` where the coder gives it."""
    name = {"count": "counts", "place_name": "location"}.get(slot.partition("-")[0], slot)
    return next((row for row in claim.corrections[::-1] if row.slot == name and row.rule == rule), None)


def _corrected(telling: Telling, row: Correction) -> str:
    """Say that a person gave the value, in the place of which; who and why stay in the project."""
    was = row.was or telling.words.plain("evidence.unsaid")
    return telling.words.plain("evidence.corrected", was=was)


def _no_words(telling: Telling) -> Markup:
    return Markup("<i>{}</i>").format(telling.words.plain("evidence.no_words"))


def _quote(report: Report, spans: tuple[Span, ...]) -> Markup:
    quotes = [Markup("<q>{}</q>").format(passages.shown(span.of(report.text))) for span in spans]
    return Markup(" … ").join(quotes)


Value = Stated | Derived[object]


def _values(telling: Telling, claim: Claim) -> Iterator[tuple[str, Value, str | Markup]]:
    """Yield slot, value and how it is shown, for every value of a claim."""
    words, naming, figures = telling.words, telling.naming, telling.figures
    yield "type", claim.type, naming.kind(claim.type.value)
    yield "scope", claim.scope, words.code("scope", claim.scope.value)
    yield "certainty", claim.certainty, words.code("certainty", claim.certainty.value)
    for slot in ("actor", "target", "place", "within", "origin", "destination", "attribution"):
        value: Stated | None = getattr(claim, slot)
        if value:
            yield slot, value, passages.shown(value.value)
    if claim.actor_id:
        yield "actor_id", claim.actor_id, naming.actor(claim.actor_id.value)
    if claim.target_class:
        yield "target_class", claim.target_class, words.code("target", claim.target_class.value)
    if claim.place_name:
        yield "place_name", claim.place_name, passages.shown(claim.place_name.value)
    if claim.location:
        yield "location", claim.location, _position(telling, claim)
    if claim.date:
        yield "date", claim.date, figures.days(claim.date.value)
    for index, count in enumerate(claim.counts, start=1):
        yield f"count-{index}", Derived(count.low, (count.span,), count.rule), figures.count(count)
    for index, means in enumerate(claim.means, start=1):
        yield f"means-{index}", means, words.code("means", means.value)
    for index, reason in enumerate(claim.reasons, start=1):
        yield f"reason-{index}", reason, passages.shown(reason.value)


def _position(telling: Telling, claim: Claim) -> str:
    if claim.location is None:
        return ""
    where, words, figures = claim.location.value, telling.words, telling.figures
    radius = words.plain("map.km", n=figures.decimal(where.radius_km))
    precision = words.code("precision", where.precision)
    position = figures.shaped(f"{where.lat:.3f}, {where.lon:.3f}")
    text = f"{position} ({precision}, {radius})"
    return f"{text}; {words.plain('map.ambiguous')}" if where.alternatives else text
