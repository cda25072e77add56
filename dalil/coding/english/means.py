"""How it was done: weapons and manners named in the words of an event, by the manual's codes."""

from collections.abc import Iterator, Mapping
from functools import cache

from dalil.coding.english.classes import lemma_of
from dalil.coding.english.event import Event
from dalil.coding.english.sentence import Token
from dalil.language.words import language_table
from dalil.model import Derived

_FITTING = {
    "air_strike": {"drone", "barrel_bomb", "cluster", "missile", "other", "rocket"},
    "shelling": {"artillery", "mortar", "rocket", "missile", "cluster"},
    "explosion": {"ied", "car_bomb", "suicide_belt", "landmine"},
    "chemical_attack": {"chemical"},
    "execution": {
        "gunshot",
        "beheading",
        "stoning",
        "thrown_from_height",
        "crucifixion",
        "burning",
        "drowning",
        "knife",
        "hanging",
    },
    "assassination": {"gunshot", "knife", "ied", "car_bomb", "beheading"},
    "killing": {"gunshot", "knife", "sniper", "burning", "drowning", "hanging"},
    "torture": {"flogging", "burning", "other", "crucifixion", "hanging"},
    "infighting": {"gunshot", "knife"},
    "clash": {"gunshot"},
    "property_seizure": {"burning"},
    "raid": {"gunshot"},
    "protest": {"gunshot"},
}
"""Means that can belong to an event of each type; other types have none."""


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, list[tuple[tuple[str, ...], str]]]]:
    """Return code by single word, and by first word the words in a row with their code."""
    table = language_table("english_means")
    entries = [(str(word), str(code)) for code, words in table.items() for word in words]
    single = {word: code for word, code in reversed(entries) if " " not in word}
    runs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, code in {tuple(word.split()): code for word, code in entries if " " in word}.items():
        runs.setdefault(words[0], []).append((words, code))
    return single, runs


def find_means(event: Event) -> list[Derived[str]]:
    """Return the means of `event`, each with its words."""
    fitting = _FITTING.get(event.type)
    if fitting is None:
        return []
    found: dict[str, Derived[str]] = {}
    for code, first, last in _named(event):
        if code in fitting:
            span = event.sentence.span_of(first, last)
            found.setdefault(code, Derived(code, (span,), f'means word "{first.lower_}"'))
    return _with_default(event, _pruned(event, found))


def _named(event: Event) -> Iterator[tuple[str, Token, Token]]:
    single, runs = _table()
    region = event.region
    for place, token in enumerate(region):
        heads = dict.fromkeys((token.lower_, lemma_of(token)))
        for words, code in [run for head in heads for run in runs.get(head, ())]:
            run = region[place : place + len(words)]
            if len(run) == len(words) and all(
                t.lower_ == w or lemma_of(t) == w for t, w in zip(run, words, strict=True)
            ):
                yield code, run[0], run[-1]
        written = event.sentence.words(event.sentence.span_of(token)).lower().split()
        code_here = single.get(written[0] if written else "") or single.get(lemma_of(token))
        if code_here is not None:
            yield code_here, token, token


def _pruned(event: Event, found: dict[str, Derived[str]]) -> dict[str, Derived[str]]:
    """Keep the most exact: a mortar shell is a mortar, a mine is no planted bomb."""
    exact = {
        "mortar": "artillery",
        "rocket": "artillery",
        "missile": "artillery",
        "car_bomb": "ied",
        "landmine": "ied",
        "suicide_belt": "ied",
    }
    if "car_bomb" in found:
        found.pop("suicide_belt", None)
    for code, vague in exact.items():
        if code in found and vague in found and not (vague == "artillery" and _is_apart(event)):
            found.pop(vague)
    if event.type == "air_strike" and "drone" in found and not _drone_strikes(event):
        found.pop("drone")
    return found


def _is_apart(event: Event) -> bool:
    words = {t.lower_ for t in event.region}
    return "artillery" in words or "tank" in words or "howitzer" in words


def _drone_strikes(event: Event) -> bool:
    return not any(t.lower_ in ("warplane", "warplanes", "jet", "jets") for t in event.region)


def _with_default(event: Event, found: dict[str, Derived[str]]) -> list[Derived[str]]:
    default = event.trigger.entry.gives.get("means", "")
    span = event.sentence.span_of(event.head)
    bombs = event.type == "air_strike" and not set(found) & {
        "drone",
        "barrel_bomb",
        "cluster",
        "missile",
        "rocket",
    }
    if bombs:
        code = "drone" if default == "drone" else "air_bomb"
        found = {code: Derived(code, (span,), "air strike"), **found}
    elif not found and default in (
        "gunshot",
        "knife",
        "flogging",
        "thrown_from_height",
        "suicide_belt",
        "chemical",
        "ied",
    ):
        found = {default: Derived(default, (span,), f'means of "{event.head.lower_}"')}
    return list(found.values())
