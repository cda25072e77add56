"""The verdict on a step: one of a closed set of codes, and why it is that one.

| code | what it says |
|---|---|
| too_little_data | a side has under 8 periods, under 10 events in all, or 0.5 and 2 are both possible |
| little_change | the 95 % interval lies within 0.8 to 1.25 |
| depends_on_reporting | the interval leaves out 1, but not when the number of reports is allowed for |
| strong_lower, strong_higher | leaves out 1, probability over .995, fake dates silent, reports checked |
| moderate_lower, moderate_higher | the interval leaves out 1 |
| weak_lower, weak_higher | the probability of one direction is over .95, reports allowed for or not |
| no_clear_change | none of these |
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dalil.compare.placebo import LEAST_DATES, STRONG_SHARE, Placebo
from dalil.compare.sentences import Both, join, percent, say
from dalil.model import Interval

LEAST_PERIODS = 8
LEAST_EVENTS = 10
NO_CHANGE = (0.8, 1.25)
WIDE = (0.5, 2.0)
STRONG, WEAK = 0.995, 0.95
"""At .90 the word "weak" fell on 13 % of series with no change; at .95 on 4 %."""
DISCOVERIES = 0.10
"""Share of false discoveries accepted among the kinds of event of one question."""
DETECTABLE = 2.8
"""Standard deviations at which a change is seen in four of five series: 1.96 + 0.84."""

CODES = (
    "too_little_data",
    "little_change",
    "depends_on_reporting",
    "no_clear_change",
    *(f"{strength}_{way}" for strength in ("strong", "moderate", "weak") for way in ("lower", "higher")),
)


class Step(Protocol):
    """A step at the date as a fit or a pooled fit gives it."""

    @property
    def ratio(self) -> Interval: ...  # noqa: D102
    @property
    def mean(self) -> float: ...  # noqa: D102
    @property
    def sd(self) -> float: ...  # noqa: D102
    @property
    def p_lower(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the verdict on one kind of event rests on."""

    step: Step
    allowing: Step | None
    """The step when the number of reports is allowed for; `None` where that cannot be done."""
    reports_matter: bool
    """Whether the counts come from reports, so that their number has to be allowed for."""
    same_with_slope: bool
    """Whether the step points the same way when the after part may have a slope of its own."""
    placebo: Placebo
    survives: bool = True
    """Whether it stands among all kinds tested (Benjamini and Hochberg)."""
    kinds: int = 1
    """Number of kinds of event tested in the same question."""


def way_of(step: Step) -> str:
    """Return "lower" or "higher"."""
    return "lower" if step.mean < 0 else "higher"


def excludes_one(step: Step) -> bool:
    """Say whether the 95 % interval leaves out 1."""
    return step.ratio.low > 1 or step.ratio.high < 1


def certainty(step: Step) -> float:
    """Return the probability of the likelier direction."""
    return max(step.p_lower, 1 - step.p_lower)


def survivors(steps: Sequence[Step]) -> list[bool]:
    """Return which steps stand by Benjamini and Hochberg's rule among all kinds tested."""
    chances = np.array([2 * (1 - certainty(step)) for step in steps])
    order = np.argsort(chances)
    passing = chances[order] <= DISCOVERIES * np.arange(1, len(steps) + 1) / max(1, len(steps))
    last = int(np.flatnonzero(passing)[-1]) if passing.any() else -1
    standing = np.zeros(len(steps), dtype=bool)
    standing[order[: last + 1]] = True
    return [bool(stands) for stands in standing]


def decide(evidence: Evidence) -> str:
    """Return the code of the verdict."""
    step, ratio = evidence.step, evidence.step.ratio
    if ratio.low > NO_CHANGE[0] and ratio.high < NO_CHANGE[1]:
        return "little_change"
    if excludes_one(step) and depends_on_reporting(evidence):
        return "depends_on_reporting"
    if evidence.same_with_slope:
        if excludes_one(step) and evidence.survives:
            strength = "moderate" if _hindrance(evidence) else "strong"
            return f"{strength}_{way_of(step)}"
        if certainty(step) > WEAK and _reports_leave_it(evidence):
            return f"weak_{way_of(step)}"
    return "too_little_data" if _is_wide(ratio) else "no_clear_change"


def depends_on_reporting(evidence: Evidence) -> bool:
    """Say whether the other treatment of reporting does not also leave out 1 on the same side."""
    other = evidence.allowing
    if other is None:
        return False
    return not (excludes_one(other) and way_of(other) == way_of(evidence.step))


def _reports_leave_it(evidence: Evidence) -> bool:
    """Say whether the other treatment of reporting is as sure of the same direction.

    Without this, 22 % of series with no change were called weakly higher where reports doubled.
    """
    other = evidence.allowing
    return other is None or (certainty(other) > WEAK and way_of(other) == way_of(evidence.step))


def too_short(before: int, after: int, unit: str, events: float) -> Both | None:
    """Return why nothing can be told, `None` where there are periods and events enough."""
    if before < LEAST_PERIODS:
        return say("reasons.few_before", n=before, least=LEAST_PERIODS, unit=say(f"units.{unit}"))
    if after < LEAST_PERIODS:
        return say("reasons.few_after", n=after, least=LEAST_PERIODS, unit=say(f"units.{unit}"))
    if events < LEAST_EVENTS:
        return say("reasons.few_events", n=f"{events:g}", least=LEAST_EVENTS)
    return None


def words_of(code: str, step: Step | None = None) -> Both:
    """Return the fixed words of a verdict; `step` gives the direction where the code has none."""
    if code == "depends_on_reporting" and step is not None:
        return say(f"verdicts.{code}_{way_of(step)}")
    return say(f"verdicts.{code}")


def explain(code: str, evidence: Evidence) -> Both:
    """Return one sentence that says why the verdict is `code`."""
    strength = code.partition("_")[0]
    values = _figures(evidence)
    if strength == "strong":
        return say(f"reasons.strong_{'checked' if evidence.allowing else 'plain'}", **values)
    if strength == "moderate":
        return say("reasons.moderate", but=_hindrance(evidence) or Both("", ""), **values)
    if strength == "weak":
        kept = not excludes_one(evidence.step)
        return say(f"reasons.weak_{'interval' if kept else 'kinds'}", **values)
    if code == "depends_on_reporting":
        return say("reasons.depends", **values)
    if code == "little_change":
        key = "little_change_one_side" if excludes_one(evidence.step) else "little_change"
        return say(f"reasons.{key}", **values)
    return _explain_nothing(code, evidence, values)


def _explain_nothing(code: str, evidence: Evidence, values: dict[str, str | int | Both]) -> Both:
    if code == "too_little_data":
        reason = say("reasons.wide", **values)
    elif not evidence.same_with_slope and certainty(evidence.step) > WEAK:
        reason = say("reasons.slope_disagrees", **values)
    else:
        reason = say("reasons.no_clear_change", **values)
    return join(reason, say("reasons.detectable", **values))


def _figures(evidence: Evidence) -> dict[str, str | int | Both]:
    step, other = evidence.step, evidence.allowing
    values: dict[str, str | int | Both] = {
        "low": f"{step.ratio.low:.2f}",
        "high": f"{step.ratio.high:.2f}",
        "side": say(f"units.{'below' if step.mean < 0 else 'above'}"),
        "moved": say(f"units.{'fell' if step.mean < 0 else 'rose'}"),
        "p": percent(certainty(step)),
        "kinds": evidence.kinds,
        "fall": f"{np.exp(-DETECTABLE * step.sd):.2f}",
        "rise": f"{np.exp(DETECTABLE * step.sd):.2f}",
    }
    if other is not None:
        values["other_low"] = f"{other.ratio.low:.2f}"
        values["other_high"] = f"{other.ratio.high:.2f}"
    return values


def _hindrance(evidence: Evidence) -> Both | None:
    """Return what keeps moderate evidence from being strong, `None` where nothing does."""
    placebo = evidence.placebo
    if certainty(evidence.step) <= STRONG:
        return say("reasons.but_probability", p=percent(certainty(evidence.step)))
    if placebo.dates < LEAST_DATES:
        return say("reasons.but_few_dates", n=placebo.dates, least=LEAST_DATES)
    if placebo.share is None or placebo.share > STRONG_SHARE:
        return say("reasons.but_placebo", n=placebo.dates, larger=placebo.larger)
    if evidence.reports_matter and evidence.allowing is None:
        return say("reasons.but_reports")
    return None


def _is_wide(ratio: Interval) -> bool:
    return ratio.low < WIDE[0] and ratio.high > WIDE[1]
