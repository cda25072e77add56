"""HTML pages of many makes, in both languages."""
# ruff: noqa: E501 - pages read better as they were written

from datetime import date

import pytest

from dalil.collect.assemble import assemble
from dalil.collect.pages import declared_encoding, read_page
from dalil.errors import UnreadableReport
from dalil.model import Report

EN = (
    "Two men were shot dead in the village on Sunday morning, after a patrol stopped their car on the road.",
    "Residents said \u200f«نعم»\u200e \U0001f468\u200d\U0001f469\u200d\U0001f467 that the bodies lay there until the evening, and nobody dared to move them.",
    "No group claimed the killing.",
)
AR = (
    "قُتل رجلان بالرصاص في القرية صباح الأحد، بعد أن أوقفت دورية سيارتهما عند حاجز على الطريق العام.",
    "وقال سكان إن الجثتين تُركتا على الطريق حتى المساء، وإن أحداً لم يجرؤ على نقلهما خوفاً من المسلحين.",
    "ولم تتبنَّ أي جهة العملية.",
)  # fmt: skip


def read(html: str) -> Report:
    return assemble(read_page(html), reader="HTML")


def text_of(title: str, paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join((title, *paragraphs))


def paragraphs(words: tuple[str, ...]) -> str:
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in words)


WORDPRESS_EN = f"""<!DOCTYPE html><html lang="en"><head><title>Two men shot - The Site</title>
<meta property="article:published_time" content="2016-09-04T23:30:00-05:00">
<meta property="og:site_name" content="The Site"></head><body class="has-sidebar comments-open">
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>Two men shot</h1><div class="entry-meta">Posted on 2016-09-04 | Written by the Desk</div>
<div class="entry-content">{paragraphs(EN)}</div><div class="sharedaddy"><a href="#">Share on Facebook</a></div></article>
<aside class="related-posts"><h3>Related posts</h3><ul><li><a href="#">Three killed in raids on the town</a></li></ul></aside>
<section id="comments"><p>A reader says that he was there on 2017-01-01 and that all of it is a lie.</p></section>
</main><footer>© 2019 The Site. All rights reserved.</footer></body></html>"""
BLOGGER_EN = f"""<html><head><title>The Site: Two men shot</title></head><body><div id="header"><h1>The Site</h1></div>
<div class="sidebar"><h2>Archive</h2><ul><li>2015</li></ul></div><div class="main"><h2 class="date-header">2016-09-04</h2>
<div class="post"><h3>Two men shot</h3><div class="post-body entry-content">{"<br><br>".join(EN)}</div>
<div class="post-footer">Posted by admin at 10:00</div></div><div id="comments"><p>Anon said: I do not believe it.</p></div>
</div><div>Copyright 2019</div></body></html>"""
TABLE_AR = f"""<html><head><title>الموقع - مقتل رجلين</title></head><body><table><tr><td><a href="/">الرئيسية</a>
<a href="/">أخبار</a></td></tr><tr><td><font size=5>مقتل رجلين</font><br>٢٠١٦-٠٩-٠٤<br><br>{"<br><br>".join(AR)}</td></tr>
<tr><td>جميع الحقوق محفوظة 2019</td></tr></table></body></html>"""
LINKED_DATA = """<script type="application/ld+json">{"@graph": [{"@type": "BreadcrumbList"}, {"@type": ["NewsArticle"],
"headline": "مقتل رجلين", "datePublished": "2016-09-04T08:00:00Z", "publisher": {"name": "الموقع"}}]}</script>"""
AMP_AR = f"""<!doctype html><html amp lang="ar"><head><title>مقتل رجلين | الموقع</title>{LINKED_DATA}</head>
<body><article><h1>مقتل رجلين</h1>{paragraphs(AR)}</article></body></html>"""
DRUPAL_EN = f"""<html><head><title>Two men shot | The Site</title></head><body><div id="content-sidebar-wrap">
<h1 class="title">Two men shot</h1><div class="submitted">Submitted by admin on 2016-09-04 - 12:30</div>
<div class="field field-name-body">{paragraphs(EN)}</div></div></body></html>"""
PLAIN_AR = f"""<html lang=ar><head><title>مقتل رجلين | الموقع</title></head><body><div class="wrap"><h1>مقتل رجلين</h1>
<div class="date">آخر تحديث: 2017-01-01</div><div class="date">تاريخ النشر: 2016-09-04</div><div>{paragraphs(AR)}</div>
<h3>اقرأ أيضاً</h3><ul><li><a href="/x">مقتل ثلاثة أشخاص في قصف على المدينة أمس</a></li></ul></div></body></html>"""
PAGES = {
    "wordpress": (WORDPRESS_EN, "meta article:published_time"),
    "blogger": (BLOGGER_EN, "dateline"),
    "tables": (TABLE_AR, "dateline"),
    "amp": (AMP_AR, "JSON-LD datePublished"),
    "drupal": (DRUPAL_EN, "dateline"),
    "plain": (PLAIN_AR, "dateline"),
}


@pytest.mark.parametrize(("html", "rule"), PAGES.values(), ids=PAGES)
def test_a_page_gives_its_report_without_its_furniture(html: str, rule: str) -> None:
    report = read(html)
    arabic = "رجلين" in html
    assert report.text == (text_of("مقتل رجلين", AR) if arabic else text_of("Two men shot", EN))
    assert (report.language, report.issues) == ("ar" if arabic else "en", ())
    assert report.title == ("مقتل رجلين" if arabic else "Two men shot")
    assert report.outlet == ("الموقع" if arabic else "The Site")
    assert (report.published, report.published_rule) == (date(2016, 9, 4), rule)


WHOLE = [
    "<form id='aspnetForm'><input type=hidden><div>Two men shot</div>{}</form>",
    "<div class='elementor-widget'><div class='elementor-widget-container'>{}</div></div>",
    "<div id='sidebar-wrap'>{}</div>",
]


@pytest.mark.parametrize("around", WHOLE)
def test_a_page_that_calls_its_story_furniture_is_read_all_the_same(around: str) -> None:
    html = (
        f"<html><head><title>Two men shot</title></head><body>{around.format(paragraphs(EN))}</body></html>"
    )
    assert read(html).text == text_of("Two men shot", EN)
    dated = html.replace("<p>", "<div>Posted on September 4, 2016</div><p>", 1)
    assert (read(dated).published, read(dated).text) == (date(2016, 9, 4), text_of("Two men shot", EN))


def page(above: str = "", below: str = "", head: str = "", outside: str = "") -> str:
    body = f"<article><h1>Two men shot</h1>{above}{paragraphs(EN)}{below}</article>{outside}"
    return f"<html><head><title>Two men shot</title>{head}</head><body>{body}</body></html>"


UNDATED = [
    page(outside="<footer>© 2018 The Site. 5 May 2018</footer>"),
    page(outside="<div>Copyright 2018-05-05</div>"),
    page(above="<time class='updated' datetime='2017-01-01'>x</time>"),
    page(above="<p class='meta'>Last updated: 2017-01-01</p>"),
    page(outside="<div class='related'><time datetime='2017-01-01'>x</time><p>Other news</p></div>"),
    page(outside="<div class='comments-area'><time datetime='2017-01-01'>x</time><p>I doubt it.</p></div>"),
    page(above="<div>Posted 3 days ago</div>"),
    page(above="<div>نشر أمس</div>"),
    page(above="<div>Posted on 04/09/2016</div>"),
    page(head="<meta name='date' content='soon'>"),
    page(head="<link rel='canonical' href='http://a.example/2017/01/01/two-men'>"),
]


@pytest.mark.parametrize("html", UNDATED)
def test_a_page_that_states_no_day_of_publication_stays_undated(html: str) -> None:
    report = read(html)
    assert (report.published, report.published_rule) == (None, None)
    assert report.issues == ("No date of publication is stated.",)


DATED = [
    (page(head="<meta itemprop='datePublished' content='2016-09-04'>"), "meta datepublished"),
    (page(head="<meta name='DC.date.issued' content='2016-09-04'>"), "meta dc.date.issued"),
    (page(above="<span itemprop='datePublished'>2016-09-04</span>"), "itemprop datePublished"),
    (page(above="<time datetime='2016-09-04T10:00'>Sunday</time>"), "time datetime"),
    (page(above="<div>Posted on 2016-09-04 | Last updated 2017-01-01</div>"), "dateline"),
    (page(above="<div>Last updated 2017-01-01 | Posted on 2016-09-04</div>"), "dateline"),
    (page(below="<div class='entry-date'>2016-09-04</div>"), "dateline"),
    (page(above="<div>Posted on Sunday, September 4, 2016 by the Desk</div>"), "dateline"),
    (page(above="<div>آخر تحديث 1 كانون الثاني 2017 | نُشر في 4 أيلول/سبتمبر 2016</div>"), "dateline"),
    (page(above="<div>كتبه: التحرير</div><div>الأحد ٤ أيلول ٢٠١٦</div>"), "dateline"),
    (page(head="<meta name='date' content='Sun, 04 Sep 2016 10:00:00 GMT'>"), "meta date"),
]


@pytest.mark.parametrize(("html", "rule"), DATED)
def test_the_rule_names_where_the_date_was_read(html: str, rule: str) -> None:
    report = read(html)
    assert (report.published, report.published_rule) == (date(2016, 9, 4), rule)
    assert report.text == text_of("Two men shot", EN)


def test_two_dates_that_contradict_each_other_are_said() -> None:
    meta = "<meta property='article:published_time' content='2019-05-05T10:00:00Z'>"
    report = read(page(above="<p>2016-09-04</p>", head=meta))
    assert report.published == date(2019, 5, 5)
    assert "2016-09-04" in report.issues[0]


def test_the_address_is_the_one_the_page_gives_for_itself() -> None:
    assert read(page(head="<link rel='canonical' href='https://a.example/1'>")).url == "https://a.example/1"
    assert (
        read(page(head="<meta property='og:url' content='https://a.example/2'>")).url
        == "https://a.example/2"
    )
    assert read(page(head="<link rel='canonical' href='/relative'>")).url is None


def test_lists_headings_and_quotations_of_the_story_are_kept() -> None:
    inner = "<h2>What is known</h2><ul><li>Two dead</li><li>One hurt</li></ul><blockquote>We saw them fall.</blockquote>"
    report = read(page(below=inner))
    assert report.text == text_of(
        "Two men shot", (*EN, "What is known", "Two dead", "One hurt", "We saw them fall.")
    )


def test_entities_are_characters_and_remote_ones_are_not_read() -> None:
    head = "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    report = read(f"{head}<html><body><p>{EN[0]} &quot;A&quot; &amp; &#1583; &x;</p></body></html>")
    assert report.text == f'{EN[0]} "A" & د &x;'


@pytest.mark.parametrize(
    "html", ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "<!-- -->", "<p> </p>"]
)
def test_a_page_without_main_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableReport):
        read_page(html)


def test_a_page_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="more than the 5000000"):
        read_page("<p>" + "a" * 5_000_000)


def test_a_page_of_one_short_sentence_is_a_report() -> None:
    assert read("<html><body><div>مقتل رجلين في القرية</div></body></html>").text == "مقتل رجلين في القرية"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="windows-1256">', "windows-1256"),
        (b'<meta http-equiv=Content-Type content="text/html; charset=utf-8">', "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-6"?>', "ISO-8859-6"),
        (b"<title>charset</title>", None),
    ],
)
def test_the_declared_encoding_is_found(head: bytes, encoding: str) -> None:
    assert declared_encoding(head) == encoding
