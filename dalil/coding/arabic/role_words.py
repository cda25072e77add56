"""What the phrases of a mention can be, and their exact words in the report."""

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.frames import Frame
from dalil.coding.arabic.roles import TypeRoles
from dalil.coding.arabic.shapes import chunk_span, trimmed_span
from dalil.coding.arabic.tables import grammar_part, noun_list, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.model import Span


class RoleWords(TypeRoles):
    """Answers what a phrase can be beside the event words of one parsed sentence."""

    def is_no_target(self, chunk: Chunk) -> bool:
        """Say whether the phrase is "any", what was fired, or only how something was done: "كليا"."""
        head = self.words[chunk.head]
        if self.words[chunk.first].text in grammar_part("negation", "any"):
            return True
        return head.bare in word_set("fired") or head.rest in word_set("no_target")

    def is_bare_place(self, chunk: Chunk) -> bool:
        """Say whether only a place is named as hit; the victims are then the target."""
        classes = self.words[chunk.head].classes
        return "place" in classes and "site" not in classes or not classes

    def is_told_by(self, before: Chunk, trigger: Trigger) -> bool:
        """Say whether the subject of the verb is an event: "أن | الغارة | استهدفت غرفة عمليات"."""
        near = trigger.first - before.last <= 1
        return near and self.is_event(before) and not self.args.is_doer(before)

    def is_verbal_noun(self, trigger: Trigger) -> bool:
        """Say whether a preposition stands before what only looks like a verb: "بسبب | منع الجيش إدخال"."""
        before = self.words[trigger.first - 1] if trigger.first > self.parsed.sentence.first else None
        led = (
            before is not None and before.is_separate and before.rest in word_set("after_noun_prepositions")
        )
        gapped = trigger.last - trigger.first >= len(trigger.words)
        return led and gapped and not self.words[trigger.first].conjunction

    def disagrees(self, trigger: Trigger, noun: Chunk) -> bool:
        """Say whether a feminine verb stands before men: they are its object. "اعتقلت | أربعة شبان"."""
        head = self.words[noun.head]
        form, men = trigger.verb, head.rest[-1] not in "هت" and not head.is_definite
        feminine = (
            form is not None and form.tense == "past" and self.words[trigger.first].rest.endswith("ت")
        )
        return feminine and men and "person" in head.classes and not head.classes & {"women", "doer"}

    def is_hit(self, trigger: Trigger, inside: Chunk) -> bool:
        """Say whether the noun in construct is what was struck: "استهداف | مواقع قوات النظام"."""
        head = self.words[inside.head]
        if trigger.generic is None or inside.head in self.parsed.passage.actor_at:
            return False
        return bool(head.classes & {"site"}) and not head.classes & {"person", "doer"}

    def frees_them(self, trigger: Trigger) -> bool:
        """Say whether only a pronoun tells who was let go: "أفرجت الجماعة | عنهم"."""
        following = self.words[trigger.last + 1 : trigger.last + 6]
        return any(word.rest in word_set("of_persons") for word in following)

    def is_by(self, trigger: Trigger) -> bool:
        """Say whether the phrase names who did it: "برصاص قناص", "على يد مجهولين"."""
        first = self.words[trigger.first]
        by = first.text[len(first.conjunction) :] in word_set("instrument")
        return len(trigger.words) > 1 and (by or first.rest == "علي")

    def is_weapon(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase is what exploded or a mere number, not what was hit."""
        if chunk is None:
            return False
        words = self.words[chunk.first : chunk.last]
        armed = any(word.bare in word_set("armed") for word in words)
        return armed or self.words[chunk.head].rest in noun_list("quantifiers")

    def may_be_by(self, chunk: Chunk, frame: Frame) -> bool:
        """Say whether ب leads to who or what is struck, not to the place: "الإعدام بثلاثة مدنيين"."""
        if chunk.head in self.parsed.passage.place_at:
            return False
        return not frame.victims or self.args.is_person(chunk)

    def is_event(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase is an event word and no person: "ضحايا القصف"."""
        return chunk is not None and any(
            t.first == chunk.head and t.verb is None for t in self.parsed.triggers
        )

    def with_article(self, chunk: Chunk) -> Span:
        """Return the words of "للتحالف" as they stand elsewhere with the article, else as they are."""
        text = self.parsed.passage.report.text
        own = chunk_span(self.parsed.passage, chunk)
        whole = "ال" + own.of(text)
        place = text.find(whole)
        if place >= 0:
            return Span(place, place + len(whole))
        return Span(self.words[chunk.first].span.start, own.end)

    def with_side(self, chunk: Chunk) -> Chunk:
        """Return the phrase with whose it is: "دورية تابعة | للأمن العسكري"."""
        number = self.parsed.chunk_at(chunk.last - 1)
        following = self.parsed.chunks[number + 1 : number + 2]
        if number < 0 or self.words[chunk.last - 1].bare not in word_set("owned_by") or not following:
            return chunk
        owner = following[0]
        if owner.kind != "pp" or owner.first != chunk.last or owner.preposition not in ("ل", "الي"):
            return chunk
        return Chunk(chunk.kind, chunk.first, owner.last, chunk.preposition, chunk.head)

    def span(self, chunk: Chunk | None, *, is_actor: bool = False) -> Span | None:
        """Return the words of a role, what a hedge or a relative adds to them included."""
        if chunk is None:
            return None
        first = self.words[chunk.first]
        named = is_actor or chunk.head in self.parsed.passage.actor_at
        if first.preposition == "ل" and first.is_definite and named:
            return self.with_article(chunk)
        chunk = self.with_side(chunk)
        if chunk.kind == "pp":
            return chunk_span(self.parsed.passage, chunk)
        return trimmed_span(self.parsed.passage, chunk.first, chunk.last)
