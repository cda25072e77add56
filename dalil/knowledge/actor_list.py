"""The actor list as it stands in `data/actors.yml`: who, by which words, in which war and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from dalil.errors import BadKnowledge
from dalil.knowledge.yaml_file import read_yaml

ActorKind = Literal["name", "forces", "aircraft", "country", "adjective", "anaphor", "unowned", "people"]
LANGUAGES = ("en", "ar")
UNSAID = "unsaid"
"""The setting of a text that does not tell which war it is about."""
_FIELDS = {"words", "kind", "settings", "exact", "from", "to", "named", "example", "counter"}


@dataclass(frozen=True, slots=True)
class AliasGroup:
    """Words of one kind for one actor, with the sentence that shows them."""

    actor_id: str
    language: str
    words: tuple[str, ...]
    kind: ActorKind
    example: str
    counter: str | None = None
    """A sentence in which one of the words stands and does not mean the actor."""
    settings: frozenset[str] = frozenset()
    """Wars in which the words mean this actor; empty: in all."""
    exact: bool = False
    """True where only the same capitals count."""
    first: date | None = None
    """First day on which the words mean this actor."""
    last: date | None = None
    named: bool = False
    """True where the words count only in a text that also names the actor."""

    @property
    def capital(self) -> bool:
        """True where the words are proper names, so that "rapid support" is not the force."""
        return self.kind == "name" and all(any(char.isupper() for char in word) for word in self.words)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the coding manual."""

    id: str
    name_en: str
    name_ar: str
    adjectives: tuple[str, ...] = ()
    """"Russian", "الروسية": with a noun of forces they mean the actor."""
    groups: tuple[AliasGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that hold an alias and do not mean the actor, with a sentence that shows one."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """All of `actors.yml`; see the head of that file."""

    actors: tuple[Actor, ...] = ()
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forces: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Language to class of forces (aircraft, forces, attack) to nouns."""
    owners: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """"before" and "after" to language to words."""
    bare: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bare_nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: tuple[Phrases, ...] = ()


def read_actors(path: Path) -> ActorList:
    """Return the actor list of `path`."""
    raw = read_yaml(path) or {}
    unknown = set(raw) - {"settings", "forces", "owners", "bare", "never", "actors"}
    if unknown:
        raise BadKnowledge(f'"{path}" has unknown parts {sorted(unknown)}.', "See the head of actors.yml.")
    bare = dict(raw.get("bare") or {})
    nouns = bare.pop("nouns", {})
    return ActorList(
        actors=tuple(_actor(entry, path) for entry in raw.get("actors") or ()),
        settings={name: _both(words) for name, words in (raw.get("settings") or {}).items()},
        forces={
            language: {kind: tuple(words) for kind, words in kinds.items()}
            for language, kinds in (raw.get("forces") or {}).items()
        },
        owners={
            side: {language: tuple(words) for language, words in languages.items()}
            for side, languages in (raw.get("owners") or {}).items()
        },
        bare={language: tuple(words) for language, words in bare.items()},
        bare_nouns={language: tuple(words) for language, words in nouns.items()},
        never=tuple(Phrases(tuple(e["words"]), e["example"]) for e in raw.get("never") or ()),
    )


def join_lists(ours: ActorList, more: ActorList) -> ActorList:
    """Return `ours` with the aliases, actors and phrases of `more` added.

    An actor that both know keeps our names and gets the further alias groups.
    """
    actors = {actor.id: actor for actor in ours.actors}
    for actor in more.actors:
        known = actors.get(actor.id)
        actors[actor.id] = actor if known is None else _joined(known, actor)
    settings = {name: ours.settings.get(name, ()) + words for name, words in more.settings.items()}
    return ActorList(
        actors=tuple(actors.values()),
        settings={**ours.settings, **settings},
        forces=ours.forces,
        owners=ours.owners,
        bare=ours.bare,
        bare_nouns=ours.bare_nouns,
        never=ours.never + more.never,
    )


def _joined(known: Actor, actor: Actor) -> Actor:
    return Actor(
        known.id,
        known.name_en,
        known.name_ar,
        known.adjectives + actor.adjectives,
        known.groups + actor.groups,
    )


def _actor(entry: Mapping[str, Any], path: Path) -> Actor:
    missing = {"id", "name_en", "name_ar"} - set(entry)
    unknown = set(entry) - {"id", "name_en", "name_ar", "adjectives", *LANGUAGES}
    if missing or unknown:
        raise BadKnowledge(
            f'An actor of "{path}" lacks {sorted(missing)} and has unknown fields {sorted(unknown)}.',
            "Give it id, name_en, name_ar, and alias groups under en and ar.",
        )
    return Actor(
        id=entry["id"],
        name_en=entry["name_en"],
        name_ar=entry["name_ar"],
        adjectives=_both(entry.get("adjectives") or {}),
        groups=tuple(_groups(entry, path)),
    )


def _groups(entry: Mapping[str, Any], path: Path) -> Iterator[AliasGroup]:
    for language in LANGUAGES:
        for raw in entry.get(language) or ():
            _check_group(raw, entry["id"], path)
            yield AliasGroup(
                actor_id=entry["id"],
                language=language,
                words=tuple(raw["words"]),
                kind=raw["kind"],
                example=raw["example"],
                counter=raw.get("counter"),
                settings=frozenset(raw.get("settings") or ()),
                exact=bool(raw.get("exact", False)),
                first=raw.get("from"),
                last=raw.get("to"),
                named=bool(raw.get("named", False)),
            )


def _check_group(raw: Mapping[str, Any], actor_id: str, path: Path) -> None:
    missing = {"words", "kind", "example"} - set(raw)
    unknown = set(raw) - _FIELDS
    if missing or unknown or raw["kind"] not in get_args(ActorKind):
        raise BadKnowledge(
            f'An alias group of "{actor_id}" in "{path}" lacks {sorted(missing)}, has unknown fields '
            f'{sorted(unknown)}, or is of no known kind ("{raw.get("kind")}").',
            f"Use only {sorted(_FIELDS)}; kind is one of {list(get_args(ActorKind))}.",
        )
    wrong = [word for word in raw["words"] if not isinstance(word, str)]
    if wrong:
        raise BadKnowledge(
            f'The words {wrong} of "{actor_id}" are no text.', "Put them in quotation marks."
        )


def _both(words: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(word) for language in LANGUAGES for word in words.get(language) or ())
