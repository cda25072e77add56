"""A Word document, read apart: title and text as JSON."""

import io
from collections.abc import Iterator

from dalil.collect.apart import sentence_of

_TITLES = ("title", "heading 1")


def read(raw: bytes) -> dict[str, str | None]:
    """Return title (`None` where no paragraph is styled as one) and text, tables in their place."""
    import docx

    document = docx.Document(io.BytesIO(raw))
    title = None
    paragraphs: list[str] = []
    for style, text in _blocks(document):
        if title is None and not paragraphs and style in _TITLES:
            title = text
        else:
            paragraphs.append(text)
    return {"title": title, "text": "\n\n".join(paragraphs)}


def _blocks(document) -> Iterator[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """Yield style and text of each paragraph, and each row of a table as one line."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
                if line := " | ".join(filter(None, cells)):
                    yield "", line
        elif block.text.strip():
            style = block.style.name if block.style is not None else ""
            yield (style or "").lower(), block.text.strip()


def wrong_of(error: Exception) -> tuple[str, str]:
    """Return what is wrong with a document that cannot be read, and what to do."""
    wrong = f"The Word document cannot be read: {sentence_of(error)}."
    return wrong, "Save it anew, or save its words as text."
