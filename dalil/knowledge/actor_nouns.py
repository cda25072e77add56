"""Phrases without a known name: an organisation outside the list, a numbered unit, people, a clan."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dalil.knowledge.actor_list import ActorList
from dalil.knowledge.actor_mention import ActorMatch
from dalil.knowledge.aliases import Key, key_of
from dalil.model import Span

_LISTED_GROUPS = frozenset({"syria", "iraq"})
"""Wars whose groups the list knows well: a further "Brigade" there is somebody's, nobody can say whose."""
_LISTED_STATES = frozenset({"syria", "iraq", "sudan"})
"""Wars of whose government the list has an actor, so that "the government" is not "other"."""
_CLITIC = re.compile(r"^[وف]?[بلك]?(?=ال)|^[وف](?=\w{3})")
_WORD = re.compile(r"[^\W_]+")


class NounReader:
    """Reads phrases by their nouns: "Light Infantry Battalion 541", "elders of two clans"."""

    def __init__(self, entries: ActorList) -> None:
        lists = {name: _folded(words) for name, words in entries.nouns.items()}
        self.members = lists.get("members", frozenset())
        self.fillers = lists.get("fillers", frozenset())
        self.links = lists.get("links", frozenset())
        self._armed = lists.get("armed", frozenset())
        self._civil = lists.get("civil", frozenset())
        self._people = lists.get("people", frozenset())
        self._bodies = lists.get("bodies", frozenset())
        self.plain = lists.get("plain", frozenset())
        """Words beside "group" that name nobody: "armed", "local"."""
        self._pointing = frozenset().union(*map(_folded, entries.anaphors.values()))
        self._known = self._pointing.union(*lists.values())
        self._rulers = lists.get("rulers", frozenset())
        states = [actor for actor in entries.actors if not actor.adjective_settings]
        self._owners = {key_of(word): actor.id for actor in states for word in actor.adjectives}
        """Adjectives of states: the authorities of one are its actor."""
        self._described = _phrases(lists.get("described", frozenset()))
        self._unit = _unit_pattern(lists.get("units", frozenset()), lists.get("ordinals", frozenset()))
        self._link = _phrases(lists.get("links", frozenset()), start=r"^\W*", end=r"\b ?")

    def read(self, key: Key, leading: frozenset[str], army: str | None) -> ActorMatch | None:
        """Return who the phrase means by its nouns; `army` is whom "the army" means in this war."""
        unit = self._unit.search(key.text)
        if unit is not None:
            return _unit_reading(unit.group(), leading, army)
        for word, index, words in self._heads(key):
            if word in self._people or self._described.search(key.text):
                return ActorMatch("other", f'people or clan "{word}"')
            owners = {self._owners[other] for other in words if other in self._owners}
            if word in self._rulers and owners:
                return ActorMatch(owners.pop(), f'"{word}" of a country') if len(owners) == 1 else None
            alone = all(other in self.fillers for other in words[:index]) and index == len(words) - 1
            if word in self._civil and not (alone and (leading & _LISTED_STATES or word in self._pointing)):
                return ActorMatch("other", f'organisation outside the list "{word}"')
            break
        named = next(self.organisations(key, self._armed | self._bodies), None)
        if named is not None and not leading & _LISTED_GROUPS:
            return ActorMatch("other", f'named group outside the list "{named.of(key.folded.original)}"')
        return None

    def form(self, word: str) -> str:
        """Return a word as the lists have it: an Arabic one without conjunction and preposition."""
        if word in self._known:
            return word
        if word.startswith("لل"):
            return "ال" + word[2:]
        return _CLITIC.sub("", word)

    def groups(self, key: Key) -> Iterator[Span]:
        """Yield the armed groups that carry a name of their own ("the Arakan Army")."""
        yield from self.organisations(key, self._armed)

    def organisations(self, key: Key, heads: frozenset[str]) -> Iterator[Span]:
        """Yield the names that one of `heads` leads or ends."""
        tokens = [(m.group(), key.span(m.start(), m.end())) for m in _WORD.finditer(key.text)]
        for index, (word, span) in enumerate(tokens):
            if self.form(word) not in heads:
                continue
            if "ء" <= word[0] <= "ي":
                named = self._arabic_name(tokens, index)
            else:
                named = self._english_name(tokens, index, key.folded.original)
            if named is not None:
                yield Span(min(span.start, named.start), max(span.end, named.end))

    def is_member(self, key: Key) -> bool:
        """Say whether the phrase is of somebody's people or planes: "two fighters", "a drone"."""
        return any(self.form(word) in self.members for word in key.text.split())

    def link(self, key: Key) -> int | None:
        """Return where the owner stands after a phrase ("blamed on the RSF"), `None` if nowhere."""
        link = self._link.match(key.text)
        return None if link is None else key.span(0, link.end()).end

    def _heads(self, key: Key) -> Iterator[tuple[str, int, list[str]]]:
        """Yield the nouns a phrase may turn on, the first first."""
        words = [self.form(word) for word in _WORD.findall(key.text)]
        known = self._people | self._civil | self.members
        before = self.members | self.fillers | self.links
        start = next((i for i, word in enumerate(words) if word not in before), 0)
        stop = next((i for i, word in enumerate(words) if word in self.links and i > start), len(words))
        found = [(word, i, words) for i, word in enumerate(words[:stop]) if word in known]
        english = [row for row in found if not "ء" <= row[0][0] <= "ي"]
        yield from reversed(english) if english else sorted(found, key=lambda row: row[1] < start)
        if self._described.search(key.text):
            yield key.text, 0, words

    def _english_name(self, tokens: list[tuple[str, Span]], index: int, text: str) -> Span | None:
        """Return the capitals beside a head in capitals."""
        span = tokens[index][1]
        if not span.of(text)[0].isupper():
            return None
        near = tokens[max(0, index - 1) : index]
        after = tokens[index + 1 : index + 4]
        if after and after[0][0] in ("for", "of", "to"):
            near += [t for t in after[1:] if t[0] not in ("the", "al")][:1]
        elif after:
            near += after[:1]
        for word, other in near:
            written = other.of(text)
            apart = text[min(span.end, other.end) : max(span.start, other.start)]
            if re.search(r"[.,;:!?\n]", apart) or word in self.fillers or word in self.plain:
                continue
            if written[0].isupper() or written.isdigit():
                return other
        return None

    def _arabic_name(self, tokens: list[tuple[str, Span]], index: int) -> Span | None:
        """Return the noun with an article after an Arabic head: "جيش التحرير"."""
        if self.form(tokens[index][0]).startswith("ال") or index + 1 == len(tokens):
            return None
        word, span = tokens[index + 1]
        if not word.startswith("ال") or word in self.plain or word[2:] in self.plain:
            return None
        return span


def _unit_reading(words: str, leading: frozenset[str], army: str | None) -> ActorMatch | None:
    if army is not None:
        return ActorMatch(army, f'numbered unit "{words}" of the army of this war')
    return None


def _unit_pattern(units: Iterable[str], ordinals: Iterable[str]) -> re.Pattern[str]:
    """Return what finds "the 14th Division", "Battalion 541", "الفرقة 14", "اللواء الثالث"."""
    if not units:
        return re.compile("(?!)")
    unit = "(?:ال)?(?:" + "|".join(map(re.escape, sorted(units))) + ")"
    number = r"(?:\d+(?:st|nd|rd|th)?|(?:ال)?(?:" + "|".join(map(re.escape, sorted(ordinals))) + "))"
    before = rf"\b{number}(?: [a-z]+){{0,2}} {unit}\b"
    after = rf"\b{unit} (?:رقم |no\.? )?{number}\b"
    return re.compile(f"{before}|{after}")


def _folded(words: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(key_of(word) for listed in words.values() for word in listed)


def _phrases(words: Iterable[str], start: str = r"\b", end: str = r"\b") -> re.Pattern[str]:
    listed = sorted(words, key=len, reverse=True)
    if not listed:
        return re.compile("(?!)")
    return re.compile(start + "(?:" + "|".join(map(re.escape, listed)) + ")" + end)
