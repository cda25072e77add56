"""What a sentence counts: numbers with their nouns, and persons and things told without a number."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import folded, word_set
from dalil.coding.arabic.words import Word, classes_of
from dalil.language.counted import Noun, counted_noun
from dalil.language.quantities import Quantity
from dalil.language.words import language_table

_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
_KIN = frozenset({"ابو", "ابا", "ابي", "اخو", "اخا", "اخي", "حمو", "حما"})
"""Father and brother before a pronoun: their long vowel is no dual."""
_ENDS_OF_GROUP = ("children", "women", "fighters")


class Item(NamedTuple):
    """Something counted: its number, its words and its noun."""

    quantity: Quantity
    first: int
    last: int
    noun: frozenset[str]
    """The counted noun folded, with and without article; the noun without its pronoun for "زوجته"."""
    group: str | None = None
    """Set where the noun alone tells the group: "طفليها"."""


@cache
def victim_words(name: str) -> frozenset[str]:
    """Return the folded words of a section of `arabic_victims.yml`."""
    return folded(language_table("arabic_victims")[name])


def items_of(parsed: Parsed, first: int, last: int) -> Iterator[Item]:
    """Yield what words `first` to `last` (exclusive) count, in order."""
    seen: set[int] = set()
    at = first
    while at < last:
        quantity = parsed.passage.quantity_at.get(at)
        own = _possessed(parsed, at)
        if quantity is not None and (own is None or quantity.rule != "indefinite"):
            if id(quantity) not in seen:
                seen.add(id(quantity))
                end = at
                while end + 1 < last and parsed.passage.quantity_at.get(end + 1) is quantity:
                    end += 1
                yield Item(quantity, at, end, _counted(parsed, quantity, at, end))
        else:
            item = own or _unnumbered(parsed, at)
            if item is not None:
                yield item
        at += 1


def _counted(parsed: Parsed, quantity: Quantity, first: int, last: int) -> frozenset[str]:
    """Return the counted noun, with and without article."""
    words = [w for w in parsed.words[first : last + 1] if w.kind == "word"]
    noun = quantity.noun_span
    if noun is not None:
        words += [w for w in parsed.words[last + 1 : last + 3] if noun.overlaps(w.span)]
        words = [w for w in words if noun.overlaps(w.span) and w.preposition != "ب"]
        between = parsed.words[last + 1 : words[-1].index] if words else []
        if any(w.preposition in ("ب", "ل") for w in between):
            words = []  # "أصيب تسعة بسقوط قذائف": no nine shells
    return frozenset(text for w in words for text in (w.rest, w.bare))


def _unnumbered(parsed: Parsed, at: int) -> Item | None:
    """Return a person or thing that the word alone counts: "القيادي", "رابع", "قذيفتي", "منزلا"."""
    word = parsed.words[at]
    if (
        word.kind != "word"
        or word.is_separate
        or at in parsed.passage.place_at
        or _is_counted(parsed, word)
    ):
        return None
    shared = _shared(parsed, word)
    if shared is not None:
        return shared
    text = word.text[len(word.conjunction) :]
    if text in victim_words("one_more"):
        return _item(word, 1, "ordinal", word.rest)
    if text in victim_words("two_more") or text in victim_words("two"):
        return _item(word, 2, "ordinal", word.rest)
    if text in word_set("one_of_them"):
        return _item(word, 1, "ordinal", word.rest)
    noun = counted_noun(word.bare)
    if noun is None and word.rest.endswith(("تي", "تا")):
        for base in (word.rest[:-2] + "ه", word.rest.removeprefix("ب")[:-2] + "ه"):
            noun = counted_noun(base)
            if noun is not None and noun.form == "one":
                return _item(word, 2, "dual", base, base[:-1] + "تين")
        return None
    if noun is None or noun.form != "one" or word.bare in victim_words("not_one"):
        return None
    if noun.kind == "object":
        following = parsed.words[at + 1] if at + 1 < len(parsed.words) else None
        known = following is not None and (
            following.is_definite or following.index in parsed.passage.place_at
        )
        thing = word.bare in victim_words("things") and not word.is_definite and not known
        return _item(word, 1, "thing", word.bare) if thing else None
    before = parsed.words[at - 1].rest if at else ""
    if before in victim_words("no_single"):
        return None
    told = any(chunk.head == at for chunk in parsed.chunks if chunk.kind in ("np", "pp"))
    told = told or any(trigger.last == at - 1 for trigger in parsed.triggers)
    if noun.kind == "person" and (word.is_definite or told):
        return _item(word, 1, "single person" if word.is_definite else "indefinite", word.bare)
    return None


def _shared(parsed: Parsed, word: Word) -> Item | None:
    """Return the second noun of a vague number: "عدد من القتلى | والجرحى"."""
    harms = word_set("killed") | word_set("injured")
    if word.conjunction != "و" or word.bare not in harms:
        return None
    before = parsed.words[word.index - 1]
    for quantity in parsed.passage.quantities:
        noun = quantity.noun_span
        if (
            quantity.rule == "vague"
            and noun is not None
            and noun.overlaps(before.span)
            and before.bare in harms
        ):
            again = replace(
                quantity, span=word.own_span, number_span=word.own_span, noun_span=word.own_span
            )
            return Item(again, word.index, word.index, frozenset({word.bare}))
    return None


def _is_counted(parsed: Parsed, word: Word) -> bool:
    """Say whether the word is the noun of a number: "17 | سيدة"."""
    nouns = (quantity.noun_span for quantity in parsed.passage.quantities)
    return any(noun is not None and noun.overlaps(word.span) for noun in nouns)


def _item(word: Word, number: int, rule: str, *nouns: str) -> Item:
    span = word.own_span
    quantity = Quantity(span, number, number, False, rule, span, span)
    groups = [group for group in _ENDS_OF_GROUP if any(group in classes_of(noun) for noun in nouns)]
    return Item(quantity, word.index, word.index, frozenset(nouns), groups[0] if groups else None)


def _possessed(parsed: Parsed, at: int) -> Item | None:
    """Return the relative or companion that a noun with a pronoun names: "زوجته", "طفليها", "سائقها"."""
    word = parsed.words[at]
    written = word.span.of(parsed.passage.report.text)
    if word.kind != "word" or written.endswith("ة") or at in parsed.passage.place_at:
        return None
    for noun in dict.fromkeys((word.text, word.rest, joined_rest(word))):
        if noun.startswith("ال"):
            continue
        for pronoun in _PRONOUNS:
            stem = noun.removesuffix(pronoun)
            found = _person(stem) if stem != noun and len(stem) > 1 else None
            if found is not None:
                number, base = found
                if base in victim_words("not_one"):
                    return None
                item = _item(word, number, "relative", base)
                return item._replace(
                    group=_group_of(noun) or (None if item.group == "fighters" else item.group)
                )
    return None


def joined_rest(word: Word) -> str:
    """Return the word without the و that no word list told apart from it: "وطفليها", "وتدمير"."""
    return word.rest if word.conjunction else word.rest.removeprefix("و")


def is_joined(word: Word, noun: frozenset[str] = frozenset()) -> bool:
    """Say whether و joins the word to what stands before it; it may belong to the `noun` (والدتهما)."""
    if any(text.startswith("و") for text in noun):
        return False
    return word.conjunction == "و" or not word.conjunction and word.text.startswith("و")


def _person(stem: str) -> tuple[int, str] | None:
    """Return how many persons the stem before a pronoun names, and the noun."""
    if stem in _KIN:
        return 1, stem[:-1]
    if stem.endswith("ا") and len(stem) > 3:
        return _pair(stem)
    for base in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
        if _is_one(counted_noun(base)):
            return 1, base
    return _pair(stem) if stem.endswith("ي") and len(stem) > 3 else None


def _pair(stem: str) -> tuple[int, str] | None:
    """Return the two persons of a dual before a pronoun: "طفلا|ها", "ابنتي|ه"."""
    bare = stem[:-1]
    base = bare[:-1] + "ه" if bare.endswith("ت") and not _is_one(counted_noun(bare)) else bare
    dual = counted_noun(bare + "ين")
    sure = stem.endswith("ا") or dual is not None and dual.form == "two"
    return (2, base) if sure and _is_one(counted_noun(base)) else None


def _is_one(noun: Noun | None) -> bool:
    return noun is not None and noun.kind == "person" and noun.form == "one"


def _group_of(rest: str) -> str | None:
    if rest in word_set("woman_of"):
        return "women"
    return "children" if rest in word_set("child_of") else None
