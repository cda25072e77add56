"""Which words make one event, and of what type."""

import pytest
from made_drafts import code, counts, drafts_of, of_type, only, words

TYPES = [
    ("قُتل تسعة مدنيين في غارات على منزل بالحديدة.", ["air_strike"]),
    ("أسفر قصف بقذائف الهاون على دوما عن مقتل خمسة مدنيين.", ["shelling"]),
    ("مجزرة في الرقة إثر استهداف طيران التحالف بناء سكنياً", ["air_strike"]),
    ("قُتل سبعة جنود في هجوم بسيارة مفخخة في العريش.", ["explosion"]),
    ("قُتل ثلاثة جنود في هجوم شنه مسلحو داعش على حاجز في ديالى.", ["clash"]),
    ("أقدم التنظيم على إعدام شابين في الميادين، حيث قطع رأسيهما.", ["execution"]),
    ("نفذ التحالف إنزالاً جوياً في ذيبان واعتقل شخصين.", ["raid"]),
    ("شنت الأسايش حملة دهم واعتقالات في الحسكة.", ["detention"]),
    ("توفي معتقل تحت التعذيب في سجن صيدنايا.", ["torture"]),
    ("اغتيال قيادي بغارة على سيارة جنوب لبنان", ["air_strike"]),
    ("سيطر الجيش على سنجة بعد معارك مع الدعم السريع.", ["capture", "clash"]),
    ("قصفت الطائرات حلب فيما نزحت مئات العائلات من دوما.", ["air_strike", "displacement"]),
    ("أصدر الديوان تعميماً يلزم المعلمين بدورة شرعية في الرقة.", ["indoctrination"]),
    ("غادرت جبهة النصرة مدينة الميادين.", ["withdrawal"]),
    ("عثرت فرق الإنقاذ على 12 جثة في حي الزيتون.", ["discovery"]),
    ("انفجر لغم أمس داخل منزل فقتل شقيقين.", ["explosion"]),
    ("نشرت وزارة الدفاع لواءين إضافيين في الخرطوم أمس.", ["reinforcement"]),
    ("دفع القتال مئات الأسر إلى مغادرة ود مدني باتجاه سنار.", ["displacement"]),
    ("سجلت المستشفيات خمس وفيات بسبب الجوع في الدلنج.", ["killing"]),
    ("غادر أكثر من ألفي مدني الأحياء الشرقية من حلب.", ["displacement"]),
    ("قصفت زوارق الاحتلال الحربية شاطئ خان يونس.", ["shelling"]),
    ("عبوة ناسفة تستهدف آلية عسكرية في العريش", ["explosion"]),
    ("طالت الاعتقالات عشرات المتظاهرين في الخرطوم.", ["detention"]),
    ("أودعت جماعة الحوثي سبعة موظفين أمميين السجن.", ["detention"]),
    ("صدت الفصائل محاولة تقدم لقوات النظام شرق حلب.", ["clash"]),
    ("هرب أمير التنظيم وبحوزته مليون دولار.", ["desertion", "embezzlement"]),
    ("وصلت قافلة مهجرين من داريا إلى إدلب، بحسب الدفاع المدني.", ["displacement"]),
    ("أغلقت قوات الدعم السريع مستشفى المدينة.", ["restriction"]),
    ("توصل الأعيان في الزاوية إلى اتفاق ينص على الإفراج عن خمسة محتجزين.", ["agreement", "release"]),
    ("قضت القوات العراقية على ثلاثة من عناصر داعش في كركوك.", ["killing"]),
    ("شنت الطائرات غارة على تعزيزات للحوثيين في مأرب.", ["air_strike"]),
    ("قتل الجيش ثلاثة أسرى في قرية العزيزية.", ["execution"]),
]


@pytest.mark.parametrize(("text", "kinds"), TYPES)
def test_types(text: str, kinds: list[str]) -> None:
    assert [found.type for found in drafts_of(text)] == kinds


QUIET = [
    "الزعيم يقصف مرمى ضيفه بثلاثية ويحاصر الصدارة قبل صافرة النهاية.",
    "صرنا نقول: قصفتني بكلامك واعتقلني النوم.",
    "هاجم كلب مسعور طفلاً في القرية.",
    "اختتم الجيش تمريناً بالذخيرة الحية شمل صد هجوم افتراضي.",
    "وكسبت أسهم شركة الشحن 3 بالمئة بعد أنباء عن اندماج.",
    "منخفض جوي يضرب سواحل ليبيا اعتباراً من مساء الثلاثاء.",
    "تستعد المدارس في غزة لاستقبال العام الدراسي الجديد.",
    "فجر المنتخب السوداني مفاجأة كبيرة بفوزه على مصر في القاهرة.",
    "انقلبت حافلة ركاب على طريق بورتسودان فقتل 12 شخصاً.",
    "سيطر فريق الشرطة على مجريات اللقاء وانتزع صدارة الدوري.",
    "وقعت الحكومة اتفاقية قرض مع البنك الدولي.",
    "سقطت المدينة بيد الغزاة عام 1898.",
    "أجبرت الأمطار مئات العائلات على مغادرة منازلها في ولاية سنار.",
    "تبادل الوزيران وجهات النظر حول ملف الأسرى.",
]


@pytest.mark.parametrize("text", QUIET)
def test_words_of_war_used_otherwise_are_no_event(text: str) -> None:
    assert drafts_of(text) == []


def test_title_and_body_are_one_claim() -> None:
    text = "مقتل خمسة مدنيين بغارة في دوما\n\nقُتل خمسة مدنيين في غارة جوية على سوق في دوما أمس."
    found = only(text)
    assert counts(found) == [("killed", 5, 5, "civilians")]
    assert found.evidence.of(text).endswith("أمس.")


def test_another_source_with_another_toll_is_another_claim() -> None:
    text = "قُتل 15 مدنياً في غارات على حلب أمس، بحسب المرصد. وأحصى الدفاع المدني 23 قتيلاً."
    first, second = drafts_of(text)
    assert (first.type, second.type) == ("air_strike", "air_strike")
    assert counts(second) == [("killed", 23, 23, None)]
    assert second.date == first.date
    assert words(text, second.attribution) == "الدفاع المدني"


def test_a_denial_that_points_back_takes_the_event() -> None:
    text = 'أعلنت أنقرة السيطرة على 11 قرية شرق تل أبيض، فيما نفت "قسد" ذلك.'
    stated, denied = drafts_of(text)
    assert (stated.certainty.value, denied.certainty.value) == ("stated", "denied")
    assert denied.type == "capture"
    assert words(text, denied.attribution) == "قسد"
    assert words(text, denied.place) == words(text, stated.place)


def test_an_accusation_that_points_back_names_another_actor() -> None:
    text = "قُتل 52 عنصراً في ضربة جوية على بلدة الهري. واتهم إعلام النظام التحالف الدولي بتنفيذها."
    accusation = drafts_of(text)[1]
    assert accusation.type == "air_strike"
    assert words(text, accusation.actor) == "التحالف الدولي"
    assert accusation.actor_uncertain


def test_a_verb_without_subject_shares_that_of_the_verb_before() -> None:
    text = "اعتقلت دوريات الحسبة ست سيدات في الميادين، كما ألقى شاباً من سطح مبنى البريد."
    assert words(text, of_type(text, "execution").actor) == "دوريات الحسبة"


@pytest.mark.parametrize(
    "text",
    [
        "نزحت مئات العائلات من دوما بعد قصف على المدينة.",
        "أدى قصف دوما إلى مقتل خمسة مدنيين.",
        "أثار دخول المسلحين المشفى خشية على العاملين فيه، وقُتل ثلاثة أطباء في دوما.",
    ],
)
def test_after_is_no_cause_and_victims_are_no_effect(text: str) -> None:
    assert code(text).causes == []


def test_words_as_causes_stay_words() -> None:
    text = "نزحت مئات العائلات من دوما بسبب نقص الغذاء."
    row = code(text).causes[0]
    assert not isinstance(row.cause, int)
    assert row.cause.of(text) == "نقص الغذاء"


def test_every_span_lies_in_the_text_and_order_of_runs_changes_nothing() -> None:
    text = "#درعا مقتل شاب برصاص مجهولين في جاسم\nعاجل | استشهاد طفلة بقذيفة هاون في تعز"
    first, second = code(text), code(text)
    assert first == second
    for found in first.drafts:
        assert 0 <= found.evidence.start < found.evidence.end <= len(text)


def test_the_toll_of_another_source_in_the_same_sentence_is_a_claim_of_its_own() -> None:
    text = (
        "انفجرت عبوة ناسفة في بعقوبة فقتل أربعة مدنيين، بحسب الشرطة، "
        "في حين قال مصدر طبي إن عدد القتلى بلغ سبعة."
    )
    first, second = drafts_of(text)
    assert [first.type, second.type] == ["explosion", "explosion"]
    assert [row.low for row in first.counts] == [4]
    assert [row.low for row in second.counts] == [7]
    assert words(text, second.attribution) == "مصدر طبي"


def test_a_contrast_without_a_source_adds_no_toll() -> None:
    text = "انفجرت عبوة ناسفة في بعقوبة فقتل أربعة مدنيين، في حين احترقت سيارتان."
    assert len(drafts_of(text)) == 1


def test_a_building_is_placed_in_the_town_told_after_it() -> None:
    text = "استهدفت طائرات حربية مشفى النور في مدينة دوما."
    assert words(text, only(text).place) == "مدينة دوما"


def test_a_denial_by_pronoun_denies_what_was_just_told() -> None:
    text = "قتل ثلاثة مدنيين في إنزال جوي للتحالف في قرية الزر أمس، الأمر الذي نفاه متحدث باسم التحالف."
    assert [(f.type, f.certainty.value) for f in drafts_of(text)] == [
        ("raid", "stated"),
        ("raid", "denied"),
    ]


def test_victims_after_a_result_verb_in_the_dual_belong_to_the_strike() -> None:
    found = only("نفذ الطيران ضربتين جويتين على مضافة لداعش في جبال حمرين أسفرتا عن مقتل ثلاثة إرهابيين.")
    assert found.type == "air_strike"
    assert ("killed", 3, 3, "fighters") in counts(found)


def test_what_a_named_side_claims_is_stated() -> None:
    found = only("زعم الجيش الإسرائيلي أن الغارة على دير البلح أمس قتلت ثلاثة مسلحين.")
    assert found.certainty.value == "stated"


MORE = [
    ("أحرق مسلحون أكثر من 40 صهريج وقود قرب بلدة كاي.", "property_seizure"),
    ("دخلت قافلة للهلال الأحمر تضم 32 شاحنة طحين إلى السويداء.", "aid"),
    ("استقبل مخيم الخازر 320 عائلة نازحة من أحياء الموصل الشرقية.", "displacement"),
    ("جرى تبادل للمحتجزين بين الطرفين عند حاجز بصر الحرير أمس.", "release"),
    ("أغلقت القوات الإسرائيلية مدخلي سنجل بسواتر ترابية.", "restriction"),
]


@pytest.mark.parametrize(("text", "kind"), MORE)
def test_further_words_of_events(text: str, kind: str) -> None:
    assert kind in [found.type for found in drafts_of(text)]
