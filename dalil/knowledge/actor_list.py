"""The actor list as it stands in `data/actors.yml`: who, by which words, in which war and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from dalil.errors import BadKnowledge
from dalil.knowledge.yaml_file import read_yaml

ActorKind = Literal["name", "forces", "aircraft", "country", "adjective", "anaphor", "unowned", "people"]
LANGUAGES = ("en", "ar")
ROLES = ("group", "state", "aid", "people", "unowned")
"""What an actor is, for words that stand for it: "the militia" is a group, "the army" a state's."""
_PARTS = {"settings", "countries", "forces", "owners", "bare", "nouns", "anaphors", "never", "actors"}
_FIELDS = {"words", "kind", "role", "settings", "exact", "from", "to", "named", "example", "counter"}
Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Class to language to words."""


@dataclass(frozen=True, slots=True)
class AliasGroup:
    """Words of one kind for one actor, with the sentence that shows them."""

    actor_id: str
    language: str
    words: tuple[str, ...]
    kind: ActorKind
    role: str
    """One of `ROLES`."""
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
    adjective_settings: frozenset[str] = frozenset()
    """Wars in which the adjectives mean this actor, "other" elsewhere; empty: in all."""
    role: str = "group"
    """One of `ROLES`."""
    groups: tuple[AliasGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose forces are no actor of the list."""

    names_en: tuple[str, ...]
    names_ar: tuple[str, ...]
    adjectives: tuple[str, ...]
    """English ones, and the four forms of the Arabic ones."""
    setting: str | None
    """The setting its words tell of, `None` where the country is named in reports on any war."""


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
    countries: tuple[Country, ...] = ()
    forces: Words = field(default_factory=dict)
    """Language to class of forces (aircraft, forces, attack) to nouns."""
    owners: Words = field(default_factory=dict)
    """"before" and "after" to language to words."""
    nouns: Words = field(default_factory=dict)
    """What phrases without a name are made of; see the head of `actors.yml`."""
    anaphors: Words = field(default_factory=dict)
    """Role to the words that stand for an actor of that role named before."""
    bare: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bare_nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: tuple[Phrases, ...] = ()


def read_actors(path: Path) -> ActorList:
    """Return the actor list of `path`."""
    raw = read_yaml(path) or {}
    unknown = set(raw) - _PARTS
    if unknown:
        raise BadKnowledge(f'"{path}" has unknown parts {sorted(unknown)}.', "See the head of actors.yml.")
    bare = dict(raw.get("bare") or {})
    nouns = bare.pop("nouns", {})
    return ActorList(
        actors=tuple(_actor(entry, path) for entry in raw.get("actors") or ()),
        settings={name: _both(words) for name, words in (raw.get("settings") or {}).items()},
        countries=tuple(_country(entry) for entry in raw.get("countries") or ()),
        forces=_words(raw.get("forces")),
        owners=_words(raw.get("owners")),
        nouns=_words(raw.get("nouns")),
        anaphors=_words(raw.get("anaphors")),
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
        countries=ours.countries + more.countries,
        forces=ours.forces,
        owners=ours.owners,
        nouns=ours.nouns,
        anaphors=ours.anaphors,
        bare=ours.bare,
        bare_nouns=ours.bare_nouns,
        never=ours.never + more.never,
    )


def _joined(known: Actor, actor: Actor) -> Actor:
    return replace(
        known, adjectives=known.adjectives + actor.adjectives, groups=known.groups + actor.groups
    )


def _actor(entry: Mapping[str, Any], path: Path) -> Actor:
    missing = {"id", "name_en", "name_ar"} - set(entry)
    unknown = set(entry) - {"id", "name_en", "name_ar", "role", "adjectives", *LANGUAGES}
    if missing or unknown:
        raise BadKnowledge(
            f'An actor of "{path}" lacks {sorted(missing)} and has unknown fields {sorted(unknown)}.',
            "Give it id, name_en, name_ar, and alias groups under en and ar.",
        )
    adjectives = entry.get("adjectives") or {}
    return Actor(
        id=entry["id"],
        name_en=entry["name_en"],
        name_ar=entry["name_ar"],
        adjectives=_both(adjectives),
        adjective_settings=frozenset(adjectives.get("settings") or ()),
        role=entry.get("role", "group"),
        groups=tuple(_groups(entry, path)),
    )


def _country(entry: Mapping[str, Any]) -> Country:
    arabic = [form for word in entry.get("adjectives_ar") or () for form in (word, word + "ة")]
    return Country(
        names_en=tuple(entry["en"]),
        names_ar=tuple(entry.get("ar") or ()),
        adjectives=(*(entry.get("adjectives") or ()), *arabic, *("ال" + form for form in arabic)),
        setting=entry.get("setting"),
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
                role=raw.get("role", entry.get("role", "group")),
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
    role = raw.get("role", "group")
    if missing or unknown or raw["kind"] not in get_args(ActorKind) or role not in ROLES:
        raise BadKnowledge(
            f'An alias group of "{actor_id}" in "{path}" lacks {sorted(missing)}, has unknown fields '
            f'{sorted(unknown)}, or is of no known kind ("{raw.get("kind")}") or role ("{role}").',
            f"Use only {sorted(_FIELDS)}; kind is one of {list(get_args(ActorKind))}, "
            f"role one of {list(ROLES)}.",
        )
    wrong = [word for word in raw["words"] if not isinstance(word, str)]
    if wrong:
        raise BadKnowledge(
            f'The words {wrong} of "{actor_id}" are no text.', "Put them in quotation marks."
        )


def _both(words: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(word) for language in LANGUAGES for word in words.get(language) or ())


def _words(raw: Mapping[str, Mapping[str, Any]] | None) -> Words:
    return {
        part: {name: tuple(map(str, words)) for name, words in lists.items()}
        for part, lists in (raw or {}).items()
    }
