"""Markdown with and without front matter."""

from datetime import date

import pytest

from dalil.collect.assemble import assemble
from dalil.collect.markdown import read_markdown
from dalil.model import Report


def read(text: str) -> Report:
    return assemble(read_markdown(text), reader="Markdown")


BODY = "Two men were shot dead in the village on Sunday, **residents** said."

FRONTS = [
    'title: "A: b"\noutlet: "The Agency"\npublished: 2016-05-16\nurl: "http://a.example/1"\nid: r7',
    "Headline: 'A: b'\nSource: The Agency\nDate: 2016-05-16T23:50-05:00\nlink: http://a.example/1\nkey: r7",
    "title: A: b\nsource: The Agency\ndate: 2016-05-16 08:00\nurl: http://a.example/1\nid: r7\ntags: [x, y",
    'العنوان: "A: b"\nالمصدر: The Agency\nتاريخ النشر: ٢٠١٦-٠٥-١٦\nالرابط: http://a.example/1\nالمعرف: r7',
]


@pytest.mark.parametrize("front", FRONTS)
def test_front_matter_is_read_under_its_many_names(front: str) -> None:
    report = read(f"---\n{front}\ncolour: red\n---\n\n{BODY}\n")
    assert report.text == f"A: b\n\n{BODY}"
    assert (report.id, report.title, report.outlet) == ("r7", "A: b", "The Agency")
    assert (report.url, report.language) == ("http://a.example/1", "en")
    assert (report.published, report.published_rule) == (date(2016, 5, 16), "front matter")


def test_front_matter_that_is_no_yaml_is_said() -> None:
    assert "no valid YAML" in read(f"---\n{FRONTS[2]}\n---\n{BODY}").issues[0]


@pytest.mark.parametrize(
    ("published", "issue"),
    [
        ("2016-02-31", "names no single day"),
        ("last week", "names no single day"),
        ("", "No date"),
        ("2016", "no single"),
    ],
)
def test_an_unreadable_date_is_an_issue(published: str, issue: str) -> None:
    report = read(f"---\ntitle: A\npublished: {published}\n---\n{BODY}")
    assert report.published is None
    assert issue in report.issues[0]


TITLES = [
    (f"# A heading\n\n{BODY}\n", "A heading", f"A heading\n\n{BODY}"),
    (f"A heading\n=========\n\n{BODY}\n", "A heading", f"A heading\n\n{BODY}"),
    (f"# A heading\n\nThe Agency, 2016-05-16\n\n{BODY}\n", "A heading", f"A heading\n\n{BODY}"),
    (f"---\ntitle: A heading\n---\n\n# A heading\n\n{BODY}\n", "A heading", f"A heading\n\n{BODY}"),
    (f"---\ntitle: A\n---\n# Another\n\n{BODY}\n", "A", f"A\n\n# Another\n\n{BODY}"),
    (f"---\noutlet: B\n---\n# A heading\n\n{BODY}\n", "A heading", f"A heading\n\n{BODY}"),
    (f"---\noutlet: B\n---\n{BODY}\n", None, BODY),
    (f"{BODY}\n", None, BODY),
    (f"A short line\n\n{BODY}\n", "A short line", f"A short line\n\n{BODY}"),
]


@pytest.mark.parametrize(("text", "title", "expected"), TITLES)
def test_title_and_text(text: str, title: str, expected: str) -> None:
    report = read(text)
    assert (report.title, report.text) == (title, expected)


def test_a_source_that_is_an_address_is_the_url() -> None:
    report = read(f"---\nsource: https://a.example/1\n---\n{BODY}")
    assert (report.outlet, report.url) == (None, "https://a.example/1")


def test_values_that_are_no_words_and_unknown_keys_are_kept_out() -> None:
    report = read(f"---\noutlet: [a, b]\ntext: other\nauthor: someone\n---\n{BODY}")
    assert (report.outlet, report.text) == (None, BODY)
