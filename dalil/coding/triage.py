"""Which reports and sentences can hold an event: one look at every word, so that quiet text costs little.

A word of the lexicon is *strong* (it tells of an event wherever it stands: "kidnapped", "اعتقل") or *weak*
(news of peace is full of it: "fell", "اتفاق"). A strong word makes its sentence worth reading; a weak one
does so only with a strong word or a word of war ("fighters", "قذيفة") near it. A report with neither is not
even split. `data/language/triage.yml` says which words are weak. Each form of a word is judged once and
remembered.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

STRONG, WEAK, WAR = 1, 2, 4
NEAR, FAR = 2, 8
"""Sentences before and after a weak word in which one strong word or word of war lends it weight, and in
which two do: one may be a figure of speech (a bill is killed), two make a subject. In a longer text, one
that stands alone in it lends none."""
_MEMORY = 400_000
"""Word forms remembered at most, some 50 MB; news of a year holds fewer."""
SHORT_TEXT = 400
"""Characters up to which a text is read for one weak word: a post or a sentence has no room for more."""
_WORD = re.compile(r"\w+")


def tells(kinds: int) -> bool:
    """Say whether words of these kinds, near each other, can tell of an event."""
    return bool(kinds & STRONG) or kinds & (WEAK | WAR) == WEAK | WAR


class Triage:
    """The words of one language, judged; `judge` is asked once for each folded word."""

    def __init__(self, judge: Callable[[str], int]) -> None:
        self._judge = judge
        self._kinds: dict[str, int] = {}
        self._calm: set[str] = set()
        """Words met before that are neither strong nor of war: text of them alone tells of nothing."""

    def may_tell(self, text: str) -> bool:
        """Say whether `text` can tell of an event at all."""
        words = text.split()
        if len(text) <= SHORT_TEXT:
            return bool(self._kinds_of(words) & (STRONG | WEAK))
        return not self._calm.issuperset(words) and tells(self._kinds_of(words))

    def kinds(self, text: str) -> int:
        """Return the kinds of all words of `text` together."""
        return self._kinds_of(text.split())

    def kept(self, text: str, sentences: Sequence[Span]) -> list[bool]:
        """Say for each sentence whether it is worth reading."""
        words = [sentence.of(text).split() for sentence in sentences]
        kinds = [self._kinds_of(spoken) for spoken in words]
        if len(text) <= SHORT_TEXT:
            return [bool(kind & (STRONG | WEAK)) for kind in kinds]
        hot = [
            sum(1 for word in set(spoken) if self._kinds_of((word,)) & (STRONG | WAR)) for spoken in words
        ]

        is_subject = sum(hot) > 1 or len(sentences) <= 2 * NEAR + 1

        def is_backed(at: int) -> bool:
            near, far = (sum(hot[max(0, at - reach) : at + reach + 1]) for reach in (NEAR, FAR))
            return (near > 0 and is_subject) or far > 1

        return [bool(kind & STRONG or (kind & WEAK and is_backed(at))) for at, kind in enumerate(kinds)]

    def _kinds_of(self, words: Iterable[str]) -> int:
        kinds = self._kinds
        found = 0
        for word in words:
            kind = kinds.get(word)
            found |= self._learn(word) if kind is None else kind
        return found

    def _learn(self, word: str) -> int:
        if len(self._kinds) >= _MEMORY:
            self._kinds.clear()
            self._calm.clear()
        kind = 0
        for part in _WORD.findall(fold(word).text):
            kind |= self._judge(part)
        self._kinds[word] = kind
        if not kind & (STRONG | WAR):
            self._calm.add(word)
        return kind


@cache
def listed(section: str, language: str) -> frozenset[str]:
    """Return the words of one section of the list."""
    return frozenset(str(word) for word in language_table("triage")[section][language])
