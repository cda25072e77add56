"""The list of sources as it stands in `sources.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from dalil.errors import BadKnowledge
from dalil.knowledge.yaml_file import read_yaml

SourceKind = Literal["party", "official", "monitor", "media", "agency", "un", "activists", "witness"]
_NEEDED = {"id", "name_en", "kind"}
_FIELDS = _NEEDED | {"name_ar", "party_to", "aliases", "weak", "domains", "example"}


@dataclass(frozen=True, slots=True)
class Source:
    """Who reports: an outlet, agency, monitor, network, office or party."""

    id: str
    name_en: str
    name_ar: str | None
    kind: SourceKind
    party_to: str | None = None
    """Id of the actor it speaks for, `None` where it is no side of a war."""
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    """Names that are also words, so that running text needs a cue before them."""
    domains: tuple[str, ...] = ()
    example: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the usual ones first."""
        usual = (self.name_en,) if self.name_ar is None else (self.name_en, self.name_ar)
        return tuple(dict.fromkeys((*usual, *self.aliases)))


@dataclass(frozen=True, slots=True)
class SourceList:
    """All of `sources.yml`."""

    sources: tuple[Source, ...]
    cues: tuple[str, ...] = ()
    """Words before a name that is an outlet's."""


def read_sources(path: Path) -> SourceList:
    """Return the sources of `path`."""
    raw = read_yaml(path) or {}
    unknown = set(raw) - {"sources", "cues"}
    if unknown:
        raise BadKnowledge(f'"{path}" has unknown parts {sorted(unknown)}.', "Use sources and cues.")
    cues = tuple(str(word) for words in (raw.get("cues") or {}).values() for word in words)
    return SourceList(tuple(_source(entry, path) for entry in raw.get("sources") or ()), cues)


def join_sources(ours: SourceList, more: SourceList) -> SourceList:
    """Return both lists; a source of `more` takes the place of ours with the same id."""
    joined = {source.id: source for source in (*ours.sources, *more.sources)}
    return SourceList(tuple(joined.values()), ours.cues + more.cues)


def _source(entry: Mapping[str, Any], path: Path) -> Source:
    missing, unknown = _NEEDED - set(entry), set(entry) - _FIELDS
    if missing or unknown or entry["kind"] not in get_args(SourceKind):
        raise BadKnowledge(
            f'The source "{entry.get("id")}" of "{path}" lacks {sorted(missing)}, has unknown fields '
            f'{sorted(unknown)}, or is of no known kind ("{entry.get("kind")}").',
            f"Give it {sorted(_NEEDED)}; kind is one of {list(get_args(SourceKind))}.",
        )
    lists = {
        field: tuple(str(word) for word in entry.get(field) or ())
        for field in ("aliases", "weak", "domains")
    }
    return Source(
        id=entry["id"],
        name_en=entry["name_en"],
        name_ar=entry.get("name_ar"),
        kind=entry["kind"],
        party_to=entry.get("party_to"),
        example=entry.get("example"),
        **lists,
    )
