"""The sections of a brief made ready for its template: rows, figures, charts, and where each leads."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dalil.model import Finding, Incident
from dalil.publish import anchors, causes, charts, maps, passages
from dalil.publish.answer import Sentence, Telling, listing, ordered_incidents
from dalil.publish.cards import side_of
from dalil.publish.content import Excluded, PeriodCount
from dalil.publish.evidence import cause_sentence

LINKED = 4
"""Up to this many incidents a sentence links one by one; beyond, it links their list."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place on the page."""

    text: str | Markup
    href: str


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence of the answer with the numbers of its incidents."""

    html: Markup
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with everything its table row and chart need."""

    finding: Finding
    anchor: str
    heading: str
    before: str
    after: str
    before_links: tuple[Link, ...]
    after_links: tuple[Link, ...]
    dated: bool
    """Whether any incident lies on either side of the date."""
    unplaced_links: tuple[Link, ...]
    """Incidents without a date, or whose date may lie on either side."""
    ratio: str | None
    verdict: str
    why: str
    tone: str
    chart: Markup | None
    figures: tuple[tuple[str, str], ...]
    checks: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...]
    """State code, state in words, sentence, table."""


def numbered(telling: Telling, sentences: list[Sentence]) -> list[NumberedSentence]:
    """Return the sentences with links to the incidents they rest on, or to a section."""
    return [NumberedSentence(s.html, tuple(_links(telling, s))) for s in sentences]


def _links(telling: Telling, sentence: Sentence) -> Iterator[Link]:
    ordered = ordered_incidents(telling.content)
    wanted = set(sentence.incident_ids)
    numbers = {i.id: n for n, i in enumerate(ordered, start=1) if i.id in wanted}
    if sentence.goes_to:
        yield Link(telling.words.plain(f"page.{sentence.goes_to}"), sentence.goes_to)
    for first, last in runs(sorted(numbers.values())):
        text = telling.figures.span(first, last)
        yield Link(text, anchors.of_incident(ordered[first - 1].id))


def incident_numbers(telling: Telling) -> dict[str, str]:
    """Return the number that each incident has in the brief, by id."""
    ordered = ordered_incidents(telling.content)
    return {incident.id: telling.figures.whole(n) for n, incident in enumerate(ordered, start=1)}


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return numbers as runs: 1, 2, 3, 7 gives (1, 3) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def title(telling: Telling) -> str:
    """Return the question as typed, or put into the brief's language where it was typed in the other."""
    question, words = telling.content.question, telling.words
    if question.language == words.language:
        return question.words
    values = {"actor": telling.naming.asked_actor(), "intervention": telling.naming.intervention()}
    return words.plain("question.heading", **values)


def question_notes(telling: Telling) -> list[Markup]:
    """Return how each part of the question was understood."""
    question = telling.content.question
    notes = question.notes_ar if telling.words.language == "ar" else question.notes_en
    return [passages.isolated(note) for note in notes]


def question_rows(telling: Telling) -> list[tuple[str, str]]:
    """Return label and value of each part of the question as understood."""
    question, words, figures = telling.content.question, telling.words, telling.figures
    window = words.plain(
        "page.date_range", first=figures.day(question.first), last=figures.day(question.last)
    )
    return [
        (words.plain("question.asked"), question.words),
        (words.plain("question.actor"), telling.naming.asked_actor()),
        (words.plain("question.intervention"), telling.naming.intervention()),
        (words.plain("question.date"), figures.day(question.intervention.date)),
        (words.plain("question.date_source"), question.intervention.source),
        (words.plain("question.window"), window),
        (words.plain("question.place"), question.place or words.plain("question.everywhere")),
        (words.plain("question.by"), words.plain(f"question.{question.by}")),
    ]


def finding_views(telling: Telling) -> list[FindingView]:
    """Return the findings in the order of the content."""
    return [_finding_view(telling, finding) for finding in telling.content.findings]


def _finding_view(telling: Telling, finding: Finding) -> FindingView:
    arabic = telling.words.language == "ar"
    anchor = anchors.of_finding(finding.type)
    mine = [i for i in ordered_incidents(telling.content) if i.id in set(finding.incident_ids)]
    sides = {side: [i for i in mine if side_of(telling, i) == side] for side in ("before", "after", None)}
    dated = finding.before + finding.after > 0
    return FindingView(
        finding=finding,
        anchor=anchor,
        heading=telling.naming.heading(finding.type),
        before=telling.figures.whole(finding.before),
        after=telling.figures.whole(finding.after),
        before_links=_incident_links(telling, sides["before"]),
        after_links=_incident_links(telling, sides["after"]),
        dated=dated,
        unplaced_links=_incident_links(telling, sides[None]),
        ratio=telling.figures.interval(finding.ratio) if finding.ratio else None,
        verdict=finding.verdict_ar if arabic else finding.verdict_en,
        why=finding.why_ar if arabic else finding.why_en,
        tone=finding.verdict.rpartition("_")[2]
        if finding.verdict.endswith(("lower", "higher"))
        else "plain",
        chart=charts.finding_chart(telling, finding, anchor) if finding.series and dated else None,
        figures=tuple(_further(telling, finding)),
        checks=tuple(_checks(telling, finding)),
    )


def _incident_links(telling: Telling, incidents: list[Incident]) -> tuple[Link, ...]:
    numbers = incident_numbers(telling)
    return tuple(Link(numbers[i.id], anchors.of_incident(i.id)) for i in incidents)


def _further(telling: Telling, finding: Finding) -> Iterator[tuple[str, str]]:
    words, figures = telling.words, telling.figures
    for name in ("excess", "level", "slope"):
        interval = getattr(finding, name)
        if interval is not None:
            yield words.plain(f"findings.{name}"), figures.interval(interval)
    if finding.p_lower is not None:
        yield words.plain("findings.p_lower"), figures.percent(finding.p_lower)
    if finding.fuzzy_share is not None:
        yield words.plain("findings.fuzzy"), figures.percent(finding.fuzzy_share)


def _checks(
    telling: Telling, finding: Finding
) -> Iterator[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    for check in finding.checks:
        state = {True: "passed", False: "failed", None: "not_run"}[check.passed]
        sentence = check.sentence_ar if telling.words.language == "ar" else check.sentence_en
        yield state, telling.words.plain(f"findings.{state}"), sentence, check.table


@dataclass(frozen=True, slots=True)
class MapView:
    """The maps with their table."""

    drawings: tuple[tuple[str, Markup], ...]
    spots: tuple[maps.Spot, ...]
    notes: tuple[str, ...]


def map_views(telling: Telling) -> MapView:
    """Return a map before and one after the date, or one of all where only one side has places."""
    words, figures = telling.words, telling.figures
    single = [i for i in telling.content.incidents if i.scope == "incident"]
    places = maps.spots(telling, single)
    missing = sum(incident.location is None for incident in single)
    notes = [words.plain("map.unplaced", missing, n=figures.whole(missing))]
    if not places:
        return MapView((), (), tuple(notes))
    view = maps.view_of(places)
    sides = {side: [i for i in single if side_of(telling, i) == side] for side in ("before", "after")}
    placed = {side: maps.spots(telling, found) for side, found in sides.items()}
    drawings = []
    if placed["before"] and placed["after"]:
        date = figures.day(telling.content.question.intervention.date)
        for side in ("before", "after"):
            title = words.plain(f"map.title_{side}", date=date)
            drawings.append((title, maps.draw_map(telling, placed[side], view, f"map-{side}", title)))
        undated = sum(1 for i in single if i.location and side_of(telling, i) is None)
        notes.append(words.plain("map.undated", undated, n=figures.whole(undated)))
    else:
        title = words.plain("map.title_all")
        drawings.append((title, maps.draw_map(telling, places, view, "map-all", title)))
    return MapView(tuple(drawings), tuple(places), tuple(note for note in notes if note))


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One source's causal words."""

    href: str
    outlet: str
    relays: Markup | None
    certainty: str
    certainty_label: str
    marker: Markup
    quote: Markup
    language: str
    graphic: bool


@dataclass(frozen=True, slots=True)
class CauseView:
    """One pair of claimed cause and effect."""

    cause: Markup
    effect: Markup
    sources: str
    tally: str
    line: Markup
    rivals: Markup | None
    rows: tuple[CauseRow, ...]


def cause_views(telling: Telling) -> list[CauseView]:
    """Return the claimed causes, those with most independent sources first."""
    pairs = causes.cause_pairs(telling.content)
    return [_cause_view(telling, pair, pairs) for pair in pairs]


def _cause_view(telling: Telling, pair: causes.CausePair, pairs: list[causes.CausePair]) -> CauseView:
    words, figures = telling.words, telling.figures
    number = pair.independent_sources
    others = [end_words(telling, other.cause) for other in causes.rivals(pair, pairs)]
    key = causes.joining_line(pair, telling.content)
    values = {"intervention": telling.naming.intervention()} if key == "other_cause" else {}
    return CauseView(
        cause=end_words(telling, pair.cause),
        effect=end_words(telling, pair.effect),
        sources=words.plain("causes.independent", number, n=figures.whole(number)),
        tally=words.plain(
            "causes.tally",
            stated=figures.whole(pair.stated),
            hedged=figures.whole(pair.hedged),
            denied=figures.whole(pair.denied),
        ),
        line=words(f"causes.{key}", **values),
        rivals=words("causes.rivals", causes=listing(words, others)) if others else None,
        rows=tuple(_cause_row(telling, pair, index) for index in range(len(pair.rows))),
    )


def end_words(telling: Telling, end: causes.End) -> Markup:
    """Return one end of a pair: the kind of event and its actor, or the words of the report."""
    if end.kind is None:
        return Markup("<q>{}</q>").format(passages.shown(end.words or ""))
    kind = Markup("<bdi>{}</bdi>").format(telling.naming.heading(end.kind))
    if end.actor_id is None:
        return kind
    return kind + Markup(" (<bdi>{}</bdi>)").format(telling.naming.actor(end.actor_id))


def _cause_row(telling: Telling, pair: causes.CausePair, index: int) -> CauseRow:
    row = pair.rows[index]
    report = telling.content.reports[row.report_id]
    sentence = cause_sentence(telling, row)
    claims = [telling.content.claims[e] for e in (row.cause.cause, row.cause.effect) if isinstance(e, str)]
    return CauseRow(
        href=anchors.of_cause(telling.content.causes.index(row)),
        outlet=telling.naming.outlet(report.outlet),
        relays=passages.shown(row.cause.attribution.value) if row.cause.attribution else None,
        certainty=row.cause.certainty,
        certainty_label=telling.words.code("certainty", row.cause.certainty),
        marker=passages.shown(row.cause.marker.value),
        quote=passages.quoted(report, sentence, [row.cause.marker.span]),
        language=report.language,
        graphic=any(passages.is_graphic(claim, sentence.of(report.text)) for claim in claims),
    )


def unclaimed_lines(telling: Telling) -> list[Markup]:
    """Return a line for each kind whose counts moved though no report names a cause."""
    return [
        telling.words("causes.unclaimed", kind=telling.naming.heading(finding.type))
        for finding in causes.unclaimed(telling.content)
    ]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Coverage with its figures in words."""

    rows: tuple[tuple[str, str], ...]
    chart: Markup | None
    months: tuple[PeriodCount, ...]
    silences: tuple[tuple[str, str], ...]
    mix: tuple[tuple[str, str | None, str, str], ...]
    changed: Markup


def coverage_view(telling: Telling) -> CoverageView:
    """Return how far the reports cover the window."""
    coverage, words, figures = telling.content.coverage, telling.words, telling.figures
    languages = [f"{words.code('language', code)} {figures.whole(n)}" for code, n in coverage.languages]
    rows = [
        (words.plain("coverage.read"), figures.whole(coverage.reports)),
        (words.plain("coverage.undated"), figures.whole(coverage.undated)),
        (words.plain("coverage.outside"), figures.whole(coverage.outside)),
        (words.plain("coverage.languages"), words.plain("page.comma").join(languages)),
    ]
    if coverage.independent is not None:
        rows.insert(1, (words.plain("coverage.independent"), figures.whole(coverage.independent)))
    silences = []
    for first, last in coverage.silences:
        days = (last - first).days + 1
        text = words.plain("page.date_range", first=figures.day(first), last=figures.day(last))
        silences.append((text, words.plain("coverage.days", days, n=figures.whole(days))))
    naming = telling.naming
    mix = tuple(
        (
            naming.outlet(s.outlet),
            naming.outlet_kind(s.outlet),
            figures.whole(s.before),
            figures.whole(s.after),
        )
        for s in coverage.mix
    )
    before, after = sum(s.before for s in coverage.mix), sum(s.after for s in coverage.mix)
    return CoverageView(
        rows=tuple(rows),
        chart=charts.coverage_chart(telling, coverage.months) if coverage.months else None,
        months=coverage.months,
        silences=tuple(silences),
        mix=mix,
        changed=words("coverage.changed", before=figures.whole(before), after=figures.whole(after)),
    )


def excluded_groups(telling: Telling) -> list[tuple[str, list[Excluded]]]:
    """Return what was left out, by reason, most items first."""
    by_reason: dict[str, list[Excluded]] = defaultdict(list)
    for item in telling.content.excluded:
        by_reason[item.reason.of(telling.words.language)].append(item)
    return sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def coders(telling: Telling) -> list[tuple[str, str]]:
    """Return who coded the claims, with how many."""
    counted: dict[str, int] = defaultdict(int)
    for claim in telling.content.claims.values():
        counted[claim.coder] += 1
    return [(coder, telling.figures.whole(n)) for coder, n in sorted(counted.items())]
