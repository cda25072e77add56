"""Plain text: title, lines on the origin, body."""

from datetime import date

import pytest

from dalil.collect.assemble import assemble
from dalil.collect.plain import origin_of, read_plain
from dalil.model import Report


def read(text: str) -> Report:
    return assemble(read_plain(text), reader="text")


ENGLISH_BODY = "Two men were shot dead in the village on Sunday, residents said. Nobody claimed the attack."
ARABIC_BODY = "قُتل رجلان بالرصاص في القرية يوم الأحد، بحسب سكان. ولم تتبنَّ أي جهة الهجوم."

HEADS = [
    ("Two shot dead\n\n", "Two shot dead", None, None, None),
    ("Two shot dead\nThe Agency, 2016-05-16\n\n", "Two shot dead", "The Agency", "2016-05-16", None),
    ("Two shot dead\n2016-05-16 | Agency (B)\n\n", "Two shot dead", "Agency (B)", "2016-05-16", None),
    ("Two shot dead\nThe Agency, May 16, 2016\n\n", "Two shot dead", "The Agency", "2016-05-16", None),
    ("Two shot dead\n16 May 2016 - Agency (B)\n\n", "Two shot dead", "Agency (B)", "2016-05-16", None),
    ("Two shot dead\nPosted on: May 16, 2016\n\n", "Two shot dead", None, "2016-05-16", None),
    ("رجلان\nصحيفة اليوم، 16 أيار/مايو 2016\n\n", "رجلان", "صحيفة اليوم", "2016-05-16", None),
    ("رجلان\nنشر في ١٦ أيار ٢٠١٦\n\n", "رجلان", None, "2016-05-16", None),
    ("Two shot dead\n\n2016-05-16\n\n", "Two shot dead", None, "2016-05-16", None),
    ("Title: Two shot dead\nSource: The Agency\nDate: 2016-05-16\nURL: http://a.example/1\n\n",
     "Two shot dead", "The Agency", "2016-05-16", "http://a.example/1"),
    ("رجلان\nالوكالة (البحرين), 2016-05-16\n\n", "رجلان", "الوكالة (البحرين)", "2016-05-16", None),
    ("رجلان\nالمصدر: الوكالة\nتاريخ النشر: ٢٠١٦-٠٥-١٦\n\n", "رجلان", "الوكالة", "2016-05-16", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "outlet", "day", "url"), HEADS)
def test_the_head_gives_title_and_origin_and_the_body_stays(
    head: str, title: str, outlet: str, day: str, url: str
) -> None:
    body = ARABIC_BODY if "رجلان" in head else ENGLISH_BODY
    report = read(head + body + "\n")
    assert report.text == f"{title}\n\n{body}"
    assert (report.title, report.outlet, report.url) == (title, outlet, url)
    assert report.published == (date.fromisoformat(day) if day else None)
    assert (report.published_rule == "dateline") == (day is not None)


@pytest.mark.parametrize(
    "last", ["http://a.example/1", "Source: http://a.example/1", "المصدر: http://a.example/1"]
)
def test_a_last_line_with_the_address_is_the_url(last: str) -> None:
    report = read(f"Two shot dead\n\n{ENGLISH_BODY}\n\n{last}\n")
    assert (report.url, report.text) == ("http://a.example/1", f"Two shot dead\n\n{ENGLISH_BODY}")


STAYS = [
    ENGLISH_BODY,  # one paragraph is a body, not a title
    f"{ENGLISH_BODY}\n\nThe second paragraph.",  # a sentence is no title
    f"Two shot dead\n{ENGLISH_BODY}\n\nThe second paragraph.",  # no empty line under it
    f"Reuters:\n\n{ENGLISH_BODY}",
    f"Killed in the raid: two men\n\nWitnesses: none\n\n{ENGLISH_BODY}",  # no label of a field
    f"Two shot dead\n\nTwo men died in Raqqa on 2016-05-16.\n\n{ENGLISH_BODY}",
    "http://a.example/1",  # nothing would be left
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_origin_stays_in_the_text(text: str) -> None:
    report = read(text)
    assert report.text == text
    assert (report.published, report.outlet) == (None, None)


@pytest.mark.parametrize(
    "line",
    ["Two died on 2016-05-16", "On 2016-05-16 two men died in the town", "Note: a word", "", "x" * 500],
)
def test_a_line_of_the_story_is_no_origin(line: str) -> None:
    assert origin_of(line) is None


def test_marks_and_emoji_stay_byte_for_byte() -> None:
    body = "He said \u200f«نعم»\u200e and \U0001f468\u200d\U0001f469\u200d\U0001f467 &amp; \u00a0 stayed."
    assert read(f"A title\n\n{body}").text == f"A title\n\n{body}"
