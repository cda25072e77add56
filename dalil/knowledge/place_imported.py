"""The layers a user imported, as running text sees them: read name by name, never all at once."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import simplemma

from dalil.knowledge.layers.store import PLACE_COLUMNS, LayerStore
from dalil.knowledge.place_keys import is_arabic
from dalil.knowledge.place_list import Need, Place, PlaceEntry
from dalil.knowledge.place_names import Name
from dalil.knowledge.place_words import PlaceWords

_SHORT = 4
"""A Latin name of fewer letters counts only beside a place word."""
_COLUMNS = ", ".join(f"p.{column.strip()}" for column in PLACE_COLUMNS.split(","))
_NAMES = (
    f"select n.plain, n.main, n.article, n.words, n.arabic, {_COLUMNS}"  # noqa: S608  # our own constants
    " from name n join place p on p.id = n.place where n.bones = ?"
)


class ImportedNames:
    """The names of the imported layers by the key of their spelling."""

    def __init__(self, path: Path, words: PlaceWords) -> None:
        self._store = LayerStore(path)
        self._database = self._store.connect()
        self._words = words
        self._entries: dict[int, PlaceEntry] = {}
        self.named = lru_cache(maxsize=8192)(self._named)
        self.place = lru_cache(maxsize=8192)(self._place)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key, so that words that are no name cost nothing."""
        return frozenset(
            row[0] for row in self._rows("select distinct bones from name where bones != ''", ())
        )

    def _named(self, bones: str) -> Sequence[Name]:
        """Return the names with this key."""
        return [self._name(row) for row in self._rows(_NAMES, (bones,))]

    def _place(self, place_id: str) -> Place | None:
        """Return the place with an identifier "LAYER:KEY"."""
        layer, _, key = place_id.partition(":")
        rows = self._rows(f"select {_COLUMNS} from place p where layer = ? and key = ?", (layer, key))  # noqa: S608
        return self._entry(rows[0]).place if rows else None

    def _rows(self, statement: str, values: tuple[str, ...]) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._store.damaged(error) from error

    def _name(self, row: tuple) -> Name:  # type: ignore[type-arg]
        plain, main, article, words, arabic = row[:5]
        one_word = arabic and words == 1
        return Name(self._entry(row[5:]), plain, bool(main), bool(article) if one_word else None, words)

    def _entry(self, row: tuple) -> PlaceEntry:  # type: ignore[type-arg]
        if row[0] not in self._entries:
            self._entries[row[0]] = self._read_entry(row)
        return self._entries[row[0]]

    def _read_entry(self, row: tuple) -> PlaceEntry:  # type: ignore[type-arg]
        (_, layer, key, name_en, name_ar, lat, lon, kind, _, admin1_en, admin1_ar, _, country, people,
         radius, _) = row  # fmt: skip
        place = Place(
            f"{layer}:{key}", name_en, name_ar, lat, lon, kind, admin1_en, admin1_ar, country,
            self._words.kinds[kind].precision, radius,
        )  # fmt: skip
        names = tuple(filter(None, (name_en, name_ar)))
        return PlaceEntry(place, names, _needs(name_en), None, people, None, None)


def _needs(name: str) -> Need:
    """Return what a text must put before the name: a common word needs a place word, others any sign."""
    if is_arabic(name):
        return "in"
    word = " " not in name and (len(name) < _SHORT or simplemma.is_known(name.lower(), lang="en"))
    return "noun" if word else "in"
