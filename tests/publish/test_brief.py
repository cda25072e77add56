"""The brief as a file: complete, closed in itself, escaped, and every figure led to its words."""

import re
import string
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made_content import make_content, make_seed_content, with_text

from dalil.errors import UsageError
from dalil.publish.brief import render_brief, write_brief
from dalil.publish.passages import isolated
from dalil.publish.words import plural, read_forms


class Page(HTMLParser):
    """The ids, links and texts of a page."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tags, self.words = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def page(language):
    return Page(render_brief(make_content(), language))


def test_every_link_inside_leads_somewhere(page):
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert len(inside) > 100
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_nothing_is_fetched(language):
    html = render_brief(make_content(), language)
    tags = Page(html).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "embed", "form"}
    assert not [values for _, values in tags if "src" in values or "xlink:href" in values]
    assert not re.search(r"url\(|@import", html)
    assert "default-src 'none'" in html
    outside = [values for tag, values in tags if tag == "a" and not values["href"].startswith("#")]
    assert all("noreferrer" in values.get("rel", "") for values in outside)


def test_language_and_direction_stand_on_the_page(language):
    html = render_brief(make_content(), language)
    direction = {"en": "ltr", "ar": "rtl"}[language]
    assert f'<html lang="{language}" dir="{direction}">' in html


def test_every_count_leads_to_its_words(language):
    content = make_content()
    page = Page(render_brief(content, language))
    for claim in content.claims.values():
        for index, _ in enumerate(claim.counts, start=1):
            anchors = {f"e-{claim.id}:count-{index}", f"e-{claim.id}"}
            assert anchors & {link[1:] for link in page.links}, claim.id


def test_quotes_are_the_words_of_the_reports(page):
    content = make_content()
    for claim in content.claims.values():
        assert " ".join(claim.evidence.value.split())[:40] in page.text.replace(" ,", ",")


def test_text_of_reports_is_escaped_everywhere(language):
    content = make_content()
    claim = next(c for c in content.claims.values() if c.attribution is None and c.reasons == ())
    report = content.reports[claim.report_id]
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    hostile = with_text(content, report.id, report.text + attack)
    reports = dict(hostile.reports)
    reports[report.id] = replace(reports[report.id], title=attack, outlet=attack, url="javascript:alert(3)")
    html = render_brief(replace(hostile, reports=reports), language)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_hidden_direction_controls_are_shown(language):
    content = make_content()
    claim = next(iter(content.claims.values()))
    text = content.reports[claim.report_id].text
    html = render_brief(with_text(content, claim.report_id, text + "\u202e hidden"), language)
    assert "\u202e" not in html
    assert "U+202E" in html


def test_seed_page_says_that_nothing_can_be_compared_and_why(language):
    content = make_seed_content()
    page = Page(render_brief(content, language))
    assert content.why_not.of(language) in page.text
    assert "k-tally-execution" in page.ids
    assert "c-1" in page.ids


def test_the_same_content_gives_the_same_bytes(language):
    assert render_brief(make_content(), language) == render_brief(make_content(), language)


def test_arabic_digits_on_request():
    html = render_brief(make_content(), "ar", arabic_digits=True)
    assert "٢٣ أيلول/سبتمبر ٢٠١٤" in html


def test_title_is_in_the_language_of_the_brief():
    content = make_content()
    assert '<h1 dir="auto">What happened to ISIS after the coalition raids?</h1>' in render_brief(
        content, "en"
    )
    assert "ماذا حدث" in re.search(r"<h1.*?</h1>", render_brief(content, "ar"))[0]


def test_another_language_is_refused(tmp_path):
    with pytest.raises(UsageError, match="fr"):
        write_brief(make_content(), tmp_path / "brief.html", "fr")


def places_in(form):
    texts = form.values() if isinstance(form, dict) else [form]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(read_forms()))
def test_words_say_the_same_in_both_languages(key):
    forms = read_forms()[key]
    assert places_in(forms["en"]) == places_in(forms["ar"]), key


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (103, "few"),
        (100, "other"),
    ],
)
def test_arabic_plurals(n, form):
    assert plural("ar", n) == form


def test_every_kind_of_source_has_its_words():
    from dalil.knowledge.load import load_knowledge
    from dalil.publish.words import load_words

    kinds = {source.kind for source in load_knowledge().sources}
    for language in ("en", "ar"):
        assert [kind for kind in kinds if f"codes.kind.{kind}" not in load_words(language)] == []


def test_latin_words_in_an_arabic_sentence_keep_their_marks_on_their_side():
    html = str(isolated('فُهمت عبارة "the raids" بتاريخ 2014-09-23 (U.S. Command, S/2014/695).'))
    assert "<bdi>the raids</bdi>" in html
    assert "<bdi>2014-09-23</bdi>" in html
    assert "(<bdi>U.S. Command, S/2014/695</bdi>)" in html
    assert "<b>" not in str(isolated("<b>x</b>"))


def test_what_is_only_denied_or_announced_is_not_told_as_happened():
    content = make_seed_content()
    plans = tuple(replace(incident, certainty="announced") for incident in content.incidents)
    told = Page(render_brief(content, "en")).text
    assert "What the reports say happened" in told
    assert (
        "What the reports say happened"
        not in Page(render_brief(replace(content, incidents=plans), "en")).text
    )


def test_reason_goes_on_after_its_colon_in_small_letters():
    content = make_content()
    findings = [replace(f, why_en=f.why_en and f.why_en.capitalize()) for f in content.findings]
    text = Page(render_brief(replace(content, findings=tuple(findings)), "en")).text
    assert "air strike and displacement : there are fewer than 10" in text
