"""One process at a time writes a project."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dalil.errors import ProjectBusy
from dalil.store.project import Project

HOLD = """
import sys
from pathlib import Path
from dalil.store.project import Project
with Project.open(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_project_that_another_process_writes_is_busy_and_says_which(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(
            ProjectBusy,
            match=rf'by process {child.pid} since 20\d\d-.*\+00:00: "-c.*Wait until it has ended',
        ):
            Project.open(folder)
        Project.open(folder, write=False).close()
        child.kill()
    Project.open(folder).close()


def test_a_lock_of_an_earlier_version_names_its_process(folder: Path) -> None:
    Project.open(folder).close()
    held = os.open(folder / "project.lock", os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)
    os.write(held, b"4711\n")
    with pytest.raises(ProjectBusy, match=r"by process 4711\."):
        Project.open(folder)
    os.ftruncate(held, 0)
    with pytest.raises(ProjectBusy, match=r"by another process\."):
        Project.open(folder)
    os.close(held)


def test_a_project_opened_twice_in_one_process_is_busy(project: Project, folder: Path) -> None:
    with pytest.raises(ProjectBusy, match=str(os.getpid())):
        Project.open(folder)


def test_a_lock_file_left_behind_locks_nothing(folder: Path) -> None:
    Project.open(folder).close()
    (folder / "project.lock").write_text("1\n")
    Project.open(folder).close()
    assert (folder / "project.lock").read_text() == ""


def test_an_opening_that_fails_gives_the_lock_back(folder: Path) -> None:
    Project.open(folder).close()
    mark = (folder / "project.json").read_text()
    (folder / "project.json").write_text("{")
    with pytest.raises(Exception, match="damaged"):
        Project.open(folder)
    (folder / "project.json").write_text(mark)
    Project.open(folder).close()
