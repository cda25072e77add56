"""Which war a text is about, so that "the army" is the army of that war."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dalil.knowledge.aliases import AliasIndex, longest, make_key

UNSAID = "unsaid"
"""The setting of a text that does not tell which war it is about."""
ELSEWHERE = "elsewhere"
"""The setting of a text on a country that has no setting of its own."""


class Settings:
    """The settings of the actor list, and those a text is in."""

    def __init__(
        self, words: Mapping[str, tuple[str, ...]], countries: Iterable[tuple[str, tuple[str, ...]]] = ()
    ) -> None:
        self._known = frozenset(words)
        cues = [*words.items(), *countries]
        self._index = AliasIndex((word, place) for place, listed in cues for word in listed)
        self.leading = lru_cache(maxsize=64)(self._leading)

    def of(self, text: str) -> str | None:
        """Return the setting most words of `text` speak of, `None` where none leads."""
        leading = self.leading(text)
        (one, *more) = leading
        return None if more or one == UNSAID else one

    def _leading(self, text: str) -> frozenset[str]:
        """Return the settings that most words speak of: several on a tie, `UNSAID` where no word tells.

        Each country counts for itself: five countries named once do not outweigh a war named twice.
        """
        key = make_key(text)
        found = Counter(hit.value for hit in longest(self._index.hits(key)))
        most = max(found.values(), default=0)
        leading = {place for place, times in found.items() if times == most}
        return frozenset(p if p in self._known else ELSEWHERE for p in leading) or frozenset({UNSAID})
