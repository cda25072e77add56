"""The last question put to a project, so that its brief can be written again."""

import json
from dataclasses import asdict

from dalil.compare.question import QuestionOptions
from dalil.errors import NotFound
from dalil.store.project import Project

KEY = "last question"


def remember_question(project: Project, words: str, options: QuestionOptions) -> None:
    """Keep the question with its options."""
    value = json.dumps({"words": words, "options": asdict(options)}, ensure_ascii=False, sort_keys=True)
    if project.recall(KEY) != value:
        project.remember(KEY, value)


def last_question(project: Project, words: str | None = None) -> tuple[str, QuestionOptions]:
    """Return the question last asked with its options; with `words` that question, no options."""
    if words is not None:
        return words, QuestionOptions()
    value = project.recall(KEY)
    if value is None:
        raise NotFound("The project holds no question yet.", 'Run dalil ask "What happened to A after B?".')
    kept = json.loads(value)
    return kept["words"], QuestionOptions(**kept["options"])
