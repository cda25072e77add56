"""Single persons: nouns that stand for one human being."""

from dalil.coding.english.classes import has_class, lemma_of
from dalil.coding.english.sentence import Token
from dalil.language.counted import counted_noun


def _is_doing_noun(token: Token) -> bool:
    """Say whether the noun is made like those of persons: financier, hairdresser, beekeeper."""
    word = lemma_of(token)
    made = word.endswith(
        (
            "ier",
            "keeper",
            "dresser",
            "maker",
            "monger",
            "ist",
            "ician",
            "man",
            "woman",
            "driver",
            "worker",
            "seller",
        )
    )
    return made and not has_class(token, "site") and not has_class(token, "artillery")


_PARTS_OF_NAMES = frozenset("bin ibn al el abu de la del van von da dos".split())


def is_named_person(token: Token) -> bool:
    """Say whether the phrase is the name of one person: "Mayor Pedro Lopez", "the lawyer Rami Haddad"."""
    if token.pos_ != "PROPN" or token.tag_ == "NNPS" or has_class(token, "force"):
        return False
    before = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod", "flat", "det")]
    if any(has_class(c, "chosen") or has_class(c, "title") for c in before):
        return True
    if any(has_class(c, "force") or has_class(c, "group") or c.dep_ == "det" for c in before):
        return False
    if token.dep_ == "appos" and has_class(token.head, "chosen"):
        return True
    if any(c.dep_ == "appos" and has_class(c, "chosen") for c in token.children):
        return True
    return (
        bool(before)
        and all(c.text[:1].isupper() or c.lower_ in _PARTS_OF_NAMES for c in before)
        and not any(has_class(c, "place_noun") for c in [token, *before])
    )


def is_single(token: Token) -> bool:
    """Say whether the noun stands for one person: "a farmer", "his son", "the mayor"."""
    if is_named_person(token):
        return True
    if token.tag_ in ("NNS", "NNPS", "CD", "PRP") or any(
        c.dep_ == "nummod" and "year-old" not in c.lower_ for c in token.children
    ):
        return False
    noun = counted_noun(token.lower_)
    if (
        token.pos_ in ("NOUN", "PROPN")
        and any(c.lower_ in ("a", "an") for c in token.children)
        and has_class(token, "person")
        and lemma_of(token) not in ("couple", "pair")
    ):
        return True
    counted = noun is not None and noun.kind == "person" and noun.form == "one"
    person = counted or has_class(token, "chosen") or _is_doing_noun(token)
    collective = lemma_of(token) in (
        "couple",
        "pair",
        "twin",
        "group",
        "family",
        "people",
        "convoy",
        "crowd",
        "number",
        "population",
        "staff",
        "team",
        "community",
        "police",
        "force",
    )
    return person and not collective and token.pos_ in ("NOUN",)
