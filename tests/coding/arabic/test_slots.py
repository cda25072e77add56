"""Where, when, by what means, why, and what kind of statement."""

from datetime import date

import pytest
from made_drafts import of_type, only, words

PLACES = [
    ("انفجرت عبوة ناسفة في حي غويران بمدينة الحسكة.", "حي غويران", "مدينة الحسكة"),
    ("أُعدم رجل في قرية الحصان بالريف الغربي.", "قرية الحصان", "الريف الغربي"),
    ("اختطف مسلحون طبيباً في كفرنبل.", "كفرنبل", None),
    ("سيطر الجيش السوداني على مدينة سنجة.", "مدينة سنجة", None),
    (
        "انفجرت عبوة ناسفة بآلية على الطريق الواصل بين الراعي والباب.",
        "الطريق الواصل بين الراعي والباب",
        None,
    ),
    ("أفرجت السلطات عن سبعة معتقلين من سجن عدرا.", "سجن عدرا", None),
    ("قتل مدني بقصف مدفعي طال بلدة ترملا جنوبي إدلب.", "بلدة ترملا", "جنوبي إدلب"),
    ("استهدفت غارة مشفى الأمل في كفرنبل.", "مشفى الأمل في كفرنبل", "كفرنبل"),
    ("فجّر انتحاري حزامه الناسف عند مدخل سوق شعبي في داقوق.", "داقوق", None),
    ("أعدم التنظيم شابين في ساحة عامة وسط مدينة الميادين.", "مدينة الميادين", None),
    ("اعتقلت قوات الاحتلال سبعة شبان من مخيم بلاطة شرق نابلس.", "مخيم بلاطة", "شرق نابلس"),
    ("قتل رجل برصاص قناص أثناء عبور شارع المنصور باتجاه مناطق الجيش.", "شارع المنصور", None),
    ("خلّف الهجوم ثلاثة قتلى، بالإضافة إلى تسعة جرحى، في محلة البدري.", "محلة البدري", None),
]


@pytest.mark.parametrize(("text", "place", "within"), PLACES)
def test_the_most_exact_place_and_the_wider_one(text: str, place: str, within: str | None) -> None:
    found = only(text)
    assert words(text, found.place) == place
    assert words(text, found.within) == within


def test_movement_has_origin_and_destination_and_its_place_is_the_origin() -> None:
    text = "نزحت مئات العائلات من بلدة كفرنبل باتجاه مدينة أعزاز."
    found = only(text)
    assert words(text, found.origin) == words(text, found.place) == "بلدة كفرنبل"
    assert words(text, found.destination) == "مدينة أعزاز"


def test_the_date_of_the_saying_is_not_the_date_of_the_event() -> None:
    assert only("قالت المنظمة اليوم الجمعة إن التنظيم أعدم خمسة شبان في الرقة.").date is None


def test_the_date_of_the_event_is_resolved() -> None:
    found = only("أعدم التنظيم خمسة شبان في الرقة أمس الخميس.")
    assert found.date is not None
    assert found.date.value.first == date(2018, 6, 14)


MEANS = [
    ("أعدم التنظيم شاباً رمياً بالرصاص في الرقة.", ["gunshot"]),
    ("رجم التنظيم امرأة في الميادين.", ["stoning"]),
    ("قُتل جندي بانفجار لغم أرضي في سيناء.", ["landmine"]),
    ("قصفت قوات النظام دوما بقذائف الهاون.", ["mortar"]),
    ("قصفت قوات النظام دوما.", []),
    ("ألقت المروحيات براميل متفجرة على داريا.", ["barrel_bomb"]),
    ("غارة على سوق في معرة النعمان", ["air_bomb"]),
    ("استهدفت طائرة مسيرة سيارة في بلدة الصنمين.", ["drone"]),
    ("قُتل مدني برصاص قناص في تعز.", ["sniper"]),
]


@pytest.mark.parametrize(("text", "codes"), MEANS)
def test_means(text: str, codes: list[str]) -> None:
    assert [means.value for means in only(text).means] == codes


REASONS = [
    ("أعدم التنظيم شاباً في الرقة بتهمة \"السحر\".", ["السحر"]),
    ("أعدم التنظيم شاباً بتهمة «الكفر والتواصل مع جهات» في الرقة.", ["الكفر", "التواصل مع جهات"]),
    ("أعدم التنظيم شاباً بتهمة التعامل مع التحالف في مدينة الميادين.", ["التعامل مع التحالف"]),
    ("أعدم التنظيم شاباً بتهمة قتال التنظيم، بحسب ناشطين.", ["قتال التنظيم"]),
    ("أعدم التنظيم شاباً في الرقة.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reasons"), REASONS)
def test_reasons(text: str, reasons: list[str]) -> None:
    assert [span.of(text) for span in only(text).reasons] == reasons


SCOPES = [
    ("قُتل خمسة مدنيين في قصف على دوما أمس.", "incident"),
    ("وثقت الشبكة مقتل 172 مدنياً في حلب خلال شهر أيار.", "tally"),
    ("أعدم التنظيم 1878 شخصاً في سوريا خلال ستة أشهر.", "tally"),
    ("ارتفعت حصيلة القصف على دوما إلى 27 قتيلاً.", "tally"),
    ("تتعرض بلدة كفرنبل لقصف يومي من قوات النظام.", "pattern"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text: str, scope: str) -> None:
    assert only(text).scope.value == scope


def test_evidence_is_the_clause_where_a_sentence_tells_of_two_events() -> None:
    text = "قصفت قوات النظام مدينة دوما بالمدفعية، فيما اعتقلت الأسايش ثلاثة شبان في الحسكة."
    assert "الأسايش" not in of_type(text, "shelling").evidence.of(text)
    assert "دوما" not in of_type(text, "detention").evidence.of(text)
