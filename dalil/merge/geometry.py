"""Distances and cells on the map, in kilometres and degrees."""

from collections.abc import Iterator
from math import asin, cos, floor, radians, sin, sqrt
from typing import Protocol

from dalil.model import Location

EARTH_KM = 6371.0
CELL = 0.25
"""Degrees of one cell: about 28 km north to south."""


class Point(Protocol):
    """Whatever lies somewhere: degrees north and east, WGS 84."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""


def distance_km(here: Point, there: Point) -> float:
    """Return the great-circle distance between two places."""
    phi, psi = radians(here.lat), radians(there.lat)
    half = sin((psi - phi) / 2) ** 2
    half += cos(phi) * cos(psi) * sin(radians(there.lon - here.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def cell(place: Location) -> tuple[int, int]:
    """Return the cell of the map a place lies in."""
    return floor(place.lat / CELL), floor(place.lon / CELL)


def cells_around(place: Location) -> Iterator[tuple[int, int]]:
    """Yield the cell of a place and the eight beside it."""
    row, column = cell(place)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            yield row + down, column + right
