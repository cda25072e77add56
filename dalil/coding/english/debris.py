"""What stands in a report and belongs to the web page: bylines, share buttons, related headlines."""

import re
from functools import cache

from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

_LONGEST = 240
"""Debris is a line; a longer sentence is prose that happens to hold one of its words."""


def is_debris(text: str, sentence: Span, *, is_first: bool) -> bool:
    """Say whether a sentence is no part of the story; the title never is debris."""
    if is_first or sentence.end - sentence.start > _LONGEST:
        return False
    words = fold(sentence.of(text)).text.strip(" -–—•*")
    return any(pattern.search(words) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in language_table("english_debris")["lines"])
