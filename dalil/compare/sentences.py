"""The fixed sentences of a comparison, each in English and Arabic, read from data/compare."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dalil.errors import BadKnowledge

FOLDER = Path(__file__).parents[1] / "data" / "compare"
LANGUAGES = ("en", "ar")


class Both(NamedTuple):
    """The same words in both languages."""

    en: str
    ar: str


Value = str | int | float | Both


def say(key: str, **values: Value) -> Both:
    """Return the sentence of `key` ("verdicts.little_change") with the values filled in."""
    forms = read_sentences()[key]
    return Both(*(_fill(forms[language], language, values) for language in LANGUAGES))


def counted(noun: str, number: int) -> Both:
    """Return a number with its noun ("8 weeks", "8 أسابيع"), as it stands after a preposition."""
    forms = read_nouns()[noun]
    words = (forms[language][_plural(language, number)] for language in LANGUAGES)
    return Both(*(word.format(n=number) for word in words))


def join(first: Both, *others: Both | None) -> Both:
    """Return sentences one after the other, leaving out those that are not there."""
    there = [first, *(other for other in others if other is not None)]
    return Both(" ".join(both.en for both in there), " ".join(both.ar for both in there))


def number(value: float) -> str:
    """Return a figure with three significant digits, and no exponent."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:#.3g}" if abs(value) >= 0.001 else f"{value:.4f}"


def percent(share: float) -> str:
    """Return a share of 1 as a percentage without its sign, one decimal where it nears 0 or 100."""
    figure = 100 * share
    if 1 <= figure <= 99:
        return f"{figure:.0f}"
    return f"{min(max(figure, 0.1), 99.9):.1f}"


def _fill(form: str, language: str, values: Mapping[str, Value]) -> str:
    words = {
        name: getattr(value, language) if isinstance(value, Both) else value
        for name, value in values.items()
    }
    return form.format(**{k: number(v) if isinstance(v, float) else v for k, v in words.items()})


def _plural(language: str, n: int) -> str:
    """Return the plural category of `n`: one, two, few, many or other."""
    if language == "en":
        return "one" if n == 1 else "other"
    if n in (1, 2):
        return ("one", "two")[n - 1]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


@cache
def read_sentences() -> dict[str, dict[str, str]]:
    """Return every sentence ("file.key") by language."""
    return {key: entry for key, entry in _entries() if isinstance(entry["en"], str)}


@cache
def read_nouns() -> dict[str, dict[str, dict[str, str]]]:
    """Return every counted noun with its plural forms by language."""
    nouns = ((key, entry) for key, entry in _entries() if isinstance(entry["en"], dict))
    return {key.partition(".")[2]: entry for key, entry in nouns}


@cache
def read_settings() -> dict[str, float]:
    """Return the settings that a user may change: how likely an unsure incident is real."""
    path = FOLDER / "settings.yml"
    return {key: float(value) for key, value in yaml.safe_load(path.read_text("utf-8")).items()}


@cache
def _entries() -> tuple[tuple[str, dict[str, Any]], ...]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        if path.stem == "settings":
            continue
        for key, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
                raise BadKnowledge(
                    f'"{key}" of "{path.name}" does not have its words in English and Arabic.',
                    "Give the entry one line en and one line ar.",
                )
            found.append((f"{path.stem}.{key}", entry))
    return tuple(found)
