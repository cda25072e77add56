"""By what means: weapons and ways of killing that the clause names."""

from functools import cache

from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import slot_parts, slot_words
from dalil.model import Derived, Span

_AIR = frozenset({"drone", "barrel_bomb", "cluster", "missile"})
_ALLOWED = {
    "air_strike": _AIR | {"air_bomb"},
    "shelling": frozenset({"artillery", "mortar", "rocket", "missile", "cluster"}),
    "explosion": frozenset({"ied", "car_bomb", "suicide_belt", "landmine"}),
    "chemical_attack": frozenset({"chemical", "artillery", "mortar", "rocket", "barrel_bomb", "air_bomb"}),
    "torture": frozenset({"flogging", "other"}),
    "protest": frozenset({"gunshot", "other"}),
    "property_seizure": frozenset({"burning"}),
    "clash": frozenset(
        {"drone", "mortar", "rocket", "missile", "artillery", "ied", "car_bomb", "sniper", "gunshot"}
    ),
    "raid": frozenset({"gunshot", "other"}),
}
_PERSONAL = frozenset(
    {
        "gunshot", "beheading", "stoning", "thrown_from_height", "crucifixion", "burning", "drowning",
        "knife", "hanging", "sniper", "ied", "car_bomb", "other", "flogging", "drone", "landmine",
    }
)  # fmt: skip
_PERSONAL_TYPES = frozenset({"execution", "assassination", "killing", "infighting"})


def means_of(parsed: Parsed, mention: Mention) -> list[Derived[str]]:
    """Return the codes of the means, each with the words that name it.

    An air strike is by air bomb unless another munition is named; a phrase comes before its last
    word ("قذائف هاون" is a mortar, not artillery as well).
    """
    allowed = _ALLOWED.get(mention.type, _PERSONAL if mention.type in _PERSONAL_TYPES else frozenset())
    found = {code: spans for code, spans in _named(parsed, mention).items() if code in allowed}
    for trigger in mention.all_triggers:
        code = trigger.entry.gives.get("means")
        if code is not None and code in allowed and code != "air_bomb":
            found.setdefault(code, trigger.span)
    if mention.type == "air_strike":
        found.pop("missile", None) if "missile" in found and not _is_missile_only(found) else None
        found = {code: span for code, span in found.items() if code != "air_bomb"} or {
            "air_bomb": mention.trigger.span
        }
    if mention.type == "chemical_attack":
        found.setdefault("chemical", mention.trigger.span)
    return [Derived(code, (span,), f"{code} words") for code, span in found.items()]


def _is_missile_only(found: dict[str, Span]) -> bool:
    return set(found) - {"air_bomb"} == {"missile"}


@cache
def _codes_of() -> dict[str, tuple[str, ...]]:
    """Return the codes that each phrase of the table names."""
    codes: dict[str, tuple[str, ...]] = {}
    for code in slot_parts("means"):
        for phrase in slot_words("means", code):
            codes[phrase] = (*codes.get(phrase, ()), code)
    return codes


@cache
def _beginnings() -> frozenset[str]:
    """Return the first words of the phrases, so that most words of a report need no look-up."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in _codes_of())


def _named(parsed: Parsed, mention: Mention) -> dict[str, Span]:
    """Return each code named in the words of the mention; longer phrases take their words."""
    words = [w for w in parsed.passage.words[slice(*mention.zone)] if w.kind == "word"]
    hits: list[tuple[int, int, str]] = []
    begins = _beginnings()
    for start, word in enumerate(words):
        if begins.isdisjoint((word.text, word.rest, word.bare)):
            continue
        for size in (4, 3, 2, 1):
            if start + size > len(words):
                continue
            run = words[start : start + size]
            for first in (run[0].text, run[0].rest, run[0].bare):
                phrase = " ".join([first, *(w.text for w in run[1:])])
                codes = _codes_of().get(phrase, ())
                hits.extend((size, start, code) for code in codes)
    taken: set[int] = set()
    found: dict[str, Span] = {}
    for size, start, code in sorted(set(hits), key=lambda hit: (-hit[0], hit[1])):
        if taken.isdisjoint(range(start, start + size)):
            taken.update(range(start, start + size))
            found.setdefault(code, Span(words[start].own_span.start, words[start + size - 1].span.end))
    return found
