"""Numbers, and how many of something, in both languages."""

# ruff: noqa: E501 - a case is one row
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dalil.language.numbers import find_numbers, find_quantities

NUMBERS = [
    ("one hundred and sixteen", [116]),
    ("twenty-one trillion three hundred", [21_000_000_000_300]),
    ("2.5 million and 1,200", [2_500_000, 1200]),
    ("half a million; two dozen; 12k", [500_000, 24, 12_000]),
    ("1 234 567", [1_234_567]),
    ("three quarters", [0.75]),
    ("twenty-first and 3rd", [21, 3]),
    ("on 5/17/2018", [5, 17, 2018]),
    ("خمسة عشر شاباً وثلاث وعشرون امرأة", [15, 23]),
    ("مئتين، ثم ٣ آلاف وألفي", [200, 3000, 2000]),
    ("اثنا عشر ألفاً وخمسمئة", [12_500]),
    ("ستة آلاف و12 ألف", [6000, 12_000]),
    ("عشرة وثلاثة", [10, 3]),
    ("مليون ونصف، نصف مليون", [1_500_000, 500_000]),
    ("أحد عشر ألف ليرة", [11_000]),
    ("الحادي والعشرين ثم الثالث عشر", [21, 13]),
    # parts of a scale
    ("a quarter of a million; three quarters of a million", [250_000, 750_000]),
    ("half-dozen, a couple of hundred, two point five million, 2½ million", [6, 200, 2_500_000, 2_500_000]),
    ("ربع مليون، نصف المليون، ثلاثة أرباع المليون", [250_000, 500_000, 750_000]),
    ("ثلاثة ملايين ونصف المليون", [3_500_000]),
    ("six million and two thirds", [6_666_666.666666667]),
    # the part after "and" is the fraction's where it makes a proper one
    ("seventy and nine tenths, four hundred and twelve hundredths", [70.9, 400.12]),
    ("one hundred and forty fifths", [28]),
    ("خمسمئة وثلاثة أرباع، خمسمئة وثلاثون خمساً", [500.75, 106]),
    ("thirty forty fifths", [30 / 45]),
    ("a hundred billionths", [1e-7]),
    # several pieces
    ("4 thousand 6 hundred and 7", [4607]),
    ("5 hundred and 3 hundred; 5 hundred and 0; 47 hundred", [500, 300, 500, 0, 4700]),
    ("3.2e4, 5E-2, 2^8, .75", [32_000, 0.05, 256, 0.75]),
    ("shot.5 of them", [5]),
    ("two out of five; 9 out of 4; سبعة من عشرين", [0.4, 9, 4, 0.35]),
    ("ثلاثة أجزاء من مئة، جزء من ألف", [0.03, 0.001]),
    ("part of 20 villages; جزء من عشرين قرية", [20, 20]),
    ("أربعة فاصلة خمسة من عشرة، أربعة فاصلة سبعة من مئة", [4.5, 4.07]),
    ("10.0.0.7 and 3.10.2017", [10, 0, 0, 7, 3, 10, 2017]),
    # the article, and خمس between five and a fifth
    ("الثلاثون، المئتين، الألف، الثلاثة", [30, 200, 1000, 3]),
    ("المئة والسابعة والأربعون، السابعة بعد المئة", [147, 107]),
    ("الأحد والاثنين، 20 في المئة", [20]),
    ("خمس النساء", [5]),
    ("خمس السكان، سبع قرى، عشر سنوات، ثلاثة رجال وتسع نساء", [0.2, 7, 10, 3, 9]),
]


@pytest.mark.parametrize(("text", "values"), NUMBERS)
def test_numbers_have_their_value(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == values


RELATIVE = [
    ("the next checkpoint", [("next", "now", 1)]),
    ("the last but one, the second to last", [("last but one", "end", -1), ("second to last", "end", -1)]),
    ("the one before the last", [("the one before the last", "end", -1)]),
    ("the previous one", [("the previous one", "now", -1)]),
    ("معقل التنظيم الأخير وما قبل الأخير", [("الأخير", "end", 0), ("ما قبل الأخير", "end", -1)]),
    ("آخر معقل، ثم معقل آخر في البادية، وأصيب آخر.", [("آخر", "end", 0)]),
    ("القرية التالية", [("التالية", "now", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_places_counted_from_now_or_from_the_end_are_numbers(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    found = find_numbers(text)
    assert [(number.span.of(text), number.anchor, number.value) for number in found] == expected


QUANTITIES = [
    # (words, [(number words, low, high, noun words)])
    ("At least seven and as many as 14 civilians died", [("At least seven and as many as 14", 7, 14, "civilians")]),
    ("between 12 and 24 people", [("between 12 and 24", 12, 24, "people")]),
    ("10 to 20 thousand people", [("10 to 20 thousand", 10_000, 20_000, "people")]),
    ("up to 425,000 people left", [("up to 425,000", None, 425_000, "people")]),
    ("more than 1,000 civilians", [("more than 1,000", 1001, None, "civilians")]),
    ("no fewer than 60 members", [("no fewer than 60", 60, None, "members")]),
    ("no more than 61.", [("no more than 61", None, 61, None)]),
    ("fewer than 5 guards", [("fewer than 5", None, 4, "guards")]),
    ("15 or more soldiers", [("15 or more", 15, None, "soldiers")]),
    ("scores of families, dozens of houses", [("scores", 40, None, "families"), ("dozens", 24, None, "houses")]),
    ("tens of thousands of people", [("tens of thousands", 20_000, None, "people")]),
    ("two young brothers", [("two", 2, 2, "brothers")]),
    ("killed a woman politician", [("a woman politician", 1, 1, "politician")]),
    ("ما لا يقل عن 17 شخصاً", [("ما لا يقل عن 17", 17, None, "شخصاً")]),
    ("15 مدنياً على الأقل", [("15 مدنياً على الأقل", 15, None, "مدنياً")]),
    ("أكثر من 60 ألف مدني", [("أكثر من 60 ألف", 60_001, None, "مدني")]),
    ("ما بين ستة آلاف و12 ألف ضحية", [("ما بين ستة آلاف و12 ألف", 6000, 12_000, "ضحية")]),
    ("عشرات العائلات ومئات الجرحى", [("عشرات", 24, None, "العائلات"), ("مئات", 200, None, "الجرحى")]),
    ("عشرات الآلاف من المدنيين", [("عشرات الآلاف", 20_000, None, "المدنيين")]),
    ("جرح عدد من المدنيين", [("عدد من", 2, None, "المدنيين")]),
    ("إصابة شابين", [("شابين", 2, 2, "شابين")]),
    ("مقتل مدنيين اثنين", [("مدنيين اثنين", 2, 2, "مدنيين")]),
    ("بينهم طفلان وامرأتان", [("طفلان", 2, 2, "طفلان"), ("امرأتان", 2, 2, "امرأتان")]),
    ("خمسة عشر شاباً", [("خمسة عشر", 15, 15, "شاباً")]),
    ("حتى 40 مقاتلاً", [("حتى 40", None, 40, "مقاتلاً")]),
    ("أعدم رجلاً", [("رجلاً", 1, 1, "رجلاً")]),
    ("قتل عشر نساء", [("عشر", 10, 10, "نساء")]),
    ("قتل بضعة عشر عنصراً", [("بضعة عشر", 13, None, "عنصراً")]),
    ("أكثر من مليون ونصف المليون شخص", [("أكثر من مليون ونصف المليون", 1_500_001, None, "شخص")]),
    ("a quarter of a million residents", [("a quarter of a million", 250_000, 250_000, "residents")]),
    ("freed 3 out of 10 detainees", [("3 out of 10", 3, 3, "detainees")]),
    ("أفرج عن 5 من أصل 20 معتقلاً", [("5 من أصل 20", 5, 5, "معتقلاً")]),
    ("between 12 000 and 15 000 people", [("between 12 000 and 15 000", 12_000, 15_000, "people")]),
    ("on May 5 300 people", [("5", 5, 5, None), ("300", 300, 300, "people")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities_have_bounds_and_nouns(
    text: str, expected: list[tuple[str, int | None, int | None, str | None]]
) -> None:
    found = [
        (q.span.of(text), q.low, q.high, None if q.noun_span is None else q.noun_span.of(text))
        for q in find_quantities(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "approx"),
    [("about 100 fighters", True), ("some 20 men", True), ("نحو 40 مدنياً", True), ("قرابة ثلاثة آلاف شخص", True), ("20 men", False)],
)  # fmt: skip
def test_estimates_are_marked(text: str, approx: bool) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.approx is approx
    assert quantity.low == quantity.high


def test_an_age_before_the_noun_leaves_one_person() -> None:
    assert [(q.low, q.rule) for q in find_quantities("a 70-year-old woman died")] == [(1, "indefinite")]


def test_scores_stand_alone_before_more() -> None:
    assert [q.low for q in find_quantities("wounded scores more")] == [40]
    assert find_quantities("The striker scores") == []


NOTHING = [
    "On 5 May 2018 at 10:30 pm",
    "in 2017 the SDF",
    "two days ago, 2.5 percent, 110 km east, 20 tons of beans",
    "5.3 million dollars and one billion Syrian pounds",
    "the 12-year-old, aged four and five",
    "Boys below 16 are taken",
    "The mason, 62, was wounded, and Rami Haddad, 45, fled",
    "the pilot (33)",
    "all men between 18 and 30",
    "Brigade 93, F-16 jets, the M4, Resolution 2254",
    "won 3-1 in Latakia",
    "the third day, the 93rd",
    "call 0935123456 or see d24.net/news/12345",
    "اللواء 93 والقرار 2254",
    "الساعة 5 مساء",
    "نحو 15 مليون دولار",
    "البالغة 12 عاماً",
    "بين عامي 2014 و2017",
    "مقتل مدنيين",
    "عدد من قضوا",
    "قتل 20 في المئة منهم",
    "الطيران المدني",
]


@pytest.mark.parametrize("text", NOTHING)
def test_dates_ages_names_and_measures_count_nothing(text: str) -> None:
    assert find_quantities(text) == []


MIXED = st.text(alphabet="a1 2,.-وعشر ونثلا آلاف٣\nofand", max_size=120)


@example("HUNDREDS")
@given(st.one_of(MIXED, st.text(alphabet=st.characters(codec=None, categories=None), max_size=60)))
def test_spans_lie_in_the_text_and_ends_are_ordered(text: str) -> None:
    assert all(0 <= number.span.start < number.span.end <= len(text) for number in find_numbers(text))
    for quantity in find_quantities(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


def processor_seconds(text: str) -> float:
    begin = time.process_time()
    find_quantities(text)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", ["ثلاثة و", "one and ", "1-", "a "])
def test_a_long_line_takes_time_in_proportion_to_its_length(piece: str) -> None:
    short, long = processor_seconds(piece * 1_000), processor_seconds(piece * 8_000)
    assert long < 30 * max(
        short, 0.005
    )  # eight times the text; a quadratic rule would take 64 times as long
