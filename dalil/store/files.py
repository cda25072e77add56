"""Files that are there whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes, partial: Path) -> None:
    """Write `data` to `path` by way of `partial`, a path on the same disk that no one reads.

    The bytes are on the disk before the name is: a crash leaves the whole file or none.
    """
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
