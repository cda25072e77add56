"""Words that stand for an actor named before: "the group", "the army", "المليشيا"."""

from dalil.knowledge.actor_list import ActorList
from dalil.knowledge.actor_nouns import NounReader
from dalil.knowledge.aliases import Key, key_of

_ALONE = frozenset({"state"})
"""Roles whose words need no article: "soldiers burned houses"."""


class ReferenceReader:
    """Finds which of the actors named before a phrase stands for."""

    def __init__(self, entries: ActorList, nouns: NounReader) -> None:
        self._nouns = nouns
        self._roles: dict[str, frozenset[str]] = {}
        for role, languages in entries.anaphors.items():
            for words in languages.values():
                for word in map(key_of, words):
                    self._roles[word] = self._roles.get(word, frozenset()) | {role}
        self._members = frozenset(
            key_of(word) for words in entries.nouns.get("joined", {}).values() for word in words
        )
        adjectives = [word for actor in entries.actors for word in actor.adjectives]
        adjectives += [word for country in entries.countries for word in country.adjectives]
        self._nations = frozenset(map(key_of, adjectives))
        self._definite = frozenset(map(key_of, entries.nouns.get("definite", {}).get("en", ())))

    def roles(self, key: Key) -> frozenset[str]:
        """Return what an actor must be that the phrase can stand for, empty where it stands for none.

        "The group's fighters" and "عناصر المجموعة" are of a group; "a group of men" is of nobody.
        """
        words = key.text.split()
        definite = False
        for index, word in enumerate(map(self._nouns.form, words)):
            after = words[index + 1] if index + 1 < len(words) else ""
            found = self._roles.get(word)
            arabic = "ء" <= word[:1] <= "ي"
            if found is not None and not self._goes_on(after, arabic=arabic):
                return found if definite or arabic else found & _ALONE
            definite = definite or word in self._definite
            if not (definite and word in self._definite) and not self._may_stand_before(word):
                return frozenset()
        return frozenset()

    def is_definite(self, key: Key) -> bool:
        """Say whether the phrase points back: "the soldiers", "الجنود"."""
        words = key.text.split()
        return bool(words) and (words[0] in self._definite or self._nouns.form(words[0]).startswith("ال"))

    def is_of_some_group(self, key: Key) -> bool:
        """Say whether the phrase is only of fighters or members: "Tunisian fighters", "عناصر محليين"."""
        words = [self._nouns.form(word) for word in key.text.split()]
        known = self._nouns.fillers | self._nouns.plain | self._nouns.members | self._nations
        return bool(self._members & set(words)) and all(w in known or w.isdigit() for w in words)

    def _goes_on(self, after: str, *, arabic: bool) -> bool:
        """Say whether the next word makes another thing of the noun: "the group of men"."""
        if not arabic:
            return after == "of"
        return (
            after.startswith("ال") and after not in self._nouns.plain and after[2:] not in self._nouns.plain
        )

    def _may_stand_before(self, word: str) -> bool:
        nouns = self._nouns
        known = nouns.members | nouns.fillers | nouns.links | nouns.plain
        return word in known or word.isdigit()
