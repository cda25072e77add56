"""All that is worked out about one series: the step, its variants, and what it amounts to."""

from dataclasses import dataclass, replace

import numpy as np

from dalil.compare.changepoint import ChangeDate, find_change
from dalil.compare.draws import Forecast, average_ratio, excess, forecast
from dalil.compare.imputation import Imputed, Pooled, Unclear, impute, pool_fits, refit
from dalil.compare.model import Case
from dalil.compare.newton import Floats
from dalil.compare.periods import IN_A_YEAR, Unit
from dalil.compare.placebo import Placebo, try_fake_dates
from dalil.compare.posterior import Fit, fit_case
from dalil.model import Interval

SEASON_EVIDENCE = 2.0
"""Log of the odds that seasons in weekly counts have to reach; in monthly ones they are always let in."""


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What the series shows at the date."""

    fit: Fit
    """The fit of the counts alone; of the middle round where something was drawn."""
    counts: Floats
    """(T,) events, averaged over the rounds."""
    step: Pooled
    allowing: Pooled | None
    """The step when the number of reports is allowed for; `None` without reports to go by."""
    sloped: Fit
    """The fit whose after part may have a slope of its own."""
    average: Interval
    """Events after over events expected with neither step nor slope, from the same fit."""
    excess: Interval
    """Events more, or negative fewer, than with no step."""
    forecast: Forecast
    placebo: Placebo
    change: ChangeDate | None

    @property
    def case(self) -> Case:
        """The case of the main fit."""
        return self.fit.case

    @property
    def level(self) -> Interval:
        """Ratio at the date itself, from the fit with a slope."""
        return self.sloped.combined({"step": 1.0, "slope": -0.5})

    @property
    def slope(self) -> Interval:
        """Ratio of the last period to the first of the after part, from the same fit."""
        return self.sloped.interval("slope")

    @property
    def same_with_slope(self) -> bool:
        """Whether the step points the same way in both fits."""
        return (self.sloped.effect("step")[0] < 0) == (self.step.mean < 0)

    @property
    def fuzzy_share(self) -> float | None:
        """Share of the uncertainty that comes from what is unclear, `None` where nothing is."""
        return self.step.share if self.step.share > 0 else None


def measure(case: Case, unclear: Unclear | None = None, reports: Floats | None = None) -> Effect:
    """Return the effect of a series; `unclear` incidents are drawn, `reports` (T,) allowed for."""
    if unclear is None or unclear.is_clear:
        drawn = Imputed(case.counts[None, :], (fit_case(case),))
    else:
        drawn = impute(case, unclear)
    counts, fits = drawn
    means = np.array([fit.mean for fit in fits])
    middle = fits[int(np.argmin(np.abs(means - means.mean())))]
    allowing = None
    if reports is not None:
        allowing = pool_fits(refit(replace(case, reports=reports), counts))
    sloped = fit_case(middle.case, with_slope=True, refine=False)
    return Effect(
        fit=middle,
        counts=counts.mean(axis=0),
        step=pool_fits(fits),
        allowing=allowing,
        sloped=sloped,
        average=average_ratio(sloped),
        excess=excess(middle),
        forecast=forecast(middle.case),
        placebo=try_fake_dates(middle),
        change=find_change(middle),
    )


def with_seasons(case: Case, unit: Unit) -> Case:
    """Return the case with seasons where they can be told from the rest.

    Two whole years are needed. Monthly counts always get them; weekly ones only where the counts
    speak for them, days and years never.
    """
    year = IN_A_YEAR[unit]
    if unit not in ("week", "month") or case.periods < 2 * year or case.year is not None:
        return case
    seasonal = replace(case, year=year)
    if unit == "month":
        return seasonal
    plain = fit_case(case, refine=False).log_evidence
    gained = fit_case(seasonal, refine=False).log_evidence - plain
    return seasonal if gained > SEASON_EVIDENCE else case
