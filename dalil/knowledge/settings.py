"""Which war a text is about, so that "the army" is the army of that war."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dalil.knowledge.aliases import AliasIndex, Key, longest, make_key

UNSAID = "unsaid"
"""The setting of a text that does not tell which war it is about."""
ELSEWHERE = "elsewhere"
"""The setting of a text on a country that has no setting of its own."""
_WEAK = 2
"""Times a country that is named in reports on any war must be named to be what a text is about."""
_Cues = Iterable[tuple[str, tuple[str, ...]]]


class Settings:
    """The settings of the actor list, and those a text is in."""

    def __init__(
        self, words: Mapping[str, tuple[str, ...]], countries: _Cues = (), weak: _Cues = ()
    ) -> None:
        self._known = frozenset(words)
        cues = [*words.items(), *countries]
        self._index = AliasIndex((word, place) for place, listed in cues for word in listed)
        self._weak = AliasIndex((word, place) for place, listed in weak for word in listed)
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
        if not leading:
            return frozenset({ELSEWHERE if self._is_on_a_weak_country(key) else UNSAID})
        return frozenset(place if place in self._known else ELSEWHERE for place in leading)

    def _is_on_a_weak_country(self, key: Key) -> bool:
        found = Counter(hit.value for hit in longest(self._weak.hits(key)))
        return max(found.values(), default=0) >= _WEAK
