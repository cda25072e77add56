"""Which reports and sentences can hold an event: one look at every word, so that quiet text costs next to nothing.

A word of the lexicon is *strong* (it tells of an event wherever it stands: "kidnapped", "اعتقل") or *weak* (news of
peace is full of it: "fell", "اتفاق"). A strong word makes its sentence worth reading, a weak one only with a
strong word or a word of war ("fighters", "قذيفة") near it. A report with neither is not even split.
`data/language/triage.yml` says which words are weak. Every form of a word is judged once and remembered.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

STRONG, WEAK, WAR = 1, 2, 4
_TELLS = (False, True) * 4
"""Whether words of these kinds together can tell of an event, by the sum of the kinds."""
NEAR = 8
"""Sentences before and after a weak word in which a strong word or a word of war lends it weight."""
_MEMORY = 400_000
"""Word forms remembered at most, some 50 MB; news of a year holds fewer."""
_WORD = re.compile(r"\w+")
_SHORT_TEXT = 4_000


def tells(kinds: int) -> bool:
    """Say whether words of these kinds, near each other, can tell of an event."""
    return bool(kinds & STRONG) or kinds & (WEAK | WAR) == WEAK | WAR


class Triage:
    """The words of one language, judged; `judge` is asked once for each folded word."""

    def __init__(self, judge: Callable[[str], int]) -> None:
        self._judge = judge
        self._kinds: dict[str, int] = _Memory(self._kinds_of)

    def kinds(self, text: str) -> int:
        """Return the kinds of all words of `text` together."""
        kinds = self._kinds
        if len(kinds) > _MEMORY:
            kinds.clear()
        found = 0
        for kind in set(map(kinds.__getitem__, text.split())):
            found |= kind
        return found

    def may_tell(self, text: str) -> bool:
        """Say whether `text` can tell of an event at all."""
        return tells(self.kinds(text))

    def kept(self, text: str, sentences: Sequence[Span]) -> list[bool]:
        """Say for each sentence whether it is worth reading."""
        kinds = [self.kinds(sentence.of(text)) for sentence in sentences]
        near = [n for n, kind in enumerate(kinds) if kind & (STRONG | WAR)]
        backed = {n for at in near for n in range(at - NEAR, at + NEAR + 1)}
        return [bool(kind & STRONG or (kind & WEAK and n in backed)) for n, kind in enumerate(kinds)]

    def _kinds_of(self, token: str) -> int:
        found = 0
        for word in _WORD.findall(fold(token).text):
            found |= self._judge(word)
        return found


class _Memory(dict[str, int]):
    """What was found for a word, worked out when it is first met."""

    def __init__(self, work_out: Callable[[str], int]) -> None:
        self._work_out = work_out

    def __missing__(self, token: str) -> int:
        found = self[token] = self._work_out(token)
        return found


@cache
def listed(section: str, language: str) -> frozenset[str]:
    """Return the words of one section of the list."""
    return frozenset(str(word) for word in language_table("triage")[section][language])
