"""According to whom, and how far that reaches."""

import pytest
from made_drafts import drafts_of, only, words

ROWS = [
    ("قُتل مدنيان في قصف على دوما، بحسب المرصد السوري لحقوق الإنسان.", "المرصد السوري لحقوق الإنسان"),
    ("قال ناشطون إن التنظيم أعدم شاباً في الرقة.", "ناشطون"),
    ("أفاد مراسل الوكالة بأن القوات التركية قصفت تل تمر.", "مراسل الوكالة"),
    ("ووفق مصادر محلية، اعتقلت الأسايش ثلاثة شبان في الحسكة.", "مصادر محلية"),
    ("قُتل مدنيان في قصف على دوما، وفق ما ذكرت وكالة سمارت.", "وكالة سمارت"),
    ("نقلت شبكة محلية عن طبيب أن القصف على دوما قتل خمسة مدنيين.", "طبيب"),
    ("وثقت الشبكة السورية لحقوق الإنسان مقتل 172 مدنياً في حلب.", "الشبكة السورية لحقوق الإنسان"),
    ("أعدم التنظيم شاباً في الرقة.", None),
    ("09:40 مراسلنا: مقتل مدنيين اثنين في غارة على رفح", "مراسلنا"),
    ("أقر جيش الاحتلال بمقتل ثلاثة من جنوده في معارك جنوب لبنان.", "جيش الاحتلال"),
    ("الرقة: مقتل مدنيين اثنين في غارة على السوق", None),
]


@pytest.mark.parametrize(("text", "source"), ROWS)
def test_source(text: str, source: str | None) -> None:
    assert words(text, only(text).attribution) == source


def test_a_source_between_commas_answers_for_the_whole_clause() -> None:
    text = "أسفر الهجوم على البلدة، بحسب المرصد، عن نزوح ألف مدني من رأس العين."
    assert words(text, drafts_of(text)[-1].attribution) == "المرصد"


def test_a_source_does_not_reach_into_a_contrasting_clause() -> None:
    text = "قُتل مدنيان في قصف على دوما بحسب المرصد، فيما اعتقلت الأسايش ثلاثة شبان في الحسكة."
    shelling, detention = drafts_of(text)
    assert words(text, shelling.attribution) == "المرصد"
    assert detention.attribution is None


def test_who_added_something_is_who_spoke_last() -> None:
    text = "قالت لجان المقاومة إن مسلحين هاجموا القرية. وأضافت أن القوة اقتادت ثلاثة شبان إلى جهة مجهولة."
    assert words(text, drafts_of(text)[-1].attribution) == "لجان المقاومة"


def test_what_a_spokesman_denies_is_denied_for_his_side() -> None:
    text = "نفى مستشار بالدعم السريع قصف السوق في نيالا."
    denial = only(text)
    assert denial.certainty.value == "denied"
    assert words(text, denial.actor) == "الدعم السريع"
