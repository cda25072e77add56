"""Reading in a process of its own: what a damaged or hostile file may use up is bounded."""

import json
import subprocess
import sys
from typing import Any

from dalil.errors import UnreadableReport

SECONDS = 10
SECONDS_A_MEGABYTE = 2
MEMORY = 1_000_000_000
"""Bytes of address space beyond which a reader is stopped."""


def read_apart(module: str, raw: bytes) -> Any:
    """Return what `module`, run with the bytes on its standard input, prints as JSON.

    Raises UnreadableReport where it takes too long, uses too much memory, breaks, or prints
    `{"wrong": ..., "remedy": ...}`.
    """
    seconds = SECONDS + SECONDS_A_MEGABYTE * len(raw) // 1_000_000
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module], input=raw, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableReport(
            f"The file was not read within {seconds} seconds.", "Save its words as text."
        ) from error
    try:
        answer = json.loads(run.stdout)
    except ValueError as error:
        raise UnreadableReport(
            "The file is damaged, or needs more memory than a reader may use.", "Save its words as text."
        ) from error
    if isinstance(answer, dict) and "wrong" in answer:
        raise UnreadableReport(answer["wrong"], answer["remedy"])
    return answer


def bound_memory() -> None:
    """Bound the memory of this process, where the system can; called by a reader run apart."""
    try:
        import resource
    except ImportError:
        return  # Windows bounds no process this way
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
