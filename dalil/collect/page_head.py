"""What a page says of itself in its head: meta elements and JSON-LD."""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dalil.collect.days import iso_day
from dalil.collect.fields import collect_table

_ARTICLES = ("article", "posting", "report", "webpage", "creativework")


class Stamp(NamedTuple):
    """A date of publication in machine-readable form, and where it stands."""

    words: str
    rule: str


class Head:
    """The meta elements, the JSON-LD and the links of one page."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.meta = _meta(root)
        self.linked = _linked_data(root)

    def first(self, *names: str) -> str | None:
        """Return the first of the meta elements `names` that holds words."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    def linked_value(self, name: str) -> str | None:
        """Return the words that the article's JSON-LD gives under `name`."""
        value = self.linked.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("@id")
        return value.strip() if isinstance(value, str) and value.strip() else None

    def outlet(self) -> str | None:
        """Return the name of the site."""
        return (
            self.first("og:site_name") or self.linked_value("publisher") or self.first("application-name")
        )

    def address(self) -> str | None:
        """Return the address the page gives as its own."""
        for link in self.root.iter("link"):
            if (link.get("rel") or "").lower() == "canonical" and link.get("href", "").startswith("http"):
                return str(link.get("href")).strip()
        found = self.first("og:url") or self.linked_value("mainEntityOfPage") or self.linked_value("url")
        return found if found is not None and found.startswith("http") else None

    def language(self) -> str | None:
        """Return the language the page gives for itself."""
        return self.root.get("lang") or self.first("og:locale", "content-language", "language")

    def stamps(self) -> Iterator[Stamp]:
        """Yield every date of publication in the head, most telling first."""
        for name in collect_table("pages")["meta"]:
            if self.meta.get(name):
                yield Stamp(self.meta[name], f"meta {name}")
        linked = self.linked_value("datePublished")
        if linked is not None:
            yield Stamp(linked, "JSON-LD datePublished")


def days_marked(root: Any) -> Iterator[Stamp]:
    """Yield dates that the body marks for machines: itemprop datePublished."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("itemprop") == "datePublished":
            words = element.get("content") or element.get("datetime") or element.text_content()
            if iso_day(words) is not None:
                yield Stamp(words, "itemprop datePublished")


def _meta(root: Any) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(kind) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(root: Any) -> Mapping[str, Any]:
    """Return the first JSON-LD object that is an article, else the first that is a page of one."""
    objects = [item for script in root.iter("script") for item in _objects(script)]
    kinds = [(" ".join(_kinds(item)).lower(), item) for item in objects]
    for wanted in _ARTICLES:
        for kind, item in kinds:
            if any(word.endswith(wanted) for word in kind.split()):
                return item
    return {}


def _objects(script: Any) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    try:
        waiting = deque([json.loads(script.text or "", strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            waiting += [value for key, value in item.items() if key in ("@graph", "mainEntity")]


def _kinds(item: Mapping[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
