"""One process at a time writes a project: a lock the system releases when the process ends."""

import fcntl
import os
from pathlib import Path

from dalil.errors import ProjectBusy
from dalil.store.failures import told

LOCK = "project.lock"


class Lock:
    """The right to write a project folder; the file names the process that has it.

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
                holder = os.read(self._file, 32).decode("ascii", "replace").strip()
                os.close(self._file)
                raise _busy(folder, holder) from error
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"{os.getpid()}\n".encode("ascii"), 0)

    def release(self) -> None:
        """Give the lock back."""
        os.ftruncate(self._file, 0)
        os.close(self._file)


def _busy(folder: Path, holder: str) -> ProjectBusy:
    who = f"process {holder}" if holder else "another process"
    return ProjectBusy(
        f'The project "{folder}" is being written by {who}.',
        "Wait until it has ended, or end it, then run the same command again.",
    )
