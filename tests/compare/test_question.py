"""A question is understood whole, or an error says which part of it is not."""

from datetime import date

import pytest

from dalil.compare.question import QuestionOptions, check_words, understand
from dalil.errors import DateOutsideData, UnclearQuestion, UnknownActor, UnknownIntervention
from dalil.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()
OPTIONS = QuestionOptions(first_report=date(2014, 1, 1), last_report=date(2015, 12, 31))
RAIDS = "coalition_syria_2014"


def asked(words: str, options: QuestionOptions = OPTIONS):
    return understand(words, KNOWLEDGE, [], options)


UNDERSTOOD = [
    ("en", "What happened to ISIS after the coalition raids?", "isis", RAIDS, None),
    ("en", "what happened to isis after the coalition raids", "isis", RAIDS, None),
    ("en", "What happened to ISIS after the raids of the international Alliance?", "isis", RAIDS, None),
    ("en", "What has happened to Islamic State since the coalition air strikes?", "isis", RAIDS, None),
    ("en", "How did ISIS change after the Russian intervention?", "isis", "russia_syria_2015", None),
    ("en", "After the coalition raids, what happened to ISIS?", "isis", RAIDS, None),
    ("en", "What did ISIS do following the start of coalition air strikes?", "isis", RAIDS, None),
    ("en", "What happened to ISIS in Deir ezzor after the coalition raids?", "isis", RAIDS, "Deir ezzor"),
    ("en", "What happened to ISIS after the coalition raids in Deir ezzor?", "isis", RAIDS, "Deir ezzor"),
    ("en", "What happened to the Houthis after the coalition raids?", "houthis",
     "saudi_coalition_yemen_2015", None),
    ("en", "What happened to ISIS after 23 September 2014?", "isis", "2014-09-23", None),
    ("ar", "ماذا حدث لداعش بعد غارات التحالف؟", "isis", RAIDS, None),
    ("ar", "ما الذي حدث لتنظيم الدولة بعد غارات التحالف الدولي؟", "isis", RAIDS, None),
    ("ar", "ماذا جرى للتنظيم بعد غارات التحالف", "isis", RAIDS, None),
    ("ar", "ماذا حصل لقوات النظام منذ التدخل الروسي؟", "syrian_government", "russia_syria_2015", None),
    ("ar", "بعد غارات التحالف، ماذا حدث لداعش؟", "isis", RAIDS, None),
    ("ar", "كيف تغير تنظيم داعش بعد التدخل الروسي؟", "isis", "russia_syria_2015", None),
    ("ar", "ماذا حدث لداعش في دير الزور بعد التدخل الروسي؟", "isis", "russia_syria_2015", "دير الزور"),
    ("ar", "ماذا حدث لداعش بعد 23 أيلول 2014؟", "isis", "2014-09-23", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "actor", "intervention", "place"), UNDERSTOOD)
def test_question_is_understood(
    language: str, words: str, actor: str, intervention: str, place: str | None
) -> None:
    question = asked(words)
    assert question.words == words
    assert question.language == language
    assert (question.actor_id, question.intervention.id, question.place) == (actor, intervention, place)
    assert question.first <= question.intervention.date <= question.last


def test_named_intervention_comes_with_its_day_and_source() -> None:
    intervention = asked("What happened to ISIS after the coalition raids?").intervention
    assert intervention.date == date(2014, 9, 23)
    assert "Central Command" in intervention.source
    assert intervention.actor_id == "coalition"


NOTED = [
    ("What happened to ISIS after the coalition raids?",
     ["Islamic State", "2014-09-23", "everywhere", "2014-01-07", "by week"]),
    ("ماذا حدث لداعش بعد غارات التحالف؟",
     ["تنظيم الدولة", "2014-09-23", "كل مكان", "2014-01-07", "بالأسبوع"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "parts"), NOTED)
def test_every_part_has_its_sentence(words: str, parts: list[str]) -> None:
    notes = asked(words).notes
    assert len(notes) == len(parts)
    for note, part in zip(notes, parts, strict=True):
        assert part in note


WRONG = [
    ("What happened to the bananas after the coalition raids?", UnknownActor, '"the bananas"'),
    ("ماذا حدث للقمر بعد غارات التحالف؟", UnknownActor, '"للقمر"'),
    ("What happened to ISIS after the landing on Mars?", UnknownIntervention, "interventions.yml"),
    ("ماذا حدث لداعش بعد الهبوط على المريخ؟", UnknownIntervention, "interventions.yml"),
    ("What happened to ISIS after the attack?", UnclearQuestion, "several interventions"),
    ("What happened to ISIS and HTS after the coalition raids?", UnclearQuestion, "several actors"),
    ("What happened to ISIS?", UnclearQuestion, "after what"),
    ("Who carried out the coalition raids after the truce?", UnclearQuestion, "form"),
    ("What happened after the coalition raids?", UnclearQuestion, "no actor"),
    ("What happened in Idlib after the coalition raids?", UnclearQuestion, "a place"),
    ("من نفذ غارات التحالف؟", UnclearQuestion, "after what"),
    ("ماذا حدث بعد غارات التحالف؟", UnclearQuestion, "no actor"),
    ("What happened to ISIS after 3 May 2010?", DateOutsideData, "2010-05-03"),
    ("ماذا حدث لداعش بعد 3 أيار 2010؟", DateOutsideData, "2010-05-03"),
]


@pytest.mark.parametrize(("words", "error", "said"), WRONG)
def test_what_is_not_understood_is_named(words: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error) as raised:
        asked(words)
    assert said in str(raised.value)


def test_unknown_actor_names_the_nearest_and_the_list_to_edit() -> None:
    with pytest.raises(UnknownActor) as raised:
        asked("What happened to the Houthys after the coalition raids?")
    assert '"houthis" (houthis)' in raised.value.wrong
    assert "actors.yml" in raised.value.remedy


def test_place_of_the_options_counts_before_that_of_the_words() -> None:
    options = QuestionOptions(
        place="Raqqa", first_report=OPTIONS.first_report, last_report=OPTIONS.last_report
    )
    assert asked("What happened to ISIS in Hajin after the coalition raids?", options).place == "Raqqa"


def test_every_known_intervention_is_found_by_its_examples() -> None:
    for known in KNOWLEDGE.interventions:
        for words in (known.example or {}).values():
            try:
                found = asked(words, QuestionOptions()).intervention.id
            except (UnknownActor, UnclearQuestion) as error:
                assert "actor" in str(error)  # the examples may leave out the actor
            else:
                assert found == known.id


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("Hello", UnclearQuestion),
        ("What happened to Zorblax after the coalition raids?", UnknownActor),
        ("ماذا حدث لزوربلاكس بعد غارات التحالف؟", UnknownActor),
    ],
)
def test_what_no_report_could_help_is_said_before_any_is_read(words: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_words(words, KNOWLEDGE)


@pytest.mark.parametrize(
    "words", ["What happened to ISIS after the zorblax?", "ماذا حدث لداعش بعد غارات التحالف؟"]
)
def test_what_reports_may_tell_is_left_to_them(words: str) -> None:
    check_words(words, KNOWLEDGE)
