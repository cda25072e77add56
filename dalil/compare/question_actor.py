"""Whom a question is about."""

import re
from typing import NamedTuple

from dalil.compare.question_forms import Asked
from dalil.errors import UnclearQuestion, UnknownActor
from dalil.knowledge.actor_list import Actor
from dalil.knowledge.actors import Actors
from dalil.knowledge.aliases import key_of

_CLITICS = ("لل", "ل", "ب")


class AskedActor(NamedTuple):
    """The actor of a question."""

    actor: Actor
    words: str


def find_actor(asked: Asked, actors: Actors, context: str) -> AskedActor:
    """Return the one actor that the words name; `context` tells which war the question is about.

    `UnknownActor` where no alias fits, with the nearest ones; `UnclearQuestion` where several do.
    """
    named = _named(asked, actors, context)
    if len(named) > 1:
        names = ", ".join(f'"{actors.get(actor_id).name_en}"' for actor_id in named)
        raise UnclearQuestion(
            f'"{asked.actor}" may mean several actors: {names}.', "Name one of them, by its own name."
        )
    if named:
        return AskedActor(actors.get(named[0]), asked.actor)
    near = actors.nearest(_telling(asked.actor))
    nearest = ", ".join(f'"{name}" ({actor_id})' for name, actor_id in near)
    raise UnknownActor(
        f'"{asked.actor}" names no actor that is known; nearest are {nearest}.',
        "Use one of these names, or add yours to actors.yml of your own lists: the id of the actor, "
        "name_en, name_ar, and under en or ar a group with words, kind: name and an example.",
    )


def _named(asked: Asked, actors: Actors, context: str) -> list[str]:
    """Return the actors that the words name outright, else those for which they may stand."""
    if not _is_list(asked.actor):
        whole = actors.identify(asked.actor, asked.language, context=context)
        if whole is not None and whole.actor_id not in _NOBODY:
            return [whole.actor_id]
    found = actors.find(asked.actor, asked.language, context=context)
    owners = dict.fromkeys(m.actor_id for m in found if m.actor_id not in _NOBODY)
    return list(owners) or _with_alias(asked.actor, actors)


def _is_list(words: str) -> bool:
    """Say whether the words may join two names: "ISIS and HTS", "داعش والنصرة"."""
    return any(word in ("and", "or", "&", "أو") or word.startswith("و") for word in words.split()[1:])


def _with_alias(words: str, actors: Actors) -> list[str]:
    """Return the actors that have the very words as an alias, where no war decides between them."""
    keys = {key_of(words)} | {key_of(_without(words, clitic)) for clitic in _CLITICS}
    return [
        actor.id
        for actor in actors
        if actor.id not in _NOBODY
        and any(not keys.isdisjoint(map(key_of, group.words)) for group in actor.groups)
    ]


def _telling(words: str) -> str:
    """Return the words without what every name may have before it: "the", the preposition ل."""
    bare = next((_without(words, clitic) for clitic in _CLITICS if words.startswith(clitic)), words)
    return re.sub(r"^(?:the|an?)\s+", "", bare, flags=re.IGNORECASE)


def _without(words: str, clitic: str) -> str:
    if not words.startswith(clitic):
        return words
    rest = words.removeprefix(clitic)
    return f"ال{rest}" if clitic == "لل" else rest


_NOBODY = frozenset({"unknown", "other"})
