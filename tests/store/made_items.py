"""Made-up items, and strategies that make any item of the model."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from dalil.model import (
    Cause,
    Certainty,
    Claim,
    Coding,
    Count,
    CountRange,
    DateRange,
    Derived,
    Incident,
    Issue,
    Judgement,
    Location,
    PlacePrecision,
    Report,
    Scope,
    Span,
    Stated,
    stated,
)

NOON = "2024-05-01T12:00:00+00:00"

TEXT_EN = "Shelling of a market\n\nThree people were killed in Hajin on Monday, a monitor said."
TEXT_AR = "قصف سوق\n\nقُتل ثلاثة أشخاص في هجين يوم الإثنين 😀"


def made_report(name: str = "r1", text: str = TEXT_EN, **values: object) -> Report:
    return Report(name, text, "en", **values)  # type: ignore[arg-type]


def made_claim(report: Report, words: str = "killed", nth: int = 0) -> Claim:
    start = report.text.index(words)
    trigger = Span(start, start + len(words))
    return Claim(
        id=f"{report.id}-c{nth}",
        report_id=report.id,
        type=Derived("killing", (trigger,), "lexicon"),
        scope=Derived("incident", (), "default"),
        certainty=Derived("stated", (), "default"),
        evidence=stated(report.text, Span(0, len(report.text))),
        target=stated(report.text, trigger),
        counts=(Count("killed", 3, 3, None, "people", False, trigger, "number"),),
    )


def made_coding(report: Report, words: str = "killed") -> Coding:
    claim = made_claim(report, words)
    cause = Cause(
        claim.id, stated(report.text, Span(0, 4)), stated(report.text, Span(0, 2)), None, "stated"
    )
    issue = Issue(report.id, "unknown actor", Span(0, 4), "No actor has this name.")
    return Coding(report.id, (claim,), (cause,), (issue,))


def made_incident(name: str = "i1", *claim_ids: str) -> Incident:
    return Incident(
        id=name,
        type="killing",
        scope="incident",
        certainty="stated",
        disputed=False,
        claim_ids=claim_ids,
        report_ids=("r1",),
        actor_ids=(),
        date=DateRange(date(2017, 3, 1), date(2017, 3, 2)),
        date_rule="agreed",
        location=Location(34, 40.5, "town", 2.0, "made:1"),
        place_name="Hajin",
        counts=(CountRange("killed", None, "people", 3, None, claim_ids),),
        independent_sources=1,
        source_groups=(("r1",),),
    )


def made_judgement(name: str = "j1", why: str = "Two towns.") -> Judgement:
    return Judgement(name, "not same", ("c1", "c2"), "person:reviewer", NOON, why)


# Any text a report may hold: every script, controls, and lone surrogates.
texts = st.text(st.characters(), max_size=20)
names = st.text(st.characters(), min_size=1, max_size=8)
maybe_text = st.none() | texts
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 500)).map(lambda p: Span(p[0], p[0] + p[1]))
days = st.dates()
ranges = st.tuples(days, days).map(lambda pair: DateRange(min(pair), max(pair)))
whole = st.none() | st.integers(-(2**70), 2**70)
floats = st.floats(allow_nan=False, allow_infinity=False)


def tuples_of(item: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(item, max_size=3).map(tuple)


def derived(value: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(Derived, value, tuples_of(spans), texts)


stateds = st.builds(Stated, texts, spans)
maybe_stated = st.none() | stateds
scopes = st.sampled_from(get_args(Scope))
certainties = st.sampled_from(get_args(Certainty))
locations = st.builds(
    Location, floats, floats, st.sampled_from(get_args(PlacePrecision)), floats, texts, tuples_of(texts)
)
counts = st.builds(Count, texts, whole, whole, maybe_text, texts, st.booleans(), spans, texts)
reports = st.builds(
    Report, names, texts, texts, title=maybe_text, published=st.none() | days, published_rule=maybe_text,
    outlet=maybe_text, url=maybe_text, path=maybe_text, original=st.none(), reader=maybe_text,
    collected=maybe_text, issues=tuples_of(texts),
)  # fmt: skip
claims = st.builds(
    Claim, names, names, derived(texts), derived(scopes), derived(certainties), stateds,
    actor=maybe_stated, actor_id=st.none() | derived(texts), actor_uncertain=st.booleans(),
    place=maybe_stated, location=st.none() | derived(locations), date=st.none() | derived(ranges),
    counts=tuples_of(counts), means=tuples_of(derived(texts)), reasons=tuples_of(stateds), coder=texts,
)  # fmt: skip
ends = texts | stateds
causes = st.builds(Cause, ends, ends, stateds, maybe_stated, certainties)
issues = st.builds(Issue, names, texts, spans, texts)
codings = st.builds(Coding, names, tuples_of(claims), tuples_of(causes), tuples_of(issues))
count_ranges = st.builds(CountRange, texts, maybe_text, texts, whole, whole, tuples_of(texts))
incidents = st.builds(
    Incident, names, texts, texts, texts, st.booleans(), *[tuples_of(texts)] * 3,
    st.none() | ranges, maybe_text, st.none() | locations, maybe_text, tuples_of(count_ranges),
    st.integers(0, 99), tuples_of(tuples_of(texts)), tuples_of(texts),
)  # fmt: skip
judgements = st.builds(
    Judgement, names, texts, tuples_of(texts), texts, texts, texts, slot=maybe_text, value=maybe_text
)
