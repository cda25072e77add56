"""A user's own lists checked before they are relied on."""

from pathlib import Path

from dalil.coding.list_check import lexicon_faults
from dalil.errors import BadKnowledge
from dalil.knowledge.list_check import ListFault, form_faults, name_faults
from dalil.knowledge.load import load_knowledge


def check_lists(folder: Path) -> list[ListFault]:
    """Return everything wrong with the lists of a folder; empty where they can be used.

    Examples are coded only where all lists can be read. Raises `BadKnowledge` where there is no folder.
    """
    if not folder.is_dir():
        raise BadKnowledge(f'"{folder}" is no folder.', "Name a folder with lists such as actors.yml.")
    faults = list(form_faults(folder))
    if faults:
        return faults
    knowledge = load_knowledge(folder)
    return [*name_faults(folder, knowledge), *lexicon_faults(folder, knowledge)]
