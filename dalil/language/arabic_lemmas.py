"""Whether an Arabic word is an ordinary one, by simplemma's word list: what is not may be a name."""

from functools import lru_cache

from dalil.language.arabic_words import splits
from dalil.language.fold import fold


@lru_cache(maxsize=16384)
def is_listed(word: str) -> bool:
    """Say whether `word`, as written, stands in the word list as it is."""
    import simplemma

    return bool(simplemma.is_known(word, "ar"))


@lru_cache(maxsize=16384)
def is_ordinary(word: str) -> bool:
    """Say whether `word`, as written, is in the word list, with or without clitics.

    >>> is_ordinary("بالإطار"), is_ordinary("كفرنبل")
    (True, False)
    """
    if is_listed(word):
        return True
    folded = fold(word).text
    tails = {len(folded) - len(split.rest) for split in splits(folded)}
    return any(is_listed(word[cut:]) for cut in tails if 0 < cut < len(word) - 2)
