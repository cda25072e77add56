"""What kind of target words name, and which group a count belongs to."""

from collections.abc import Sequence

from dalil.coding.arabic.tables import word_set
from dalil.coding.arabic.words import Word

_PEOPLE = ("children", "women", "medics", "journalists", "detainees", "fighters", "tribe", "civilians")
_SITES = (
    "site:hospital", "site:school", "site:worship", "site:market", "site:camp", "site:oil", "site:home",
    "site:military", "site:infrastructure",
)  # fmt: skip


def target_class(words: Sequence[Word], head: int, *, is_place: bool) -> str | None:
    """Return the class of the target whose head noun has index `head`, `None` where no word tells."""
    by_index = {word.index: word for word in words}
    first = by_index.get(head)
    if first is None:
        return None
    if first.bare in word_set("whole_places") or (is_place and "person" not in first.classes):
        found = _first(first, _SITES)
        return found if found is not None and first.bare not in word_set("whole_places") else "place"
    for names in (_SITES, _PEOPLE) if "site:school" in first.classes else (_PEOPLE, _SITES):
        found = _first(first, names)
        if found is not None:
            return _refined(words, found)
    for word in words:
        found = _first(word, (*_PEOPLE, *_SITES))
        if found is not None:
            return found
    return "place" if "place" in first.classes else None


def _first(word: Word, names: Sequence[str]) -> str | None:
    return next((name for name in names if name in word.classes), None)


def _refined(words: Sequence[Word], found: str) -> str:
    """A general person is what the words beside say: "أشخاص ... أطفال" stays, "عناصر" are fighters."""
    if found != "civilians":
        return found
    heads = [word for word in words[:4] if word.kind == "word"]
    for name in ("children", "women", "medics", "journalists"):
        if any(name in word.classes and not word.conjunction for word in heads[:2]):
            return name
    return found


def count_group(words: Sequence[Word]) -> str | None:
    """Return the group the counted words name: civilians, children, women, fighters or none."""
    for word in words:
        bare = word.bare
        if "children" in word.classes:
            return "children"
        if "women" in word.classes:
            return "women"
        if "fighters" in word.classes:
            return "fighters"
        if bare in word_set("civilian_words"):
            return "civilians"
    return None
