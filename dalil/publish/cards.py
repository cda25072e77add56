"""Incidents with every source's version side by side, one card a claim, ranges left as ranges."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dalil.model import Claim, Derived, Incident, Report, Stated
from dalil.publish import anchors, passages
from dalil.publish.answer import Telling, ordered_incidents

OPEN_BELOW = 24
"""Up to this many incidents stand open when the page is read."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with the place of its proof on the page."""

    text: str | Markup
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """What one report says of an incident."""

    claim_id: str
    href: str
    outlet: str
    outlet_kind: str | None
    published: str
    certainty: str
    certainty_label: str
    relays: Fact | None
    quote: Markup
    language: str
    graphic: bool
    counts: tuple[Fact, ...]
    slots: tuple[tuple[str, Fact], ...]
    """Label and value: who, to whom, where, when, reasons."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The reports that count as one source."""

    number: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """One range of an incident with the proofs of each number in it."""

    text: str
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident as the page shows it."""

    number: str
    anchor: str
    date: str
    place: str
    totals: tuple[Total, ...]
    flags: tuple[tuple[str, str], ...]
    """Code for the style, and words."""
    filters: str
    """Classes that the filter without script works on."""
    sources: str
    reports: str
    groups: tuple[SourceGroup, ...]
    joined: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The incidents of one kind of event, by date."""

    anchor: str
    title: str
    count: str
    scope: str
    incidents: tuple[IncidentView, ...]


def kind_groups(telling: Telling) -> list[KindGroup]:
    """Return all incidents grouped by scope and kind, in the brief's order and numbering."""
    ordered = ordered_incidents(telling.content)
    numbers = {incident.id: number for number, incident in enumerate(ordered, start=1)}
    is_open = len(ordered) <= OPEN_BELOW
    groups = []
    for (scope, kind), members in groupby(ordered, key=lambda incident: (incident.scope, incident.type)):
        views = tuple(_view(telling, incident, numbers[incident.id], is_open) for incident in members)
        count = telling.figures.whole(len(views))
        groups.append(
            KindGroup(
                anchor=anchors.of_kind(kind, scope),
                title=telling.naming.heading(kind),
                count=telling.words.plain("incidents.incidents_of_kind", len(views), n=count)
                if scope == "incident"
                else count,
                scope=scope,
                incidents=views,
            )
        )
    return groups


def _view(telling: Telling, incident: Incident, number: int, is_open: bool) -> IncidentView:
    words, figures = telling.words, telling.figures
    return IncidentView(
        number=figures.whole(number),
        anchor=anchors.of_incident(incident.id),
        date=figures.days(incident.date) if incident.date else words.plain("incidents.no_date"),
        place=telling.naming.place(incident) or words.plain("incidents.no_place"),
        totals=tuple(_totals(telling, incident)),
        flags=tuple(flags(telling, incident)),
        filters=" ".join(_filters(telling, incident)),
        sources=words.plain(
            "incidents.sources",
            incident.independent_sources,
            n=figures.whole(incident.independent_sources),
        ),
        reports=words.plain(
            "incidents.reports", len(incident.report_ids), n=figures.whole(len(incident.report_ids))
        ),
        groups=tuple(_groups(telling, incident)),
        joined=incident.reasons,
        is_open=is_open,
    )


def _totals(telling: Telling, incident: Incident) -> Iterator[Total]:
    for row in incident.counts:
        hrefs = []
        for claim_id in row.claim_ids:
            for index, count in enumerate(telling.content.claims[claim_id].counts):
                if (count.harm, count.group, count.unit) == (row.harm, row.group, row.unit):
                    hrefs.append(proof(telling, claim_id, f"count-{index + 1}"))
        yield Total(telling.figures.count(row), tuple(hrefs))


def proof(telling: Telling, claim_id: str, slot: str) -> str:
    """Return the anchor that proves a value; a graphic passage is first shown folded."""
    claim = telling.content.claims[claim_id]
    if passages.is_graphic(claim, claim.evidence.value):
        return anchors.of_claim(claim_id)
    return anchors.of_claim(claim_id, slot)


def flags(telling: Telling, incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield what a reader must know before taking an incident as given."""
    words = telling.words
    if incident.disputed:
        yield "disputed", words.plain("incidents.disputed")
    if incident.certainty in ("announced", "denied"):
        yield incident.certainty, words.plain(f"incidents.{incident.certainty}")
    elif incident.certainty == "uncertain":
        yield "unconfirmed", words.plain("incidents.unconfirmed_unsure")
    elif incident.independent_sources < telling.content.confirmed_from:
        number = incident.independent_sources
        n = telling.figures.whole(number)
        yield "unconfirmed", words.plain("incidents.unconfirmed_few", number, n=n)


def _filters(telling: Telling, incident: Incident) -> Iterator[str]:
    for code, _ in flags(telling, incident):
        yield f"is-{code}"
    side = side_of(telling, incident)
    if side:
        yield f"is-{side}"


def side_of(telling: Telling, incident: Incident) -> str | None:
    """Return "before" or "after" the date of the question, `None` where the date does not tell."""
    start = telling.content.question.intervention.date
    if incident.date is None or incident.date.first < start <= incident.date.last:
        return None
    return "after" if incident.date.first >= start else "before"


def _groups(telling: Telling, incident: Incident) -> Iterator[SourceGroup]:
    content = telling.content
    left = list(incident.claim_ids)
    for index, group in enumerate(incident.source_groups, start=1):
        mine = [claim_id for claim_id in left if content.claims[claim_id].report_id in group]
        left = [claim_id for claim_id in left if claim_id not in mine]
        if mine:
            cards = tuple(_card(telling, content.claims[claim_id]) for claim_id in mine)
            yield SourceGroup(telling.figures.whole(index), cards)
    if left:  # claims whose report no group names still have to be seen
        cards = tuple(_card(telling, content.claims[claim_id]) for claim_id in left)
        yield SourceGroup(telling.figures.whole(len(incident.source_groups) + 1), cards)


def _card(telling: Telling, claim: Claim) -> Card:
    words, report = telling.words, telling.content.reports[claim.report_id]
    relays = claim.attribution
    return Card(
        claim_id=claim.id,
        href=anchors.of_claim(claim.id),
        outlet=telling.naming.outlet(report.outlet),
        outlet_kind=telling.naming.outlet_kind(report.outlet),
        published=_published(telling, report),
        certainty=claim.certainty.value,
        certainty_label=words.code("certainty", claim.certainty.value),
        relays=Fact(passages.shown(relays.value), proof(telling, claim.id, "attribution"))
        if relays
        else None,
        quote=passages.quoted(report, claim.evidence.span, passages.value_spans(claim)),
        language=report.language,
        graphic=passages.is_graphic(claim, claim.evidence.value),
        counts=tuple(
            Fact(telling.figures.count(count), proof(telling, claim.id, f"count-{index}"))
            for index, count in enumerate(claim.counts, start=1)
        ),
        slots=tuple(_slots(telling, claim)),
    )


def _published(telling: Telling, report: Report) -> str:
    if report.published is None:
        return telling.words.plain("incidents.published_unknown")
    return telling.words.plain("incidents.published", date=telling.figures.day(report.published))


def _slots(telling: Telling, claim: Claim) -> Iterator[tuple[str, Fact]]:
    words = telling.words
    if claim.actor or claim.actor_id:
        named = telling.naming.actor(claim.actor_id.value) if claim.actor_id else None
        text = _with_name(claim.actor, named)
        if claim.actor_uncertain:
            text = text + Markup(" ({})").format(words.plain("incidents.actor_uncertain"))
        yield (
            words.plain("incidents.actor"),
            Fact(text, proof(telling, claim.id, "actor" if claim.actor else "actor_id")),
        )
    if claim.target:
        yield words.plain("incidents.target"), _stated(telling, claim, claim.target, "target")
    if claim.place:
        yield words.plain("incidents.place"), _stated(telling, claim, claim.place, "place")
    if claim.date:
        day = Fact(telling.figures.days(claim.date.value), proof(telling, claim.id, "date"))
        yield words.plain("incidents.date"), day
    for index, reason in enumerate(claim.reasons, start=1):
        yield words.plain("incidents.reasons"), _stated(telling, claim, reason, f"reason-{index}")


def _stated(telling: Telling, claim: Claim, value: Stated, slot: str) -> Fact:
    text = Markup("<q>{}</q>").format(passages.shown(value.value))
    return Fact(text, proof(telling, claim.id, slot))


def _with_name(actor: Stated | Derived[str] | None, named: str | None) -> Markup:
    quoted = Markup("<q>{}</q>").format(passages.shown(actor.value)) if actor else Markup("")
    if named is None:
        return quoted
    name = Markup("<bdi>{}</bdi>").format(named)
    return name + Markup(" ({})").format(quoted) if actor else name
