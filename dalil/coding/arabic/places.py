"""Where: the most exact place of the clause, the wider place, origin and destination."""

from collections.abc import Sequence
from typing import NamedTuple

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.shapes import chunk_span
from dalil.coding.arabic.tables import folded, noun_list, word_set
from dalil.language.arabic_lemmas import is_listed, is_ordinary
from dalil.model import Span

MOVEMENT = frozenset(
    {
        "displacement",
        "withdrawal",
        "desertion",
        "forced_recruitment",
        "abduction",
        "reinforcement",
        "aid",
        "release",
    }
)

_TAKEN = frozenset({"detention", "abduction", "killing", "sexual_violence", "torture"})
"""Types whose victims are told with the place they are from: "نساء من ..."."""


class Where(NamedTuple):
    """The place slots of a mention."""

    place: Span | None = None
    within: Span | None = None
    origin: Span | None = None
    destination: Span | None = None


class PlaceSlots:
    """Finds the places of mentions in one parsed sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.passage = parsed.passage
        self.words = parsed.passage.words

    def where(self, mention: Mention, roles: Roles) -> Where:
        """Return the places told in the words of the mention."""
        chunks = self._chunks(mention)
        origin = destination = None
        if mention.type in MOVEMENT:
            origin, destination = self._ends(chunks, mention)
        ends = [end for end in (origin, destination) if end is not None]
        here = [c for c in chunks if self._may_be_place(c, mention, roles, ends)]
        if (
            roles.target is not None
            and self._is_place(roles.target, bare=True)
            and not self._is_housed(roles.target)
        ):
            here = [roles.target, *(c for c in here if c.first not in roles.target)]
        here += [inner for inner in map(self._inner, (roles.actor, roles.target)) if inner is not None]
        if origin is None and mention.type == "displacement":
            origin = self._inner(roles.target)
        if not here:
            here = [c for c in map(self._inner, chunks) if c is not None] + self._seen_by(mention)
        if mention.type in _TAKEN and all(self._width(c) > 2 for c in here):
            whence = [c for c in chunks if c.preposition == "من" and self._is_place(c, bare=True)]
            here = [*whence, *here] if here and any(self._width(c) < 2 for c in whence) else here or whence
        place = self._most_exact(here, mention)
        within = next((c for c in here if place is not None and self._is_wider(c, place)), None)
        return self._joined(mention, place, within, origin, destination)

    def _is_housed(self, chunk: Chunk) -> bool:
        """Say whether a building hit is followed by the town it stands in: "مشفى الأمل في كفرنبل"."""
        number = self.parsed.chunk_at(chunk.first)
        following = self.parsed.chunks[number + 1 : number + 2] if number >= 0 else []
        head = self.words[chunk.head]
        return bool(
            following
            and head.classes & {"site"}
            and head.bare not in word_set("exact")
            and following[0].preposition in word_set("in")
            and self._is_place(following[0])
        )

    def _seen_by(self, mention: Mention) -> list[Chunk]:
        """Return the place that "witnessed" the event: "تشهد مدينة عدن احتجاجات"."""
        first, _ = self.parsed.segment(mention.trigger.first)
        for number, chunk in enumerate(self.parsed.chunks[:-1]):
            form = self.passage.index.verb(self.words[chunk.first].rest) if chunk.kind == "verb" else None
            if form is not None and form.lemma == "شهد" and first <= chunk.first < mention.trigger.first:
                following = self.parsed.chunks[number + 1]
                return [following] if self._is_place(following, bare=True) else []
        return []

    def _inner(self, chunk: Chunk | None) -> Chunk | None:
        """Return the place inside the words for people: "أهالي | حي النشوة"."""
        if chunk is None or not self.words[chunk.head].classes & {"person"}:
            return None
        for at in range(chunk.head + 1, chunk.last - 1):
            bare = self.words[at].bare
            if bare in word_set("settled") or bare in word_set("exact"):
                return Chunk("np", at, chunk.last, "", at)
        return None

    def _chunks(self, mention: Mention) -> list[Chunk]:
        """Return the chunks of the mention, up to words of purpose ("in order to advance on ...")."""
        first, last = mention.zone
        for at in range(mention.trigger.last, last):
            if self.words[at].text in word_set("purposes"):
                last = at
                break
        return [c for c in self.parsed.chunks if first <= c.first < last]

    def _may_be_place(self, chunk: Chunk, mention: Mention, roles: Roles, ends: Sequence[Chunk]) -> bool:
        own = any(t.first in chunk for t in self.parsed.triggers if t.verb is None)
        actor = roles.actor is not None and chunk.first == roles.actor.first
        near_end = any(end.first <= chunk.first <= end.last for end in ends)
        return self._is_place(chunk) and not (own or actor or near_end or self._is_end(chunk, mention))

    def _is_wider(self, chunk: Chunk, place: Chunk) -> bool:
        return chunk is not place and (chunk.first > place.first or self._width(chunk) > self._width(place))

    def _joined(
        self,
        mention: Mention,
        place: Chunk | None,
        within: Chunk | None,
        origin: Chunk | None,
        destination: Chunk | None,
    ) -> Where:
        if mention.type in ("displacement", "withdrawal", "desertion"):
            best = origin or place or destination
        elif mention.type in ("reinforcement", "aid"):
            best = destination or place or origin
        else:
            best = place or origin
        if within is None and place is not None and best is not place:
            within = place
        spans = [None if c is None else self._span(c) for c in (best, within, origin, destination)]
        if spans[1] == spans[0]:
            spans[1] = None
        return Where(*spans)

    def _ends(self, chunks: Sequence[Chunk], mention: Mention) -> tuple[Chunk | None, Chunk | None]:
        """Return origin and destination: the phrases after من and إلى that name places."""
        if mention.type == "release":
            return None, None
        after = [c for c in chunks if c.first >= mention.trigger.first]
        leaving, going = folded(["من", "عن"]), word_set("to")
        origin = next((c for c in map(self._left, after) if c is not None), None)
        after = [c for c in after if self._left(c) is None]
        origin = origin or next(
            (c for c in after if c.preposition in leaving and self._is_end_place(c)), None
        )
        destination = next((c for c in after if c.preposition in going and self._is_end_place(c)), None)
        if (
            origin is None
            and mention.type in ("withdrawal", "displacement")
            and mention.trigger.verb is not None
        ):
            nouns = [c for c in after if c.kind == "np" and self._is_place(c, bare=True)]
            origin = nouns[-1] if nouns else None
        return self._with_site(origin), self._with_site(destination)

    def _left(self, chunk: Chunk) -> Chunk | None:
        """Return the place inside words of leaving: "إلى مغادرة | مدينة سنار"."""
        if chunk.kind != "pp" or self.words[chunk.head].rest not in word_set("leaving"):
            return None
        if chunk.last - chunk.head < 2:
            return None
        place = Chunk("np", chunk.head + 1, chunk.last, "", chunk.head + 1)
        return place if self._is_place(place, bare=True) else None

    def _with_site(self, chunk: Chunk | None) -> Chunk | None:
        """Return a site with the place it lies in: "معسكر تدريب في الشدادي"."""
        number = self.parsed.chunk_at(chunk.first) if chunk is not None else -1
        if (
            chunk is None
            or not self.words[chunk.head].classes & {"site"}
            or number + 1 >= len(self.parsed.chunks)
        ):
            return chunk
        following = self.parsed.chunks[number + 1]
        if (
            following.first == chunk.last
            and following.preposition in word_set("in")
            and self._is_place(following)
        ):
            return Chunk(chunk.kind, chunk.first, following.last, chunk.preposition, chunk.head)
        return chunk

    def _is_end_place(self, chunk: Chunk) -> bool:
        """An origin or destination may also be a site: "إلى معسكر تدريب"."""
        head = self.words[chunk.head]
        return (
            self._is_place(chunk, bare=True) or bool(head.classes & {"site"}) and chunk.head > chunk.first
        )

    def _is_end(self, chunk: Chunk, mention: Mention) -> bool:
        return chunk.preposition in folded(["من", "عن"]) or (
            mention.type in MOVEMENT and chunk.preposition in word_set("to")
        )

    def _is_place(self, chunk: Chunk, *, bare: bool = False) -> bool:
        """Say whether the chunk names a place after a preposition of place, or anywhere with `bare`."""
        if chunk.kind not in ("np", "pp") or (not bare and chunk.preposition not in word_set("at")):
            return False
        head = self.words[chunk.head]
        if chunk.head in self.passage.actor_at and chunk.head not in self.passage.place_at:
            return False
        if head.rest in noun_list("general_places"):
            return True
        named = any(at in self.passage.place_at for at in range(chunk.first, chunk.last))
        site = head.bare in word_set("exact") and chunk.preposition in word_set("placed")
        if site and chunk.last - chunk.head > 1 and self.words[chunk.last - 1].is_definite:
            return True
        prefixed = head.rest in word_set("name_prefixes") and not head.classes
        if prefixed and chunk.preposition in word_set("in") and chunk.last - chunk.head > 1:
            return True
        if not named and self._is_named_before(chunk):
            return True
        if not named and self._is_vague(chunk):
            return False
        if "place" in head.classes and (named or chunk.last - chunk.head > 1):
            return not (head.classes & {"person"} and not named)
        if head.classes & {"person", "doer"} and chunk.head not in self.passage.place_at:
            return False
        if not named and not head.classes and chunk.preposition in word_set("in"):
            return self._may_be_name(chunk)
        return named and not (head.classes & {"site"} and chunk.preposition in folded(["ل"]))

    def _is_named_before(self, chunk: Chunk) -> bool:
        """Say whether a lone word after في was a place elsewhere: "مدينة الزاوية ... في الزاوية"."""
        alone = chunk.last - chunk.head == 1 and chunk.preposition in word_set("in")
        rest = self.words[chunk.head].rest
        return alone and any(self.words[at].rest == rest for at in self.passage.place_at)

    def _is_vague(self, chunk: Chunk) -> bool:
        """Say whether only an adjective tells which place: "منطقة مجاورة"."""
        if chunk.last - chunk.head != 2 or self.words[chunk.head].rest in word_set("place_words"):
            return False
        word = self.words[chunk.last - 1]
        return not word.is_definite and is_listed(word.span.of(self.passage.report.text))

    def _may_be_name(self, chunk: Chunk) -> bool:
        """A lone word after في that is no ordinary word may be a village no list knows."""
        word = self.words[chunk.head]
        if chunk.last - chunk.head > 2 or self.passage.index.is_known(word.rest) or word.kind != "word":
            return False
        written = word.own_span.of(self.passage.report.text)
        if word.rest in noun_list("adverbs") or word.rest in word_set("utterances"):
            return False
        if word.rest.endswith(("هم", "ها", "هن", "نا", "كم")) and not written.endswith("ة"):
            return False
        return len(word.bare) > 2 and not is_ordinary(written)

    def _width(self, chunk: Chunk) -> int:
        head = self.words[chunk.head]
        first = self.words[chunk.first]
        if self._is_unnamed(chunk):
            return 3
        if head.bare in word_set("exact") or head.rest in word_set("exact"):
            return 0
        if head.rest in noun_list("general_places"):
            return 5
        if first.rest in word_set("wide") or head.bare in word_set("wide") or head.rest in word_set("wide"):
            return 4
        if head.bare in word_set("settled"):
            return 1
        return 2

    def _is_unnamed(self, chunk: Chunk) -> bool:
        """Say whether no word tells which place is meant: "مدخل سوق شعبي"."""
        words = range(chunk.head, chunk.last)
        site = bool(self.words[chunk.head].classes & {"site"})
        named = any(at in self.passage.place_at or self.words[at].is_definite for at in words)
        return (
            site and not named and is_listed(self.words[chunk.last - 1].span.of(self.passage.report.text))
        )

    def _most_exact(self, here: Sequence[Chunk], mention: Mention) -> Chunk | None:
        if not here:
            return None
        at = mention.trigger.first
        return min(here, key=lambda c: (self._width(c), c.first < at, abs(c.first - at)))

    def _span(self, chunk: Chunk) -> Span:
        first = self.words[chunk.first]
        if (
            chunk.kind == "pp"
            and first.is_separate
            and first.rest in word_set("wide")
            and chunk.last - chunk.first > 1
        ):
            return Span(first.own_span.start, chunk_span(self.passage, chunk).end)
        return chunk_span(self.passage, chunk)
