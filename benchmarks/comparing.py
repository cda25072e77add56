"""Simulated series with a known change: how often Dalil and a plain Poisson model are right.

Run: python benchmarks/comparing.py --series 100
Every series is seeded; both methods see the same ones. One thread, about 40 ms a series and method.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dalil.compare.draws import excess, forecast
from dalil.compare.imputation import Unclear, impute, pool
from dalil.compare.model import Case
from dalil.compare.posterior import fit_case

WEEKS, START = 60, 30
Z = 1.959964


@dataclass(frozen=True)
class Cell:
    """One way in which series come about."""

    name: str
    sigma: float
    rho: float
    growth: float
    """Rate at the end of the window over the rate at its start, without any change."""
    events: int
    """Expected events over the window without any change."""
    ratio: float
    wander: float = 0.0
    """Standard deviation of a random walk a week."""


LATENT = {
    "iid": (0.0, 0.0, 1.0, 0.0),
    "ar": (0.5, 0.6, 1.0, 0.0),
    "ar_strong": (0.7, 0.85, 1.0, 0.0),
    "ar_trend": (0.5, 0.6, 2.0, 0.0),
    "ar_trend4": (0.3, 0.6, 4.0, 0.0),
    "rw": (0.0, 0.0, 1.0, 0.12),
}


def cells(names: list[str], events: list[int], ratios: list[float]) -> Iterator[Cell]:
    for name in names:
        sigma, rho, growth, wander = LATENT[name]
        for number in events:
            for ratio in ratios:
                yield Cell(name, sigma, rho, growth, number, ratio, wander)


def simulate(cell: Cell, rng: np.random.Generator) -> np.ndarray:
    """Return the weekly counts of one series."""
    latent = np.zeros(WEEKS)
    latent[0] = cell.sigma * rng.standard_normal()
    noise = rng.standard_normal(WEEKS)
    for week in range(1, WEEKS):
        spread = cell.sigma * np.sqrt(1 - cell.rho**2)
        latent[week] = cell.rho * latent[week - 1] + spread * noise[week]
    latent += np.cumsum(cell.wander * rng.standard_normal(WEEKS))
    trend = np.log(cell.growth) * (np.arange(WEEKS) / (WEEKS - 1) - 0.5)
    expected = np.exp(trend + 0.5 * cell.sigma**2)
    rate = cell.events * np.exp(latent + trend) / expected.sum()
    return rng.poisson(rate * np.where(np.arange(WEEKS) >= START, cell.ratio, 1.0)).astype(float)


def plain_poisson(counts: np.ndarray, *, trend: bool) -> tuple[float, float]:
    """Return the step and its standard error in a Poisson regression, by reweighted least squares."""
    time_ = np.arange(len(counts)) / (len(counts) - 1) - 0.5
    columns = [np.ones(len(counts)), (np.arange(len(counts)) >= START).astype(float)]
    design = np.column_stack([*columns, time_] if trend else columns)
    linear = np.log(counts + 0.5)
    for _ in range(50):
        rate = np.exp(np.clip(linear, -30, 30))
        information = design.T @ (rate[:, None] * design) + 1e-9 * np.eye(design.shape[1])
        effects = np.linalg.solve(information, design.T @ (rate * linear + counts - rate))
        moved, linear = np.abs(design @ effects - linear).max(), design @ effects
        if moved < 1e-8:
            break
    return float(effects[1]), float(np.sqrt(np.linalg.inv(information)[1, 1]))


class Tally:
    """Counts of one method in one cell."""

    def __init__(self) -> None:
        self.series = self.covered = self.excluded = self.right = 0
        self.widths: list[float] = []

    def add(self, low: float, high: float, truth: float) -> None:
        self.series += 1
        self.covered += low <= truth <= high
        out = low > 0 or high < 0
        self.excluded += out
        self.right += out and (low > 0) == (truth > 0)
        self.widths.append(high - low)

    def row(self, truth: float) -> str:
        shown = self.excluded if truth == 0 else self.right
        covered, out = 100 * self.covered / self.series, 100 * shown / self.series
        return f"{covered:5.1f} | {out:5.1f} | {np.median(self.widths):.2f}"


def run_cell(cell: Cell, series: int, seed: int) -> dict[str, Tally]:
    rng = np.random.default_rng([seed, int(1000 * cell.ratio), cell.events, len(cell.name)])
    truth = float(np.log(cell.ratio))
    tallies = {name: Tally() for name in ("Dalil", "Poisson", "Poisson, no trend")}
    for _ in range(series):
        counts = simulate(cell, rng)
        fit = fit_case(Case(counts, START))
        tallies["Dalil"].add(np.log(fit.ratio.low), np.log(fit.ratio.high), truth)
        for name, trend in (("Poisson", True), ("Poisson, no trend", False)):
            step, error = plain_poisson(counts, trend=trend)
            tallies[name].add(step - Z * error, step + Z * error, truth)
    return tallies


def blurred(counts: np.ndarray, share: float, rng: np.random.Generator) -> Unclear:
    """Return the events with a share known only to a window of 4 to 16 weeks around them."""
    week = np.repeat(np.arange(WEEKS), counts.astype(int))
    width = np.where(rng.random(len(week)) < share, rng.integers(4, 17, len(week)), 1)
    first = np.clip(week - (rng.random(len(week)) * width).astype(int), 0, WEEKS - 1)
    last = np.clip(first + width - 1, week, WEEKS - 1)
    one = np.ones(len(week))
    return Unclear(first, last, one, one, one)


def run_fuzzy(cell: Cell, series: int, seed: int) -> tuple[Tally, float, float]:
    """Return the tally of pooled fits, and the mean error with clear and with fuzzy dates."""
    rng = np.random.default_rng([seed, 77, cell.events])
    truth, tally, errors = float(np.log(cell.ratio)), Tally(), []
    for _ in range(series):
        counts = simulate(cell, rng)
        fits = impute(Case(counts, START), blurred(counts, 0.4, rng)).fits
        pooled = pool([f.mean for f in fits], [f.sd for f in fits], WEEKS - 3)
        tally.add(np.log(pooled.ratio.low), np.log(pooled.ratio.high), truth)
        errors.append((fit_case(Case(counts, START)).mean - truth, pooled.mean - truth))
    clear, fuzzy = np.mean(errors, axis=0)
    return tally, float(clear), float(fuzzy)


def run_totals(cell: Cell, series: int, seed: int) -> tuple[float, float]:
    """Return how often the intervals of the excess and of the forecast hold the true totals."""
    rng = np.random.default_rng([seed, 99, cell.events])
    held = np.zeros(2)
    for _ in range(series):
        state = rng.bit_generator.state
        rate_with = _after_rate(cell, rng)
        rng.bit_generator.state = state
        case = Case(simulate(cell, rng), START)
        without = rate_with / cell.ratio
        more, total = excess(fit_case(case, refine=False)), forecast(case).total
        held += (more.low <= rate_with - without <= more.high, total.low <= without <= total.high)
    return float(held[0] / series), float(held[1] / series)


def _after_rate(cell: Cell, rng: np.random.Generator) -> float:
    """Return the expected events after the date of the series the generator is about to make."""

    class Expecting:
        def __init__(self) -> None:
            self.standard_normal = rng.standard_normal

        def poisson(self, rate: np.ndarray) -> np.ndarray:
            return np.asarray(rate)

    return float(simulate(cell, Expecting())[START:].sum())  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=100, help="series a cell")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--latent", nargs="+", default=["iid", "ar", "ar_trend"], choices=list(LATENT))
    parser.add_argument("--events", nargs="+", type=int, default=[50, 200])
    parser.add_argument("--ratios", nargs="+", type=float, default=[1.0, 0.5])
    options = parser.parse_args()
    begun = time.perf_counter()
    print(f"{options.series} series a cell, seed {options.seed}; {WEEKS} weeks, date at week {START}.")
    print("Coverage of the 95 % interval; interval leaves out 1 (false positives, or power); log width.\n")
    print("| latent | events | ratio | method | coverage | leaves out 1 | width |")
    print("|---|---|---|---|---|---|---|")
    for cell in cells(options.latent, options.events, options.ratios):
        for name, tally in run_cell(cell, options.series, options.seed).items():
            row = tally.row(float(np.log(cell.ratio)))
            print(f"| {cell.name} | {cell.events} | {cell.ratio:g} | {name} | {row} |", flush=True)
    few = max(10, options.series // 2)
    for cell in cells(["ar"], [200], [0.5]):
        tally, clear, fuzzy = run_fuzzy(cell, few, options.seed)
        row = tally.row(float(np.log(cell.ratio)))
        print(
            f"\nFuzzy dates (40 %), ar, 200 events, ratio 0.5, {few} series: {row}; mean error of the log"
        )
        print(f"ratio {fuzzy:+.3f}, with all dates known {clear:+.3f}.")
        more, total = run_totals(cell, few, options.seed)
        print(f"Intervals that hold the true total: excess {more:.3f}, forecast {total:.3f}.")
    print(f"\n{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
