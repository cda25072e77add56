"""Arabic numbers with the article: "الثلاثة", "المئة", "المئة والخامسة والعشرون", "الخامسة بعد المئة"."""

from collections.abc import Sequence

from dalil.language.cardinals import Numeral, bare_kinds_of
from dalil.language.tokens import Token

_LEAST = 3
"""الاثنين and الأحد are days of the week."""
_PLURALS = ("ات", "ين", "لاف", "لوف", "ملايين")


def with_definite(tokens: Sequence[Token], found: Sequence[Numeral]) -> list[Numeral]:
    """Return the numbers with those that carry the article, in order, compound ordinals as one."""
    taken = {place for numeral in found for place in range(numeral.first, numeral.last)}
    more = [
        Numeral(place, place + 1, value, "definite", False)
        for place, token in enumerate(tokens)
        if place not in taken and (value := _definite(tokens, place, token)) is not None
    ]
    return (
        _compounds(tokens, sorted([*found, *more], key=lambda numeral: numeral.first))
        if more
        else list(found)
    )


def _definite(tokens: Sequence[Token], place: int, token: Token) -> float | None:
    """Return the value of a number word with the article; "في المئة" is a percentage."""
    word = token.text
    if not word.startswith("ال"):
        return None
    kinds = bare_kinds_of(token)
    for kind in ("unit", "ten"):
        if kind in kinds:
            return kinds[kind] if kinds[kind] >= _LEAST and word.endswith("ه") else None
    large = next((kinds[kind] for kind in ("tens", "hundreds", "scale_pair") if kind in kinds), None)
    if large is not None:
        return large
    before = tokens[place - 1].text if place else ""
    whole = kinds.get("hundred") or kinds.get("scale")
    return None if word.endswith(_PLURALS) or before in ("في", "ب") else whole


def _compounds(tokens: Sequence[Token], found: Sequence[Numeral]) -> list[Numeral]:
    """Return the numbers, an ordinal after "المئة و" or before "بعد المئة" as one with the hundred."""
    result: list[Numeral] = []
    for numeral in found:
        before = result[-1] if result else None
        gap = [] if before is None else [token.text for token in tokens[before.last : numeral.first]]
        if before is not None and _is_compound(before, gap, numeral):
            total = before.value + numeral.value
            result[-1] = Numeral(before.first, numeral.last, total, "ordinal", False)
        else:
            result.append(numeral)
    return result


def _is_compound(one: Numeral, gap: list[str], two: Numeral) -> bool:
    if gap == ["و"]:
        return (
            one.kind == "definite" and one.value >= 100 > two.value and two.kind in ("ordinal", "definite")
        )
    return (
        gap == ["بعد"] and two.kind == "definite" and two.value >= 100 > one.value and one.kind == "ordinal"
    )
