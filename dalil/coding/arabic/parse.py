"""A sentence with its triggers, chunks and clauses."""

from collections.abc import Sequence

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.chunks import Chunker
from dalil.coding.arabic.passage import Passage, Sentence
from dalil.coding.arabic.tables import folded, grammar, grammar_part, word_set
from dalil.coding.arabic.trigger import Trigger


class Parsed:
    """One sentence, parsed; slot finders ask it where clauses begin and what stands where."""

    def __init__(self, passage: Passage, sentence: Sentence, triggers: Sequence[Trigger]) -> None:
        self.passage = passage
        self.sentence = sentence
        self.triggers = triggers
        self.words = passage.words
        nouns = frozenset(trigger.first for trigger in triggers if trigger.verb is None)
        verbs = frozenset(trigger.first for trigger in triggers if trigger.verb is not None)
        self.chunker = Chunker(passage, sentence, nouns, verbs)
        self.chunks: list[Chunk] = self.chunker.chunks()
        self.starts = self._segment_starts()

    def segment(self, at: int) -> tuple[int, int]:
        """Return the clause that word `at` stands in."""
        before = [start for start in self.starts if start <= at]
        after = [start for start in self.starts if start > at]
        return (before[-1] if before else self.sentence.first, after[0] if after else self.sentence.last)

    def chunk_at(self, at: int) -> int:
        """Return the number of the chunk that holds word `at`, -1 where none does."""
        return next((n for n, chunk in enumerate(self.chunks) if at in chunk), -1)

    def opener(self, at: int) -> str:
        """Return the folded word that opens the clause of word `at`, its conjunction taken off."""
        word = self.words[self.segment(at)[0]]
        return word.text[len(word.conjunction) :]

    def plain(self, first: int, last: int) -> str:
        """Return words `first` to `last` as folded text without conjunctions, spaces at both ends."""
        words = [w for w in self.words[first:last] if w.kind in ("word", "number")]
        return " " + " ".join(w.text[len(w.conjunction) :] for w in words) + " "

    def mask(self, spans: Sequence[tuple[int, int]]) -> None:
        """Take words that name a source out of the chunks: they are no participant and no place."""
        hidden = {at for first, last in spans for at in range(first, last)}
        self.chunks = [
            Chunk("aside", c.first, c.last) if c.kind in ("np", "pp") and c.head in hidden else c
            for c in self.chunks
        ]

    def _segment_starts(self) -> list[int]:
        starts = {self.sentence.first}
        for at in range(self.sentence.first + 1, self.sentence.last):
            if self._starts_segment(at):
                starts.add(at)
        return sorted(starts)

    def _starts_segment(self, at: int) -> bool:
        word, before = self.words[at], self.words[at - 1]
        if word.kind == "stop":
            return True
        if word.kind not in ("word", "number"):
            return False
        actors = self.passage.actor_at
        if at in actors and actors[at] is actors.get(at - 1):
            return False
        after_comma = before.kind == "comma"
        if self.chunker.is_clause_start(at) or (after_comma and word.conjunction == "و"):
            return True
        if (word.conjunction or after_comma) and self.chunker.is_verb(at):
            return True
        if word.conjunction == "و" and any(at == t.first and t.verb is None for t in self.triggers):
            return True
        following = self.words[at + 1].text if at + 1 < self.sentence.last else ""
        if word.rest in folded(["بعد", "قبل", "منذ"]) and following in word_set("with_that"):
            return True
        return self._is_part(at, after_comma=after_comma) or self._opens_adjunct(at)

    def _is_part(self, at: int, *, after_comma: bool) -> bool:
        """Say whether a part of the victims begins here: "، عشرة منهم ببرميل"."""
        near = self.words[at : at + 3]
        return (
            after_comma
            and at in self.passage.quantity_at
            and any(w.rest in word_set("of_them") for w in near)
        )

    def _opens_adjunct(self, at: int) -> bool:
        """Say whether a preposition leads from here to another event: "بعد انسحاب", "على خلفية القصف"."""
        run = [w.text for w in self.words[at : at + 2]]
        run[0] = run[0][len(self.words[at].conjunction) :]
        adjuncts = grammar_part("adjuncts", "words")
        size = 2 if " ".join(run) in adjuncts else 1 if run[0] in adjuncts else 0
        if size == 0 and len(run) > 1 and self.words[at + 1].preposition == "ل":
            size = 1 if f"{run[0]} ل" in adjuncts else 0
        if not size or at in self.passage.date_at:
            return False
        told = [t for t in self.triggers if not t.is_harm and not self.is_aside(t)]
        nouns = [t for t in told if t.verb is None or t.first == at + size]  # no verb follows a preposition
        return any(at + size <= t.first <= at + size + 1 for t in nouns)

    def is_aside(self, trigger: Trigger) -> bool:
        """Say whether a definite event noun only points at an event: "نتيجة هذه الهجمات ..."."""
        if trigger.verb is not None or not trigger.is_definite or len(trigger.words) > 1:
            return False
        before = self.words[max(self.sentence.first, trigger.first - 2) : trigger.first]
        if not any(w.text[len(w.conjunction) :] in word_set("beside") for w in before):
            return False
        after = trigger.last + 1
        while (
            after < self.sentence.last
            and self.words[after].is_definite
            and after not in self.passage.actor_at
        ):
            after += 1
        if after >= self.sentence.last:
            return True
        word = self.words[after]
        relative = word.text[len(word.conjunction) :] in grammar("relatives")
        return not relative and word.rest not in folded(["على"])
