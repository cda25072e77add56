"""The words that tell of an event: one YAML file a type, English and Arabic in one place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from dalil.errors import BadKnowledge
from dalil.knowledge.yaml_file import read_yaml

Part = Literal["verb", "noun", "phrase"]
FIELDS = {"words", "part", "needs", "unless", "gives", "example", "counter"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry: the words, the frame they need, and a sentence that shows them."""

    type: str
    language: str
    words: tuple[str, ...]
    """Lemmas; a `phrase` is a run of words as they stand in text.

    Arabic verbs stand in the past tense, with the present after a slash where it is irregular
    (قاد/يقود). In an Arabic phrase `~` before a word means every form of the verb, `+` after it
    any pronoun, `|` between words a choice, `#` a class of nouns (#site:home, #fighters), and `...` a gap.
    """
    part: Part
    example: str
    """A sentence in which one of the words tells of the event; a test runs it."""
    counter: str | None = None
    """A sentence in which a word stands and does not tell of the event."""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role (subject, object, of, on, ...) to the classes of words that must fill it.

    Arabic knows further conditions: `with` (one of the words stands near), `number` (a number belongs
    to the noun), `with_manner` (the sentence tells by what means), `harmed` (victims are told),
    `place` (a place is told), `not_time` and `not_ruling` (قضى of time and of courts is no death).
    """
    unless: tuple[str, ...] = ()
    """Words whose presence in the clause cancels the reading."""
    gives: Mapping[str, str] = field(default_factory=dict)
    """What the word itself states: `means`, `harm`, `target_class`, `scope`, `certainty`; in Arabic also
    `generic` (other words decide the type), `decree`, `destroys` and `actor`."""
    own: bool = False
    """True for an entry of a user's own lists: where it fits, it wins over those of Dalil."""


def read_lexicon(folder: Path) -> list[Entry]:
    """Return every entry of the `.yml` files of `folder`, by file name and order in the file."""
    return [entry for path in sorted(folder.glob("*.yml")) for entry in _read_file(path)]


def _read_file(path: Path) -> Iterator[Entry]:
    content = read_yaml(path)
    for language in ("en", "ar"):
        for raw in content.get(language) or []:
            yield _entry(content["type"], language, raw, path)


def _entry(event_type: str, language: str, raw: Mapping[str, Any], path: Path) -> Entry:
    unknown = set(raw) - FIELDS
    missing = {"words", "part", "example"} - set(raw)
    if unknown or missing:
        raise BadKnowledge(
            f'An entry of "{path}" has unknown fields {sorted(unknown)} and lacks {sorted(missing)}.',
            f"Use only {sorted(FIELDS)}; words, part and example are needed.",
        )
    return Entry(
        type=event_type,
        language=language,
        words=tuple(str(word) for word in raw["words"]),
        part=raw["part"],
        example=raw["example"],
        counter=raw.get("counter"),
        needs={role: tuple(classes) for role, classes in (raw.get("needs") or {}).items()},
        unless=tuple(raw.get("unless") or ()),
        gives=dict(raw.get("gives") or {}),
    )
