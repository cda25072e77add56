"""Seals: the head of the custody log signed with the user's own Ed25519 key, checkable without Dalil."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import StoreError
from dalil.store.custody import Entry
from dalil.store.failures import told
from dalil.store.faults import Fault
from dalil.store.files import write_whole

SEALS = "seals"
"""Folder of a project's seals; a copy of them belongs where nobody who writes the project can reach it."""
_OWN_KEYS = "Make one with: ssh-keygen -t ed25519 -f my-seal-key"


@dataclass(frozen=True, slots=True)
class Seal:
    """A signed statement: the log had so many entries, and the last one this hash."""

    statement: Path
    """JSON: project, number of entries, hash of the last one, time in UTC."""
    signature: Path
    """64 bytes, Ed25519 over the bytes of the statement."""
    public_key: Path
    """PEM."""

    @property
    def check(self) -> str:
        """The command with which anyone checks the signature; run it in the folder of the seals."""
        return (
            f"openssl pkeyutl -verify -pubin -inkey {self.public_key.name} -rawin "
            f"-in {self.statement.name} -sigfile {self.signature.name}"
        )


def _files(folder: Path, stem: str) -> Seal:
    return Seal(folder / f"{stem}.json", folder / f"{stem}.sig", folder / f"{stem}.pub.pem")


def write_seal(
    project: Path, entries: Sequence[Entry], key: Path, passphrase: Callable[[], str], time: str
) -> Seal:
    """Sign the head of the log with the private key in `key` (OpenSSH or PEM) and write the seal.

    The same head sealed again with the same key is left as it is. `passphrase` is asked only where the
    key has one. Raises `StoreError` for a key that cannot be used.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    private = _private_key(key, passphrase)
    head = entries[-1]
    folder = project / SEALS
    with told(folder):
        folder.mkdir(exist_ok=True)
        public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        for known in seals_in(folder):
            told_head = _statement(known)
            if told_head["head"] == head.hash and known.public_key.read_bytes() == public:
                return known
        seal = _files(folder, f"seal-{head.n:06}-{sum(1 for _ in seals_in(folder)) + 1}")
        statement = _text(
            {"dalil": "seal", "project": project.name, "entries": head.n, "head": head.hash, "time": time}
        )
        for path, data in (
            (seal.public_key, public),
            (seal.signature, private.sign(statement)),
            (seal.statement, statement),  # last: a seal whose statement is there is whole
        ):
            write_whole(path, data, path.with_name(f"{path.name}.partial"))
    return seal


def seals_in(folder: Path) -> list[Seal]:
    """Return the seals of a folder, oldest first; none where there is no such folder."""
    return [_files(folder, path.stem) for path in sorted(folder.glob("seal-*.json"))]


def check_seals(seals: Sequence[Seal], entries: Sequence[Entry]) -> Iterator[Fault]:
    """Yield each seal that is broken, or that the log does not fit any more."""
    hashes = {entry.n: entry.hash for entry in entries}
    for seal in seals:
        name = f"seal {seal.statement.name}"
        if not _is_signed(seal):
            yield Fault("changed", name, "Its signature does not fit its statement and its key.")
            continue
        statement = _statement(seal)
        number, head = statement["entries"], statement["head"]
        if number not in hashes:
            yield Fault("missing", f"custody entry {number}", f"{seal.statement.name} was made with it.")
        elif hashes[number] != head:
            what = f"The log up to here is not the one that {seal.statement.name} signed."
            yield Fault("changed", f"custody entry {number}", what)


def _text(statement: dict[str, object]) -> bytes:
    return (json.dumps(statement, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogateescape")


def _statement(seal: Seal) -> dict[str, object]:
    read: dict[str, object] = json.loads(seal.statement.read_bytes())
    return read


def _is_signed(seal: Seal) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        statement = _statement(seal)
        key = load_pem_public_key(seal.public_key.read_bytes())
        if not isinstance(key, Ed25519PublicKey) or not {"entries", "head"} <= set(statement):
            return False
        key.verify(seal.signature.read_bytes(), seal.statement.read_bytes())
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, FileNotFoundError):
        return False
    return True


def _private_key(path: Path, passphrase: Callable[[], str]):  # type: ignore[no-untyped-def]
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f'The key "{path}" cannot be read: {error.strerror}.', _OWN_KEYS) from error
    try:
        key = _loaded(data, None)
        if key is None:
            key = _loaded(data, passphrase().encode())
    except (ValueError, TypeError) as error:
        raise StoreError(f'"{path}" is no private key, or the passphrase is wrong.', _OWN_KEYS) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise StoreError(f'"{path}" is not an Ed25519 key.', _OWN_KEYS)
    return key


def _loaded(data: bytes, passphrase: bytes | None) -> object | None:
    """Return the key, `None` where it has a passphrase and none is given."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

    load = load_ssh_private_key if b"OPENSSH PRIVATE KEY" in data else load_pem_private_key
    try:
        return load(data, passphrase)
    except (TypeError, ValueError) as error:
        protected = "encrypt" in str(error).lower() or "password" in str(error).lower()
        if passphrase is None and protected:
            return None
        raise
