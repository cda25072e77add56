"""Whose a strike is and what it hit, told by the words around its noun."""

from collections.abc import Sequence

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import STRIKES, Mention
from dalil.coding.arabic.nouns import Nouns
from dalil.coding.arabic.tables import grammar, grammar_verbs, word_set
from dalil.coding.arabic.trigger import Trigger

_REACH = 14


class Strikes(Nouns):
    """Answers whose the strikes of one parsed sentence are and what they hit."""

    def aircraft_of(self, trigger: Trigger) -> Chunk | None:
        """Return the aircraft that a phrase holds, with whose it is: "استهدفت | مسيّرة إسرائيلية"."""
        craft = [at for at in trigger.words[1:] if "aircraft" in self.words[at].classes]
        number = self.parsed.chunk_at(craft[0]) if craft else -1
        if number < 0 or self.words[craft[0]].preposition:
            return None
        return Chunk("np", craft[0], self.chunks[number].last, "", craft[0])

    def relative_subject(self, trigger: Trigger) -> Chunk | None:
        """Return the subject of a verb after the noun that points back at it: "غارات شنها X"."""
        start = self.parsed.chunk_at(trigger.last)
        for number in range(start + 1, len(self.chunks)) if start >= 0 else ():
            chunk = self.chunks[number]
            if chunk.kind == "verb":
                form = self.passage.index.verb(self.words[chunk.first].rest)
                if (
                    form is None
                    or not form.suffix
                    or chunk.first in {t.first for t in self.parsed.triggers}
                ):
                    return None
                following = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
                return following if following is not None and following.kind == "np" else None
            relative = self.words[chunk.first].text in grammar("relatives")
            beside = chunk.kind in ("aside", "date") or chunk.preposition == "علي" or relative
            if not beside or chunk.first - trigger.last > _REACH:
                return None
        return None

    def hit_after(self, trigger: Trigger, mention_type: str) -> Chunk | None:
        """Return what a strike hit, told by a verb or preposition after it: "غارات دمرت المشفى"."""
        for number, chunk in enumerate(self.chunks):
            if not trigger.last < chunk.first < trigger.last + 2 * _REACH:
                continue
            rest = self.words[chunk.first].rest
            if chunk.kind == "verb" and rest in grammar_verbs("hit_verbs"):
                later = (c for c in self.chunks[number + 1 :] if c.kind not in ("aside", "date"))
                following = next(later, None)
                return following if following is not None and following.kind == "np" else None
            site = bool(self.words[chunk.head].classes & {"site"}) if chunk.kind == "pp" else False
            if chunk.kind == "pp" and chunk.last - chunk.first > 1:
                struck = mention_type in STRIKES and chunk.preposition in word_set("placed") and site
                if chunk.preposition == "علي" or struck:
                    return chunk
            if chunk.kind == "mark" and self.words[chunk.first].kind != "word":
                return None
            if any(t.first in chunk and t is not trigger and not t.is_harm for t in self.parsed.triggers):
                return None
        return None

    def owner(self, after: Sequence[Chunk]) -> Chunk | None:
        """Return the owner of an event noun: "غارة للتحالف", "هجوم لتنظيم الدولة"."""
        for chunk in after[:2]:
            if chunk.kind == "pp" and chunk.preposition == "ل" and self.is_strong_doer(chunk):
                return chunk
            if chunk.kind == "pp" and self.words[chunk.head].classes & {"site"}:
                return None
        return None

    def fired_from(self, mention: Mention) -> Chunk | None:
        """Return whose positions the fire came from: "قصف مدفعي من مواقع | العدو"."""
        for chunk in self.chunks:
            if not mention.trigger.first < chunk.first < mention.zone[1] or chunk.preposition != "من":
                continue
            owner = self.from_word(chunk.head + 1, chunk.last)
            if self.words[chunk.head].bare in word_set("positions") and self.is_doer(owner):
                return owner
        return None

    def with_hedge(self, chunk: Chunk | None) -> Chunk | None:
        """Return the phrase with a hedge on whose it is: "طائرات يعتقد أنها تابعة للتحالف"."""
        number = self.parsed.chunk_at(chunk.first) if chunk is not None else -1
        if chunk is None or number < 0 or number + 1 >= len(self.chunks):
            return chunk
        verb = self.chunks[number + 1]
        if verb.kind != "verb" or self.words[verb.first].rest not in grammar_verbs("hedge_verbs"):
            return chunk
        after = self.chunks[number + 2 : number + 6]
        owners = [c for c in after if c.kind == "pp" and c.preposition in ("ل", "الي")]
        bare = [c for c in after if c.kind == "np" and c.last - c.first == 1]
        last = next(iter(owners or bare), None)
        return chunk if last is None else Chunk("np", chunk.first, last.last, "", last.head)

    def from_word(self, start: int, last: int) -> Chunk | None:
        """Return the noun phrase from word `start` to the end of its chunk."""
        number = self.parsed.chunk_at(start)
        if number < 0 or start >= last or self.words[start].is_separate:
            return None
        chunk = self.chunks[number]
        return Chunk("np", start, chunk.last, "", self.parsed.chunker.head(start, chunk.last))
