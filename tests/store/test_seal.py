"""Seals: made with keys as people have them, checked by other tools, and what they uncover."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from dalil.errors import StoreError
from dalil.store.project import Project
from dalil.store.seal import SEALS
from tests.store.made_items import made_report

ASKED = "The key asked for a passphrase."


def unasked() -> str:
    raise AssertionError(ASKED)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return written(tmp_path, Ed25519PrivateKey.generate(), PrivateFormat.PKCS8)


def written(folder: Path, private, form: PrivateFormat, passphrase: bytes | None = None) -> Path:
    protection = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    path = folder / "key"
    path.write_bytes(private.private_bytes(Encoding.PEM, form, protection))
    return path


def faults(project: Project, kept: Path | None = None) -> list[tuple[str, str]]:
    return [(fault.kind, fault.item) for fault in project.verify(kept)]


def test_a_seal_is_checked_by_openssl_as_it_says(project: Project, key: Path) -> None:
    project.add_reports([made_report()])
    seal = project.seal(key, unasked)
    assert faults(project) == []
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed here")
    run = subprocess.run(seal.check.split(), cwd=seal.statement.parent, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
    seal.statement.write_bytes(seal.statement.read_bytes().replace(b'"entries": 2', b'"entries": 1'))
    run = subprocess.run(seal.check.split(), cwd=seal.statement.parent, capture_output=True, check=False)
    assert run.returncode != 0


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.OpenSSH])
def test_keys_with_a_passphrase_ask_for_it(project: Project, tmp_path: Path, form: PrivateFormat) -> None:
    key = written(tmp_path, Ed25519PrivateKey.generate(), form, b"letters")
    project.seal(key, lambda: "letters")
    assert faults(project) == []
    with pytest.raises(StoreError, match="passphrase is wrong"):
        project.seal(key, lambda: "others")


def test_a_key_of_ssh_keygen_is_read(project: Project, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed here")
    path = tmp_path / "mine"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    project.seal(path, unasked)
    assert faults(project) == []


def test_what_is_no_ed25519_key_is_refused(project: Project, tmp_path: Path) -> None:
    rsa = written(tmp_path, generate_private_key(65537, 2048), PrivateFormat.TraditionalOpenSSL)
    with pytest.raises(StoreError, match="not an Ed25519 key"):
        project.seal(rsa, unasked)
    rsa.write_text("no key")
    with pytest.raises(StoreError, match="no private key"):
        project.seal(rsa, unasked)
    with pytest.raises(StoreError, match="cannot be read"):
        project.seal(tmp_path / "missing", unasked)


def test_sealing_the_same_head_again_changes_nothing(project: Project, key: Path) -> None:
    first = project.seal(key, unasked)
    held = {path.name: path.read_bytes() for path in (project.folder / SEALS).iterdir()}
    assert project.seal(key, unasked) == first
    assert {path.name: path.read_bytes() for path in (project.folder / SEALS).iterdir()} == held
    project.add_reports([made_report()])
    assert project.seal(key, unasked) != first


@pytest.mark.parametrize("part", ["statement", "signature", "public_key"])
def test_a_changed_or_lost_part_of_a_seal_is_named(project: Project, key: Path, part: str) -> None:
    seal = project.seal(key, unasked)
    path: Path = getattr(seal, part)
    whole = path.read_bytes()
    path.write_bytes(whole[:20] + bytes([whole[20] ^ 1]) + whole[21:])
    assert faults(project) == [("changed", f"seal {seal.statement.name}")]
    if part != "statement":
        path.unlink()
        assert faults(project) == [("changed", f"seal {seal.statement.name}")]


def test_a_log_rewritten_without_a_break_is_uncovered_by_a_seal_kept_elsewhere(
    project: Project, key: Path, tmp_path: Path
) -> None:
    project.add_reports([made_report()])
    project.seal(key, unasked)
    kept = shutil.copytree(project.folder / SEALS, tmp_path / "kept")
    shutil.rmtree(project.folder / SEALS)
    folder = project.folder
    project.close()
    shutil.rmtree(folder)
    with Project.open(folder, clock=lambda: "2024-06-01T00:00:00+00:00") as forged:
        forged.add_reports([made_report(text="Nobody was killed.")])
        assert faults(forged) == []
        assert faults(forged, kept) == [("changed", "custody entry 2")]


def test_entries_taken_off_the_end_are_uncovered_by_a_seal(project: Project, key: Path) -> None:
    project.add_reports([made_report()])
    project.seal(key, unasked)
    folder = project.folder
    project.close()
    with sqlite3.connect(folder / "project.sqlite") as database:
        database.executescript(
            "DROP TRIGGER custody_no_delete; DELETE FROM custody WHERE n = 2;"
            "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'custody';"
        )
    with Project.open(folder, write=False) as reread:
        assert ("missing", "custody entry 2") in faults(reread)
