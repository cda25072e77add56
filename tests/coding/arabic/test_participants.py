"""Who did it and to whom, in both word orders, active and passive, in verbs and verbal nouns."""

import pytest
from made_drafts import only, words

ROWS = [
    # text, type, actor, target
    ("أعدم تنظيم الدولة ثلاثة مدنيين في البوكمال.", "execution", "تنظيم الدولة", "ثلاثة مدنيين"),
    ("داعش يعدم 5 من عناصر البيشمركة في كركوك", "execution", "داعش", "5 من عناصر البيشمركة"),
    ("أُعدم أربعة شبان في قرية حطلة.", "execution", None, "أربعة شبان"),
    ("تم إعدام شابين على يد عناصر التنظيم في الرقة.", "execution", "عناصر التنظيم", "شابين"),
    ("إعدام التنظيم ثلاثة شبان في الرقة", "execution", "التنظيم", "ثلاثة شبان"),
    ("أقدم عناصر التنظيم على إعدام مدنيين اثنين في القورية.", "execution", "عناصر التنظيم", "مدنيين اثنين"),
    ("اعتقلت قوات النظام خمسة شبان على حاجز القطيفة.", "detention", "قوات النظام", "خمسة شبان"),
    ("اعتقال خمسة شبان في بلدة الصور", "detention", None, "خمسة شبان"),
    ("غارات للتحالف على آبار النفط قرب الشدادي", "air_strike", "للتحالف", "آبار النفط"),
    ("قصفت طائرات حربية بادية البوكمال.", "air_strike", "طائرات حربية", "بادية البوكمال"),
    ("تعرضت مدينة الأبيض لقصف من قوات الدعم السريع.", "shelling", "قوات الدعم السريع", "مدينة الأبيض"),
    ("هاجم مسلحو التنظيم حاجزاً لقوات النظام.", "clash", "مسلحو التنظيم", "حاجزاً"),
    ("اشتباكات بين فصائل المعارضة وقوات النظام في كبانة", "clash", "فصائل المعارضة", "قوات النظام"),
    ("سلّم 20 مقاتلاً من التنظيم أنفسهم للبيشمركة.", "surrender", "20 مقاتلاً من التنظيم", "للبيشمركة"),
    (
        "عناصر من الحرس الثوري أعدموا خمسة سجناء في زاهدان، وهو ما نفته السلطات.",
        "execution",
        "عناصر من الحرس الثوري",
        "خمسة سجناء",
    ),
    (
        "اتهمت الأمم المتحدة قوات الدعم السريع بقتل عشرات المدنيين في أردمتا.",
        "killing",
        "قوات الدعم السريع",
        "عشرات المدنيين",
    ),
    ("حاصرت قوات الدعم السريع الفاشر منذ نيسان.", "siege", "قوات الدعم السريع", "الفاشر"),
    ("ألقت الشرطة القبض على أربعة متهمين في قضاء بعقوبة.", "detention", "الشرطة", "أربعة متهمين"),
    ("استهدفت طائرة مسيرة سيارة على طريق صور.", "air_strike", "طائرة مسيرة", "سيارة"),
    ("أعلن تنظيم الدولة مسؤوليته عن تفجير استهدف مطعماً في مقديشو.", "explosion", "تنظيم الدولة", "مطعماً"),
    ("نزحت 300 عائلة من قرية التبيب.", "displacement", None, "300 عائلة"),
    ("دفع القصف مئات العائلات إلى النزوح من الأحياء الجنوبية.", "displacement", None, "مئات العائلات"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), ROWS)
def test_roles(text: str, kind: str, actor: str | None, target: str | None) -> None:
    found = only(text)
    assert found.type == kind
    assert words(text, found.actor) == actor
    assert words(text, found.target) == target


def test_an_adjective_names_whose_strike_it_is_without_words_for_who() -> None:
    found = only("غارات روسية على مشفى في كفرنبل")
    assert found.actor is None
    assert found.actor_id is not None
    assert found.actor_id.value == "russia"


def test_a_hedged_owner_is_part_of_the_words_for_who() -> None:
    text = "قصفت طائرات يُعتقد أنها تابعة للتحالف مستودع ذخيرة في الرقة."
    found = only(text)
    assert words(text, found.actor) == "طائرات يُعتقد أنها تابعة للتحالف"
    assert words(text, found.target) == "مستودع ذخيرة"
    assert found.actor_uncertain
    assert found.certainty.value == "stated"


def test_unknown_gunmen_are_the_unknown_actor() -> None:
    found = only("استهدف مسلحون مجهولون بالرصاص المباشر عنصراً سابقاً في بلدة اليادودة.")
    assert found.type == "assassination"
    assert found.actor_id is not None
    assert found.actor_id.value == "unknown"
