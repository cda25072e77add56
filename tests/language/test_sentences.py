"""Sentences of articles, posts and lists, in both languages."""

# ruff: noqa: E501 - a case is one row
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.sentences import split_sentences

CASES = [
    ("en", "Gunmen shot two men. They fled.", ["Gunmen shot two men.", "They fled."]),
    ("ar", "قتل رجلان. وفر المسلحون.", ["قتل رجلان.", "وفر المسلحون."]),
    ("ar", "من قصف المدينة؟ لا أحد يعلم! هكذا قال…", ["من قصف المدينة؟", "لا أحد يعلم!", "هكذا قال…"]),
    ("en", "Mr. Assad met Lt. Gen. J. P. Smith of the U.S. Army. He left.", ["Mr. Assad met Lt. Gen. J. P. Smith of the U.S. Army.", "He left."]),
    ("en", "They flew to the U.S. The raid failed.", ["They flew to the U.S.", "The raid failed."]),
    ("en", "It began at 5 p.m. The army left at 6 a.m. on Monday.", ["It began at 5 p.m.", "The army left at 6 a.m. on Monday."]),
    ("ar", "قال د. أحمد إن أ.د. سالم قُتل. وأكد م. خالد ذلك.", ["قال د. أحمد إن أ.د. سالم قُتل.", "وأكد م. خالد ذلك."]),
    ("en", "About 3.5 tons. No. 5 was hit.", ["About 3.5 tons.", "No. 5 was hit."]),
    ("ar", "نحو 3.5 طن. انتهى", ["نحو 3.5 طن.", "انتهى"]),
    ("en", "“Go!” he said. “We left.” Then they fled.", ["“Go!” he said.", "“We left.”", "Then they fled."]),
    ("ar", "وقال: \"انسحبنا.\" ثم غادر.", ["وقال: \"انسحبنا.\"", "ثم غادر."]),
    ("en", "Strike on Raqqa\n\nFive died there.", ["Strike on Raqqa", "Five died there."]),
    ("en", "ISIS executes two men in Raqqa\nOn Sunday, the group put two men to death in a square of the city, residents said, and tied them to crosses.", ["ISIS executes two men in Raqqa", "On Sunday, the group put two men to death in a square of the city, residents said, and tied them to crosses."]),
    ("en", "The planes struck the town in the early hours of the day and\nkilled five people in one house, among them three children who\nhad fled. Others were hurt.\n\nEnd", ["The planes struck the town in the early hours of the day and\nkilled five people in one house, among them three children who\nhad fled.", "Others were hurt.", "End"]),
    ("ar", "قصف على حلب\nقتلى وجرحى\nالطيران في الأجواء", ["قصف على حلب", "قتلى وجرحى", "الطيران في الأجواء"]),
    ("en", "Toll:\n- two men\n- a woman\n1. first\n2. second", ["Toll:", "- two men", "- a woman", "1. first", "2. second"]),
    ("ar", "انتهت المعركة.وقال ناشطون إنهم عادوا", ["انتهت المعركة.", "وقال ناشطون إنهم عادوا"]),
    ("en", "Five were killed.The army denied it. See deirezzor24.net for more", ["Five were killed.", "The army denied it.", "See deirezzor24.net for more"]),
    ("en", "A strike on Jan. 5 killed six... No one claimed it.", ["A strike on Jan. 5 killed six...", "No one claimed it."]),
    ("en", "", []),
    ("ar", " \n\u200f\n ", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_text_is_cut_into_sentences(language: str, text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text, language)] == expected


def test_a_post_without_stops_is_cut_by_length() -> None:
    text = "قصف عنيف على الأحياء الشرقية " * 200
    lengths = [span.end - span.start for span in split_sentences(text, "ar")]
    assert len(lengths) > 1
    assert max(lengths) <= 1500


@given(st.text(alphabet='aB. ?؟…!\n\r-•1اب،"”)\u200f', max_size=200))
def test_sentences_are_ordered_trimmed_and_lose_no_word(text: str) -> None:
    spans = split_sentences(text, "en")
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


def processor_seconds(text: str) -> float:
    begin = time.process_time()
    split_sentences(text, "en")
    return time.process_time() - begin


@pytest.mark.parametrize("piece", ["a", ". ", "قتل ", "\n", "A."])
def test_a_long_line_takes_time_in_proportion_to_its_length(piece: str) -> None:
    short, long = processor_seconds(piece * 8_000), processor_seconds(piece * 64_000)
    assert long < 30 * max(
        short, 0.005
    )  # eight times the text; a quadratic rule would take 64 times as long
