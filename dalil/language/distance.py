"""How far apart two points on the earth lie."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0


class Point(Protocol):
    """Whatever lies somewhere: degrees north and east, WGS 84."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""


def distance_km(here: Point, there: Point) -> float:
    """Return the great-circle distance between two points in kilometres."""
    lat1, lat2 = radians(here.lat), radians(there.lat)
    chord = sin((lat2 - lat1) / 2) ** 2
    chord += cos(lat1) * cos(lat2) * sin(radians(there.lon - here.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
