"""A series of counts ready to be compared, and what it shows at its date."""

from dataclasses import dataclass

from dalil.compare.effect import Effect
from dalil.compare.imputation import Unclear
from dalil.compare.model import Case
from dalil.compare.newton import Floats
from dalil.compare.periods import Periods
from dalil.compare.sentences import Both
from dalil.model import Check


@dataclass(frozen=True, slots=True, eq=False)
class CountSeries:
    """A series ready to be compared, and what was done to make it so."""

    periods: Periods
    case: Case
    """Its counts are those shown; where `unclear` is given they are drawn instead."""
    unclear: Unclear | None
    reports: Floats | None
    """(T,) reports where the file gives them."""
    cut: Both | None
    """What was cut or masked, `None` where nothing was."""

    @property
    def seen_before(self) -> int:
        """Periods before the date whose count is known."""
        return int(self.case.seen()[: self.case.start].sum())

    @property
    def seen_after(self) -> int:
        """Periods from the date on whose count is known."""
        return int(self.case.seen()[self.case.start :].sum())


@dataclass(frozen=True, slots=True, eq=False)
class SeriesResult:
    """What a series of counts shows at a date."""

    series: CountSeries
    effect: Effect | None
    """`None` where there is too little to fit."""
    verdict: str
    verdict_words: Both
    why: Both
    checks: tuple[Check, ...]
