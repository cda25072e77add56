"""One thing led to another, as the report says it."""

from collections.abc import Sequence

from dalil.coding.draft import DraftCause
from dalil.coding.english.reading import Reading
from dalil.coding.english.told import Told


def find_causes(told: Sequence[Told], reading: Reading) -> list[DraftCause]:
    """Return the causal rows of a report."""
    return []
