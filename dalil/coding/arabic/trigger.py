"""A trigger: words of one lexicon entry as they stand in a sentence."""

from dataclasses import dataclass

from dalil.coding.arabic.lexicon import INJURY_TYPE
from dalil.knowledge.lexicon import Entry
from dalil.language.arabic_verbs import VerbForm
from dalil.model import Span


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Words of one lexicon entry in a sentence."""

    entry: Entry
    words: tuple[int, ...]
    """Indexes of the words of the report that belong to it."""
    span: Span
    verb: VerbForm | None
    """The verb form, `None` for nouns."""
    is_definite: bool = False
    is_marked_passive: bool = False
    """True where the text writes the vowels of a passive."""
    others: tuple["Trigger", ...] = ()
    """Other readings of the same word, for when its arguments do not fit this one."""

    @property
    def type(self) -> str:
        """Type of event, or "injury"."""
        return self.entry.type

    @property
    def first(self) -> int:
        """Index of the first word."""
        return self.words[0]

    @property
    def last(self) -> int:
        """Index of the last word."""
        return self.words[-1]

    @property
    def harm(self) -> str | None:
        """The harm that the words themselves state ("killed", "injured")."""
        return self.entry.gives.get("harm")

    @property
    def is_harm(self) -> bool:
        """Say whether the words tell of victims without saying how they came to harm."""
        return self.harm is not None and self.type in ("killing", INJURY_TYPE)

    @property
    def generic(self) -> str | None:
        """ "strike", "attack" or "blast" where other words decide the type."""
        return self.entry.gives.get("generic")
