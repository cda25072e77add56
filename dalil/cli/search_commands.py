"""The commands that find and list the reports of a project."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dalil.cli.terminal import (
    JsonOption,
    KnownProject,
    Language,
    day,
    known_project,
    opened,
    print_json,
    print_table,
)
from dalil.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from dalil.store.project import Project
    from dalil.store.search import Filters, Found, Listed, Page

LanguageOption = Annotated[Language | None, typer.Option(help="Only reports in this language.")]
OutletOption = Annotated[str | None, typer.Option(help="Only reports of this outlet, or part of its name.")]
SinceOption = Annotated[str | None, typer.Option(help="Only reports of this day and later.")]
UntilOption = Annotated[str | None, typer.Option(help="Only reports of this day and earlier.")]
PageOption = Annotated[int, typer.Option(min=1, help="Which page of them.")]


def find(
    words: Annotated[
        list[str], typer.Argument(help='Words in any form, "words that stand together", -word left out.')
    ],
    project: KnownProject = None,
    language: LanguageOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    page: PageOption = 1,
    size: Annotated[int, typer.Option(min=1, max=1000, help="Reports on a page.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Find the reports that hold all these words, in English and Arabic, in any form of them.

    Example: dalil find market shelled --project demo.dalil --since 2014-09-01
    """
    from dalil.store.search import Page

    asked = " ".join(_quoted(word) for word in words)
    shown = Page(page, size)
    with _searchable(project) as store:
        found, number = store.find_reports(asked, _filters(language, outlet, since, until), shown)
    if as_json:
        print_json({"found": number, "page": page, "reports": [_found(one) for one in found]})
        return
    for one in found:
        _print_found(one)
    _say(number, shown, len(found), "hold these words")


def list_reports(
    project: KnownProject = None,
    language: LanguageOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    page: PageOption = 1,
    size: Annotated[int, typer.Option(min=1, max=10_000, help="Reports on a page.")] = 50,
    outlets: Annotated[bool, typer.Option("--outlets", help="List the outlets instead.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the reports of a project, latest day first, those without a day last.

    Example: dalil list --project demo.dalil --outlet "Made Wire" --page 2
    """
    from dalil.store.search import Page

    shown = Page(page, size)
    with _searchable(project) as store:
        if outlets:
            _print_outlets(store.outlets(), as_json=as_json)
            return
        listed, number = store.list_reports(_filters(language, outlet, since, until), shown)
        stale = Counter(one.report_id for one in store.stale_judgements())
    if as_json:
        reports = [_listed(one) | {"stale_decisions": stale[one.report_id]} for one in listed]
        print_json({"reports_in_all": number, "page": page, "reports": reports})
        return
    rows = [
        (
            _one_line(one.report_id),
            str(one.published or ""),
            _one_line(one.outlet or ""),
            one.language,
            str(one.claims),
            _stale(one.obsolete, stale[one.report_id]),
            _one_line(one.title or ""),
        )
        for one in listed
    ]
    print_table(("Report", "Published", "Outlet", "Language", "Claims", "Stale", "Title"), rows)
    _say(number, shown, len(listed), "in all")


def _stale(obsolete: int, decisions: int) -> str:
    """Return how many claims are obsolete and how many decisions stale, nothing where none is."""
    told = ((obsolete, "obsolete"), (decisions, "to look at"))
    return ", ".join(f"{number} {what}" for number, what in told if number)


@contextmanager
def _searchable(project: Path | None) -> Iterator["Project"]:
    """Open a project for reading; where its index is not of this version, have it made anew first."""
    folder = known_project(project)
    with opened(folder, create=False, write=False) as store:
        if store.is_searchable():
            yield store
            return
    print(f"dalil: making the index of {folder} for this version; this is done once.", file=sys.stderr)
    with opened(folder, create=False) as store:
        yield store


def _quoted(word: str) -> str:
    """Return an argument as the search takes it: several words in one argument stand together."""
    return f'"{word}"' if " " in word.strip() and '"' not in word else word


def _filters(
    language: Language | None, outlet: str | None, since: str | None, until: str | None
) -> "Filters":
    from dalil.store.search import Filters

    first, last = (None if text is None else day(text) for text in (since, until))
    if first is not None and last is not None and last < first:
        raise UsageError(f"{last} is before {first}.", "Give --since the earlier day.")
    return Filters(language, outlet, first, last)


def _listed(one: "Listed") -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(one) | {"published": None if one.published is None else one.published.isoformat()}


def _found(one: "Found") -> dict[str, Any]:
    words = [
        {"start": span.start, "end": span.end, "words": words}
        for span, words in zip(one.snippet.words, one.words, strict=True)
    ]
    place = {"start": one.snippet.span.start, "end": one.snippet.span.end, "text": one.text, "words": words}
    return _listed(one.listed) | {"snippet": place}


def _print_found(one: "Found") -> None:
    from rich.console import Console
    from rich.text import Text

    listed = one.listed
    head = (listed.report_id, str(listed.published or "no day"), listed.outlet or "", listed.title or "")
    console = Console()
    console.print(Text("  ".join(_one_line(part) for part in head if part), style="bold"))
    console.print(_marked(one), end="\n\n")


def _marked(one: "Found") -> "Text":
    """Return the piece of the report, the words found in it marked; line ends as spaces."""
    from rich.text import Text

    text = Text("  ")
    place = one.snippet.span.start
    for span, words in zip(one.snippet.words, one.words, strict=True):
        text.append(_spaced(one.text[place - one.snippet.span.start : span.start - one.snippet.span.start]))
        text.append(_spaced(words), style="reverse")
        place = span.end
    text.append(_spaced(one.text[place - one.snippet.span.start :]))
    return text


def _spaced(text: str) -> str:
    return _printable(text.replace("\n", " ").replace("\t", " "))


def _one_line(text: str) -> str:
    return _printable(" ".join(text.split()))


def _printable(text: str) -> str:
    """Return text as a terminal takes it: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _print_outlets(outlets: list[tuple[str, int]], *, as_json: bool) -> None:
    if as_json:
        print_json([{"outlet": name, "reports": number} for name, number in outlets])
    else:
        print_table(("Outlet", "Reports"), [(name, str(number)) for name, number in outlets])


def _say(number: int, page: "Page", shown: int, what: str) -> None:
    """Say on standard error how many there are and which of them these are."""
    before = page.size * (page.number - 1)
    which = f"; these are {before + 1} to {before + shown}" if 0 < shown < number else ""
    more = f" (next: --page {page.number + 1})" if before + shown < number else ""
    print(f"{number:,} reports {what}{which}{more}.", file=sys.stderr)
