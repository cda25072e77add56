"""Every spelling and form of a word is searched for under one term, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.fold import fold
from dalil.store.terms import accepted, indexed, term_of, terms_of

SAME = [
    ("ميادين", "الميادين", "والميادين", "بالميادين", "للميادين", "المَيادين", "ميدان"),
    ("أطفال", "اطفال", "الأطفال", "للأطفال", "طفل"),
    ("غارة", "غارات", "غارتان", "الغارتين", "بالغارات"),
    ("مدني", "مدنيين", "المدنيون", "للمدنيين"),
    ("مقاتل", "مقاتلون", "المقاتلين"),
    ("انفجار", "انفجارات", "الانفجار"),
    ("مدرسة", "المدرسة", "المدرسه", "بالمدارس", "مدارس"),
    ("إعدام", "اعدام", "الإعدام"),
    ("شائعات", "شايعات", "الشائعة"),
    ("كفرنبل", "الكفرنبل", "كفرنبْل"),
    ("shelled", "Shelling", "shells"),
    ("killed", "kills", "KILLING"),
    ("child", "children", "Children's"),
    ("Sana'a", "Sanaa", "Sanaʿa"),
    ("Mayadin", "al-Mayadin", "Mayādīn", "Al‑Mayadin's"),
    ("٢٥", "25"),
]
APART = [("حر", "بحر"), ("قتيل", "مقاتل"), ("raid", "radio"), ("غارة", "غاز"), ("al-Bab", "al-Tabqa")]


@pytest.mark.parametrize("words", SAME, ids=lambda words: words[0])
def test_forms_of_one_word_have_one_term(words: tuple[str, ...]) -> None:
    assert {indexed(word) for word in words} == {indexed(words[0])}
    assert " " not in indexed(words[0])


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_have_other_terms(one: str, other: str) -> None:
    assert not set(accepted(fold(one).text)) & set(accepted(fold(other).text))


@pytest.mark.parametrize("name", ["هجين", "كفرنبل", "منبج", "عفرين"])
@pytest.mark.parametrize("joined", ["و{}", "ب{}", "ل{}", "وب{}"])
def test_a_name_is_found_with_the_letters_joined_to_it(name: str, joined: str) -> None:
    assert term_of(joined.format(name)) in accepted(name)


@given(st.text(st.characters(), max_size=60))
def test_the_index_of_any_text_is_its_terms_in_order(text: str) -> None:
    terms = list(terms_of(text))
    assert indexed(text) == " ".join(term.term for term in terms)
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in terms)
    assert all(a.span.end <= b.span.start for a, b in zip(terms, terms[1:], strict=False))
    indexed(text).encode("utf-8")  # what SQLite cannot hold is in no term
