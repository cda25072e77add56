"""Nobody: "دون إصابات", "لم تسجل خسائر بشرية", "نفى سقوط ضحايا", "نفت تنفيذ أي غارة"."""

from collections.abc import Iterator, Sequence

from dalil.coding.arabic.classes import count_group
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import grammar_part
from dalil.coding.arabic.victims import victim_words
from dalil.model import Count

_REACH = 9
"""Words from a negation to what there was none of."""
_FIRED = frozenset({"air_strike", "shelling", "chemical_attack"})


def zero_rows(
    parsed: Parsed, mention: Mention, rows: Sequence[Count], default: str | None, *, denied: bool
) -> Iterator[Count]:
    """Yield the rows of what a report says there was none of; `default` is the harm of the type."""
    told = {row.harm for row in rows}
    if denied and not rows:
        found = list(_of_any(parsed, mention, default)) or list(_denied(parsed, mention))
        if found:
            yield from found
            return
    for at, harms in _nones(parsed, mention):
        if told.isdisjoint({"killed", "injured"}) or len(harms) == 1 and told.isdisjoint(harms):
            yield from _zeros(parsed, at, harms)
            return


def _zeros(parsed: Parsed, at: int, harms: Sequence[str]) -> Iterator[Count]:
    group = _group_after(parsed, at)
    for harm in harms:
        yield Count(harm, 0, 0, group, "people", False, parsed.words[at].own_span, "none")


def _group_after(parsed: Parsed, at: int) -> str | None:
    """Return whom a noun of casualties names: "ضحايا مدنيين", "إصابات في صفوف المدنيين"."""
    words = [w for w in parsed.words[at : at + 5] if w.kind == "word"]
    near = [w for w in words[:2] if not w.conjunction]
    if any(w.rest in ("صفوف", "اوساط") for w in words[1:3]):
        near = words
    return count_group(near)


def _of_any(parsed: Parsed, mention: Mention, default: str | None) -> Iterator[Count]:
    """Yield the zero of "any": "مقتل أي مدني", "تنفيذ أي غارة"."""
    for at in range(mention.zone[0], mention.zone[1] - 1):
        if parsed.words[at].text not in grammar_part("negation", "any"):
            continue
        noun = parsed.words[at + 1] if parsed.words[at].text != "احدا" else parsed.words[at]
        if mention.type in _FIRED and noun.bare in victim_words("attacks"):
            yield Count("strikes", 0, 0, None, "events", False, noun.own_span, "none")
            return
        if noun.bare in victim_words("both"):
            yield from _zeros(parsed, noun.index, ("killed", "injured"))
            return
        harm = next((t.harm for t in mention.harms if t.first < at), default)
        if harm is not None and mention.type != "agreement":
            unit = "objects" if harm == "destroyed" else "people"
            yield Count(harm, 0, 0, count_group([noun]), unit, False, noun.own_span, "none")
            return


def _denied(parsed: Parsed, mention: Mention) -> Iterator[Count]:
    """Yield the zeros of denied casualties: "نفى سقوط ضحايا مدنيين"."""
    for at in range(*mention.zone):
        harms = _harms_of(parsed.words[at].bare)
        if harms and parsed.words[at].kind == "word":
            yield from _zeros(parsed, at, harms)
            return


def _harms_of(bare: str) -> tuple[str, ...]:
    if bare in victim_words("both"):
        return ("killed", "injured")
    if bare in victim_words("dead"):
        return ("killed",)
    return ("injured",) if bare in victim_words("hurt") else ()


def _nones(parsed: Parsed, mention: Mention) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where the words of the event say that nobody came to harm, and which harms they name."""
    first, last = mention.zone
    plain = parsed.plain(first, last)
    if any(f" {phrase} " in plain for phrase in victim_words("only_things")):
        yield mention.trigger.first, ("killed", "injured")
    for at in range(first, last):
        word = parsed.words[at]
        if word.text[len(word.conjunction) :] not in victim_words("none") or word.kind != "word":
            continue
        for place in range(at + 1, min(at + 1 + _REACH, last)):
            near = parsed.words[place]
            if near.kind in ("stop", "comma") or near.bare in victim_words("unknown"):
                break
            harms = _harms_of(near.bare)
            if harms and parsed.plain(place, place + 4).startswith(" خسائر في الارواح "):
                harms = ("killed",)
            if harms:
                yield place, harms
                break
