"""An HTML page read apart: what it says, as JSON can carry it there and back."""

from datetime import date
from typing import Any

from dalil.collect.apart import read_apart, sentence_of
from dalil.collect.assemble import Parts
from dalil.collect.pages import read_page

_SAVE = "Save the text of the report as a .txt file."


def read_page_apart(text: str) -> Parts:
    """Return the report of a page as `read_page` does, within bounded time and memory.

    Raises UnreadableReport also where there is not enough of one of them.
    """
    answer = read_apart("page_parts", text.encode("utf-8", "surrogatepass"))
    answer["issues"] = tuple(answer["issues"])
    if isinstance(answer["published"], dict):
        answer["published"] = date.fromisoformat(answer["published"]["day"])
    return Parts(**answer)


def read(raw: bytes) -> dict[str, Any]:
    """Return what a page says, by the names of `Parts`."""
    parts = read_page(raw.decode("utf-8", "surrogatepass"))
    answer = {name: getattr(parts, name) for name in Parts.__dataclass_fields__}
    if isinstance(parts.published, date):
        answer["published"] = {"day": parts.published.isoformat()}
    return answer


def wrong_of(error: Exception) -> tuple[str, str]:
    """Return what is wrong with a page that breaks its reader, and what to do."""
    return f"The page cannot be read: {sentence_of(error)}.", _SAVE
