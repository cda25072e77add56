"""A project as one encrypted file, and back: age encryption, readable with standard tools as well.

The file is a tar of two members: `key.age`, an age identity encrypted with the passphrase, and
`project.tar.age`, the project encrypted to that identity. Without Dalil:

    tar xf FILE; age -d key.age > key; age -d -i key project.tar.age | tar x
"""

import io
import os
import shutil
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from dalil.errors import StoreError
from dalil.store.failures import told
from dalil.store.lock import LOCK

_KEY, _CONTENT = "key.age", "project.tar.age"
_LEFT_OUT = (LOCK,)
_LARGEST_KEY = 10_000
"""Bytes; what claims to hold a longer key is no backup."""


def write_backup(project: Path, path: Path, passphrase: str) -> None:
    """Write the closed project folder to `path`, whole or not at all; raises `StoreError`.

    The caller holds the project's lock and has folded SQLite's side files into the database.
    """
    import pyrage

    if path.exists():
        raise StoreError(f'"{path}" is there already.', "Name a new file: no backup is overwritten.")
    identity = pyrage.x25519.Identity.generate()
    key = pyrage.passphrase.encrypt(str(identity).encode(), passphrase)
    partial = path.with_name(f"{path.name}.partial")
    try:
        with told(path), partial.open("wb") as file:
            file.write(_member(_KEY, len(key)) + key + _padding(len(key)))
            head = file.tell()
            file.write(_member(_CONTENT, 0))
            start = file.tell()
            with _piped(lambda pipe: _pack(project, pipe)) as reader:
                pyrage.encrypt_io(reader, file, [identity.to_public()])
            size = file.tell() - start
            file.write(_padding(size) + bytes(2 * tarfile.BLOCKSIZE))
            file.seek(head)
            file.write(_member(_CONTENT, size))
            file.flush()
            os.fsync(file.fileno())
        with told(path):
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read_backup(path: Path, folder: Path, passphrase: str) -> None:
    """Unpack a backup into the new folder `folder`, whole or not at all.

    Raises `StoreError` for a wrong passphrase, a damaged file, or a folder that is there already.
    """
    if folder.exists():
        raise StoreError(
            f'"{folder}" is there already.', "Name a new folder; restoring overwrites nothing."
        )
    partial = folder.with_name(f".{folder.name}.partial")
    try:
        with told(folder):
            partial.mkdir()
            _restore(path, partial, passphrase)
            partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _restore(path: Path, folder: Path, passphrase: str) -> None:
    import pyrage

    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as outer:
            key = _read(outer, _KEY).read(_LARGEST_KEY)
            identity = pyrage.x25519.Identity.from_str(_opened(key, passphrase, path))
            with _piped(lambda pipe: pyrage.decrypt_io(_read(outer, _CONTENT), pipe, [identity])) as reader:
                _unpack(reader, folder)
    except OSError as error:
        if error.errno is not None:
            raise
        raise _no_backup(path) from error
    except (tarfile.TarError, KeyError, EOFError, pyrage.DecryptError, pyrage.IdentityError) as error:
        raise _no_backup(path) from error


def _opened(key: bytes, passphrase: str, path: Path) -> str:
    import pyrage

    try:
        return str(pyrage.passphrase.decrypt(key, passphrase), "ascii")
    except (pyrage.DecryptError, UnicodeDecodeError) as error:
        raise StoreError(f'The passphrase does not open "{path}".', "Type it again.") from error


def _read(outer: tarfile.TarFile, name: str) -> IO[bytes]:
    member = outer.extractfile(name)
    if member is None:
        raise KeyError(name)
    return member


def _no_backup(path: Path) -> StoreError:
    return StoreError(
        f'"{path}" is no backup of a project, or is damaged.', "Take another copy; nothing was restored."
    )


def _pack(project: Path, pipe: IO[bytes]) -> None:
    with tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(project.rglob("*")):
            name = path.relative_to(project).as_posix()
            if path.is_file() and not path.is_symlink() and name not in _LEFT_OUT:
                tar.add(path, arcname=name, recursive=False)


def _unpack(reader: IO[bytes], folder: Path) -> None:
    """Write the files of the inner tar; anything but plain files below the folder is refused."""
    with tarfile.open(fileobj=reader, mode="r|") as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            content = tar.extractfile(member) if member.isreg() else None
            if content is None or name.is_absolute() or ".." in name.parts:
                raise tarfile.TarError(f"unexpected member {member.name!r}")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                while block := content.read(1 << 20):
                    file.write(block)
            target.chmod(member.mode & 0o777)


def _member(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


@contextmanager
def _piped(write: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """Run `write` in a thread with the writing end of a pipe, and give the reading end."""
    reading, writing = os.pipe()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            with io.FileIO(writing, "w") as raw, io.BufferedWriter(raw, 1 << 20) as pipe:
                write(pipe)
        except BaseException as error:  # handed to the reader's thread below
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        with io.FileIO(reading) as raw, io.BufferedReader(raw, 1 << 20) as pipe:
            yield pipe
            while pipe.read(1 << 20):
                pass  # what is behind the end of a tar, so that the writer can end
    finally:
        thread.join()
        if failed and not isinstance(failed[0], BrokenPipeError):
            raise failed[0]
