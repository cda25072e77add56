"""Names of persons in noun phrases: "former mayor Pedro Lopez of Achi" holds "Pedro Lopez"."""

import re
from collections.abc import Iterable, Sequence

from dalil.knowledge.load import Knowledge

_CAPITAL = r"(?:[A-ZÀ-ÞŁŞİČŠŽ]\.|[A-ZÀ-ÞŁŞİČŠŽ](?:(?:['’](?!s\b)|-)?[^\W\d_])+)"
_PARTICLE = r"(?:de|del|la|las|los|da|dos|di|van|von|der|den|bin|bint|ibn|abu|al|el|ul|ben|e|y)"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITAL})*")
_BESIDE = re.compile(
    rf"(?:\s+and|,(?:\s+and)?|\s+\(|\s+--)\s+(?:(?:the|a|an|his|her|[a-z]+)\s+){{0,3}}(?P<name>{_RUN.pattern})"
)
_LONGEST_LIST = 12
_TITLES = frozenset(
    """mr mrs ms miss dr prof professor president vice prime minister senator deputy deputies
    congressman congresswoman governor mayor general gen colonel col lieutenant lt captain capt
    major maj sergeant sgt corporal private pvt admiral commander chief judge justice attorney
    prosecutor magistrate ambassador consul secretary director father fr reverend rev bishop
    archbishop monsignor msgr priest cardinal pope sister brother sheikh sheik imam mullah sir
    lord king queen prince princess engineer lawyer doctor journalist activist reporter editor
    photographer councilman councillor candidate leader comrade officer journalists reporters
    activists lawyers photographers doctors leaders members brothers sisters image images photo
    the a an former late ex then but and when while after before as if however eventually
    meanwhile""".split()
)
_NO_NAMES = frozenset(
    """one two three four five six seven eight nine ten many most some several all other others
    another dozens hundreds thousands people his her their its he she they it this that these
    those we i you who""".split()
)
_PLACE_WORDS = frozenset(
    """municipality province district department county border farm hill hills mountain volcano river
    lake bridge canton jurisdiction village town city neighborhood neighbourhood basin region
    sector coast valley park plaza square highway airport prison camp monday tuesday wednesday
    thursday friday saturday sunday north south east west northern southern eastern western central
    latin""".split()
)
_BEFORE_NAME = frozenset(
    """bodyguard inspector congressional parliamentarian rightist leftist former peasant on in at of
    for from by with and both via journalist spokesman spokeswoman member delegate comrades""".split()
)
_SPEAKING = re.compile(
    r"\W{0,3}\s*(?:(?:has|have|had|also|today|yesterday|then|later|who)\s+)*"
    r"(?:said|says|told|stated|states|reported|added|explained|announced|declared|noted|denied|claimed|stressed|"
    r"commented|asked|demanded|expressed|warned|recalled|insisted|replied)\b"
)
_GROUP_WORDS = frozenset(
    """front army party union federation movement liberation forces force council committee ministry
    association organization organisation company group court church university police guard brigade
    battalion institute agency department office nations states united commission congress assembly
    newspaper radio television bank hospital school street avenue airport road club team foundation rights
    alliance squad service democratic republican
    international national news media act law day """.split()
)
_NOT_OF_NAME = _TITLES | _NO_NAMES | _BEFORE_NAME


def person_names(words: str, knowledge: Knowledge) -> list[str]:
    """Return the names of persons in `words`, without titles, places, groups and those who only speak."""
    names = []
    places = {m.span.of(words) for m in knowledge.gazetteer.find(words, "en")}
    actors = {m.span.of(words) for m in knowledge.actors.find(words, "en") if m.kind != "people"}
    for match in _RUN.finditer(words):
        if words[match.end() : match.end() + 2] in ("'s", "’s"):
            continue  # "the mayor's wife" is not the mayor
        name = _without_titles(match.group())
        if _SPEAKING.match(words, match.end()):
            continue
        if name and name not in places and name not in actors and not _is_group(name):
            names.append(name)
    return names


def names_beside(text: str, end: int, knowledge: Knowledge) -> list[str]:
    """Return the names that follow a person's words at once: "the rector, Omar Salim, and Lina Saad"."""
    names: list[str] = []
    for _ in range(_LONGEST_LIST):
        match = _BESIDE.match(text, end)
        found = person_names(match["name"], knowledge) if match else []
        if match is None or not found:
            break
        names.extend(found)
        end = match.end()
    return names


def fullest(name: str, names: Iterable[str]) -> str:
    """Return the longest of `names` that holds the words of `name` in one row, else `name`.

    A Spanish surname may stand in the middle: "Lopez" is the father's name in "Pedro Lopez Vega".
    """
    own = f" {name.lower()} "
    longer = [
        other
        for other in names
        if len(other.split()) > len(name.split()) and own in f" {' '.join(other.lower().split())} "
    ]
    return max(longer, key=lambda other: (len(other.split()), len(other)), default=name)


def is_same_person(one: str, other: str) -> bool:
    """Say whether the words of one name all stand in the other."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return first <= second or second <= first


def _without_titles(name: str) -> str:
    """Return what follows the last title ("Achi police Commander Pedro Lopez" is "Pedro Lopez")."""
    words = name.strip(" ,'’-").split()
    titles = [at for at, word in enumerate(words) if word.lower().rstrip(".") in _NOT_OF_NAME]
    return " ".join(words[titles[-1] + 1 :] if titles else words)


def _is_group(name: str) -> bool:
    words: Sequence[str] = name.lower().split()
    if any(word in _GROUP_WORDS or word in _PLACE_WORDS for word in words):
        return True
    return len(words) == 1 and (name.isupper() or words[0] in _NO_NAMES or words[0].endswith("s"))
