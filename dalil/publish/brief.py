"""Writes a brief: one HTML file that needs nothing else, in English or Arabic."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dalil.errors import UsageError
from dalil.publish import anchors, sections
from dalil.publish.answer import Telling, answer_sentences
from dalil.publish.cards import kind_groups
from dalil.publish.content import BriefContent
from dalil.publish.evidence import report_evidence
from dalil.publish.figures import Figures
from dalil.publish.naming import Naming
from dalil.publish.words import LANGUAGES, load_words

TEMPLATES = Path(__file__).with_name("templates")


def write_brief(answer: BriefContent, path: Path, language: str, *, arabic_digits: bool = False) -> Path:
    """Write the brief of `answer` to `path` in `language` ("en" or "ar") and return the path."""
    path.write_text(render_brief(answer, language, arabic_digits=arabic_digits), encoding="utf-8")
    return path


def render_brief(answer: BriefContent, language: str, *, arabic_digits: bool = False) -> str:
    """Return the brief of `answer` as HTML."""
    telling = tell(answer, language, arabic_digits=arabic_digits)
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    page = _environment().get_template("brief.html")
    return page.render(style=Markup(style), style_hash=_hash(style), **_parts(telling))  # noqa: S704 our own file


def tell(answer: BriefContent, language: str, *, arabic_digits: bool = False) -> Telling:
    """Return the content together with the words, figures and names of a language."""
    if language not in LANGUAGES:
        raise UsageError(f'"{language}" is not a language of the brief.', 'Use "en" or "ar".')
    words = load_words(language)
    return Telling(answer, words, Figures(words, arabic_digits), Naming(answer, words))


def _parts(telling: Telling) -> dict[str, Any]:
    groups = kind_groups(telling)
    return {
        "content": telling.content,
        "title": sections.title(telling),
        "w": telling.words,
        "fig": telling.figures,
        "naming": telling.naming,
        "anchors": anchors,
        "direction": "rtl" if telling.words.language == "ar" else "ltr",
        "sentences": sections.numbered(telling, answer_sentences(telling)),
        "question": sections.question_rows(telling),
        "notes": sections.question_notes(telling),
        "findings": sections.finding_views(telling),
        "maps": sections.map_views(telling),
        "numbers": sections.incident_numbers(telling),
        "groups": [group for group in groups if group.scope == "incident"],
        "apart": [group for group in groups if group.scope != "incident"],
        "causes": sections.cause_views(telling),
        "unclaimed": sections.unclaimed_lines(telling),
        "coverage": sections.coverage_view(telling),
        "excluded": sections.excluded_groups(telling),
        "evidence": report_evidence(telling),
        "coders": sections.coders(telling),
    }


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
