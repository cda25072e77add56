"""HTML pages: the report without the page's furniture, and what the page says of its origin."""

import logging
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from dalil.collect.assemble import Parts, titled
from dalil.collect.days import find_day, iso_day, stated_day
from dalil.collect.fields import comparable
from dalil.collect.page_blocks import Block, blocks_of, has_word, page_words, parse_page
from dalil.collect.page_head import Head, Stamp, days_marked
from dalil.collect.page_lines import LINE_LIMIT, is_line_of_origin, is_line_of_rights, published_words
from dalil.errors import UnreadableReport

PAGE_LIMIT = 5_000_000
"""Longest page read, in characters; the text of a news page has some thousand."""
NEAR_TITLE = 6
"""Blocks above and below the headline among which the visible date is looked for."""
SURE_LENGTH = 20
"""Letters from which on a block found inside the main text is surely part of it."""
AHEAD = 50_000
"""Letters of the main text searched for a block, from the last block found on."""
LINKED = 0.8
"""Share of links from which on a block is a menu or points to another report."""
_CHARSET = re.compile(
    rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_ENDED = re.compile(r"""[.!?؟…]["'”’»)]*$""")
_SITE = re.compile(r"\s+[|\-–—·»«]\s+")
_COLON = re.compile(r"\s*[:|]\s+")


class _Dated(NamedTuple):
    day: date | None
    rule: str | None
    issues: tuple[str, ...]


def declared_encoding(raw: bytes) -> str | None:
    """Return the encoding that the first kilobytes of a page declare."""
    match = _CHARSET.search(raw[:4096])
    return None if match is None else (match[1] or match[2]).decode("ascii")


def read_page(text: str) -> Parts:
    """Return the report of a page: headline, empty line, main text, a paragraph a line.

    Trafilatura decides which paragraphs are the main text; their words are taken from the page
    itself, so that no mark, sign or emoji is lost. Raises UnreadableReport where there is none.
    """
    if len(text) > PAGE_LIMIT:
        raise UnreadableReport(
            f"The page has {len(text)} characters, more than the {PAGE_LIMIT} that are read.",
            "Save the text of the report as a .txt file.",
        )
    root = parse_page(text)
    blocks = blocks_of(root)
    head = Head(root)
    story = _story(root, blocks)
    title = _title(head, blocks, story)
    body = _without_origin(story, title)
    if not body:
        raise UnreadableReport(
            "The page holds no main text: menus, links and forms only.",
            "Save the text of the report as a .txt file.",
        )
    joined = "".join(("\n" if block.continues else "\n\n") + block.text for block in body).strip("\n")
    dated = _published(head, root, _beside(blocks, title, body))
    return Parts(
        text=titled(title, joined),
        title=title,
        published=dated.day,
        published_rule=dated.rule,
        outlet=head.outlet() or _site(root, title),
        url=head.address(),
        language=head.language(),
        issues=dated.issues,
    )


def _story(root: Any, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of the main text, in order.

    Furniture is left out where what remains still holds most of what trafilatura found: some
    sites put the whole page into a form or a "widget".
    """
    lines = _extracted(root)
    whole = "".join(lines)
    kept = [block for block in blocks if not _is_furniture(block)]
    plain = [block for block in blocks if block.linked <= LINKED and not is_line_of_rights(block.text)]
    for candidates in (kept, plain):
        chosen = list(_found(candidates, frozenset(lines), whole))
        if sum(len(block.key) for block in chosen) * 2 >= len(whole) > 0:
            return chosen
    inside = [block for block in kept if "story" in block.roles]
    return [block for block in inside or kept if len(block.key) >= SURE_LENGTH or _ENDED.search(block.text)]


def _found(blocks: Sequence[Block], lines: frozenset[str], whole: str) -> Iterator[Block]:
    """Yield the blocks that the main text holds, as a line or inside one, in the same order."""
    place = 0
    for block in blocks:
        reach = AHEAD if len(block.key) >= SURE_LENGTH else len(block.key)
        at = whole.find(block.key, place, place + reach) if block.key else -1
        if at >= 0:
            place = at + len(block.key)
        if at >= 0 or block.key in lines:
            yield block


def _is_furniture(block: Block) -> bool:
    return "part" in block.roles or block.linked > LINKED or is_line_of_rights(block.text)


def _extracted(root: Any) -> list[str]:
    """Return the lines of the main text as trafilatura finds them, letters and digits only."""
    found = _trafilatura().extract(
        deepcopy(root), include_comments=False, include_tables=True, include_links=False, deduplicate=False
    )
    return [key for key in (comparable(line) for line in (found or "").split("\n")) if key]


@cache
def _trafilatura() -> Any:
    """Return trafilatura, quiet: a page without main text is told by an error of ours."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


def _without_origin(story: Sequence[Block], title: str | None) -> list[Block]:
    """Return the main text without the headline and the lines at its ends that only tell its origin."""
    heading = comparable(title or "")
    body = [b for b in story if b.key != heading or "h1" not in b.roles]
    while body and (body[0].key == heading or is_line_of_origin(body[0].text)):
        body = body[1:]
    while len(body) > 1 and is_line_of_origin(body[-1].text):
        body = body[:-1]
    return body


def _title(head: Head, blocks: Sequence[Block], story: Sequence[Block]) -> str | None:
    """Return the headline: the words over the story that the page's own title holds, else its title."""
    named = head.first("og:title", "twitter:title") or head.linked_value("headline")
    whole = _page_title(head.root)
    parts = [named, *_SITE.split(named or ""), whole, *_SITE.split(whole or ""), *_COLON.split(whole or "")]
    keys = {comparable(part) for part in parts if part} - {"", comparable(head.outlet() or "")}
    first = next((blocks.index(block) for block in story if len(block.key) >= SURE_LENGTH), len(blocks))
    over = [block.text for block in blocks[: first + 1] if block.key in keys]
    headings = [block.text for block in blocks if "h1" in block.roles and block.key in keys]
    if over or headings:
        return (over or headings)[-1]
    if named is not None:
        return named
    return None if whole is None else max(_SITE.split(whole), key=len)


def _page_title(root: Any) -> str | None:
    words = next((" ".join((e.text or "").split()) for e in root.iter("title")), "")
    return words or None


def _site(root: Any, title: str | None) -> str | None:
    """Return what stands beside the headline in the page's title: "Headline | Site"."""
    before, found, after = (_page_title(root) or "").partition(title or "\n")
    rest = (before or after).strip(" |-–—·»«:") if found else ""
    return None if not rest or (before and after) else rest


def _beside(blocks: Sequence[Block], title: str | None, body: Sequence[Block]) -> list[Block]:
    """Return the blocks around the headline and the body that can hold the visible date."""
    first, last = blocks.index(body[0]), len(blocks) - 1 - blocks[::-1].index(body[-1])
    heading = comparable(title or "")
    top = next((place for place, b in enumerate(blocks[:first]) if b.key == heading), first)
    near = [*blocks[max(0, top - NEAR_TITLE) : top], *blocks[top:first][:NEAR_TITLE]]
    near += [block for block in blocks[first:last] if "date" in block.roles]
    near += [block for block in blocks[last + 1 : last + 1 + NEAR_TITLE] if "date" in block.roles]
    out = {"changed"} if any("part" in block.roles for block in body) else {"changed", "part"}
    return [block for block in near if not out & block.roles and len(block.text) <= LINE_LIMIT]


def _published(head: Head, root: Any, beside: Sequence[Block]) -> _Dated:
    """Return the day of publication, where it was read, and whether the page contradicts itself.

    The footer's copyright year is never asked.
    """
    visible = next((day for block in beside if (day := _day_of_line(block.text))), None)
    for stamp in (*head.stamps(), *days_marked(root), *_times(root)):
        day = stated_day(stamp.words)
        if day is not None:
            return _Dated(day, stamp.rule, _contradiction(day, stamp.rule, visible))
    return _Dated(visible, None if visible is None else "dateline", ())


def _contradiction(day: date, rule: str, visible: date | None) -> tuple[str, ...]:
    """Return a sentence where the visible date is another; a day apart can be the time zone."""
    if visible is None or abs(visible - day) <= timedelta(days=1):
        return ()
    return (f"The page is dated {day} by its {rule}, {visible} by its visible dateline.",)


def _times(root: Any) -> Iterator[Stamp]:
    """Yield the <time datetime> elements of the story; comments, related news and changes are none."""
    for element in root.iter("time"):
        around = [element, *element.iterancestors()]
        furniture = any(
            e.tag in ("aside", "footer", "nav") or has_word(e, page_words("parts")) for e in around[:-2]
        )
        if (
            not furniture
            and not has_word(element, page_words("changed"))
            and iso_day(element.get("datetime", ""))
        ):
            yield Stamp(element.get("datetime"), "time datetime")


def _day_of_line(line: str) -> date | None:
    for words in published_words(line):
        found = find_day(words)
        if found is not None:
            return found.day
    return None
