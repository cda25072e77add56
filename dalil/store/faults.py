"""What a check of the project can find."""

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal["changed", "missing", "reordered", "unexpected", "damaged"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One item that is not as the custody log says."""

    kind: FaultKind
    item: str
    """Its kind and its identifier ("report r1", "custody entry 12")."""
    what: str
    """What is wrong with it, one sentence."""
