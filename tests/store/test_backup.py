"""One encrypted file holds the whole project, and gives it back or says why not."""

import io
import os
import tarfile
from pathlib import Path

import pyrage
import pytest

from dalil.errors import StoreError
from dalil.store.backup import read_backup
from dalil.store.project import Project
from tests.store.made_items import made_coding, made_report


def files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if not name.endswith((".lock", "-wal", "-shm"))}


@pytest.fixture
def kept(project: Project, tmp_path: Path) -> Path:
    """A backup of a project with a report, an original with an Arabic name, and a coding."""
    sha = project.keep_original("قصف سوق 😀".encode() * 200_000)
    report = made_report(path="تقرير.txt", original=sha)
    project.add_reports([report])
    project.add_coding(made_coding(report), "rules", "1")
    path = tmp_path / "case.backup"
    project.backup(path, "letters")
    return path


def test_a_restored_project_is_the_same_and_checks_well(
    project: Project, kept: Path, tmp_path: Path
) -> None:
    read_backup(kept, tmp_path / "again.dalil", "letters")
    assert files(tmp_path / "again.dalil") == files(project.folder)
    with Project.open(tmp_path / "again.dalil", write=False) as restored:
        assert restored.verify() == []
        assert restored.claims() == project.claims()


def test_nothing_of_the_project_can_be_read_in_it(kept: Path) -> None:
    data = kept.read_bytes()
    assert "قصف".encode() not in data
    assert b"SQLite" not in data


def test_a_wrong_passphrase_is_said_and_leaves_nothing(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="passphrase does not open"):
        read_backup(kept, tmp_path / "again.dalil", "numbers")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.backup", "case.dalil"]


@pytest.mark.parametrize("damage", ["a flipped byte", "cut off", "not a backup", "empty"])
def test_a_damaged_file_is_said_and_leaves_nothing(kept: Path, tmp_path: Path, damage: str) -> None:
    data = bytearray(kept.read_bytes())
    if damage == "a flipped byte":
        data[len(data) // 2] ^= 1
    damaged = {"cut off": data[: len(data) // 2], "not a backup": b"text" * 500, "empty": b""}
    bad = tmp_path / "bad.backup"
    bad.write_bytes(damaged.get(damage, data))
    with pytest.raises(StoreError, match="no backup of a project, or is damaged"):
        read_backup(bad, tmp_path / "again.dalil", "letters")
    assert not (tmp_path / "again.dalil").exists()


def test_nothing_is_overwritten(project: Project, kept: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="already"):
        project.backup(kept, "letters")
    with pytest.raises(StoreError, match="already"):
        read_backup(kept, project.folder, "letters")


@pytest.mark.parametrize("name", ["../outside", "/outside", "inside/../../outside"])
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="no backup"):
        read_backup(forged(tmp_path, name, tarfile.REGTYPE), tmp_path / "again.dalil", "letters")
    assert not (tmp_path / "outside").exists()


def test_a_link_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no backup"):
        read_backup(forged(tmp_path, "link", tarfile.SYMTYPE), tmp_path / "again.dalil", "letters")


def forged(folder: Path, name: str, kind: bytes) -> Path:
    """A backup whose inner tar holds what no project holds."""
    identity = pyrage.x25519.Identity.generate()
    inner, outer = io.BytesIO(), folder / "forged.backup"
    with tarfile.open(fileobj=inner, mode="w") as tar:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "/etc/hostname"
        tar.addfile(member, io.BytesIO())
    parts = {
        "key.age": pyrage.passphrase.encrypt(str(identity).encode(), "letters"),
        "project.tar.age": pyrage.encrypt(inner.getvalue(), [identity.to_public()]),
    }
    with tarfile.open(outer, mode="w") as tar:
        for part, data in parts.items():
            member = tarfile.TarInfo(part)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return outer


def test_a_full_disk_leaves_no_half_file(project: Project, tmp_path: Path, monkeypatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="full"):
        project.backup(tmp_path / "case.backup", "letters")
    assert list(tmp_path.glob("case.backup*")) == []
