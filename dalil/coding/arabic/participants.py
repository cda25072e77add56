"""Who did it and to whom: the roles of a mention, from its verbs, verbal nouns and prepositions."""

from functools import cache

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.frames import HARMED, Frame, frame_of
from dalil.coding.arabic.mentions import STRIKES, Mention
from dalil.coding.arabic.role_words import RoleWords
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.tables import folded, grammar_verbs, word_set
from dalil.coding.arabic.trigger import Trigger

_DATE = 3
"""Words of a date that may stand between a subject and its object."""


class RoleFinder(RoleWords):
    """Finds the roles of mentions in one parsed sentence."""

    def roles(self, mention: Mention) -> Roles:
        """Return actor and target of a mention: its own words first, then the victims' words."""
        frame = frame_of(mention.type)
        found = Roles()
        own = [mention.trigger, *(t for t in mention.triggers if t is not mention.trigger)]
        for trigger in own:
            if not trigger.is_harm or mention.type == "killing":
                killed = mention.type in STRIKES and trigger.type in ("assassination", "execution")
                found = _joined(found, self._of_trigger(trigger, HARMED if killed else frame, mention))
        for trigger in mention.harms:
            if trigger not in mention.triggers:
                victims = self._of_trigger(trigger, HARMED, mention)
                if self.is_event(victims.target):
                    continue
                actor = victims.actor if self.args.is_strong_doer(victims.actor) else None
                found = _joined(found, Roles(actor, victims.target))
        if found.actor is None and found.actor_span is None:
            found = found._replace(actor=self._agent(mention))
        if mention.type == "displacement" and found.actor is None:
            found = found._replace(actor=self.behind(mention))
        if mention.type == "explosion" and self.is_weapon(found.target):
            found = found._replace(target=None, lacks_subject=False)
        if mention.type == "explosion" and self.is_weapon(found.actor):
            found = found._replace(actor=None, lacks_subject=False)
        if mention.type in STRIKES:
            found = self._of_shells(mention, found)
        found = found._replace(actor=self.args.with_hedge(found.actor))
        if mention.type == "decline" and (found.actor is None or not self.args.is_doer(found.actor)):
            found = found._replace(actor=self.nearest_actor(mention.trigger.first))
        if found.target is not None and self.is_no_target(found.target):
            found = found._replace(target=None)
        if mention.type == "protest" and self.is_event(found.actor):
            found = found._replace(actor=None)
        if mention.type == "embezzlement" and found.actor is None:
            found = found._replace(target=found.target or self.taken(mention.trigger), lacks_subject=True)
        if mention.type == "clash":
            found = self.repelled(mention, found)
        if mention.type in ("clash", "infighting", "agreement"):
            found = self.two_sides(mention, found)
        return found

    def _of_shells(self, mention: Mention, found: Roles) -> Roles:
        """Shells fall: who fired them stands in a relative clause, what they hit after على."""
        actor, target = found.actor, found.target
        for trigger in mention.triggers:
            if actor is None and found.actor_span is None:
                actor = self.args.relative_subject(trigger)
            if target is None:
                target = self.args.hit_after(trigger, mention.type)
        victims = self._victims(mention)
        if target is not None and victims is not None and self.is_bare_place(target):
            counted = any(
                at in self.parsed.passage.quantity_at for at in range(victims.first, victims.last)
            )
            fighters = counted and "fighters" in self.words[victims.head].classes
            target = victims if fighters and mention.type != "clash" else target
        return found._replace(actor=actor, target=target or victims)

    def _victims(self, mention: Mention) -> Chunk | None:
        for trigger in mention.harms:
            if trigger.harm == "killed":
                victims = self._of_trigger(trigger, HARMED, mention).target
                if victims is not None and not self.is_event(victims):
                    return victims
        return None

    def _of_trigger(self, trigger: Trigger, frame: Frame, mention: Mention) -> Roles:
        if trigger.verb is not None and not self.is_verbal_noun(trigger):
            return self._of_verb(trigger, frame, mention)
        return self._of_noun(trigger, frame, mention)

    # --- verbs

    def _of_verb(self, trigger: Trigger, frame: Frame, mention: Mention) -> Roles:
        after = self.args.after(trigger, mention)
        nouns = [chunk for chunk in after if chunk.kind == "np"]
        before = self.args.subject_before(trigger)
        dead = {t.first for t in mention.harms if t.verb is None and t not in mention.triggers}
        nouns = [chunk for chunk in nouns if chunk.head not in dead]
        if trigger.verb is not None and trigger.verb.number == "many" and not frame.takes_object:
            nouns = [chunk for chunk in nouns if self.args.is_person(chunk)]
        target = self._prepositional(after, frame)
        if mention.type == "release" and self.frees_them(trigger):
            return Roles(nouns[0] if nouns else before, None, lacks_subject=not nouns and before is None)
        if mention.type == "extortion" and target is not None:
            nouns = [chunk for chunk in nouns if self.args.is_doer(chunk)][:1]
        if frame.subject == "target":
            return self._moved(trigger, nouns, before, target)
        craft = self.args.aircraft_of(trigger)
        if craft is not None and trigger.verb is not None and frame.takes_object:
            return Roles(craft, next((c for c in nouns if c.first >= craft.last), target))
        if mention.type == "discovery" and trigger.last > trigger.first:
            finder = next(
                (c for c in nouns if c.last <= trigger.last and c.head not in trigger.words), None
            )
            told = trigger.is_marked_passive or self.words[trigger.first].conjunction
            finder = finder or (before if not told and self.args.is_finder(before) else None)
            return Roles(finder, self.found(trigger, nouns))
        if trigger.verb is not None and trigger.verb.lemma in ("تعرض", "خضع"):
            own = [c for c in nouns if c.head not in trigger.words]
            return Roles(None, own[0] if own else before)
        if mention.type == "explosion" and self.words[trigger.first].rest in grammar_verbs("hit_verbs"):
            own = [c for c in nouns if c.head not in trigger.words and not self.is_weapon(c)]
            return Roles(None, own[0] if own else target)
        literal = [chunk for chunk in nouns if chunk.head in trigger.words]
        if literal and mention.type == "raid" and self.args.is_doer(literal[0]):
            return Roles(literal[0], target or (nouns[1] if len(nouns) > 1 else None))
        if literal and frame.takes_object and not frame.victims:
            others = [chunk for chunk in nouns if chunk not in literal and self.args.is_doer(chunk)]
            return Roles(others[0] if others else before if self.args.is_doer(before) else None, literal[0])
        led = next((c for c in nouns if c.first == trigger.last + 1), None)
        if led is not None and len(trigger.words) > 1 and self.words[trigger.last].text == "علي":
            between = next((c for c in nouns if c.last <= trigger.last), None)
            subject = between or (before if self.args.is_doer(before) else None)
            return Roles(subject, led, lacks_subject=subject is None and before is None)
        if trigger.is_marked_passive and self.args.is_strong_doer(before):
            before = None
        if trigger.is_marked_passive and frame.takes_object:
            return Roles(None, (nouns[0] if nouns else None) or before or target)
        if not frame.takes_object:
            subject = nouns[0] if nouns else before
            return Roles(subject, target, lacks_subject=subject is None)
        if trigger.verb is not None and trigger.verb.suffix:
            subject = next((c for c in (*nouns[:1], before) if self.args.is_doer(c)), None)
            alone = not nouns and (before is None or self.args.is_person(before))
            return Roles(subject, target, lacks_subject=subject is None and alone)
        return self._active(trigger, nouns, before, target, frame)

    def _moved(
        self, trigger: Trigger, nouns: list[Chunk], before: Chunk | None, target: Chunk | None
    ) -> Roles:
        """Displacement: who leaves is the target; with an object, the subject drives out."""
        if len(nouns) > 1 and self.args.is_doer(nouns[0]) and self.args.is_person(nouns[1]):
            return Roles(nouns[0], nouns[1])
        drives = trigger.verb is not None and trigger.verb.lemma in _driving_lemmas()
        if drives and nouns and self.args.is_strong_doer(before) and self.args.is_person(nouns[0]):
            return Roles(before, nouns[0])
        people = [c for c in (*nouns, before) if c is not None and self.args.is_person(c)]
        if people:
            return Roles(None, people[0])
        return Roles(None, target)

    def _active(
        self, trigger: Trigger, nouns: list[Chunk], before: Chunk | None, target: Chunk | None, frame: Frame
    ) -> Roles:
        """Subject and object of a verb whose spelling may be active or passive."""
        is_subject = self.args.is_doer(before)
        if nouns and before is not None and self.is_told_by(before, trigger):
            return Roles(None, nouns[0])
        if target is not None and "عن" in frame.on:
            may_free = nouns or self.args.is_strong_doer(before)
            subject = (nouns[0] if nouns and not is_subject else before) if may_free else None
            return Roles(subject, target, lacks_subject=not nouns and before is None)
        hit = (
            bool(nouns)
            and bool(self.words[nouns[0].head].classes & {"site"})
            and not self.args.is_doer(nouns[0])
        )
        if nouns and target is not None and is_subject and nouns[0].first > target.first:
            return Roles(before, target)
        if nouns and before is not None and is_subject and self._agrees(trigger, before):
            return Roles(before, nouns[0])
        if len(nouns) > 1 and (self.args.is_doer(nouns[0]) or not frame.victims and not hit):
            return Roles(nouns[0], nouns[1])
        if nouns and is_subject:
            return Roles(before, nouns[0])
        if frame.victims and self._are_two(nouns):
            return Roles(nouns[0], nouns[1])
        if nouns and not frame.victims:
            accusative = self.args.is_accusative(nouns[0])
            if not accusative and (target is not None or self.args.is_doer(nouns[0])):
                return Roles(nouns[0], target)
            return Roles(None, nouns[0], lacks_subject=True)
        if nouns:
            whole = (
                trigger.verb is not None
                and len(trigger.words) > 1
                and trigger.verb.lemma in _light_lemmas()
            )
            if (target is not None or whole) and self.args.is_strong_doer(nouns[0]):
                return Roles(nouns[0], target)
            active = trigger.verb is not None and trigger.verb.voice == "active"
            active = active or self.disagrees(trigger, nouns[0])
            return Roles(None, nouns[0], lacks_subject=active or self.args.is_accusative(nouns[0]))
        if before is not None and frame.victims and not self.args.is_strong_doer(before):
            return Roles(None, target or before)
        return Roles(before if is_subject else None, target, lacks_subject=before is None)

    def _are_two(self, nouns: list[Chunk]) -> bool:
        """Say whether an unlisted subject stands before its object: "اختطفت | الشبيبة الثورية | قاصرا"."""
        if len(nouns) < 2 or nouns[1].first - nouns[0].last > _DATE or not self.args.is_person(nouns[1]):
            return False
        if any(at in self.parsed.passage.quantity_at for at in range(nouns[0].first, nouns[0].last)):
            return False
        head = self.words[nouns[0].head]
        return head.is_definite or "person" not in head.classes and self.args.is_accusative(nouns[1])

    def _agrees(self, trigger: Trigger, before: Chunk) -> bool:
        """Say whether the phrase before the verb is its subject: the verb is plural, or follows at once."""
        if trigger.verb is not None and trigger.verb.number != "one":
            return True
        first, _ = self.parsed.segment(trigger.first)
        opens = all(word.kind != "word" or word.is_tag for word in self.words[first : before.first])
        return opens and before.last == trigger.first

    # --- nouns

    def _of_noun(self, trigger: Trigger, frame: Frame, mention: Mention) -> Roles:
        """A verbal noun or event noun: construct, adjective, relative clause, governing verb, owner."""
        after = self.args.after(trigger, mention)
        target = self._prepositional(after, frame, is_noun=mention.type in STRIKES)
        if mention.type == "displacement":
            target = self.args.pushed(trigger) or target
        span = self.args.adjective_actor(trigger)
        inside = self.args.construct(trigger)
        actor: Chunk | None = None
        if inside is not None and self.is_hit(trigger, inside):
            target = target or inside
        elif inside is not None:
            actor, target = self._of_construct(inside, after, target, frame)
        relative = self.args.relative_subject(trigger)
        if actor is not None and "aircraft" in self.words[actor.head].classes and relative is not None:
            actor = relative
        if actor is None and span is None:
            actor = relative or self.args.governing_subject(trigger) or self.args.owner(after)
        if mention.type in STRIKES or frame.victims:
            target = target or self.args.hit_after(trigger, mention.type)
        target = self.args.exposed(trigger) or target
        if mention.type == "reinforcement" and target is None:
            target = Chunk("np", trigger.first, trigger.last + 1, "", trigger.first)
        if mention.type == "discovery":
            number = self.parsed.chunk_at(trigger.last)
            target = target or (
                self.parsed.chunks[number] if number >= 0 and trigger.verb is None else None
            )
        if frame.victims and self.is_by(trigger):
            number = self.parsed.chunk_at(trigger.last)
            last = self.parsed.chunks[number].last if number >= 0 else trigger.last + 1
            start = trigger.last if self.words[trigger.first].rest == "علي" else trigger.words[1]
            by = Chunk("np", start, max(last, trigger.last + 1), "", start)
            return Roles(by if self.args.is_doer(by) else actor, None)
        exploded = mention.type == "explosion" and target is not None and target.head in trigger.words
        return Roles(actor, None if exploded or self.is_weapon(target) else target, span)

    def _of_construct(
        self, inside: Chunk, after: list[Chunk], target: Chunk | None, frame: Frame
    ) -> tuple[Chunk | None, Chunk | None]:
        """Return actor and target of a construct: "إعدام التنظيم ثلاثة", "إعدام ثلاثة"."""
        following = [c for c in after if c.kind == "np" and c.first >= inside.last]
        if frame.victims or frame.subject == "target":
            if self.args.is_strong_doer(inside) and (following or target):
                return inside, (following[0] if following else target)
            return None, inside
        if self.args.is_doer(inside):
            return inside, target or (following[0] if following else None)
        return None, target or (inside if self.args.may_suffer(inside) else None)

    # --- shared

    def _prepositional(self, after: list[Chunk], frame: Frame, *, is_noun: bool = False) -> Chunk | None:
        wanted = folded(frame.on)
        for chunk in after:
            if chunk.kind != "pp" or chunk.preposition not in wanted or chunk.last - chunk.first < 1:
                continue
            if is_noun and chunk.preposition == "ل" and self.args.is_strong_doer(chunk):
                continue
            head = self.words[chunk.head]
            if head.bare in word_set("no_target"):
                continue
            bare = head.is_separate and not head.preposition
            if bare or chunk.preposition in ("ل", "ب") and not self.args.may_suffer(chunk):
                continue
            if chunk.preposition == "ب" and not self.may_be_by(chunk, frame):
                continue
            if chunk.preposition == "الي" and not head.classes & {"site", "place"}:
                continue
            if chunk.preposition == "في" and not (
                head.classes & ({"person"} if frame.victims else {"site"})
            ):
                continue
            return chunk
        return None

    def _agent(self, mention: Mention) -> Chunk | None:
        """Return who stands after "على يد", "من قبل", "برصاص", "بقصف"."""
        first, last = mention.zone
        for at in range(first, last - 1):
            word, following = self.words[at], self.words[at + 1]
            opening = word.text[len(word.conjunction) :]
            pair = f"{opening} {following.text}"
            if pair in word_set("agent") or opening in word_set("instrument"):
                chunk = self.args.from_word(at + 2 if pair in word_set("agent") else at + 1, last)
                if self.args.is_doer(chunk):
                    return chunk
        return self.args.fired_from(mention) if mention.type in STRIKES else None


@cache
def _driving_lemmas() -> frozenset[str]:
    """Return the verbs whose subject drives out: هجّر, طرد, أجلى."""
    return frozenset(form.lemma for form in grammar_verbs("driving_verbs").values())


@cache
def _light_lemmas() -> frozenset[str]:
    return frozenset(form.lemma for form in grammar_verbs("light_verbs").values())


def _joined(found: Roles, more: Roles) -> Roles:
    """Fill the roles that are still open."""
    has_actor = found.actor is not None or found.actor_span is not None
    return Roles(
        found.actor if has_actor else more.actor,
        found.target or more.target,
        found.actor_span if has_actor else more.actor_span,
        found.lacks_subject or more.lacks_subject,
    )
