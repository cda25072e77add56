"""A question as understood: actor, intervention, place and window."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Intervention:
    """What came first: a known name, a date, or the first event of a kind in the reports."""

    id: str
    name_en: str
    name_ar: str
    date: date
    source: str
    """Where the date comes from: a citation, "given in the question", or an incident id."""
    actor_id: str | None = None
    """Who intervened, where that is known."""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, after every word of it has been resolved."""

    words: str
    """The question as the user typed it."""
    language: str
    actor_id: str
    actor_name_en: str
    actor_name_ar: str
    intervention: Intervention
    place: str | None
    """Only incidents in this place count; `None` is everywhere."""
    first: date
    """First day of the window."""
    last: date
    """Last day of the window, inclusive."""
    by: Literal["week", "month"]
    notes_en: tuple[str, ...] = ()
    """How each part was understood, one sentence each."""
    notes_ar: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes in the language of the question."""
        return self.notes_ar if self.language == "ar" else self.notes_en
