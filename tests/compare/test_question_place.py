"""Places in the words of a question."""

import pytest

from dalil.compare.question_place import place_in, place_note
from dalil.knowledge.load import load_knowledge

GAZETTEER = load_knowledge().gazetteer

PLACES = [
    ("en", "ISIS in Deir ezzor", "Deir ezzor", "ISIS"),
    ("en", "the coalition raids in Hajin last winter", "Hajin", "the coalition raids last winter"),
    ("ar", "داعش في دير الزور", "دير الزور", "داعش"),
]


@pytest.mark.parametrize(("language", "words", "name", "rest"), PLACES)
def test_place_after_in_is_taken_out(language: str, words: str, name: str, rest: str) -> None:
    assert place_in(words, language, GAZETTEER) == (name, rest)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "the battle of Raqqa"), ("ar", "معركة الرقة"), ("en", "ISIS")]
)
def test_place_that_is_part_of_a_name_stays(language: str, words: str) -> None:
    assert place_in(words, language, GAZETTEER) is None


def test_note_says_where_events_count() -> None:
    assert "everywhere" in place_note(None, GAZETTEER).en
    assert "Hajin" in place_note("Hajin", GAZETTEER).en
    assert "does not know" in place_note("Xyzzyville", GAZETTEER).en
