"""Phrases that name a place: which they are, and the preposition they stand after."""

from functools import cache
from typing import NamedTuple

from dalil.coding.english.classes import has_class, lemma_of, phrase_words
from dalil.coding.english.phrases import phrase_span
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token
from dalil.language.words import language_table
from dalil.model import Span

LOCATING = frozenset(
    "in at near outside around inside across along off throughout within beside over on above".split()
)
"""Prepositions that say where something is."""
_OF_PEOPLES = (
    "an",
    "ish",
    "ese",
    "ic",
    "ist",
    "lim",
    "ite",
    "i",
    "-backed",
    "-led",
    "-held",
    "-run",
    "-linked",
)
"""Endings of adjectives that are written like names: "Syrian", "Catholic", "Houthi", "Iran-backed"."""
_UNITS = frozenset({"battalion", "brigade", "division", "regiment", "army", "corps", "squadron"})


@cache
def place_words(name: str) -> frozenset[str]:
    """Return a plain list of the table of places."""
    return frozenset(str(word) for word in language_table("english_places")[name])


class Where(NamedTuple):
    """The places of one event; `None` is "not said"."""

    place: Span | None = None
    within: Span | None = None
    origin: Span | None = None
    destination: Span | None = None


def is_named(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the place has a name, its own or that of the place it is part of."""
    any_of_its_kind = any(c.lower_ in ("a", "an") for c in token.children) and token.pos_ != "PROPN"
    before = {c for c in token.lefts if any_of_its_kind and c.dep_ != "poss"}
    words = [w for w in (*phrase_words(token), *_joined_by_road(token)) if w not in before]
    if any(is_name(w) and not _is_actor(w, sentence, reading) for w in words):
        return True
    return reading.is_place(phrase_span(sentence, token))


def _joined_by_road(token: Token) -> list[Token]:
    """Return what a road joins or leads to: "the road between Tuz and Amerli"."""
    if lemma_of(token) not in place_words("roads"):
        return []
    return [
        end
        for prep in token.children
        if prep.i > token.i and prep.lower_ in ("between", "from", "to", "linking", "connecting", "towards")
        for below in prep.children
        if below.dep_ in ("pobj", "dobj")
        for end in (below, *below.conjuncts)
    ]


def place_span(sentence: Sentence, token: Token) -> Span:
    """Return the words of a place; those of a road reach to the places it joins."""
    span = phrase_span(sentence, token)
    ends = [t for t in _joined_by_road(token) if is_name(t)]
    if not ends:
        return span
    last = max((below for t in ends for below in (t, *t.lefts)), key=lambda t: t.i)
    return Span(span.start, max(span.end, sentence.span_of(last).end))


def is_name(token: Token) -> bool:
    """Say whether a word is written as a name, whatever the tagger takes it for."""
    if token.pos_ == "PROPN":
        return True
    inside = token.i > 0 and token.text[:1].isupper() and not token.text.isupper()
    adjective = token.dep_ == "amod" and token.lower_.endswith(_OF_PEOPLES)
    return bool(
        inside and token.pos_ in ("NOUN", "ADJ") and token.tag_ not in ("NNS", "CD") and not adjective
    )


def _is_actor(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the word names who acts ("a Houthi checkpoint"), not a country or a people."""
    span = sentence.span_of(token)
    return any(m.span.overlaps(span) and m.kind not in ("country", "people") for m in reading.actors)


def is_place_phrase(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether `token` heads a phrase that names a place."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.dep_ in ("compound", "amod", "nmod"):
        return False
    if any(child.dep_ == "nummod" for child in token.children) and not has_class(token, "place_noun"):
        return False
    if is_people(token) and not reading.is_place(sentence.span_of(token)):
        return False
    bare = not any(child.lower_ in ("of", "the") or child.dep_ == "compound" for child in token.children)
    if token.lower_ in ("north", "south", "east", "west") and bare:
        return False
    if has_class(token, "time_label") or token.dep_ in ("nsubj",) and token.pos_ == "PROPN":
        return False
    if _has_title(token) or lemma_of(token) in _UNITS:
        return False
    span = sentence.span_of(token)
    if has_class(token, "place_noun"):
        names_actor = token.pos_ == "PROPN" and _names_actor(span, reading)
        return not names_actor and not _is_figure(token)
    if is_name(token):
        if _names_actor(span, reading):
            return False
        return reading.is_place(span) or (
            (preposition(token) in LOCATING | {"from"} or _is_of_locals(token))
            and not _is_period(token)
            and not is_people(token)
        )
    return _is_named_site(token, sentence, reading)


def _is_of_locals(token: Token) -> bool:
    """Say whether the name is where people or a body belong: "residents of Tabit"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or token.pos_ != "PROPN":
        return False
    return lemma_of(token.head.head) in place_words("locals")


def _names_actor(span: Span, reading: Reading) -> bool:
    return any(m.span.overlaps(span) and m.kind != "country" for m in reading.actors)


def is_people(token: Token) -> bool:
    """Say whether the name is that of a people: "two Palestinians"."""
    return token.tag_ in ("NNPS", "NNS") and token.lower_.endswith(("ns", "is", "ese"))


def _is_named_site(token: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether a building or spot has a name and says where: "in the Bulengo site"."""
    if preposition(token) not in LOCATING | {"out", "from"}:
        return False
    if not has_class(token, "site") and lemma_of(token) not in place_words("sites"):
        return False
    named = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "poss") and is_name(c)]
    return any(not _is_actor(c, sentence, reading) for c in named)


def _has_title(token: Token) -> bool:
    """Say whether the name follows a title or an office: "Judge Rami Haddad", "activist Lina Saad"."""
    if token.pos_ != "PROPN":
        return False
    before = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod")]
    return any(has_class(c, "title") or has_class(c, "chosen") for c in before) or (
        token.dep_ == "appos" and token.head.pos_ == "NOUN" and has_class(token.head, "chosen")
    )


def _is_figure(token: Token) -> bool:
    return lemma_of(token) in (
        "line",
        "front",
        "half",
        "home",
        "house",
        "base",
        "state",
        "field",
        "plain",
    ) and not any(c.dep_ in ("compound", "amod", "det", "poss") or c.lower_ == "of" for c in token.children)


def _is_period(token: Token) -> bool:
    return any(has_class(t, "time_label") for t in (token, *token.lefts))


def preposition(token: Token) -> str:
    """Return the preposition the phrase stands after, "" without one."""
    head = token
    while head.dep_ in ("conj", "appos") and head.head != head:
        head = head.head
    if head.dep_ == "dobj" and head.head.dep_ == "pcomp" and head.head.lower_ in place_words("again"):
        beside: str = head.head.head.lower_
        return beside
    if head.dep_ == "pobj":
        word: str = head.head.lower_
        above = head.head.head
        if (
            word == "of"
            and above.dep_ == "pobj"
            and has_class(above, "place_noun")
            or word == "of"
            and above.lower_ in ("north", "south", "east", "west", "outside")
        ):
            return preposition(above) or word
        if word == "by" and head.head.dep_ == "prep" and lemma_of(token) in place_words("roads"):
            return "beside"
        return "out" if word == "of" and above.lower_ == "out" else word
    return ""
