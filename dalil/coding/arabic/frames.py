"""What the arguments of the words of each type are: who acts, whom it strikes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Frame:
    """The arguments of one type."""

    subject: Literal["actor", "target"] = "actor"
    takes_object: bool = True
    """True where a second noun phrase is the target."""
    on: tuple[str, ...] = ()
    """Prepositions that lead to the target, as they are written."""
    victims: bool = False
    """True where a lone noun phrase after the word is who suffers it (قتل ثلاثة, اعتقال شاب)."""


_FRAMES = {
    **dict.fromkeys(
        ("assassination", "killing", "torture", "sexual_violence"),
        Frame(on=("على", "بحق", "ل"), victims=True),
    ),
    "execution": Frame(on=("على", "بحق", "ل", "ب", "في"), victims=True),
    "abduction": Frame(on=("على", "بحق", "ل", "ب"), victims=True),
    "detention": Frame(on=("على", "بحق", "ل"), victims=True),
    **dict.fromkeys(("air_strike", "shelling"), Frame(on=("على", "ل", "باتجاه", "صوب"))),
    "chemical_attack": Frame(on=("على", "ل", "ضد")),
    "explosion": Frame(on=("ب", "على", "في")),
    "clash": Frame(on=("مع", "ضد", "على", "ل")),
    "infighting": Frame(on=("مع", "ضد")),
    "raid": Frame(on=("على", "ل", "إلى")),
    "capture": Frame(on=("على", "ل")),
    "withdrawal": Frame(takes_object=False),
    "siege": Frame(on=("على", "ل")),
    "displacement": Frame(subject="target", victims=True, on=("ل",)),
    "forced_recruitment": Frame(on=("ل",), victims=True),
    "indoctrination": Frame(on=("ل",), victims=True),
    "desertion": Frame(takes_object=False),
    "surrender": Frame(takes_object=False, on=("ل",)),
    "embezzlement": Frame(on=("على",)),
    "pledge": Frame(on=("ل",)),
    "decline": Frame(takes_object=False),
    "property_seizure": Frame(on=("على", "في", "ل"), victims=True),
    "extortion": Frame(on=("على", "من")),
    "restriction": Frame(on=("على",)),
    "protest": Frame(takes_object=False, on=("ضد",)),
    "agreement": Frame(takes_object=False, on=("مع",)),
    "release": Frame(on=("عن", "سراح"), victims=True),
    "aid": Frame(takes_object=False),
    "discovery": Frame(on=("على",), victims=True),
    "reinforcement": Frame(),
}
HARMED = Frame(on=("ل",), victims=True)
"""The frame of words that tell only of victims."""


def frame_of(kind: str) -> Frame:
    """Return the frame of a type."""
    return _FRAMES.get(kind, Frame())
