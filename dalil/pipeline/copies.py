"""Reports that say the same under another name: found when they are collected, kept, and said."""

import re
from bisect import insort
from collections.abc import Iterable, Iterator

from dalil.model import Report
from dalil.store.project import Project

SHARE = 0.8
"""Share of each of two texts that stands in paragraphs of both, from which on one is a copy."""
SHORTEST = 40
"""Letters of a paragraph that can tell two texts apart: shorter ones are bylines and greetings."""
_LONGEST = 2
"""Longest paragraphs of a report under which it is looked for."""
_MOST = 20
"""Reports remembered under one paragraph, those with the smallest ids: more share a set phrase."""
_LETTERS = re.compile(r"[^\W_]+")


class Copies:
    """The reports of a project by their longest paragraphs; read once, when the first is asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._by_paragraph: dict[int, list[str]] | None = None

    def original_of(self, report: Report) -> Report | None:
        """Return the report of the project of which `report` is a copy, `None` where of none.

        Two reports are copies where the paragraphs they share are most of each: what stands around
        them (an outlet's name, a line on the reporter) may differ. Of several, that with the smallest
        id is taken, whatever the order in which they came.
        """
        mine = paragraphs(report.text)
        known = self._index()
        candidates = {one for key in _telling(mine) for one in known.get(key, ())} - {report.id}
        for candidate in sorted(candidates):
            other = self._project.report(candidate)
            if shared(mine, paragraphs(other.text)) >= SHARE:
                return other
        return None

    def add(self, report: Report) -> None:
        """Remember a report that the project holds now."""
        if self._by_paragraph is not None:
            _remember(self._by_paragraph, report)

    def _index(self) -> dict[int, list[str]]:
        if self._by_paragraph is None:
            self._by_paragraph = {}
            for report in self._project.iter_reports():
                _remember(self._by_paragraph, report)
        return self._by_paragraph


def paragraphs(text: str) -> dict[str, int]:
    """Return the telling paragraphs of a text, letters and digits alone, with their lengths.

    A text without one of some length is one paragraph as a whole.
    """
    lines = ("".join(_LETTERS.findall(line.casefold())) for line in text.split("\n"))
    found = {line: len(line) for line in lines if len(line) >= SHORTEST}
    if found:
        return found
    whole = "".join(_LETTERS.findall(text.casefold()))
    return {whole: len(whole)} if whole else {}


def shared(one: dict[str, int], other: dict[str, int]) -> float:
    """Return the share of two texts that both say, of the longer one."""
    both = sum(length for line, length in one.items() if line in other)
    return both / max(sum(one.values()), sum(other.values()), 1)


def _telling(found: Iterable[str]) -> Iterator[int]:
    for line in sorted(found, key=lambda line: (-len(line), line))[:_LONGEST]:
        yield hash(line)


def _remember(by_paragraph: dict[int, list[str]], report: Report) -> None:
    for key in _telling(paragraphs(report.text)):
        ids = by_paragraph.setdefault(key, [])
        if report.id not in ids:
            insort(ids, report.id)
            del ids[_MOST:]
