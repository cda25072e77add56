"""An event of a sentence together with the draft of its claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.coding.draft import Draft
from dalil.coding.english.event import Event
from dalil.coding.english.sentence import Sentence
from dalil.language.fold import fold
from dalil.model import Issue, Span

_LIGHT = frozenset(
    "the a an of in on at by to from and near city town village province area district".split()
)
DENIAL_REACH = 6
"""Sentences within which a denial answers what was told."""


@dataclass(slots=True, eq=False)
class Told:
    """An event of a sentence with its draft."""

    event: Event
    draft: Draft
    is_reply: bool = False
    """True where the sentence only answers an event told before: a denial, a blame."""
    again: list[Event] = field(default_factory=list)
    """Other mentions of the same event."""

    @property
    def mentions(self) -> list[Event]:
        """Return every mention of the event, the one quoted as evidence first."""
        return [self.event, *self.again]

    @property
    def is_only_injury(self) -> bool:
        """Say whether the words tell of injuries and of nothing that caused them."""
        return self.draft.type == "killing" and all(
            trigger.entry.gives.get("harm") == "injured" for trigger in self.event.triggers
        )

    def issue(self, kind: str, message: str) -> Issue:
        """Return an issue on the event's words."""
        return Issue(
            self.event.sentence.report.id, kind, self.event.sentence.span_of(self.event.head), message
        )


def words_of(span: Span | None, text: str) -> str:
    """Return the words under a span, "" for `None`."""
    return "" if span is None else span.of(text)


def same_words(one: str, other: str) -> bool:
    """Say whether two names agree: the telling words of one are all in the other."""
    x, y = _content(one), _content(other)
    if not x or not y:
        return fold(one).text == fold(other).text
    return x <= y or y <= x


def _content(words: str) -> set[str]:
    return set(re.findall(r"\w+", fold(words).text)) - _LIGHT


def last_told(
    told: Sequence[Told], sentence: Sentence, types: frozenset[str] | None = None, reach: int = 4
) -> Told | None:
    """Return the last event told that a sentence may answer: near enough, stated, of one of the types."""
    for one in reversed(told):
        near = sentence.number - one.event.sentence.number <= reach
        fits = types is None or one.draft.type in types
        if (
            near
            and fits
            and not one.event.sentence.is_title
            and one.draft.certainty.value in ("stated", "uncertain")
        ):
            return one
    return None
