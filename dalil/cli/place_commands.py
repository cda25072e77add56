"""`dalil gazetteer` and `dalil place`: layers of places, and names looked up in them."""

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dalil.cli.terminal import EmbeddedOption, JsonOption, layers_of, print_json, print_table
from dalil.errors import UsageError

if TYPE_CHECKING:
    from dalil.knowledge.layers.store import Layer

gazetteer_app = typer.Typer(
    help="Layers of places, kept for all your projects: import, list, find, remove.", no_args_is_help=True
)
OwnListsOption = Annotated[
    Path | None, typer.Option("--data", help="A folder of your own lists, shaped like dalil/data.")
]


@gazetteer_app.callback()
def gazetteer() -> None:
    """Layers of places, kept for all your projects: import, list, find, remove."""


@gazetteer_app.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(help="XLSX of OCHA, TSV of GeoNames, GeoJSON, or CSV; gzipped or not.")
    ],
    as_format: Annotated[
        Literal["ocha", "geonames", "wof", "csv"] | None,
        typer.Option("--as", help="Format, where the file's ending does not tell it."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="Name of the layer; else that of the file.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Import a file of places as a layer; a layer of the same name is replaced.

    Example: dalil gazetteer import syr_admin.xlsx --as ocha
    """
    from dalil.knowledge.layers.folder import layers_file
    from dalil.knowledge.layers.importing import import_layer
    from dalil.knowledge.layers.opened import layer_tools
    from dalil.knowledge.layers.store import LayerStore

    layer = import_layer(file, LayerStore(layers_file()), layer_tools(), as_format, name)
    _print_layers([layer], as_json=as_json)


@gazetteer_app.command("list")
def list_layers(as_json: JsonOption = False) -> None:
    """List the layers: those imported, and Dalil's own.

    Example: dalil gazetteer list
    """
    from dalil.knowledge.layers.folder import layers_file
    from dalil.knowledge.layers.store import LayerStore

    path = layers_file()
    _print_layers(LayerStore(path).layers(), as_json=as_json)
    print(
        f"Dalil's own lists and its GeoNames layer come with it. Imported layers: {path}", file=sys.stderr
    )


@gazetteer_app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name, as a report writes it.")],
    within: Annotated[
        str | None, typer.Option(help="The wider place: province, district, town, country.")
    ] = None,
    embedded: EmbeddedOption = False,
    data: OwnListsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the places a name may mean, best first; ambiguous stays ambiguous.

    Example: dalil gazetteer find "Abu Hamam" --within "Deir ez-Zor"
    """
    from dalil.pipeline.placing import Placing

    found = Placing(layers_of(embedded), data).find(name, within)
    if as_json:
        print_json(found)
    else:
        rows = [
            (
                c["name_en"],
                c["name_ar"] or "",
                c["kind"],
                c["admin1"] or c["country"],
                f"{c['lat']:.4f}, {c['lon']:.4f}",
                f"{c['precision']}, {c['radius_km']:g} km",
                f"{c['score']:.2f}",
                c["id"],
            )
            for c in found["candidates"]
        ]
        print_table(("Name", "Arabic", "Kind", "In", "Lies at", "Exact to", "Score", "Id"), rows)
    if found["ambiguous"]:
        print("Ambiguous: several places fit about as well.", file=sys.stderr)
    if not found["candidates"]:
        print(f'dalil: no layer knows "{name}".', file=sys.stderr)
        raise typer.Exit(1)


@gazetteer_app.command()
def remove(
    name: Annotated[str, typer.Argument(help="Name of the layer, as `dalil gazetteer list` shows it.")],
) -> None:
    """Remove a layer that was imported.

    Example: dalil gazetteer remove syr_admin
    """
    from dalil.knowledge.layers.folder import layers_file
    from dalil.knowledge.layers.store import LayerStore

    LayerStore(layers_file()).remove(name)
    print(f'dalil: the layer "{name}" is removed.', file=sys.stderr)


def place(
    batch: Annotated[
        Path | None,
        typer.Option("--batch", help="JSON lines with id, place_en, place_ar, governorate_en, ..."),
    ] = None,
    embedded: EmbeddedOption = False,
    data: OwnListsOption = None,
) -> None:
    """Place the names of a file: one JSON line each, with coordinates and how exact they are.

    Example: dalil place --batch places.jsonl > placed.jsonl
    """
    from dalil.pipeline.placing import Placing

    if batch is None:
        raise UsageError(
            "No file of names is given.", "Add --batch FILE.jsonl, or --batch - for standard input."
        )
    placing = Placing(layers_of(embedded), data)
    gc.freeze()  # the lists stay; looking through them for garbage again and again takes half the time
    if str(batch) == "-":
        lines = sys.stdin.read().split("\n")
    else:
        lines = batch.read_text(encoding="utf-8-sig").split("\n")
    for row in placing.place_lines(lines, str(batch)):
        print(json.dumps(row, ensure_ascii=False))


def _print_layers(layers: "list[Layer]", *, as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        print_json([asdict(layer) for layer in layers])
        return
    rows = [
        (
            one.name,
            one.format,
            one.source,
            f"{one.places:,}",
            f"{one.names:,}",
            one.imported[:10],
            one.fingerprint,
        )
        for one in layers
    ]
    print_table(("Layer", "Format", "File", "Places", "Names", "Imported", "Fingerprint"), rows)
