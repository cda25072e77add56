"""The examples of a user's own lexicon, coded: each must tell of its type, no counter-example may."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

from dalil.coding.coder import RulesCoder
from dalil.knowledge.lexicon import Entry, Part, read_lexicon
from dalil.knowledge.list_check import ListFault
from dalil.knowledge.load import Knowledge
from dalil.model import Report

_READ_ON = date(2018, 6, 15)
"""Day of publication of an example, for those that say "yesterday"."""


def lexicon_faults(folder: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    """Yield every entry of `folder/lexicon` whose type, part, example or counter-example is wrong.

    `knowledge` is Dalil's with the folder's lists added.
    """
    path = folder / "lexicon"
    coder = RulesCoder(knowledge)
    for entry in read_lexicon(path) if path.is_dir() else ():
        item = f"lexicon: {entry.type}: {entry.words[0] if entry.words else 'an entry without words'}"
        for what in _faults(entry, knowledge, coder):
            yield ListFault(item, what)
    yield from _wordless(path, knowledge)


def _faults(entry: Entry, knowledge: Knowledge, coder: RulesCoder) -> Iterator[str]:
    if entry.type not in knowledge.ontology:
        known = ", ".join(sorted(knowledge.ontology))
        yield f'"{entry.type}" is no type; add it to ontology.yml or use one of {known}.'
        return
    if entry.part not in get_args(Part) or not entry.words:
        yield f'Give it words, and as part one of {list(get_args(Part))} (it is "{entry.part}").'
        return
    found = _types(entry.example, entry.language, coder)
    if entry.type not in found:
        read = f"is read as {', '.join(found)}" if found else "gives no claim"
        yield f'The example {read}: "{entry.example}"'
    if entry.counter and entry.type in _types(entry.counter, entry.language, coder):
        yield f'The counter-example gives a claim all the same: "{entry.counter}"'


def _types(sentence: str, language: str, coder: RulesCoder) -> list[str]:
    report = Report("example", sentence, language, published=_READ_ON)
    return sorted({claim.type.value for claim in coder.code(report).claims})


def _wordless(path: Path, knowledge: Knowledge) -> Iterator[ListFault]:
    """Yield the types of event that no word of either language tells of."""
    told = {entry.type for entry in knowledge.lexicon}
    for code in knowledge.ontology:
        if code not in told:
            yield ListFault(f"ontology.yml: {code}", f"No word tells of it; add {path.name}/{code}.yml.")
