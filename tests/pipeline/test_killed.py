"""Ended at any moment and run again, a project is byte for byte what an undisturbed run makes."""

import hashlib
import os
import random
import signal
import sqlite3
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from dalil.coding.coder import RulesCoder
from dalil.knowledge.load import load_knowledge
from dalil.model import Coding, Report
from dalil.pipeline import stages
from dalil.store.project import Project

KILLS = 200
NOON = "2024-05-01T12:00:00+00:00"
KNOWLEDGE = load_knowledge()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "reports").iterdir())


class RememberedCoder:
    """The default coder's codings, made once, so that two hundred runs take seconds."""

    name = "rules"

    def __init__(self) -> None:
        self._coder = RulesCoder(KNOWLEDGE)
        self.version = self._coder.version
        self._codings: dict[str, Coding] = {}

    def code(self, report: Report) -> Coding:
        if report.id not in self._codings:
            self._codings[report.id] = self._coder.code(report)
        return self._codings[report.id]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports in files, the same text under two names, and one file that cannot be read."""
    folder = tmp_path_factory.mktemp("killed") / "reports"
    folder.mkdir()
    for path in EXAMPLES[::9]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "again.txt").write_bytes((folder / EXAMPLES[0].name).read_bytes())
    (folder / "damaged.txt").write_bytes(b"\x00\x01\x02" * 50)
    return folder


@pytest.fixture(scope="module")
def coder() -> RememberedCoder:
    return RememberedCoder()


def work(reports: Path, project: Path, coder: RememberedCoder) -> None:
    """Collect, code and merge, as a command does, with a clock that stands still."""
    stages.utc_now = lambda: NOON
    with Project.open(project, clock=lambda: NOON) as store, store.run(stages.run_name([reports], {})):
        stages.collect_into(store, [reports])
        stages.code_reports(store, coder)
        stages.merge_claims(store, KNOWLEDGE)


def in_a_process(reports: Path, project: Path, coder: RememberedCoder, after: float | None) -> float:
    """Do the work in a process of its own, killed after so many seconds; return how long it took."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            work(reports, project, coder)
        except BaseException:
            os._exit(1)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert after is not None or status == 0, "the work itself failed"
    return time.perf_counter() - started


def contents(project: Path) -> dict[str, str]:
    """Return the SHA-256 of every file; the database as SQLite writes it when nothing else is in it."""
    clean = project.with_suffix(".clean")
    with sqlite3.connect(project / "project.sqlite") as database:
        database.execute("VACUUM INTO ?", (str(clean),))
    database.close()
    found = {"project.sqlite": hashlib.sha256(clean.read_bytes()).hexdigest()}
    clean.unlink()
    for path in sorted(project.rglob("*")):
        name = path.relative_to(project).as_posix()
        if path.is_file() and not name.startswith("project.sqlite"):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def is_whole(project: Path, expected: dict[str, str]) -> bool:
    """Say whether the work was done before the end came; only the lock still names the process."""
    if not (project / "project.json").exists():
        return False
    return {**contents(project), "project.lock": expected["project.lock"]} == expected


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    return (tmp_path / str(n) / "case.dalil" for n in count())


def test_killed_at_any_moment_and_run_again_the_project_is_the_same(reports, coder, folders) -> None:
    undisturbed = next(folders)
    undisturbed.parent.mkdir()
    work(reports, undisturbed, coder)  # here, so that every later run finds the codings made
    expected = contents(undisturbed)
    assert len(expected) > 5
    chance = random.Random(7)
    whole = in_a_process(reports, _made(folders), coder, None)
    unfinished = 0
    for _ in range(KILLS):
        project = _made(folders)
        in_a_process(reports, project, coder, chance.uniform(0, whole))
        if is_whole(project, expected):
            continue  # it had ended by itself; another run would truthfully say "seen again"
        unfinished += 1
        work(reports, project, coder)
        assert contents(project) == expected
    assert unfinished > KILLS / 2, "most runs must have been ended before they were done"


def test_killed_again_and_again_a_project_is_finished_the_same(reports, coder, folders) -> None:
    expected_project, project = _made(folders), _made(folders)
    work(reports, expected_project, coder)
    whole = in_a_process(reports, _made(folders), coder, None)
    chance = random.Random(8)
    expected = contents(expected_project)
    for _ in range(20):
        if is_whole(project, expected):
            break
        in_a_process(reports, project, coder, chance.uniform(0, whole / 2))
    else:
        work(reports, project, coder)
    assert contents(project) == expected


def test_a_second_whole_run_only_says_what_it_saw_again(reports, coder, folders) -> None:
    project = _made(folders)
    for _ in range(2):
        work(reports, project, coder)
    twice = contents(project)
    work(reports, project, coder)
    assert contents(project) == twice


def _made(folders: Iterator[Path]) -> Path:
    project = next(folders)
    project.parent.mkdir()
    return project
