"""The language of a text."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.identify import identify_language

CASES = [
    ("Five people were killed in an air strike on the town of Hajin on Friday.", "en"),
    ("US-led coalition commits new massacre in Deir Ezzor countryside", "en"),
    ("قتل خمسة أشخاص في غارة على بلدة هجين يوم الجمعة", "ar"),
    ('أعلنت US Central Command في بيان أن "Operation Inherent Resolve" مستمرة', "ar"),
    ("A report on دير الزور and الرقة was published in Damascus by the group", "en"),
    ("Cinq personnes ont été tuées dans une frappe aérienne sur la ville de Hajin vendredi.", "fr"),
    ("Suriye'nin kuzeyinde düzenlenen saldırıda beş kişi hayatını kaybetti.", "tr"),
    ("Bei einem Luftangriff auf die Stadt kamen am Freitag fünf Menschen ums Leben.", "de"),
    ("پنج نفر در حمله هوایی به شهر هجین کشته شدند و گزارش‌ها می‌گویند که چند نفر زخمی شده‌اند", "fa"),
    ("12/5/2018 - 44", "und"),
    ("", "und"),
    ("https://example.org/the/a/of", "und"),
]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_the_language_of_a_text(text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)  # nothing may be downloaded
    assert identify_language(text) == language


@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=80))
def test_every_text_gets_a_code(text: str) -> None:
    code = identify_language(text)
    assert code.islower()
    assert 2 <= len(code) <= 3
