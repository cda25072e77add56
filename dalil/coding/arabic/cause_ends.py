"""What stands at the two ends of a causal row: an event told, one pointed back at, or words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dalil.coding.arabic.drafting import Found
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.shapes import trimmed_span
from dalil.coding.arabic.tables import cause_words, grammar
from dalil.coding.arabic.words import Word
from dalil.language.arabic_lemmas import is_listed
from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

End = Found | Span
_LONGEST = 9
"""Words of a condition that no mark ends; those of news prose stay below."""
_NEAR = 3
"""Words from a marker to the event it leads to: a number, a quantifier, a noun of kind."""
_SENTENCE = 14
"""Words of a clause that is given whole as an effect."""
_PASSED = 3
"""Causes of one effect that follow each other: "نتيجة القصف وخوفاً من اجتياح"."""


class Ends:
    """Finds causes and effects in one parsed sentence; `before` are the events of earlier sentences."""

    def __init__(self, parsed: Parsed, found: Sequence[Found], before: Sequence[Found]) -> None:
        self.parsed = parsed
        self.words: Sequence[Word] = parsed.words
        self.found = found
        self.before = before

    def after(self, at: int, *, resolved: bool = True) -> list[End]:
        """Return what words from `at` on name, one end a member of a list: "القصف وتقدم القوات"."""
        return [
            end for first, last in self._members(at) for end in self._named(first, last, resolved=resolved)
        ]

    def effect_before(self, at: int) -> End | None:
        """Return what the clause before word `at` tells."""
        first = self._clause_before(at)
        told = [f for f in self.found if f.mention.trigger.first < at and not f.echo]
        told = [f for f in told if not (f.is_reference and self.parsed.is_aside(f.mention.trigger))]
        words = self._complement(first, at)
        if words is not None:
            return words
        if told:
            return told[-1]
        back = next(
            (f for n in range(first, at) if (f := self._pointed_at(self.words[n])) is not None), None
        )
        if back is not None or self._tells_harm(first, at):
            return back
        return (
            None if at <= first or at - first > _SENTENCE else trimmed_span(self.parsed.passage, first, at)
        )

    def _tells_harm(self, first: int, last: int) -> bool:
        """Say whether the words tell of victims, who belong to an event and are no effect apart from it."""
        return any(first <= trigger.first < last and trigger.harm for trigger in self.parsed.triggers)

    def _clause_before(self, at: int) -> int:
        """Return where the clause before a marker begins, other causes of the same effect passed over."""
        start = at
        for _ in range(_PASSED):
            start = max((s for s in self.parsed.starts if s < start), default=self.parsed.sentence.first)
            opening = self.words[start]
            if opening.text[len(opening.conjunction) :] not in cause_words("openings"):
                break
        return start

    def effect_after(self, at: int) -> Found | None:
        """Return the first event told after word `at`: "وعلى خلفية الحملة، خرج الأهالي"."""
        return next((f for f in self.found if f.mention.trigger.first >= at), None)

    def told_before(self, at: int) -> Found | None:
        """Return the event told last before word `at`, in the sentence or the one before."""
        told = [f for f in self.found if f.mention.trigger.first < at and not self._is_denied(f)]
        if told:
            return told[-1]
        near = [
            f
            for f in self.before
            if f.order[0] >= self.parsed.sentence.number - 1 and not self._is_denied(f)
        ]
        return near[-1] if near else None

    def subject_after(self, verb: int, lead: int) -> End | None:
        """Return the subject right after a verb, its object left out: "دفع الخوف من التجنيد العائلات"."""
        chunks = [c for c in self.parsed.chunks if verb < c.first < lead]
        if not chunks or chunks[0].first != verb + 1 or chunks[0].kind != "np":
            return None
        last = chunks[0].last
        for chunk in chunks[1:]:
            if chunk.kind != "pp" or chunk.first != last:
                break
            last = chunk.last
        counted = (n for n in range(verb + 2, last) if n in self.parsed.passage.quantity_at)
        last = min(last, next(counted, last))
        return next(iter(self._named(verb + 1, last, resolved=True)), None)

    def subject_before(self, first: int, at: int) -> End | None:
        """Return the event or the noun phrase that opens the clause before a verb: "القصف دفع العائلات"."""
        told = [f for f in self.found if first <= f.mention.trigger.first < at]
        if told:
            return told[-1]
        ends = list(self._named(first, at, resolved=True)) if 0 < at - first <= _LONGEST else []
        return ends[0] if ends else None

    def _is_denied(self, one: Found) -> bool:
        return one.draft.certainty.value in ("denied", "announced") or one.is_hypothetical

    def _complement(self, first: int, at: int) -> Span | None:
        """Return the noun phrase a preposition leads to before the marker: "حذرت من توقف المولدات"."""
        says = [n for n in range(first, at) if self.words[n].rest in cause_words("pointing_out")]
        if not says:
            return None
        leads = range(says[-1] + 1, at)
        lead = next(
            (n for n in leads if self.words[n].rest in ("من", "الي") and self.words[n].is_separate), at
        )
        end = min(self._end(lead + 1), at)
        return trimmed_span(self.parsed.passage, lead + 1, end) if 0 < end - lead - 1 <= _LONGEST else None

    def _members(self, at: int) -> Iterator[tuple[int, int]]:
        """Yield the members of a list of noun phrases that begins at `at`."""
        end = self._end(at)
        first = at
        for n in range(at + 1, end):
            if self._joins(n, first):
                yield first, n
                first = n
        if first < end:
            yield first, end

    def _joins(self, at: int, first: int) -> bool:
        """Say whether و begins another member here, no second noun of a phrase: "القصف وانعدام الحليب"."""
        word, before = self.words[at], self.words[at - 1]
        if not self._has_and(word) or before.is_separate:
            return False
        if any(self.words[n].rest in grammar("relatives") for n in range(first, at)):
            return False
        if at in self.parsed.passage.quantity_at or word.classes & {"person"}:
            return False
        same = word.is_definite == self.words[first].is_definite or not word.is_definite
        return same and word.rest not in grammar("prepositions")

    def _has_and(self, word: Word) -> bool:
        """Say whether و is written on the word; of a word no list knows, the lemmas decide."""
        if word.kind != "word" or word.conjunction == "و":
            return word.kind == "word"
        written = word.span.of(self.parsed.passage.report.text)
        return written[0] == "و" and not is_listed(written) and is_listed(written[1:])

    def _end(self, at: int) -> int:
        """Return where the words of a cause or effect end."""
        sentence, passage = self.parsed.sentence, self.parsed.passage
        end = at
        while end < sentence.last and end - at < 2 * _LONGEST:
            word = self.words[end]
            if word.kind in ("comma", "stop", "dash") or end in passage.date_at:
                break
            if end > at and (self._opens_clause(end) or self._leads_away(end)):
                break
            end += 1
        return end

    def _opens_clause(self, at: int) -> bool:
        word = self.words[at]
        if word.rest in grammar("relatives") or word.bare in cause_words("measures"):
            return False
        if any(self.words[n].rest in grammar("relatives") for n in range(max(at - 2, 0), at)):
            return False
        return self.parsed.chunker.is_clause_start(at) or self.parsed.chunker.is_verb(at)

    def _leads_away(self, at: int) -> bool:
        """Say whether a day, a time or a place of the event follows, no part of what is named."""
        word = self.words[at]
        following = self.words[at + 1] if at + 1 < self.parsed.sentence.last else None
        if word.rest in cause_words("ending"):
            return True
        named = following is not None and (
            following.index in self.parsed.passage.place_at or bool(following.classes & {"place"})
        )
        inside = word.preposition == "ب" and (at in self.parsed.passage.place_at or "place" in word.classes)
        return word.rest == "في" and named or inside

    def _named(self, first: int, last: int, *, resolved: bool) -> Iterator[End]:
        """Yield the event that words `first` to `last` tell or point back at, else the words."""
        span = self._span(first, last)
        shown = self.words[first].rest in cause_words("demonstratives") and first + 1 < last
        head = self.words[first + shown]
        if not resolved or head.bare in cause_words("measures"):
            yield span
            return
        told = next((f for f in self.found if self._begins(f, first, last)), None)
        if told is not None and not told.is_reference:
            yield told
            return
        yield self._pointed_at(head) or told or span

    def _span(self, first: int, last: int) -> Span:
        """Return the words without the و that joins them to the member before."""
        span, word = trimmed_span(self.parsed.passage, first, last), self.words[first]
        joined = not word.conjunction and self._joins(first, first - 1) if first else False
        return Span(span.start + 1, span.end) if joined else span

    def _begins(self, one: Found, first: int, last: int) -> bool:
        """Say whether the event is told by the head of the words, or by a number or kind before it."""
        firsts = [trigger.first for trigger in one.mention.all_triggers]
        return any(first <= at < min(first + _NEAR, last) for at in firsts)

    def _pointed_at(self, head: Word) -> Found | None:
        """Return the event told before that a definite noun points back at: "الحصار", "هذه الهجمات"."""
        kinds = _pointing_nouns().get(head.bare)
        if kinds is None or not head.is_definite:
            return None
        told = [f for f in (*self.before, *self.found) if f.mention.trigger.first < head.index]
        told = [f for f in told if f.draft.type in kinds and not f.is_reference and not self._is_denied(f)]
        if not told:
            return None
        return told[0] if head.bare in cause_words("whole_stories") else told[-1]


@cache
def _pointing_nouns() -> Mapping[str, frozenset[str]]:
    table = language_table("arabic_causes")["pointing_nouns"]
    return {fold(noun).text: frozenset(kinds) for noun, kinds in table.items()}
