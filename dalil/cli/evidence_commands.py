"""The commands with which a project is checked and sealed."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dalil.cli.terminal import JsonOption, KnownProject, known_project, opened, print_json

if TYPE_CHECKING:
    from dalil.store.standing import Stale


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
        stale = [] if faults else store.stale_judgements()
        obsolete = 0 if faults else sum(1 for _ in store.obsolete_claims())
        made = None if faults or seal is None else store.seal(seal, _passphrase)
    if as_json:
        print_json([asdict(fault) for fault in faults])
    for fault in [] if as_json else faults:
        print(f"{fault.item}: {fault.what}")
    print("Everything is as it was stored." if not faults else f"{len(faults)} faults.", file=sys.stderr)
    _tell_stale(stale, obsolete)
    if made is not None:
        print(
            f"Sealed: {made.statement}\nAnyone checks it, in that folder, with:\n  {made.check}",
            file=sys.stderr,
        )
    elif seal is not None:
        print("Not sealed: what is at fault is not signed.", file=sys.stderr)
    raise typer.Exit(1 if faults else 0)


def _tell_stale(stale: Sequence["Stale"], obsolete: int) -> None:
    """Name what stands and is out of date; it is no fault."""
    if obsolete:
        print(f"{obsolete} claims are obsolete: older texts or rules gave them.", file=sys.stderr)
    for one in stale:
        judgement, name = one.judgement, one.judgement.by.removeprefix("person:")
        counts = "it still counts" if one.binds else "it counts no more"
        print(
            f'Look at decision {judgement.id} ("{judgement.kind}" by {name}) on claim {one.claim_id}: '
            f"{one.why}; {counts}.",
            file=sys.stderr,
        )


def _passphrase() -> str:
    return str(typer.prompt("Passphrase of the key", hide_input=True, err=True))


def backup(
    file: Annotated[Path, typer.Argument(help="The new file, such as syria.backup.")],
    project: KnownProject = None,
) -> None:
    """Write the project to one encrypted file; the passphrase is asked, or read from DALIL_PASSPHRASE.

    Example: dalil backup syria.backup --project syria.dalil
    """
    passphrase = _backup_passphrase(confirm=True)
    with opened(known_project(project), create=False) as store:
        store.backup(file, passphrase)
    print(f"{file}: {file.stat().st_size:,} bytes, encrypted. Without the passphrase nobody can read it.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that dalil backup wrote.")],
    folder: Annotated[Path, typer.Argument(help="The new project folder, such as syria.dalil.")],
) -> None:
    """Unpack a backup into a new project folder, and check it.

    Example: dalil restore syria.backup syria.dalil
    """
    from dalil.store.backup import read_backup

    read_backup(file, folder, _backup_passphrase(confirm=False))
    verify(folder)


def expunge(
    report: Annotated[str, typer.Argument(metavar="ID", help="Identifier of the report.")],
    why: Annotated[str, typer.Option(help="The reason; it stays in the custody log.")],
    project: KnownProject = None,
) -> None:
    """Remove a report for good, with its originals, codings and decisions; a logged tombstone stays.

    Example: dalil expunge 4be1f0a97c2d --why "the witness withdrew consent"
    """
    folder = known_project(project)
    with opened(folder, create=False) as store:
        done = store.expunge(report, why)
    print(
        f"{report}: {done.versions} text versions, {done.codings} codings, {done.judgements} decisions and "
        f"{len(done.originals)} originals removed. Run dalil merge to derive the incidents anew."
    )
    for brief in sorted(folder.glob("*.html")):
        print(
            f"dalil: {brief} was written before and may quote it; remove or write it anew.", file=sys.stderr
        )


def _backup_passphrase(*, confirm: bool) -> str:
    given = os.environ.get("DALIL_PASSPHRASE")
    return given or str(
        typer.prompt("Passphrase of the backup", hide_input=True, confirmation_prompt=confirm, err=True)
    )
