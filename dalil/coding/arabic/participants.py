"""Who did it and to whom: subject, object and agent of a verb or a verbal noun."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dalil.coding.arabic.chunks import Chunk, chunk_span, trimmed_span
from dalil.coding.arabic.mentions import Mention, Parsed
from dalil.coding.arabic.tables import folded, grammar_verbs
from dalil.coding.arabic.triggers import Trigger
from dalil.coding.arabic.words import Word
from dalil.model import Span


class Roles(NamedTuple):
    """Chunks that fill the roles of one mention; `None` where the clause does not say."""

    actor: Chunk | None
    target: Chunk | None
    actor_span: Span | None = None
    """Where the actor is less than a chunk (an adjective: غارات روسية)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the arguments of the words of one type are."""

    subject: str = "actor"
    """"actor" or "target"."""
    object: str = "target"
    on: tuple[str, ...] = ()
    """Prepositions that lead to the target."""
    victims: bool = False
    """True where a lone noun phrase after the verb is who suffers it (قتل ثلاثة)."""


_FRAMES = {
    **dict.fromkeys(
        ("execution", "assassination", "killing", "abduction", "torture", "sexual_violence"),
        Frame(on=("على", "بحق", "ل", "ب"), victims=True),
    ),
    "detention": Frame(on=("على", "بحق", "ل", "في صفوف"), victims=True),
    **dict.fromkeys(("air_strike", "shelling"), Frame(on=("على", "ل", "مستهدفة"))),
    "chemical_attack": Frame(on=("على", "ل", "ضد")),
    "explosion": Frame(on=("ب", "على", "في")),
    "clash": Frame(on=("مع", "ضد", "على", "ل")),
    "infighting": Frame(on=("مع", "ضد")),
    "raid": Frame(on=("على", "ل")),
    "capture": Frame(on=("على", "ل")),
    "withdrawal": Frame(object="none"),
    "siege": Frame(on=("على", "ل")),
    "displacement": Frame(subject="target", victims=True, on=("ل",)),
    "forced_recruitment": Frame(on=("ل",), victims=True),
    "indoctrination": Frame(on=("ل",), victims=True),
    "desertion": Frame(object="none"),
    "surrender": Frame(object="none", on=("ل",)),
    "embezzlement": Frame(on=("على",)),
    "pledge": Frame(on=("ل",)),
    "decline": Frame(object="none"),
    "property_seizure": Frame(on=("على", "في", "ل")),
    "extortion": Frame(on=("على", "من")),
    "restriction": Frame(on=("على",)),
    "protest": Frame(object="none", on=("ضد",)),
    "agreement": Frame(object="none", on=("مع",)),
    "release": Frame(on=("عن", "سراح"), victims=True),
    "aid": Frame(object="none", on=()),
    "discovery": Frame(subject="none", on=("على",), victims=True),
    "reinforcement": Frame(),
}
_AGENT = folded(["على يد", "على أيدي", "من قبل", "بيد", "بأيدي", "من جانب"])
_INSTRUMENT = folded(
    [
        "برصاص",
        "بنيران",
        "بقصف",
        "بغارة",
        "بغارات",
        "بقذائف",
        "بهجوم",
        "بكمين",
        "بضربة",
        "بضربات",
        "جراء",
        "إثر",
    ]
)
_REFERENCE = folded(["هذا", "هذه", "ذلك", "تلك", "هؤلاء"])
_THERE = folded(["المدينة", "البلدة", "القرية", "الحي", "المنطقة"])


def frame_of(kind: str) -> Frame:
    """Return the frame of a type."""
    return _FRAMES.get(kind, Frame())


class RoleFinder:
    """Finds the roles of mentions in one parsed sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.passage = parsed.passage
        self.words: Sequence[Word] = parsed.passage.words
        self.chunks = parsed.chunks

    def roles(self, mention: Mention) -> Roles:
        """Return actor and target of a mention: its own words first, then the victims' words."""
        frame = frame_of(mention.type)
        actor: Chunk | None = None
        target: Chunk | None = None
        span: Span | None = None
        own = [mention.trigger, *(t for t in mention.triggers if t is not mention.trigger)]
        for trigger in own:
            found = self._of_trigger(trigger, frame, mention)
            actor, span = (actor, span) if actor or span else (found.actor, found.actor_span)
            target = target or found.target
        for trigger in mention.harms:
            if trigger not in mention.triggers:
                victims = self._of_trigger(trigger, Frame(victims=True, on=("ل",)), mention)
                target = target or victims.target
                actor = actor or (victims.actor if self._is_doer(victims.actor) else None)
        if actor is None and span is None:
            actor = self._agent(mention)
        return Roles(actor, target, span)

    def _of_trigger(self, trigger: Trigger, frame: Frame, mention: Mention) -> Roles:
        if trigger.verb is not None:
            return self._of_verb(trigger, frame, mention)
        return self._of_noun(trigger, frame, mention)

    # --- verbs

    def _of_verb(self, trigger: Trigger, frame: Frame, mention: Mention) -> Roles:
        verb = trigger.verb
        assert verb is not None  # noqa: S101  a trigger of a verb carries its form
        after = self._after(trigger, mention)
        nouns = [chunk for chunk in after if chunk.kind == "np"]
        before = self._subject_before(trigger)
        target = self._prepositional(after, frame)
        if frame.subject == "target":
            return self._moved(trigger, nouns, before, target)
        if trigger.is_marked_passive and frame.object == "target":
            return Roles(None, (nouns[0] if nouns else None) or before or target)
        if verb.suffix:
            subject = (
                nouns[0] if nouns and self._is_doer(nouns[0]) else before if self._is_doer(before) else None
            )
            return Roles(subject, target)
        return self._active(nouns, before, target, frame)

    def _moved(
        self, trigger: Trigger, nouns: Sequence[Chunk], before: Chunk | None, target: Chunk | None
    ) -> Roles:
        """Displacement: who leaves is the target; with an object, the subject drives out."""
        if len(nouns) > 1 and self._is_doer(nouns[0]) and not self._is_person(nouns[0]):
            return Roles(nouns[0], nouns[1])
        first = nouns[0] if nouns and self._is_person(nouns[0]) else None
        if first is None and before is not None and self._is_person(before):
            first = before
        return Roles(None, first or (nouns[0] if nouns else None) or target)

    def _active(
        self, nouns: Sequence[Chunk], before: Chunk | None, target: Chunk | None, frame: Frame
    ) -> Roles:
        wants_object = frame.object == "target"
        if not wants_object:
            subject = nouns[0] if nouns else before
            return Roles(subject, target)
        if len(nouns) > 1 and (self._is_doer(nouns[0]) or not frame.victims):
            return Roles(nouns[0], nouns[1])
        if nouns and before is not None and self._is_doer(before) and not self._continues_verb(before):
            return Roles(before, nouns[0])
        if nouns and target is not None and not frame.victims:
            return Roles(nouns[0], target)
        if nouns and frame.victims and target is None:
            return Roles(None, nouns[0])
        if nouns and self._is_doer(nouns[0]):
            return Roles(nouns[0], target)
        if nouns:
            return Roles(before if self._is_doer(before) else None, nouns[0])
        if before is not None:
            if frame.victims and not self._is_strong_doer(before):
                return Roles(None, target or before)
            return Roles(before, target)
        return Roles(None, target)

    def _continues_verb(self, before: Chunk) -> bool:
        """Say whether the noun phrase is the object of a verb before it, not a subject of its own."""
        return False

    # --- nouns

    def _of_noun(self, trigger: Trigger, frame: Frame, mention: Mention) -> Roles:
        """A verbal noun or event noun: construct, adjective, prepositions, the verb that governs it."""
        after = self._after(trigger, mention)
        target = self._prepositional(after, frame)
        number = self.parsed.chunk_at(trigger.last)
        inside = self._construct(trigger, number)
        actor: Chunk | None = None
        span = self._adjective_actor(trigger)
        if inside is not None:
            if frame.victims or frame.subject == "target":
                nouns = [chunk for chunk in after if chunk.kind == "np"]
                accusative = nouns[0] if nouns and self._follows(inside, nouns[0]) else None
                if self._is_strong_doer(inside) and (accusative or target):
                    actor, target = inside, accusative or target
                else:
                    target = inside
            elif self._is_doer(inside):
                actor = inside
                nouns = [chunk for chunk in after if chunk.kind == "np" and self._follows(inside, chunk)]
                target = target or (nouns[0] if nouns else None)
            elif target is None:
                target = inside
        if actor is None and span is None:
            actor = self._governing(trigger, mention) or self._relative_actor(trigger, mention)
        if actor is None and span is None:
            actor = self._of_preposition(after, trigger, frame)
        return Roles(actor, target, span)

    def _construct(self, trigger: Trigger, number: int) -> Chunk | None:
        """Return what stands in construct with the noun: "قصف | الطيران الروسي", as a chunk."""
        start = trigger.last + 1
        if number < 0 or trigger.is_definite and len(trigger.words) == 1:
            return None
        chunk = self.chunks[number]
        if start < chunk.last and start in chunk:
            first = start
            while first < chunk.last and self._describes(first):
                first += 1
            if first < chunk.last and not self.words[first].conjunction:
                return Chunk("np", first, chunk.last, "", self._head(first, chunk.last))
            return None
        following = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        near = following is not None and following.first - chunk.last <= 1
        return following if following is not None and near and following.kind == "np" else None

    def _head(self, first: int, last: int) -> int:
        quantity = self.passage.quantity_at.get(first)
        for at in range(first, last):
            same = quantity is not None and self.passage.quantity_at.get(at) is quantity
            if self.words[at].kind == "word" and not (same and not self.words[at].classes):
                return at
        return first

    def _describes(self, at: int) -> bool:
        """Say whether the word only describes the event noun: غارات *جوية مكثفة*."""
        word = self.words[at]
        if at in self.passage.quantity_at or at in self.passage.actor_at or word.kind != "word":
            return word.kind == "quote"
        if at in self.passage.place_at or word.classes - {"aircraft", "doer"}:
            return False
        return (
            not word.is_definite
            and word.rest.endswith(("ه", "ي", "ا", "ين"))
            and not word.classes & {"person"}
        )

    def _adjective_actor(self, trigger: Trigger) -> Span | None:
        """Return the adjective that names who strikes: "غارات روسية", "القصف التركي"."""
        for at in range(trigger.last + 1, min(trigger.last + 4, self.parsed.sentence.last)):
            mention = self.passage.actor_at.get(at)
            if mention is not None and mention.kind == "adjective":
                return self.words[at].own_span
            if self.words[at].kind != "word" or self.words[at].is_separate:
                return None
        return None

    def _governing(self, trigger: Trigger, mention: Mention) -> Chunk | None:
        """Return the subject of the verb that the noun depends on: "شن X غارات", "أقدم X على إعدام"."""
        first, _ = self.parsed.segment(trigger.first)
        here = [
            n
            for n, chunk in enumerate(self.chunks)
            if chunk.kind == "verb" and first <= chunk.first < trigger.first
        ]
        for number in reversed(here):
            verb = self.chunks[number]
            word = self.words[verb.first]
            if word.rest not in grammar_verbs("light_verbs"):
                continue
            between = [c for c in self.chunks[number + 1 :] if c.kind == "np" and c.last <= trigger.first]
            if between and self._is_doer(between[0]):
                return between[0]
            subject = self._noun_before(number)
            if subject is not None and self._is_doer(subject):
                return subject
        return None

    def _relative_actor(self, trigger: Trigger, mention: Mention) -> Chunk | None:
        """Return the subject of a relative verb after the noun: "غارات شنها X", "الذي نفذه X"."""
        reach = min(trigger.last + 14, self.parsed.sentence.last)
        for number, chunk in enumerate(self.chunks):
            if chunk.kind == "verb" and trigger.last < chunk.first < reach:
                word = self.words[chunk.first]
                form = grammar_verbs("light_verbs").get(word.rest)
                if form is None or not form.suffix:
                    continue
                following = [c for c in self.chunks[number + 1 :] if c.kind == "np"]
                if following:
                    return following[0]
        return None

    def _of_preposition(self, after: Sequence[Chunk], trigger: Trigger, frame: Frame) -> Chunk | None:
        """Return the owner of an event noun: "غارة للتحالف", "هجوم لتنظيم الدولة", "هجوم من قبل"."""
        for chunk in after[:2]:
            if chunk.kind == "pp" and chunk.preposition == "ل" and self._is_strong_doer(chunk):
                return chunk
        return None

    # --- shared

    def _after(self, trigger: Trigger, mention: Mention) -> list[Chunk]:
        """Return the chunks after the trigger up to the end of its clause, asides left out."""
        _, end = self.parsed.segment(trigger.first)
        end = max(end, trigger.last + 1)
        others = [
            t.first
            for t in self.parsed.triggers
            if t.first > trigger.last and t not in mention.all_triggers
        ]
        found: list[Chunk] = []
        for chunk in self.chunks:
            if chunk.first <= trigger.last and not (chunk.first <= trigger.first < chunk.last):
                if chunk.first <= trigger.first or len(trigger.words) == 1:
                    continue
                if any(chunk.first <= word < chunk.last for word in trigger.words):
                    continue
            elif chunk.first <= trigger.first:
                continue
            if chunk.first >= end and not self._aside_resumes(trigger, chunk, found):
                break
            if chunk.kind == "verb" and chunk.first > trigger.last:
                break
            if chunk.kind == "mark" and chunk.first > trigger.first + 1 and chunk.first >= end:
                break
            if any(at in chunk and chunk.kind != "pp" for at in others):
                break
            found.append(chunk)
        return found

    def _aside_resumes(self, trigger: Trigger, chunk: Chunk, found: Sequence[Chunk]) -> bool:
        return False

    def _prepositional(self, after: Sequence[Chunk], frame: Frame) -> Chunk | None:
        wanted = folded(frame.on)
        for chunk in after:
            if chunk.kind == "pp" and chunk.preposition in wanted and chunk.last - chunk.first >= 1:
                if chunk.preposition in ("ل", "ب") and not self._may_suffer(chunk):
                    continue
                if chunk.preposition == folded(["في"]) and not self.words[chunk.head].classes & {"site"}:
                    continue
                if (
                    self.words[chunk.head].is_separate
                    or chunk.head == chunk.first
                    and not self.words[chunk.first].preposition
                ):
                    continue
                return chunk
        return None

    def _may_suffer(self, chunk: Chunk) -> bool:
        head = self.words[chunk.head]
        named = chunk.head in self.passage.place_at or chunk.head in self.passage.actor_at
        return (
            bool(head.classes & {"person", "site", "place", "doer"})
            or named
            or chunk.head in self.passage.quantity_at
        )

    def _subject_before(self, trigger: Trigger) -> Chunk | None:
        number = next((n for n, c in enumerate(self.chunks) if trigger.first in c), -1)
        if number < 0:
            return None
        if self.words[trigger.first].conjunction:
            return self._subject_of_previous(number)
        return self._noun_before(number)

    def _noun_before(self, number: int) -> Chunk | None:
        """Return the noun phrase before a verb, prepositional phrases, asides and relatives skipped."""
        for chunk in reversed(self.chunks[:number]):
            if chunk.kind == "np":
                return chunk
            if chunk.kind == "verb" or (chunk.kind == "mark" and self.words[chunk.first].kind != "word"):
                return None
            if chunk.kind == "mark" and self._blocks(chunk):
                return None
        return None

    def _blocks(self, chunk: Chunk) -> bool:
        word = self.words[chunk.first]
        return word.text[len(word.conjunction) :] in folded(
            ["حيث", "فيما", "بينما", "كما", "لكن", "إذ", "ثم", "ما", "مما"]
        )

    def _subject_of_previous(self, number: int) -> Chunk | None:
        """Return the subject of the verb before, which a verb after و shares: "شن ... واعتقل"."""
        for at in range(number - 1, -1, -1):
            chunk = self.chunks[at]
            if chunk.kind == "verb":
                following = [c for c in self.chunks[at + 1 : number] if c.kind == "np"]
                if following and self._is_strong_doer(following[0]):
                    return following[0]
                return self._noun_before(at)
        first = next((c for c in self.chunks[:number] if c.kind == "np"), None)
        return first if first is not None and self._is_strong_doer(first) else None

    def _agent(self, mention: Mention) -> Chunk | None:
        """Return who stands after "على يد", "من قبل", "برصاص", "بقصف"."""
        first, last = mention.zone
        for at in range(first, last - 1):
            word, following = self.words[at], self.words[at + 1]
            pair = f"{word.text[len(word.conjunction) :]} {following.text}"
            if pair in _AGENT or word.text[len(word.conjunction) :] in _INSTRUMENT:
                start = at + 2 if pair in _AGENT else at + 1
                chunk = self._from(start, last)
                if chunk is not None and self._is_doer(chunk):
                    return chunk
        return None

    def _from(self, start: int, last: int) -> Chunk | None:
        number = self.parsed.chunk_at(start)
        if number < 0 or start >= last:
            return None
        chunk = self.chunks[number]
        if self.words[start].is_separate and not self.words[start].preposition:
            return None
        return Chunk("np", start, chunk.last, "", self._head(start, chunk.last))

    def _follows(self, one: Chunk, two: Chunk) -> bool:
        return two.first >= one.last

    def _is_doer(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase can act: an actor of the list, forces, gunmen, a group."""
        if chunk is None:
            return False
        if any(at in self.passage.actor_at for at in range(chunk.first, chunk.last)):
            return True
        return "doer" in self.words[chunk.head].classes

    def _is_strong_doer(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase is an armed actor and not persons who may be victims."""
        if chunk is None or any(at in self.passage.quantity_at for at in range(chunk.first, chunk.last)):
            return False
        head = self.words[chunk.head]
        if chunk.head in self.passage.actor_at and self.passage.actor_at[chunk.head].kind != "people":
            return True
        return "doer" in head.classes and (not head.classes & {"civilians", "women", "children"})

    def _is_person(self, chunk: Chunk) -> bool:
        head = self.words[chunk.head]
        counted = any(at in self.passage.quantity_at for at in range(chunk.first, chunk.last))
        return counted or bool(head.classes & {"person", "civilians"})

    def span(self, chunk: Chunk | None) -> Span | None:
        """Return the words of a role."""
        if chunk is None:
            return None
        return (
            chunk_span(self.passage, chunk)
            if chunk.kind == "pp"
            else trimmed_span(self.passage, chunk.first, chunk.last)
        )
