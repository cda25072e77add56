"""One Arabic report taken apart once: its words, sentences, names, dates and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from dalil.coding.arabic.lexicon import Index, index_of
from dalil.coding.arabic.numbered import numbered_names
from dalil.coding.arabic.proof import Named, proof_of
from dalil.coding.arabic.subjects import quiet_flags
from dalil.coding.arabic.tables import noun_list, slot_list
from dalil.coding.arabic.triage import triage_of
from dalil.coding.arabic.words import Word, read_words
from dalil.knowledge.actors import ActorMention
from dalil.knowledge.gazetteer import PlaceMention
from dalil.knowledge.load import Knowledge
from dalil.language.dates import DateMention, find_dates
from dalil.language.fold import Folded, fold
from dalil.language.quantities import Quantity, find_quantities
from dalil.language.sentences import split_sentences
from dalil.model import Report, Span

M = TypeVar("M", ActorMention, PlaceMention, DateMention, Quantity)


@dataclass(frozen=True)
class Passage:
    """A report with everything the slot finders ask about it."""

    report: Report
    index: Index
    folded: Folded
    words: Sequence[Word]
    sentences: Sequence["Sentence"]
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    quantities: Sequence[Quantity]
    numbered: Sequence[Span] = ()
    """Numbers and days that belong to the name of a place: "حي | 7 يوليو"."""

    @cached_property
    def named_at(self) -> frozenset[int]:
        """Words of numbers and days that go on with the name before them."""
        spans = self.numbered
        return frozenset(w.index for w in self.words if any(s.overlaps(w.span) for s in spans))

    @cached_property
    def actor_at(self) -> dict[int, ActorMention]:
        """The actor each word belongs to, by word index."""
        return self._by_word(self.actors)

    @cached_property
    def place_at(self) -> dict[int, PlaceMention]:
        """The known place name each word belongs to."""
        return self._by_word(self.places)

    @cached_property
    def date_at(self) -> dict[int, DateMention]:
        """The date each word belongs to."""
        return self._by_word(self.dates)

    @cached_property
    def quantity_at(self) -> dict[int, Quantity]:
        """The quantity each word belongs to."""
        return self._by_word(self.quantities)

    def _by_word(self, mentions: Sequence[M]) -> dict[int, M]:
        found: dict[int, M] = {}
        place = 0
        for mention in sorted(mentions, key=lambda m: m.span):
            while place > 0 and self.words[place].span.start > mention.span.start:
                place -= 1
            while place < len(self.words) and self.words[place].span.end <= mention.span.start:
                place += 1
            here = place
            while here < len(self.words) and self.words[here].span.start < mention.span.end:
                found.setdefault(here, mention)
                here += 1
        return found


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: words `first` to `last` (exclusive) of the report."""

    number: int
    first: int
    last: int
    span: Span
    folded: str
    """The folded words, one space between them, a space at both ends, for looking phrases up."""
    is_title: bool = False
    is_quiet: bool = False
    """True where nothing may be coded: no event word (triage), web debris, sport, art."""
    doubts: list[str] = field(default_factory=list)

    def has(self, phrases: frozenset[str] | tuple[str, ...]) -> bool:
        """Say whether one of the folded phrases stands in the sentence as whole words."""
        return any(f" {phrase} " in self.folded for phrase in phrases)


def read_passage(report: Report, knowledge: Knowledge) -> Passage:
    """Return the report taken apart."""
    text = report.text
    index = index_of(knowledge)
    actors = knowledge.actors.find(text, "ar", on=report.published)
    places = knowledge.gazetteer.find(text, "ar")
    starts = {mention.span.start for mention in places} | {mention.span.start for mention in actors}
    dates = find_dates(text, "ar", report.published)
    folded, words = read_words(text, index.is_known, starts)
    quantities = find_quantities(text, "ar")
    numbered = numbered_names(words, dates, quantities)
    dates = [date for date in dates if not any(span.overlaps(date.span) for span in numbered)]
    quantities = [q for q in quantities if not any(span.overlaps(q.number_span) for span in numbered)]
    named = Named(text, actors, places, dates)
    return Passage(
        report,
        index,
        folded,
        words,
        _sentences(report, words, knowledge, named),
        actors,
        places,
        dates,
        [q for q in quantities if _counts(q, text, dates) and not _in_name(q, places)],
        numbered,
    )


def _counts(quantity: Quantity, text: str, dates: Sequence[DateMention]) -> bool:
    """Say whether the words count something: days of a date and names in the dual do not."""
    if fold(quantity.number_span.of(text)).text in noun_list("names"):
        return False
    return not any(date.span.contains(quantity.number_span) for date in dates)


def _in_name(quantity: Quantity, places: Sequence[PlaceMention]) -> bool:
    """Say whether the number word opens the name of a known place of several words: أم درمان."""
    return any(
        place.span.start == quantity.number_span.start and quantity.span.end < place.span.end
        for place in places
    )


def _sentences(report: Report, words: Sequence[Word], knowledge: Knowledge, named: Named) -> list[Sentence]:
    spans = split_sentences(report.text, "ar")
    kept = triage_of(knowledge).kept(report.text, spans)
    runs = list(_runs(words, spans))
    title_end = report.text.find("\n") if "\n" in report.text else 0
    told = [words[first:last] for _, first, last in runs]
    proofs = [proof_of(run, named) for run in told] if any(kept) else []
    flags = quiet_flags(told, proofs) if proofs else [True] * len(runs)
    sentences: list[Sentence] = []
    for (number, first, last), is_quiet in zip(runs, flags, strict=True):
        span = spans[number]
        run = [w for w in words[first:last] if w.kind in ("word", "number")]
        plain = " " + " ".join(w.text for w in run) + " "
        loose = plain + " ".join(_loosened(run)) + "  " + " ".join(w.rest for w in run) + " "
        quiet = (
            not kept[number] or is_quiet or any(f" {phrase} " in plain for phrase in slot_list("debris"))
        )
        sentences.append(Sentence(number, first, last, span, loose, span.end <= title_end, quiet))
    return sentences


def _runs(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Yield number, first and last word of each sentence that holds a word."""
    at = 0
    for number, span in enumerate(spans):
        while at < len(words) and words[at].span.end <= span.start:
            at += 1
        first = at
        while at < len(words) and words[at].span.start < span.end:
            at += 1
        if first < at:
            yield number, first, at


def _loosened(words: Sequence[Word]) -> list[str]:
    """Return the words without their conjunctions, so that phrases are found after و too."""
    return [w.text[len(w.conjunction) :] for w in words]
