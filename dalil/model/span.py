"""Where words stand in a report, and values that carry the words they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in a report's text."""

    start: int
    """Index of the first code point."""
    end: int
    """Index after the last code point."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved `by` code points to the right."""
        return Span(self.start + by, self.end + by)


def hull(spans: Sequence[Span]) -> Span:
    """Return the smallest span that covers all `spans` (at least one)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class Stated:
    """Words of the report taken as they stand: `report.text[span] == value`."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Derived(Generic[T_co]):
    """A value worked out from words of the report by a named rule."""

    value: T_co
    spans: tuple[Span, ...]
    """The words it was worked out from; empty only where the rule needs none."""
    rule: str
    """Name of the rule, as `dalil show` prints it."""


def stated(text: str, span: Span) -> Stated:
    """Return the words of `text` under `span` as a stated value."""
    return Stated(span.of(text), span)
