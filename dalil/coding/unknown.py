"""Who acts in coded reports and is no actor of the lists: kept as words, listed for a person to decide."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dalil.language.fold import fold


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """One way in which reports name somebody whom no alias knows."""

    words: str
    """As most reports write it."""
    claims: int
    reports: int
    types: tuple[str, ...]
    """Codes of what is said to be done, most often first."""
    report_id: str
    """The first report that names it."""
    example: str
    """The evidence of its first claim."""


def unknown_actors(lines: Iterable[Mapping[str, Any]]) -> list[UnknownActor]:
    """Return the actors without id in coded lines (`coding.lines`), most claims first.

    Spellings that differ only in case, marks or an article are one.
    """
    claims: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for line in lines:
        for claim in line["claims"]:
            if claim.get("actor") and not claim.get("actor_id"):
                claims[_key(claim["actor"])].append((line["id"], claim))
    rows = [_row(found) for found in claims.values()]
    return sorted(rows, key=lambda row: (-row.claims, -row.reports, row.words))


def _key(words: str) -> str:
    return " ".join(fold(words).text.split()).removeprefix("the ")


def _row(found: list[tuple[str, Mapping[str, Any]]]) -> UnknownActor:
    words = Counter(" ".join(claim["actor"].split()) for _, claim in found)
    types = Counter(claim["type"] for _, claim in found)
    first_report, first = found[0]
    return UnknownActor(
        words=words.most_common(1)[0][0],
        claims=len(found),
        reports=len({report_id for report_id, _ in found}),
        types=tuple(code for code, _ in types.most_common()),
        report_id=first_report,
        example=" ".join(first["evidence"].split()),
    )
