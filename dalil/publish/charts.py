"""Charts as plain SVG: text in the page's own font, time running the way the page reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from dalil.model import Finding, SeriesPoint
from dalil.publish.answer import Telling
from dalil.publish.content import PeriodCount

WIDTH, HEIGHT = 440, 210
"""A phone shows the drawing at about 4/5 of this, so 12 units of text stay readable there."""
LEFT, RIGHT, TOP, BOTTOM = 34, 8, 10, 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its period, height, whether it lies after the date, and whether nobody reported."""

    first: date
    height: float
    after: bool
    silent: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Places bars and values on the drawing; `mirrored` runs time from right to left."""

    bars: Sequence[Bar]
    top: float
    """Highest value shown."""
    mirrored: bool

    @property
    def step(self) -> float:
        """Return the width of one period."""
        return (WIDTH - LEFT - RIGHT) / max(1, len(self.bars))

    def x(self, index: float) -> float:
        """Return where period number `index` begins (ends, where time runs to the left)."""
        forward = LEFT + index * self.step
        return round(WIDTH - forward if self.mirrored else forward, 1)

    def y(self, value: float) -> float:
        """Return the height of `value` on the drawing."""
        share = min(value, self.top) / self.top
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def finding_chart(telling: Telling, finding: Finding, name: str) -> Markup:
    """Return the chart of a finding; `name` is unique on the page."""
    series = finding.series
    bars = [Bar(point.first, point.count, point.after, point.reports == 0) for point in series]
    # A wide interval may rise far above every count; the axis follows the counts and the middle line.
    highest = max(
        [point.count for point in series] + [p.expected.value for p in series if p.expected] + [1.0]
    )
    plot = Plot(bars, nice_top(highest * 1.15), telling.words.language == "ar")
    line = next((index for index, point in enumerate(series) if point.after), None)
    parts = [
        _silences(plot),
        _axes(telling, plot),
        _band(plot, series),
        _columns(plot),
        _expected(plot, series),
    ]
    if line is not None:
        parts.append(_line(plot, line))
    figures, words = telling.figures, telling.words
    period = words.plain(f"question.{telling.content.question.by}")
    title = words.plain("findings.chart_title", kind=telling.naming.heading(finding.type), period=period)
    desc = words.plain(
        "findings.chart_desc",
        period=period,
        first=figures.day(series[0].first),
        last=figures.day(series[-1].last),
        before=figures.whole(finding.before),
        after=figures.whole(finding.after),
        date=figures.day(telling.content.question.intervention.date),
        top=figures.decimal(max(point.count for point in series)),
    )
    return drawing(name, title, desc, parts)


def coverage_chart(telling: Telling, months: Sequence[PeriodCount]) -> Markup:
    """Return the chart of reports by month."""
    start = telling.content.question.intervention.date
    bars = [Bar(m.first, m.reports, m.first >= start, m.reports == 0) for m in months]
    top = max([month.reports for month in months] + [1])
    plot = Plot(bars, nice_top(top), telling.words.language == "ar")
    figures, words = telling.figures, telling.words
    desc = words.plain(
        "coverage.chart_desc",
        first=figures.day(months[0].first),
        last=figures.day(months[-1].last),
        top=figures.whole(top),
        silent=figures.whole(sum(month.reports == 0 for month in months)),
    )
    parts = [_silences(plot), _axes(telling, plot), _columns(plot)]
    inside = [i for i, month in enumerate(months) if month.first <= start <= month.last]
    if inside:
        month = months[inside[0]]
        share = (start - month.first).days / ((month.last - month.first).days + 1)
        parts.append(_line(plot, inside[0] + share))
    return drawing("coverage", words.plain("coverage.chart_title"), desc, parts)


def drawing(name: str, title: str, desc: str, parts: Sequence[Markup], *, height: int = HEIGHT) -> Markup:
    """Return an SVG with its title and description for who cannot see it."""
    return Markup(
        '<svg viewBox="0 0 {w} {h}" role="img" aria-labelledby="{n}-title {n}-desc">'
        '<title id="{n}-title">{title}</title><desc id="{n}-desc">{desc}</desc>{body}</svg>'
    ).format(w=WIDTH, h=height, n=name, title=title, desc=desc, body=Markup("").join(parts))


def nice_top(value: float) -> float:
    """Return the round number at or above `value` at which an axis ends."""
    size = 1.0
    while True:
        for factor in (1, 2, 3, 4, 5, 6, 8):
            if value <= factor * size:
                return factor * size
        size *= 10


def _columns(plot: Plot) -> Markup:
    gap = 0.14 if plot.step > 3 else 0.0
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for index, bar in enumerate(plot.bars):
        if bar.height > 0:
            left = min(plot.x(index), plot.x(index + 1)) + gap * plot.step / 2
            top = plot.y(bar.height)
            path = f"M{left:.1f} {HEIGHT - BOTTOM}V{top}h{plot.step * (1 - gap):.1f}V{HEIGHT - BOTTOM}z"
            sides["after" if bar.after else "before"].append(path)
    return Markup("").join(
        Markup('<path class="bar-{}" d="{}"/>').format(side, "".join(paths))
        for side, paths in sides.items()
        if paths
    )


def _silences(plot: Plot) -> Markup:
    path = "".join(
        f"M{min(plot.x(i), plot.x(i + 1))} {TOP}h{plot.step:.2f}V{HEIGHT - BOTTOM}h{-plot.step:.2f}z"
        for i, bar in enumerate(plot.bars)
        if bar.silent
    )
    return Markup('<path class="silent" d="{}"/>').format(path) if path else Markup("")


def _axes(telling: Telling, plot: Plot) -> Markup:
    parts = []
    for value in _ticks(plot.top):
        y, start, end = plot.y(value), plot.x(0), plot.x(len(plot.bars))
        anchor_x = start + 5 if plot.mirrored else start - 5
        parts.append(Markup('<path class="grid" d="M{} {}H{}"/>').format(start, y, end))
        label = telling.figures.whole(int(value)) if value == int(value) else telling.figures.decimal(value)
        parts.append(_text(anchor_x, y + 4, "start" if plot.mirrored else "end", label))
    every = max(1, -(-len(plot.bars) // 5))
    for index in range(0, len(plot.bars), every):
        if index and len(plot.bars) - index < every * 0.6:
            continue  # the last label would run over the edge
        anchor = "end" if plot.mirrored else "start"
        parts.append(
            _text(plot.x(index), HEIGHT - 8, anchor, telling.figures.month(plot.bars[index].first))
        )
        parts.append(Markup('<path class="tick" d="M{} {}v4"/>').format(plot.x(index), HEIGHT - BOTTOM))
    return Markup("").join(parts)


def _text(x: float, y: float, anchor: str, label: str) -> Markup:
    # direction="ltr" keeps "start" on the left, so that anchors mean the same on both pages.
    return Markup('<text x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>').format(
        round(x, 1), round(y, 1), anchor, label
    )


def _ticks(top: float) -> list[float]:
    parts = 2 if top in (1, 2) or top % 2 == 0 else 3 if top % 3 == 0 else 2
    step = top / parts
    if top >= 2 and step != int(step):
        parts, step = 1, top
    return [step * index for index in range(parts + 1)] if top > 1 else [0, 1]


def _runs(series: Sequence[SeriesPoint]) -> list[int]:
    return [index for index, point in enumerate(series) if point.expected is not None]


def _band(plot: Plot, series: Sequence[SeriesPoint]) -> Markup:
    indexes = _runs(series)
    if not indexes:
        return Markup("")
    upper, lower = [], []
    for index in indexes:
        expected = series[index].expected
        if expected is not None:
            for edge in (index, index + 1):
                upper.append((plot.x(edge), plot.y(expected.high)))
                lower.append((plot.x(edge), plot.y(expected.low)))
    points = " ".join(f"{x},{y}" for x, y in upper + lower[::-1])
    return Markup('<polygon class="band" points="{}"/>').format(points)


def _expected(plot: Plot, series: Sequence[SeriesPoint]) -> Markup:
    places = []
    for index in _runs(series):
        expected = series[index].expected
        if expected is not None:
            places.append((plot.x(index + 0.5), plot.y(expected.value)))
    if len(places) < 2:
        return Markup("")
    path = f"M{places[0][0]} {places[0][1]}" + "".join(f"L{x} {y}" for _, (x, y) in pairwise(places))
    return Markup('<path class="expected" d="{}"/>').format(path)


def _line(plot: Plot, index: float) -> Markup:
    return Markup('<path class="date-line" d="M{} {}V{}"/>').format(plot.x(index), TOP - 6, HEIGHT - BOTTOM)
