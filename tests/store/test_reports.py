"""Reports: new, seen again, changed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from dalil.errors import NotFound
from dalil.model import Report
from dalil.store.project import Project
from tests.store import made_items as made
from tests.store.made_items import TEXT_AR, made_coding, made_report


def acts(project: Project) -> list[str]:
    return [entry.act for entry in project.custody()]


CHANGES = [
    ("text", "Another text.", "changed"),
    ("title", "Another title", "changed"),
    ("published", date(2017, 3, 1), "changed"),
    ("language", "ar", "changed"),
    ("url", "https://example.org/1", "changed"),
    ("path", "elsewhere/a.txt", "seen again"),
    ("original", "0" * 64, "seen again"),
    ("collected", "2030-01-01T00:00:00+00:00", "seen again"),
    ("reader", "plain 2", "seen again"),
]


@pytest.mark.parametrize(("field", "value", "outcome"), CHANGES, ids=[row[0] for row in CHANGES])
def test_what_makes_another_version_of_a_report(
    project: Project, field: str, value: object, outcome: str
) -> None:
    report = made_report(path="a.txt")
    other = replace(report, **{field: value})
    assert project.add_report(report) == "stored"
    assert project.add_report(other) == outcome
    assert project.report("r1") == (other if outcome == "changed" else report)
    assert len(project.report_versions("r1")) == (2 if outcome == "changed" else 1)


def test_seen_again_is_logged_once_for_each_path(project: Project) -> None:
    report = made_report(path="a.txt")
    elsewhere = replace(report, path="b.txt")
    for item in (report, report, elsewhere, report, elsewhere, elsewhere):
        project.add_report(item)
    logged = [(entry.item, entry.detail) for entry in project.custody() if entry.act == "report seen again"]
    assert logged == [("r1", "a.txt"), ("r1", "b.txt")]


def test_the_same_text_out_of_other_bytes_is_logged_with_them_once(project: Project) -> None:
    first, second = (project.keep_original(data) for data in (b"one row", b"one row, two rows"))
    row = made_report(path="table.csv, line 2", original=first)
    longer = replace(row, original=second)
    for item in (row, longer, longer, longer):
        project.add_report(item)
    logged = [entry.detail for entry in project.custody() if entry.act == "report seen again"]
    assert logged == [f"table.csv, line 2, original {second}"]
    assert project.report("r1").original == first
    (project.folder / "originals" / second[:2] / second[2:]).unlink()
    assert [fault.item for fault in project.verify()] == [f"original {second}"]


def test_the_older_text_stays_as_an_older_version(project: Project) -> None:
    old, new = made_report(path="a.txt"), made_report(text=TEXT_AR, path="a.txt")
    project.add_reports([old, new])
    assert project.report_versions("r1") == [old, new]
    assert project.reports() == [new]


def test_a_file_that_goes_back_to_its_earlier_text_is_changed_again(project: Project) -> None:
    old, new = made_report(path="a.txt"), made_report(text=TEXT_AR, path="a.txt")
    assert project.add_reports([old, new, old]) == ["stored", "changed", "changed"]
    assert project.report("r1") == old


def test_two_files_of_one_identifier_are_at_rest_after_the_first_run(project: Project) -> None:
    files = [made_report(path="a.txt"), made_report(text=TEXT_AR, path="b.txt")]
    assert project.add_reports(files) == ["stored", "changed"]
    assert project.add_reports(files) == ["seen again", "seen again"]
    before = project.custody()
    assert project.add_reports(files) == ["seen again", "seen again"]
    assert project.custody() == before
    assert project.report("r1") == files[1]


def test_a_changed_report_makes_its_codings_obsolete(project: Project) -> None:
    report = made_report()
    project.add_report(report)
    project.add_coding(made_coding(report), "rules", "1")
    project.add_report(replace(report, text=report.text + " More."))
    assert project.coding("r1", "rules", "1") is None
    assert project.claims() == []
    assert project.causes() == []
    assert project.issues() == []


def test_reports_are_listed_by_identifier(project: Project) -> None:
    names = ["b", "ب", "a10", "a2", "😀", "\udce9", "A"]
    project.add_reports(made_report(name) for name in names)
    assert [report.id for report in project.reports()] == sorted(names)


def test_an_unknown_report_is_named(project: Project) -> None:
    with pytest.raises(NotFound, match='"nobody"'):
        project.report("nobody")


def test_any_report_comes_back_as_it_was(project: Project) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(made.reports)
    def comes_back(report: Report) -> None:
        if project.add_report(report) != "seen again":
            assert project.report(report.id) == report
        assert project.add_report(report) == "seen again"

    comes_back()
    assert project.verify() == []
