"""Reading in a process of its own: what a damaged or hostile file may use up is bounded."""

import json
import os
import subprocess
import sys
from typing import Any

from dalil.errors import UnreadableReport

SECONDS = 10
SECONDS_A_MEGABYTE = 2
PATIENCE = 6
"""Times the bound after which a reader that waits instead of working is stopped."""
MEMORY = 1_000_000_000
"""Bytes of address space beyond which a reader is stopped."""
_SAVE = "Save its words as text."


def read_apart(module: str, raw: bytes) -> Any:
    """Return what `module`, run with the bytes on its standard input, prints as JSON.

    Raises UnreadableReport where it takes too long, uses too much memory, breaks, or prints
    `{"wrong": ..., "remedy": ...}`.
    """
    seconds = seconds_for(len(raw))
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter and module
            command(module, seconds),
            input=raw,
            capture_output=True,
            timeout=PATIENCE * seconds,
            check=False,
            env=surroundings(),
        )
    except subprocess.TimeoutExpired as error:
        raise too_slow(seconds) from error
    if run.returncode == -_CPU_SIGNAL:
        raise too_slow(seconds)
    try:
        answer = json.loads(run.stdout)
    except ValueError as error:
        raise UnreadableReport(
            "The file is damaged, or needs more memory than a reader may use.", _SAVE
        ) from error
    return said(answer)


def said(answer: Any) -> Any:
    """Return what a reader answered; raises UnreadableReport where that says what is wrong."""
    if isinstance(answer, dict) and "wrong" in answer:
        raise UnreadableReport(answer["wrong"], answer["remedy"])
    return answer


def seconds_for(size: int) -> int:
    """Return the processor time that a reader gets for so many bytes."""
    return SECONDS + SECONDS_A_MEGABYTE * size // 1_000_000


def too_slow(seconds: int, what: str = "file") -> UnreadableReport:
    """Return the error of a reader that used up its time."""
    return UnreadableReport(f"The {what} was not read within {seconds} seconds.", _SAVE)


def command(module: str, *arguments: object) -> list[str]:
    """Return the command that runs a module of ours; nothing in the user's folder is taken for code."""
    return [sys.executable, "-P", "-m", module, *map(str, arguments)]


def surroundings() -> dict[str, str]:
    """Return the environment in which a reader finds the modules that this process finds."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}


def bound_use() -> None:
    """Bound memory and processor time of this process, where the system can; for a reader run apart.

    The seconds are the first argument of the command, where there is one.
    """
    try:
        import resource
    except ImportError:
        return  # Windows bounds no process this way
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if len(sys.argv) > 1:
        resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1]) + 1))


def sentence_of(error: BaseException) -> str:
    """Return what a library says of a damaged file on one line, without its last stop."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:200].rstrip(". ")


_CPU_SIGNAL = 24
"""SIGXCPU, which ends a process that used up its time; Windows has no name for it."""
