"""How exact a place named is: the village before its district, the district before its province."""

from collections.abc import Iterable, Sequence

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.place_phrases import LOCATING, place_words, preposition
from dalil.coding.english.reading import Reading
from dalil.coding.english.sentence import Sentence, Token

QUARTER, TOWN, MIDDLE, WIDE, COUNTRY = 0, 1, 2, 3, 4
"""How wide a place is; a site and a town count as equally exact."""
_OF_PRECISION = {"country": COUNTRY, "province": WIDE, "district": MIDDLE}
_IN = frozenset({"in", "of", "at", "near", "outside", "on"})


def width_of(token: Token, sentence: Sentence, reading: Reading) -> int:
    """Return how wide the place is that `token` heads the name of."""
    lemma = lemma_of(token)
    if lemma in place_words("roads") and any(c.lower_ in ("between", "from", "to") for c in token.rights):
        return TOWN
    before = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
    if lemma in place_words("quarters") or (
        lemma in place_words("middle") and any(_is_town(c, sentence, reading) for c in before)
    ):
        return QUARTER
    if lemma in place_words("wide"):
        return WIDE
    if lemma in place_words("middle"):
        return MIDDLE
    if lemma in place_words("rims") and any(c.lower_ == "of" for c in token.rights):
        return MIDDLE
    if token.pos_ != "PROPN":
        return TOWN
    known = _width_of_name(token, sentence, reading)
    if any(c.lower_ in place_words("sides") for c in before):
        return max(WIDE, known)
    return known


def _width_of_name(token: Token, sentence: Sentence, reading: Reading) -> int:
    """Return how wide the gazetteer knows the name to be; a name it does not know is a small place."""
    span = sentence.span_of(token)
    for mention in reading.places:
        if mention.span.overlaps(span):
            found = reading.knowledge.gazetteer.candidates(mention.span.of(reading.report.text))
            return _OF_PRECISION.get(found[0].place.precision, TOWN) if found else TOWN
    return TOWN


def _is_town(owner: Token, sentence: Sentence, reading: Reading) -> bool:
    """Say whether the genitive before a part of a town names it: "Aden's" in "Aden's Crater district"."""
    return owner.dep_ == "poss" and owner.pos_ == "PROPN" and width_of(owner, sentence, reading) == TOWN


def most_exact(tokens: Sequence[Token], sentence: Sentence, reading: Reading) -> Token | None:
    """Return the most exact of the places, the first of them where several are as exact."""
    if not tokens:
        return None
    best = min(tokens, key=lambda t: width_of(t, sentence, reading))
    return _inside(best, tokens, sentence, reading)


def _inside(token: Token, tokens: Iterable[Token], sentence: Sentence, reading: Reading) -> Token:
    """Return the place that is said to lie in `token`: "the Green Zone in Baghdad"."""
    inner = token
    for other in tokens:
        above = token.head.head
        if (
            token.dep_ == "pobj"
            and token.head.lower_ in _IN
            and other == above
            and preposition(other) in LOCATING
            and width_of(other, sentence, reading) <= width_of(token, sentence, reading)
        ):
            inner = other
    return inner
