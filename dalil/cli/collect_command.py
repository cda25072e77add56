"""`dalil collect`: files, folders and web addresses into a project, and what became of each item."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from dalil.cli import record_options
from dalil.cli.terminal import (
    JsonOption,
    columns_given,
    note_columns,
    opened,
    print_json,
    print_table,
    printable,
    progress_bars,
    project_of,
    warn,
)
from dalil.errors import NothingToRead

if TYPE_CHECKING:
    from dalil.model import Record
    from dalil.pipeline.stages import Collected, Told, Watch
    from dalil.store.project import Project

ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project", "-p", help="The project folder; without it NAME.dalil, after the first input."
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", help='Column of a table for a field, as in "text=Description"; may be repeated.'),
]
MappingFileOption = Annotated[
    Path | None,
    typer.Option("--mapping", help='A file of such columns, a line "text: Description" for each field.'),
]


def collect(
    reports: Annotated[
        list[str], typer.Argument(help="Folders and files of reports; addresses (https://...) are fetched.")
    ],
    project: ProjectOption = None,
    mapping: MapOption = None,
    mapping_file: MappingFileOption = None,
    by: record_options.CollectorOption = None,
    how: record_options.HowOption = None,
    rights: record_options.RightsOption = None,
    sensitivity: record_options.SensitivityOption = None,
    copy: record_options.CopyOption = None,
    archive_url: record_options.ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports into a project; every item is told: stored, copy, seen again, or refused and why.

    An address is fetched only where one is named here; see docs/collecting.md.

    Example: dalil collect examples/reports --project demo.dalil --by Amal --rights public
    """
    from dalil.model import Record
    from dalil.pipeline.stages import Collected, Watch, collect_into

    urls = [name for name in reports if name.lower().startswith(("https://", "http://"))]
    paths = [Path(name) for name in reports if name not in urls]
    folder, columns = project or _project_of(paths, urls), columns_given(mapping, mapping_file)
    items: list[Told] = []
    done, watch = Collected(), Watch(note_columns, items.append if as_json else _print_item)
    record = Record(by, how, rights, sensitivity, copy, archive_url)
    with opened(folder) as store, progress_bars() as progress:
        if paths:
            done = collect_into(
                store, paths, mapping=columns, progress=progress, record=record, watch=watch
            )
        if urls:
            done += _fetched(store, urls, columns, record, watch)
    if not done.reports:
        first = done.refusals[0]
        raise NothingToRead(f"Nothing gave a report. {first.reason}", first.remedy)
    warn(done.refusals)
    if as_json:
        print_json(_as_json(done, items))
    else:
        print_table(("Reports", "Number"), [(name, str(n)) for name, n in _counts(done).items()])


def _project_of(paths: list[Path], urls: list[str]) -> Path:
    return project_of(paths) if paths else Path(f"{urlsplit(urls[0]).hostname or 'pages'}.dalil")


def _fetched(
    store: "Project", urls: list[str], columns: Mapping[str, str | None], record: "Record", watch: "Watch"
) -> "Collected":
    """Fetch the addresses; what opens connections is loaded here and nowhere else."""
    from dalil.collect.web import Fetcher
    from dalil.pipeline.addresses import fetch_into

    return fetch_into(store, urls, Fetcher(), mapping=columns, record=record, watch=watch)


def _print_item(told: "Told") -> None:
    """Print what became of an item; what was refused is named on standard error, with its reason."""
    if told.outcome != "refused":
        detail = f": {told.detail}" if told.detail else ""
        print(printable(f"{told.outcome:<10}  {told.path}{detail}"))


def _counts(done: "Collected") -> dict[str, int]:
    return {
        "stored": done.stored,
        "of these, copies": done.copies,
        "seen again": done.seen,
        "changed": done.changed,
        "refused": len(done.refusals),
    }


def _as_json(done: "Collected", items: list["Told"]) -> dict[str, Any]:
    from dataclasses import asdict

    counts = {
        "stored": done.stored,
        "copies": done.copies,
        "seen again": done.seen,
        "changed": done.changed,
    }
    refused = [asdict(refusal) for refusal in done.refusals]
    return counts | {"refused": refused, "items": [told._asdict() for told in items]}
