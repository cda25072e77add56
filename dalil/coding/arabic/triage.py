"""What each Arabic word says of the text it stands in: an event, perhaps an event, a conflict, nothing."""

from collections.abc import Iterator
from functools import lru_cache

from dalil.coding.arabic.lexicon import index_of
from dalil.coding.arabic.tables import grammar_verbs
from dalil.coding.triage import STRONG, WAR, WEAK, Triage, listed
from dalil.knowledge.load import Knowledge
from dalil.language.arabic_verbs import verb_forms
from dalil.language.arabic_words import noun_forms, splits
from dalil.language.words import language_table


@lru_cache(maxsize=4)
def triage_of(knowledge: Knowledge) -> Triage:
    """Return the triage of Arabic text by the lexicon of `knowledge`, made once."""
    index = index_of(knowledge)
    kinds = _kinds(knowledge)
    only_verbs = {*index.verbs, *index.phrase_verbs} - {*index.nouns}

    def judge(word: str) -> int:
        found = 0
        for split in splits(word):
            is_verb = not split.is_definite and split.preposition in ("", "ل")
            for text in (split.rest, split.bare, split.rest.removesuffix("ا")):
                if is_verb or text not in only_verbs:
                    found |= kinds.get(text, 0)
        return found

    return Triage(judge)


def _kinds(knowledge: Knowledge) -> dict[str, int]:
    """Return the kind of every form of a word that stands for something."""
    index = index_of(knowledge)
    verbs = {words for entry in knowledge.lexicon if entry.part == "verb" for words in entry.words}
    verbs |= {*language_table("arabic_grammar")["injury"]["verbs"]}
    weak, strong = (set(_forms(listed(section, "ar"), verbs)) for section in ("weak", "strong"))
    kinds: dict[str, int] = {}
    for text in index.telling:
        is_alone = text in index.verbs or text in index.nouns or text in strong
        is_weak = text in weak or text.removeprefix("ال") in weak
        kinds[text] = STRONG if is_alone and not is_weak else WEAK
    for section in ("denial_verbs", "accuse_verbs"):
        for text in grammar_verbs(section):
            kinds[text] = kinds.get(text, 0) | WEAK
    for text in _forms(listed("war", "ar"), set()):
        kinds[text] = kinds.get(text, 0) | WAR
    return kinds


def _forms(words: frozenset[str], verbs: set[str]) -> Iterator[str]:
    """Yield the forms of the words; duals and plurals also as they stand before a noun: "مقاتلو الفصيل"."""
    for word in words:
        for form in verb_forms(word) if word in verbs else noun_forms(word):
            yield form
            if form.endswith(("ان", "ين", "ون")) and len(form) > len(word):
                yield form[:-1]
