"""The place of a report that shows best why it was found, word for word as the report has it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.model import Span
from dalil.store.terms import terms_of

_WIDTH = 180
"""Characters of a snippet: two lines of a terminal."""
_CHUNK = 20_000
"""Characters looked through at a time, so that a book is not read to its end for its first page."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a report's text and the words in it that were searched for."""

    span: Span
    words: tuple[Span, ...]
    """Where the words found stand in the report's text, in order."""


def snippet_of(text: str, wanted: Sequence[frozenset[str]]) -> Snippet:
    """Return the piece of `text` with most of the words wanted, the first of several."""
    best: list[Span] = []
    most = 0
    recent: list[tuple[Span, int]] = []
    for span, group in _hits(text, wanted):
        recent = [(s, g) for s, g in recent if span.end - s.start <= _WIDTH] + [(span, group)]
        found = len({g for _, g in recent})
        if found > most:
            best, most = [s for s, _ in recent], found
        if most == len(wanted):
            break
    if not best:
        return Snippet(_cut(text, Span(0, 0)), ())
    place = _cut(text, Span(best[0].start, best[-1].end))
    words = (span for span, _ in _hits(text[: place.end], wanted, place.start))
    return Snippet(place, tuple(words))


def _hits(text: str, wanted: Sequence[frozenset[str]], start: int = 0) -> Iterator[tuple[Span, int]]:
    """Yield each word from `start` on that is wanted, with the number of what it answers."""
    groups = {term: number for number, terms in reversed(list(enumerate(wanted))) for term in terms}
    while start < len(text):
        end = _next_space(text, start + _CHUNK)
        for term, span in terms_of(text[start:end], groups):
            yield Span(start + span.start, start + span.end), groups[term]
        start = end


def _next_space(text: str, place: int) -> int:
    found = min((at for at in (text.find(" ", place), text.find("\n", place)) if at >= 0), default=-1)
    return len(text) if found < 0 else found


def _cut(text: str, hit: Span) -> Span:
    """Return the piece of `text` around `hit`, cut between words."""
    spare = max(_WIDTH - (hit.end - hit.start), 0)
    start = max(hit.start - spare // 2, 0)
    if start > 0:
        start += next(
            (n for n, char in enumerate(text[start : hit.start]) if char.isspace()), hit.start - start
        )
    end = min(start + max(_WIDTH, hit.end - start), len(text))
    if end < len(text):
        cut = max((n for n, char in enumerate(text[hit.end : end]) if char.isspace()), default=None)
        end = hit.end if cut is None else hit.end + cut
    while start < hit.start and text[start].isspace():
        start += 1
    return Span(start, max(end, start))
