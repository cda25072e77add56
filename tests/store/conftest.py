"""A project of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.store.project import Project
from tests.store.made_items import NOON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "case.dalil"


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with Project.open(folder, clock=lambda: NOON) as opened:
        yield opened
