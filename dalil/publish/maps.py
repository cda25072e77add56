"""Maps without tiles: outlines that Dalil carries, a disc a place, a ring for how exact the place is."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup

from dalil.model import Incident
from dalil.publish.answer import Telling
from dalil.publish.charts import WIDTH, drawing

SHAPES = Path(__file__).parents[1] / "data" / "shapes"
HEIGHT = 330
DISC = 18.0
"""Radius of the largest disc."""
SMALLEST_VIEW = 2.0
"""Degrees of latitude that a map shows at least."""
KM_PER_DEGREE = 111.2
LETTER = 6.4
"""Width of a letter at the size of town names, for keeping labels apart."""


class Killed(NamedTuple):
    """Numbers killed at one place, all incidents together; `high` is `None` where left open."""

    low: int
    high: int | None
    given: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with its incidents."""

    name: str
    lat: float
    lon: float
    radius_km: float
    precision: str
    ambiguous: bool
    incidents: tuple[Incident, ...]
    killed: Killed


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of the earth that a map shows, in a plain projection true at its middle."""

    west: float
    north: float
    scale: float
    """Units of the drawing per degree of latitude."""
    squeeze: float
    """Length of a degree of longitude over one of latitude, at the middle."""

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a position lies on the drawing."""
        x = (lon - self.west) * self.squeeze * self.scale
        return round(x, 1), round((self.north - lat) * self.scale, 1)


def spots(telling: Telling, incidents: Iterable[Incident]) -> list[Spot]:
    """Return the places of the incidents, those with most incidents first."""
    found: dict[tuple[str, float, float], list[Incident]] = {}
    for incident in incidents:
        if incident.location and incident.scope == "incident":
            where = incident.location
            found.setdefault((where.place_id, where.lat, where.lon), []).append(incident)
    placed = [_spot(telling, group) for group in found.values()]
    return sorted(placed, key=lambda spot: (-len(spot.incidents), spot.name))


def _spot(telling: Telling, group: list[Incident]) -> Spot:
    where = group[0].location
    if where is None:  # spots() only hands over placed incidents
        raise ValueError("an incident without a place has no spot")
    return Spot(
        name=telling.naming.place(group[0]) or where.place_id,
        lat=where.lat,
        lon=where.lon,
        radius_km=where.radius_km,
        precision=where.precision,
        ambiguous=bool(where.alternatives),
        incidents=tuple(group),
        killed=killed(group),
    )


def killed(incidents: Iterable[Incident]) -> Killed:
    """Return lowest and highest number killed over incidents; parts such as children are not added."""
    low, high, given = 0, 0, False
    is_open = False
    for incident in incidents:
        rows = [row for row in incident.counts if row.harm == "killed" and row.unit == "people"]
        whole = [row for row in rows if row.group is None] or rows[:1]
        for row in whole[:1]:
            given = True
            low += row.low or 0
            is_open = is_open or row.high is None
            high += row.high if row.high is not None else row.low or 0
    return Killed(low, None if is_open else high, given)


def view_of(places: Sequence[Spot]) -> View:
    """Return the view that holds all places with room around them."""
    south, north = min(s.lat for s in places), max(s.lat for s in places)
    west, east = min(s.lon for s in places), max(s.lon for s in places)
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    squeeze = math.cos(math.radians(middle_lat))
    tall = max((north - south) * 1.3, SMALLEST_VIEW)
    wide = max((east - west) * 1.3 * squeeze, tall * WIDTH / HEIGHT)
    tall = max(tall, wide * HEIGHT / WIDTH)
    return View(middle_lon - wide / squeeze / 2, middle_lat + tall / 2, HEIGHT / tall, squeeze)


def draw_map(telling: Telling, places: Sequence[Spot], view: View, name: str, title: str) -> Markup:
    """Return one map; `name` is unique on the page."""
    words, figures = telling.words, telling.figures
    count = words.plain("map.n_places", len(places), n=figures.whole(len(places)))
    desc = words.plain("map.desc", places=count, unplaced=", ".join(spot.name for spot in places[:8]))
    largest = max([spot.killed.high or spot.killed.low for spot in places] + [1])
    parts = [_land(view), *(_ring(view, s) for s in places), *(_disc(view, s, largest) for s in places)]
    parts.append(_labels(telling, places, view))
    return drawing(name, title, desc, parts, height=HEIGHT)


def _ring(view: View, spot: Spot) -> Markup:
    radius = round(spot.radius_km / KM_PER_DEGREE * view.scale, 1)
    if radius < 4:
        return Markup("")
    x, y = view.place(spot.lon, spot.lat)
    return Markup('<circle class="ring" cx="{}" cy="{}" r="{}"/>').format(x, y, radius)


def _disc(view: View, spot: Spot, largest: int) -> Markup:
    x, y = view.place(spot.lon, spot.lat)
    title = Markup("<title>{}</title>").format(f"{spot.name}: {len(spot.incidents)}")
    if not spot.killed.given:
        return Markup('<circle class="spot-none" cx="{}" cy="{}" r="4">{}</circle>').format(x, y, title)
    low = _radius(spot.killed.low, largest)
    high = low + 3 if spot.killed.high is None else _radius(spot.killed.high, largest)
    kind = "spot-open" if spot.killed.high is None else "spot-high"
    pale = Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(kind, x, y, high)
    return pale + Markup('<circle class="spot-low" cx="{}" cy="{}" r="{}">{}</circle>').format(
        x, y, low, title
    )


def _radius(number: int, largest: int) -> float:
    return round(3 + (DISC - 3) * math.sqrt(number / largest), 1)


def _land(view: View) -> Markup:
    paths: dict[str, list[str]] = {"country": [], "province": []}
    for layer, box, ring in outlines():
        x0, y0 = view.place(box[0], box[3])
        x1, y1 = view.place(box[2], box[1])
        if x1 > 0 and x0 < WIDTH and y1 > 0 and y0 < HEIGHT:
            paths[layer].append(_path(view, ring))
    return Markup(
        '<path class="land" d="{}"/><path class="inner" d="{}"/><path class="border" d="{}"/>'
    ).format("".join(paths["country"]), "".join(paths["province"]), "".join(paths["country"]))


def _path(view: View, ring: Sequence[tuple[float, float]]) -> str:
    """Return a ring as a path, cut at the edges of the drawing, points under a unit apart merged."""
    points: list[tuple[int, int]] = []
    for x, y in _clip([view.place(lon, lat) for lon, lat in ring]):
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "z" if len(points) > 2 else ""


def _clip(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return what of a polygon lies on the drawing (Sutherland and Hodgman), a little beyond its edges."""
    for axis, limit, sign in ((0, -9.0, 1), (0, WIDTH + 9.0, -1), (1, -9.0, 1), (1, HEIGHT + 9.0, -1)):
        kept: list[tuple[float, float]] = []
        for before, here in zip(points[-1:] + points[:-1], points, strict=True):
            was_in, is_in = sign * (before[axis] - limit) >= 0, sign * (here[axis] - limit) >= 0
            if was_in != is_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                cut = [before[i] + share * (here[i] - before[i]) for i in (0, 1)]
                kept.append((cut[0], cut[1]))
            if is_in:
                kept.append(here)
        points = kept
    return points


def _labels(telling: Telling, places: Sequence[Spot], view: View) -> Markup:
    """Return names of places with incidents first, then of towns for orientation, none over another."""
    wanted = [(spot.lon, spot.lat, spot.name, "name-spot") for spot in places if spot.radius_km < 40]
    wanted += [(town.lon, town.lat, town.name[telling.words.language], "name-town") for town in towns()]
    taken: list[tuple[float, float, float, float]] = []
    out: list[Markup] = []
    for lon, lat, name, kind in wanted:
        x, y = view.place(lon, lat)
        width = LETTER * len(name)
        if not (16 < y < HEIGHT - 4 and width / 2 < x < WIDTH - width / 2):
            continue
        box = (x - width / 2, y - 18, x + width / 2, y + 2)
        if any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken):
            continue
        taken.append(box)
        if kind == "name-town":
            out.append(Markup('<circle class="town" cx="{}" cy="{}" r="1.6"/>').format(x, y))
        out.append(
            Markup('<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>').format(
                kind, x, y - 7, name
            )
        )
    return Markup("").join(out)


class Town(NamedTuple):
    """A town named for orientation."""

    name: dict[str, str]
    lat: float
    lon: float


@cache
def towns() -> tuple[Town, ...]:
    """Return the towns, most important first."""
    rows = yaml.safe_load((SHAPES / "towns.yml").read_text(encoding="utf-8"))
    rows.sort(key=lambda row: row["rank"])
    return tuple(Town({"en": row["en"], "ar": row["ar"]}, row["lat"], row["lon"]) for row in rows)


class Outline(NamedTuple):
    """One ring of a country or province."""

    layer: str
    box: tuple[float, float, float, float]
    ring: tuple[tuple[float, float], ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Return every outline that Dalil carries."""
    loaded: dict[str, Any] = json.loads((SHAPES / "outlines.geojson").read_text(encoding="utf-8"))
    found = []
    for entry in loaded["features"]:
        for polygon in entry["geometry"]["coordinates"]:
            ring = tuple((float(lon), float(lat)) for lon, lat in polygon[0])
            lons, lats = [p[0] for p in ring], [p[1] for p in ring]
            box = (min(lons), min(lats), max(lons), max(lats))
            found.append(Outline(entry["properties"]["layer"], box, ring))
    return tuple(found)
