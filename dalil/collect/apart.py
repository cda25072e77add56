"""Reading in a process of its own: what a damaged or hostile file may use up is bounded.

One process reads many files (`apart_reader`), so that a folder of PDFs costs no start for each.
"""

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Timer
from typing import Any, NamedTuple

from dalil.errors import UnreadableReport

SECONDS = 10
SECONDS_A_MEGABYTE = 2
PATIENCE = 6
"""Times the bound after which a reader that waits instead of working is stopped."""
FILES = 1_000
"""Files after which a process is replaced by a new one: what a library leaks does not add up."""
_SAVE = "Save its words as text."
_OUT_OF_TIME = (-27, -9)
"""SIGPROF, which the reader's own clock sends, and SIGKILL, which ours does."""


def read_apart(module: str, raw: bytes) -> Any:
    """Return what the function `read` of a module of ours gives for the bytes, run apart.

    Raises UnreadableReport where it takes too long, uses too much memory, breaks, or says what is wrong.
    """
    answer = _reader().ask(module, raw)
    if "wrong" in answer:
        raise UnreadableReport(answer["wrong"], answer["remedy"])
    return answer["read"]


def seconds_for(size: int) -> int:
    """Return the processor time that a reader gets for so many bytes."""
    return SECONDS + SECONDS_A_MEGABYTE * size // 1_000_000


def sentence_of(error: BaseException) -> str:
    """Return what a library says of a damaged file on one line, without its last stop."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:200].rstrip(". ")


class _Broken(NamedTuple):
    """How a process ended instead of answering."""

    returncode: int | None
    files: int
    """Files it had been given, this one among them."""


class _Reader:
    """A process that reads files, started at the first."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._lock = Lock()

    def ask(self, module: str, raw: bytes) -> dict[str, Any]:
        """Return the answer for one file.

        Where a process that had read others before breaks, a new one is asked, so that no file is
        refused for what another did.
        """
        seconds = seconds_for(len(raw))
        with self._lock:
            for _ in range(2):
                answer = self._answer(module, raw, seconds)
                if not isinstance(answer, _Broken):
                    return answer
                if answer.returncode in _OUT_OF_TIME:
                    raise UnreadableReport(f"The file was not read within {seconds} seconds.", _SAVE)
                if answer.files == 1:
                    break
        raise UnreadableReport("The file is damaged, or needs more memory than a reader may use.", _SAVE)

    def end(self) -> int | None:
        """End the process, where one runs; return how it ended, by itself where it did."""
        process, self._process = self._process, None
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with suppress(OSError):
            process.stdin.close()  # it ends by itself when no file can follow
        process.stdout.close()
        try:
            return process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _answer(self, module: str, raw: bytes, seconds: int) -> "dict[str, Any] | _Broken":
        process = self._running()
        self._files += 1
        timer = Timer(PATIENCE * seconds, process.kill)
        timer.start()
        try:
            line = _exchange(process, json.dumps([module, len(raw), seconds]).encode() + b"\n" + raw)
        finally:
            timer.cancel()
        answer = json.loads(line) if line.endswith(b"\n") else {"memory": True}
        if "memory" not in answer:
            found: dict[str, Any] = answer
            return found
        return _Broken(self.end(), self._files)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._files >= FILES:
            self.end()
        if self._process is None:
            self._files = 0
            self._process = subprocess.Popen(
                # -P: nothing in the user's folder is taken for code
                [sys.executable, "-P", "-m", "dalil.collect.apart_reader"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
                start_new_session=True,  # Ctrl-C is for this process, which then ends that one
            )
        return self._process


_readers: list[_Reader] = []
"""The reader of this process, once there is one."""


def _reader() -> _Reader:
    """Return the reader of this process; one that a fork brought along belongs to another."""
    if not _readers or _readers[0].owner != os.getpid():
        _readers[:] = [_Reader()]
        atexit.register(_readers[0].end)
    return _readers[0]


def _exchange(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    """Return the line a process answers with, an unfinished one where it ended."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both are pipes
    try:
        process.stdin.write(question)
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return b""
