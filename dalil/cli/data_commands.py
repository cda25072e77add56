"""`dalil data`: what a user does with lists of their own."""

from pathlib import Path
from typing import Annotated

import typer

from dalil.cli.terminal import print_json

data_app = typer.Typer(
    help="Your own lists: words, types, actors, places, sources, interventions.", no_args_is_help=True
)


@data_app.callback()
def data() -> None:
    """Your own lists: words, types, actors, places, sources, interventions."""


@data_app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder shaped like dalil/data.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")] = False,
) -> None:
    """Check your own lists: fields, names, and that every example means what it should.

    Example: dalil data check our-lists
    """
    import sys
    from dataclasses import asdict

    from dalil.pipeline.own_lists import check_lists

    faults = check_lists(folder)
    if as_json:
        print_json([asdict(fault) for fault in faults])
    for fault in [] if as_json else faults:
        print(f"{fault.item}: {fault.what}")
    said = f"{len(faults)} faults." if faults else "Every list is well formed and every example holds."
    print(said, file=sys.stderr)
    raise typer.Exit(1 if faults else 0)
