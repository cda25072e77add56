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
