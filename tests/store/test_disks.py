"""Disks that are really full or really read-only: a clear error, and nothing stored is lost."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.errors import StoreError
from dalil.store.project import Project
from tests.store.made_items import made_report
from tests.store.test_project import ENDLESS

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def mount(folder: Path, options: str) -> None:
    """Mount a small disk in memory, or skip the test where that is not allowed."""
    program = shutil.which("mount")
    if program is None:
        pytest.skip("no disk of its own could be mounted: there is no mount here")
    command = [program, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no disk of its own could be mounted: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount(folder, "size=2m")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def whole_reports(folder: Path) -> int:
    """Check a project, and return how many reports it holds, each with its original."""
    with Project.open(folder, write=False) as project:
        assert project.verify() == []
        reports = sorted(project.iter_reports(), key=lambda report: int(report.id[1:]))
        for number, report in enumerate(reports):
            assert report.id == f"r{number}"
            if report.original is not None:
                assert project.original(report.original) == report.text.encode()
        return len(reports)


def fill(folder: Path) -> str:
    """Add reports until the disk is full, in a process of its own; return what it said at the end."""
    done = subprocess.run(
        [sys.executable, "-c", ENDLESS, str(folder)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    return done.stderr.splitlines()[-1]


def test_a_disk_that_fills_up_is_said_and_all_before_stays(disk: Path) -> None:
    folder = disk / "case.dalil"
    assert "StoreError: No space is left on the disk" in fill(folder)
    stored = whole_reports(folder)
    assert stored > 10
    (disk / "ballast").write_bytes(b"")
    subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
    with Project.open(folder) as project:
        assert project.add_report(made_report(f"r{stored}")) == "stored"
        assert project.verify() == []


def test_no_room_even_for_a_new_project_leaves_nothing_that_looks_like_one(disk: Path) -> None:
    (disk / "ballast").write_bytes(b"x" * (2 * 1024 * 1024 - 8192))
    with pytest.raises(StoreError, match="No space is left"):
        Project.open(disk / "new.dalil")
    (disk / "ballast").unlink()
    with Project.open(disk / "new.dalil") as project:
        assert project.add_report(made_report("r0")) == "stored"


def test_a_disk_mounted_read_only_is_read_and_not_written(disk: Path) -> None:
    folder = disk / "case.dalil"
    with Project.open(folder) as project:
        project.add_report(made_report("r0", original=project.keep_original(made_report().text.encode())))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(StoreError, match="cannot be written.*Give yourself the right"):
        Project.open(folder)
    assert whole_reports(folder) == 1


def limit_files() -> None:
    """Let no file of this process grow beyond 1.5 MB; the kernel then refuses the write."""
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))


def test_a_file_that_may_grow_no_more_is_an_error_and_all_before_stays(tmp_path: Path) -> None:
    folder = tmp_path / "case.dalil"
    done = subprocess.run(
        [sys.executable, "-c", ENDLESS, str(folder)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=120,
        preexec_fn=limit_files, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "StoreError: " in done.stderr.splitlines()[-1]
    stored = whole_reports(folder)
    assert stored > 10
    with Project.open(folder) as project:
        assert project.add_report(made_report(f"r{stored}")) == "stored"
        assert project.verify() == []


OPEN = """
import sys
from pathlib import Path
from dalil.store.project import Project
Project.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become somebody without rights")
def test_somebody_without_rights_is_told_so() -> None:
    home = Path(tempfile.mkdtemp())
    try:
        home.chmod(0o755)
        folder = home / "case.dalil"
        with Project.open(folder) as project:
            project.add_report(made_report("r0"))
        done = subprocess.run(
            [sys.executable, "-c", OPEN, str(folder)],
            cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": "/nowhere"},
            user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        if "No module named" in done.stderr or "Permission denied" in done.stderr:
            pytest.skip(f"somebody without rights cannot run Python here: {done.stderr.splitlines()[-1]}")
        assert done.returncode == 1
        assert "cannot be written" in done.stderr.splitlines()[-1]
        assert whole_reports(folder) == 1
    except PermissionError as error:
        pytest.skip(f"somebody without rights cannot run Python here: {error}")
    finally:
        shutil.rmtree(home)
