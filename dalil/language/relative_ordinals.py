"""Ordinals that count from now or from the end: "the next one", "the last but one", "قبل الأخير"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dalil.language.fold import fold
from dalil.language.words import language_table


class Relative(NamedTuple):
    """A relative ordinal in a folded text."""

    start: int
    end: int
    anchor: str
    """"now" or "end"."""
    offset: int


def find_relative(text: str) -> Iterator[Relative]:
    """Yield the relative ordinals of a folded text, the longest words first."""
    for match in _pattern().finditer(text):
        anchor, offset = _meanings()[match["words"]]
        if match["words"] == "اخر" and not _is_last(text, match.end()):
            continue
        yield Relative(match.start("words"), match.end(), anchor, offset)


def _is_last(text: str, end: int) -> bool:
    """Say whether آخر stands before its noun: "آخر معقل" is the last, "معقل آخر" another one."""
    following = re.match(r" +(\w+)", text[end : end + 40])
    return following is not None and following[1] not in _after_other()


@cache
def _meanings() -> dict[str, tuple[str, int]]:
    table = language_table("relative_ordinals")
    return {
        fold(str(words)).text: (anchor, int(offset))
        for anchor, by_offset in table.items()
        if anchor in ("now", "end")
        for offset, phrases in by_offset.items()
        for words in phrases
    }


@cache
def _after_other() -> frozenset[str]:
    return frozenset(fold(str(word)).text for word in language_table("relative_ordinals")["after_other"])


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_meanings(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)[وبل]?(?P<words>{'|'.join(map(re.escape, phrases))})(?!\w)")
