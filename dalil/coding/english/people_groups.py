"""Which group of people a counted noun names: civilians, children, women, fighters."""

from collections.abc import Mapping
from functools import cache

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.sentence import Sentence, Token
from dalil.language.numbers import Quantity
from dalil.language.words import language_table

_TRANSPARENT = frozenset(
    {
        "number",
        "toll",
        "total",
        "family",
        "case",
        "count",
        "rest",
        "dozen",
        "group",
        "list",
        "figure",
        "majority",
        "body",
    }
)


_NO_LONGER = frozenset("former ex retired captured captive jailed defected imprisoned".split())
"""Words that make a fighter none: "12 former policemen"."""


@cache
def groups() -> Mapping[str, str]:
    """Return the group by lemma."""
    table = language_table("english_harms")["groups"]
    return {
        str(word): group for group, words in reversed(table.items()) for word in words if group != "others"
    }


def group_of(sentence: Sentence, quantity: Quantity, token: Token) -> str | None:
    """Return the group of people the counted noun names: its own words, not those of others."""
    words = [lemma_of(token)]
    words += [
        lemma_of(child)
        for child in token.children
        if child.dep_ in ("compound", "amod")
        or (
            child.dep_ == "appos"
            and not any(t.lower_ in ("most", "mostly", "many", "some", "half") for t in child.subtree)
        )
    ]
    for child in token.children:
        if (
            child.lower_ == "of"
            and child.i == token.i + 1
            and (
                token.tag_ == "CD"
                or lemma_of(token)
                in _TRANSPARENT | {"hundred", "thousand", "dozen", "ten", "score", "several"}
            )
        ):
            words += [lemma_of(below) for below in child.children if below.dep_ == "pobj"]
    after = sentence.doc[token.i + 1 : token.i + 5]
    if token.tag_ == "CD" and [t.lower_ for t in after[:2]] == ["of", "them"]:
        words += [lemma_of(t) for t in after[2:]]
    belongs = {lemma_of(below) for c in token.children if c.lower_ == "of" for below in c.children}
    if words[0] == "member" and belongs & {"family", "tribe", "household", "clan", "community", "council"}:
        return None
    group = next((groups()[word] for word in words if word in groups()), None)
    was = any(c.lower_ in _NO_LONGER for c in token.children if c.dep_ in ("amod", "compound", "nmod"))
    return None if group == "fighters" and was else group
