"""Encodings recognised, and files that are no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.collect.decode import decode
from dalil.errors import UnreadableReport

ENGLISH = "Two men were shot dead on Sunday, the “Observatory” said. A café was hit – nobody knows why."
ARABIC = "قُتل رجلان بالرصاص في القرية، بحسب «المرصد». هل من شهود؟ لا أحد يعرف؛ والتحقيق مستمر."
PLAIN_ARABIC = "قتل رجلان بالرصاص في القرية، بحسب «المرصد». هل من شهود؟ لا أحد يعرف؛ والتحقيق مستمر."


@pytest.mark.parametrize("text", [ENGLISH, ARABIC, f"{ENGLISH}\n{ARABIC} \U0001f54a\ufe0f \u200f\u200d"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PLAIN_ARABIC, "cp1256"),
        (f"ISIS and {PLAIN_ARABIC} The rest of the page is in English and quite long.", "cp1256"),
        (ENGLISH, "cp1252"),
        ("The café was hit.", "latin-1"),
        ("Das Gebäude wurde völlig zerstört, größere Schäden entstanden überall.", "latin-1"),
    ],
)
def test_windows_encodings_are_found_from_the_letters_and_said_to_be_a_guess(
    text: str, encoding: str
) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (PLAIN_ARABIC, "cp1256", "windows-1256"),
        ("قتل رجلان", "iso-8859-6", "ISO-8859-6"),
        (ENGLISH, "cp1252", "iso-8859-1"),
        (ARABIC, "utf-8", "windows-1256"),  # the page is wrong about itself
        (PLAIN_ARABIC, "cp1256", "utf-8"),
        (PLAIN_ARABIC, "cp1256", "x-unknown"),
    ],
)
def test_a_declared_encoding_helps_where_it_is_true(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), declared=declared).text == text


def test_line_ends_are_one_kind_and_the_mark_is_no_text() -> None:
    assert decode("\ufeffone\r\ntwo\rthree\n".encode()).text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "an image"),
        (b"text with a \x00 inside, and more", "zero byte at byte 12"),
        (b"\x01\x02\x03\x04 text", "control characters"),
        ("نص عربي".encode() + b"\xff" + ARABIC.encode(), "byte 13"),
        ("نص عربي".encode()[:-1], "byte 11"),  # cut inside a letter
        (b"caf\xe9\x81\x8d\x8f\x90\x9d \x81\x8d", "no encoding known"),
        (b"\xff\xfea", 'cannot be read as "utf-16-le"'),
    ],
)
def test_what_is_no_text_is_refused_with_the_place(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason) as caught:
        decode(raw)
    assert caught.value.remedy


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw).text
    except UnreadableReport:
        return
    assert text.strip()
    text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_every_utf8_text_comes_back_as_it_is(text: str) -> None:
    raw = text.encode()
    try:
        assert decode(raw).text == text.removeprefix("\ufeff")
    except UnreadableReport as error:
        assert "empty" in error.wrong or "control" in error.wrong
