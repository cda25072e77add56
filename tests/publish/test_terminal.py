"""The short answer of the terminal."""

from io import StringIO
from pathlib import Path

import pytest
from made_content import make_content, make_seed_content
from rich.console import Console

from dalil.publish.brief import tell
from dalil.publish.terminal import brief_line, terminal_answer


def printed(content, language):
    console = Console(width=140, record=True, file=StringIO())
    for part in terminal_answer(tell(content, language)):
        console.print(part)
    return console.export_text()


@pytest.mark.parametrize(("language", "untold"), [("en", "cannot be told"), ("ar", "لا يمكن الجزم")])
def test_table_gives_the_change_with_its_interval_or_says_it_cannot(language, untold):
    text = printed(make_content(), language)
    assert "0.37" in text
    assert "0.18" in text
    assert untold in text


def test_claimed_causes_stand_apart_with_their_words():
    text = printed(make_content(), "en")
    assert text.index("What the counts show") < text.index("What sources say were the causes")
    assert "because of the" in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_comparison_what_is_stated_is_quoted_and_the_reason_given(language):
    content = make_seed_content()
    text = " ".join(printed(content, language).split())
    assert content.why_not.of(language)[:40] in text
    assert "Executions are usually by gunshot" in text.replace("│ ", "")


def test_no_invisible_marks_reach_the_terminal():
    text = printed(make_content(), "ar") + brief_line(tell(make_content(), "ar"), Path("brief.html"))
    assert not {"\u2068", "\u2069"} & set(text)
