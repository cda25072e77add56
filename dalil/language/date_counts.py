"""Lengths of time in words: "two days", "a year and a half", "شهر ونصف"."""

from collections.abc import Sequence

from dalil.language.date_arithmetic import Counts
from dalil.language.date_lexemes import Lexeme

COUNT = (
    "((article|the)? about? (number article?|article) dash? unit (ordinal | and big | minutes)?"
    " | (the? about)? pair"
    " | about? the? (one|many) (worded | minutes | and big)? | few many | about? many)"
)


def counts_of(lexemes: Sequence[Lexeme]) -> Counts | None:
    """Return numbers with units, `None` where one is vague ("days", "several weeks")."""
    counts: list[tuple[int, str]] = []
    number: float | None = None
    for lexeme in lexemes:
        if lexeme.code in "dzcqyvC" and not isinstance(lexeme.value, str):
            if counts and counts[-1][0] < 0:
                counts[-1] = (int(lexeme.value), counts[-1][1])
            elif counts and 0 < lexeme.value < 1:
                counts.extend(_share(lexeme.value, counts[-1][1]))
            else:
                number = lexeme.value
        elif lexeme.code == ">" and counts:
            counts.extend(_share(lexeme.value / 60, counts[-1][1]))
        elif lexeme.code == "D":
            counts.append((2, lexeme.value))
        elif lexeme.code == "7":
            return None
        elif lexeme.code in "UJY":
            missing = -1 if lexeme.code == "Y" else 1
            whole, share = divmod(missing if number is None else number, 1)
            counts.extend([(int(whole), unit_of(lexeme))] if whole or not share else [])
            counts.extend(_share(share, unit_of(lexeme)) if share else [])
            number = None
    return tuple(counts) if counts and all(count > 0 for count, _ in counts) else None


def is_broken(lexemes: Sequence[Lexeme]) -> bool:
    """Say whether a length holds a part of a unit: "a year and a half", "شهر ونصف"."""
    return any(
        lexeme.code == ">" or (lexeme.code == "q" and lexeme.value != int(lexeme.value))
        for lexeme in lexemes
        if not isinstance(lexeme.value, str)
    )


def _share(share: float, unit: str) -> list[tuple[int, str]]:
    """Return a part of a unit in smaller units: half a year is six months."""
    size, smaller = _SMALLER.get(unit, (0, unit))
    return [(round(share * size), smaller)] if round(share * size) else []


_SMALLER = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "month": (30, "day"),
    "week": (7, "day"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
}


def unit_of(lexeme: Lexeme) -> str:
    """Return the unit a lexeme names."""
    return "day" if lexeme.code == "J" else str(lexeme.value)
