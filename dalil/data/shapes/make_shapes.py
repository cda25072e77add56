"""Makes outlines.geojson from Natural Earth's states and provinces, neighbours keeping one border.

    python dalil/data/shapes/make_shapes.py world_map.gpkg

Borders are cut into arcs where more than two provinces meet, each arc is thinned once, and the
provinces are put together again from the thinned arcs, so that no gap opens between neighbours.
"""

import json
import math
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

PROVINCES = ("SYR", "IRQ", "LBN", "JOR", "YEM", "SDN", "PSX", "ISR", "KWT", "TUR")
"""Countries drawn with their provinces."""
AROUND = ("SAU", "IRN", "EGY", "OMN", "CYP", "SDS", "TCD", "ERI", "ETH", "DJI", "SOM", "LBY", "CAF",
          "ARE", "QAT", "BHR", "GRC", "BGR", "ARM", "AZE", "GEO", "CYN", "KAB", "UGA", "KEN", "COD",
          "RUS")  # fmt: skip
"""Countries drawn as land only."""
FINE = 0.012
"""Largest error, in degrees, of a border of a country drawn with its provinces (about 1.2 km)."""
COARSE = 0.05
"""Largest error elsewhere."""
WINDOW = (20.0, 3.0, 62.0, 43.5)
"""West, south, east, north: what lies wholly outside is left out."""
SMALLEST = 0.004
"""Islands smaller than this many square degrees (about 40 km²) are left out."""
NORTHERN_EDGE = {"TUR": 38.6}
"""Provinces wholly north of this latitude are drawn as land only."""


def main(source: str) -> None:
    """Write outlines.geojson beside this file."""
    rings = list(read_rings(Path(source)))
    features = [*provinces(rings), *lands(rings)]
    target = Path(__file__).with_name("outlines.geojson")
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    target.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{target}: {len(features)} features, {target.stat().st_size} bytes")


def read_rings(path: Path) -> Iterator[tuple[str, str, Ring]]:
    """Yield country, province and outer ring of every polygon inside the window."""
    rows = sqlite3.connect(path).execute("select adm0_a3, gn_name, name, geom from states_provinces")
    for country, gn_name, name, blob in rows:
        if country not in PROVINCES + AROUND or blob is None:
            continue
        for ring in outer_rings(blob):
            west, east = min(p[0] for p in ring), max(p[0] for p in ring)
            south, north = min(p[1] for p in ring), max(p[1] for p in ring)
            inside = west < WINDOW[2] and east > WINDOW[0] and south < WINDOW[3] and north > WINDOW[1]
            if inside and abs(area(ring)) >= SMALLEST:
                yield country, name or gn_name or "", ring


def outer_rings(blob: bytes) -> Iterator[Ring]:
    """Yield the outer rings of a GeoPackage multipolygon; holes are other provinces' outlines."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    at = 8 + envelope + 5
    (parts,) = struct.unpack_from("<I", blob, at)
    at += 4
    for _ in range(parts):
        (ring_count,) = struct.unpack_from("<I", blob, at + 5)
        at += 9
        for index in range(ring_count):
            (size,) = struct.unpack_from("<I", blob, at)
            values = struct.unpack_from(f"<{2 * size}d", blob, at + 4)
            at += 4 + 16 * size
            if index == 0:
                yield [(round(x, 5), round(y, 5)) for x, y in zip(values[::2], values[1::2], strict=True)][
                    :-1
                ]


def area(ring: Ring) -> float:
    """Return the signed area in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def provinces(rings: list[tuple[str, str, Ring]]) -> Iterator[dict[str, object]]:
    """Yield one feature a province, with borders thinned the same way on both sides."""
    junctions = find_junctions([ring for _, _, ring in rings])
    grouped: dict[tuple[str, str], list[Ring]] = defaultdict(list)
    for country, name, ring in rings:
        if country in PROVINCES and min(p[1] for p in ring) < NORTHERN_EDGE.get(country, 90.0):
            grouped[country, name].append(thin_ring(ring, junctions, FINE))
    for (country, name), parts in grouped.items():
        yield feature("province", country, name, parts)


def lands(rings: list[tuple[str, str, Ring]]) -> Iterator[dict[str, object]]:
    """Yield one feature a country: its outline, without inner borders."""
    borders: dict[str, list[Ring]] = {}
    for country in dict.fromkeys(country for country, _, _ in rings):
        borders[country] = dissolve([ring for owner, _, ring in rings if owner == country])
    junctions = find_junctions([ring for parts in borders.values() for ring in parts])
    fine = {point for country in PROVINCES for ring in borders.get(country, []) for point in ring}
    for country, parts in borders.items():
        thinned = []
        for ring in parts:
            tolerance = FINE if any(point in fine for point in ring) else COARSE
            thinned.append(thin_ring(ring, junctions, tolerance))
        yield feature("country", country, "", thinned)


def dissolve(rings: list[Ring]) -> list[Ring]:
    """Return the outline of all rings together: the edges that only one of them has."""
    edges: set[tuple[Point, Point]] = set()
    for ring in rings:
        forward = ring if area(ring) > 0 else ring[::-1]
        for edge in zip(forward, forward[1:] + forward[:1], strict=True):
            if (edge[1], edge[0]) in edges:
                edges.discard((edge[1], edge[0]))
            else:
                edges.add(edge)
    following: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        following[start].append(end)
    outlines = []
    while following:
        start = next(iter(following))
        ring, here = [], start
        while here in following:
            ring.append(here)
            ends = following[here]
            here = ends.pop()
            if not ends:
                del following[ring[-1]]
        if abs(area(ring)) >= SMALLEST:
            outlines.append(ring)
    return outlines


def find_junctions(rings: list[Ring]) -> set[Point]:
    """Return the points where an arc ends: those with other than two neighbours."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            neighbours[a].add(b)
            neighbours[b].add(a)
    return {point for point, others in neighbours.items() if len(others) != 2}


def thin_ring(ring: Ring, junctions: set[Point], tolerance: float) -> Ring:
    """Return the ring with each of its arcs thinned, arcs walked in one direction for all."""
    cuts = [i for i, point in enumerate(ring) if point in junctions]
    if len(cuts) < 2:
        low = ring.index(min(ring))
        turned = ring[low:] + ring[:low]
        far = max(range(len(turned)), key=lambda i: math.dist(turned[i], turned[0]))
        return thin(turned[: far + 1], tolerance)[:-1] + thin([*turned[far:], turned[0]], tolerance)[:-1]
    turned = ring[cuts[0] :] + ring[: cuts[0]]
    stops = [i - cuts[0] for i in cuts] + [len(ring)]
    closed = [*turned, turned[0]]
    out: Ring = []
    for first, last in zip(stops, stops[1:], strict=False):
        arc = closed[first : last + 1]
        backwards = arc[0] > arc[-1]
        kept = thin(arc[::-1] if backwards else arc, tolerance)
        out += (kept[::-1] if backwards else kept)[:-1]
    return out


def thin(line: Ring, tolerance: float) -> Ring:
    """Return the points of `line` that Douglas and Peucker's rule keeps."""
    keep, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        distances = [(distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)]
        if distances and max(distances)[0] > tolerance:
            middle = max(distances)[1]
            keep.add(middle)
            open_parts += [(first, middle), (middle, last)]
    return [line[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return the distance of `point` from the stretch between `start` and `end`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def feature(layer: str, country: str, name: str, parts: list[Ring]) -> dict[str, object]:
    """Return a GeoJSON feature, coordinates rounded to 0.001 degrees (about 100 m)."""
    polygons = []
    for part in parts:
        points = [[round(x, 3), round(y, 3)] for x, y in part]
        if len(points) >= 3:
            polygons.append([[*points, points[0]]])
    return {
        "type": "Feature",
        "properties": {"layer": layer, "country": country, "name": name},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


if __name__ == "__main__":
    main(sys.argv[1])
