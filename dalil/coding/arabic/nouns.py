"""What a noun phrase can be in a sentence: who acts, who suffers, persons, an object."""

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.shapes import is_accusative
from dalil.coding.arabic.tables import noun_list, word_set


class Nouns:
    """Answers what the noun phrases of one parsed sentence can be."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.passage = parsed.passage
        self.words = parsed.words
        self.chunks = parsed.chunks

    def is_doer(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase can act: an actor of the list, forces, gunmen, a group."""
        if chunk is None or chunk.kind not in ("np", "pp"):
            return False
        if any(at in self.passage.actor_at for at in range(chunk.first, chunk.last)):
            return True
        following = chunk.head + 1
        if following < chunk.last and self.words[following].bare in word_set("armed_adjectives"):
            return True
        if self._is_arm(chunk):
            return True
        return "doer" in self.words[chunk.head].classes

    def is_strong_doer(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase is an armed actor and not persons who may be victims."""
        if chunk is None or chunk.kind not in ("np", "pp"):
            return False
        if any(at in self.passage.quantity_at for at in range(chunk.first, chunk.last)):
            return False
        head = self.words[chunk.head]
        mention = self.passage.actor_at.get(chunk.head)
        if mention is not None and mention.kind != "people":
            return True
        if self._is_arm(chunk):
            return True
        return "doer" in head.classes and not head.classes & {"civilians", "women", "children"}

    def is_finder(self, chunk: Chunk | None) -> bool:
        """Say whether the phrase may be who found something: a body, or people of somebody's."""
        if chunk is None or chunk.kind != "np":
            return False
        last = self.words[chunk.last - 1]
        owned = (
            chunk.last - chunk.first == 1 and last.rest.endswith(("ه", "ها", "هم")) and not last.is_definite
        )
        return self.is_strong_doer(chunk) or owned and not last.classes

    def _is_arm(self, chunk: Chunk) -> bool:
        """Say whether the phrase is an arm of a force: "سلاح الجو"."""
        following = self.words[chunk.head + 1] if chunk.head + 1 < chunk.last else None
        arm = following is not None and following.bare in word_set("arms")
        return arm and self.words[chunk.head].bare == "سلاح"

    def is_person(self, chunk: Chunk) -> bool:
        """Say whether the phrase is persons: counted ones, or a noun of persons."""
        counted = any(at in self.passage.quantity_at for at in range(chunk.first, chunk.last))
        return counted or bool(self.words[chunk.head].classes & {"person"})

    def may_suffer(self, chunk: Chunk) -> bool:
        """Say whether the phrase can be struck: persons, sites, places, actors, known names."""
        head = self.words[chunk.head]
        if head.rest in noun_list("adverbs"):
            return False
        named = chunk.head in self.passage.place_at or chunk.head in self.passage.actor_at
        known = bool(head.classes & {"person", "site", "place", "doer"})
        return known or named or chunk.head in self.passage.quantity_at

    def is_accusative(self, chunk: Chunk) -> bool:
        """Say whether the phrase is written as an object: شاباً, خمسة عشر شاباً excepted."""
        first = self.words[chunk.first]
        if chunk.first in self.passage.quantity_at and chunk.last - chunk.first > 1:
            return False
        return is_accusative(first, self.passage.report.text)
