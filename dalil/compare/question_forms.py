"""Takes a question apart: whom it asks about, and after what."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import yaml

from dalil.compare.sentences import FOLDER
from dalil.errors import UnclearQuestion
from dalil.language.fold import Folded, fold

_ENDS = " \t\n?؟.!…\"'«»“”"
_FEW = 6
"""Words that a bare "ISIS after the raids" may have before its "after"."""


_EXAMPLE = {
    "en": '"What happened to ISIS after the coalition raids?"',
    "ar": '"ماذا حدث لداعش بعد غارات التحالف؟"',
}


class Asked(NamedTuple):
    """The parts of a question, in its own words."""

    language: str
    actor: str
    """The words that name the actor, with the place that goes with them."""
    after: str
    """The word between them, folded: "after", "since", "بعد"."""
    intervention: str


def take_apart(words: str) -> Asked:
    """Return the parts of a question; `UnclearQuestion` where it is not put in a form known here."""
    question = words.strip(_ENDS)
    language = language_of(question)
    folded = fold(question)
    for pattern in _patterns(language):
        match = pattern.fullmatch(folded.text)
        if match is not None:
            return _asked(folded, match, language)
    match = _bare(language).fullmatch(folded.text)
    if match is not None and re.fullmatch(any_of("nobody", language), match["a"]):
        raise UnclearQuestion(f'The question "{words}" names no actor.', f"Ask like {_EXAMPLE[language]}.")
    if match is not None and not _opens_other(match["a"], language) and len(match["a"].split()) <= _FEW:
        return _asked(folded, match, language)
    raise _unclear(words, folded, language)


def language_of(words: str) -> str:
    """Return "ar" where the words hold an Arabic letter, else "en"."""
    return "ar" if re.search("[\u0621-\u064a]", words) else "en"


@cache
def forms() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the forms of questions by part and language."""
    table: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (FOLDER / "question_forms.yml").read_text(encoding="utf-8")
    )
    return table


def any_of(part: str, language: str) -> str:
    """Return a pattern for the folded words of a part, longest first."""
    words = sorted({fold(str(word)).text for word in forms()[part][language]}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def is_since(asked: Asked) -> bool:
    """Say whether the question counts the named day or month itself."""
    return re.fullmatch(any_of("sinces", asked.language), asked.after) is not None


def _asked(folded: Folded, match: re.Match[str], language: str) -> Asked:
    actor = folded.span(*match.span("a")).of(folded.original)
    intervention = folded.span(*match.span("b")).of(folded.original)
    return Asked(language, actor.strip(_ENDS + ",،"), match["after"], intervention.strip(_ENDS + ",،"))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return every form of question, longest opening first, with the "after" part last, then first."""
    openings = sorted(forms()["openings"][language], key=len, reverse=True)
    return tuple(pattern for opening in openings for pattern in _pattern(str(opening), language))


def _pattern(opening: str, language: str) -> Iterator[re.Pattern[str]]:
    words = _opening(fold(opening).text)
    after = rf"(?P<after>{any_of('afters', language)})"
    lead = r"(?:.*?(?<!\w))?"
    yield re.compile(rf"{lead}{words}\s*[,،]?\s+{after}\s+(?P<b>.+)", re.DOTALL)
    yield re.compile(rf"{lead}{after}\s+(?P<b>.+?)\s*[,،]?\s+{words}", re.DOTALL)


def _opening(folded: str) -> str:
    """Return the pattern of a form; an Arabic preposition stays with the actor it is written to."""
    parts = []
    pieces = folded.split()
    for place, piece in enumerate(pieces):
        clitic = piece in ("ل", "ب") and pieces[place + 1 : place + 2] == ["a"]
        if clitic:
            parts.append(rf"(?P<a>{piece}\s*\S.*?)")
        elif piece == "a":
            parts += [] if parts and parts[-1].startswith("(?P<a>") else [r"(?P<a>\S.*?)"]
        else:
            parts.append(re.escape(piece))
    return r"\s+".join(parts)


@cache
def _bare(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<a>\S.*?)\s*[,،]?\s+(?P<after>{any_of('afters', language)})\s+(?P<b>.+)", re.DOTALL
    )


def _opens_other(words: str, language: str) -> bool:
    return re.match(rf"(?:{any_of('others', language)})(?!\w)", words) is not None


def _unclear(words: str, folded: Folded, language: str) -> UnclearQuestion:
    after = re.search(rf"(?<!\w)(?:{any_of('afters', language)})(?!\w)", folded.text)
    wrong = f'The question "{words}" is not put in a form that is understood'
    if after is None:
        wrong = f'The question "{words}" does not say after what'
    return UnclearQuestion(f"{wrong}.", f"Ask like {_EXAMPLE[language]}.")
