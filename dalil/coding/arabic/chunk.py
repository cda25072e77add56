"""A chunk: a run of words that belong together in a clause."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["np", "pp", "verb", "mark", "comma", "date", "aside"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of words: `first` to `last` (exclusive) of the report."""

    kind: Kind
    first: int
    last: int
    preposition: str = ""
    """Of a prepositional phrase, folded."""
    head: int = -1
    """Index of the head noun, after numbers, quantifiers and the preposition."""

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.last
