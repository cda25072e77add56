"""One thing led to another, as the report says it: rows apart from the claims."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dalil.coding.draft import DraftCause
from dalil.coding.english.classes import has_class, is_person, lemma_of
from dalil.coding.english.event import VIOLENT
from dalil.coding.english.phrases import is_definite, phrase_span, tokens_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.coding.english.told import Told
from dalil.coding.english.tree import (
    direct_object,
    is_passive,
    is_verb,
    own_subject,
    path_up,
    prep_objects,
    subject_of,
)
from dalil.language.words import language_table
from dalil.model import Span

End = int | Span
_DEADLY = VIOLENT | {"killing"}


class Link(NamedTuple):
    """Two ends and the words that join them."""

    cause: End
    effect: End
    marker: Span


def find_causes(told: Sequence[Told], reading: Reading) -> list[DraftCause]:
    """Return the causal rows of a report; at least one end of each is a claim."""
    rows: dict[tuple[End, End], DraftCause] = {}
    for sentence in reading.sentences:
        if sentence.is_title or any(
            one.event.sentence is sentence and one.draft.rule.startswith("part of a total") for one in told
        ):
            continue  # "of the deaths, 47 were caused by": an event's own casualties are no causal row
        finder = _Finder(sentence, told, _listed_after(sentence, told, reading))
        for link in finder.links():
            ends = (link.cause, link.effect)
            if link.cause != link.effect and any(isinstance(end, int) for end in ends):
                rows.setdefault(ends, _row(link, told))
    return list(rows.values())


def _row(link: Link, told: Sequence[Told]) -> DraftCause:
    index = link.effect if isinstance(link.effect, int) else link.cause
    draft = told[index].draft if isinstance(index, int) else None
    source = None if draft is None else draft.attribution
    sure = draft is None or draft.certainty.value != "uncertain"
    return DraftCause(link.cause, link.effect, link.marker, source, "stated" if sure else "uncertain")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(str(word) for word in language_table("english_causes")[section])


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    found = [tuple(str(phrase).split()) for phrase in language_table("english_causes")["before_cause"]]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


@cache
def _types_of() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for event_type, nouns in language_table("english_causes")["nouns"].items():
        for noun in nouns:
            table.setdefault(str(noun), []).append(event_type)
    return {noun: tuple(types) for noun, types in table.items()}


def _is_account(one: Told) -> bool:
    """Say whether the claim only answers another: a denial or a rival figure causes nothing."""
    return one.is_reply or one.draft.certainty.value == "denied" or "another account" in one.draft.rule


class _Finder:
    """The causal links of one sentence."""

    def __init__(self, sentence: Sentence, told: Sequence[Told], listed: Sequence[int]) -> None:
        self.sentence = sentence
        self.told = told
        self.events = {
            n: event for n, one in enumerate(told) for event in one.mentions if event.sentence is sentence
        }
        self.own = list(self.events)
        self.before = [
            n
            for n, one in enumerate(told)
            if one.event.sentence.span.start < sentence.span.start and not _is_account(one)
        ]
        self.listed = listed

    def links(self) -> Iterator[Link]:
        yield from self._after_marker()
        for verb in self.sentence.doc:
            if is_verb(verb):
                yield from self._clause(verb)
                yield from self._by_verb(verb)
                yield from self._answer(verb)
                yield from self._away_from(verb)
                yield from self._driven(verb)

    # ---- "because of", "due to", "in retaliation for"

    def _after_marker(self) -> Iterator[Link]:
        doc = self.sentence.doc
        lowered = [token.lower_ for token in doc]
        place = 0
        while place < len(lowered):
            phrase = None
            if lowered[place] in _first_words():
                phrase = next((p for p in _phrases() if tuple(lowered[place : place + len(p)]) == p), None)
            if phrase is None:
                place += 1
                continue
            last = place + len(phrase)
            effect = self._effect_around(place)
            marker = self.sentence.span_of(doc[place], doc[last - 1])
            causes = self._ends(last) if last < len(doc) else []
            for cause in causes:
                outcome = effect if effect is not None else self._told_in_words(cause, place, last)
                if outcome is not None:
                    yield Link(cause, outcome, marker)
            place = last

    def _told_in_words(self, cause: End, place: int, last: int) -> Span | None:
        """Return the words of an effect that is no claim: "four groups have suspended their meals"."""
        doc = self.sentence.doc
        if not isinstance(cause, int):
            return None
        comma = next((t.i for t in doc[last:] if t.text == ","), None)
        opening = [] if comma is None else list(doc[comma + 1 :])
        words = opening if place <= 2 else list(doc[:place])
        return tokens_span(self.sentence, words) if len(words) > 2 else None

    def _effect_around(self, place: int) -> int | None:
        """Return the event the marker hangs on: above it in the tree, else before it, else after."""
        doc = self.sentence.doc
        for above in path_up(doc[place]):
            for number in self.own:
                if any(t.head.i == above.i for t in self.events[number].triggers):
                    return number
        heads = {n: self.events[n].head.i for n in self.own}
        ahead = [n for n in self.own if heads[n] < place]
        if ahead:
            return max(ahead, key=lambda n: heads[n]) if place > 2 else ahead[0]
        after = [n for n in self.own if heads[n] > place]
        verbs = [n for n in after if is_verb(self.events[n].head)]
        return min(verbs or after, key=lambda n: heads[n], default=None) if place <= 2 else None

    def _ends(self, start: int) -> list[End]:
        """Return what follows a marker: claims where its nouns are events told, else the words."""
        doc = self.sentence.doc
        head = self._noun_from(start)
        if head is None:
            return []
        nouns = [head, *(c for c in head.conjuncts if c.i > head.i and not is_verb(c))]
        nouns += [b for n in nouns for b in self._added(n)]
        known = [claim for noun in nouns for claim in self._claims_of(noun)]
        if known:
            return list(dict.fromkeys(known))
        last = max(t.i for n in nouns for t in n.subtree if t.i < start + 14)
        first = min(min((t.i for t in head.lefts), default=head.i), head.i)
        return [tokens_span(self.sentence, list(doc[max(first, start) : last + 1]))]

    def _noun_from(self, start: int) -> Token | None:
        doc = self.sentence.doc
        for token in doc[start : start + 12]:
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod", "poss", "amod"):
                return token
            if is_verb(token) and token.tag_ == "VBG":
                return token
        return None

    def _added(self, noun: Token) -> list[Token]:
        """Return further nouns joined by "in addition to", "as well as"."""
        found = []
        for token in noun.subtree:
            after_to = token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.i >= 2
            if after_to and self.sentence.doc[token.head.i - 1].lower_ == "addition":
                found.append(token)
        return found

    def _claims_of(self, noun: Token) -> list[int]:
        """Return the claims a noun tells of here or points at: one, or the factors listed below."""
        if (
            lemma_of(noun) in ("factor", "reason", "cause", "development", "consequence", "problem")
            and self.listed
        ):
            return list(self.listed)
        claim = self._claim_of(noun)
        return [] if claim is None else [claim]

    def _claim_of(self, noun: Token) -> int | None:
        """Return the claim a noun tells of here, or points back to."""
        if noun.lower_ in ("this", "that") and noun.dep_ == "nsubj" and self.before:
            return self._main_before()
        inside = {t.i for t in noun.subtree}
        for number in self.own:
            event = self.events[number]
            if event.head.i == noun.i or (
                event.trigger.is_noun and event.head.i in inside and event.head.i - noun.i < 4
            ):
                return number
        return self._pointed_at(noun)

    def _main_before(self) -> int:
        """Return the event that "this" sums up: the highest in the tree of the sentence before."""
        last = max(self.told[n].event.sentence.span.start for n in self.before)
        near = [n for n in self.before if self.told[n].event.sentence.span.start == last]
        return min(near, key=lambda n: len(list(path_up(self.told[n].event.head))))

    def _pointed_at(self, noun: Token) -> int | None:
        types = _types_of().get(lemma_of(noun), ())
        if not types or any(c.lower_ in _words("still_to_come") for c in noun.children):
            return None
        ahead = [n for n in self.own if self.events[n].head.i < noun.i and self.told[n].draft.type in types]
        if ahead and is_definite(noun):
            return ahead[-1]
        for number in reversed(self.before):
            near = self.sentence.number - self.told[number].event.sentence.number
            if near <= 6 and self.told[number].draft.type in types:
                return number
        return None

    # ---- "because they refused"

    def _clause(self, verb: Token) -> Iterator[Link]:
        mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _words("clause")), None)
        if mark is None:
            return
        effect = self._at(verb.head) or self._effect_before(mark.i)
        if effect is None:
            return
        cause: End | None = self._at(verb)
        if cause is None:
            words = [t for t in verb.subtree if t.i > mark.i]
            cause = tokens_span(self.sentence, words) if words else None
        if cause is not None:
            yield Link(cause, effect, self.sentence.span_of(mark))

    def _at(self, token: Token) -> int | None:
        """Return the event whose words hold `token`."""
        for number in self.own:
            event = self.events[number]
            if any(t.head.i == token.i or (t.is_noun and t.roles.verb == token) for t in event.triggers):
                return number
        return None

    def _effect_before(self, place: int) -> int | None:
        ahead = [n for n in self.own if self.events[n].head.i < place]
        return max(ahead, key=lambda n: self.events[n].head.i, default=None)

    # ---- "forced thousands to flee", "led to", "has cost"

    def _by_verb(self, verb: Token) -> Iterator[Link]:
        lemma = lemma_of(verb)
        if lemma not in _words("verbs") or not self._has_particle(verb, lemma):
            return
        subject = own_subject(verb) or subject_of(verb)
        if subject is None or any(c.dep_ in ("auxpass",) for c in verb.children):
            return
        effects = [n for n in self._effects_under(verb) if not self._tells_deaths(n, verb)]
        for effect in effects:
            for cause in self._subject_ends(verb, subject, effect):
                yield Link(cause, effect, self.sentence.span_of(verb))
        if not effects and lemma in _words("with_outcome"):
            yield from self._outcome_in_words(verb, subject)

    def _outcome_in_words(self, verb: Token, subject: Token) -> Iterator[Link]:
        """Yield "the siege has resulted in food shortages": a claim and an outcome that is none."""
        outcome = direct_object(verb) or next((t for _, t in prep_objects(verb)), None)
        cause = self._claim_of(subject)
        if cause is not None and outcome is not None and outcome.pos_ == "NOUN":
            yield Link(cause, phrase_span(self.sentence, outcome), self.sentence.span_of(verb))

    def _driven(self, verb: Token) -> Iterator[Link]:
        """Yield "34 fighters gave themselves up, driven out by hunger and by a feud"."""
        if verb.tag_ != "VBN" or lemma_of(verb) not in _words("driving") or not is_passive(verb):
            return
        effect = self._at(verb.head) if self._at(verb) is None else self._at(verb)
        if effect is None:
            return
        agents = [b for c in verb.children if c.lower_ == "by" for b in c.children if b.dep_ == "pobj"]
        agents += [c for a in agents for c in a.conjuncts if c.i > a.i]
        for agent in agents:
            if not is_person(agent) and not has_class(agent, "force"):
                claim = self._claim_of(agent)
                cause: End = phrase_span(self.sentence, agent) if claim is None else claim
                yield Link(cause, effect, self.sentence.span_of(verb))

    def _tells_deaths(self, number: int, verb: Token) -> bool:
        """Say whether the verb only tells the event's own casualties ("left nine dead")."""
        event = self.events.get(number)
        return event is not None and event.type in _DEADLY and any(t.head == verb for t in event.triggers)

    def _has_particle(self, verb: Token, lemma: str) -> bool:
        wanted = language_table("english_causes")["with_particle"].get(lemma)
        return wanted is None or any(t.lower_ == wanted for t in self.sentence.doc[verb.i + 1 : verb.i + 5])

    def _effects_under(self, verb: Token) -> list[int]:
        for token in verb.subtree:
            if (
                token.dep_ in ("dobj", "pobj")
                and token.i - verb.i < 6
                and lemma_of(token) == "factor"
                and self.listed
            ):
                return list(self.listed)
        effect = self._effect_under(verb)
        return [] if effect is None else [effect]

    def _effect_under(self, verb: Token) -> int | None:
        own = self._at(verb)
        if own is not None and not self.events[own].trigger.is_noun:
            return own
        inside = {t.i for t in verb.subtree if t.i > verb.i}
        below = [n for n in self.own if self.events[n].head.i in inside]
        return min(below, key=lambda n: self.events[n].head.i, default=own)

    def _subject_ends(self, verb: Token, subject: Token, effect: int) -> list[End]:
        """Return the causes a subject names, [] where it is a person or a force: that is a doer."""
        claims = [claim for claim in self._claims_of(subject) if claim != effect]
        if claims:
            return list(claims)
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and self._at(verb.head) not in (None, effect):
            return [self._at(verb.head) or 0]  # "militants overran the town, sending thousands to flight"
        if verb.dep_ == "relcl":
            main = next((n for n in self.own if n != effect and self.events[n].head.i < verb.i), None)
            if main is not None and not is_person(subject):
                return [main]
        if is_person(subject) or has_class(subject, "force") or subject.pos_ in ("PRON", "PROPN"):
            return []
        return [phrase_span(self.sentence, subject)]

    # ---- "responded by arresting", "running from the shelling"

    def _answer(self, verb: Token) -> Iterator[Link]:
        if lemma_of(verb) not in _words("answers") or not self.before:
            return
        below = [n for n in self.own if self.events[n].head in verb.subtree]
        if below:
            last = self.before[-1]
            yield Link(last, below[-1], self.sentence.span_of(verb))

    def _away_from(self, verb: Token) -> Iterator[Link]:
        number = self._at(verb)
        if number is None or self.told[number].draft.type not in ("displacement", "desertion"):
            return
        for other in self.own:
            event = self.events[other]
            if other == number or not event.trigger.is_noun:
                continue
            head = event.head
            if head.dep_ == "dobj" and head.head == verb:
                yield Link(other, number, self.sentence.span_of(verb))
            elif head.dep_ == "pobj" and head.head.lower_ == "from" and head.head.head == verb:
                yield Link(other, number, self.sentence.span_of(verb, head.head))


_ITEM = re.compile(r"(?m)^[ \t\xa0]*\(?(\d{1,2})\)?\s?[.)–-]")


def _listed_after(sentence: Sentence, told: Sequence[Told], reading: Reading) -> list[int]:
    """Return the first claim under each numbered heading that follows a sentence, [] without a list."""
    text = reading.report.text
    items = [m.start() for m in _ITEM.finditer(text, sentence.span.end)]
    if len(items) < 2 or not text.startswith(
        "1", items[0] + len(text[items[0] :]) - len(text[items[0] :].lstrip(" \t\xa0("))
    ):
        return []
    found = []
    for start, end in zip(items, [*items[1:], len(text)], strict=True):
        inside = [n for n, one in enumerate(told) if start <= one.event.sentence.span.start < end]
        if inside:
            found.append(min(inside, key=lambda n: told[n].draft.evidence.start))
    return found
