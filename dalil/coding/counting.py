"""A count row out of a number that a report states: the bounds and the words stay as they were read."""

from dalil.language.quantities import Quantity
from dalil.model import Count


def count_of(quantity: Quantity, harm: str, *, group: str | None = None, unit: str = "people") -> Count:
    """Return the row of `harm` with the bounds, words and rule of `quantity`."""
    return Count(
        harm, quantity.low, quantity.high, group, unit, quantity.approx, quantity.span, quantity.rule
    )
