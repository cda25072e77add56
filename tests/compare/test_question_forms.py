"""Forms of questions: whom they ask about, after what."""

import pytest

from dalil.compare.question_forms import is_since, take_apart
from dalil.errors import UnclearQuestion

FORMS = [
    ("What happened to ISIS after the raids?", "ISIS", "the raids", False),
    ("Please tell me: what happened to ISIS after the raids?", "ISIS", "the raids", False),
    ("What has become of the SDF since Peace Spring", "the SDF", "Peace Spring", True),
    ("How did the Islamic State change in the wake of the raids?", "the Islamic State", "the raids", False),
    ("Since the raids, what happened to ISIS?", "ISIS", "the raids", True),
    ("ISIS after the raids", "ISIS", "the raids", False),
    ("What happened to ISIS once the battle began?", "ISIS", "the battle began", False),
    ("ماذا حدث لداعش بعد الغارات؟", "لداعش", "الغارات", False),
    ("ما الذي جرى للتنظيم منذ الغارات", "للتنظيم", "الغارات", True),
    ("كيف تغير داعش عقب الغارات؟", "داعش", "الغارات", False),
    ("بعد الغارات ماذا حدث لداعش؟", "لداعش", "الغارات", False),
    ("ما مصير داعش بعد الغارات؟", "داعش", "الغارات", False),
]


@pytest.mark.parametrize(("words", "actor", "intervention", "since"), FORMS)
def test_question_is_taken_apart(words: str, actor: str, intervention: str, since: bool) -> None:
    asked = take_apart(words)
    assert (asked.actor, asked.intervention, is_since(asked)) == (actor, intervention, since)


@pytest.mark.parametrize(
    "words", ["", "?", "after", "Why did ISIS fall after the raids?", "متى بدأت الغارات؟"]
)
def test_other_questions_are_not_taken_for_ours(words: str) -> None:
    with pytest.raises(UnclearQuestion):
        take_apart(words)
