"""One scene told on: where and when an event happened that its own words leave to the one before."""

from datetime import date

from made_drafts import drafts_of, of_type, words


def test_a_joined_verb_goes_on_with_the_scene() -> None:
    text = "نهبت الميليشيا يوم السبت الماضي المحاصيل في قرية ود الأمين، وخطفت ثلاثة تجار."
    found = of_type(text, "abduction")
    assert words(text, found.place) == "قرية ود الأمين"
    assert found.date is not None
    assert found.date.value.first == date(2018, 6, 9)


def test_flight_begins_where_the_event_before_happened() -> None:
    text = "قصفت قوات النظام مدينة مارع يوم الأحد، ما أدى إلى نزوح عشرات العائلات نحو الحدود التركية."
    found = of_type(text, "displacement")
    assert words(text, found.place) == words(text, found.origin) == "مدينة مارع"


def test_a_contrasted_clause_keeps_its_own_scene() -> None:
    text = "قتل ثلاثة مدنيين في مدينة دوما أمس الخميس، فيما قصفت طائرات مجهولة مستودعاً للذخيرة."
    assert of_type(text, "air_strike").date is None


def test_a_claim_of_responsibility_points_back() -> None:
    text = "قتل تسعة بتفجير انتحاري في داقوق أمس الخميس.\nوتبنى تنظيم داعش التفجير عبر وكالة أعماق."
    found = [draft for draft in drafts_of(text) if draft.type == "explosion"]
    assert {words(text, draft.place) for draft in found} == {"داقوق"}


def test_the_town_is_the_one_that_was_called_a_town() -> None:
    text = (
        "قُتل طفلان بقذيفة على حي الضبوعة في مدينة تعز.\nوانفجر لغم بشاحنة على طريق المخا.\n"
        "وتفرض الجماعة حصاراً على المدينة منذ عام 2015."
    )
    assert words(text, of_type(text, "siege").place) == "مدينة تعز"
