"""PDF files: the text layer of each page, Arabic and Latin lines in reading order (see `pdf_pages`)."""

from dataclasses import replace
from importlib.metadata import version

from dalil.collect.apart import read_apart
from dalil.collect.assemble import Parts
from dalil.collect.plain import read_plain
from dalil.errors import UnreadableReport


def pdf_reader() -> str:
    """Return the names and versions of the readers."""
    return f"PDF, qalam {version('qalam')}, pypdfium2 {version('pypdfium2')}"


def read_pdf(raw: bytes) -> Parts:
    """Return what a PDF says; raises UnreadableReport for one without a text layer or damaged."""
    pages = read_apart("pdf_pages", raw)
    unread = [number for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(unread) == len(pages):
        raise UnreadableReport(
            "The PDF has no text layer: it holds pictures of pages.",
            "Run it through a text recognition program (ocrmypdf -l ara+eng), and read what that gives.",
        )
    parts = read_plain("\n\n".join(text for text in pages if text.strip()))
    if not unread:
        return parts
    named = ", ".join(map(str, unread[:20]))
    issue = f"Without a text layer, and not read: page {named} of {len(pages)}."
    return replace(parts, issues=(*parts.issues, issue))
