"""When: the days that belong to the clause of an event."""

from datetime import date

import pytest
from made_drafts import code, of_type, only

DAYS = [
    ("اندلعت اشتباكات بين فصيلين في الزاوية ليل الأربعاء.", (2018, 6, 13), (2018, 6, 13)),
    ("قُتل سبعة في غارة على دوما يومي الاثنين والثلاثاء.", (2018, 6, 11), (2018, 6, 12)),
    ("أعدم التنظيم خمسة شبان في الرقة أمس الخميس.", (2018, 6, 14), (2018, 6, 14)),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = only(text).date
    assert found is not None
    assert (found.value.first, found.value.last) == (date(*first), date(*last))


def test_what_is_announced_before_a_day_may_come_from_publication_on() -> None:
    found = only("أنذر الجيش أهالي القرية بمغادرتها قبل مساء غد السبت.").date
    assert found is not None
    assert (found.value.first, found.value.last) == (date(2018, 6, 15), date(2018, 6, 16))


def test_a_course_is_dated_by_the_verb_that_begins_it() -> None:
    found = of_type(
        "ألزم التنظيم المعلمين بدورة شرعية تبدأ الشهر القادم في الميادين.", "indoctrination"
    ).date
    assert found is not None
    assert found.value.first == date(2018, 7, 1)


def test_the_same_day_is_not_the_day_of_a_reason() -> None:
    text = (
        "نهبت الميليشيا يوم السبت الماضي محاصيل قرية التبيب، رداً على انشقاق القائد سالم في 20 أيار. "
        "وقتلت الميليشيا في اليوم ذاته سبعة رجال رمياً بالرصاص في القرية."
    )
    found = [d for d in code(text).drafts if d.type in ("execution", "killing")]
    assert [d.date.value.first for d in found if d.date is not None] == [date(2018, 6, 9)]


def test_the_entries_of_a_log_fall_on_the_day_in_its_heading() -> None:
    text = (
        "يوميات الجنوب - الخميس 14 حزيران\n\n"
        "00:40 أغار الطيران على بلدة الخيام.\n03:15 قصفت المدفعية بلدة كفركلا."
    )
    assert {d.date.value.first for d in code(text).drafts if d.date is not None} == {date(2018, 6, 14)}


def test_a_report_without_hours_is_not_dated_by_its_heading() -> None:
    text = "الخميس 14 حزيران: غارات في الجنوب\n\nأغار الطيران على بلدة الخيام."
    assert [d.date for d in code(text).drafts] == [None]


def test_a_later_sentence_dates_the_attack_it_names() -> None:
    text = "قُتل جنديان بهجوم على نقطة عسكرية قرب بعقوبة. وقال المصدر إن الهجوم وقع مساء الأربعاء."
    assert [d.date.value.first for d in code(text).drafts if d.date is not None] == [date(2018, 6, 13)]
