"""The example corpus: every file gives its report, whole and clean."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from dalil.collect.collect import collect
from dalil.model import Report

FOLDER = Path(__file__).parents[2] / "examples" / "reports"
FILES = sorted(path.name for path in FOLDER.iterdir())
SEEN = {
    "a005-19-executed-brigade-93.html": ("صحيفة الوسط البحرينية", date(2014, 8, 7)),
    "a014-hisba-deputy-emir-beheaded.html": ("Antiwar.com", date(2015, 1, 6)),
    "a016-two-boys-crucified-ramadan.html": ("أخبار الآن", date(2015, 6, 23)),
    "a023-60000-flee-busayra.txt": ("اليوم السابع", date(2014, 5, 3)),
    "a029-omar-field-antiwar.txt": ("Antiwar.com", date(2014, 7, 3)),
    "a034-shaitat-man-executed-rpg.html": ("أخبار الآن", date(2015, 5, 21)),
    "a039-19-executed-white-shroud.html": ("العربي الجديد", date(2014, 11, 3)),
    "a046-400-children-courses.html": ("Breitbart", date(2015, 3, 24)),
    "a048-tal-abyad-is-expelled.txt": ("صحيفة الاتحاد الإماراتية (وكالات)", date(2015, 7, 2)),
    "b016-prison-strike-reuters.html": ("The Straits Times (Reuters)", date(2017, 6, 27)),
    "b019-mayadin-33-sohr-ar.html": ("المرصد السوري لحقوق الإنسان", date(2017, 4, 5)),
    "b022-hospital-alhurra-ar.html": ("الحرة", date(2016, 5, 15)),
    "b025-hospital-xinhua.txt": ("Khovar (Xinhua)", date(2016, 5, 16)),
    "b026-quriyah-47-alwasat-ar.txt": ("الوسط (البحرين)", date(2016, 6, 25)),
    "b035-repentance-course-cancelled-ar.html": ("الحل السوري", date(2015, 9, 17)),
    "b037-bukamal-offensive-afp-repost.html": ("Solve Israel's Problems (AFP)", date(2016, 6, 29)),
    "b039-hamdan-airbase-forty-dead-upi.txt": ("Al Bawaba (UPI)", date(2016, 7, 1)),
    "b041-270-released-dw.html": ("Deutsche Welle", date(2016, 1, 20)),
}
"""Outlet and day of publication as a reader sees them on the pages and texts without front matter."""
FURNITURE = (
    "Posted on", "Written by", "Share", "Related", "Leave a", "Comment", "Skip to", "rights reserved",
    "نشر في", "نُشر في", "كتبه", "شارك", "مواضيع ذات صلة", "اترك", "التعليق", "تجاوز", "جميع الحقوق",
)  # fmt: skip


@cache
def collected() -> dict[str, Report]:
    items = list(collect([FOLDER]))
    return {Path(item.path or "").name: item for item in items if isinstance(item, Report)}


def test_every_file_gives_a_report_with_nothing_amiss() -> None:
    assert sorted(collected()) == FILES
    assert {name: report.issues for name, report in collected().items() if report.issues} == {}
    assert len({report.id for report in collected().values()}) == len(FILES)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".md")])
def test_front_matter_is_read_as_it_stands(name: str) -> None:
    _, front, body = (FOLDER / name).read_text(encoding="utf-8").split("---\n", 2)
    stated, report = yaml.safe_load(front), collected()[name]
    assert report.text == f"{stated['title']}\n\n{body.strip()}"
    read = (report.title, report.outlet, report.url, report.language, report.published)
    assert read == tuple(stated[key] for key in ("title", "outlet", "url", "language", "published"))
    assert report.published_rule == "front matter"


@pytest.mark.parametrize(("name", "seen"), SEEN.items(), ids=SEEN)
def test_pages_and_texts_give_what_a_reader_sees(name: str, seen: tuple[str, date]) -> None:
    report = collected()[name]
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert (report.outlet, report.published) == seen
    assert report.language == ("ar" if max(report.title or "") > "\u0600" else "en")
    assert report.title and report.title in source.replace("&#x27;", "'")
    assert report.url and report.url in source
    title, *body = report.text.split("\n\n")
    assert title == report.title
    assert not [words for words in FURNITURE if any(words in paragraph for paragraph in body)]
    marks = {'"': "&quot;", "'": "&#x27;"}
    for paragraph in body:
        escaped = (
            "".join(marks.get(sign, sign) for sign in paragraph) if name.endswith("html") else paragraph
        )
        assert escaped in source
    assert len(body) == (source.split("<footer")[0].count("<p>") if name.endswith("html") else 1)


def test_every_page_and_text_is_looked_at() -> None:
    assert sorted(SEEN) == [name for name in FILES if not name.endswith(".md")]
