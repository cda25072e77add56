"""The line under a headline: "Posted on 6 January 2015 | Written by ..."."""

import re
from collections.abc import Iterator
from functools import cache

from dalil.collect.days import find_day
from dalil.collect.fields import collect_table
from dalil.language.fold import fold

LINE_LIMIT = 160
"""Longest line on the origin of a page, in characters."""
NAME_LIMIT = 60
"""Longest byline, in characters: "Written by" and some names."""
_LETTER = re.compile(r"[^\W\d_]")
_PIECES = re.compile(r"\s*[|·•\n]\s*|\s{3,}|\s[-–—]\s")


def published_words(line: str) -> Iterator[str]:
    """Yield the pieces of `line` that can name the day of publication; days of changes are none."""
    for piece in _PIECES.split(line):
        if piece.strip() and not _opens(piece, "updated"):
            yield piece


def is_line_of_origin(line: str) -> bool:
    """Say whether `line` only tells when and by whom a page was written."""
    if len(line) > LINE_LIMIT:
        return False
    pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
    return bool(pieces) and all(_is_origin(piece) for piece in pieces)


def is_line_of_rights(line: str) -> bool:
    """Say whether `line` is a notice of copyright."""
    folded = fold(line).text
    return len(line) <= LINE_LIMIT and any(notice in folded for notice in _openings("rights"))


def _is_origin(piece: str) -> bool:
    if not _LETTER.search(piece):
        return True
    if _opens(piece, "written") and not piece.rstrip().endswith("."):
        return len(piece) <= NAME_LIMIT
    found = find_day(piece)
    if found is None:
        return _opens(piece, "published") and len(piece) <= NAME_LIMIT
    rest = (piece[: found.start] + piece[found.end :]).strip(" ,،.:()[]")
    return not rest or _opens(rest, "published") or _opens(rest, "updated")


def _opens(words: str, kind: str) -> bool:
    """Say whether `words` begin with one of the openings of `kind`."""
    folded = fold(words).text.lstrip(" :،,-–|")
    return any(re.match(re.escape(opening) + r"(?!\w)", folded) for opening in _openings(kind))


@cache
def _openings(kind: str) -> tuple[str, ...]:
    found = [fold(word).text for words in collect_table("pages")[kind].values() for word in words]
    return tuple(sorted(found, key=len, reverse=True))
