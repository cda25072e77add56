"""Personal data is found by shape and by the words before it, in both scripts; figures of news are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.personal import KINDS, LIMITS, find_personal

FOUND = [
    ("Write to karim.h@example.org today.", "e-mail", "karim.h@example.org"),
    ("Write to karim.h (at) example (dot) org today.", "e-mail", "karim.h (at) example (dot) org"),
    ("للتواصل: nour@example.org.", "e-mail", "nour@example.org"),
    ("Call +963 944 123 456 now.", "phone", "+963 944 123 456"),
    ("Phone: 944-123-456.", "phone", "944-123-456"),
    ("Write to 0944 123 456, he said.", "phone", "0944 123 456"),
    ("الاتصال على الرقم +٩٦٣ ٩٤٤ ١٢٣ ٤٥٦ مساء.", "phone", "+٩٦٣ ٩٤٤ ١٢٣ ٤٥٦"),
    ("هاتف: ٩٤٤١٢٣٤٥٦ لمن يعرف شيئا.", "phone", "٩٤٤١٢٣٤٥٦"),
    ("The post of @made_witness was deleted.", "handle", "@made_witness"),
    ("See https://t.me/made_channel for more.", "handle", "https://t.me/made_channel"),
    ("نشر على facebook.com/made.page صورة.", "handle", "facebook.com/made.page"),
    ("His passport no. A1234567 was taken.", "document number", "A1234567"),
    ("رقم الهوية 01234567890 مسجل.", "document number", "01234567890"),
    ("الرقم الوطني: ٠١٢٣٤٥٦٧٨٩٠", "document number", "٠١٢٣٤٥٦٧٨٩٠"),
    ("Pay to GB82 WEST 1234 5698 7654 32 please.", "document number", "GB82 WEST 1234 5698 7654 32"),
    ("File 20177654321 was opened.", "long number", "20177654321"),
    ("It fell at 35.0234, 40.4512.", "coordinates", "35.0234, 40.4512"),
    ("سقطت عند ٣٥٫٠٢٣٤، ٤٠٫٤٥١٢.", "coordinates", "٣٥٫٠٢٣٤، ٤٠٫٤٥١٢"),
    ("It fell at 35°01'23\"N 40°27'12\"E.", "coordinates", "35°01'23\"N 40°27'12\"E"),
    ("Grid 37S DV 12345 67890 was hit.", "coordinates", "37S DV 12345 67890"),
    ("See https://maps.app.goo.gl/Abc123 for it.", "coordinates", "https://maps.app.goo.gl/Abc123"),
    ("She was born on 3 May 1980 in Northam.", "birth", "born on 3 May 1980 in Northam"),
    ("وهو من مواليد ١٩٨٠ في البلدة.", "birth", "من مواليد ١٩٨٠ في البلدة"),
    ("A resident named Karim Testov was there.", "name", "Karim Testov"),
    ("The lawyer Rami Madeup spoke.", "name", "Rami Madeup"),
    ("Dr. Amina Madeup spoke.", "name", "Amina Madeup"),
    ("Testov Madeup, 34, was there.", "name", "Testov Madeup"),
    ("Later Yousef al-Madeup was there.", "name", "Yousef al-Madeup"),
    ("A man known as Abu Testov was there.", "name", "Abu Testov"),
    ("شاهد يدعى سامر المصنوع قال ذلك.", "name", "سامر المصنوع"),
    ("قال المحامي رامي المصنوع ذلك.", "name", "رامي المصنوع"),
    ("رأينا أحمد المصنوع في السوق.", "name", "أحمد المصنوع"),
    ("رأينا مُحمّد المصنوع في السوق.", "name", "مُحمّد المصنوع"),
    ("رأينا أبا أو أبو مصنوع هناك.", "name", "أبو مصنوع"),
]
NOTHING = [
    "The Syrian army shelled Hajin on 2014-09-23, killing 12,000 people between 2011-2014.",
    "Some 1 200 000 people fled on 03/05/2018; 45.5 percent came back.",
    "The Islamic State in Iraq and the Levant attacked Kobani on Monday.",
    "The General Command of the Armed Forces and the Ministry of Health said so.",
    "قصفت القوات الحكومية السوق في الميادين يوم 23/9/2014 وقتلت 1.200.000 شخص.",
    "قال المتحدث باسم وزارة الصحة إن الهجوم وقع على المدينة.",
    "وعلى معمل السكر سقطت قذائف.",
    "See www.made-x.com/world/page for the report of version 1.2.3.4.",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_it_is_found_with_its_exact_words(text, kind, words):
    assert (kind, words) in [(one.kind, one.span.of(text)) for one in find_personal(text)]


@pytest.mark.parametrize("text", NOTHING)
def test_news_without_a_person_has_none(text):
    assert [(one.kind, one.span.of(text)) for one in find_personal(text)] == []


def test_every_kind_is_tried_and_the_limits_are_said():
    assert {kind for _, kind, _ in FOUND} == set(KINDS)
    assert len(LIMITS) >= 4


def test_what_it_says_it_cannot_see_it_does_not_see():
    assert find_personal("The only baker of the village, whom Qorvun knows, saw it.") == []


@given(st.text())
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text):
    found = find_personal(text)
    assert all(one.span.end <= len(text) and one.span.of(text) for one in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
