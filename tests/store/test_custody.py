"""The custody log: a chain of entries."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.store.custody import Entry, check_chain, content_of
from dalil.store.project import Project
from tests.store.made_items import made_coding, made_incident, made_judgement, made_report


@pytest.fixture
def entries(folder) -> list[Entry]:  # type: ignore[no-untyped-def]
    ticks = count()
    with Project.open(folder, clock=lambda: f"2024-05-01T12:00:{next(ticks):02}+00:00") as project:
        report = made_report(path="تقرير\udce9.txt")
        project.add_reports([report, report, replace(report, text="Killed again.")])
        project.log_refusal("scan.pdf", "لا نص فيه 😀")
        project.add_coding(made_coding(replace(report, text="Two were killed.")), "rules", "1")
        project.set_incidents([made_incident()])
        project.add_judgement(made_judgement())
        return project.custody()


def found(entries: Sequence[Entry], highest: int) -> list[tuple[str, str]]:
    return [(fault.kind, fault.item) for fault in check_chain(entries, highest)]


def test_every_act_is_logged_in_order_with_its_time(entries: list[Entry]) -> None:
    assert [(entry.n, entry.act, entry.item) for entry in entries] == [
        (1, "project created", "case.dalil"),
        (2, "report stored", "r1"),
        (3, "report seen again", "r1"),
        (4, "report changed", "r1"),
        (5, "item refused", "scan.pdf"),
        (6, "coding added", "r1"),
        (7, "incidents derived", "incidents"),
        (8, "judgement added", "j1"),
    ]
    times = [entry.time for entry in entries]
    assert times == sorted(times)


def test_each_entry_carries_the_hash_of_the_one_before(entries: list[Entry]) -> None:
    assert [entry.previous for entry in entries] == ["0" * 64, *(entry.hash for entry in entries[:-1])]
    assert found(entries, len(entries)) == []


@pytest.mark.parametrize("field", ["time", "act", "item", "detail", "content", "previous", "hash"])
@pytest.mark.parametrize("at", range(8))
def test_any_change_of_any_entry_is_named(entries: list[Entry], field: str, at: int) -> None:
    changed = [*entries]
    changed[at] = replace(entries[at], **{field: "other"})
    assert ("changed", f"custody entry {at + 1}") in found(changed, 8)


@pytest.mark.parametrize("at", range(8))
def test_any_entry_taken_out_is_named(entries: list[Entry], at: int) -> None:
    assert found([*entries[:at], *entries[at + 1 :]], 8) == [("missing", f"custody entry {at + 1}")]


@pytest.mark.parametrize(("first", "second"), [(0, 1), (2, 3), (1, 6), (6, 7), (0, 7)])
def test_two_entries_that_changed_places_are_named(entries: list[Entry], first: int, second: int) -> None:
    moved = [*entries]
    moved[first] = replace(entries[second], n=first + 1)
    moved[second] = replace(entries[first], n=second + 1)
    faults = found(moved, 8)
    assert {("reordered", f"custody entry {n + 1}") for n in (first, second)} <= set(faults)
    assert {kind for kind, _ in faults} == {"reordered"}


VALUES = st.lists(st.none() | st.integers() | st.text() | st.binary(), max_size=3)


@given(VALUES, VALUES)
def test_only_equal_values_have_one_content(one: list[object], other: list[object]) -> None:
    assert (content_of(one) == content_of(other)) == (one == other)
    assert content_of(one) == content_of([*one])


def test_a_text_and_its_bytes_and_its_number_differ() -> None:
    assert len({content_of([value]) for value in ("1", b"1", 1, None, "-", "")}) == 6
    assert content_of(["ab", "c"]) != content_of(["a", "bc"])
