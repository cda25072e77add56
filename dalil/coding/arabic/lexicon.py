"""The Arabic half of the lexicon made ready to search: every form of every entry, in one index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from dalil.coding.arabic.tables import (
    common_verbs,
    grammar,
    grammar_part,
    grammar_verbs,
    noun_classes,
    slot_parts,
    slot_words,
    word_set,
)
from dalil.knowledge.lexicon import Entry
from dalil.knowledge.load import Knowledge
from dalil.language.arabic_verbs import VerbForm, verb_forms
from dalil.language.arabic_words import PRONOUNS, noun_forms
from dalil.language.cardinals import is_number_word
from dalil.language.counted import counted_noun
from dalil.language.fold import fold
from dalil.language.words import language_table

INJURY_TYPE = "injury"
"""Pseudo-type of words that tell of wounded people: they belong to an event of another type."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a phrase."""

    kind: Literal["verb", "word", "gap"]
    forms: Mapping[str, VerbForm | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase entry: its words in order, gaps between them."""

    entry: Entry
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Every way the lexicon's words can stand in a text."""

    verbs: Mapping[str, tuple[tuple[Entry, VerbForm], ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    """By the forms of their first word."""
    phrase_verbs: Mapping[str, VerbForm]
    """Forms of the verbs inside phrases."""
    words: frozenset[str]
    """All words known to the grammar, for telling clitics apart."""
    telling: frozenset[str]
    """Words of which one stands in every sentence that tells of an event."""

    def is_known(self, word: str) -> bool:
        """Say whether the grammar knows the folded `word`."""
        return word in self.words or is_number_word(word) or counted_noun(word) is not None

    def verb(self, word: str) -> VerbForm | None:
        """Return the verb form that the folded `word` is, `None` where it is no known verb."""
        found = self.verbs.get(word)
        return found[0][1] if found else self.phrase_verbs.get(word) or common_verbs().get(word)


@lru_cache(maxsize=4)
def index_of(knowledge: Knowledge) -> Index:
    """Return the index of the Arabic entries of the lexicon, made once."""
    entries = tuple(entry for entry in knowledge.lexicon if entry.language == "ar")
    groups = (group for actor in knowledge.actors for group in actor.groups if group.language == "ar")
    aliases = tuple(word for group in groups for word in group.words)
    verbs: dict[str, list[tuple[Entry, VerbForm]]] = {}
    nouns: dict[str, list[Entry]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for entry in (*entries, *_injuries()):
        for words in entry.words:
            if entry.part == "verb":
                for text, form in verb_forms(words).items():
                    verbs.setdefault(text, []).append((entry, form))
            elif entry.part == "noun" and " " not in words:
                for text in noun_forms(words):
                    nouns.setdefault(text, []).append(entry)
            else:
                phrase = Phrase(entry, tuple(_element(word) for word in words.split()))
                for text in phrase.elements[0].forms:
                    phrases.setdefault(text, []).append(phrase)
    every = _each_once(phrases)
    return Index(
        {text: tuple(found) for text, found in verbs.items()},
        {text: tuple(found) for text, found in nouns.items()},
        {text: tuple(found) for text, found in phrases.items()},
        _verbs_inside(every),
        _without_clitics(
            frozenset(_vocabulary(verbs, nouns, every, aliases)), {*verbs, *nouns, *common_verbs()}
        ),
        frozenset({*verbs, *nouns, *_telling_words(every)}),
    )


def _each_once(phrases: Mapping[str, list[Phrase]]) -> list[Phrase]:
    """Return each phrase once, where it stands last: it stands under every form of its first word."""
    once: dict[int, Phrase] = {}
    for phrase in (phrase for found in phrases.values() for phrase in found):
        once.pop(id(phrase), None)
        once[id(phrase)] = phrase
    return list(once.values())


def _verbs_inside(phrases: Sequence[Phrase]) -> dict[str, VerbForm]:
    elements = (element for phrase in phrases for element in phrase.elements)
    return {
        text: form
        for element in elements
        if element.kind == "verb"
        for text, form in element.forms.items()
        if form is not None
    }


def _without_clitics(words: frozenset[str], whole: set[str]) -> frozenset[str]:
    """Leave out words that are a known word with a clitic, so that برصاص is read as ب + رصاص.

    Words of `whole` are verbs and nouns of their own, whatever they begin with (وقع, ورد).
    """
    kept = whole | set(noun_classes()) | grammar("prepositions") | grammar("clause_starts")

    def is_led(word: str) -> bool:
        rest = "ال" + word[2:] if word.startswith("لل") else word[1:]
        long = len(word) > 3 or word[0] == "و" and rest in grammar_part("negation", "verb")
        return word[0] in "بلو" and long and (rest in words or rest.removeprefix("ال") in words)

    return frozenset(word for word in words if word in kept or not is_led(word))


def _injuries() -> Iterator[Entry]:
    """Yield the entries of words that tell of wounded people."""
    table = language_table("arabic_grammar")["injury"]
    for part, section in (("verb", "verbs"), ("noun", "nouns")):
        yield Entry(INJURY_TYPE, "ar", tuple(table[section]), part, "", gives={"harm": "injured"})  # type: ignore[arg-type]


def _telling_words(phrases: Sequence[Phrase]) -> Iterator[str]:
    """Yield the forms of the most telling word of each phrase, without which no sentence holds it.

    A light verb or a preposition stands in every other sentence; of the rest, the longest word tells most.
    """
    light = {*grammar("prepositions"), *grammar_verbs("light_verbs"), *grammar_verbs("other_verbs")}

    def weight(element: Element) -> tuple[bool, int]:
        return light.isdisjoint(element.forms), min(map(len, element.forms), default=0)

    for phrase in phrases:
        yield from max((e for e in phrase.elements if e.kind != "gap"), key=weight).forms


def _element(word: str) -> Element:
    if word == "...":
        return Element("gap")
    forms: dict[str, VerbForm | None] = {}
    for one in word.split("|"):
        forms.update(_forms_of(one))
    return Element("verb" if "~" in word else "word", forms)


def _forms_of(word: str) -> Mapping[str, VerbForm | None]:
    """Return the forms of one word of a phrase: verb, noun with a pronoun, class of nouns, or one word."""
    if word.startswith("~"):
        return verb_forms(word[1:])
    if word.startswith("#"):
        return dict.fromkeys(form for form, names in noun_classes().items() if word[1:] in names)
    if word.endswith("+"):
        stem = fold(word[:-1]).text
        stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
        return dict.fromkeys([stem + pronoun for pronoun in PRONOUNS])
    return {fold(word).text: None}


def _vocabulary(
    verbs: Mapping[str, object],
    nouns: Mapping[str, object],
    phrases: Sequence[Phrase],
    aliases: tuple[str, ...],
) -> Iterator[str]:
    yield from verbs
    yield from nouns
    yield from common_verbs()
    yield from noun_classes()
    for phrase in phrases:
        for element in phrase.elements:
            yield from element.forms
    for alias in aliases:
        yield from fold(alias).text.split()
    for section in ("prepositions", "clause_starts", "relatives", "auxiliaries"):
        yield from grammar(section)
    yield from grammar_part("negation", "verb")
    for slot in ("means", "manner", "attribution"):
        for part in slot_parts(slot):
            for words in slot_words(slot, part):
                yield from words.split()
    yield from (word[1:] for word in word_set("instrument") if word.startswith("ب") and len(word) > 4)
    for cue in language_table("arabic_subjects").values():
        for part in cue.values() if isinstance(cue, dict) else ():
            for words in part:
                yield from fold(words.replace("|", " ")).text.split()
