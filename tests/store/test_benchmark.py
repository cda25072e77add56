"""The benchmark of the store does, at a small size, what it says it measures."""

from pathlib import Path

import pytest

from benchmarks import store as benchmark


@pytest.mark.parametrize("files", [False, True])
def test_a_small_run_collects_lists_and_finds_all_it_made(tmp_path: Path, files: bool) -> None:
    run = benchmark.measure(60, tmp_path / "made", files=files, apart=False)
    assert [run[stage]["reports"] for stage in ("collect", "collect_again", "code", "list_all")] == [60] * 4
    assert run["search"]["found"] == run["search"]["towns"] > 5
    assert run["merge"]["incidents"] == 0
    assert all(figures["peak"] > 10 for figures in run.values())


def test_the_reports_are_the_same_in_every_run() -> None:
    assert list(benchmark.made_reports(20)) == list(benchmark.made_reports(20))
    assert {line["text"][0].isascii() for line in benchmark.made_reports(20)} == {True, False}


def test_a_floor_that_is_missed_is_named() -> None:
    good = {"seconds": 1.0, "peak": 50.0, "reports": 10, "slowest": 0.01, "found": 3, "towns": 3}
    stages = ("collect", "collect_again", "code", "list_all", "search")
    small = {name: dict(good) for name in stages}
    large = {name: good | {"reports": 100} for name in stages}
    assert list(benchmark.missed({10: small, 100: large})) == []
    large["search"] = good | {"slowest": 0.2, "found": 2}
    large["collect"] = good | {"reports": 100, "peak": 90.0}
    assert [fault.split(":")[0] for fault in benchmark.missed({10: small, 100: large})] == [
        "100",
        "100",
        "collect",
    ]
