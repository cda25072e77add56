"""The fixed words of a brief in both languages, read from data/words."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup, escape

from dalil.errors import BadKnowledge

FOLDER = Path(__file__).parents[1] / "data" / "words"
LANGUAGES = ("en", "ar")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""First-strong isolate and its end: in plain text, what <bdi> is in HTML."""

Form = str | dict[str, str]


class Words:
    """The fixed words in one language, with places for values filled in.

    `words("map.km", n="3")` gives HTML in which every value is escaped and isolated with <bdi>;
    `words.plain(...)` gives the same as plain text with invisible isolates.
    """

    def __init__(self, language: str, forms: Mapping[str, Form]) -> None:
        self.language = language
        self._forms = forms

    def __contains__(self, key: str) -> bool:
        return key in self._forms

    def __call__(self, key: str, count: int | None = None, /, **values: object) -> Markup:
        """Return the words of `key` as HTML; `count` picks the plural form."""
        isolated = {name: _isolated(value) for name, value in values.items()}
        return escape(self._form(key, count)).format(**isolated)

    def plain(self, key: str, count: int | None = None, /, **values: object) -> str:
        """Return the words of `key` as plain text; `count` picks the plural form."""
        isolated = {name: f"{ISOLATE}{value}{END_ISOLATE}" for name, value in values.items()}
        return self._form(key, count).format(**isolated)

    def code(self, slot: str, code: str) -> str:
        """Return the words of a code of the coding manual, or the code where there are none."""
        form = self._forms.get(f"codes.{slot}.{code}")
        return form if isinstance(form, str) else code.replace("_", " ")

    def _form(self, key: str, count: int | None) -> str:
        form = self._forms[key]
        if isinstance(form, str):
            return form
        return form.get(plural(self.language, count or 0), form["other"])


def _isolated(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup("<bdi>{}</bdi>").format(value)


def plural(language: str, n: int) -> str:
    """Return the plural category of `n`: what CLDR calls one, two, few, many or other."""
    if language != "ar":
        return "zero" if n == 0 else "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


@cache
def load_words(language: str) -> Words:
    """Return the fixed words in `language` ("en" or "ar")."""
    return Words(language, {key: forms[language] for key, forms in read_forms().items()})


@cache
def read_forms() -> dict[str, dict[str, Form]]:
    """Return every key ("file.key") with its words by language."""
    forms: dict[str, dict[str, Form]] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        if path.stem == "graphic":
            continue
        for key, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
                raise BadKnowledge(
                    f'"{key}" of "{path}" does not have its words in English and Arabic.',
                    "Give the entry one line en and one line ar.",
                )
            forms[f"{path.stem}.{key}"] = entry
    return forms
