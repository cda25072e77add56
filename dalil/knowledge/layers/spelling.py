"""Names by their consonants, one key for both scripts: "Al-Shuhayl" and "الشحيل" are "Shl"."""

import re
from functools import lru_cache

from dalil.knowledge.place_keys import ARTICLES, is_arabic, later_word, latin_word
from dalil.language.fold import fold

_LATIN_WORD = re.compile(r"[a-z]+(?:'+[a-z]+)*|\d+")
_ARABIC_WORD = re.compile(r"[ء-ي]+|\d+")
_DOUBLE = re.compile(r"([a-z])\1+")
_CONSTRUCT = re.compile(r"(?<=[a-z]{2}[ae])t$|(?<=[a-z]{2}i)at$|(?<=[a-z]{2}i)et$")
"""The t of a feminine word before another: "Kherbet", "Mazraet"."""
_DIGRAPHS = {
    "tch": "S", "kh": "x", "gh": "g", "sh": "S", "ch": "S", "th": "z", "dh": "z", "zh": "z", "dj": "j",
    "ph": "f",
    "ck": "k",
}  # fmt: skip
_ANY_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_LATIN = str.maketrans({"q": "k", "c": "k", "p": "b", "v": "f"} | dict.fromkeys("aeiouwy'", ""))
_ARABIC = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "btzjhxdzrzsSsdtzgfkklmnh", strict=True))
    | {"پ": "b", "گ": "g", "چ": "j", "ڤ": "f"}
    | dict.fromkeys("اعءويى", "")
)
_WEAK = frozenset("aeiouwy'اعويء")
"""Letters that may begin a name without leaving a consonant both scripts write."""


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonants of a name, a mark before them where it begins with a weak letter."""
    return skeleton_of(words_of(name))


def skeleton_of(words: tuple[str, ...]) -> str:
    """Return the consonants of folded words without articles."""
    if not words:
        return ""
    if is_arabic(words[0]):
        return _arabic(words)
    return _latin(words)


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in one script, articles left out where other words stay."""
    folded = folded_text(name)
    if is_arabic(folded):
        bare = [_without_article(word) for word in _ARABIC_WORD.findall(folded)]
        return tuple(word for word in bare if word)
    words = _LATIN_WORD.findall(folded)
    kept = [word for word in words if word not in ARTICLES] or words
    return tuple(latin_word(word) if n == 0 else later_word(word) for n, word in enumerate(_unglued(kept)))


@lru_cache(maxsize=4096)
def folded_text(text: str) -> str:
    """Return a text as it is compared."""
    return fold(text).text


def _unglued(words: list[str]) -> list[str]:
    """Take the article off a first word it is written together with: "Elbab", "Alshaddadi"."""
    first = words[0] if words else ""
    if len(first) > 4 and first[:2] in ("al", "el") and first[2] not in "aeiou":
        return [first[2:], *words[1:]]
    return words


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def _arabic(words: tuple[str, ...]) -> str:
    bare = [word[:-1] if word.endswith("ه") and len(word) > 2 else word for word in words]
    bones = "".join(word.translate(_ARABIC) for word in bare)
    return ("'" if words[0][0] in _WEAK else "") + bones


def _latin(words: tuple[str, ...]) -> str:
    bones = []
    for number, word in enumerate(words):
        if number < len(words) - 1:
            word = _CONSTRUCT.sub("", word)
        bones.append(word.removesuffix("h") if _ends_open(word) else word)
    # a mark between words keeps "s h" of two words apart
    joined = _ANY_DIGRAPH.sub(_letter, _DOUBLE.sub(r"\1", "'".join(bones)))
    return ("'" if words[0][0] in _WEAK else "") + joined.translate(_LATIN)


def _letter(match: re.Match[str]) -> str:
    return _DIGRAPHS[match[0]]


def _ends_open(word: str) -> bool:
    """Say whether a final h only marks a vowel: "Raqqah", "Sukhneh"."""
    return len(word) > 2 and word.endswith(("ah", "eh"))
