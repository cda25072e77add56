"""Reports that carry one text: reposts, also cut short or edited a little."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from zlib import crc32

import numpy as np
import numpy.typing as npt
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

Shingles = npt.NDArray[np.uint32]
"""Numbers that stand for the shingles of a text, in order; two in four thousand million share one."""
_WORD = re.compile(r"\w+")
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
"""Odd numbers by which the hashes of a band become one number."""


def find_reposts(reports: Iterable[Report]) -> dict[str, str]:
    """Return for each report the smallest identifier among the reports that carry its text.

    The reports are gone through once; of each text some hundred numbers are kept.
    """
    by_text: dict[bytes, list[str]] = defaultdict(list)
    texts: list[Shingles] = []
    bands: list[npt.NDArray[np.uint64]] = []
    alone: list[str] = []
    for report in reports:
        shingles = sorted(shingles_of(report.text))
        if not shingles:
            alone.append(report.id)
            continue
        same = by_text[_key(shingles)]
        if not same:
            texts.append(_numbers(shingles))
            bands.append(_bands(shingles))
        same.append(report.id)
    found = {i: min(group) for group in _groups(list(by_text.values()), texts, bands) for i in group}
    return found | {report_id: report_id for report_id in alone}


def shingles_of(text: str) -> frozenset[str]:
    """Return the runs of three folded words in `text`."""
    words = _WORD.findall(fold(text).text)
    if len(words) <= SHINGLE:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def is_same_text(one: Shingles, other: Shingles) -> bool:
    """Say whether one text is another one up to a few edits and what was cut or added."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return False
    return len(np.intersect1d(one, other, assume_unique=True)) / shorter >= CONTAINED


def _groups(
    members: Sequence[list[str]], texts: Sequence[Shingles], bands: Sequence[npt.NDArray[np.uint64]]
) -> Iterator[list[str]]:
    """Yield the identifiers of each text, texts that are the same up to edits put together."""
    chief = list(range(len(texts)))
    for one, other in _likely_pairs(bands):
        if _find(chief, one) != _find(chief, other) and is_same_text(texts[one], texts[other]):
            _unite(chief, one, other)
    groups: dict[int, list[str]] = defaultdict(list)
    for place, report_ids in enumerate(members):
        groups[_find(chief, place)].extend(report_ids)
    yield from groups.values()


def _key(shingles: Sequence[str]) -> bytes:
    """Return what texts with the same shingles share."""
    return sha256("\n".join(shingles).encode("utf-8", "surrogatepass")).digest()[:16]


def _numbers(shingles: Sequence[str]) -> Shingles:
    found = (crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in shingles)
    return np.unique(np.fromiter(found, dtype=np.uint32, count=len(shingles)))


def _bands(shingles: list[str]) -> npt.NDArray[np.uint64]:
    """Return one number for each band of the text's hashes."""
    minhash = RMinHash(num_perm=HASHES, seed=SEED)
    minhash.update(shingles)
    digest = np.array(minhash.digest(), dtype=np.uint64)[: HASHES - HASHES % BAND].reshape(-1, BAND)
    mixed: npt.NDArray[np.uint64] = (digest * _MIX).sum(axis=1, dtype=np.uint64)
    return mixed


def _likely_pairs(bands: Sequence[npt.NDArray[np.uint64]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that agree in a band; the exact check comes after."""
    if not bands:
        return
    for column in np.stack(bands, axis=1):
        order = np.argsort(column, kind="stable")
        found = column[order]
        edges = np.flatnonzero(np.diff(found, prepend=~found[:1], append=~found[-1:]))
        several = np.flatnonzero(np.diff(edges) > 1)
        for start, end in zip(edges[several], edges[several + 1], strict=True):
            yield from combinations(order[start:end].tolist(), 2)


def _find(chief: list[int], place: int) -> int:
    while chief[place] != place:
        chief[place] = chief[chief[place]]
        place = chief[place]
    return place


def _unite(chief: list[int], one: int, other: int) -> None:
    first, second = sorted((_find(chief, one), _find(chief, other)))
    chief[second] = first
