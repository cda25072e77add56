"""A report as the grammar sees it: sentences that can hold an event, and the names and dates in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.coding.english.debris import is_debris
from dalil.coding.english.parser import parse
from dalil.coding.english.sentence import Piece, Sentence, Token, cut, dateline, token_offsets
from dalil.coding.english.triage import triage_of
from dalil.knowledge.actors import ActorMention
from dalil.knowledge.gazetteer import PlaceMention
from dalil.knowledge.load import Knowledge
from dalil.language.dates import DateMention, find_dates
from dalil.language.numbers import Quantity, find_quantities
from dalil.language.sentences import split_sentences
from dalil.model import Report, Span


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One report, read: everything the slot finders ask for."""

    report: Report
    knowledge: Knowledge
    spans: tuple[Span, ...]
    """Every sentence of the report that is no debris, parsed or not."""
    sentences: tuple[Sentence, ...]
    """Those that can hold an event."""
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    title: Span | None
    """The headline, `None` where the text has none."""
    heading: Span | None
    """The dateline of the report ("Deir Ezzor Province:"), `None` without one."""

    def actor_at(self, span: Span) -> ActorMention | None:
        """Return the first actor named in `span`, names before the unnamed, `None` without one."""
        inside = [m for m in self.actors if span.contains(m.span) and m.kind != "people"]
        named = [m for m in inside if m.actor_id not in ("unknown", "other")]
        found = named or inside
        return found[0] if found else None

    def places_in(self, span: Span) -> list[PlaceMention]:
        """Return the known places named in `span`."""
        return [mention for mention in self.places if span.contains(mention.span)]

    def is_place(self, span: Span) -> bool:
        """Say whether a known place overlaps the words."""
        return any(mention.span.overlaps(span) for mention in self.places)

    def token_span(self, sentence: Sentence, token: Token) -> Span:
        """Return where one token stands in the report."""
        return sentence.span_of(token)


def read(report: Report, knowledge: Knowledge) -> Reading:
    """Return the reading of `report`; only sentences that can hold an event are parsed."""
    text = report.text
    spans = split_sentences(text, "en")
    dates = tuple(find_dates(text, "en", report.published))
    kept = [s for n, s in enumerate(spans) if not is_debris(text, s, is_first=n == 0)]
    years = [m.span for m in dates if m.range is not None]
    counted = find_quantities(text, "en")
    quantities = tuple(q for q in counted if not any(year.overlaps(q.number_span) for year in years))
    return Reading(
        report=report,
        knowledge=knowledge,
        spans=tuple(kept),
        sentences=tuple(_parsed(report, knowledge, kept, quantities, [m.span for m in dates])),
        actors=tuple(knowledge.actors.find(text, "en", context=text, on=report.published)),
        places=tuple(knowledge.gazetteer.find(text, "en")),
        dates=dates,
        quantities=quantities,
        title=kept[0] if kept and _has_title(report, kept) else None,
        heading=_heading(report, kept),
    )


def _heading(report: Report, spans: list[Span]) -> Span | None:
    for span in spans[:4]:
        found = dateline(report.text, span)
        if found is not None:
            return found
    return None


def _parsed(
    report: Report,
    knowledge: Knowledge,
    spans: list[Span],
    quantities: tuple[Quantity, ...],
    dates: list[Span],
) -> Iterator[Sentence]:
    kept = triage_of(knowledge).kept(report.text, spans)
    work: list[tuple[int, Piece]] = []
    for number, span in enumerate(spans):
        if kept[number]:
            work.extend((number, piece) for piece in cut(report.text, span, dates))
    for (number, piece), doc in zip(work, parse([piece.text for _, piece in work]), strict=True):
        if not len(doc):
            continue
        starts, ends = token_offsets(doc, piece)
        yield Sentence(
            report=report,
            span=piece.span,
            whole=piece.whole,
            number=number,
            is_title=(number == 0 and _has_title(report, spans)) or _is_heading(report.text, piece.whole),
            paragraph=report.text.count("\n\n", 0, piece.span.start),
            doc=doc,
            starts=starts,
            ends=ends,
            speaker=piece.speaker,
            quantities=[q for q in quantities if piece.span.contains(q.span)],
        )


def _is_heading(text: str, span: Span) -> bool:
    """Say whether a sentence is a heading inside the report: a short line of its own without a stop."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.end]
    rest = text[span.end :].split("\n", 1)[0].strip(" .-–")
    words = span.of(text).split()
    return (
        len(words) <= 9
        and not rest
        and len(line) <= span.end - span.start + 6
        and text[span.end - 1 : span.end] not in '.!?”"'
        and "\n" in text[span.end :]
    )


def _has_title(report: Report, spans: list[Span]) -> bool:
    """Say whether the first sentence is a headline: a line of its own without a full stop."""
    first = spans[0]
    if report.text[first.end :].startswith("\n\n") and first.end - first.start < 160 and len(spans) > 1:
        return True
    line = report.text[first.start :].split("\n", 1)[0].rstrip()
    return first.start + len(line) <= first.end + 1 and not line.endswith((".", "!", "”", '"'))
