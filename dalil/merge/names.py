"""Names of two scripts made comparable: by the consonants that news spelling keeps."""

import re
from collections.abc import Iterator, Mapping

from dalil.language.fold import fold
from dalil.merge.rules import Words

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
KUNYA = "+"
"""Mark of a name that "Abu" or "Umm" makes certain, in either script."""
SHORTEST = 3
"""A name of fewer consonants fits too many words to say anything."""


def consonants(word: str, words: Words) -> str:
    """Return the consonants of a folded name: "mayadin", "mayadeen" and "الميادين" are all "mdn"."""
    if _ARABIC.search(word):
        return _spelled(_without_article(word, words), words.consonants_ar)
    return _spelled(word, words.consonants_en)


def place_key(name: str, words: Words) -> str:
    """Return the consonants of a whole place name, articles left out."""
    tokens = [match.group() for match in _TOKEN.finditer(fold(name).text)]
    return " ".join(key for t in tokens if t not in words.articles_en and (key := consonants(t, words)))


def names_in(text: str, words: Words) -> frozenset[str]:
    """Return the consonants of the names in `text`.

    English names are capitalised words that do not open a sentence; Arabic has no capitals, so every
    word may be one there, and only a match with a capitalised English word makes it a name. What follows
    "Abu" is a name in both and starts with `KUNYA`: "Abu Marwan" and "أبو مروان" give "+mrn".
    """
    return frozenset(key for key in _keys(text, words) if len(key) >= SHORTEST)


def _keys(text: str, words: Words) -> Iterator[str]:
    before = ""
    for match in _TOKEN.finditer(text):
        token = fold(match.group()).text
        arabic = bool(_ARABIC.search(token))
        kunya = before in words.kunya
        before = token
        if token in words.no_names or not (arabic or _is_name(text, match)):
            continue
        key = consonants(token, words)
        yield KUNYA + key if kunya and key else key


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Say whether an English word is capitalised inside a sentence."""
    lead = text[: match.start()].rstrip("\"'“”‘’«( ")
    return match.group()[0].isupper() and bool(lead) and lead[-1] not in ".!?\n:"


def _without_article(word: str, words: Words) -> str:
    for article in words.articles_ar:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST:
            return word[len(article) :]
    return word


def _spelled(word: str, letters: Mapping[str, str]) -> str:
    """Return the consonants of one word, pairs such as "sh" first, doubled ones once."""
    found: list[str] = []
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        piece = pair if pair in letters else word[place]
        key = letters.get(piece, "")
        place += len(piece)
        if key and not (key == "h" and place == len(word)) and found[-1:] != [key]:
            found.append(key)
    return "".join(found)
