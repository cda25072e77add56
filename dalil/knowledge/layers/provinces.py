"""Provinces by any of their names, so that all layers and questions speak of the same ones."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel

from dalil.knowledge.layers.naming import Form, Naming
from dalil.knowledge.place_list import PlaceEntry

_ALIKE = 0.72
"""Names of provinces less like each other than this are two."""


class Province(NamedTuple):
    """A province as the layers name it."""

    key: str
    """Identifier in our list, or "=" and the consonants of its name where our list has none."""
    country: str
    name_en: str | None
    name_ar: str | None


class Provinces:
    """The provinces of our list."""

    def __init__(self, entries: Iterable[PlaceEntry], naming: Naming) -> None:
        self._naming = naming
        self._codes: dict[str, Province] = {}
        self._keys: dict[str, list[Province]] = {}
        self._spelt: list[tuple[Form, Province]] = []
        for entry in entries:
            if entry.place.kind == "province":
                self._add(entry)

    def _add(self, entry: PlaceEntry) -> None:
        place = entry.place
        province = Province(place.id, place.country, place.admin1, place.admin1_ar)
        if entry.code is not None:
            self._codes[entry.code] = province
        for alias in dict.fromkeys((place.admin1 or "", place.admin1_ar or "", *entry.aliases)):
            for form in self._forms(alias):
                self._keys.setdefault(form.skeleton, []).append(province)
                self._spelt.append((form, province))

    def _forms(self, name: str) -> list[Form]:
        """Return the forms of a name; only nouns of provinces are left out ("ريف دمشق" stays)."""
        forms = self._naming.forms(name)
        return [form for form in forms[:2] if form.kind in (None, "province")]

    def find(self, names: Iterable[str], country: str = "") -> Province | None:
        """Return the province that any of the names means: a code, a name, then a like spelling."""
        given = [name for name in names if name]
        for name in given:
            if name in self._codes:
                return self._codes[name]
        forms = [form for name in given for form in self._forms(name)]
        for form in reversed(forms):
            known = [p for p in self._keys.get(form.skeleton, ()) if country in ("", p.country)]
            if known:
                return known[0]
        return self._alike(forms, country) if country else None

    def _alike(self, forms: list[Form], country: str) -> Province | None:
        best, most = None, _ALIKE
        for form in forms:
            for other, province in self._spelt:
                if province.country == country and other.arabic == form.arabic:
                    like = Indel.normalized_similarity(form.flesh, other.flesh)
                    if like > most:
                        best, most = province, like
        return best

    def named(self, names: Iterable[str], country: str) -> Province | None:
        """Return the province the names mean, one of its own where our list has none."""
        given = [name for name in names if name]
        if (known := self.find(given, country)) is not None:
            return known
        forms = [form for name in given for form in self._forms(name)]
        if not forms:
            return None
        latin = next(
            (name for name in given if not self._forms(name)[:1] or not self._forms(name)[0].arabic), None
        )
        arabic = next(
            (name for name in given if self._forms(name)[:1] and self._forms(name)[0].arabic), None
        )
        return Province(f"={forms[-1].skeleton}", country, latin, arabic)
