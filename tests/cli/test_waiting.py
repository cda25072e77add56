"""The second command on one project says who holds it, or waits as long as it was asked to."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dalil.cli.commands import app
from dalil.errors import ProjectBusy
from dalil.store.project import Project
from tests.store.test_lock import HOLD

ROOT = Path(__file__).parents[2]


@pytest.fixture
def held(tmp_path, monkeypatch):
    """A project that another process writes until it is told to end."""
    monkeypatch.chdir(tmp_path)
    Project.open(tmp_path / "case.dalil").close()
    command = [sys.executable, "-c", HOLD, "case.dalil"]
    ours = os.environ | {"PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=ours, text=True, **pipes) as child:
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


def run(*arguments):
    return CliRunner().invoke(app, ["merge", *arguments], catch_exceptions=False)


def test_without_wait_it_says_at_once_who_holds_the_project(held):
    started = time.monotonic()
    with pytest.raises(ProjectBusy, match=f"process {held.pid} since"):
        run()
    assert time.monotonic() - started < 20  # the word lists may be loaded first


def test_it_gives_up_when_the_time_is_over(held):
    with pytest.raises(ProjectBusy, match=f"process {held.pid} since"):
        run("--wait", "0.5")


def test_it_goes_on_as_soon_as_the_project_is_free(held):
    ending = threading.Timer(1.0, held.stdin.close)
    ending.start()
    done = run("--wait", "60")
    assert done.exit_code == 0
    assert "waiting up to 60 seconds." in done.stderr
    assert f"is being written by process {held.pid}" in done.stderr
    ending.join()


def test_reading_need_not_wait(held):
    assert CliRunner().invoke(app, ["list"], catch_exceptions=False).exit_code == 0


def test_every_command_that_writes_takes_wait():
    writing = {
        "ask",
        "collect",
        "code",
        "merge",
        "publish",
        "verify",
        "backup",
        "expunge",
        "judge",
        "revert",
    }
    for command in writing:
        assert "--wait" in CliRunner().invoke(app, [command, "--help"]).stdout, command
