"""What a collector may say of the items of one command; nothing of it is guessed."""

from typing import Annotated, Literal

import typer

CollectorOption = Annotated[str | None, typer.Option("--by", help="Who collects; unknown where not given.")]
HowOption = Annotated[
    str | None, typer.Option("--how", help='How the items came to you, as in "saved from a browser".')
]
RightsOption = Annotated[
    str | None, typer.Option("--rights", help='Rights and consent, as in "consent without name".')
]
SensitivityOption = Annotated[
    str | None, typer.Option("--sensitivity", help='How sensitive they are, as in "names a witness".')
]
CopyOption = Annotated[
    Literal["original", "copy"] | None, typer.Option("--copy", help="Whether they are originals or copies.")
]
ArchiveOption = Annotated[
    str | None, typer.Option("--archive-url", help="Where a web archive keeps the page.")
]
