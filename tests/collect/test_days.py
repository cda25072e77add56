"""Days of publication as they are written, and what is no day."""

from datetime import date

import pytest

from dalil.collect.days import find_day, iso_day, stated_day

DAY = date(2015, 3, 4)


@pytest.mark.parametrize(
    "words",
    [
        "2015-03-04",
        "2015/3/4",
        " 2015-03-04T23:59:00-05:00",
        "20150304",
        "٢٠١٥-٠٣-٠٤",
        "4 March 2015",
        "March 4, 2015",
        "Wed, 04 Mar 2015 10:00:00 GMT",
        "4 آذار 2015",
        "4 آذار/مارس 2015",
        "الأربعاء ٤ مارس ٢٠١٥",
    ],
)
def test_a_day_is_read_as_it_is_written(words: str) -> None:
    assert stated_day(words) == DAY


@pytest.mark.parametrize(
    "words",
    ["", "03/04/2015", "March 2015", "2015", "4 March", "yesterday", "أمس", "2015-02-31",
     "4 March 2015 to 6 March 2015",
     "4 آذار", "آذار 2015", "n/a"],
)  # fmt: skip
def test_what_names_no_single_day_is_none(words: str) -> None:
    assert stated_day(words) is None


def test_the_first_full_day_of_a_line_is_found_with_its_place() -> None:
    line = "صحيفة الوطن, الأربعاء 4 آذار 2015 - 10:30"
    found = find_day(line)
    assert found is not None and found.day == DAY
    assert line[found.start : found.end] == "الأربعاء 4 آذار 2015"
    assert find_day("صحيفة اليوم، 4 آذار 2015") is not None
    assert find_day("Nothing is dated here, in May") is None


def test_only_a_year_first_date_is_iso() -> None:
    assert iso_day("4 March 2015") is None
    assert iso_day("2015-03-04 08:00") == DAY
