"""Names of places looked up in all layers: one with its candidates, or a file of them with a pick each."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dalil.errors import BadTable
from dalil.knowledge.layers.opened import layer_tools, open_resolver
from dalil.knowledge.layers.resolver import Asked, Resolver
from dalil.knowledge.layers.scoring import Match
from dalil.knowledge.load import load_knowledge
from dalil.knowledge.place_keys import is_arabic
from dalil.language.distance import distance_km

_CLOSE, _CLOSE_KM = 0.06, 5.0
"""A candidate whose score is so near the best one's, and that lies elsewhere, may be meant as well."""
_SHOWN = 3
"""Other candidates that a line of a batch names."""
_FIELDS = {
    "name_en": ("place_en", "place", "name_en", "name"),
    "name_ar": ("place_ar", "name_ar"),
    "admin1": ("governorate_en", "governorate_ar", "governorate", "admin1", "admin1_en", "admin1_ar"),
    "near": ("district_en", "district_ar", "district", "subdistrict_en", "subdistrict_ar", "near"),
}


class Placing:
    """Looks names up in the user's layers and our own lists."""

    def __init__(self, layers: Path | None = None, overlay: Path | None = None) -> None:
        """Take the file of the user's layers, `None` for our own places alone, and the user's own lists."""
        self._overlay = overlay
        self._words = layer_tools(overlay).words
        self._resolver: Resolver = open_resolver(layers, overlay)

    def find(self, name: str, within: str | None = None) -> dict[str, Any]:
        """Return the candidates for a name; `within` names the wider place."""
        asked = self._asked(name, within)
        found = self._resolver.candidates(asked)
        return {
            "name": name,
            "within": within,
            "ambiguous": bool(found) and bool(_rivals(found)),
            "candidates": [self._candidate(match) for match in found],
        }

    def place_lines(self, lines: Iterable[str], source: str) -> Iterator[dict[str, Any]]:
        """Yield a pick for every line; raises `BadTable` where one is no JSON object or names no place."""
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield self._placed(_read_line(line, f'Line {number} of "{source}"'))

    def _placed(self, row: Mapping[str, Any]) -> dict[str, Any]:
        asked = _asked_of(row)
        found = self._resolver.candidates(asked)
        best = self._resolver.pick(asked, found)
        return {"id": row.get("id"), "pred": None if best is None else self._pick(best, found)}

    def _pick(self, best: Match, found: Sequence[Match]) -> dict[str, Any]:
        rivals = _rivals([best, *(m for m in found if m is not best)])
        return {
            **self._point(best),
            "name_en": best.spot.name_en,
            "name_ar": best.spot.name_ar,
            "place_id": best.spot.id,
            "score": _bounded(best.score),
            "ambiguous": bool(rivals),
            "alternatives": [match.spot.id for match in rivals[:_SHOWN]],
            "reasons": list(best.reasons),
        }

    def _point(self, match: Match) -> dict[str, Any]:
        """Return where a match lies, and how exact that is; a main town may stand for its province."""
        kind = self._words.kinds["province" if not match.likeness else match.spot.kind]
        radius = kind.radius_km if not match.likeness else match.spot.radius_km
        return {
            "lat": match.spot.lat,
            "lon": match.spot.lon,
            "precision": kind.precision,
            "radius_km": radius,
        }

    def _candidate(self, match: Match) -> dict[str, Any]:
        spot = match.spot
        return {
            "id": spot.id,
            "layer": spot.layer,
            "name_en": spot.name_en,
            "name_ar": spot.name_ar,
            "kind": spot.kind,
            "admin1": spot.admin1_en,
            "admin1_ar": spot.admin1_ar,
            "country": spot.country,
            **self._point(match),
            "score": _bounded(match.score),
            "reasons": list(match.reasons),
        }

    def _asked(self, name: str, within: str | None) -> Asked:
        """Return a question; the wider place may be a province, a country, a district or a town."""
        latin, arabic = ("", name) if is_arabic(name) else (name, "")
        if not within:
            return Asked(latin, arabic)
        tools = layer_tools(self._overlay)
        province = tools.provinces.find((within,), "")
        if province is not None:
            return Asked(latin, arabic, (within,), province.country, (within,))
        known = load_knowledge(self._overlay).gazetteer.candidates(within)
        country = known[0].place.country if known and known[0].place.precision == "country" else ""
        return Asked(latin, arabic, (), country, () if country else (within,))


def _rivals(found: Sequence[Match]) -> list[Match]:
    """Return the candidates that fit about as well as the first and lie elsewhere."""
    best = found[0]
    return [
        match
        for match in found[1:]
        if match.score > best.score - _CLOSE and distance_km(match.spot, best.spot) > _CLOSE_KM
    ]


def _bounded(score: float) -> float:
    """Return a score from 0 to 1; only the order and the distance to the best mean something."""
    return round(min(max(score / 1.3, 0.0), 1.0), 3)


def _asked_of(row: Mapping[str, Any]) -> Asked:
    value = {name: [str(row[f]).strip() for f in fields if row.get(f)] for name, fields in _FIELDS.items()}
    latin, arabic = next(iter(value["name_en"]), ""), next(iter(value["name_ar"]), "")
    if is_arabic(latin) and not arabic:
        latin, arabic = "", latin
    return Asked(
        latin, arabic, tuple(value["admin1"]), str(row.get("country") or "").upper(), tuple(value["near"])
    )


def _read_line(line: str, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadTable(f"{where} is no JSON: {error}.", "Write one JSON object a line.") from error
    if not isinstance(row, dict):
        raise BadTable(
            f"{where} is no JSON object.", 'Write lines such as {"id": "1", "place_en": "Hajin"}.'
        )
    return row
