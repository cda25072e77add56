from datetime import date

import pytest

from dalil.language.dates import find_dates
from dalil.model import Span
from evaluation.outside.arabic_ner import widened
from evaluation.outside.dates import value_of, written
from evaluation.outside.fakes import opening_day

REFERENCE = date(2016, 11, 7)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 3 May 2015", "2015-05-03"),
        ("in May 2015", "2015-05-01/2015-06-01"),
        ("in 2015", "2015-01-01/2016-01-01"),
        ("from 3 to 7 May 2015", "2015-05-03/2015-05-07"),
    ],
)
def test_days_are_written_as_the_set_writes_them(words: str, value: str) -> None:
    (mention,) = find_dates(words, "en", REFERENCE)
    assert value_of(mention, REFERENCE) == value


@pytest.mark.parametrize(("number", "text"), [(12, "12"), (0.5, "0.5"), (2.5e-7, "2.5E-07")])
def test_numbers_are_written_as_the_set_writes_them(number: float, text: str) -> None:
    assert written(number) == text


def test_the_day_of_an_article_is_the_first_full_day_of_its_opening() -> None:
    assert opening_day("Posted on August 3 2016 by our staff. The raid of 1 May 2011 ...") == date(
        2016, 8, 3
    )
    assert opening_day("Ten people died on Thursday.") is None


@pytest.mark.parametrize(
    ("text", "name", "with_noun", "words"),
    [
        ("وصل إلى مدينة هجين، أمس", "هجين", True, "مدينة هجين"),
        ("وصل إلى مدينة هجين، أمس", "هجين", False, "هجين"),
        ("بين سوريا ولبنان", "لبنان", False, "ولبنان"),
    ],
)
def test_a_place_is_widened_as_the_set_marks_it(text: str, name: str, with_noun: bool, words: str) -> None:
    start = text.index(name)
    assert widened(text, Span(start, start + len(name)), with_noun=with_noun).of(text) == words
