"""What the commands share: opening a project, reading options, progress, tables and JSON."""

import inspect
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, ParamSpec, TypeVar

import typer

from dalil.errors import ProjectBusy, UsageError

if TYPE_CHECKING:
    from dalil.collect.collect import Refusal
    from dalil.collect.columns import ColumnMapping
    from dalil.pipeline.ask import Answer
    from dalil.pipeline.stages import Progress
    from dalil.store.project import Project

Language = Literal["en", "ar"]
KnownProject = Annotated[
    Path | None,
    typer.Option("--project", "-p", help="The project folder; may be left out where only one lies here."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
EmbeddedOption = Annotated[
    bool, typer.Option("--embedded", help="Only Dalil's own places; no layer that you imported.")
]
WaitOption = Annotated[
    float, typer.Option("--wait", min=0, help="Seconds to wait where another process writes the project.")
]
P = ParamSpec("P")
R = TypeVar("R")
_WAIT: ContextVar[float] = ContextVar("wait", default=0.0)
_LOOK_AGAIN = 0.2
"""Seconds between two looks whether the project is free."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\u2028\u2029\ud800-\udfff]")
"""Characters that command a terminal, turn the order of what follows round, or that it cannot show."""


def layers_of(embedded: bool) -> Path | None:
    """Return the file of the user's layers of places, `None` where there is none or it shall not count."""
    from dalil.knowledge.layers.folder import layers_file

    path = layers_file()
    return None if embedded or not path.exists() else path


def project_of(inputs: Sequence[Path]) -> Path:
    """Return the project folder named after the first input."""
    name = inputs[0].resolve().stem or "reports"
    return Path(f"{name}.dalil")


def known_project(project: Path | None) -> Path:
    """Return the project named, else the only one in this folder; raises `UsageError`."""
    if project is not None:
        return project
    here = sorted(Path().glob("*.dalil"))
    if len(here) != 1:
        found = ", ".join(f'"{path}"' for path in here) or "none"
        raise UsageError(f"Which project? Found here: {found}.", "Name it with --project NAME.dalil.")
    return here[0]


@contextmanager
def opened(folder: Path, *, create: bool = True, write: bool = True) -> Iterator["Project"]:
    """Open a project for the time of a command; where another process writes it, wait as long as asked."""
    with _open_in_time(folder, create=create, write=write) as project:
        yield project


def _open_in_time(folder: Path, *, create: bool, write: bool) -> "Project":
    from dalil.store.project import Project

    end = time.monotonic() + _WAIT.get()
    is_told = False
    while True:
        try:
            return Project.open(folder, create=create, write=write)
        except ProjectBusy as error:
            left = end - time.monotonic()
            if left <= 0:
                raise
            if not is_told:
                print(f"dalil: waiting up to {_WAIT.get():g} seconds. {error.wrong}", file=sys.stderr)
                is_told = True
            time.sleep(min(_LOOK_AGAIN, left))


def waits(command: Callable[P, R]) -> Callable[P, R]:
    """Give a command that writes a project the option --wait."""
    shape = inspect.signature(command)

    @wraps(command)
    def run(*given: P.args, **named: P.kwargs) -> R:
        _WAIT.set(float(named.pop("wait", 0)))  # type: ignore[arg-type]
        return command(*given, **named)

    option = inspect.Parameter("wait", inspect.Parameter.KEYWORD_ONLY, default=0, annotation=WaitOption)
    run.__signature__ = shape.replace(parameters=[*shape.parameters.values(), option])  # type: ignore[attr-defined]
    run.__annotations__ = {**command.__annotations__, "wait": WaitOption}
    return run


@contextmanager
def progress_bars() -> Iterator["Progress"]:
    """Show a bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bars:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, whole: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=whole)
            bars.update(tasks[stage], completed=done, total=whole)

        yield show


def pairs(given: list[str] | None) -> dict[str, str]:
    """Return the mapping given as field=column; raises `UsageError`."""
    pairs = {}
    for pair in given or []:
        name, equals, column = pair.partition("=")
        if not (equals and name and column):
            raise UsageError(f'"{pair}" is no mapping.', 'Write field=column, as in "text=Description".')
        pairs[name] = column
    return pairs


def day(text: str) -> date:
    """Return an ISO day; raises `UsageError`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f'"{text}" is no date.', "Write it as in 2014-09-23.") from error


def note_columns(path: str, columns: "ColumnMapping") -> None:
    """Say on standard error by which columns a table is read, so that a user can correct it."""
    if columns.is_plain():
        return
    how = "as saved" if columns.saved else "as named" if "text" in columns.given else "as guessed"
    told = f"dalil: {path} is read, {how}, by {columns.sentence()} (change with --map or --mapping)."
    print(printable(told), file=sys.stderr)


def columns_given(given: list[str] | None, file: Path | None) -> dict[str, str | None]:
    """Return the columns named in a file, those named as field=column over them; raises `UsageError`."""
    return {**({} if file is None else _columns_in(file)), **pairs(given)}


def _columns_in(file: Path) -> dict[str, str | None]:
    import yaml

    form = 'Write a line "field: column" for each field, as in "text: Description".'
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f'The mapping "{file}" cannot be read: {error.strerror}.', form) from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        wrong = " ".join(str(error).split())
        raise UsageError(f'The mapping "{file}" is no YAML or JSON: {wrong:.200}.', form) from error
    if not isinstance(found, dict) or not found:
        raise UsageError(f'The mapping "{file}" holds no "field: column".', form)
    for name, column in found.items():
        if not isinstance(name, str) or not (column is None or isinstance(column, str)):
            raise UsageError(f'In the mapping "{file}", "{name}: {column}" names no column.', form)
    return found


def printable(text: str) -> str:
    """Return text from outside as it can be printed: no command to the terminal, no hidden order."""
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def warn(refusals: Sequence["Refusal"]) -> None:
    """Name every refused item on standard error."""
    for refusal in refusals:
        told = f"{refusal.path}: {refusal.reason} {refusal.remedy}"
        print(f"dalil: not read: {printable(told)}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value as JSON; a lone surrogate, which no terminal takes, as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    print(_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their heads."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console().print(table)


def print_answer(answer: "Answer", language: Language, path: Path) -> None:
    """Print the short answer and where the brief lies."""
    from rich.console import Console

    from dalil.publish.brief import tell
    from dalil.publish.terminal import brief_line, terminal_answer

    console, telling = Console(), tell(answer.content, language)
    for part in terminal_answer(telling):
        console.print(part, end="\n\n")
    print(brief_line(telling, path))


def print_collection(sightings: Sequence[Mapping[str, str]]) -> None:
    """Print the collection record of a report: each time it was collected, with what is unknown."""
    for number, sighting in enumerate(sightings, start=1):
        print_table((f"Collected, {number}", ""), list(sighting.items()))


def print_lines(lines: Iterator[dict[str, Any]], *, as_json: bool) -> None:
    """Print coded lines, as JSON lines or as a table of claims."""
    if as_json:
        for line in lines:
            print(json.dumps(line, ensure_ascii=False))
        return
    rows = [
        (
            line["id"],
            claim["claim_id"],
            claim["type"],
            claim["certainty"],
            " ".join(claim["evidence"].split()),
        )
        for line in lines
        for claim in line["claims"]
    ]
    print_table(("Report", "Claim", "Type", "Certainty", "Evidence"), rows)


def print_unknown(lines: Iterator[dict[str, Any]], *, as_json: bool) -> None:
    """Print the actors without id in coded lines, most claims first."""
    from dataclasses import asdict

    from dalil.coding.unknown import unknown_actors

    found = unknown_actors(lines)
    if as_json:
        print_json([asdict(row) for row in found])
        return
    rows = [(r.words, str(r.claims), str(r.reports), ", ".join(r.types), r.report_id) for r in found]
    print_table(("Words", "Claims", "Reports", "Types", "First report"), rows)


def print_errors(gold: Mapping[str, Any], coded: Mapping[str, Any], *, as_json: bool) -> None:
    """Print the kinds of error of a coding, most common first."""
    from dataclasses import asdict

    from dalil.evaluate.errors import error_kinds

    found = error_kinds(gold, coded)
    if as_json:
        print_json([asdict(kind) for kind in found])
        return
    rows = [(k.kind, str(k.number), f"{k.share:.3f}", ", ".join(k.reports[:3])) for k in found]
    print_table(("Kind of error", "Number", "Share", "For example in"), rows)


def print_issues(lines: Iterator[dict[str, Any]], *, as_json: bool) -> None:
    """Print what coded lines leave to a person: sentences without a claim, unknown actors, open places."""
    found = [{"id": line["id"], **issue} for line in lines for issue in line["issues"]]
    if as_json:
        print_json(found)
        return
    rows = [(i["id"], i["kind"], f"{i['start']}-{i['end']}", i["message"]) for i in found]
    print_table(("Report", "Kind", "Where", "What"), rows)
