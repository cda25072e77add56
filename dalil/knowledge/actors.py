"""Who is meant: actors found in running text, and the actor a noun phrase names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dalil.errors import UnknownActor
from dalil.knowledge.actor_forces import ForcesFinder
from dalil.knowledge.actor_list import UNSAID, Actor, ActorKind, ActorList, AliasGroup
from dalil.knowledge.aliases import AliasIndex, Hit, Key, key_of, longest, make_key
from dalil.knowledge.settings import Settings
from dalil.model import Span

_OWN_CAPITALS = 0.6
"""A line with more capitals than this is a headline in capitals: "IS" may be the verb."""
_RANK = {"other": 1, "unknown": 2}
"""A known actor comes before an organisation outside the list, that before the unknown."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named in a text."""

    span: Span
    actor_id: str
    rule: str
    """The alias that named it, as `dalil show` prints it."""
    kind: ActorKind
    """`country` may be a place and `anaphor` stands for a name given elsewhere in the text;
    `people` (residents, elders) are seldom the doer."""


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """The actor a noun phrase names."""

    actor_id: str
    rule: str


class Actors:
    """The actor list, ready to search."""

    def __init__(self, entries: ActorList) -> None:
        self.entries = entries
        self._actors = {actor.id: actor for actor in entries.actors}
        self._settings = Settings(entries.settings)
        self._index: AliasIndex[AliasGroup | None] = AliasIndex(_aliases(entries))
        self._forces = ForcesFinder(entries)

    def __contains__(self, actor_id: str) -> bool:
        return actor_id in self._actors

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> Actor:
        """Return the actor with this id."""
        if actor_id not in self._actors:
            raise UnknownActor(
                f'"{actor_id}" is no actor of the list.', f"Use one of {list(self._actors)}."
            )
        return self._actors[actor_id]

    def setting(self, text: str) -> str | None:
        """Return the war `text` speaks of most ("syria", "sudan", ...), `None` where it does not tell."""
        return self._settings.of(text)

    def find(
        self, text: str, language: str, *, context: str | None = None, on: date | None = None
    ) -> list[ActorMention]:
        """Return the actors named in `text`, in its order; none overlap.

        `context` is the whole report where `text` is only a part of it: it tells which war the
        text is about and which actor "the group" may stand for. `on` is the day of the report,
        for words that changed their meaning ("Kurdish forces").
        """
        key = make_key(text)
        hits = self._fitting(key, context or text, on)
        mentions = [self._mention(key, hit) for hit in hits]
        taken = [mention.span for mention in mentions if mention is not None]
        found = [mention for mention in mentions if mention is not None]
        for span, actor_id, rule, kind in self._forces.find(key, taken):
            found.append(ActorMention(span, actor_id, rule, kind))
        return sorted(_distinct(found), key=lambda mention: mention.span)

    def identify(
        self, words: str, language: str, *, context: str | None = None, on: date | None = None
    ) -> ActorMatch | None:
        """Return the actor that the noun phrase `words` names, `None` where it names none.

        "ISIS settlors" is ISIS, "warplanes of the International Coalition" the coalition,
        "unidentified gunmen" unknown, and "the group's security office" nobody.
        """
        key = make_key(words)
        mentions = self.find(words, language, context=context, on=on)
        doers = [m for m in mentions if not self._forces.is_backer(key, m.span)]
        if doers:
            best = min(doers, key=lambda m: (_RANK.get(m.actor_id, 0), m.kind == "people", m.span))
            return ActorMatch(best.actor_id, best.rule)
        if not mentions and self._forces.is_bare(key):
            return ActorMatch("unknown", "forces without an owner")
        return None

    def nearest(self, words: str, limit: int = 5) -> list[tuple[str, str]]:
        """Return the aliases most like `words`, each with its actor's id, for a message."""
        from rapidfuzz import fuzz, process

        names = self._index.names()
        ranked = process.extract(key_of(words), names, scorer=fuzz.WRatio, limit=4 * limit)
        found: dict[str, str] = {}
        for name, _, _ in ranked:
            for group in self._index.lookup(name):
                if group is not None:
                    found.setdefault(group.actor_id, name)
        return [(name, actor_id) for actor_id, name in found.items()][:limit]

    def _fitting(self, key: Key, context: str, on: date | None) -> list[Hit[AliasGroup | None]]:
        """Return the longest hits that fit the setting, the day and the capitals."""
        hits = self._index.hits(key)
        if not hits:
            return []
        setting = self._settings.of(context) or UNSAID
        ranked = longest(hits, lambda hit: _fits(key, hit, setting, on))
        waiting = [hit for hit in ranked if hit.value is not None and hit.value.named]
        if not waiting:
            return ranked
        named = self._named(key, ranked, context)
        return [hit for hit in ranked if hit not in waiting or (hit.value and hit.value.actor_id in named)]

    def _named(self, key: Key, ranked: list[Hit[AliasGroup | None]], context: str) -> set[str]:
        """Return the actors that the text or its context names outright."""
        hits = ranked
        if context != key.folded.original:
            around = make_key(context)
            hits = ranked + longest(self._index.hits(around), lambda hit: _fits(around, hit, None, None))
        return {h.value.actor_id for h in hits if h.value is not None and h.value.kind == "name"}

    def _mention(self, key: Key, hit: Hit[AliasGroup | None]) -> ActorMention | None:
        if hit.value is None:
            return None
        span = key.span(hit.start, hit.end)
        rule = f'{hit.value.kind} "{hit.alias}"'
        return ActorMention(span, hit.value.actor_id, rule, hit.value.kind)


def _aliases(entries: ActorList) -> Iterable[tuple[str, AliasGroup | None]]:
    for actor in entries.actors:
        for group in actor.groups:
            for words in group.words:
                yield words, group
    for phrases in entries.never:
        for words in phrases.words:
            yield words, None


def _fits(key: Key, hit: Hit[AliasGroup | None], setting: str | None, on: date | None) -> bool:
    group = hit.value
    if group is None:
        return True
    if group.settings and setting is not None and setting not in group.settings:
        return False
    if on is not None and ((group.first and on < group.first) or (group.last and on > group.last)):
        return False
    return _is_written_as_name(key, hit, group)


def _is_written_as_name(key: Key, hit: Hit[AliasGroup | None], group: AliasGroup) -> bool:
    """Say whether the capitals are right: all of them where the list says so, else at least one.

    A text without any capital (a question typed in haste) is taken as it is.
    """
    if group.exact:
        return _has_capitals(key, hit, group)
    if group.language != "en" or not group.capital:
        return True
    text = key.folded.original
    return text.islower() or any(char.isupper() for char in key.span(hit.start, hit.end).of(text))


def _has_capitals(key: Key, hit: Hit[AliasGroup | None], group: AliasGroup) -> bool:
    """Say whether the words stand in the text with the capitals of the list, outside a capital line."""
    text = key.folded.original
    span = key.span(hit.start, hit.end)
    if _letters(span.of(text)) not in {_letters(words) for words in group.words}:
        return False
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    rest = text[first : span.start] + text[span.end : last if last >= 0 else len(text)]
    letters = [char for char in rest if char.isalpha()]
    return not letters or sum(char.isupper() for char in letters) / len(letters) <= _OWN_CAPITALS


def _letters(words: str) -> str:
    return "".join(char for char in words if char.isalnum())


def _distinct(mentions: list[ActorMention]) -> list[ActorMention]:
    """Drop mentions over the same words that name different actors: none is the likelier."""
    owners: dict[Span, set[str]] = {}
    for mention in mentions:
        owners.setdefault(mention.span, set()).add(mention.actor_id)
    unique: dict[Span, ActorMention] = {}
    for mention in mentions:
        if len(owners[mention.span]) == 1:
            unique.setdefault(mention.span, mention)
    return list(unique.values())
