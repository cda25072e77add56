"""Original bytes by their SHA-256."""

import hashlib
from pathlib import Path

import pytest

from dalil.errors import NotFound, StoreError
from dalil.store.originals import Originals


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    folder = tmp_path / "originals"
    folder.mkdir()
    return Originals(folder)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00\r\n", "قصف 😀\r\n".encode(), bytes(range(256)) * 5000]
)
def test_bytes_are_kept_unaltered_under_their_hash(
    tmp_path: Path, originals: Originals, data: bytes
) -> None:
    sha = originals.keep(data)
    assert sha == hashlib.sha256(data).hexdigest()
    assert originals.read(sha) == data
    assert (tmp_path / "originals" / sha[:2] / sha[2:]).read_bytes() == data


def test_the_same_bytes_are_kept_once(tmp_path: Path, originals: Originals) -> None:
    first = originals.keep(b"same")
    path = tmp_path / "originals" / first[:2] / first[2:]
    written = path.stat()
    assert originals.keep(b"same") == first
    assert path.stat().st_ino == written.st_ino
    assert [p for p in (tmp_path / "originals").rglob("*") if p.is_file()] == [path]


def test_bytes_that_changed_are_never_given_out(tmp_path: Path, originals: Originals) -> None:
    sha = originals.keep(b"as collected")
    path = tmp_path / "originals" / sha[:2] / sha[2:]
    path.chmod(0o644)
    path.write_bytes(b"as Collected")
    with pytest.raises(StoreError, match=sha):
        originals.read(sha)
    assert [(name == sha, now == sha) for name, now in originals.hashes()] == [(True, False)]
    assert originals.keep(b"as collected") == sha
    assert originals.read(sha) == b"as collected"


def test_what_a_crash_left_half_written_is_cleared(tmp_path: Path, originals: Originals) -> None:
    sha = originals.keep(b"whole")
    (tmp_path / "originals" / ".partial-x").write_bytes(b"ha")
    originals.clear_partial()
    assert list((tmp_path / "originals").glob(".partial*")) == []
    assert originals.read(sha) == b"whole"


def test_a_name_that_is_no_hash_is_never_a_path(tmp_path: Path, originals: Originals) -> None:
    (tmp_path / "secret").write_text("outside")
    assert not originals.has("../secret")
    with pytest.raises(NotFound):
        originals.read("../secret")
