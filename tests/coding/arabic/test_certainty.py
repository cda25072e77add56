"""Stated, uncertain, denied, announced; and what is no claim at all."""

import pytest
from made_drafts import code, drafts_of, only

ROWS = [
    ("قصفت قوات النظام مدينة دوما.", "stated"),
    ("نفى المتحدث باسم الجيش قصف مدينة دوما.", "denied"),
    ("لم تقصف قوات النظام مدينة دوما أمس.", "denied"),
    ("هدد قائد الدعم السريع باقتحام مدينة الفاشر.", "announced"),
    ("سيقصف الجيش مدينة دوما بالمدفعية.", "announced"),
    ("قد يشن التنظيم هجوماً على مدينة دوما.", "announced"),
    ("دعا ناشطون إلى إضراب عام في السويداء.", "announced"),
    ("طالبت عائلات المختطفين بالإفراج عن أبنائها.", "announced"),
    ("أصدرت محكمة حوثية حكماً بإعدام 30 شخصاً.", "announced"),
    ("أنباء غير مؤكدة عن مقتل خمسة مدنيين في دوما", "uncertain"),
    ("قالت سانا إن التنظيم أعدم 280 مدنياً، ولم يتسنّ التأكد من صحة الرقم.", "uncertain"),
    ("ألقت مروحيات براميل متفجرة على داريا دون وقوع إصابات.", "stated"),
]


@pytest.mark.parametrize(("text", "certainty"), ROWS)
def test_certainty(text: str, certainty: str) -> None:
    assert only(text).certainty.value == certainty


@pytest.mark.parametrize(
    "text",
    [
        "لو قصفت الطائرات المدينة لقتل المئات.",
        "انتهت الجولة دون قتال.",
        "ويسيطر التنظيم على معظم ريف دير الزور.",
        "نظم الجيش مناورات عسكرية وتدريبات على اقتحام المدن.",
        "لقي خمسة أشخاص مصرعهم في حادث سير على طريق حمص.",
        "قصف المهاجم مرمى الضيوف وحاصر لاعبو الفريق الحارس في المباراة.",
        "كان يقتل الوقت بقراءة الكتب.",
        "اترك تعليقاً على خبر مقتل خمسة مدنيين",
    ],
)
def test_no_claim(text: str) -> None:
    assert drafts_of(text) == []


def test_a_hypothetical_event_is_an_issue() -> None:
    assert [issue.kind for issue in code("لو قصفت الطائرات المدينة لقتل المئات.").issues] == [
        "hypothetical"
    ]
