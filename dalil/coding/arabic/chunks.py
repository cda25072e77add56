"""Shallow parse of an Arabic sentence: noun phrases, prepositional phrases, verbs and clause marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dalil.coding.arabic.passage import Passage, Sentence
from dalil.coding.arabic.tables import common_verbs, grammar
from dalil.coding.arabic.words import Word
from dalil.language.cardinals import is_number_word
from dalil.language.counted import counted_noun
from dalil.model import Span

Kind = Literal["np", "pp", "verb", "mark", "comma", "date"]
_NUMERAL_PREPOSITIONS = grammar
_BIG = 9


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of words: `first` to `last` (exclusive) of the report."""

    kind: Kind
    first: int
    last: int
    preposition: str = ""
    """Of a prepositional phrase, folded."""
    head: int = -1
    """Index of the head noun (after numbers and the preposition)."""

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.last


class Chunker:
    """Cuts one sentence into chunks."""

    def __init__(self, passage: Passage, sentence: Sentence, nouns: frozenset[int]) -> None:
        """`nouns` are words that a trigger takes as nouns though they may be spelled like verbs."""
        self.passage = passage
        self.sentence = sentence
        self.nouns = nouns
        self.words = passage.words

    def chunks(self) -> list[Chunk]:
        """Return the chunks of the sentence, in order."""
        return list(self._chunks())

    def _chunks(self) -> Iterator[Chunk]:
        at = self.sentence.first
        while at < self.sentence.last:
            chunk = self._chunk(at)
            if chunk is not None:
                yield chunk
            at = chunk.last if chunk is not None else at + 1

    def _chunk(self, at: int) -> Chunk | None:
        word = self.words[at]
        if word.kind == "quote":
            return None
        if word.kind in ("stop", "dash"):
            return Chunk("mark", at, at + 1)
        if word.kind == "comma":
            return Chunk("comma", at, at + 1)
        if at in self.passage.date_at and at not in self.passage.quantity_at:
            return Chunk("date", at, self._end_of_date(at))
        if self.is_clause_start(at):
            return Chunk("mark", at, at + 1)
        if self.is_verb(at):
            return Chunk("verb", at, at + 1)
        if self._is_preposition(at):
            return self._prepositional(at)
        return self._noun_phrase(at, at, "")

    def _end_of_date(self, at: int) -> int:
        mention = self.passage.date_at[at]
        last = at + 1
        while last < self.sentence.last and self.passage.date_at.get(last) is mention:
            last += 1
        return last

    def is_clause_start(self, at: int) -> bool:
        """Say whether the word opens a clause: حيث, فيما, الذي, أن, ..."""
        word = self.words[at]
        if word.kind != "word":
            return False
        bare = word.text[len(word.conjunction) :]
        if bare in grammar("relatives"):
            return True
        if bare in ("ما", "حتي", "كما"):
            return self._next_is_verb(at) or bare == "كما"
        if bare == "غير":
            return at + 1 < self.sentence.last and self.words[at + 1].text == "ان"
        return bare in grammar("clause_starts") and bare not in self._as_noun(at)

    def _as_noun(self, at: int) -> tuple[str, ...]:
        return ("اما",) if False else ()

    def _next_is_verb(self, at: int) -> bool:
        return at + 1 < self.sentence.last and self.is_verb(at + 1)

    def is_verb(self, at: int) -> bool:
        """Say whether the word is a finite verb, as far as its spelling and place tell."""
        word = self.words[at]
        if word.kind != "word" or at in self.nouns or word.preposition in ("ب", "ك") or word.is_definite:
            return False
        if at in self.passage.quantity_at or at in self.passage.place_at or at in self.passage.date_at:
            return False
        form = self.passage.index.verb(word.rest) or common_verbs().get(word.rest)
        if form is None or is_number_word(word.rest):
            return False
        if word.preposition == "ل" and form.tense != "present":
            return False
        if counted_noun(word.rest) is not None or (
            word.classes and form.tense == "past" and not form.suffix
        ):
            return False
        before = self.words[at - 1] if at > self.sentence.first else None
        return not (before is not None and before.is_separate and before.rest in _NOUN_NEXT)

    def _is_preposition(self, at: int) -> bool:
        word = self.words[at]
        if word.kind != "word" or at in self.passage.quantity_at:
            return False
        if word.preposition:
            return True
        return word.is_separate and not (word.rest in ("شرق", "غرب") and False)

    def _prepositional(self, at: int) -> Chunk:
        word = self.words[at]
        if word.preposition and not word.is_separate:
            chunk = self._noun_phrase(at, at, word.preposition)
            return chunk or Chunk("pp", at, at + 1, word.preposition, at)
        start = at + 1
        while start < self.sentence.last and self.words[start].kind == "quote":
            start += 1
        nested = start < self.sentence.last and self._is_preposition(start)
        if (
            start >= self.sentence.last
            or (nested and not self.words[start].preposition)
            or self.words[start].kind != "word"
            and start not in self.passage.quantity_at
            and self.words[start].kind != "number"
            or self.is_clause_start(start)
            or start in self.passage.date_at
            and start not in self.passage.quantity_at
            or (self.is_verb(start) and word.rest not in _NOUN_NEXT)
        ):
            return Chunk("pp", at, at + 1, word.rest, at)
        chunk = self._noun_phrase(at, start, word.rest)
        return chunk or Chunk("pp", at, at + 1, word.rest, at)

    def _noun_phrase(self, first: int, start: int, preposition: str) -> Chunk | None:
        """Return the noun phrase whose nouns begin at `start`; `first` is its preposition, if any."""
        last = start + 1
        while last < self.sentence.last and self._continues(start, last):
            last += 1
        while (
            last > start + 1 and self.words[last - 1].kind == "quote" and not self._closes(start, last - 1)
        ):
            last -= 1
        return Chunk("pp" if preposition else "np", first, last, preposition, self._head(start, last))

    def _closes(self, start: int, at: int) -> bool:
        return True

    def _head(self, start: int, last: int) -> int:
        """Return the noun counted or named: "نحو 500 من عناصر" has its head at عناصر."""
        quantity = self.passage.quantity_at.get(start)
        for at in range(start, last):
            word = self.words[at]
            if quantity is not None and self.passage.quantity_at.get(at) is quantity and not word.classes:
                continue
            if word.kind == "word" and not is_number_word(word.rest):
                return at
        return start

    def _continues(self, start: int, at: int) -> bool:
        """Say whether the word goes on with the noun phrase that began at `start`."""
        word, before = self.words[at], self.words[at - 1]
        if word.kind == "quote":
            return self._quote_continues(at)
        if word.kind in ("comma", "stop", "dash"):
            return False
        if self._same_mention(at):
            return True
        if at in self.passage.date_at and at not in self.passage.quantity_at:
            return False
        if self.is_clause_start(at) or self.is_verb(at) or at - start > 2 * _BIG:
            return False
        if word.conjunction == "و":
            return self._coordinates(start, at)
        if self._is_preposition(at):
            return self._is_partitive(start, at)
        if before.is_separate and before.rest == "من":
            return True
        return not self._begins_new(start, at)

    def _quote_continues(self, at: int) -> bool:
        """A quote inside a name goes on: تنظيم "الدولة"; one before a verb or mark ends the phrase."""
        following = at + 1
        while following < self.sentence.last and self.words[following].kind == "quote":
            following += 1
        return following < self.sentence.last and (
            self.words[at].text in "\"')]}" or self.words[following].kind == "word"
        )

    def _same_mention(self, at: int) -> bool:
        """Say whether the word and the one before belong to one number or one name."""
        for by_word in (self.passage.quantity_at, self.passage.actor_at, self.passage.place_at):
            here = by_word.get(at)  # type: ignore[attr-defined]
            if here is not None and here is by_word.get(at - 1):  # type: ignore[attr-defined]
                return True
        return False

    def _coordinates(self, start: int, at: int) -> bool:
        """Say whether و joins a noun to the phrase, not a clause: "رجل وزوجته", "بلدتي رطلة والكسرة"."""
        word = self.words[at]
        if at in self.nouns and start not in self.nouns:
            return False
        if word.preposition and not self.words[start].preposition:
            return False
        return self.passage.index.verb(word.rest) is None or bool(word.classes)

    def _is_partitive(self, start: int, at: int) -> bool:
        """Say whether من goes on with a number or an indefinite person: "17 شخصا من أصحاب المقاهي"."""
        word = self.words[at]
        if word.rest != "من" or word.preposition or at + 1 >= self.sentence.last:
            return False
        after = self.words[at + 1]
        counted = any(index in self.passage.quantity_at for index in range(start, at))
        person = bool(self.words[at - 1].classes & {"person"}) or (
            at - 2 >= start and bool(self.words[at - 2].classes & {"person"})
        )
        goes = "person" in after.classes or "doer" in after.classes or at + 1 in self.passage.actor_at
        return (counted or person or at - start <= 2) and (goes or after.kind == "quote")

    def _begins_new(self, start: int, at: int) -> bool:
        """Say whether another noun phrase begins: "تنظيم الدولة | ثلاثة مدنيين"."""
        word, before = self.words[at], self.words[at - 1]
        if at in self.passage.quantity_at and at - 1 in self.passage.quantity_at:
            return False
        if at in self.passage.quantity_at:
            return not (at - 1 == start and before.rest in ("اكثر", "نحو"))
        if word.kind == "number":
            return not is_number_word(before.rest)
        if before.kind == "quote":
            return not word.is_definite and bool(word.classes)
        if _is_accusative(word, self.passage.report.text):
            return (
                not _is_accusative(before, self.passage.report.text)
                and at - 1 not in self.passage.quantity_at
            )
        return self._closed_before(start, at)

    def _closed_before(self, start: int, at: int) -> bool:
        """Say whether the phrase was complete at the word before."""
        word, before = self.words[at], self.words[at - 1]
        named = (
            at - 1 in self.passage.actor_at
            and self.passage.actor_at.get(at) is not self.passage.actor_at[at - 1]
        )
        new_noun = bool(word.classes) and not _is_adjective(word)
        if word.is_definite:
            heads = word.classes & {"person", "site", "place"}
            return bool(heads) and (named or before.is_definite) and not _is_adjective(word)
        if before.is_definite or named or at - 1 in self.passage.place_at:
            return new_noun or at in self.passage.place_at or not _is_adjective(word) and not named
        if _is_adjective(before) and before.index > start:
            return new_noun or at in self.passage.place_at
        return False


_NOUN_NEXT = frozenset(
    {
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "خلال",
        "اثر",
        "جراء",
        "نتيجه",
        "بسبب",
        "عقب",
        "اثناء",
        "ضد",
        "بين",
        "دون",
        "منذ",
    }
)


def _is_adjective(word: Word) -> bool:
    """Say whether the word is shaped like an adjective of origin or kind: حربية, الروسي, مجهولون."""
    bare = word.bare
    if bare in (
        "مجهولون",
        "مجهولين",
        "مجهول",
        "مجهوله",
        "ملثمون",
        "مسلحه",
        "مسلح",
        "مكثفه",
        "عنيفه",
        "مسيره",
        "متفرقه",
        "متفجره",
    ):
        return True
    return (
        len(bare) > 3
        and bare.endswith(("يه", "ي", "يين", "يون", "يتين", "يات"))
        and not word.classes & {"civilians", "children", "women", "site"}
    )


def _is_accusative(word: Word, text: str) -> bool:
    """Say whether the word ends in the alef of an indefinite object: مسؤولا, رجلا."""
    if word.is_definite or len(word.rest) < 4 or not word.rest.endswith("ا"):
        return False
    written = word.span.of(text)
    return "\u064b" in written[-3:] or "person" in word.classes or bool(word.classes)


def chunk_span(passage: Passage, chunk: Chunk) -> Span:
    """Return the words of a chunk without its preposition, without quotes at only one end."""
    first = chunk.first
    if chunk.kind == "pp" and passage.words[first].is_separate and not passage.words[first].preposition:
        first += 1
    return trimmed_span(passage, first, chunk.last)


def trimmed_span(passage: Passage, first: int, last: int) -> Span:
    """Return the span of words `first` to `last`, quotes that are not closed inside left out."""
    words: Sequence[Word] = passage.words
    while (
        first < last - 1
        and words[first].kind in ("quote", "comma", "dash")
        and not _is_paired(words, first, last)
    ):
        first += 1
    while (
        last > first + 1
        and words[last - 1].kind in ("quote", "comma", "dash")
        and _opens_only(words, first, last)
    ):
        last -= 1
    start = words[first].own_span.start if words[first].kind == "word" else words[first].span.start
    return Span(start, max(words[last - 1].span.end, start + 1))


def _is_paired(words: Sequence[Word], first: int, last: int) -> bool:
    quotes = [w for w in words[first:last] if w.kind == "quote"]
    return len(quotes) % 2 == 0 and bool(quotes)


def _opens_only(words: Sequence[Word], first: int, last: int) -> bool:
    quotes = [w for w in words[first:last] if w.kind == "quote" and w.text not in "#_"]
    return (
        len(quotes) % 2 == 1 or words[last - 1].text in "([{" or words[last - 1].kind in ("comma", "dash")
    )
