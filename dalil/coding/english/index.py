"""The English lexicon, ready to search: one pass over a text, and entries by the word they turn on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dalil.knowledge.lexicon import Entry
from dalil.knowledge.load import Knowledge
from dalil.language.fold import fold

IRREGULAR = {
    "shoot": ("shot",), "fall": ("fell", "fallen"), "fight": ("fought",), "strike": ("struck", "stricken"),
    "hit": ("hit",), "take": ("took", "taken"), "seize": ("seiz",), "burn": ("burn",), "slay": ("slew",
    "slain"),
    "flee": ("fled",), "leave": ("left",), "lose": ("lost",), "steal": ("stole",), "break": ("broke",),
    "blow": ("blew", "blown"), "drive": ("drove", "driven"), "throw": ("threw", "thrown"),
    "hang": ("hung", "hang"),
    "find": ("found",), "bring": ("brought",), "send": ("sent",), "dig": ("dug",), "swear": ("swore",
    "sworn"),
    "give": ("gave", "given"), "hold": ("held",), "forbid": ("forbad", "forbidden"), "ban": ("bann",),
    "die": ("dying", "died", "die"), "shut": ("shut",), "stop": ("stopp",), "begin": ("began", "begun"),
    "go": ("went", "gone"),
    "make": ("made", "making"), "lay": ("laid",), "beat": ("beat", "beaten"),
    "sell": ("sold",), "cut": ("cut",),
    "run": ("ran", "run"),
    "withdraw": ("withdrew", "withdraw"), "shell": ("shell",), "come": ("came", "coming"),
    "rise": ("rose", "ris"),
    "put": ("put",), "body": ("bodi", "body"), "overrun": ("overran", "overrun"), "undergo": ("undergo",
    "underwent"),
    "step": ("stepp", "step"), "bar": ("barr", "bar"), "quit": ("quit",), "let": ("let",), "be": ("",),
    "set": ("set", "sett"),
    "see": ("saw", "see"), "get": ("got",), "tear": ("tore", "torn"), "slip": ("slipp", "slip"),
    "rob": ("robb", "rob"),
    "swap": ("swap",), "whip": ("whip",), "tell": ("told",), "freeze": ("froze", "freez"),
    "bleed": ("bled",),
    "drag": ("drag",), "nab": ("nabb",), "abduct": ("abduct",), "sleep": ("slept", "sleep"),
    "wear": ("wore",),
    "lead": ("led",), "pay": ("paid",), "sweep": ("swept",), "fling": ("flung",),
    "deal": ("dealt",), "retake": ("retook", "retaken"), "sink": ("sank", "sunk"),
    "shake": ("shook", "shaken"), "catch": ("caught",), "fly": ("flew", "flown"), "ride": ("rode",),
    "win": ("won",), "overtake": ("overtook",), "withhold": ("withheld",), "thrust": ("thrust",),
    "spring": ("sprang", "sprung"), "slit": ("slit", "slitt"),
    "mortar": ("mortar",), "bus": ("buses", "bused"), "shrink": ("shrank", "shrunk", "shrink"),
}  # fmt: skip
"""Stems of verbs that triage must see in their other forms; one that is missed here is never parsed."""

FIRST = (
    "infighting",
    "chemical_attack",
    "execution",
    "air_strike",
    "shelling",
    "explosion",
    "assassination",
    "indoctrination",
    "forced_recruitment",
    "embezzlement",
    "abduction",
)
"""Types whose frames are narrow: where one of them fits, a wider one of another type does not count."""

LIGHT = frozenset(
    "in on at to of by from with out up off over down into for the a an be go come take make give "
    "get put set let see run leave lose find move low win bring send hold keep stand turn step "
    "break drive throw call carry lay open hand have has not been under away back apart his her "
    "their its no himself herself themselves itself since that trade front start home station "
    "leaders demand announce second session street clear close new more".split()
)
"""Words too common to make a sentence worth parsing where an entry has a more telling one."""
_SHORT = 4
"""Beginnings of at most so many letters must be whole words: "fir" also begins "first" and "firm"."""

HARM_STEMS = (
    "kill", "dead", "died", "death", "wound", "injur", "casualt", "victim", "toll", "lives", "martyr",
    "bodies", "missing",
    "denie", "denied", "claimed", "blame", "accus", "attribut", "maintain", "insist", "dispute",
    "operation", "carried out", "taken out",
)  # fmt: skip
"""Beginnings of words that make a sentence worth parsing though they name no event of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Entries by the lemma (or the last word) they turn on."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    phrases: tuple[tuple[str, Entry], ...]
    stems: Mapping[str, frozenset[str]]
    """Beginnings of words by which triage finds the entries, each with the telling words it stands for."""
    lone: frozenset[str]
    """Telling words that some entry has alone, not only as a part of a phrase."""


@lru_cache(maxsize=8)
def index_of(knowledge: Knowledge) -> Index:
    """Return the index of the English entries of `knowledge`, built once."""
    entries = [entry for entry in knowledge.lexicon if entry.language == "en"]
    verbs: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    phrases: list[tuple[str, Entry]] = []
    for entry in entries:
        for phrase in entry.words:
            words = tuple(fold(phrase).text.split())
            if entry.part == "verb":
                verbs.setdefault(words[0], []).append((words, entry))
            elif entry.part == "noun":
                nouns.setdefault(words[-1], []).append((words, entry))
            else:
                phrases.append((" ".join(words), entry))
    telling = {(word, len(words.split()) == 1) for entry in entries for words, word in telling_words(entry)}
    stems: dict[str, set[str]] = {}
    for word, _ in telling:
        for stem in _forms(word):
            stems.setdefault(stem, set()).add(word)
    return Index(
        _ordered(verbs),
        _ordered(nouns),
        tuple(phrases),
        {stem: frozenset(found) for stem, found in stems.items()},
        frozenset(word for word, is_lone in telling if is_lone),
    )


def _ordered(
    table: Mapping[str, list[tuple[tuple[str, ...], Entry]]],
) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Put the entries with more words, then with more needs, first."""
    return {
        key: tuple(sorted(found, key=lambda item: (not item[1].own, -len(item[0]), *_rank(item[1]))))
        for key, found in table.items()
    }


def _rank(entry: Entry) -> tuple[bool, int, int]:
    """Return what comes first among entries for one word: exact ones, then types rarely meant loosely."""
    asked = sum(1 for role in entry.needs if role != "any")
    place = FIRST.index(entry.type) if entry.type in FIRST else len(FIRST)
    return "weak" in entry.gives, place, -asked - ("any" in entry.needs)


def telling_words(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the folded phrases of an entry, each with its word that tells most."""
    for phrase in entry.words:
        words = fold(phrase).text.split()
        telling = [word for word in words if word not in LIGHT]
        first = words[0] if entry.part != "noun" else words[-1]
        yield " ".join(words), max(telling, key=len) if telling else first


def _forms(word: str) -> Iterable[str]:
    """Return beginnings of the forms of `word`; one that ends in a space is a whole word."""
    forms = list(IRREGULAR.get(word, ()))
    forms = [f"{form} " if len(form) <= _SHORT else form for form in forms if form]
    if word == "be":
        return forms
    stem = re.sub(r"(?:e|y)$", "", word)
    if len(stem) > _SHORT:
        return [*forms, stem]
    endings = (
        "s",
        "es",
        "ed",
        "ing",
        "ies",
        "ied",
        f"{stem[-1]}ed",
        f"{stem[-1]}ing",
        "er",
        "ers",
        "e",
        "y",
    )
    return [*forms, *(f"{whole} " for whole in {word, f"{word}s", *(stem + end for end in endings)})]
