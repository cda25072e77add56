"""Ordinary words and words that may be names."""

import pytest

from dalil.language.arabic_lemmas import is_listed, is_ordinary


@pytest.mark.parametrize("word", ["إطار", "الإطار", "بالإطار", "وقت", "هجوم"])
def test_an_ordinary_word_is_known_with_its_clitics(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["كفرنبل", "صبيخان", "القورية"])
def test_a_village_is_no_ordinary_word(word: str) -> None:
    assert not is_ordinary(word)


def test_a_listed_word_stands_as_it_is() -> None:
    assert is_listed("حقوق")
    assert not is_listed("لحقوق")
