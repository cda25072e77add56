"""From bytes to text: which encoding a file is in, and when it is no text at all."""

import codecs
import re
from typing import NamedTuple

from dalil.errors import UnreadableReport


class Decoded(NamedTuple):
    """A text and the encoding it was read in."""

    text: str
    """The text without a byte order mark, line ends as "\\n"."""
    encoding: str
    guessed: bool
    """True where the bytes themselves leave more than one reading."""


BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longest first: the mark of UTF-32 begins with that of UTF-16."""
SIGNATURES = (
    (b"%PDF-", "a PDF file", "Save its text as a .txt file and read that."),
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it, or save it as text or CSV."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as text or CSV."),
    (b"\x89PNG", "an image", "Type its words into a .txt file."),
    (b"\xff\xd8\xff", "an image", "Type its words into a .txt file."),
    (b"GIF8", "an image", "Type its words into a .txt file."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"7z\xbc\xaf", "a compressed archive", "Unpack it first."),
    (b"Rar!", "a compressed archive", "Unpack it first."),
    (b"SQLite format 3", "a database", "Export its rows as CSV."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"OggS", "a recording", "Write its words into a .txt file."),
    (b"ID3", "a recording", "Write its words into a .txt file."),
    (b"{\\rtf", "a rich text document", "Save it as plain text."),
)
CONTROLS_SHARE = 0.005
"""A stray control character is found in pasted text; one in two hundred is not text any more."""
SAVE_AS_UTF8 = "Save the file as UTF-8 text and read it again."
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_PAIRS = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")
_EXPECTED = re.compile("[\t\n\r -\u024f\u0600-\u06ff\u2000-\u206f]")
"""Latin and Arabic letters and their punctuation: what a guessed UTF-16 text must consist of."""
_WORDS = re.compile("[\u0621-\u064a]{2,}")
_DECLARED = {
    "utf8": "utf-8", "utf16": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be",
    "windows1256": "cp1256", "cp1256": "cp1256", "iso88596": "iso-8859-6",
    "windows1252": "cp1252", "cp1252": "cp1252", "iso88591": "cp1252", "latin1": "cp1252",
}  # fmt: skip
"""Names of the encodings a page may declare; browsers read ISO 8859-1 as Windows 1252, so do we."""


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of `raw`; `declared` is the encoding the file itself names, if any.

    UTF-8, UTF-16 and UTF-32 are recognised for certain, Windows Arabic and Windows Latin by the
    letters they give. Raises UnreadableReport for an empty or binary file, and for bytes that
    are no text in any of them, naming the first bad byte.
    """
    refuse_binary(raw)
    found = _by_mark(raw) or _declared(raw, declared) or _undeclared(raw)
    text = found.text
    if not text.strip(" \t\r\n\f\v\u00a0\u200b\ufeff"):
        raise UnreadableReport("The file is empty.", "Put the report's text into it, or leave it out.")
    controls = list(_CONTROLS.finditer(text))
    if len(controls) > CONTROLS_SHARE * len(text):
        raise UnreadableReport(
            f"The file is no text: it holds {len(controls)} control characters, "
            f"the first at character {controls[0].start()}.",
            "Leave it out, or export its words as UTF-8 text.",
        )
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), found.encoding, found.guessed)


def refuse_binary(raw: bytes) -> None:
    """Raise UnreadableReport where the first bytes are those of a known binary file."""
    for signature, kind, remedy in SIGNATURES:
        if raw.startswith(signature):
            raise UnreadableReport(f"The file is {kind}, not text.", remedy)


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return Decoded(_strict(raw[len(mark) :], encoding, len(mark)), encoding, False)
    return None


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    """Read by the declared encoding where the bytes fit it; a wrong declaration is not believed."""
    encoding = _DECLARED.get(re.sub(r"[^a-z0-9]", "", (declared or "").lower()))
    if encoding is None or encoding == "utf-8" or (b"\0" in raw and not encoding.startswith("utf")):
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding.startswith("cp") and _utf8_fits(raw):
        return None
    return Decoded(text, encoding, False)


def _utf8_fits(raw: bytes) -> bool:
    try:
        return not raw.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _undeclared(raw: bytes) -> Decoded:
    if b"\0" in raw:
        return _sixteen_bit(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError as error:
        return _eight_bit(raw, error.start)


def _sixteen_bit(raw: bytes) -> Decoded:
    """Read UTF-16 without its mark: ASCII in it has every other byte zero."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) == 0 and len(raw) % 2 == 0:
        text = _strict(raw, encoding, 0)
        if len(_EXPECTED.findall(text)) >= 0.8 * len(text):
            return Decoded(text, encoding, True)
    place = raw.index(0)
    raise UnreadableReport(
        f"The file holds a zero byte at byte {place}: it is no text.",
        "Leave it out, or export its words as UTF-8 text.",
    )


def _eight_bit(raw: bytes, bad: int) -> Decoded:
    """Read Windows Arabic or Windows Latin; `bad` is the first byte that is no UTF-8."""
    stray = len(_PAIRS.sub(b"", raw).translate(None, bytes(range(128))))
    if len(_PAIRS.findall(raw)) > stray:
        raise UnreadableReport(
            f'The file is UTF-8 with a damaged place: byte {bad} is "0x{raw[bad]:02x}", which is no UTF-8.',
            SAVE_AS_UTF8,
        )
    for encoding, likely in (("cp1256", _looks_arabic), ("cp1252", _looks_latin)):
        if likely(raw):
            return Decoded(raw.decode(encoding), encoding, True)
    raise UnreadableReport(
        f'Byte {bad} of the file is "0x{raw[bad]:02x}", which no encoding known here reads as text.',
        SAVE_AS_UTF8,
    )


def _looks_arabic(raw: bytes) -> bool:
    """Say whether most bytes beyond ASCII give Arabic words of two letters and more."""
    text = raw.decode("cp1256")
    high = sum(len(run) for run in _HIGH.findall(raw))
    return sum(len(word) for word in _WORDS.findall(text)) >= 0.7 * high


def _looks_latin(raw: bytes) -> bool:
    """Say whether the bytes beyond ASCII stand one or two at a time in a text of Latin letters."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    runs = _HIGH.findall(raw)
    single = sum(len(run) <= 2 for run in runs)
    readable = sum(character.isalnum() or character.isspace() for character in text)
    return single >= 0.9 * len(runs) and readable >= 0.75 * len(text) and len(runs) <= 0.2 * len(text)


def _strict(raw: bytes, encoding: str, offset: int) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableReport(
            f'Byte {offset + error.start} of the file cannot be read as "{encoding}".', SAVE_AS_UTF8
        ) from error
