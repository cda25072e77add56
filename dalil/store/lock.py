"""One process at a time writes a project: a lock the system releases when the process ends."""

import fcntl
import os
import sys
from pathlib import Path

from dalil.errors import ProjectBusy
from dalil.store.custody import utc_now
from dalil.store.failures import told

LOCK = "project.lock"
_LONGEST = 300
"""Characters of the holder's command that are kept."""


class Lock:
    """The right to write a project folder; the file says which process has it, and since when.

    The lock is the operating system's, on the open file: it ends with the process, however that
    ends, and a file left behind by a crash locks nothing.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock of `folder`, or raise `ProjectBusy` at once."""
        with told(folder):
            self._file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                holder = os.read(self._file, 4 * _LONGEST).decode("utf-8", "replace")
                os.close(self._file)
                raise _busy(folder, holder) from error
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, _this_process().encode("utf-8", "replace"), 0)

    def release(self) -> None:
        """Give the lock back."""
        os.ftruncate(self._file, 0)
        os.close(self._file)


def _this_process() -> str:
    """Return three lines: the number of this process, the time, and its command without its options."""
    command = " ".join([Path(sys.argv[0] or "python").name, *sys.argv[1:2]])
    return f"{os.getpid()}\n{utc_now()}\n{' '.join(command.split())[:_LONGEST]}\n"


def _busy(folder: Path, holder: str) -> ProjectBusy:
    return ProjectBusy(
        f'The project "{folder}" is being written by {_named(holder)}.',
        "Wait until it has ended, as with --wait SECONDS, or end it, then run the same command again.",
    )


def _named(holder: str) -> str:
    """Return the process that the lock names, with its command and since when."""
    process, since, command = (*holder.splitlines(), "", "", "")[:3]
    if not process:
        return "another process"
    if not since:
        return f"process {process}"
    return f'process {process} since {since}: "{command}"'
