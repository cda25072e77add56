"""An HTML page as the blocks a reader sees, each with the part of the page it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]  # lxml carries no types

from dalil.collect.fields import collect_table, comparable
from dalil.errors import UnreadableReport

_SKIPPED = frozenset(
    "script style noscript template head iframe object svg math canvas video audio button select"
    " textarea input".split()
)
_BLOCKS = frozenset(
    "html body article main section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th thead"
    " tbody caption blockquote pre figure figcaption header footer nav aside form fieldset address"
    " center details summary hr time".split()
)
_PARTS = frozenset(["nav", "aside", "footer", "form", "dialog", "menu"])
_WHOLE = frozenset(["html", "body", "main", "article"])
"""Elements whose class speaks of the page, not of a part of it ("has-sidebar")."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words between two breaks of the layout."""

    text: str
    """Its words, white space collapsed as a browser does, line breaks of <br> kept."""
    roles: frozenset[str]
    """What it stands in: "part" of the page's furniture, "story", "date", "changed", "h1"."""

    @property
    def key(self) -> str:
        """Return the letters and digits alone, to find the block again in another reading."""
        return comparable(self.text)


def parse_page(text: str) -> Any:
    """Return the root element of an HTML text; nothing outside of the text is read.

    Raises UnreadableReport where it holds no element.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableReport("The page holds no HTML.", "Save it as text, or leave it out.") from error
    return root


def blocks_of(root: Any) -> list[Block]:
    """Return the blocks of the page in reading order."""
    blocks: list[Block] = []
    words: list[str] = []
    for text, roles in _runs(root):
        if text is not None:
            words.append(text)
            continue
        blocks += _cut("".join(words), roles)
        words.clear()
    return blocks


def has_word(element: Any, words: frozenset[str]) -> bool:
    """Say whether the class or id of `element` holds one of `words`, hyphens and underscores alike."""
    for name in f"{element.get('class', '')} {element.get('id', '')}".lower().split():
        named = name.replace("_", "-")
        if named in words or any(part in words for part in _subwords(named)):
            return True
    return False


def page_words(name: str) -> frozenset[str]:
    """Return one list of class names of `data/collect/pages.yml`."""
    return _page_words(name)


@cache
def _page_words(name: str) -> frozenset[str]:
    return frozenset(word.replace("_", "-") for word in collect_table("pages")[name])


def _subwords(name: str) -> Iterator[str]:
    """Yield the runs of one to three words in a hyphenated name."""
    parts = name.split("-")
    for length in (1, 2, 3):
        for start in range(len(parts) - length + 1):
            yield "-".join(parts[start : start + length])


def _runs(root: Any) -> Iterator[tuple[str | None, frozenset[str]]]:
    """Yield each piece of text, and `None` with the roles so far wherever the layout breaks."""
    stack = [(root, iter(root), _roles(root, frozenset()))]
    yield root.text or "", frozenset()
    while stack:
        element, children, roles = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if element.tag in _BLOCKS:
                yield None, roles
            if stack:
                yield _collapsed(element.tail), roles
            continue
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            yield _collapsed(child.tail), roles
            continue
        if child.tag in _BLOCKS:
            yield None, roles
        if child.tag == "br":
            yield "\n", roles
        stack.append((child, iter(child), _roles(child, roles)))
        yield _collapsed(child.text), roles


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _cut(text: str, roles: frozenset[str]) -> Iterator[Block]:
    """Yield the paragraphs of a run: two line breaks part them, one stays."""
    for paragraph in re.split(r"\n[ \u00a0]*(?:\n[ \u00a0]*)+", text):
        lines = [_SPACE.sub(" ", line).strip(" ") for line in paragraph.split("\n")]
        joined = "\n".join(line for line in lines if line)
        if joined.strip():
            yield Block(joined, roles)


def _roles(element: Any, outer: frozenset[str]) -> frozenset[str]:
    """Return the roles of what stands in `element`, given those of what it stands in."""
    roles = set(outer)
    if element.tag == "h1":
        roles.add("h1")
    if element.tag in ("article", "main"):
        roles.add("story")
    if element.tag not in _WHOLE:
        if has_word(element, page_words("dates")) or element.tag == "time":
            roles.add("date")
        if has_word(element, page_words("changed")):
            roles.add("changed")
        if _is_part(element, outer):
            roles.add("part")
    if has_word(element, page_words("keep")) or element.get("itemprop") == "articleBody":
        roles.add("story")
    return frozenset(roles)


def _is_part(element: Any, outer: frozenset[str]) -> bool:
    """Say whether `element` is furniture: what it is called says so, and it holds no story."""
    called = element.tag in _PARTS or has_word(element, page_words("parts"))
    if element.tag == "header":
        called = called or "story" not in outer
    return called and not _holds_story(element)


def _holds_story(element: Any) -> bool:
    if has_word(element, page_words("keep")):
        return True
    for inner in element.iter("h1", "main", "div", "section", "article"):
        if inner.tag in ("h1", "main") or inner.get("itemprop") == "articleBody":
            return True
        if inner is not element and has_word(inner, page_words("keep")):
            return True
    return False
