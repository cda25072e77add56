"""Whether the arguments of a word fit what its lexicon entry needs: خطف شابا, not خطف الأضواء."""

from collections.abc import Callable, Mapping

from dalil.coding.arabic.chunk import Chunk
from dalil.coding.arabic.mentions import Mention
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.roles import Roles
from dalil.coding.arabic.tables import word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.model import Count

_Check = Callable[[Parsed, Chunk, Roles], bool]


def fits(parsed: Parsed, mention: Mention, roles: Roles, counts: list[Count], *, has_place: bool) -> bool:
    """Say whether object, subject and victims are of the classes the main word's entry needs."""
    needs = mention.trigger.entry.needs
    for role, chunk in (
        ("object", roles.target),
        ("subject", roles.actor),
        ("of", roles.target or roles.actor),
    ):
        if role == "object" and mention.trigger.verb is not None and mention.trigger.verb.suffix:
            continue
        if role in needs and not _fills(parsed, chunk, roles, needs[role], mention.trigger):
            return False
    if "place" in needs and not has_place:
        return False
    if mention.trigger.generic == "attack" and roles.actor is None and _is_waged(parsed, mention):
        return False
    if _is_figure(parsed, mention.trigger, roles):
        return False
    return "harmed" not in needs or bool(mention.harms) or bool(counts)


def _is_figure(parsed: Parsed, trigger: Trigger, roles: Roles) -> bool:
    """Say whether a thing of the mind or an animal does it or suffers it: "السرعة تقتل"."""
    heads = [parsed.words[chunk.head] for chunk in (roles.actor, roles.target) if chunk is not None]
    if trigger.verb is not None and trigger.first > parsed.sentence.first:
        heads.append(parsed.words[trigger.first - 1])
    figures = word_set("figures")
    return any(head.bare in figures or head.rest in figures for head in heads)


def _is_waged(parsed: Parsed, mention: Mention) -> bool:
    """Say whether somebody who is no armed actor "wages" the attack: an ambassador, a paper."""
    first, _ = parsed.segment(mention.trigger.first)
    before = parsed.words[first : mention.trigger.first]
    named = roles_named(parsed, first, mention.trigger.first)
    return not named and any(word.rest in word_set("waging") for word in before)


def roles_named(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether words `first` to `last` name an actor or an armed group."""
    return any(
        at in parsed.passage.actor_at or "doer" in parsed.words[at].classes for at in range(first, last)
    )


def _tells_cases(parsed: Parsed, trigger: Trigger) -> bool:
    before = parsed.words[trigger.first - 1] if trigger.first else None
    return before is not None and before.bare in word_set("cases")


def _fills(
    parsed: Parsed, chunk: Chunk | None, roles: Roles, classes: tuple[str, ...], trigger: Trigger
) -> bool:
    if chunk is None:
        if "passive" in classes and (trigger.is_marked_passive or roles.lacks_subject):
            return True
        if "passive" in classes and _may_be_passive(parsed, roles, trigger):
            return True
        return "unknown" in classes or "cases" in classes and _tells_cases(parsed, trigger)
    return any(_CHECKS[name](parsed, chunk, roles) for name in classes if name in _CHECKS)


def _may_be_passive(parsed: Parsed, roles: Roles, trigger: Trigger) -> bool:
    """Say whether a verb that may be passive stands before its victims: "جلد ثلاثة شبان"."""
    target, verb = roles.target, trigger.verb
    if verb is None or target is None or verb.voice == "active" or target.first != trigger.last + 1:
        return False
    number = parsed.chunk_at(trigger.first)
    if number > 0 and parsed.chunks[number - 1].kind == "np":
        return False
    return _is_person(parsed, target, roles) and not _is_doer(parsed, target, roles)


def _is_person(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    head = parsed.passage.words[chunk.head]
    counted = any(at in parsed.passage.quantity_at for at in range(chunk.first, chunk.last))
    if head.rest in word_set("some_of_them"):
        return True
    if head.classes & {"person", "doer"} or counted and not head.classes & {"site", "place"}:
        return True
    if any(at in parsed.passage.actor_at for at in range(chunk.first, chunk.last)):
        return True
    return (
        not head.classes
        and _may_be_name(parsed, chunk)
        and roles.actor is not None
        and _is_doer(parsed, roles.actor, roles)
    )


def _may_be_name(parsed: Parsed, chunk: Chunk) -> bool:
    """A word without article or ending, known to no list, may be a person's name."""
    head = parsed.passage.words[chunk.head]
    return (
        not head.is_definite
        and not head.rest.endswith(("ه", "ات"))
        and chunk.head not in parsed.passage.place_at
    )


def _is_place(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    head = parsed.passage.words[chunk.head]
    named = any(at in parsed.passage.place_at for at in range(chunk.first, chunk.last))
    return named or bool(head.classes & {"place", "site"})


def _is_thing(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    head = parsed.passage.words[chunk.head]
    if head.classes & {"site", "place"}:
        return True
    known = roles.actor is not None and _is_doer(parsed, roles.actor, roles)
    return known and not head.classes & {"person"}


def _is_doer(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    if any(at in parsed.passage.actor_at for at in range(chunk.first, chunk.last)):
        return True
    return "doer" in parsed.passage.words[chunk.head].classes


def _is_fighter(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    words = parsed.passage.words[chunk.first : chunk.last]
    if any("fighters" in word.classes for word in words):
        return True
    return any(at in parsed.passage.actor_at for at in range(chunk.first, chunk.last))


def _is_case(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    return _is_fighter(parsed, chunk, roles)


def _is_force(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    """Armed people or an actor of the list: who withdraws, not who flees."""
    head = parsed.passage.words[chunk.head]
    mention = parsed.passage.actor_at.get(chunk.head)
    named = mention is not None and mention.kind not in ("people", "country", "adjective")
    return named or "fighters" in head.classes


def _is_crowd(parsed: Parsed, chunk: Chunk, roles: Roles) -> bool:
    """Counted civilians, or families and residents: who flees."""
    words = parsed.passage.words[chunk.first : chunk.last]
    counted = any(at in parsed.passage.quantity_at for at in range(chunk.first, chunk.last))
    civil = any("civilians" in word.classes for word in words) and not any(
        "fighters" in w.classes for w in words
    )
    return civil and (
        counted or parsed.passage.words[chunk.head].is_definite or chunk.last - chunk.head > 1
    )


_CHECKS: Mapping[str, _Check] = {
    "person": _is_person,
    "place": _is_place,
    "thing": _is_thing,
    "doer": _is_doer,
    "fighters": _is_fighter,
    "cases": _is_case,
    "force": _is_force,
    "crowd": _is_crowd,
}
