"""What speaks for an event of war in a sentence: armed parties, places, days, victims and weapons named."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.tables import word_set
from dalil.coding.arabic.words import Word
from dalil.knowledge.actors import ActorMention
from dalil.knowledge.gazetteer import PlaceMention
from dalil.language.arabic_verbs import verb_forms
from dalil.language.dates import DateMention
from dalil.language.fold import fold
from dalil.language.words import language_table
from dalil.model import Span

_LOOSE = frozenset({"people", "country"})
"""Kinds of names that stand in news of every subject."""


class Named(NamedTuple):
    """What is named in a report."""

    text: str
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]


class Proof(NamedTuple):
    """What speaks for an event of war in a sentence."""

    party: bool
    place: bool
    day: bool
    victims: bool
    weapon: bool
    armed: bool
    """True where armed people without a name stand in the sentence: "مسلحون"."""
    attack: bool
    """True where a word of attack does: "قصف", "أغارت"."""

    @property
    def is_by_arms(self) -> bool:
        """Say whether arms or those who bear them stand in the sentence."""
        return self.party or self.weapon or self.armed or self.attack

    @property
    def is_violence(self) -> bool:
        """Say whether people are killed by arms: no storm and no market is told so."""
        return self.victims and (self.weapon or self.armed or self.attack)

    @property
    def points(self) -> int:
        """One for each kind of sign; an armed party counts twice."""
        return 2 * self.party + self.place + self.day + self.victims + self.weapon


def proof_of(words: Sequence[Word], named: Named) -> Proof:
    """Return what speaks for an event of war in the words of a sentence."""
    span = Span(words[0].span.start, words[-1].span.end)
    return Proof(
        any(
            m.span.overlaps(span) and m.kind not in _LOOSE and not _is_relief(m, named)
            for m in named.actors
        ),
        any(m.span.overlaps(span) for m in named.places),
        any(m.span.overlaps(span) and m.range is not None for m in named.dates),
        _has_victims(words),
        any(word.bare in word_set("weapons") for word in words),
        any(word.bare in word_set("armed_people") for word in words),
        any(word.bare in _forms("attack") or word.rest in _forms("attack") for word in words),
    )


def _is_relief(mention: ActorMention, named: Named) -> bool:
    return fold(mention.span.of(named.text)).text in word_set("relief_bodies")


def _has_victims(words: Sequence[Word]) -> bool:
    """Say whether somebody is killed, or persons stand beside a word of wounding."""
    if any(w.bare in word_set("killed") or w.rest in _forms("killing") for w in words):
        return True
    hurt = any(w.bare in word_set("injured") or w.rest in _forms("wounding") for w in words)
    return hurt and any("person" in word.classes for word in words)


@cache
def _forms(name: str) -> frozenset[str]:
    """Return the forms of the words of harm: verbs, with the present after a slash, and verbal nouns."""
    words = language_table("arabic_sets")["harm_words"][name]
    return frozenset(form for lemma in words for form in verb_forms(lemma)) | word_set(f"{name}_nouns")
