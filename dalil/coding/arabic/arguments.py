"""What stands around an event word: noun phrases, subject, construct, governing verb."""

from collections.abc import Iterator, Sequence

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.strikes import Strikes
from dalil.coding.arabic.tables import grammar, grammar_verbs, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.model import Span

_REACH = 14


class Arguments(Strikes):
    """Answers what stands around the event words of one parsed sentence."""

    def after(self, trigger: Trigger, mention: Mention) -> list[Chunk]:
        """Return the chunks after the trigger's first word, up to the end of its clause.

        Inside a phrase with a gap they are the subject ("سلّم | عشرة مقاتلين | أنفسهم"); words of
        the phrase itself are left out unless they head a longer noun phrase.
        """
        _, end = self.parsed.segment(trigger.first)
        end = max(end, self.parsed.segment(trigger.last)[1])
        mine = {t.first for t in mention.all_triggers}
        others = [t.first for t in self.parsed.triggers if t.first > trigger.first and t.first not in mine]
        return list(self._after(trigger, end, [at for at in others if at not in trigger.words]))

    def _after(self, trigger: Trigger, end: int, others: Sequence[int]) -> Iterator[Chunk]:
        own = set(trigger.words)
        hedged = aside = borne = False
        for chunk in self.chunks:
            if chunk.last <= trigger.first + 1 or chunk.first >= end and not hedged:
                continue
            if any(at in chunk for at in others):
                asides = any(self.parsed.is_aside(t) for t in self.parsed.triggers if t.first in chunk)
                if asides or chunk.first < trigger.last:
                    continue
                return
            if chunk.kind == "verb" and chunk.first < trigger.last and chunk.first not in own:
                aside = True
                continue
            if aside and chunk.kind == "np" and chunk.last <= trigger.last:
                aside = False
                continue
            if chunk.kind == "verb" and chunk.first not in own:
                if not self._is_aside_verb(chunk.first):
                    return
                hedged = self.words[chunk.first].rest in grammar_verbs("hedge_verbs")
                borne = not hedged and self.words[chunk.first].rest not in grammar_verbs("member_verbs")
                continue
            if borne and chunk.kind == "np":  # "مسلحان يستقلان | دراجة نارية | ..."
                borne = False
                continue
            if chunk.kind == "mark" and chunk.first > trigger.last and not hedged:
                return
            if chunk.kind not in ("np", "pp") or self.words[chunk.head].bare in word_set("fired"):
                continue
            if hedged:
                hedged = chunk.preposition != "ل"
                end = max(end, self.parsed.segment(chunk.first)[1])
                continue
            yield from self._outside(chunk, trigger)

    def _outside(self, chunk: Chunk, trigger: Trigger) -> Iterator[Chunk]:
        """Yield what of a chunk is not the phrase's own words."""
        inside = [at for at in trigger.words if at in chunk]
        if not inside:
            yield chunk
        elif trigger.verb is None or chunk.first in trigger.words[:1]:
            return
        elif (
            chunk.kind == "np"
            and inside[0] > chunk.head
            and (inside[-1] == chunk.last - 1 or self._has_pronoun(inside[0]))
        ):
            yield Chunk("np", chunk.first, inside[0], "", self.parsed.chunker.head(chunk.first, inside[0]))
        elif chunk.kind == "np" and self._is_full_noun(chunk.head):
            yield chunk
        elif chunk.kind == "pp" and chunk.head == inside[-1] and self._is_full_noun(chunk.head):
            yield self.with_owner(chunk)
        elif chunk.first in inside:
            body = self.words[inside[-1]]
            own = body.bare in word_set("killed") and not body.rest.endswith(("ها", "هم", "هن", "هما"))
            first = inside[-1] if own else inside[-1] + 1
            while (
                first < chunk.last
                and body.index < first
                and (self._is_event_word(first) or self._describes(first))
            ):
                first += 1
            if first < chunk.last:
                yield Chunk("np", first, chunk.last, "", self.parsed.chunker.head(first, chunk.last))
        elif chunk.last - chunk.first > len(inside) and chunk.kind == "np":
            yield chunk

    def with_owner(self, chunk: Chunk) -> Chunk:
        """Return a noun with the counted owners that follow it: "على منازل | سبع عائلات"."""
        number = self.parsed.chunk_at(chunk.first)
        following = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        if following is None or following.kind != "np" or following.first != chunk.last:
            return chunk
        if chunk.head != chunk.last - 1 or following.first not in self.passage.quantity_at:
            return chunk
        return Chunk(chunk.kind, chunk.first, following.last, chunk.preposition, chunk.head)

    def _has_pronoun(self, at: int) -> bool:
        """Say whether a pronoun closes the word: "شاب | أنفاسه الأخيرة"."""
        written = self.words[at].span.of(self.passage.report.text)
        return self.words[at].rest.endswith(("ه", "ها", "هم", "هما", "هن")) and not written.endswith("ة")

    def _is_full_noun(self, at: int) -> bool:
        """Say whether the word of a phrase is a party by itself: "يستهدف | رتلا", not "حتفهم"."""
        word = self.words[at]
        closed = word.rest.endswith(("هم", "ها", "هن", "هما")) or word.bare in word_set("killed")
        return bool(word.classes & {"site", "person", "place"}) and not closed

    def _is_event_word(self, at: int) -> bool:
        return any(at in trigger.words for trigger in self.parsed.triggers)

    def _is_aside_verb(self, at: int) -> bool:
        """Say whether the verb only hedges or describes the noun before it: "يعتقد أنها", "تؤوي نازحين"."""
        rest = self.words[at].rest
        return rest in grammar_verbs("hedge_verbs") or rest in grammar_verbs("bearing_verbs")

    def subject_before(self, trigger: Trigger) -> Chunk | None:
        """Return the subject that stands before a verb, or that it shares with the verb before it."""
        number = self.parsed.chunk_at(trigger.first)
        if number < 0:
            return None
        if self.chunks[number].kind == "np":
            chunk = self.chunks[number]
            return chunk if any(at not in trigger.words for at in range(chunk.first, chunk.last)) else None
        if self.words[trigger.first].conjunction or self._goes_on(number):
            return self._subject_of_previous(number - int(self._goes_on(number)))
        return self._noun_before(number)

    def _goes_on(self, number: int) -> bool:
        """Say whether ثم or "before that" leads to the verb: it shares the subject before."""
        if number < 2 or self.chunks[number - 1].kind != "mark":
            return False
        mark = self.words[self.chunks[number - 1].first]
        before = self.words[mark.index - 1]
        return mark.text == "ثم" or mark.text == "ان" and before.rest in word_set("before_that")

    def _noun_before(self, number: int) -> Chunk | None:
        """Return the noun phrase before a verb; prepositional phrases, asides and relatives are skipped."""
        for at in range(number - 1, -1, -1):
            chunk = self.chunks[at]
            if self._is_aside_clause(at, number):
                continue
            if chunk.kind == "np":
                return chunk
            word = self.words[chunk.first]
            if chunk.kind == "verb" and word.rest not in grammar("auxiliaries"):
                return None
            if chunk.kind == "mark" and word.text[len(word.conjunction) :] not in grammar("relatives"):
                return None
        return None

    def _is_aside_clause(self, at: int, number: int) -> bool:
        """Say whether the chunk is of a clause in commas that tells who somebody is: "، وهو تونسي، هرب"."""
        if self._is_hedge(at) or at > 0 and self._is_hedge(at - 1) or at > 1 and self._is_hedge(at - 2):
            return True
        for mark in range(at, max(at - 4, -1), -1):
            opening = self.words[self.chunks[mark].first]
            if self.chunks[mark].kind == "mark" and opening.text in word_set("who_is"):
                return any(chunk.kind == "comma" for chunk in self.chunks[at:number])
        return False

    def _is_hedge(self, at: int) -> bool:
        """Say whether the chunk is a verb that hedges the noun before it: "طيران يعتقد أنه روسي"."""
        chunk = self.chunks[at]
        return chunk.kind == "verb" and self.words[chunk.first].rest in grammar_verbs("hedge_verbs")

    def _subject_of_previous(self, number: int) -> Chunk | None:
        """Return the subject of the verb before, which a verb after و shares: "شن ... واعتقل"."""
        for at in range(number - 1, -1, -1):
            chunk = self.chunks[at]
            word = self.words[chunk.first]
            if chunk.kind == "mark" and word.text in word_set("blocking"):
                return None
            if (
                chunk.kind != "verb"
                or self._points_back(chunk.first)
                or word.rest in grammar("auxiliaries")
            ):
                continue
            following = [c for c in self.chunks[at + 1 : number] if c.kind == "np"]
            if following and self.is_strong_doer(following[0]):
                return following[0]
            before = self._noun_before(at)
            if self.is_doer(before):
                return before
        first = next((c for c in self.chunks[:number] if c.kind == "np"), None)
        return first if self.is_strong_doer(first) else None

    def _points_back(self, at: int) -> bool:
        """Say whether the verb has an object pronoun, as in a relative clause: "التي تفرضها"."""
        form = self.passage.index.verb(self.words[at].rest)
        return form is not None and bool(form.suffix)

    def pushed(self, trigger: Trigger) -> Chunk | None:
        """Return who was driven to something: "دفع القصف | مئات العائلات | إلى النزوح"."""
        first, _ = self.parsed.segment(trigger.first)
        for number, chunk in enumerate(self.chunks):
            if chunk.kind != "verb" or not first <= chunk.first < trigger.first:
                continue
            if self.words[chunk.first].rest in word_set("pushes"):
                between = [
                    c for c in self.chunks[number + 1 :] if c.kind == "np" and c.last <= trigger.first
                ]
                return between[-1] if between and self.is_person(between[-1]) else None
        return None

    def construct(self, trigger: Trigger) -> Chunk | None:
        """Return what stands in construct with the noun: "قصف | الطيران الروسي"."""
        number = self.parsed.chunk_at(trigger.last)
        gapped = len(trigger.words) > 1 and trigger.words[1] > trigger.first + 1
        kept = len(trigger.words) > 1 and bool(
            self.words[trigger.last].classes & {"site", "place", "aircraft"}
        )
        if any(
            self.words[at].preposition == "ب" and "aircraft" in self.words[at].classes
            for at in trigger.words
        ):
            return None
        start = trigger.last if kept else trigger.last + 1
        if gapped and not self.parsed.chunker.is_verb(trigger.last):
            kept, start = False, trigger.first + 1
            number = self.parsed.chunk_at(trigger.first)
        if number < 0 or trigger.is_definite and len(trigger.words) == 1:
            return None
        chunk = self.chunks[number]
        mention = self.passage.actor_at.get(start)
        if mention is not None and mention.kind == "adjective":
            return None
        if start < chunk.last:
            while not kept and start < chunk.last and self._describes(start):
                start += 1
            if start < chunk.last and self.words[start].text == "من":
                start += 1
            if start < chunk.last and not self.words[start].conjunction:
                return Chunk("np", start, chunk.last, "", self.parsed.chunker.head(start, chunk.last))
            return None
        following = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        near = following is not None and following.first - chunk.last <= 1
        return following if following is not None and near and following.kind == "np" else None

    def _describes(self, at: int) -> bool:
        """Say whether the word only describes the event noun: غارات *جوية مكثفة*."""
        word = self.words[at]
        if at in self.passage.quantity_at or at in self.passage.actor_at or word.kind != "word":
            return word.kind == "quote"
        if word.rest.endswith("يه") and not word.is_definite and at not in self.passage.place_at:
            return True
        if at in self.passage.place_at or word.classes - {"aircraft", "doer"}:
            return False
        return not word.is_definite and word.rest.endswith(("ه", "ي", "ا", "ين"))

    def adjective_actor(self, trigger: Trigger) -> Span | None:
        """Return the adjective that names who strikes: "غارات روسية", "القصف التركي"."""
        for at in range(trigger.last + 1, min(trigger.last + 4, self.parsed.sentence.last)):
            mention = self.passage.actor_at.get(at)
            if mention is not None and mention.kind == "adjective":
                return self.words[at].own_span
            if self.words[at].kind != "word" or self.words[at].is_separate:
                return None
        return None

    def governing_subject(self, trigger: Trigger) -> Chunk | None:
        """Return the subject of the verb that the noun depends on: "شن X غارات", "أقدم X على إعدام"."""
        first, _ = self.parsed.segment(trigger.first)
        beside = self.words[max(first, trigger.first - 2) : trigger.first]
        if any(word.rest in word_set("beside") for word in beside):
            return None
        for number in range(len(self.chunks) - 1, -1, -1):
            verb = self.chunks[number]
            if verb.kind != "verb" or not first <= verb.first < trigger.first:
                continue
            light = grammar_verbs("light_verbs").get(self.words[verb.first].rest)
            if light is None or light.lemma in ("تعرض", "خضع") or _only_tells(light.lemma, trigger):
                continue
            told = self.words[verb.first + 1 : trigger.first]
            happened = word_set("circulating") | word_set("occurring")
            if light.lemma == "نفى" and any(word.rest in happened for word in told):
                return None
            between = [c for c in self.chunks[number + 1 :] if c.kind == "np" and c.last <= trigger.first]
            if light.lemma in ("دعا", "طالب", "ناشد", "حث") and trigger.type != "protest":
                return self._called(number, between)
            if light.lemma == "اتهم" and between:
                return between[-1] if self.is_doer(between[-1]) else None
            if between and self.is_doer(between[0]):
                return between[0]
            subject = self._noun_before(number)
            if self.words[verb.first].conjunction:
                subject = self._subject_of_previous(number)
            if self.is_doer(subject):
                return subject
        return None

    def _called(self, number: int, between: Sequence[Chunk]) -> Chunk | None:
        """Return who is called upon to act: "دعت البعثة | طرفي القتال | إلى هدنة"."""
        called = between[1:] or (between if self._noun_before(number) is not None else [])
        return called[0] if called and self.is_doer(called[0]) else None

    def exposed(self, trigger: Trigger) -> Chunk | None:
        """Return what was exposed to the event: "تعرضت | مدينة الأبيض | لقصف"."""
        first, _ = self.parsed.segment(trigger.first)
        for number, chunk in enumerate(self.chunks):
            if chunk.kind != "verb" or not first <= chunk.first < trigger.first:
                continue
            light = grammar_verbs("light_verbs").get(self.words[chunk.first].rest)
            if light is not None and light.lemma in ("تعرض", "خضع"):
                between = [
                    c for c in self.chunks[number + 1 :] if c.kind == "np" and c.last <= trigger.first
                ]
                return between[0] if between else self._noun_before(number)
        return None

    def sides(self, chunk: Chunk) -> tuple[Chunk, Chunk] | None:
        """Return the two sides of "بين X وY", `None` where they are no parties."""
        first = chunk.first + 1
        joint = next((at for at in range(first + 1, chunk.last) if self.words[at].conjunction == "و"), None)
        if joint is None:
            return None
        last = self.parsed.chunks[-1].last if joint >= chunk.last else chunk.last
        one = Chunk("np", first, joint, "", self.parsed.chunker.head(first, joint))
        two = Chunk("np", joint, last, "", self.parsed.chunker.head(joint, last))
        return (one, two) if self.is_doer(one) or self.is_doer(two) else None


def _only_tells(lemma: str, trigger: Trigger) -> bool:
    """Say whether the verb only makes the event known: "سجلت الوزارة خمس وفيات"."""
    return lemma in ("سجل", "كشف") or lemma == "أعلن" and trigger.is_harm
