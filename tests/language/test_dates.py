"""Dates of both languages: what the words and the publication day tell, and no more."""

import random
from datetime import date
from itertools import pairwise

import pytest

from dalil.language.date_lexemes import phrases
from dalil.language.dates import DateMention, find_dates

# 15 November 2017 is a Wednesday.
PUBLISHED = date(2017, 11, 15)


def days(
    text: str, language: str, published: date | None = PUBLISHED, *, future: bool = False
) -> list[str]:
    return [shown(mention) for mention in find_dates(text, language, published, future=future)]


def shown(mention: DateMention) -> str:
    if mention.range is None:
        return mention.kind
    first, last = mention.range.first, mention.range.last
    return str(first) if first == last else f"{first}..{last}"


FULL = [
    ("en", "on 3 October 2017", "2017-10-03"),
    ("en", "on the 3rd of October, 2017", "2017-10-03"),
    ("en", "on October 3, 2017", "2017-10-03"),
    ("en", "on Oct. 3rd 2017", "2017-10-03"),
    ("en", "2017-10-03", "2017-10-03"),
    ("en", "23/10/2017", "2017-10-23"),
    ("en", "10/23/2017", "2017-10-23"),
    ("en", "3.10.2017", "2017-10-03"),
    ("en", "in March 2016", "2016-03-01..2016-03-31"),
    ("en", "the twenty-first of May 2015", "2015-05-21"),
    ("ar", "في 3 تشرين الأول 2017", "2017-10-03"),
    ("ar", "في 3 تشرين الأول/أكتوبر 2017", "2017-10-03"),
    ("ar", "في 3 أكتوبر 2017", "2017-10-03"),
    ("ar", "في ٣ تشرين الثاني ٢٠١٦", "2016-11-03"),
    ("ar", "في الثالث من كانون الأول 2015", "2015-12-03"),
    ("ar", "في الحادي والعشرين من أيار 2015", "2015-05-21"),
    ("ar", "يوم 9 شباط (فبراير) 2016", "2016-02-09"),
    ("ar", "يوم 14 جويلية 2016", "2016-07-14"),
    ("ar", "يوم 14 فيفري 2016", "2016-02-14"),
    ("ar", "بتاريخ 3/10/2017", "2017-10-03"),
    ("ar", "بتاريخ 2017-10-03", "2017-10-03"),
    ("ar", "في آب 2014", "2014-08-01..2014-08-31"),
    ("ar", "في 12 رمضان 1437 هـ", "2016-06-17"),
    ("en", "in 2014", "2014-01-01..2014-12-31"),
    ("ar", "عام 2014", "2014-01-01..2014-12-31"),
    ("en", "in the first half of August 2014", "2014-08-01..2014-08-15"),
    ("en", "from March to June 2014", "2014-03-01..2014-06-30"),
    ("ar", "بين آذار وأيار ٢٠١٦", "2016-03-01..2016-05-31"),
    ("ar", "بين عامي 2014 و2016", "2014-01-01..2016-12-31"),
    ("en", "in Q2 2016", "2016-04-01..2016-06-30"),
]


@pytest.mark.parametrize(("language", "text", "expected"), FULL)
def test_full_dates_need_no_publication_day(language: str, text: str, expected: str) -> None:
    assert days(text, language, None) == [expected]


NEWS = [
    ("en", "on Sunday", "2017-11-12"),
    ("en", "on Wednesday", "2017-11-15"),
    ("en", "last Wednesday", "2017-11-08"),
    ("en", "on Friday morning", "2017-11-10"),
    ("en", "on Friday night", "2017-11-10..2017-11-11"),
    ("en", "in the night from Sunday to Monday", "2017-11-12..2017-11-13"),
    ("en", "overnight", "2017-11-14..2017-11-15"),
    ("en", "yesterday", "2017-11-14"),
    ("en", "two days ago", "2017-11-13"),
    ("en", "about a month ago", "2017-10-01..2017-10-31"),
    ("en", "last week", "2017-11-06..2017-11-12"),
    ("en", "in the past week", "2017-11-08..2017-11-15"),
    ("en", "in the last 48 hours", "2017-11-13..2017-11-15"),
    ("en", "over the past two days", "2017-11-13..2017-11-15"),
    ("en", "last month", "2017-10-01..2017-10-31"),
    ("en", "late last month", "2017-10-21..2017-10-31"),
    ("en", "early this month", "2017-11-01..2017-11-10"),
    ("en", "at the start of the year", "2017-01-01..2017-01-31"),
    ("en", "since the beginning of the year", "2017-01-01..2017-11-15"),
    ("en", "since May 26, a sharp rise", "2017-05-26..2017-11-15"),
    ("en", "since October", "2017-10-01..2017-11-15"),
    ("en", "since December", "2016-12-01..2017-11-15"),
    ("en", "on 20 November", "2016-11-20"),
    ("en", "On June 1 fighters opened fire", "2017-06-01"),
    ("en", "between 3 and 7 May", "2017-05-03..2017-05-07"),
    ("en", "on May 3-7", "2017-05-03..2017-05-07"),
    ("en", "between Friday and Sunday", "2017-11-10..2017-11-12"),
    ("en", "in mid-October", "2017-10-11..2017-10-20"),
    ("en", "in November", "2017-11-01..2017-11-15"),
    ("ar", "أمس", "2017-11-14"),
    ("ar", "أمس الثلاثاء", "2017-11-14"),
    ("ar", "أول أمس", "2017-11-13"),
    ("ar", "صباح اليوم الأربعاء", "2017-11-15"),
    ("ar", "ليل أمس", "2017-11-14..2017-11-15"),
    ("ar", "مساء الأحد", "2017-11-12"),
    ("ar", "ليل الأحد - الإثنين", "2017-11-12..2017-11-13"),
    ("ar", "الأربعاء الماضي", "2017-11-08"),
    ("ar", "يوم الجمعة الماضي", "2017-11-10"),
    ("ar", "قبل يومين", "2017-11-13"),
    ("ar", "قبل نحو شهر", "2017-10-01..2017-10-31"),
    ("ar", "خلال الساعات الـ24 الماضية", "2017-11-14..2017-11-15"),
    ("ar", "خلال الأسابيع الثمانية الماضية", "2017-09-20..2017-11-15"),
    ("ar", "خلال اليومين الماضيين", "2017-11-13..2017-11-15"),
    ("ar", "خلال أسبوع", "2017-11-08..2017-11-15"),
    ("ar", "الأسبوع الماضي", "2017-11-06..2017-11-12"),
    ("ar", "نزحت الأسبوع الماضي من القرى المجاورة", "2017-11-06..2017-11-12"),
    ("ar", "الشهر الماضي", "2017-10-01..2017-10-31"),
    ("ar", "العام الماضي", "2016-01-01..2016-12-31"),
    ("ar", "مطلع الشهر الجاري", "2017-11-01..2017-11-10"),
    ("ar", "مطلع العام الجاري", "2017-01-01..2017-01-31"),
    ("ar", "أواخر الشهر الماضي", "2017-10-21..2017-10-31"),
    ("ar", "في 12 الشهر الجاري", "2017-11-12"),
    ("ar", "في آذار الماضي", "2017-03-01..2017-03-31"),
    ("ar", "منذ التاسع من شباط الماضي", "2017-02-09..2017-11-15"),
    ("ar", "منذ كانون الثاني 2015", "2015-01-01..2017-11-15"),
    ("ar", "بين 4 و10 من تشرين الثاني الحالي", "2017-11-04..2017-11-10"),
    ("ar", "من 3 إلى 7 أيار", "2017-05-03..2017-05-07"),
    ("ar", "منتصف تموز", "2017-07-11..2017-07-20"),
]


@pytest.mark.parametrize(("language", "text", "expected"), NEWS)
def test_news_dates_look_back_from_publication(language: str, text: str, expected: str) -> None:
    assert days(text, language) == [expected]


@pytest.mark.parametrize(("language", "text", "expected"), NEWS)
def test_nothing_is_resolved_without_anchor_or_year(language: str, text: str, expected: str) -> None:
    resolved = [mention for mention in find_dates(text, language, None) if mention.range is not None]
    has_year = any(part in text for part in ("2014", "2015", "2016", "2017"))
    assert not resolved or has_year


NIGHTS_AND_LISTS = [
    ("en", "overnight Friday", "2017-11-10..2017-11-11"),
    ("en", "Friday overnight", "2017-11-10..2017-11-11"),
    ("en", "overnight on 3-4 May", "2017-05-03..2017-05-04"),
    ("en", "overnight into Monday", "2017-11-12..2017-11-13"),
    ("en", "overnight from Friday to Saturday", "2017-11-10..2017-11-11"),
    ("en", "on Sunday-Monday night", "2017-11-12..2017-11-13"),
    ("en", "two nights ago", "2017-11-13..2017-11-14"),
    ("en", "the night before last", "2017-11-13..2017-11-14"),
    ("ar", "ليل السبت الأحد", "2017-11-11..2017-11-12"),
    ("en", "on 7, 8 and 9 October", "2017-10-07..2017-10-09"),
    ("en", "October 7 and 8", "2017-10-07..2017-10-08"),
    ("en", "On October 7 and 8 people died", "2017-10-07"),
    ("en", "Oct. 7-8, 2016", "2016-10-07..2016-10-08"),
    ("en", "27 Sept.-3 Oct.", "2017-09-27..2017-10-03"),
    ("ar", "يومي 7 و8 تشرين الأول", "2017-10-07..2017-10-08"),
    ("ar", "في السابع والثامن من تشرين الأول", "2017-10-07..2017-10-08"),
    ("ar", "في 9 الجاري", "2017-11-09"),
    ("ar", "مطلع العام 2013", "2013-01-01..2013-01-31"),
    ("en", "the January 6 attack", "2017-01-06"),
    ("en", "after the October 7 raid on the town", "2017-10-07"),
    ("en", "the October 7 attacks", "2017-10-07"),
    ("en", "In May 6 attacks were counted", "2017-05-01..2017-05-31"),
    ("en", "mid-2015", "2015-05-01..2015-08-31"),
    ("en", "Thursday (Oct. 12)", "2017-10-12"),
    ("en", "Sun., Oct. 8", "2017-10-08"),
    ("en", "Tuesday's raid", "2017-11-14"),
    ("en", "last month's offensive", "2017-10-01..2017-10-31"),
    ("en", "on the 5th", "2017-11-05"),
    ("en", "on 13.10. the town fell", "2017-10-13"),
    ("en", "this past weekend", "2017-11-11..2017-11-12"),
    ("en", "Friday last week", "2017-11-10"),
    ("en", "the week before last", "2017-10-30..2017-11-05"),
    ("en", "half a year ago", "2017-01-01..2017-06-30"),
    ("en", "a year and a half ago", "2016-01-01..2016-06-30"),
    ("ar", "قبل شهر ونصف", "2017-09-01..2017-09-30"),
    ("ar", "في وقت سابق من هذا الشهر", "2017-11-01..2017-11-15"),
    ("en", "on Christmas Eve", "2016-12-24"),
    ("en", "Easter Sunday 2016", "2016-03-27"),
    ("en", "Black Friday 2016", "2016-11-25"),
    ("ar", "أول أيام عيد الفطر", "2017-06-25"),
    ("en", "from 10/13 to 10/20", "2017-10-13..2017-10-20"),
    ("en", "13/10-20/10/2017", "2017-10-13..2017-10-20"),
]


@pytest.mark.parametrize(("language", "text", "expected"), NIGHTS_AND_LISTS)
def test_nights_lists_parts_of_units_and_feasts(language: str, text: str, expected: str) -> None:
    assert days(text, language) == [expected]


AHEAD = [
    ("en", "from Sunday", "2017-11-19"),
    ("en", "on 20 November", "2017-11-20"),
    ("en", "in the coming days", "2017-11-15..2017-11-22"),
    ("en", "within days", "2017-11-15..2017-11-22"),
    ("ar", "الأسبوع المقبل", "2017-11-20..2017-11-26"),
    ("ar", "خلال الأيام المقبلة", "2017-11-15..2017-11-22"),
    ("ar", "يوم الجمعة المقبل", "2017-11-17"),
    ("ar", "في كانون الأول", "2017-12-01..2017-12-31"),
]


@pytest.mark.parametrize(("language", "text", "expected"), AHEAD)
def test_announced_dates_look_ahead(language: str, text: str, expected: str) -> None:
    assert days(text, language, future=True) == [expected]


CHAINS = [
    ("en", "On Sunday they came. A day earlier a mine had exploded.", ["2017-11-12", "2017-11-11"]),
    ("en", "On 3 May 2016 it began. The following day it ended.", ["2016-05-03", "2016-05-04"]),
    ("en", "On Tuesday night shots were heard. No plane flew that night.", ["2017-11-14..2017-11-15"] * 2),
    ("en", "In August 2014 they fled, after a deal of July of that year.",
     ["2014-08-01..2014-08-31", "2014-07-01..2014-07-31"]),
    ("ar", "وقع الهجوم أمس الثلاثاء، وخرج في اليوم نفسه المئات.", ["2017-11-14", "2017-11-14"]),
    ("ar", "دخلوا في 3 أيار 2016 وانسحبوا بعد يومين من ذلك.", ["2016-05-03", "2016-05-05"]),
    ("ar", "دخلوا في 3 أيار 2016. وقبل ذلك بيومين نزح الأهالي.", ["2016-05-03", "2016-05-01"]),
    ("ar", "دخلوا في 3 أيار 2016 ثم انسحبوا بعد أسبوع", ["2016-05-03", "2016-05-10"]),
    ("ar", "دخلوا في 3 أيار 2016 وعادوا الجمعة التالية", ["2016-05-03", "2016-05-06"]),
    ("en", "On 3 May 2016 they left; the Friday before, shells fell.", ["2016-05-03", "2016-04-29"]),
    ("en", "On 3 May 2016 they left; the following week,", ["2016-05-03", "2016-05-09..2016-05-15"]),
    ("ar", "ليل الخميس/الجمعة 9-10 تشرين الثاني", ["2017-11-09..2017-11-10", "2017-11-09..2017-11-10"]),
    ("en", "in November and December 2013", ["2013-11-01..2013-11-30", "2013-12-01..2013-12-31"]),
    ("en", "in December and January 2014", ["2013-12-01..2013-12-31", "2014-01-01..2014-01-31"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CHAINS)
def test_relative_dates_lean_on_the_day_before_them(language: str, text: str, expected: list[str]) -> None:
    assert days(text, language) == expected


UNRESOLVED = [
    ("en", "in recent weeks"),
    ("en", "recently"),
    ("en", "several months ago"),
    ("en", "in the summer of 2014"),
    ("en", "on 03/04/2016"),
    ("en", "A day earlier they had fled."),
    ("ar", "في الآونة الأخيرة"),
    ("ar", "خلال الأسابيع الماضية"),
    ("ar", "قبل أيام"),
    ("ar", "أعدم قبل أسابيع 200 من عناصره"),
    ("ar", "صيف 2014"),
    ("en", "The following Friday they came back."),
    ("en", "the Friday before the vote"),
    ("ar", "انسحبوا بعد يومين"),
    ("ar", "وقبل ذلك بأسبوع نزحوا"),
    ("en", "on 5.6."),
]


@pytest.mark.parametrize(("language", "text"), UNRESOLVED)
def test_vague_and_ambiguous_dates_have_no_days(language: str, text: str) -> None:
    found = find_dates(text, language, PUBLISHED)
    assert len(found) == 1
    assert found[0].range is None


MORE = [
    ("en", "next Friday", "2017-11-24"),
    ("en", "the first week of October", "2017-10-02..2017-10-08"),
    ("en", "the third Wednesday of last month", "2017-10-18"),
    ("en", "the 20th of last month", "2017-10-20"),
    ("en", "two days before yesterday", "2017-11-12"),
    ("en", "for two weeks starting 3 May", "2017-05-03..2017-05-16"),
    ("en", "the rest of the month", "2017-11-15..2017-11-30"),
    ("en", "earlier this month", "2017-11-01..2017-11-15"),
    ("en", "over the weekend", "2017-11-11..2017-11-12"),
    ("en", "the first ten days of May", "2017-05-01..2017-05-10"),
    ("en", "by Monday noon", "2017-11-13"),
    ("en", "the 1990s", "1990-01-01..1999-12-31"),
    ("en", "hours ago", "2017-11-14..2017-11-15"),
    ("ar", "الأسبوع الأول من تشرين الأول", "2017-10-02..2017-10-08"),
    ("ar", "اليوم الأحد", "2017-11-15"),
    ("ar", "يومي الجمعة والسبت", "2017-11-10..2017-11-11"),
    ("ar", "في 16/04/21", "2016-04-21"),
    ("ar", "3 رمضان الموافق 8 حزيران 2016", "2016-06-08"),
    ("en", "on this day three years ago", "2014-11-15"),
    ("ar", "في مثل هذا اليوم قبل ثلاث سنوات", "2014-11-15"),
    ("ar", "في مثل هذا اليوم من عام 2014", "2014-11-15"),
    ("en", "the last three days of September", "2017-09-28..2017-09-30"),
    ("en", "between September and October last year", "2016-09-01..2016-10-31"),
    ("ar", "قبل شهر واحد", "2017-10-01..2017-10-31"),
    ("ar", "أيار من العام الماضي", "2016-05-01..2016-05-31"),
]


@pytest.mark.parametrize(("language", "text", "expected"), MORE)
def test_counted_and_composed_dates(language: str, text: str, expected: str) -> None:
    assert days(text, language) == [expected]


CLOCKS = [
    ("en", "on Friday at 4pm", "2017-11-10", "16:00"),
    ("en", "on 3 May 2016 at 8:30 am", "2016-05-03", "08:30"),
    ("en", "tomorrow evening at 7", "2017-11-16", "19:00"),
    ("en", "at 8.30pm today", "2017-11-15", "20:30"),
    ("en", "at half past seven on Friday", "2017-11-10", "07:30"),
    ("en", "on Monday at 2.30", "2017-11-13", "02:30"),
    ("ar", "الساعة 8:30 مساء الجمعة", "2017-11-10", "20:30"),
    ("ar", "أمس الساعة السابعة والنصف صباحاً", "2017-11-14", "07:30"),
]


@pytest.mark.parametrize(("language", "text", "day", "clock"), CLOCKS)
def test_clock_times_stay_with_their_day(language: str, text: str, day: str, clock: str) -> None:
    found = find_dates(text, language, PUBLISHED)
    assert [(shown(mention), f"{mention.clock:%H:%M}") for mention in found] == [(day, clock)]


def test_lengths_of_time_date_nothing() -> None:
    for text in ("to register within a week", "40 were killed in two days"):
        assert [mention.kind for mention in find_dates(text, "en", PUBLISHED)] == ["duration"]


PIECES = [
    " ".join(words) for words in phrases()
] + "1 2 31 2016 1437 10000 8:30 25:70 ٣ / - , . ( ) و".split()


@pytest.mark.parametrize("seed", range(40))
def test_any_words_in_any_order_are_read_without_failing(seed: int) -> None:
    draw = random.Random(seed)
    for published in (date(2016, 2, 29), date(1, 1, 1), None):
        text = " ".join(draw.choice(PIECES) for _ in range(30))
        spans = [mention.span for mention in find_dates(text, draw.choice(["en", "ar"]), published)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))


def test_a_numeric_date_of_the_same_text_settles_the_order() -> None:
    assert days("on 03/04/2016 and on 25/04/2016", "en", None) == ["2016-04-03", "2016-04-25"]
    assert days("on 03/04/2016 and on 04/25/2016", "en", None) == ["2016-03-04", "2016-04-25"]


NO_DATES = [
    ("en", "the villagers may leave the town"),
    ("en", "a march of 2000 people"),
    ("en", "12 fighters and 15 civilians were killed"),
    ("en", "the sun set over the sat dish"),
    ("ar", "أب لخمسة أطفال"),
    ("ar", "مارس التنظيم ضغوطاً على السكان"),
    ("ar", "قتل 15 مدنياً و20 عنصراً"),
    ("ar", "اليوم الثالث من المعركة"),
    ("ar", "لليوم الثالث على التوالي"),
    ("ar", "بعد يومين من الحصار"),
    ("ar", "قرب قرية النوروز"),
    ("ar", "يوم 5"),
    ("en", "a Christmas market"),
    ("en", "on 2.5 hectares of land"),
    ("en", "on 7.12 million people"),
]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_words_that_look_like_dates_are_none(language: str, text: str) -> None:
    assert find_dates(text, language, PUBLISHED) == []


@pytest.mark.parametrize(("language", "text", "expected"), FULL + NEWS)
def test_spans_cover_words_of_the_text(language: str, text: str, expected: str) -> None:
    for padded in (f"x {text}.", f"«{text}»"):
        for mention in find_dates(padded, language, PUBLISHED):
            words = mention.span.of(padded)
            assert words.strip(" .«»") == words
            assert words in text
