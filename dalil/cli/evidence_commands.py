"""The commands with which a project is checked and sealed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dalil.cli.terminal import JsonOption, KnownProject, known_project, opened, print_json


def verify(
    project: KnownProject = None,
    seal: Annotated[
        Path | None, typer.Option(help="Where all is well, sign the log with this Ed25519 private key.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Folder with copies of seals kept elsewhere, checked as well.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that originals, texts, quotes, seals and the custody log are what was stored.

    Example: dalil verify --project demo.dalil --seal my-seal-key
    """
    from dataclasses import asdict

    with opened(known_project(project), create=False, write=seal is not None) as store:
        faults = store.verify(against)
        made = None if faults or seal is None else store.seal(seal, _passphrase)
    if as_json:
        print_json([asdict(fault) for fault in faults])
    for fault in [] if as_json else faults:
        print(f"{fault.item}: {fault.what}")
    print("Everything is as it was stored." if not faults else f"{len(faults)} faults.", file=sys.stderr)
    if made is not None:
        print(
            f"Sealed: {made.statement}\nAnyone checks it, in that folder, with:\n  {made.check}",
            file=sys.stderr,
        )
    elif seal is not None:
        print("Not sealed: what is at fault is not signed.", file=sys.stderr)
    raise typer.Exit(1 if faults else 0)


def _passphrase() -> str:
    return str(typer.prompt("Passphrase of the key", hide_input=True, err=True))
