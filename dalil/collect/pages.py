"""HTML pages: the report without the page's furniture, and what the page says of its origin."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from dalil.collect.assemble import Parts, titled
from dalil.collect.days import find_day, iso_day, stated_day
from dalil.collect.fields import comparable
from dalil.collect.page_blocks import Block, blocks_of, has_word, page_words, parse_page
from dalil.collect.page_head import Head, Stamp, days_marked
from dalil.collect.page_lines import LINE_LIMIT, is_line_of_origin, published_words
from dalil.errors import UnreadableReport
from dalil.language.identify import identify_language

NEAR_TITLE = 6
"""Blocks above and below the headline among which the visible date is looked for."""
SURE_LENGTH = 20
"""Letters from which on a block found inside the main text is surely part of it."""
_CHARSET = re.compile(
    rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_SITE = re.compile(r"\s+[|\-–—·»«:]\s+")


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
    root = parse_page(text)
    blocks = blocks_of(root)
    head = Head(root)
    title = _title(head, blocks)
    story = _story(text, blocks)
    body = list(_after_origin(story, title))
    if not body:
        raise UnreadableReport(
            "The page holds no main text: menus, links and forms only.",
            "Save the text of the report as a .txt file.",
        )
    joined = "\n\n".join(block.text for block in body)
    language = identify_language(joined)
    dated = _published(head, root, _beside(blocks, title, body), language)
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


def _story(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of the main text, in order."""
    kept = [block for block in blocks if "part" not in block.roles]
    lines = _extracted(text)
    whole = "".join(lines)
    exact = set(lines)
    chosen = [b for b in kept if b.key in exact or (len(b.key) >= SURE_LENGTH and b.key in whole)]
    if sum(len(block.key) for block in chosen) * 2 >= len(whole) > 0:
        return chosen
    inside = [block for block in kept if "story" in block.roles]
    return [block for block in inside or kept if len(block.key) >= SURE_LENGTH or "h1" in block.roles]


def _extracted(text: str) -> list[str]:
    """Return the lines of the main text as trafilatura finds them, letters and digits only."""
    import trafilatura

    found = trafilatura.extract(
        text, include_comments=False, include_tables=True, include_links=False, deduplicate=False
    )
    return [key for key in (comparable(line) for line in (found or "").split("\n")) if key]


def _after_origin(story: Sequence[Block], title: str | None) -> Iterator[Block]:
    """Yield the main text without the headline and the lines under it that only tell its origin."""
    heading = comparable(title or "")
    begun = False
    for block in story:
        if not begun and (block.key == heading or is_line_of_origin(block.text)):
            continue
        if "h1" in block.roles and block.key == heading:
            continue
        begun = True
        yield block


def _title(head: Head, blocks: Sequence[Block]) -> str | None:
    """Return the headline: the visible one where the page's own title begins with it."""
    named = head.first("og:title", "twitter:title") or head.linked_value("headline")
    whole = named or _page_title(head.root)
    visible = [block.text.replace("\n", " ") for block in blocks if "h1" in block.roles]
    for heading in visible:
        if whole is not None and comparable(heading) and comparable(whole).startswith(comparable(heading)):
            return heading
    if named is not None:
        return named
    if len(visible) == 1 and whole is None:
        return visible[0]
    return None if whole is None else _SITE.split(whole)[0]


def _page_title(root: Any) -> str | None:
    words = next((" ".join((e.text or "").split()) for e in root.iter("title")), "")
    return words or None


def _site(root: Any, title: str | None) -> str | None:
    """Return what follows the headline in the page's title: "Headline | Site"."""
    whole = _page_title(root)
    if whole is None or title is None or not whole.startswith(title):
        return None
    rest = whole[len(title) :].strip(" |-–—·»«:")
    return rest or None


def _beside(blocks: Sequence[Block], title: str | None, body: Sequence[Block]) -> list[Block]:
    """Return the blocks around the headline and the body that can hold the visible date."""
    first, last = blocks.index(body[0]), len(blocks) - 1 - blocks[::-1].index(body[-1])
    heading = comparable(title or "")
    top = next((place for place, b in enumerate(blocks[:first]) if b.key == heading), first)
    near = [*blocks[max(0, top - NEAR_TITLE) : top], *blocks[top:first][:NEAR_TITLE]]
    near += [block for block in blocks[first:last] if "date" in block.roles]
    near += [block for block in blocks[last + 1 : last + 1 + NEAR_TITLE] if "date" in block.roles]
    return [b for b in near if not {"part", "changed"} & b.roles and len(b.text) <= LINE_LIMIT]


def _published(head: Head, root: Any, beside: Sequence[Block], language: str) -> _Dated:
    """Return the day of publication, where it was read, and whether the page contradicts itself.

    The footer's copyright year is never asked.
    """
    visible = next((day for block in beside if (day := _day_of_line(block.text, language))), None)
    for stamp in (*head.stamps(), *days_marked(root), *_times(root)):
        day = stated_day(stamp.words, language)
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


def _day_of_line(line: str, language: str) -> date | None:
    for words in published_words(line):
        found = find_day(words, language)
        if found is not None:
            return found.day
    return None
