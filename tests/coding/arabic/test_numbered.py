"""Numbers and days that belong to the name of a place."""

import pytest
from made_drafts import of_type, words

NAMES = [
    ("قصفت المدفعية حي 8 مارس مساء أمس.", "shelling", "حي 8 مارس"),
    ("سيطر الجيش على مستشفى 22 مايو.", "capture", "مستشفى 22 مايو"),
    ("انفجرت سيارة مفخخة قرب تقاطع كيلو 9.", "explosion", "تقاطع كيلو 9"),
    ("خرج المئات في مظاهرة في سوق الخميس اليوم.", "protest", "سوق الخميس"),
]


@pytest.mark.parametrize(("text", "kind", "place"), NAMES)
def test_a_number_or_a_day_is_part_of_the_name(text: str, kind: str, place: str) -> None:
    assert words(text, of_type(text, kind).place) == place


def test_the_day_of_a_name_is_no_date() -> None:
    assert of_type("سيطر الجيش على مستشفى 22 مايو.", "capture").date is None


def test_a_number_that_counts_something_names_no_place() -> None:
    text = "اعتقلت القوة في الحي 7 مدنيين."
    assert [count.low for count in of_type(text, "detention").counts] == [7]
