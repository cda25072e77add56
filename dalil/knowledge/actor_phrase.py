"""A noun phrase in its report: whose it is by the words around it and the names before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dalil.knowledge.actor_forces import ForcesFinder
from dalil.knowledge.actor_mention import ActorMatch, ActorMention
from dalil.knowledge.actor_nouns import NounReader
from dalil.knowledge.actor_reference import ReferenceReader
from dalil.knowledge.aliases import Key, make_key
from dalil.model import Span

_WITHIN = 40
"""Characters after "blamed on" or "from" within which the owner must be named."""
_BREAK = re.compile(r"[,;.!?،؛؟\n]")
_NUMBER = re.compile(r" ?\d+\b")
_OWNERS = ("name", "forces", "aircraft", "anaphor")
_NO_ANTECEDENT = ("anaphor", "country", "adjective")


class Readers(NamedTuple):
    """What reads the words of a phrase."""

    forces: ForcesFinder
    nouns: NounReader
    references: ReferenceReader


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase where it stands in a report."""

    key: Key
    text: str
    """The whole report."""
    span: Span
    named: Sequence[ActorMention]
    """All actors of the report, groups outside the list and gunmen without a name among them."""
    army: str | None
    """Whom "the army" means in the war of the report."""
    readers: Readers

    def numbered(self) -> Key:
        """Return the words with the number right after them: "the Brigade" of "the Brigade 14"."""
        number = _NUMBER.match(self.text, self.span.end)
        return self.key if number is None else make_key(self.text[self.span.start : number.end()])

    def owner(self) -> ActorMatch | None:
        """Return whose the phrase is by the words around it: "a drone" that is "blamed on the RSF"."""
        for mention in self.named:
            if mention.kind in _OWNERS and mention.span.contains(self.span) and mention.span != self.span:
                return ActorMatch(mention.actor_id, f"{mention.rule}, around the words", (mention.span,))
        if not self.readers.nouns.is_member(self.key):
            return None
        after = self.text[self.span.end : self.span.end + 2 * _WITHIN].partition("\n")[0]
        start = self.readers.nouns.link(make_key(after))
        if start is None:
            return None
        following = (m for m in self.named if m.span.start >= self.span.end + start and m.kind in _OWNERS)
        nearest = next(following, None)
        return None if nearest is None or not self._is_linked(nearest) else _match(nearest, "linked to it")

    def other_army(self, meant: ActorMention) -> ActorMatch | None:
        """Return the army named before where "the army" would be one that the report never names."""
        if "state" not in self.readers.references.roles(self.key):
            return None
        if meant.span != Span(0, len(self.key.folded.original)):
            return None
        states = [m for m in self._before() if m.role == "state" and m.kind != "aircraft"]
        if any(mention.actor_id == meant.actor_id for mention in states):
            return None
        return _only(states, "the only army named before")

    def repeated(self) -> ActorMatch | None:
        """Return the owner that the same words had before: "militiamen of the RSF ... militiamen"."""
        words = rf"\b{re.escape(self.span.of(self.text))}\b"
        earlier = [
            replace(self, span=Span(match.start(), match.end())).owner()
            for match in re.finditer(words, self.text[: self.span.start], re.IGNORECASE)
        ]
        owners = {match.actor_id: match for match in earlier if match is not None}
        if len(owners) != 1:
            return None
        (owner,) = owners.values()
        return replace(owner, rule=f"{owner.rule}, said of the same words before")

    def meaning(self) -> ActorMatch | None:
        """Return whom "the group", "soldiers" or "members" stands for, by the names in the report."""
        references = self.readers.references
        roles = references.roles(self.key)
        if not roles and not references.is_of_some_group(self.key):
            return None
        found = self._named_before(roles)
        if roles == {"state"}:
            return self._soldiers(found)
        if found is not None or (roles and "group" not in roles):
            return found
        groups = [m for m in (self._before() if roles else self.named) if _is_group(m)]
        title = self.text.find("\n")
        in_title = [mention for mention in groups if mention.span.end <= title]
        return _only(groups, "the only group named") or _only(in_title, "the only group of the title")

    def _is_linked(self, mention: ActorMention) -> bool:
        """Say whether an owner stands near, in the same clause, and not as a backer or enemy."""
        between = self.text[self.span.end : mention.span.start]
        if len(between) > _WITHIN or _BREAK.search(between):
            return False
        return not self.readers.forces.is_backer(make_key(self.text), mention.span)

    def _named_before(self, roles: frozenset[str]) -> ActorMatch | None:
        """Return the last actor of these roles, if no other is named as often."""
        fitting = [m for m in self._before() if ("aircraft" if m.kind == "aircraft" else m.role) in roles]
        if not fitting:
            return None
        times = {one.actor_id: sum(m.actor_id == one.actor_id for m in fitting) for one in fitting}
        last = fitting[-1]
        if any(n >= times[last.actor_id] for actor_id, n in times.items() if actor_id != last.actor_id):
            return None
        return _match(last, "named before")

    def _soldiers(self, found: ActorMatch | None) -> ActorMatch | None:
        """Return whose soldiers they are: those told of, or of the only army of this war."""
        if self.army is None or (found is not None and self.readers.references.is_definite(self.key)):
            return found
        states = {mention.actor_id for mention in self.named if mention.role == "state"}
        return (
            ActorMatch(self.army, "soldiers of the only army of this war")
            if states <= {self.army}
            else None
        )

    def _before(self) -> list[ActorMention]:
        """Return the actors named before the phrase that later words may stand for."""
        return [m for m in self.named if m.span.end <= self.span.start and m.kind not in _NO_ANTECEDENT]


def all_named(key: Key, found: Sequence[ActorMention], readers: Readers) -> tuple[ActorMention, ...]:
    """Return the mentions of a report, with groups outside the list and gunmen without a name."""
    rule = "named group outside the list"
    more = [ActorMention(span, "other", rule, "name") for span in readers.nouns.groups(key)]
    more += [
        ActorMention(span, "unknown", "forces without an owner", "unowned", "unowned")
        for span in readers.forces.unowned(key)
    ]
    apart = [m for m in more if not any(m.span.overlaps(other.span) for other in found)]
    return tuple(sorted([*found, *apart], key=lambda mention: mention.span))


def _is_group(mention: ActorMention) -> bool:
    return mention.role == "group" and mention.kind not in _NO_ANTECEDENT


def _match(mention: ActorMention, how: str) -> ActorMatch:
    return ActorMatch(mention.actor_id, f"{mention.rule}, {how}", (mention.span,))


def _only(mentions: Sequence[ActorMention], what: str) -> ActorMatch | None:
    """Return the one actor of the mentions, `None` where there are several or none."""
    if len({mention.actor_id for mention in mentions}) != 1:
        return None
    return ActorMatch(mentions[0].actor_id, f"{mentions[0].rule}, {what}", (mentions[-1].span,))
