"""Sources known by name, alias or domain, and the sources a text cites."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from dalil.knowledge.aliases import AliasIndex, Hit, Key, key_of, longest, make_key
from dalil.knowledge.source_list import Source, SourceKind, SourceList
from dalil.model import Span

__all__ = ["Source", "SourceKind", "SourceMention", "Sources"]

_PARTS = re.compile(r"[(),،/;|:\n]+|\bvia\b|\breposted by\b|نقلاً? عن|\bعبر\b")
"""What parts the outlet from the origin it names: "Hurriyet Daily News (AFP)"."""
_BEFORE = 24
"""Letters before a weak name in which a cue is looked for."""


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source named in a text."""

    span: Span
    source_id: str


@dataclass(frozen=True, slots=True)
class _Name:
    source: Source
    weak: bool
    written: str
    """The name as the list writes it."""


class Sources:
    """The list, ready to search; it is read when it is first asked."""

    def __init__(self, read: Callable[[], SourceList]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[Source]:
        return iter(self._entries.sources)

    def get(self, source_id: str) -> Source | None:
        """Return the source with this id, `None` where there is none."""
        return self._by_id.get(source_id)

    def find(self, words_or_outlet: str) -> Source | None:
        """Return the source that words, an outlet's name or a web address name, `None` where none is known.

        "Hurriyet Daily News (AFP)" is Hurriyet, the outlet; `origins` gives AFP as well.
        """
        found = self.origins(words_or_outlet)
        return found[0] if found else None

    def origins(self, words_or_outlet: str) -> list[Source]:
        """Return every source that an outlet line names, the outlet first: [Hurriyet, AFP]."""
        words = words_or_outlet.strip()
        host = _host(words)
        if host is not None:
            known = self._of_host(host)
            return [] if known is None else [known]
        whole = self._exact(words)
        if whole is not None:
            return [whole]
        found = [source for part in _PARTS.split(words) if (source := self._exact(part)) is not None]
        if not found:
            found = [self._by_id[m.source_id] for m in self.mentions(words, "en")]
        return list(dict.fromkeys(found))

    def mentions(self, text: str, language: str) -> list[SourceMention]:
        """Return the sources named in `text`, in its order; none overlap."""
        key = make_key(text)
        hits = longest(self._index.hits(key), lambda hit: self._counts(key, hit))
        found: dict[Span, SourceMention] = {}
        for hit in hits:
            span = key.span(hit.start, hit.end)
            found.setdefault(span, SourceMention(span, hit.value.source.id))
        return list(found.values())

    def _exact(self, words: str) -> Source | None:
        names = self._index.lookup(words.strip(" .\"'«»“”-"))
        return names[0].source if names else None

    def _of_host(self, host: str) -> Source | None:
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.split(".", 1)[1]
        return None

    def _counts(self, key: Key, hit: Hit[_Name]) -> bool:
        """Say whether a name in running text is the source: its capitals, and a cue before a weak name."""
        name = hit.value
        words = key.span(hit.start, hit.end).of(key.folded.original)
        if not _has_capitals(words, name.written):
            return False
        if not name.weak:
            return True
        before = key.text[max(0, hit.start - _BEFORE) : hit.start].split()
        return any(" ".join(before[-size:]) in self._cues for size in (1, 2, 3))

    @cached_property
    def _entries(self) -> SourceList:
        return self._read()

    @cached_property
    def _by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self._entries.sources}

    @cached_property
    def _by_domain(self) -> dict[str, Source]:
        return {domain: source for source in self._entries.sources for domain in source.domains}

    @cached_property
    def _cues(self) -> frozenset[str]:
        return frozenset(key_of(cue) for cue in self._entries.cues)

    @cached_property
    def _index(self) -> AliasIndex[_Name]:
        return AliasIndex(
            (name, _Name(source, name in source.weak, name))
            for source in self._entries.sources
            for name in source.names
        )


def _has_capitals(words: str, written: str) -> bool:
    """Say whether words have the capitals of the list's name: "the observatory" is a building."""
    if written.isupper() and not words.isupper():
        return False
    pairs = list(zip(words.split(), written.split(), strict=False))
    return all(ours[0].isupper() <= theirs[0].isupper() for theirs, ours in pairs)


def _host(words: str) -> str | None:
    """Return the host of a web address or bare domain, `None` where the words are neither."""
    if any(char.isspace() for char in words) or "." not in words:
        return None
    host = urlsplit(words if "//" in words else f"//{words}").hostname
    if host is None or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        return None
    return host.removeprefix("www.")
