import pytest

from evaluation.outside.sets import Measure, Measured
from evaluation.quality import BENCHMARK, PAGE, SETS, outside_table, replaced, table

PAGE_TEXT = "By hand.\n<!-- measured: made -->\nold\n<!-- end of made -->\nMore by hand.\n"


def test_only_the_measured_part_of_the_page_changes() -> None:
    page = replaced(PAGE_TEXT, "made", "new")
    assert page == "By hand.\n<!-- measured: made -->\n\nnew\n\n<!-- end of made -->\nMore by hand.\n"
    assert replaced(page, "made", "new") == page


def test_a_page_without_its_markers_is_refused() -> None:
    with pytest.raises(SystemExit, match="put them back"):
        replaced("By hand.", "made", "new")


def test_the_page_has_a_part_for_every_set() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in (BENCHMARK, *(outside.name for outside in SETS)):
        assert f"<!-- measured: {name} -->" in page


@pytest.mark.parametrize(
    ("value", "wanted", "cells"),
    [(0.5, 0.4, "| 0.500 | 0.400 |  | yes |"), (0.3, 0.4, "| 0.300 | 0.400 |  | no |")],
)
def test_a_figure_stands_beside_what_is_wanted(value: float, wanted: float, cells: str) -> None:
    found = Measured("made/dev.jsonl", Measure("right", "", wanted=wanted), value, 7)
    assert cells in outside_table([found])


def test_a_figure_that_was_not_printed_stays_empty() -> None:
    found = Measured("made/dev.jsonl", Measure("right", "", wanted=0.4), None, 7)
    assert "| right |  | 0.400 |  |  |" in outside_table([found])


def test_a_table_has_a_row_a_line() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
