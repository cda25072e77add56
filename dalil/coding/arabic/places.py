"""Where: the most exact place of the clause, the wider place, origin and destination."""

from collections.abc import Sequence
from typing import NamedTuple

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import STRIKES, Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.place_chunks import PlaceChunks, place_words, reaching_verbs
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.shapes import chunk_span
from dalil.coding.arabic.tables import folded, noun_list, word_set
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

_TAKEN = frozenset(
    {"detention", "abduction", "killing", "sexual_violence", "torture", "release", "discovery"}
)
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
        self.read = PlaceChunks(parsed)

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
            and self.read.is_place(roles.target, bare=True)
            and not self._is_housed(roles.target)
        ):
            here = [roles.target, *(c for c in here if c.first not in roles.target)]
        here += [c for c in self._reached(mention, roles) if c.first not in {h.first for h in here}]
        if not here and mention.type in ("release", "agreement") and roles.actor is not None:
            here = [c for c in (self.read.of_whose(roles.actor),) if c is not None]
        if not here or mention.type != "release":
            parties = (roles.actor, roles.target)
            here += [inner for inner in map(self.read.inner, parties) if inner is not None]
        if origin is None and mention.type == "displacement":
            origin = self.read.inner(roles.target)
        if not here and (inside := self.read.inside(roles.target)) is not None:
            here = [inside]
        if not here:
            here = [c for c in map(self.read.inner, chunks) if c is not None] + self._seen_by(mention)
        if mention.type in _TAKEN and all(self.read.width(c) > 2 for c in here):
            whence = [c for c in chunks if c.preposition == "من" and self._is_whence(c)]
            here = (
                [*whence, *here] if here and any(self.read.width(c) < 2 for c in whence) else here or whence
            )
        if not here and origin is None and destination is None:
            here = self._last_resort(chunks, mention, roles)
        place = self._housed(self._most_exact(here, mention))
        within = next((c for c in here if place is not None and self._is_wider(c, place)), None)
        within = self._owner_of(place) or within
        return self._joined(mention, place, within, origin, destination)

    def _last_resort(self, chunks: Sequence[Chunk], mention: Mention, roles: Roles) -> list[Chunk]:
        """Return places that other words hold: "the town", whose town, where they were heading."""
        general = [c for c in chunks if self.words[c.head].rest in noun_list("general_places")]
        if general:
            return general
        parties = [c for c in (roles.target, roles.actor) if c is not None]
        owned = [c for c in map(self.read.of_whose, (*chunks, *parties)) if c is not None]
        if owned:
            return owned[:1]
        heading = place_words("heading") if mention.type == "clash" else frozenset()
        return [c for c in chunks if c.preposition in heading and self.read.is_place(c, bare=True)]

    def _is_whence(self, chunk: Chunk) -> bool:
        """Say whether people were taken from here or live here: "نساء من ود الأمين"."""
        opens = self.words[chunk.head].rest in word_set("name_prefixes") | place_words("openers")
        return self.read.is_place(chunk, bare=True) or opens and self.read.is_end_place(chunk)

    def _housed(self, place: Chunk | None) -> Chunk | None:
        """Return a building with the town it stands in: "مشفى الأمل في كفرنبل"."""
        if place is None or self.read.is_unnamed(place) or "site" not in self.words[place.head].classes:
            return place
        return self.read.with_site(place)

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
            and self.read.is_place(following[0])
        )

    def _seen_by(self, mention: Mention) -> list[Chunk]:
        """Return the place that "witnessed" the event: "تشهد مدينة عدن احتجاجات"."""
        first, _ = self.parsed.segment(mention.trigger.first)
        for number, chunk in enumerate(self.parsed.chunks[:-1]):
            form = self.passage.index.verb(self.words[chunk.first].rest) if chunk.kind == "verb" else None
            if form is not None and form.lemma == "شهد" and first <= chunk.first < mention.trigger.first:
                following = self.parsed.chunks[number + 1]
                return [following] if self.read.is_place(following, bare=True) else []
        return []

    def _reached(self, mention: Mention, roles: Roles) -> list[Chunk]:
        """Return places that are the object of a verb of striking or entering: "طال بلدة ترملا"."""
        found = []
        chunks = self._chunks(mention)
        for number, chunk in enumerate(chunks):
            inside = self.read.left(chunk, place_words("acts"))
            if inside is not None:
                found.append(inside)
            if chunk.kind != "verb" or self.words[chunk.first].rest not in reaching_verbs():
                continue
            for following in chunks[number + 1 : number + 5]:
                if following.kind in ("date", "aside"):
                    continue
                tail = self.read.tail(following) if following.kind == "pp" else None
                if tail is not None:
                    found.append(tail)
                if following.kind != "np":
                    break
                is_actor = roles.actor is not None and following.first == roles.actor.first
                place = following if self.read.is_settlement(following) else self.read.tail(following)
                if place is not None and not is_actor:
                    found.append(place)
        return found

    def _chunks(self, mention: Mention) -> list[Chunk]:
        """Return the chunks of the mention, up to words of purpose ("in order to advance on ...")."""
        first, last = mention.zone
        for at in range(mention.trigger.last, last):
            if self.words[at].text in word_set("purposes"):
                last = at
                break
        return [self.read.stretched(c) for c in self.parsed.chunks if first <= c.first < last]

    def _may_be_place(self, chunk: Chunk, mention: Mention, roles: Roles, ends: Sequence[Chunk]) -> bool:
        own = any(t.first in chunk for t in self.parsed.triggers if t.verb is None)
        actor = roles.actor is not None and chunk.first == roles.actor.first
        near_end = any(end.first <= chunk.first <= end.last for end in ends)
        return self.read.is_place(chunk) and not (own or actor or near_end or self._is_end(chunk, mention))

    def _owner_of(self, place: Chunk | None) -> Chunk | None:
        """Return the district that a village belongs to: "قرية الخانوكة التابعة | لقضاء الشرقاط"."""
        if place is None or self.words[place.last - 1].bare not in word_set("owned_by"):
            return None
        number = self.parsed.chunk_at(place.first)
        following = self.parsed.chunks[number + 1 : number + 2] if number >= 0 else []
        owned = [c for c in following if c.preposition == "ل" and self.read.is_place(c, bare=True)]
        return owned[0] if owned else None

    def _is_wider(self, chunk: Chunk, place: Chunk) -> bool:
        if chunk is place or self.read.is_unnamed(chunk):
            return False
        head = self.words[chunk.head]
        if "place" not in head.classes and head.classes & {"site"}:
            return False
        return chunk.first > place.first or self.read.width(chunk) > self.read.width(place)

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
        origin = next((c for c in map(self.read.left, after) if c is not None), None)
        after = [c for c in after if self.read.left(c) is None]
        origin = origin or next(
            (c for c in after if c.preposition in leaving and self.read.is_end_place(c)), None
        )
        destination = next((c for c in after if c.preposition in going and self.read.is_end_place(c)), None)
        if (
            origin is None
            and mention.type in ("withdrawal", "displacement")
            and mention.trigger.verb is not None
        ):
            nouns = [c for c in after if c.kind == "np" and self.read.is_place(c, bare=True)]
            origin = nouns[-1] if nouns else None
        origin, destination = self.read.with_site(origin), self.read.with_site(destination)
        if mention.type in ("abduction", "forced_recruitment") and not self._is_named(destination):
            destination = self._led_to(after)
            origin = None if destination is None else origin
        return origin, destination

    def _led_to(self, after: Sequence[Chunk]) -> Chunk | None:
        """Return where people were taken to do something: "إلى حفر الخنادق | في محيط المطار"."""
        for chunk, following in zip(after, after[1:], strict=False):
            if chunk.preposition in word_set("to") and following.first == chunk.last:
                return following if self.read.is_place(following) else None
        return None

    def _is_named(self, chunk: Chunk | None) -> bool:
        """Say whether the words name where people were taken: not "إلى جهة مجهولة"."""
        if chunk is None:
            return False
        named = any(at in self.passage.place_at for at in range(chunk.first, chunk.last))
        return named or self.read.is_place(chunk, bare=True) and not self.read.is_unnamed(chunk)

    def _is_end(self, chunk: Chunk, mention: Mention) -> bool:
        heading = mention.type not in STRIKES or mention.type == "clash"
        return chunk.preposition in folded(["من", "عن"]) or (
            heading and chunk.preposition in place_words("heading")
        )

    def _most_exact(self, here: Sequence[Chunk], mention: Mention) -> Chunk | None:
        if not here:
            return None
        at = mention.trigger.first
        here = [c for c in here if not self._is_of_speaker(c, at)] or here
        return min(here, key=lambda c: (self.read.width(c), c.first < at, abs(c.first - at)))

    def _is_of_speaker(self, chunk: Chunk, at: int) -> bool:
        """Say whether أن between place and event leaves the place to who speaks: "تقيم في شاريا أنها"."""
        between = self.words[chunk.last : at]
        return any(word.text[len(word.conjunction) :] in word_set("saying") for word in between)

    def _span(self, chunk: Chunk) -> Span:
        first, last = self.words[chunk.first], self.words[chunk.last - 1]
        if last.is_definite and last.bare in place_words("around") and chunk.last - chunk.head > 2:
            chunk = Chunk(chunk.kind, chunk.first, chunk.last - 1, chunk.preposition, chunk.head)
        if (
            chunk.kind == "pp"
            and first.is_separate
            and first.rest in word_set("wide")
            and chunk.last - chunk.first > 1
        ):
            return Span(first.own_span.start, chunk_span(self.passage, chunk).end)
        return chunk_span(self.passage, chunk)
