"""Clitics before a word and the endings of a noun."""

import pytest

from dalil.language.arabic_words import noun_forms, read_word, splits

KNOWN = {"قصف", "رصاص", "قوات", "مدينه", "قتل", "وقع"}

READ = [
    # folded word, conjunction, preposition, rest
    ("قصف", "", "", "قصف"),
    ("وقصف", "و", "", "قصف"),
    ("برصاص", "", "ب", "رصاص"),
    ("وبالقصف", "و", "ب", "القصف"),
    ("للقوات", "", "ل", "القوات"),
    ("وقع", "", "", "وقع"),
    ("فراس", "", "", "فراس"),
    ("بالحسكه", "", "ب", "الحسكه"),
]


@pytest.mark.parametrize(("word", "conjunction", "preposition", "rest"), READ)
def test_clitics_are_taken_off_known_words_only(
    word: str, conjunction: str, preposition: str, rest: str
) -> None:
    assert tuple(read_word(word, KNOWN.__contains__)) == (conjunction, preposition, rest)


def test_every_reading_is_offered_and_the_plain_one_first() -> None:
    found = [tuple(split) for split in splits("وبقصف")]
    assert found[0] == ("", "", "وبقصف")
    assert ("و", "ب", "قصف") in found


@pytest.mark.parametrize("word", ["القي", "الزم", "التحق", "الاف", "الغام"])
def test_letters_like_the_article_are_no_article(word: str) -> None:
    assert not splits(word)[0].is_definite


def test_the_article_is_told() -> None:
    split = splits("القصف")[0]
    assert split.is_definite
    assert split.bare == "قصف"


def test_a_noun_has_its_dual_its_accusative_and_its_pronouns() -> None:
    assert {"غاره", "غارات", "غارتان", "غارتين", "غارته"} <= noun_forms("غارة")
    assert {"هجوم", "هجوما", "هجومين", "هجومهم"} <= noun_forms("هجوم")
