"""Cells of the map, in degrees."""

from collections.abc import Iterator
from math import floor

from dalil.model import Location

CELL = 0.25
"""Degrees of one cell: about 28 km north to south."""


def cell(place: Location) -> tuple[int, int]:
    """Return the cell of the map a place lies in."""
    return floor(place.lat / CELL), floor(place.lon / CELL)


def cells_around(place: Location) -> Iterator[tuple[int, int]]:
    """Yield the cell of a place and the eight beside it."""
    row, column = cell(place)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            yield row + down, column + right
