"""The layers of a user and Dalil's own lists, opened for looking names up."""

from functools import lru_cache
from pathlib import Path

from dalil.knowledge.layers.importing import Tools
from dalil.knowledge.layers.naming import Naming, read_qualifiers
from dalil.knowledge.layers.provinces import Provinces
from dalil.knowledge.layers.resolver import Resolver
from dalil.knowledge.layers.spots import LayerSource, OwnSource
from dalil.knowledge.load import DATA, load_knowledge
from dalil.knowledge.place_words import read_place_words


@lru_cache(maxsize=4)
def layer_tools(overlay: Path | None = None) -> Tools:
    """Return what reads names and provinces; `overlay` is a user's own folder of lists."""
    words = read_place_words(DATA / "place_words.yml")
    naming = Naming(words, read_qualifiers(DATA / "place_qualifiers.yml"))
    return Tools(words, naming, Provinces(load_knowledge(overlay).gazetteer, naming))


def open_resolver(layers: Path | None, overlay: Path | None = None) -> Resolver:
    """Return the look-up over a user's layers and our own lists; `layers` may be `None`."""
    tools = layer_tools(overlay)
    own = OwnSource(lambda: load_knowledge(overlay).gazetteer, tools.naming)
    if layers is None:
        return Resolver([own], tools.naming, tools.provinces)
    imported = LayerSource(layers)
    return Resolver([imported, own], tools.naming, tools.provinces, imported.main_country())
