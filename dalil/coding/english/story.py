"""One claim, many mentions: what the sentences of a report tell, joined into the claims it makes."""

from dataclasses import dataclass

from dalil.coding.draft import Draft, Drafts
from dalil.coding.english.event import Event
from dalil.coding.english.reading import Reading
from dalil.model import Issue


@dataclass(slots=True, eq=False)
class Told:
    """An event of a sentence with its draft."""

    event: Event
    draft: Draft


def tell(told: list[Told], reading: Reading, issues: list[Issue]) -> Drafts:
    """Return the claims of a report."""
    return Drafts([one.draft for one in told], [], issues)
