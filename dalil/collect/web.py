"""One page from an address of the web: asked for once, with every limit, and kept as it came.

Nothing here is called unless a user names an address. Robots are asked for first, and every redirect is
checked as the first address was.
"""

import json
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from dalil import __version__
from dalil.collect.web_address import IP, LookUp, Target, is_public, look_up, target_of
from dalil.collect.web_wire import Answer, Bounds, ask, too_large
from dalil.errors import UnreadableReport

AGENT = f"dalil/{__version__} (collects reports for a documenter, one page at a time)"
ROBOT = "dalil"
"""The name under which robots.txt may speak to it."""
MOST_BYTES = 50_000_000
MOST_ROBOT_BYTES = 500_000
MOST_REDIRECTS = 5
SECONDS = 60
"""From asking for a page to its last byte."""
PAUSE = 1.0
"""Seconds between two requests."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_SAVE = "Save the page with a browser, and collect the file."
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".rss",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/tiff": ".tif",
}
"""Kinds of content that are read, and the ending of a file of that kind."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be reached, and how it is asked; a user sets none of it."""

    reachable: Callable[[IP], bool] = is_public
    names: LookUp = look_up
    pause: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES


class Fetched(NamedTuple):
    """What an address gave."""

    url: str
    """The address that answered, after all redirects."""
    body: bytes
    """The bytes of the answer, a packing for the way undone."""
    ending: str
    """The ending of a file of its kind."""
    charset: str | None
    time: str
    """When it was asked for: UTC, ISO 8601."""
    record: bytes
    """How it came, as JSON: each address asked, the machine that answered, status and headers."""


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another; what a server's robots.txt says is asked once."""

    limits: Limits = field(default_factory=Limits)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: int = 0

    def fetch(self, url: str) -> Fetched:
        """Return what `url` gives. Raises UnreadableReport where it may not be asked or gives no report."""
        started = self.limits.now().isoformat(timespec="seconds")
        steps: list[dict[str, Any]] = []
        deadline = time.monotonic() + self.limits.seconds
        target = self._target(url.partition("#")[0])
        for _ in range(MOST_REDIRECTS + 1):
            self._ask_robots(target)
            answer = self._ask(target, deadline, self.limits.most_bytes)
            steps.append(_step(target, answer))
            if answer.status not in _MOVED:
                body = _unpacked(answer.body, answer.header("content-encoding"), self.limits.most_bytes)
                told = {"asked": url, "time": started, "agent": AGENT, "steps": steps}
                return _fetched(target, replace(answer, body=body), told)
            target = self._next(target, answer)
        raise UnreadableReport(f'"{url}" leads on more than {MOST_REDIRECTS} times.', _SAVE)

    def _target(self, url: str) -> Target:
        return target_of(url, self.limits.reachable, self.limits.names)

    def _next(self, target: Target, answer: Answer) -> Target:
        place = answer.header("location")
        if not place:
            raise UnreadableReport(f'"{target.url}" leads on, but does not say where.', _SAVE)
        following = self._target(urljoin(target.url, place).partition("#")[0])
        if target.scheme == "https" and following.scheme != "https":
            raise UnreadableReport(
                f'"{target.url}" leads to "{following.url}", which is not encrypted.',
                "Where that is right, collect that address itself.",
            )
        return following

    def _ask_robots(self, target: Target) -> None:
        """Raise UnreadableReport where the site asks robots not to read the address, or cannot be asked."""
        site = f"{target.scheme}://{_host(target)}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(self._target(f"{site}/robots.txt"))
        if not self._robots[site].can_fetch(ROBOT, target.url):
            raise UnreadableReport(
                f'The site asks robots not to read "{target.url}" (its robots.txt).', _SAVE
            )

    def _read_robots(self, target: Target) -> RobotFileParser:
        parser = RobotFileParser()
        deadline = time.monotonic() + self.limits.seconds
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(target, deadline, MOST_ROBOT_BYTES)
            if answer.status in _MOVED:
                target = self._next(target, answer)
            elif answer.status >= 500 or answer.status == 429:
                raise UnreadableReport(
                    f'"{target.url}" cannot be read now: status {answer.status}.',
                    "Try again later.",
                )
            else:
                words = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
                parser.parse(words.lstrip("\ufeff").splitlines())
                return parser
        raise UnreadableReport(f'"{target.url}" leads on more than {MOST_REDIRECTS} times.', _SAVE)

    def _ask(self, target: Target, deadline: float, most: int) -> Answer:
        if self._asked:
            self.limits.pause(PAUSE)
        self._asked += 1
        headers = {"Host": _host(target), "User-Agent": AGENT, "Accept": "*/*"}
        return ask(target, headers | {"Accept-Encoding": "identity"}, Bounds(deadline, most))


def _host(target: Target) -> str:
    name = f"[{target.host}]" if ":" in target.host else target.host
    usual = {"http": 80, "https": 443}[target.scheme]
    return name if target.port == usual else f"{name}:{target.port}"


def _unpacked(packed: bytes, encoding: str, most: int) -> bytes:
    """Return the bytes of an answer that a server packed though it was asked not to."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return packed
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableReport(f'The page is packed as "{encoding:.40}", which is not read.', _SAVE)
    for bits in (47, -15):  # gzip and zlib by their heads; some call bare deflate so too
        unpacking = zlib.decompressobj(bits)
        try:
            whole = unpacking.decompress(packed, most + 1)
        except zlib.error:
            continue
        if len(whole) > most:
            raise too_large(most)
        if unpacking.eof:
            return whole
    raise UnreadableReport("The page is packed, and damaged.", "Try again later.")


def _step(target: Target, answer: Answer) -> dict[str, Any]:
    return {
        "url": target.url,
        "machine": str(target.ip),
        "status": answer.status,
        "headers": answer.headers,
    }


def _fetched(target: Target, answer: Answer, record: dict[str, Any]) -> Fetched:
    if answer.status != 200:
        raise UnreadableReport(
            f'"{target.url}" gives no page: it answers with status {answer.status}.',
            "Check the address in a browser." if answer.status < 500 else "Try again later.",
        )
    kind, _, rest = answer.header("content-type").partition(";")
    ending = ENDINGS.get(kind.strip().lower())
    if ending is None:
        said = f'is "{kind.strip():.60}"' if kind.strip() else "does not say what kind it is"
        raise UnreadableReport(f'"{target.url}" {said}, which is not read.', _SAVE)
    name, _, value = rest.strip().partition("=")
    charset = value.strip("\"' ") if name.strip().lower() == "charset" else None
    told = json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    return Fetched(target.url, answer.body, ending, charset, record["time"], told)
