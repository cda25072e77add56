"""The content of a brief put together: incidents, words, names, coverage, criteria and limits."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dalil import __version__
from dalil.coding.coder import Coder
from dalil.compare.relevance import Material, Role
from dalil.knowledge.actors import Actors
from dalil.knowledge.load import Knowledge
from dalil.model import Claim, Finding, Incident, Question, Report
from dalil.pipeline.coverage import cover
from dalil.publish.content import Bilingual, BriefContent, ClaimedCause, Excluded, Setting, SourceLabel
from dalil.publish.words import load_words


@dataclass(frozen=True, slots=True)
class Basis:
    """All that an answer rests on."""

    question: Question
    incidents: tuple[Incident, ...]
    roles: Mapping[str, Role]
    """Role of the actor by incident id."""
    findings: tuple[Finding, ...]
    material: Material
    independent: int
    """Independent reports, whatever they tell."""
    refusals: tuple[tuple[str, str], ...]
    """Path and reason of every item that could not be read."""


def assemble(basis: Basis, coder: Coder, knowledge: Knowledge, today: date) -> BriefContent:
    """Return the content of the brief; the same basis on the same day gives the same content."""
    causes = tuple(_causes(basis))
    claims = _claims(basis, causes)
    used = {claim.report_id for claim in claims.values()} | {row.report_id for row in causes}
    reports = {report_id: basis.material.reports[report_id] for report_id in sorted(used)}
    everything = list(basis.material.reports.values())
    return BriefContent(
        question=basis.question,
        findings=basis.findings,
        incidents=basis.incidents,
        claims=claims,
        causes=causes,
        reports=reports,
        coverage=cover(basis.question, everything, basis.independent),
        generated=today,
        version=__version__,
        brief_id=_brief_id(basis),
        settings=tuple(_settings(basis, coder)),
        criteria=tuple(_criteria(basis, knowledge.actors)),
        limits=(_bilingual("scope_reports", n=len(reports)),),
        excluded=tuple(_excluded(basis, used)),
        sources=_sources(everything, knowledge),
        actors={actor.id: Bilingual(actor.name_en, actor.name_ar) for actor in knowledge.actors},
        places=_places(basis, knowledge),
        types={code: Bilingual(kind.label_en, kind.label_ar) for code, kind in knowledge.ontology.items()},
        why_not=_why_not(basis),
    )


def _causes(basis: Basis) -> Iterator[ClaimedCause]:
    """Yield the causal rows that join a listed incident to something, as the reports order them."""
    listed = {claim_id for incident in basis.incidents for claim_id in incident.claim_ids}
    for report_id, row in basis.material.causes:
        ends = [end for end in (row.cause, row.effect) if isinstance(end, str)]
        known = all(end in basis.material.claims for end in ends)
        if known and any(end in listed for end in ends):
            yield ClaimedCause(row, report_id)


def _claims(basis: Basis, causes: tuple[ClaimedCause, ...]) -> dict[str, Claim]:
    wanted = {claim_id for incident in basis.incidents for claim_id in incident.claim_ids}
    wanted |= {end for row in causes for end in (row.cause.cause, row.cause.effect) if isinstance(end, str)}
    return {claim_id: basis.material.claims[claim_id] for claim_id in sorted(wanted)}


def _brief_id(basis: Basis) -> str:
    question = basis.question
    parts = [question.actor_id, question.intervention.id, str(question.intervention.date)]
    parts += [str(question.place), str(question.first), str(question.last), question.by]
    parts += sorted(basis.material.reports)
    return f"b-{hashlib.sha256('|'.join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _bilingual(key: str, **values: object) -> Bilingual:
    english, arabic = (load_words(code).plain(f"criteria.{key}", **values) for code in ("en", "ar"))
    return Bilingual(english, arabic)


def _bilingual_of(key: str, values: Mapping[str, Bilingual]) -> Bilingual:
    """Return words whose values differ by language."""
    english, arabic = (
        load_words(code).plain(
            f"criteria.{key}", **{name: value.of(code) for name, value in values.items()}
        )
        for code in ("en", "ar")
    )
    return Bilingual(english, arabic)


def _settings(basis: Basis, coder: Coder) -> Iterator[Setting]:
    question = basis.question
    yield Setting(_bilingual("s_coder"), Bilingual(coder.version, coder.version))
    window = f"{question.first.isoformat()} / {question.last.isoformat()}"
    yield Setting(_bilingual("s_window"), Bilingual(window, window))
    period = Bilingual(*(load_words(code).plain(f"question.{question.by}") for code in ("en", "ar")))
    yield Setting(_bilingual("s_by"), _bilingual_of("s_periods", {"by": period}))
    yield Setting(_bilingual("s_limit"), _bilingual("s_vague"))


def _criteria(basis: Basis, actors: Actors) -> Iterator[Bilingual]:
    question = basis.question
    actor = Bilingual(question.actor_name_en, question.actor_name_ar)
    yield _bilingual_of("included", {"actor": actor})
    for key in ("dated", "not_happened", "once"):
        yield _bilingual(key)
    if {"caused", "context"} & set(basis.roles.values()):
        yield _bilingual_of("listed", {"actor": actor})
    if "intervention" in basis.roles.values() and question.intervention.actor_id is not None:
        acting = actors.get(question.intervention.actor_id)
        side = Bilingual(acting.name_en, acting.name_ar)
        yield _bilingual_of("not_outcome", {"side": side})


def _excluded(basis: Basis, used: set[str]) -> Iterator[Excluded]:
    for path, reason in basis.refusals:
        yield Excluded(path, _bilingual("refused"), reason)
    for report in basis.material.reports.values():
        if report.id not in used:
            reason = "no_event" if report.language in ("en", "ar") else "not_coded"
            yield Excluded(report.path or report.id, _bilingual(reason), report.title)


def _sources(reports: list[Report], knowledge: Knowledge) -> dict[str, SourceLabel]:
    labels = {}
    for outlet in sorted({report.outlet for report in reports if report.outlet}):
        source = knowledge.sources.find(outlet)
        if source is None:
            labels[outlet] = SourceLabel(Bilingual(outlet, outlet))
        else:
            labels[outlet] = SourceLabel(Bilingual(outlet, source.name_ar or outlet), source.kind)
    return labels


def _places(basis: Basis, knowledge: Knowledge) -> dict[str, Bilingual]:
    names = {}
    for incident in basis.incidents:
        if incident.location is None:
            continue
        place = knowledge.gazetteer.place(incident.location.place_id)
        if place is not None:
            names[place.id] = Bilingual(place.name_en, place.name_ar or place.name_en)
    return names


def _why_not(basis: Basis) -> Bilingual | None:
    """Return why nothing can be compared, `None` where at least one kind of event could be."""
    if any(finding.ratio is not None for finding in basis.findings):
        return None
    reports = basis.material.reports.values()
    if all(report.published is None for report in reports):
        return _bilingual("one_undated") if len(reports) == 1 else _bilingual("all_undated", n=len(reports))
    return _bilingual("only_apart") if not basis.findings else _bilingual("few")
