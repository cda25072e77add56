"""A PDF, read apart: the text of each page as JSON.

Two readers are needed: qalam puts Arabic lines in order and misplaces English words among them,
PDFium is right on Latin pages.
"""

import re
import tempfile
from collections.abc import Sequence

from dalil.collect.apart import sentence_of

MOST_PAGES = 2_000
_ARABIC = re.compile("[\u0600-\u06ff]")
_LETTERS = re.compile(r"[^\W\d_]")
_STRAY = re.compile("(?<=[\u0621-\u064a]) ([\u0621-\u064a])\u0627\u064b(?=[\u0621-\u064a])")
_FULL = 0.8
"""A line this long, as a share of the page's long lines, was broken by the margin, not by its end."""


def unwrapped(lines: Sequence[str]) -> str:
    """Return the paragraphs of lines that a margin broke, an empty line between them."""
    lines = [line.strip() for line in lines]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    full = _FULL * lengths[min(int(0.9 * len(lengths)), len(lengths) - 1)]
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        goes_on = bool(line) and len(line) >= full
    return "\n\n".join(paragraphs)


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def read(raw: bytes) -> list[str]:
    """Return the text of each page, "" where it has none."""
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    if len(document) > MOST_PAGES:
        raise ValueError(f"it has {len(document):,} pages, more than {MOST_PAGES:,}")
    latin = [page.get_textpage().get_text_bounded() for page in document]
    if not any(_is_arabic(text) for text in latin):
        return [unwrapped(text.splitlines()) for text in latin]
    arabic = _arabic_pages(raw)
    return [
        arabic[number] if _is_arabic(text) and number < len(arabic) else unwrapped(text.splitlines())
        for number, text in enumerate(latin)
    ]


def _arabic_pages(raw: bytes) -> list[str]:
    import qalam

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(raw)
        file.flush()
        return [
            unwrapped([_with_tanwin(line.text) for line in page.lines])
            for page in qalam.Document(file.name).pages
        ]


def _with_tanwin(line: str) -> str:
    """Put a final alef with tanwin back to its word: "مدني باًغارات" is "مدنياً بغارات".

    Where a font draws the two as one sign, the reader may take them for a part of the next word; no
    word has them before its end.
    """
    return _STRAY.sub("\u0627\u064b \\1", line)


def _is_arabic(text: str) -> bool:
    letters = _LETTERS.findall(text)
    return bool(letters) and len(_ARABIC.findall(text)) > 0.3 * len(letters)


def wrong_of(error: Exception) -> tuple[str, str]:
    """Return what is wrong with a PDF that cannot be read, and what to do."""
    if "password" in str(error).lower():
        return "The PDF is protected by a password.", "Save it without the password."
    return f"The PDF cannot be read: {sentence_of(error)}.", "Save it anew, or save its words as text."
