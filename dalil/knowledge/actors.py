"""Who is meant: actors found in running text, and the actor a noun phrase names."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from dalil.errors import UnknownActor
from dalil.knowledge.actor_forces import ForcesFinder
from dalil.knowledge.actor_list import Actor, ActorList, AliasGroup
from dalil.knowledge.actor_mention import ActorMatch, ActorMention
from dalil.knowledge.actor_nouns import NounReader
from dalil.knowledge.actor_phrase import Phrase, Readers, all_named
from dalil.knowledge.actor_reference import ReferenceReader
from dalil.knowledge.aliases import AliasIndex, Hit, Key, key_of, longest, make_key
from dalil.knowledge.settings import Settings
from dalil.model import Span

_OWN_CAPITALS = 0.6
"""A line with more capitals than this is a headline in capitals: "IS" may be the verb."""
_RANK = {"other": 1, "unknown": 2}
"""A known actor comes before an organisation outside the list, that before the unknown."""
_JOINED = re.compile(r"\W*\b(?:and|with)\b|\W*\bو|\s*[,،]")


__all__ = ["ActorMatch", "ActorMention", "Actors"]


class Actors:
    """The actor list, ready to search."""

    def __init__(self, entries: ActorList) -> None:
        self.entries = entries
        self._actors = {actor.id: actor for actor in entries.actors}
        self._settings = Settings(
            entries.settings, _countries(entries, weak=False), _countries(entries, weak=True)
        )
        self._index: AliasIndex[AliasGroup | None] = AliasIndex(_aliases(entries))
        nouns = NounReader(entries)
        self._readers = Readers(ForcesFinder(entries), nouns, ReferenceReader(entries, nouns))
        self._named_in = lru_cache(maxsize=16)(self._all_named)

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
        found = [mention for mention in mentions if mention is not None]
        leading = self._settings.leading(context or text)
        whole = [
            mention.span for mention in found if " " in mention.span.of(text) or mention.kind == "name"
        ]
        for span, actor_id, rule, kind in self._readers.forces.find(key, whole, leading):
            found = [mention for mention in found if not span.contains(mention.span)]
            if not any(span.overlaps(mention.span) for mention in found):
                found.append(ActorMention(span, actor_id, rule, kind, "state"))
        return sorted(_distinct(found), key=lambda mention: mention.span)

    def identify(
        self,
        words: str,
        language: str,
        *,
        context: str | None = None,
        on: date | None = None,
        at: int | None = None,
    ) -> ActorMatch | None:
        """Return the actor that the noun phrase `words` names, `None` where it names none.

        "ISIS fighters" is ISIS, "warplanes of the International Coalition" the coalition,
        "unidentified gunmen" unknown, and "the group's security office" nobody. With `at`, where
        the words start in the report `context`, the words around them count too: a drone "blamed on
        the RSF" is theirs, and "the group" is the last named one that can be meant.
        """
        key = make_key(words)
        mentions = self.find(words, language, context=context, on=on)
        doers = [m for m in mentions if not self._readers.forces.is_backer(key, m.span)]
        best = _doer(doers, words)
        phrase = None if context is None or at is None else self._phrase(key, context, on, at)
        if best is not None:
            return self._in_report(best, phrase) or ActorMatch(best.actor_id, best.rule)
        owner = None if phrase is None else phrase.owner()
        if owner is not None or mentions:
            return owner
        found = self._by_nouns(key, context or words, phrase)
        return phrase.meaning() if found is None and phrase is not None else found

    def _phrase(self, key: Key, context: str, on: date | None, at: int) -> Phrase:
        span = Span(at, at + len(key.folded.original))
        army = self._army(self._settings.leading(context))
        return Phrase(key, context, span, self._named_in(context, on), army, self._readers)

    def _in_report(self, best: ActorMention, phrase: Phrase | None) -> ActorMatch | None:
        """Return whom the report makes of a name: an owner of unknown planes, the army it tells of."""
        if phrase is None:
            return None
        return phrase.owner() if best.actor_id == "unknown" else phrase.other_army(best)

    def _by_nouns(self, key: Key, context: str, phrase: Phrase | None) -> ActorMatch | None:
        if self._readers.forces.is_bare(key):
            repeated = None if phrase is None else phrase.repeated()
            return repeated or ActorMatch("unknown", "forces without an owner")
        leading = self._settings.leading(context)
        whole = key if phrase is None else phrase.numbered()
        return self._readers.nouns.read(whole, leading, self._army(leading))

    def _army(self, leading: frozenset[str]) -> str | None:
        """Return whom "the army" means in these settings, `None` where nobody or several."""
        owners = {
            group.actor_id
            for group in self._index.lookup("the army")
            if group is not None and group.settings & leading
        }
        return owners.pop() if len(owners) == 1 else None

    def _all_named(self, text: str, on: date | None) -> tuple[ActorMention, ...]:
        return all_named(make_key(text), self.find(text, "en", on=on), self._readers)

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
        leading = self._settings.leading(context)
        ranked = longest(hits, lambda hit: _fits(key, hit, leading, on))
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
        return ActorMention(span, hit.value.actor_id, rule, hit.value.kind, hit.value.role)


def _doer(mentions: list[ActorMention], words: str) -> ActorMention | None:
    """Return the mention a phrase turns on: the first of joint actors, else a known one before others."""
    if not mentions:
        return None
    first = min(mentions, key=lambda m: m.span)
    best = min(mentions, key=lambda m: (_RANK.get(m.actor_id, 0), m.kind == "people", m.span))
    between = words[first.span.end : best.span.start]
    is_joint = first.kind in ("name", "forces", "aircraft") and _JOINED.match(between)
    return first if is_joint else best


def _countries(entries: ActorList, *, weak: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of countries: those that tell of a setting, or the weak ones that hardly do."""
    for country in entries.countries:
        if (country.setting is None) is weak:
            words = (*country.names_en, *country.names_ar, *country.adjectives)
            yield country.setting or country.names_en[0], words


def _aliases(entries: ActorList) -> Iterable[tuple[str, AliasGroup | None]]:
    for actor in entries.actors:
        for group in actor.groups:
            for words in group.words:
                yield words, group
    for phrases in entries.never:
        for words in phrases.words:
            yield words, None


def _fits(key: Key, hit: Hit[AliasGroup | None], leading: frozenset[str] | None, on: date | None) -> bool:
    group = hit.value
    if group is None:
        return True
    if group.settings and leading is not None and not leading & group.settings:
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
