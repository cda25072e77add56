"""A question's options, and the last question put to a project, so that its brief can be written again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from dalil.errors import NotFound
from dalil.store.project import Project

KEY = "last question"


@dataclass(frozen=True, slots=True)
class AskOptions:
    """How a question is to be taken, as the user gives it; `None` leaves it to the reports."""

    before: str | None = None
    after: str | None = None
    window: str | None = None
    place: str | None = None
    by: Literal["week", "month"] | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Column of a table by field of a report."""


def remember_question(project: Project, words: str, options: AskOptions) -> None:
    """Keep the question with its options."""
    value = json.dumps({"words": words, "options": asdict(options)}, ensure_ascii=False, sort_keys=True)
    if project.recall(KEY) != value:
        project.remember(KEY, value)


def last_question(project: Project, words: str | None = None) -> tuple[str, AskOptions]:
    """Return the question last asked with its options; with `words` that question, no options."""
    if words is not None:
        return words, AskOptions()
    value = project.recall(KEY)
    if value is None:
        raise NotFound("The project holds no question yet.", 'Run dalil ask "What happened to A after B?".')
    kept = json.loads(value)
    return kept["words"], AskOptions(**kept["options"])
