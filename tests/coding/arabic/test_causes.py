"""What the report says led to what."""

import pytest
from made_drafts import code

from dalil.coding.draft import Drafts
from dalil.model import Span

CAUSES = [
    ("نزحت مئات العائلات من دوما بسبب قصف على الأحياء السكنية.", "shelling", "displacement", "بسبب"),
    ("قصفت الطائرات مدينة دوما ما أدى إلى نزوح مئات العائلات.", "air_strike", "displacement", "ما أدى"),
    ("نزحت مئات العائلات من دوما بسبب اشتداد المعارك.", "اشتداد المعارك", "displacement", "بسبب"),
    ("نزح سكان القرية خشية هجوم وشيك.", "هجوم وشيك", "displacement", "خشية"),
    ("دفع الغلاء مئات العائلات إلى النزوح من منبج.", "الغلاء", "displacement", "دفع"),
    (
        "حاصرت قوات الدعم السريع الفاشر، الأمر الذي أدى إلى إغلاق معظم المخابز.",
        "siege",
        "إغلاق معظم المخابز",
        "الذي أدى",
    ),
    ("قصفت المدفعية محطة المياه في تعز، ما تسبب في انقطاع المياه.", "shelling", "انقطاع المياه", "ما تسبب"),
    (
        "اعتقلت الأسايش أربعة شبان في هجين. وعلى خلفية الاعتقالات خرج الأهالي في مظاهرة.",
        "detention",
        "protest",
        "على خلفية",
    ),
    (
        "اندلع اقتتال بين الفصيلين في عفرين على خلفية خلاف على حاجز.",
        "خلاف على حاجز",
        "infighting",
        "على خلفية",
    ),
    (
        "قصفت قوات النظام بلدة البارة بالمدفعية. وردت الفصائل باستهداف حاجز جورين بصواريخ غراد.",
        "shelling",
        "shelling",
        "ردت",
    ),
]


def end(text: str, found: Drafts, value: int | Span) -> str:
    """Return the type of the event at an end, or its words."""
    return value.of(text) if isinstance(value, Span) else found.drafts[value].type


@pytest.mark.parametrize(("text", "cause", "effect", "marker"), CAUSES)
def test_causes(text: str, cause: str, effect: str, marker: str) -> None:
    found = code(text)
    rows = [
        (end(text, found, r.cause), end(text, found, r.effect), r.marker.of(text)) for r in found.causes
    ]
    assert rows == [(cause, effect, marker)]


def test_listed_factors_give_one_row_each() -> None:
    text = "نزحت مئات العائلات من دوما جراء الحصار وانعدام الحليب."
    found = code(text)
    assert [end(text, found, row.cause) for row in found.causes] == ["الحصار", "انعدام الحليب"]


NO_CAUSE = [
    "قصفت الطائرات مدينة دوما ما أدى إلى مقتل خمسة مدنيين وإصابة سبعة.",
    "نزحت مئات العائلات من دوما بعد قصف على الأحياء السكنية.",
    "أجبرت المليشيا الأهالي في قرية الهول على مغادرة منازلهم.",
    "توفي ثلاثة أطفال جراء الجوع في الغوطة.",
    "وردت إلى المجموعة بلاغات عن اختطاف ثلاثة شبان في رفاعة.",
]


@pytest.mark.parametrize("text", NO_CAUSE)
def test_victims_times_and_deeds_are_no_causes(text: str) -> None:
    assert code(text).causes == []
