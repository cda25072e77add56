"""When two surface values say the same: folded words, one holding the other, or half in common."""

import re
import unicodedata

ARABIC_FORMS = str.maketrans("أإآىة", "ااايه")
LIGHT_WORDS = frozenset(
    "the a an of in on at by to from and near city town village province governorate area "
    "في من الى على عن مدينه بلده قريه ريف محافظه".split()
)


def folded_words(text: str) -> list[str]:
    """Return the words of `text` without case, diacritics, punctuation and spelling variants."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(c for c in text if not unicodedata.combining(c) and c != "ـ")
    return re.findall(r"\w+", text.translate(ARABIC_FORMS))


def same_words(one: str, other: str) -> bool:
    """Say whether two surface values agree: content words contained, or at least half shared."""
    first, second = folded_words(one), folded_words(other)
    x, y = set(first) - LIGHT_WORDS, set(second) - LIGHT_WORDS
    if not x or not y:
        return first == second
    return x <= y or y <= x or len(x & y) / len(x | y) >= 0.5
