"""What came first: by name, by a day in the question, or both."""

from datetime import date

import pytest

from dalil.compare.question import QuestionOptions, understand
from dalil.errors import UnclearQuestion
from dalil.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()
OPTIONS = QuestionOptions()

DAYS = [
    ("What happened to ISIS after 23 September 2014?", "2014-09-23", "given in the question"),
    ("What happened to ISIS since September 2014?", "2014-09-01", "given in the question"),
    ("What happened to ISIS after September 2014?", "2014-10-01", "given in the question"),
    ("What happened to ISIS after 2014?", "2015-01-01", "given in the question"),
    ("What happened to ISIS after 2014-09-23?", "2014-09-23", "given in the question"),
    ("ماذا حدث لداعش بعد 23 أيلول/سبتمبر 2014؟", "2014-09-23", "given in the question"),
    ("ماذا حدث لداعش منذ أيلول 2014؟", "2014-09-01", "given in the question"),
    ("ماذا حدث لداعش بعد يوم 23-9-2014؟", "2014-09-23", "given in the question"),
]


@pytest.mark.parametrize(("words", "day", "source"), DAYS)
def test_a_day_in_the_question_is_the_turning_point(words: str, day: str, source: str) -> None:
    found = understand(words, KNOWLEDGE, [], OPTIONS).intervention
    assert (f"{found.date}", found.source) == (day, source)


def test_a_day_beside_a_name_goes_before_the_list_and_says_so() -> None:
    words = "What happened to ISIS after the coalition raids on 1 October 2014?"
    question = understand(words, KNOWLEDGE, [], OPTIONS)
    assert question.intervention.id == "coalition_syria_2014"
    assert question.intervention.date == date(2014, 10, 1)
    assert question.intervention.source == "given in the question"
    assert any("not 2014-09-23 of the list" in note for note in question.notes)


def test_a_day_beside_a_name_that_agrees_keeps_the_source() -> None:
    words = "What happened to ISIS after the coalition raids of 23 September 2014?"
    found = understand(words, KNOWLEDGE, [], OPTIONS).intervention
    assert "Central Command" in found.source


def test_an_unknown_name_with_its_day_is_taken_with_that_name() -> None:
    words = "What happened to ISIS after the landing on Mars on 3 May 2015?"
    found = understand(words, KNOWLEDGE, [], OPTIONS).intervention
    assert found.date == date(2015, 5, 3)
    assert "landing on Mars" in found.name_en


def test_place_of_an_intervention_is_no_restriction() -> None:
    words = "What happened to ISIS after coalition air strikes in Iraq?"
    question = understand(words, KNOWLEDGE, [], OPTIONS)
    assert question.intervention.id == "coalition_iraq_2014"
    assert question.place is None


def test_several_that_fit_alike_are_listed() -> None:
    with pytest.raises(UnclearQuestion) as raised:
        understand("What happened to ISIS after the ceasefire?", KNOWLEDGE, [], OPTIONS)
    assert raised.value.wrong.count("(20") > 1
