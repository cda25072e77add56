"""How many: bounds, duals, parts, sums and zero."""

import pytest
from made_drafts import counts, only

ROWS = [
    (
        "قُتل 15 مدنياً على الأقل بينهم طفلان في غارة على حلب.",
        [("killed", 15, None, "civilians"), ("killed", 2, 2, "children")],
    ),
    (
        "مقتل ثلاثة أشخاص وإصابة سبعة بقصف على سوق في أم درمان",
        [("killed", 3, 3, None), ("injured", 7, 7, None)],
    ),
    ("اختطف التنظيم أكثر من 400 مدني من البغيلية.", [("abducted", 401, None, "civilians")]),
    ("أعدم التنظيم مدنيين اثنين في القورية.", [("killed", 2, 2, "civilians")]),
    ("اعتقلت الأسايش عشرات الشبان في الحسكة.", [("detained", 24, None, None)]),
    ("نزحت نحو 300 عائلة من قرية التبيب.", [("displaced", 300, 300, None)]),
    ("أعدم التنظيم رجلاً وامرأة في الميادين.", [("killed", 2, 2, None), ("killed", 1, 1, "women")]),
    ("قُتل رجل وزوجته برصاص قناص في تعز.", [("killed", 2, 2, None), ("killed", 1, 1, "women")]),
    ("شن الطيران الروسي ثلاث غارات على جسر الشغور.", [("strikes", 3, 3, None)]),
    (
        "ألقت مروحيات النظام براميل متفجرة على داريا دون وقوع إصابات.",
        [("killed", 0, 0, None), ("injured", 0, 0, None)],
    ),
    ("أعدم التنظيم 11 شخصاً من أسرة واحدة في الرقة.", [("killed", 11, 11, None)]),
    (
        "قُتل ثلاثة مدنيين وجُرح سبعة، جراح اثنين منهم خطرة، جراء قصف على حلب.",
        [("killed", 3, 3, "civilians"), ("injured", 7, 7, None)],
    ),
    ("مقتل ضابط برتبة نقيب بانفجار عبوة ناسفة في درعا", [("killed", 1, 1, "fighters")]),
    ("غارات على مواقع التنظيم في ٣ قرى قرب الميادين", []),
    (
        "استشهدت امرأة وطفلاها في غارة على شقة سكنية في حي الصبرة.",
        [("killed", 1, 1, "women"), ("killed", 2, 2, "children")],
    ),
    (
        "خطف مسلحون مجهولون طبيباً وشقيقه من عيادته في حي الكرادة.",
        [("abducted", 2, 2, None)],
    ),
    (
        "استهدفت مسيّرة سيارة على طريق صرين، ما أسفر عن مقتل سائقها وإصابة مرافقه.",
        [("killed", 1, 1, None), ("injured", 1, 1, None)],
    ),
    (
        "قتل ثلاثة من عناصر الشرطة وأصيب رابع في هجوم على نقطة تفتيش قرب كركوك.",
        [("killed", 3, 3, "fighters"), ("injured", 1, 1, None)],
    ),
    (
        "اعتقلت قوات الأمن أحد عشر شاباً وامرأة في درعا.",
        [("detained", 12, 12, None), ("detained", 1, 1, "women")],
    ),
    ("توفي 29 طفلاً ورضيعاً في مخيم زمزم.", [("killed", 29, 29, "children")]),
    (
        "أصيب ستة أشخاص، هم أربعة أطفال وامرأتان، بقصف صاروخي على عفرين.",
        [("injured", 6, 6, None), ("injured", 4, 4, "children"), ("injured", 2, 2, "women")],
    ),
    (
        "أدت الاشتباكات في محيط القصر الجمهوري إلى سقوط عدد من القتلى والجرحى.",
        [("killed", 2, None, None), ("injured", 2, None, None)],
    ),
    (
        "نفذ سلاح الجو 12 غارة على مواقع في ريف حماة، ولم تسجل خسائر بشرية.",
        [("strikes", 12, 12, None), ("killed", 0, 0, None), ("injured", 0, 0, None)],
    ),
    ("شن الطيران عشر غارات على سراقب دون ورود أنباء عن إصابات.", [("strikes", 10, 10, None)]),
    (
        "سقوط قذيفتي هاون أطلقهما الحوثيون على مدينة تعز.",
        [("strikes", 2, 2, None)],
    ),
    (
        "أسفرت غارة على وكر للتنظيم في كركوك عن مقتل خمسة إرهابيين وتدمير نفق وعجلة.",
        [("killed", 5, 5, "fighters"), ("destroyed", 2, 2, None)],
    ),
    (
        "ارتفعت حصيلة ضحايا القصف على سوق أم درمان إلى 65 قتيلاً وأكثر من 130 جريحاً.",
        [("killed", 65, 65, None), ("injured", 131, None, None)],
    ),
    ("نفت موسكو تنفيذ أي غارة في إدلب أمس.", [("strikes", 0, 0, None)]),
    ("اغتال مجهولون عادل السامرائي في البصرة.", [("killed", 1, 1, None)]),
    (
        "قتل خمسة وأصيب ثمانية، ثلاثة منهم بحالة حرجة، في غارة على حلب.",
        [("killed", 5, 5, None), ("injured", 8, 8, None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_count_rows(text: str, rows: list[tuple[str, int | None, int | None, str | None]]) -> None:
    assert counts(only(text)) == rows


def test_a_negated_victim_is_zero() -> None:
    found = only("لم يُقتل أي مدني في القصف على المدينة، وفق مراسل الوكالة.")
    assert counts(found) == [("killed", 0, 0, "civilians")]
    assert found.certainty.value == "denied"


def test_families_are_families() -> None:
    assert [count.unit for count in only("نزحت نحو 300 عائلة من قرية التبيب.").counts] == ["families"]
