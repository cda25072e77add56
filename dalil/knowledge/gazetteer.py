"""Places: found in running text by name, and looked up with candidates, ambiguity kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from dalil.knowledge.place_areas import area_of, split_area_id
from dalil.knowledge.place_finding import PlaceFinder, PlaceMention
from dalil.knowledge.place_imported import ImportedNames
from dalil.knowledge.place_list import Place, PlaceEntry
from dalil.knowledge.place_names import NameIndex
from dalil.knowledge.place_phrases import PhraseReader
from dalil.knowledge.place_ranking import Candidate, Ranking
from dalil.knowledge.place_words import PlaceWords

__all__ = ["Candidate", "Gazetteer", "Place", "PlaceMention"]


@dataclass(frozen=True, slots=True)
class _Places:
    """The lists as read, and what is made of them."""

    by_id: Mapping[str, PlaceEntry]
    index: NameIndex
    phrases: PhraseReader
    finder: PlaceFinder
    ranking: Ranking
    words: PlaceWords
    imported: ImportedNames | None

    def place(self, place_id: str) -> Place | None:
        """Return a place of the lists or of the user's layers."""
        if (entry := self.by_id.get(place_id)) is not None:
            return entry.place
        return None if self.imported is None else self.imported.place(place_id)


class Gazetteer:
    """All places Dalil knows. Nothing is read before the first question."""

    def __init__(
        self,
        words: Callable[[], PlaceWords],
        entries: Callable[[PlaceWords], Iterable[PlaceEntry]],
        layers: Path | None = None,
    ) -> None:
        """Take functions that read word list and places when first needed, and the user's layers."""
        self._layers = layers
        self._read_words = words
        self._read_entries = entries
        self.candidates = lru_cache(maxsize=4096)(self._candidates)
        self._mentions = lru_cache(maxsize=64)(self._find)

    def __iter__(self) -> Iterator[PlaceEntry]:
        return iter(self._places.by_id.values())

    def find(self, text: str, language: str) -> list[PlaceMention]:
        """Return the known place names in `text`, in its order; none overlap.

        Names in both scripts are found whatever `language` says. Words that are also common words
        ("الباب", "Bar") count only where a place word or preposition leads to them.
        """
        return list(self._mentions(text))

    def _find(self, text: str) -> tuple[PlaceMention, ...]:
        return tuple(self._places.finder.find(text))

    def place(self, place_id: str) -> Place | None:
        """Return the place with this identifier, `None` where there is none."""
        area = split_area_id(place_id, self._places.words.degrees)
        if area is not None and place_id not in self._places.by_id:
            base = self._places.place(area[0])
            return None if base is None else area_of(base, area[1], area[2], self._places.words)
        return self._places.place(place_id)

    def _candidates(
        self, name: str, *, within: str | None = None, country: str | None = None
    ) -> list[Candidate]:
        """Return the places that `name` may mean, best first, each with its reasons.

        `name` may carry a place word or a side ("the town of Hajin", "ريف حلب الشمالي"). `within`
        holds the words of the wider place, `country` an ISO 3166-1 alpha-2 code.
        """
        return self._places.ranking.rank(name, within, country)

    @cached_property
    def _places(self) -> _Places:
        words = self._read_words()
        by_id: dict[str, PlaceEntry] = {}
        for entry in self._read_entries(words):
            by_id[entry.place.id] = entry
        imported = None if self._layers is None else ImportedNames(self._layers, words)
        index = NameIndex(by_id.values())
        phrases = PhraseReader(words)
        finder = PlaceFinder(index, phrases, words)
        # villages of a layer share their names with many words: they are looked up, not looked for in texts
        named = index if imported is None else index.with_layers(imported)
        ranking = Ranking(by_id, named, finder, words, PlaceFinder(named, phrases, words))
        return _Places(by_id, index, phrases, finder, ranking, words, imported)
