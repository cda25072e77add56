"""An HTML page as the blocks a reader sees, each with the part of the page it stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lxml import etree, html

from dalil.collect.fields import collect_table, comparable
from dalil.errors import UnreadableReport

_SKIPPED = frozenset(
    "script style noscript template head iframe object svg math canvas video audio button select"
    " textarea input".split()
)
_BLOCKS = frozenset(
    "html body article main section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th thead"
    " tbody caption blockquote pre figure figcaption header footer nav aside form fieldset address"
    " center details summary hr".split()
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
    """Its words, white space collapsed as a browser does."""
    roles: frozenset[str]
    """What it stands in: "part" of the page's furniture, "story", "date", "changed", "h1"."""
    linked: float = 0.0
    """Share of its characters that are links."""
    continues: bool = False
    """True where only a line break parts it from the block before."""

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
    pieces: list[_Piece] = []
    for piece in _pieces(root):
        if piece.text is not None:
            pieces.append(piece)
            continue
        blocks += _cut(pieces, piece.roles)
        pieces.clear()
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


class _Piece(NamedTuple):
    """A piece of text as it stands in one element; no text where the layout breaks."""

    text: str | None
    roles: frozenset[str]


def _pieces(root: Any) -> Iterator[_Piece]:
    """Yield the text of the page piece by piece, and where its layout breaks."""
    stack = [(root, iter(root), _roles(root, frozenset()))]
    yield _Piece(_collapsed(root.text), frozenset())
    while stack:
        element, children, roles = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if element.tag in _BLOCKS:
                yield _Piece(None, roles)
            if stack:
                yield _Piece(_collapsed(element.tail), stack[-1][2])
            continue
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            yield _Piece(_collapsed(child.tail), roles)
            continue
        if child.tag in _BLOCKS:
            yield _Piece(None, roles)
        if child.tag == "br":
            yield _Piece("\n", roles)
        stack.append((child, iter(child), _roles(child, roles)))
        yield _Piece(_collapsed(child.text), stack[-1][2])


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _cut(pieces: Sequence[_Piece], roles: frozenset[str]) -> Iterator[Block]:
    """Yield the lines of a run; a line after a single line break continues the one before."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    continues = False
    for line in lines:
        text = _SPACE.sub(" ", "".join(piece.text or "" for piece in line)).strip(" ")
        if text.strip():
            links = sum(len((piece.text or "").strip()) for piece in line if "link" in piece.roles)
            yield Block(text, roles, links / len(text), continues)
        continues = bool(text.strip())


def _roles(element: Any, outer: frozenset[str]) -> frozenset[str]:
    """Return the roles of what stands in `element`, given those of what it stands in."""
    roles = set(outer)
    if element.tag == "h1":
        roles.add("h1")
    if element.tag == "a":
        roles.add("link")
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
