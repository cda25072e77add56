"""Shallow parse of an Arabic sentence: noun phrases, prepositional phrases, verbs and clause marks."""

from collections.abc import Iterator

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.passage import Passage, Sentence
from dalil.coding.arabic.shapes import is_accusative, is_adjective
from dalil.coding.arabic.tables import grammar, grammar_part, noun_list, word_set
from dalil.coding.arabic.words import Word
from dalil.language.cardinals import is_number_word
from dalil.language.counted import counted_noun

_LONGEST = 18
"""Words of a noun phrase; longer runs in news prose are lists that lost their commas."""


def _asides() -> frozenset[str]:
    """Return words that stand before a verb and are no noun: قد, لم, لن."""
    return grammar_part("negation", "verb") - {"ما"} | {"قد", "لقد"}


class Chunker:
    """Cuts one sentence into chunks."""

    def __init__(
        self, passage: Passage, sentence: Sentence, nouns: frozenset[int], verbs: frozenset[int]
    ) -> None:
        """`nouns` and `verbs`: words that a trigger takes as such, whatever else they may be."""
        self.passage = passage
        self.sentence = sentence
        self.nouns = nouns
        self.verbs = verbs
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
        if word.kind == "quote" or word.text in ("و", "او"):
            return None
        if word.is_tag:
            return Chunk("aside", at, at + 1)
        if word.kind in ("stop", "dash"):
            return Chunk("mark", at, at + 1)
        if word.kind == "comma":
            return Chunk("comma", at, at + 1)
        if at in self.passage.date_at and at not in self.passage.quantity_at:
            return Chunk("date", at, self._end_of_date(at))
        adverb = word.text in noun_list("adverbs") or word.text[len(word.conjunction) :] in _asides()
        if adverb and at not in self.nouns:
            return Chunk("aside", at, at + 1)
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
        if word.kind != "word" or at in self.passage.quantity_at:
            return False
        bare = word.text[len(word.conjunction) :]
        if bare in grammar("relatives"):
            return True
        following = self.words[at + 1].text if at + 1 < self.sentence.last else ""
        if bare in ("ما", "حتي"):
            return at + 1 < self.sentence.last and self.is_verb(at + 1)
        if bare == "الامر":
            return following in grammar("relatives")
        if bare == "غير":
            return following == "ان"
        return bare in grammar("clause_starts")

    def is_verb(self, at: int) -> bool:
        """Say whether the word is a finite verb, as far as its spelling and place tell."""
        word = self.words[at]
        if at in self.verbs and self._opens_clause(at):
            return True
        if word.kind != "word" or at in self.nouns or word.preposition in ("ب", "ك") or word.is_definite:
            return False
        for by_word in (self.passage.quantity_at, self.passage.place_at, self.passage.date_at):
            if at in by_word:
                return False
        if word.text in noun_list("adverbs") or self._names_place(at):
            return False
        form = self.passage.index.verb(word.rest)
        if form is None:
            return self._is_shaped_like_verb(word)
        if is_number_word(word.rest) or word.is_separate:
            return False
        if word.preposition == "ل" and form.tense != "present":
            return False
        written = word.span.of(self.passage.report.text)
        if written.endswith("ة") or "\u064b" in written:
            return False
        is_noun = bool(word.classes) or counted_noun(word.rest) is not None
        if is_noun and form.tense == "past":
            return False
        before = self.words[at - 1] if at > self.sentence.first else None
        if before is not None and before.text == "من" and word.text.endswith("وا"):
            return True
        if is_noun and before is not None and self._follows_verb(before):
            return False
        return not (
            before is not None and before.is_separate and before.rest in word_set("after_noun_prepositions")
        )

    def _opens_clause(self, at: int) -> bool:
        """Say whether a verb may stand here whatever its spelling: first, or after a mark."""
        word, before = self.words[at], self.words[at - 1]
        opened = (
            before.text in grammar("clause_starts")
            or before.text == "كيف"
            or before.kind in ("comma", "stop")
        )
        return at == self.sentence.first or word.conjunction != "" or opened

    def _follows_verb(self, before: Word) -> bool:
        """Two verbs in a row are rare: a word that may be a noun is the subject of the verb before."""
        known = self.passage.index.verb(before.rest) is not None and not before.classes
        return known and before.rest not in grammar("auxiliaries") and before.kind == "word"

    def _names_place(self, at: int) -> bool:
        """Say whether the word is the name after a place word: "بلدة | كفر تخاريم", "قرية دير | قانون"."""
        word, before = self.words[at], self.words[at - 1]
        if at <= self.sentence.first or word.kind != "word" or before.kind != "word":
            return False
        if word.is_separate or word.preposition in ("ب", "ل") or word.conjunction == "و" and word.classes:
            return False
        if word.rest in word_set("name_prefixes") and before.bare in word_set("exact"):
            return not before.is_definite
        if before.rest in word_set("name_prefixes") and at - 1 > self.sentence.first:
            before = self.words[at - 2]
        return before.rest in word_set("place_words")

    def _is_shaped_like_verb(self, word: Word) -> bool:
        """An unknown word of four letters or more that begins with ي is nearly always an imperfect."""
        rest = word.rest.removeprefix("و")
        known = self.passage.index.is_known
        unknown = not word.classes and not known(word.rest) and not known(rest)
        named = word.index in self.passage.actor_at
        return unknown and not named and len(rest) > 3 and rest.startswith(("ي", "سي", "ست"))

    def _is_preposition(self, at: int) -> bool:
        word = self.words[at]
        if word.kind != "word" or at in self.passage.quantity_at and not word.preposition:
            return False
        some = word.rest in word_set("some_of_them") and at > self.sentence.first and self.is_verb(at - 1)
        return bool(word.preposition) or word.is_separate and not some

    def _prepositional(self, at: int) -> Chunk:
        word = self.words[at]
        if word.preposition and not word.is_separate:
            return self._noun_phrase(at, at, word.preposition)
        start = at + 1
        while start < self.sentence.last and self.words[start].kind == "quote":
            start += 1
        if start >= self.sentence.last or not self._may_follow(word, start):
            return Chunk("pp", at, at + 1, word.rest, at)
        return self._noun_phrase(at, start, word.rest)

    def _may_follow(self, preposition: Word, start: int) -> bool:
        """Say whether a noun phrase begins after a preposition."""
        word = self.words[start]
        if word.kind not in ("word", "number") or self.is_clause_start(start):
            return False
        if start in self.passage.date_at and start not in self.passage.quantity_at:
            return False
        if word.is_separate and not word.preposition and word.rest not in noun_list("directions"):
            return start in self.passage.quantity_at
        return not self.is_verb(start) or preposition.rest in word_set("after_noun_prepositions")

    def _noun_phrase(self, first: int, start: int, preposition: str) -> Chunk:
        """Return the noun phrase whose nouns begin at `start`; `first` is its preposition, if any."""
        last = start + 1
        while last < self.sentence.last and last - start < _LONGEST and self._continues(start, last):
            last += 1
        while last > start + 1 and self.words[last - 1].text == "و":
            last -= 1
        return Chunk("pp" if preposition else "np", first, last, preposition, self.head(start, last))

    def head(self, start: int, last: int) -> int:
        """Return the noun counted or named: "نحو 500 من عناصر" has its head at عناصر."""
        for at in range(start, last):
            word = self.words[at]
            plain = word.kind == "word" and not is_number_word(word.rest)
            if plain and (word.rest not in noun_list("quantifiers") or at == last - 1):
                return at
        return start

    def _continues(self, start: int, at: int) -> bool:
        """Say whether the word goes on with the noun phrase that began at `start`."""
        word, before = self.words[at], self.words[at - 1]
        if word.kind == "quote":
            return self._quote_continues(at)
        if word.kind in ("comma", "stop", "dash"):
            return False
        if self._leads_on(at):
            return False
        if at in self.passage.named_at or self._same_mention(at) or self._names_place(at):
            return True
        if word.rest in word_set("itself"):
            return True
        if before.bare in word_set("name_parts") and word.kind == "word" and not word.is_separate:
            return True
        if at in self.passage.date_at and at not in self.passage.quantity_at:
            return False
        if self.is_clause_start(at) or self.is_verb(at) or word.text in noun_list("adverbs") | _asides():
            return False
        if word.conjunction == "و" or word.text == "و":
            return self._coordinates(start, at)
        if before.text == "و":
            return True
        if self._is_preposition(at):
            return self._is_partitive(start, at)
        if before.is_separate and before.rest == "من":
            return True
        return not self._begins_new(start, at)

    def _quote_continues(self, at: int) -> bool:
        """A quote inside a name goes on: تنظيم "الدولة"; one before a verb or mark ends the phrase."""
        if self.words[at].text in "([":
            return False
        following = at + 1
        while following < self.sentence.last and self.words[following].kind == "quote":
            following += 1
        if following >= self.sentence.last:
            return False
        closing = self._is_closing(at)
        return closing or self.words[following].kind == "word" and not self.is_verb(following)

    def _is_closing(self, at: int) -> bool:
        """Say whether the quote mark closes one opened earlier in the sentence."""
        text = self.words[at].text
        if text in ")]}":
            return True
        marks = [w for w in self.words[self.sentence.first : at] if w.kind == "quote" and w.text == text]
        return text in "\"'" and len(marks) % 2 == 1

    def _same_mention(self, at: int) -> bool:
        """Say whether the word and the one before belong to one number or one name."""
        for by_word in (self.passage.quantity_at, self.passage.actor_at, self.passage.place_at):
            here = by_word.get(at)
            if here is not None and here is by_word.get(at - 1):
                return True
        return False

    def _leads_on(self, at: int) -> bool:
        """Say whether a direction leads to the next place: "بادية السخنة | شرقي حمص"."""
        word, following = self.words[at], self.passage.place_at.get(at + 1)
        compass = word.rest in word_set("wide") and word.is_separate and not word.conjunction
        return compass and following is not None and following is not self.passage.place_at.get(at)

    def _coordinates(self, start: int, at: int) -> bool:
        """Say whether و joins a noun to the phrase, not a clause: "رجل وزوجته", "بلدتي رطلة والكسرة"."""
        word = self.words[at]
        if word.text == "و":
            return at + 1 < self.sentence.last and self.words[at + 1].kind in ("quote", "number")
        if at in self.nouns and start not in self.nouns:
            return False
        if word.preposition and not self.words[start].preposition:
            return False
        led = bool(self.words[start].preposition) or start > 0 and self.words[start - 1].is_separate
        if led and "doer" in word.classes and self._subject_follows(at):
            return False
        is_verb = self.passage.index.verb(word.rest) is not None and not word.classes
        return not (word.is_separate or is_verb)

    def _subject_follows(self, at: int) -> bool:
        """Say whether the noun after و is the subject of a verb: "في دمشق والدفاعات الجوية تتصدى"."""
        for place in range(at + 1, min(at + 4, self.sentence.last)):
            word = self.words[place]
            if self.is_verb(place):
                return True
            if word.kind != "word" or word.is_separate or word.preposition:
                return False
        return False

    def _is_partitive(self, start: int, at: int) -> bool:
        """Say whether من goes on with a number or an indefinite person: "17 شخصا من أصحاب المقاهي"."""
        word = self.words[at]
        if word.rest != "من" or word.preposition or at + 1 >= self.sentence.last:
            return False
        after = self.words[at + 1]
        if after.kind == "quote" and at + 2 < self.sentence.last:
            after = self.words[at + 2]
        if after.is_separate:
            return False
        counted = any(index in self.passage.quantity_at for index in range(start, at))
        person = any("person" in w.classes for w in self.words[max(start, at - 2) : at])
        if "site" in after.classes and "person" not in after.classes:
            return False
        head = self.words[self.head(start, at)].classes
        if "place" in head and "person" not in head:
            return False
        goes = bool(after.classes & {"person", "doer"}) or after.index in self.passage.actor_at
        return (counted or person or at - start <= 2) and goes

    def _begins_new(self, start: int, at: int) -> bool:
        """Say whether another noun phrase begins: "تنظيم الدولة | ثلاثة مدنيين"."""
        word, before = self.words[at], self.words[at - 1]
        if word.kind == "number" and before.bare in word_set("units"):
            return False
        if at in self.passage.quantity_at:
            return at - 1 not in self.passage.quantity_at or self._is_complete_quantity(at)
        if word.kind == "number":
            return not is_number_word(before.rest)
        if at - 1 in self.passage.quantity_at and before.kind != "quote":
            return False
        if before.kind == "quote":
            return self._is_closing(at - 1) and not word.is_definite and bool(word.classes)
        text = self.passage.report.text
        if is_accusative(word, text):
            return not is_accusative(before, text) and at - 1 not in self.passage.quantity_at
        return self._closed_before(start, at)

    def _cannot_govern(self, word: Word) -> bool:
        """A plural that keeps its ن is in construct with nothing: "مسلحون | مترجما"."""
        shaped = len(word.rest) > 4 and word.rest.endswith(("ون", "ين"))
        return shaped and not word.is_definite and bool(word.classes & {"person", "doer"})

    def _is_counted(self, word: Word) -> bool:
        """Say whether the word is the noun of a number, which a definite noun does not go on with."""
        if word.index and self.words[word.index - 1].text == "من":
            return False
        nouns = (q.noun_span for q in self.passage.quantities)
        return any(noun is not None and noun.overlaps(word.span) for noun in nouns)

    def _is_possessed(self, word: Word) -> bool:
        """Say whether a pronoun closes the noun: عائلاتهم, منازلها."""
        written = word.span.of(self.passage.report.text)
        return len(word.rest) > 4 and word.rest.endswith(("هم", "ها", "هن")) and not written.endswith("ة")

    def _is_complete_quantity(self, at: int) -> bool:
        return self.passage.quantity_at[at] is not self.passage.quantity_at[at - 1]

    def _closed_before(self, start: int, at: int) -> bool:
        """Say whether the phrase was complete at the word before."""
        word, before = self.words[at], self.words[at - 1]
        owner = self.passage.actor_at.get(at - 1)
        own = owner is not None and owner.kind in ("name", "forces", "aircraft", "country")
        named = own and self.passage.actor_at.get(at) is not owner
        new_noun = bool(word.classes) and not is_adjective(word)
        strikes = word_set("events") | word_set("shells")
        if before.bare in strikes and word.classes & {"place", "site"} and not word.is_definite:
            return True
        if self._cannot_govern(before) and not word.rest.endswith(("ون", "ين", "ان")):
            return not is_adjective(word)
        if self._is_possessed(before) and not word.is_definite:
            return new_noun or at in self.passage.place_at
        if at in self.nouns and (named or before.is_definite) and word.is_definite:
            return True
        here = self.passage.actor_at.get(at)
        if named and here is not None and here.kind != "adjective":
            return True
        if named and self.passage.place_at.get(at) not in (None, self.passage.place_at.get(at - 1)):
            return True
        if word.is_definite and before.is_definite and word.bare in word_set("kinds"):
            return False
        if word.is_definite:
            heads = word.classes & {"person", "site", "place"}
            closed = (
                self._is_counted(before)
                or named
                or before.is_definite
                or is_adjective(before)
                and before.index > start
            )
            return bool(heads) and closed and not is_adjective(word)
        noun = self.words[at - 2] if is_adjective(before) and at - 2 >= start else before
        if before.is_definite and noun.bare in word_set("apposed") and at in self.passage.place_at:
            return False
        if before.is_definite or named or at - 1 in self.passage.place_at:
            return new_noun or at in self.passage.place_at or not is_adjective(word)
        if is_adjective(before) and before.index > start:
            return new_noun or at in self.passage.place_at
        return False
