"""Who fills the roles of a mention, and what is peculiar to the roles of some types."""

from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.arguments import Arguments
from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import grammar_verbs, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.model import Span


class Roles(NamedTuple):
    """Chunks that fill the roles of one mention; `None` where the clause does not say."""

    actor: Chunk | None = None
    target: Chunk | None = None
    actor_span: Span | None = None
    """Where the actor is less than a noun phrase (an adjective: غارات روسية)."""
    lacks_subject: bool = False
    """True where an active verb has no subject of its own: it shares that of a verb before."""


class TypeRoles:
    """Answers what the words of some types alone say of who acts and who suffers."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.args = Arguments(parsed)

    def repelled(self, mention: Mention, found: Roles) -> Roles:
        """Of an attack that fails the one who attacks is the actor: "تصدى الجيش لهجوم شنته الميليشيا"."""
        told = [t for t in mention.triggers if t.verb is not None and t.verb.lemma in _repelling_lemmas()]
        repeller = found.actor
        if not told or repeller is None:
            return found
        for trigger in (*mention.triggers, told[0]):
            attacker = self.args.relative_subject(trigger) or self.attacker(trigger)
            if attacker is not None and attacker.first != repeller.first and self.args.is_doer(attacker):
                return Roles(attacker, repeller)
        return found

    def attacker(self, trigger: Trigger) -> Chunk | None:
        """Return whose attack the last word of a phrase is: "أحبط ... هجوما | لتنظيم الدولة"."""
        number = self.parsed.chunk_at(trigger.last)
        return self.args.owner(self.parsed.chunks[number + 1 : number + 3]) if number >= 0 else None

    def behind(self, mention: Mention) -> Chunk | None:
        """Return whose act the cause of a flight is: "نزحت بسبب قصف | الميليشيا"."""
        own = mention.all_triggers
        for trigger in self.parsed.triggers:
            if trigger in own or trigger.verb is not None or trigger.first < mention.zone[0]:
                continue
            before = [word.text for word in self.words[max(trigger.first - 2, 0) : trigger.first]]
            if not word_set("driven_by") & set(before):
                continue
            inside = self.args.construct(trigger)
            doer = inside if self.args.is_strong_doer(inside) else self.args.relative_subject(trigger)
            return doer if self.args.is_strong_doer(doer) else None
        return None

    def found(self, trigger: Trigger, nouns: list[Chunk]) -> Chunk | None:
        """Return what was found, with whose it is: "على جثامين | 11 أسيرا"."""
        number = self.parsed.chunk_at(trigger.last)
        if number < 0:
            return nouns[0] if nouns else None
        chunk = self.parsed.chunks[number]
        return self.args.with_owner(Chunk("np", trigger.last, chunk.last, "", chunk.last - 1))

    def nearest_actor(self, at: int) -> Chunk | None:
        """Return the last named actor before a word, for "its prestige fell"."""
        named = [n for n in range(self.parsed.sentence.first, at) if n in self.parsed.passage.actor_at]
        if not named:
            return None
        mention = self.parsed.passage.actor_at[named[-1]]
        first = next(n for n in named if self.parsed.passage.actor_at[n] is mention)
        return Chunk("np", first, named[-1] + 1, "", first)

    def taken(self, trigger: Trigger) -> Chunk | None:
        """Return what was taken along: "بحوزته | نحو 15 مليون دولار من عائدات النفط"."""
        first = last = trigger.first + 1
        while last < self.parsed.sentence.last and self.words[last].kind in ("word", "number"):
            if last > first and self.parsed.chunker.is_verb(last):
                break
            last += 1
        return Chunk("np", first, last, "", first) if last > first else None

    def two_sides(self, mention: Mention, found: Roles) -> Roles:
        """Read "بين X وY": the first side is the actor, the second the target."""
        for chunk in self.parsed.chunks:
            in_zone = mention.zone[0] <= chunk.first < mention.zone[1]
            if in_zone and chunk.kind == "pp" and chunk.preposition == "بين":
                sides = self.args.sides(chunk)
                if sides is not None:
                    return Roles(sides[0], sides[1])
                if mention.type == "infighting" and self.args.is_doer(chunk):
                    return Roles(chunk, found.target)
        return found


@cache
def _repelling_lemmas() -> frozenset[str]:
    return frozenset(form.lemma for form in grammar_verbs("repelling_verbs").values())
