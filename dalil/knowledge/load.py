"""All the lists of Dalil, read once; a user's own folder adds to them."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from dalil.errors import BadKnowledge
from dalil.knowledge.actor_list import ActorList, join_lists, read_actors
from dalil.knowledge.actors import Actors
from dalil.knowledge.gazetteer import Gazetteer
from dalil.knowledge.interventions import Interventions, join_interventions, read_interventions
from dalil.knowledge.layers.store import LayerStore, fingerprint_of
from dalil.knowledge.lexicon import Entry, read_lexicon
from dalil.knowledge.ontology import EventType, read_ontology
from dalil.knowledge.place_layers import all_places
from dalil.knowledge.place_words import read_place_words
from dalil.knowledge.source_list import join_sources, read_sources
from dalil.knowledge.sources import Sources

DATA = Path(__file__).parents[1] / "data"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What Dalil knows of words, actors, places, sources and interventions."""

    ontology: Mapping[str, EventType]
    lexicon: tuple[Entry, ...]
    actors: Actors
    gazetteer: Gazetteer
    sources: Sources
    interventions: Interventions
    added: str | None = None
    """Fingerprint of the user's own lists and layers; `None` where Dalil's lists stand alone."""


def load_knowledge(overlay: Path | None = None, layers: Path | None = None) -> Knowledge:
    """Return all lists; `overlay` is a folder shaped like `dalil/data` whose entries are added.

    `layers` is the file of the layers of places that a user imported; without it only our own places count.

    An entry of the overlay with the id of ours takes its place; alias groups of an actor and
    lexicon entries are added to ours. The result is cached until a file of the overlay changes.
    """
    imported = () if layers is None else tuple(LayerStore(layers).layers())
    places = None if layers is None or not imported else (layers, fingerprint_of(imported))
    if overlay is None:
        return _load(None, None, places)
    if not overlay.is_dir():
        raise BadKnowledge(
            f'"{overlay}" is no folder.', "Name a folder that holds lists such as actors.yml."
        )
    return _load(overlay.resolve(), fingerprint(overlay), places)


def list_files(overlay: Path) -> list[Path]:
    """Return the files of a user's lists in order, hidden ones left out."""
    found = (path for path in overlay.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.name.startswith("."))


def fingerprint(overlay: Path) -> str:
    """Return eight hexadecimal digits that change whenever a list of the folder does."""
    digest = hashlib.sha256()
    for path in list_files(overlay):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(overlay).as_posix()}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:8]


@cache
def _load(overlay: Path | None, added: str | None, places: tuple[Path, str] | None) -> Knowledge:
    layers, mark = (None, None) if places is None else places
    return Knowledge(
        ontology=_joined("ontology.yml", overlay, read_ontology, lambda ours, more: {**ours, **more}),
        lexicon=tuple(_lexicon(overlay)),
        actors=Actors(_actors(overlay)),
        gazetteer=Gazetteer(
            lambda: read_place_words(DATA / "place_words.yml"),
            lambda words: all_places(DATA, overlay, words),
            layers,
        ),
        sources=Sources(lambda: _joined("sources.yml", overlay, read_sources, join_sources)),
        interventions=Interventions(
            lambda: _joined("interventions.yml", overlay, read_interventions, join_interventions)
        ),
        added="+".join(filter(None, (added, mark))) or None,
    )


def _actors(overlay: Path | None) -> ActorList:
    return _joined("actors.yml", overlay, read_actors, join_lists)


def _lexicon(overlay: Path | None) -> list[Entry]:
    def join(ours: list[Entry], more: list[Entry]) -> list[Entry]:
        return ours + [replace(entry, own=True) for entry in more]

    return _joined("lexicon", overlay, read_lexicon, join)


def _joined(name: str, overlay: Path | None, read: Callable[[Path], T], join: Callable[[T, T], T]) -> T:
    """Read our list of this name, and the overlay's where it has one."""
    ours = read(DATA / name)
    if overlay is None or not (overlay / name).exists():
        return ours
    return join(ours, read(overlay / name))
