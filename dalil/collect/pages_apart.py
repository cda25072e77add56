"""HTML pages read in a process of their own, one for many: a hostile page takes bounded time and memory.

`python -m dalil.collect.pages_apart` answers each line of standard input, a page as JSON, with a line.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from threading import Lock, Timer
from typing import Any

from dalil.collect.apart import PATIENCE, bound_use, command, said, seconds_for, surroundings, too_slow
from dalil.collect.assemble import Parts
from dalil.collect.pages import read_page
from dalil.errors import DalilError, UnreadableReport

PAGES = 2_000
"""Pages after which a process is replaced by a new one: what a library leaks does not add up."""
_SAVE = "Save the text of the report as a .txt file."


def read_page_apart(text: str) -> Parts:
    """Return the report of a page as `read_page` does.

    Raises UnreadableReport also where reading takes too long or more memory than it may use.
    """
    answer = said(_reader().ask(text))
    answer["issues"] = tuple(answer["issues"])
    if isinstance(answer["published"], dict):
        answer["published"] = date.fromisoformat(answer["published"]["day"])
    return Parts(**answer)


class _Reader:
    """A process that reads pages, started at the first."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._process: subprocess.Popen[str] | None = None
        self._asked = 0
        self._lock = Lock()

    def ask(self, text: str) -> Any:
        """Return the answer to one page; where there is none, what was wrong is raised."""
        with self._lock:
            process = self._running()
            self._asked += 1
            seconds = seconds_for(len(text))
            timer = Timer(PATIENCE * seconds, process.kill)
            timer.start()
            try:
                answer = _exchange(process, text)
            finally:
                timer.cancel()
            if answer:
                return json.loads(answer)
            self.end()
        if process.returncode in _OUT_OF_TIME:
            raise too_slow(seconds, "page")
        raise UnreadableReport("The page breaks its reader, or needs more memory than it may use.", _SAVE)

    def end(self) -> None:
        """End the process, where one runs; how it ended by itself stays in its return code."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError):
            process.stdin.close()  # it ends by itself when no page can follow
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._asked >= PAGES:
            self.end()
        if self._process is None:
            self._asked = 0
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command("dalil.collect.pages_apart"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="ascii",
                env=surroundings(),
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


def _exchange(process: subprocess.Popen[str], text: str) -> str:
    """Return the line a process answers with, "" where it ended."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both are pipes
    try:
        process.stdin.write(json.dumps(text) + "\n")
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return ""


def _answer(text: str) -> dict[str, Any]:
    try:
        parts = read_page(text)
    except DalilError as error:
        return {"wrong": error.wrong, "remedy": error.remedy}
    except (MemoryError, RecursionError):
        return {"wrong": "The page is nested too deeply, or takes too much memory.", "remedy": _SAVE}
    answer = {name: getattr(parts, name) for name in Parts.__dataclass_fields__}
    if isinstance(parts.published, date):
        answer["published"] = {"day": parts.published.isoformat()}
    return answer


def main() -> None:
    """Answer the pages on standard input until it ends."""
    answers, sys.stdout = sys.stdout, sys.stderr  # a library that prints shall not break an answer
    bound_use()
    for line in sys.stdin:
        _bound_time(seconds_for(len(line)))
        print(json.dumps(_answer(json.loads(line))), file=answers, flush=True)
        _bound_time(0)


def _bound_time(seconds: int) -> None:
    """End this process after so many seconds of work, unless called again before; Windows cannot."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


_OUT_OF_TIME = (-27, -9)
"""SIGPROF, which the reader's own clock sends, and SIGKILL, which ours does."""

if __name__ == "__main__":
    main()
