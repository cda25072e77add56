"""Reports that carry one text: reposts, also cut short or edited a little."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rensa import RMinHash

from dalil.language.fold import fold
from dalil.model import Report

SHINGLE = 3
"""Words in a row that are compared: an edit of one word costs three shingles of some hundreds."""
HASHES = 128
BAND = 3
"""Hashes that must agree in one band: texts that share a third are met 4 times in 5, a half always."""
SEED = 1
CONTAINED = 0.6
"""Share of the shorter text's shingles that stands in the longer one: what is left over is a changed
headline, a dateline, an added or a cut paragraph. Two agencies' own accounts of one event share less
than a tenth."""
SHORTEST = 8
"""A text of fewer shingles is a repost only where all of it is the same."""

_WORD = re.compile(r"\w+")


def find_reposts(reports: Sequence[Report]) -> dict[str, str]:
    """Return for each report the smallest identifier among the reports that carry its text."""
    by_text: dict[frozenset[str], list[str]] = defaultdict(list)
    alone: list[str] = []
    for report in sorted(reports, key=lambda report: report.id):
        shingles = shingles_of(report.text)
        (by_text[shingles] if shingles else alone).append(report.id)
    texts = list(by_text)
    chief = list(range(len(texts)))
    for one, other in sorted(_likely_pairs(texts)):
        if is_same_text(texts[one], texts[other]):
            _unite(chief, one, other)
    groups: dict[int, list[str]] = defaultdict(list)
    for place, shingles in enumerate(texts):
        groups[_find(chief, place)].extend(by_text[shingles])
    found = {report_id: min(group) for group in groups.values() for report_id in group}
    return found | {report_id: report_id for report_id in alone}


def shingles_of(text: str) -> frozenset[str]:
    """Return the runs of three folded words in `text`."""
    words = _WORD.findall(fold(text).text)
    if len(words) <= SHINGLE:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def is_same_text(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one text is the other, up to a few edits and what was cut or added."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return one == other
    return len(one & other) / shorter >= CONTAINED


def _likely_pairs(shingles: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Return the pairs that agree in one band of their hashes; the exact check comes after."""
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(shingles):
        minhash = RMinHash(num_perm=HASHES, seed=SEED)
        minhash.update(sorted(found))
        for key in _bands(minhash.digest()):
            bands[key].append(index)
    return {pair for members in bands.values() for pair in combinations(members, 2)}


def _bands(digest: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(digest) - BAND + 1, BAND):
        yield (start, *digest[start : start + BAND])


def _find(chief: list[int], place: int) -> int:
    while chief[place] != place:
        chief[place] = chief[chief[place]]
        place = chief[place]
    return place


def _unite(chief: list[int], one: int, other: int) -> None:
    first, second = sorted((_find(chief, one), _find(chief, other)))
    chief[second] = first
