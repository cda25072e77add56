"""`python -m dalil.collect.apart_reader`: reads files from standard input, a line of JSON for each.

A file comes as a line `[module, bytes, seconds]` and its bytes. The module has a function `read`, and one
`wrong_of` that says of an error what is wrong and what to do.
"""

import json
import signal
import sys
from importlib import import_module
from typing import Any

from dalil.errors import DalilError

MEMORY = 1_000_000_000
"""Bytes of address space beyond which reading is given up."""
MODULES = frozenset({"feed_entries", "office_docx", "office_xlsx", "page_parts", "pdf_pages"})


def main() -> None:
    """Answer the files on standard input until it ends."""
    files, answers = sys.stdin.buffer, sys.stdout
    sys.stdout = sys.stderr  # a library that prints shall not break an answer
    _bound_memory()
    while line := files.readline():
        name, size, seconds = json.loads(line)
        raw = files.read(size)
        _bound_time(seconds)
        print(_answer(name, raw), file=answers, flush=True)
        _bound_time(0)


def _answer(name: str, raw: bytes) -> str:
    if name not in MODULES:
        raise ValueError(name)
    module: Any = import_module(f"dalil.collect.{name}")
    try:
        return json.dumps({"read": module.read(raw)})
    except MemoryError:
        return json.dumps({"memory": True})
    except DalilError as error:
        return json.dumps({"wrong": error.wrong, "remedy": error.remedy})
    except Exception as error:  # whatever a library raises on a damaged file
        wrong, remedy = module.wrong_of(error)
        return json.dumps({"wrong": wrong, "remedy": remedy})


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows bounds no process this way
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _bound_time(seconds: int) -> None:
    """End this process after so many seconds of work, unless called again before; Windows cannot."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main()
