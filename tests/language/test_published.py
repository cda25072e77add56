"""The day on which a page says it was published."""

import pytest

from dalil.language.published import find_published

STATED = [
    ("en", "A title\nPublished: 3 May 2016\n\nThe report.", "3 May 2016", "2016-05-03"),
    ("en", "Posted on\nMay 3, 2016\nThe report.", "May 3, 2016", "2016-05-03"),
    ("en", "A title\nDecember 15, 2014 at 10:23 am\nIn May 2011 it began.", None, "2014-12-15"),
    ("en", "A title\nBy A. Reporter | 3 May 2016 | 10:30\nThe report.", "3 May 2016", "2016-05-03"),
    ("en", "2016-05-03T10:23:00+03:00", None, "2016-05-03"),
    (
        "en",
        "A title\nBEIRUT, May 3, 2016 (Agency) - It began.",
        "May 3, 2016",
        "2016-05-03",
    ),
    ("en", "A title\nLast updated: 4 May 2016\n", "4 May 2016", "2016-05-04"),
    ("ar", "عنوان\nنُشر في 3 أيار 2016\n\nالتقرير.", "3 أيار 2016", "2016-05-03"),
    ("ar", "عنوان\nتاريخ النشر: 2016/05/03\nالتقرير.", "2016/05/03", "2016-05-03"),
    ("ar", "عنوان\nالثلاثاء 3 مايو 2016\nالتقرير.", "الثلاثاء 3 مايو 2016", "2016-05-03"),
    ("ar", "دمشق-سانا، 3 أيار 2016: وقع انفجار.", "3 أيار 2016", "2016-05-03"),
    ("ar", "عنوان\n٣ أيار ٢٠١٦\nالتقرير.", "٣ أيار ٢٠١٦", "2016-05-03"),
    ("ar", "عنوان\nالأحد 15 صفر 1438 هـ - 15 نوفمبر 2016م\n", None, "2016-11-15"),
]


@pytest.mark.parametrize(("language", "text", "words", "day"), STATED)
def test_published_day_is_read(language: str, text: str, words: str | None, day: str) -> None:
    found = find_published(text, language)
    assert found is not None
    assert found.range is not None
    assert str(found.range.first) == str(found.range.last) == day
    assert words is None or found.span.of(text) == words


NOT_STATED = [
    ("en", "A title\nCopyright © 3 May 2016. All rights reserved."),
    ("en", "A title\n© 2016 The Network"),
    ("en", "A title\nThe army said it entered the town on 3 May 2016."),
    ("en", "A title\n3 May 2016\nAnother title\n5 June 2016\n"),
    ("en", "A title\nPublished Tuesday at 10:15\n"),
    ("en", "A title\nPublished: 03/04/2016\n"),
    ("ar", "جميع الحقوق محفوظة 3 أيار 2016"),
    ("ar", "نشر تنظيم الدولة في 3 أيار 2016 صوراً"),
]


@pytest.mark.parametrize(("language", "text"), NOT_STATED)
def test_other_dates_are_not_the_published_day(language: str, text: str) -> None:
    assert find_published(text, language) is None
