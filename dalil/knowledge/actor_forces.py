"""Forces without a name: "Russian warplanes", the backer who is not the doer, planes nobody owns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dalil.knowledge.actor_list import ActorKind, ActorList
from dalil.knowledge.aliases import AliasIndex, Hit, Key, longest, make_key
from dalil.model import Span

_WORD = re.compile(r"\w+")
_KIND: dict[str, ActorKind] = {"aircraft": "aircraft", "forces": "forces", "attack": "adjective"}
_Found = tuple[Span, str, str, ActorKind]
_AROUND = 80
"""Characters beside an actor in which a word makes it a backer or holder."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose forces an adjective means."""

    actor_id: str
    settings: frozenset[str] = frozenset()
    is_name: bool = False
    """True for an Arabic country name: "جيش ميانمار" is its army, "هجوم ميانمار" an attack there."""

    def id_in(self, leading: frozenset[str]) -> str:
        """Return the actor in these settings; US forces in Somalia are not the coalition against ISIS."""
        return self.actor_id if not self.settings or leading & self.settings else "other"


class ForcesFinder:
    """Reads adjectives with nouns of forces, and words around an actor."""

    def __init__(self, entries: ActorList) -> None:
        self._adjectives = AliasIndex(_adjectives(entries))
        self._nouns = AliasIndex(_nouns(entries))
        between = (w for kinds in entries.forces.values() for w in kinds.get("between", ()))
        self._between = {piece for word in between for piece in make_key(word).text.split()}
        """Words that may stand between an adjective and its noun ("Russian fighter jets")."""
        self._before = _patterns(entries.owners.get("before", {}), r"\b{} ?(?:the )?$")
        self._after = _patterns(entries.owners.get("after", {}), r"^ ?{}\b")
        self._bare = {
            w for words in entries.bare.values() for word in words for w in make_key(word).text.split()
        }
        self._bare_nouns = AliasIndex((w, True) for words in entries.bare_nouns.values() for w in words)

    def find(self, key: Key, taken: Sequence[Span], leading: frozenset[str]) -> Iterator[_Found]:
        """Yield an actor's forces named by an adjective and a noun, outside the `taken` spans."""
        adjectives = longest(self._adjectives.hits(key))
        if not adjectives:
            return
        nouns = self._nouns.hits(key)
        for adjective in adjectives:
            noun = self._noun_of(key, adjective, nouns)
            if noun is None or not self._is_written(key, adjective):
                continue
            kind = _KIND[noun.value]
            if kind == "adjective":
                if adjective.value.is_name:
                    continue
                span = key.span(adjective.start, adjective.end)
            else:
                span = key.span(min(adjective.start, noun.start), max(adjective.end, noun.end))
            if not any(span.overlaps(other) for other in taken):
                rule = f'adjective "{adjective.alias}" + {noun.value} "{noun.alias}"'
                yield span, adjective.value.id_in(leading), rule, kind

    def is_backer(self, key: Key, span: Span) -> bool:
        """Say whether the actor under `span` is only the backer, enemy or holder of whoever acts."""
        before = make_key(key.folded.original[max(0, span.start - _AROUND) : span.start]).text
        if make_key(span.of(key.folded.original)).text.startswith("لل"):
            before += "ل"
        after = make_key(key.folded.original[span.end : span.end + _AROUND]).text
        return bool(self._before.search(before) or self._after.search(after))

    def is_bare(self, key: Key) -> bool:
        """Say whether the phrase is only planes or gunmen, with no word of an owner.

        "The warplanes" are planes told of before: whose they are stands elsewhere.
        """
        nouns = self._bare_nouns.hits(key)
        if not nouns or key.text.startswith(("the ", "ال")):
            return False
        covered = {i for noun in nouns for i in range(noun.start, noun.end)}
        rest = [m for m in _WORD.finditer(key.text) if m.start() not in covered]
        return all(m.group() in self._bare or m.group().isdigit() for m in rest)

    def unowned(self, key: Key) -> Iterator[Span]:
        """Yield gunmen and planes that stand without a name or article."""
        for noun in longest(self._bare_nouns.hits(key)):
            if not noun.alias.startswith("ال") and not key.text[: noun.start].endswith("the "):
                yield key.span(noun.start, noun.end)

    def _noun_of(self, key: Key, adjective: Hit[_Owner], nouns: list[Hit[str]]) -> Hit[str] | None:
        """Return the noun of forces the adjective goes with: before it in Arabic, after it in English.

        "Jets believed to be Russian" has it before in English too.
        """
        arabic = "ء" <= adjective.alias[0] <= "ي"
        near = [
            noun
            for noun in nouns
            if self._joined(key, noun, adjective, hedge=not arabic)
            or (not arabic and self._joined(key, adjective, noun, hedge=False))
        ]
        return min(
            near, key=lambda noun: (noun.value == "attack", abs(noun.start - adjective.start)), default=None
        )

    def _joined(self, key: Key, first: Hit[Any], second: Hit[Any], *, hedge: bool) -> bool:
        """Say whether only modifiers stand between; with `hedge`, "to be" must be among them."""
        if second.start < first.end:
            return False
        between = key.text[first.end : second.start]
        if re.search(r"[^\w ]", between):
            return False
        words = between.split()
        return all(word in self._between for word in words) and (not hedge or "be" in words)

    def _is_written(self, key: Key, adjective: Hit[_Owner]) -> bool:
        """Say whether an adjective has its capitals ("US", not "us"; "Polish", not "polish").

        A text without any capital is taken as it is, but for "us".
        """
        words = key.span(adjective.start, adjective.end).of(key.folded.original)
        if adjective.alias == "us":
            return words.replace(".", "").isupper()
        if "ء" <= adjective.alias[0] <= "ي":
            return not adjective.value.is_name or key.text[adjective.start - 1 : adjective.start] in (
                "",
                " ",
            )
        return words[0].isupper() or key.folded.original.islower()


def _adjectives(entries: ActorList) -> Iterator[tuple[str, _Owner]]:
    for actor in entries.actors:
        yield from ((word, _Owner(actor.id, actor.adjective_settings)) for word in actor.adjectives)
    for country in entries.countries:
        possessives = (f"{name}'s" for name in country.names_en)
        yield from ((word, _Owner("other")) for word in (*country.adjectives, *possessives))
        yield from ((name, _Owner("other", is_name=True)) for name in country.names_ar)


def _nouns(entries: ActorList) -> Iterator[tuple[str, str]]:
    for kinds in entries.forces.values():
        for kind, words in kinds.items():
            if kind in _KIND:
                yield from ((word, kind) for word in words)


def _patterns(words: Iterable[str] | dict[str, tuple[str, ...]], form: str) -> re.Pattern[str]:
    listed = [w for group in words.values() for w in group] if isinstance(words, dict) else list(words)
    keys = sorted((make_key(word).text for word in listed), key=len, reverse=True)
    if not keys:
        return re.compile("(?!)")
    return re.compile(form.format("(?:" + "|".join(map(re.escape, keys)) + ")"))
