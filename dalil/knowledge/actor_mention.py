"""An actor as a text names it, and the actor a phrase means."""

from dataclasses import dataclass

from dalil.knowledge.actor_list import ActorKind
from dalil.model import Span


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
    role: str = "group"
    """What it is for words that stand for it: a group, a state's forces, an aid organisation, people."""


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """The actor a noun phrase names."""

    actor_id: str
    rule: str
    spans: tuple[Span, ...] = ()
    """Further words of the report that tell it: the name that "the group" stands for."""
