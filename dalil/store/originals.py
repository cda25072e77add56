"""The bytes of every collected item, unaltered, in files named by their SHA-256."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dalil.errors import NotFound
from dalil.store.failures import damaged, told
from dalil.store.files import write_whole

_SHA = re.compile(r"[0-9a-f]{64}")
_PARTIAL = ".partial-"


class Originals:
    """The folder `originals/`: `ab/cdef...` holds the bytes whose SHA-256 is `abcdef...`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Write `data` unless it is there unaltered, and return its SHA-256 in hex."""
        sha = hashlib.sha256(data).hexdigest()
        with told(self._folder):
            path = self._path(sha)
            if path.is_file() and path.read_bytes() == data:
                return sha
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data, self._folder / f"{_PARTIAL}{sha}")
            path.chmod(0o444)
        return sha

    def read(self, sha: str) -> bytes:
        """Return the bytes of `sha`; `NotFound` where none are, `StoreError` where they changed."""
        path = self._path(sha) if _SHA.fullmatch(sha) else None
        if path is None or not path.is_file():
            raise NotFound(
                f'No original with the SHA-256 "{sha}" is in the project.',
                'Run "dalil verify" to see what is missing.',
            )
        with told(self._folder):
            data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha:
            raise damaged(self._folder.parent, f"the original {sha} is no longer what was collected")
        return data

    def remove(self, sha: str) -> None:
        """Remove the bytes of `sha`, if they are there; only for what is expunged."""
        with told(self._folder):
            self._path(sha).unlink(missing_ok=True)

    def has(self, sha: str) -> bool:
        """Say whether a file stands for `sha`."""
        return bool(_SHA.fullmatch(sha)) and self._path(sha).is_file()

    def hashes(self) -> Iterator[tuple[str, str]]:
        """Yield for each file the SHA-256 its name promises and the one its bytes have now."""
        with told(self._folder):
            for path in sorted(self._folder.glob("*/*")):
                with path.open("rb") as file:
                    now = hashlib.file_digest(file, "sha256").hexdigest()
                yield path.parent.name + path.name, now

    def clear_partial(self) -> None:
        """Remove what a crash left half written; only for the holder of the project's lock."""
        with told(self._folder):
            for path in self._folder.glob(f"{_PARTIAL}*"):
                path.unlink()

    def _path(self, sha: str) -> Path:
        return self._folder / sha[:2] / sha[2:]
