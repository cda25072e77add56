"""What each English word says of the text it stands in: an event, perhaps an event, a conflict, nothing."""

from functools import lru_cache

from dalil.coding.english.index import HARM_STEMS, index_of
from dalil.coding.triage import STRONG, WAR, WEAK, Triage, listed
from dalil.knowledge.load import Knowledge


@lru_cache(maxsize=8)
def triage_of(knowledge: Knowledge) -> Triage:
    """Return the triage of English text by the lexicon of `knowledge`, made once."""
    stems = _stems(knowledge)
    longest = max(map(len, stems))

    def judge(word: str) -> int:
        whole = f"{word} "
        kinds = 0
        for size in range(1, min(len(whole), longest) + 1):
            kinds |= stems.get(whole[:size], 0)
        return kinds

    return Triage(judge)


def _stems(knowledge: Knowledge) -> dict[str, int]:
    """Return the kind of every beginning of a word; one that ends in a space is a whole word."""
    index = index_of(knowledge)
    weak, strong = listed("weak", "en"), listed("strong", "en")
    stems: dict[str, int] = {}
    for stem, words in index.stems.items():
        for word in words:
            is_strong = word in strong or (word in index.lone and word not in weak)
            stems[stem] = stems.get(stem, 0) | (STRONG if is_strong else WEAK)
    for stem in HARM_STEMS:
        first = f"{stem.split()[0]} " if " " in stem else stem
        stems[first] = stems.get(first, 0) | (WEAK if first.strip() in weak else STRONG)
    for stem in listed("war", "en"):
        stem = stem.replace(".", " ")
        stems[stem] = stems.get(stem, 0) | WAR
    return stems
