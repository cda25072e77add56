"""What headings of a report say for the entries below them."""

from datetime import date

from made_drafts import drafts_of, words

LIST = (
    "تطورات متفرقة\nوثقت فرقنا قصف ريفي إدلب وحلب يوم أمس الخميس.\n"
    "في مدينة معرة النعمان: استهدفت طائرات حربية فرنا آليا.\n- اعتقال شابين في بلدة كفرنبل.\n"
)


def test_entries_fall_on_the_one_day_that_the_lead_names() -> None:
    found = [one for one in drafts_of(LIST) if one.type in ("air_strike", "detention")]
    assert {one.date.value.first for one in found if one.date is not None} == {date(2018, 6, 14)}
    assert len(found) == 2


def test_a_place_before_a_colon_is_where_the_entry_happened() -> None:
    found = next(one for one in drafts_of(LIST) if one.type == "air_strike")
    assert words(LIST, found.place) == "مدينة معرة النعمان"


def test_a_line_that_is_only_a_place_heads_the_lines_below_it() -> None:
    text = (
        "حصاد الأسبوع\nريف دمشق:\nمقتل مدني برصاص قناص.\nمحافظة درعا:\nانفجرت عبوة ناسفة بسيارة عسكرية.\n"
    )
    assert [words(text, one.place) for one in drafts_of(text)] == ["ريف دمشق", "محافظة درعا"]


def test_where_and_when_a_report_was_written_is_no_day_of_its_entries() -> None:
    text = (
        "تطورات متفرقة\nإدلب – 15 حزيران 2018\nقصف مدفعي على بلدة كفرنبل.\n- اعتقال شابين في بلدة سراقب.\n"
    )
    assert all(one.date is None for one in drafts_of(text))
