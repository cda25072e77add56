"""Dataclasses to JSON text and back."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.model import Cause, Claim, Coding, Incident, Issue, Judgement, Location, Report, Span, Stated
from dalil.store.rows import decode, encode, from_column, to_column
from tests.store import made_items as made

ITEMS = [
    (Report, made.reports),
    (Claim, made.claims),
    (Cause, made.causes),
    (Issue, made.issues),
    (Coding, made.codings),
    (Incident, made.incidents),
    (Judgement, made.judgements),
]


@pytest.mark.parametrize(("kind", "items"), ITEMS, ids=[kind.__name__ for kind, _ in ITEMS])
def test_an_item_comes_back_equal_through_a_column(kind: type, items: st.SearchStrategy) -> None:
    @settings(max_examples=60, deadline=None)
    @given(items)
    def round_trip(item: object) -> None:
        column = to_column(encode(item))
        assert decode(kind, from_column(column)) == item
        assert encode(decode(kind, from_column(column))) == encode(item)

    round_trip()


@pytest.mark.parametrize(
    "text",
    ["", "قُتِلَ ثلاثة", "😀", "\ud83d\ude00", "file\udce9.txt", "a\x00b", '"\\\u2028', "\u200f12\u200e"],
    ids=ascii,
)
def test_every_code_point_of_a_text_is_kept(text: str) -> None:
    back = decode(Report, from_column(to_column(encode(Report("r", text, "ar")))))
    assert back.text == text
    assert from_column(to_column(text)) == text


def test_only_a_text_with_lone_surrogates_is_kept_as_bytes() -> None:
    assert isinstance(to_column("هجين 😀"), str)
    assert isinstance(to_column("\ud83d"), bytes)


def test_the_words_of_a_cause_stay_words_and_its_claims_stay_claims() -> None:
    words = Stated("the raid", Span(3, 11))
    cause = Cause("r1-c0", words, words, None, "stated")
    assert decode(Cause, encode(cause)) == cause


def test_what_is_not_said_is_left_out_and_zero_is_not() -> None:
    row = json.loads(encode(Report("r", "", "und")))
    assert row == {"id": "r", "text": "", "language": "und"}


def test_a_whole_number_for_a_coordinate_is_written_as_the_decimal_it_equals() -> None:
    assert encode(Location(34, 40, "town", 1, "x")) == encode(Location(34.0, 40.0, "town", 1.0, "x"))


@dataclass(frozen=True, slots=True)
class Later:
    """A noun to which a field with a default was added."""

    id: str
    seen: date | None
    kind: Literal["a", "b"]
    share: float
    added: int = 0


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        ('{"id": "x", "seen": null, "kind": "a", "share": 1}', True),
        ('{"id": "x", "seen": "2017-03-01", "kind": "b", "share": 0.5, "added": 3}', True),
        ('{"seen": null, "kind": "a", "share": 1}', False),
        ('{"id": 5, "seen": null, "kind": "a", "share": 1}', False),
        ('{"id": "x", "seen": "March", "kind": "a", "share": 1}', False),
        ('{"id": "x", "seen": null, "kind": "c", "share": 1}', False),
        ('{"id": "x", "seen": null, "kind": "a", "share": "1"}', False),
        ('{"id": "x", "seen": null, "kind": "a", "share": true}', False),
        ('{"id": "x", "seen": null, "kind": "a", "share": 1, "added": 0.5}', False),
        ('{"id": "x", "seen": null, "kind": "a", "share": 1, "other": 1}', False),
        ('["x"]', False),
        ("{", False),
    ],
)
def test_a_row_fits_its_dataclass_or_is_refused(row: str, fits: bool) -> None:
    if fits:
        assert decode(Later, row).id == "x"
    else:
        with pytest.raises(ValueError):
            decode(Later, row)


def test_a_row_written_before_a_field_was_added_gets_its_default() -> None:
    assert decode(Later, '{"id": "x", "seen": null, "kind": "a", "share": 1}').added == 0
