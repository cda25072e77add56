"""One place as an importer reads it, before it is put into a layer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One place of a file; what the file does not say is empty."""

    key: str
    """Identifier in the file: a p-code, a GeoNames number, the line of a table."""
    name_en: str
    """The usual name in Latin letters, "" where the file has none."""
    name_ar: str
    lat: float
    lon: float
    kind: str
    """A kind of `place_words.yml`."""
    others: tuple[str, ...] = ()
    """Other names, in any script."""
    admin1: tuple[str, ...] = ()
    """Names and codes of the province."""
    admin2: tuple[str, ...] = ()
    """Names of the district and sub-district, or of the town of a neighbourhood."""
    country: str = ""
    """ISO 3166-1 alpha-2."""
    population: int = 0
    lists: int = 1
    """How many lists the file joined for this place: one that several lists name is better known."""
    radius_km: float | None = None
    """How exact the coordinates are, where that is not as usual for the kind."""
