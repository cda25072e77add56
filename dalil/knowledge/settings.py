"""Which war a text is about, so that "the army" is the army of that war."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from dalil.knowledge.aliases import AliasIndex, make_key


class Settings:
    """The settings of the actor list, and the one a text is in."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._index = AliasIndex((word, setting) for setting, cues in words.items() for word in cues)
        self.of = lru_cache(maxsize=64)(self._of)

    def _of(self, text: str) -> str | None:
        """Return the setting most words of `text` speak of, `None` where none leads."""
        found = Counter(hit.value for hit in self._index.hits(make_key(text)))
        ranked = found.most_common(2)
        if not ranked:
            return None
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0]
