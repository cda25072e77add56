"""Forms of Arabic verbs, as folded words."""

import pytest

from dalil.language.arabic_verbs import verb_forms

ROWS = [
    # lemma, form, tense, voice, number
    ("قتل", "قتلت", "past", "either", "one"),
    ("قتل", "قتلوا", "past", "either", "many"),
    ("قتل", "يقتلون", "present", "either", "many"),
    ("أعدم", "اعدم", "past", "either", "one"),
    ("أعدم", "يعدم", "present", "either", "one"),
    ("قاد", "قيد", "past", "passive", "one"),
    ("قاد", "يقود", "present", "active", "one"),
    ("قاد", "يقاد", "present", "passive", "one"),
    ("أصاب", "اصيب", "past", "passive", "one"),
    ("اغتال", "اغتيل", "past", "passive", "one"),
    ("استعاد", "استعادت", "past", "active", "one"),
    ("استعاد", "يستعيد", "present", "active", "one"),
    ("استهدف", "استهدفت", "past", "either", "one"),
    ("حاصر", "حوصر", "past", "passive", "one"),
    ("نفى", "نفت", "past", "either", "one"),
    ("نفى", "ينف", "present", "either", "one"),
    ("وصل", "يصل", "present", "either", "one"),
    ("وزّع", "يوزع", "present", "either", "one"),
    ("شن/يشن", "شنت", "past", "either", "one"),
    ("باع/يبيع", "يبعن", "present", "either", "many"),
]


@pytest.mark.parametrize(("lemma", "form", "tense", "voice", "number"), ROWS)
def test_a_form_is_known_with_what_its_spelling_tells(
    lemma: str, form: str, tense: str, voice: str, number: str
) -> None:
    found = verb_forms(lemma)[form]
    assert (found.tense, found.voice, found.number) == (tense, voice, number)


def test_the_object_pronoun_is_told_and_makes_the_verb_active() -> None:
    found = verb_forms("اعتقل")["اعتقلهم"]
    assert (found.suffix, found.voice) == ("هم", "active")


def test_the_future_is_told() -> None:
    assert verb_forms("قصف")["سيقصف"].future
    assert not verb_forms("قصف")["يقصف"].future


@pytest.mark.parametrize(("lemma", "form"), [("بايع", "يباع"), ("طوّق", "يطاق"), ("قتل", "نقتل")])
def test_a_form_of_another_verb_is_not_made(lemma: str, form: str) -> None:
    assert form not in verb_forms(lemma)
