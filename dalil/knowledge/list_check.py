"""The user's own lists checked: which files are read, whether they are well formed, and their examples."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dalil.errors import BadKnowledge
from dalil.knowledge.actor_list import AliasGroup, read_actors
from dalil.knowledge.interventions import read_interventions
from dalil.knowledge.lexicon import read_lexicon
from dalil.knowledge.load import DATA, Knowledge, list_files
from dalil.knowledge.ontology import read_ontology
from dalil.knowledge.place_list import read_places
from dalil.knowledge.place_words import read_place_words
from dalil.knowledge.source_list import read_sources


@dataclass(frozen=True, slots=True)
class ListFault:
    """One thing wrong with a list: the file or entry, and what is wrong with it."""

    item: str
    what: str


_READERS: dict[str, Callable[[Path], Any]] = {
    "ontology.yml": read_ontology,
    "actors.yml": read_actors,
    "sources.yml": read_sources,
    "interventions.yml": read_interventions,
    "places.csv": lambda path: read_places(path, read_place_words(DATA / "place_words.yml")),
    "lexicon": read_lexicon,
}
_SPOILT = (AttributeError, LookupError, TypeError, ValueError, UnicodeError)
"""What a list of another shape raises in a reader that expects its own."""


def form_faults(folder: Path) -> Iterator[ListFault]:
    """Yield what keeps the lists of a folder from being read: unknown files, broken YAML, wrong fields."""
    for path in list_files(folder):
        name = path.relative_to(folder).as_posix()
        in_lexicon = name.startswith("lexicon/") and name.count("/") == 1 and name.endswith(".yml")
        if name not in _READERS and not in_lexicon:
            known = [*(n for n in _READERS if n != "lexicon"), "lexicon/<type>.yml"]
            yield ListFault(name, f"Dalil reads no such list; it reads {', '.join(known)}.")
    for name, reader in _READERS.items():
        if (folder / name).exists():
            wrong = _wrong(reader, folder / name)
            if wrong is not None:
                yield ListFault(name, wrong)


def _wrong(reader: Callable[[Path], Any], path: Path) -> str | None:
    try:
        reader(path)
    except BadKnowledge as error:
        return f"{error.wrong} {error.remedy}"
    except yaml.YAMLError as error:
        return f"This is no YAML: {' '.join(str(error).split())}"
    except _SPOILT as error:
        return f"The list has another shape than ours of the same name ({type(error).__name__}: {error})."
    return None


def name_faults(folder: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    """Yield the own actors, sources, interventions and places whose names or examples do not lead to them.

    `knowledge` is Dalil's with the folder's lists added, which `form_faults` found well formed.
    """
    yield from _actor_faults(folder / "actors.yml", knowledge)
    yield from _source_faults(folder / "sources.yml", knowledge)
    yield from _intervention_faults(folder / "interventions.yml", knowledge)
    yield from _place_faults(folder / "places.csv", knowledge)


def _actor_faults(path: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    if not path.exists():
        return
    for actor in read_actors(path).actors:
        for group in actor.groups:
            item = f"{path.name}: {actor.id}: {group.words[0]}"
            if not _names(group, group.example, knowledge):
                yield ListFault(item, f'The example does not name the actor: "{group.example}"')
            if group.counter and _names(group, group.counter, knowledge):
                yield ListFault(item, f'The counter-example names the actor too: "{group.counter}"')


def _names(group: AliasGroup, sentence: str, knowledge: Knowledge) -> bool:
    found = knowledge.actors.find(sentence, group.language, on=group.first or group.last)
    return group.actor_id in [mention.actor_id for mention in found]


def _actor_ids(knowledge: Knowledge) -> set[str]:
    return {actor.id for actor in knowledge.actors}


def _source_faults(path: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    for source in read_sources(path).sources if path.exists() else ():
        for name in (*source.names, *source.domains):
            found = knowledge.sources.find(name)
            if found is None or found.id != source.id:
                other = "no source" if found is None else f'"{found.id}"'
                yield ListFault(f"{path.name}: {source.id}", f'"{name}" names {other}.')
        if source.party_to is not None and source.party_to not in _actor_ids(knowledge):
            yield ListFault(f"{path.name}: {source.id}", f'party_to "{source.party_to}" is no known actor.')


def _intervention_faults(path: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    for known in read_interventions(path).interventions if path.exists() else ():
        for words in (known.name_en, known.name_ar, *known.aliases):
            best = [found.id for found in knowledge.interventions.find(words, "en")[:1]]
            if best != [known.id]:
                other = f'"{best[0]}"' if best else "nothing"
                yield ListFault(f"{path.name}: {known.id}", f'"{words}" leads to {other}.')
        if known.actor_id is not None and known.actor_id not in _actor_ids(knowledge):
            yield ListFault(f"{path.name}: {known.id}", f'actor_id "{known.actor_id}" is no known actor.')


def _place_faults(path: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    words = read_place_words(DATA / "place_words.yml")
    for entry in read_places(path, words) if path.exists() else ():
        for name in entry.aliases:
            if entry.place.id not in [c.place.id for c in knowledge.gazetteer.candidates(name)]:
                item = f"{path.name}: {entry.place.id}"
                yield ListFault(item, f'A search for "{name}" does not find the place.')
