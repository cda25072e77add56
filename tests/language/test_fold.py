"""Folding: one form for matching, and a true way back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.fold import fold

ANY = st.text(alphabet=st.characters(codec=None, categories=None), max_size=60)
NEWS = st.text(alphabet="aB é’–«ﻻﷲأإآىةؤئکی\u0640\u064b\u0651\u0654\u0670\u200f\u202b٣۴ \n", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Deir ez-Zor", "deir ez-zor"),
        ("أإآٱ", "اااا"),
        ("الْمَيادِيــن", "الميادين"),
        ("مستشفى الرقة", "مستشفي الرقه"),
        ("مسؤول ومسئول", "مسوول ومسيول"),
        ("ر\u064a\u0654يس", "رييس"),
        ("١٢ و۳۴", "12 و34"),
        ("ﻻ ﷲ", "لا الله"),
        ("‏“Raqqa”–‘12’", "\"raqqa\"-'12'"),
        ("Ḥamāh, Café", "hamah, cafe"),
        ("12¹ killed", "12¹ killed"),
        ("کردی", "كردي"),
        ("ＡＢ１", "ab1"),
    ],
)
def test_folding_gives_one_form(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_span_takes_the_marks_of_the_last_letter() -> None:
    folded = fold("في \u200fالرَّقَّةِ\u200f أمس")
    start = folded.text.index("الرقه")
    assert folded.span(start, start + 5).of(folded.original) == "الرَّقَّةِ"


def test_find_and_at_agree_with_the_original() -> None:
    folded = fold("قُتِلَ ١٢ مدنيًّا")
    ((match, span),) = folded.find(re.compile(r"\d+"))
    assert span.of(folded.original) == "١٢"
    assert folded.at(span.start) == match.start()


@given(st.one_of(ANY, NEWS))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.one_of(ANY, NEWS), st.data())
def test_every_span_lies_in_the_text_and_folds_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold(span.of(text)).text


@given(st.characters(codec=None, categories=None))
def test_no_character_crashes(char: str) -> None:
    folded = fold(char)
    assert len(folded.starts) == len(folded.text)
