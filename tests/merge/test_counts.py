"""Numbers of two claims are one number, an estimate of one, or two."""

import pytest
from made_claims import Corpus

from dalil.merge.counts import compare_counts, share_a_number


def claims(first, second):
    corpus = Corpus()
    for name, counts in (("a", first), ("b", second)):
        corpus.report(name, "A raid.").claim("air_strike", "A raid.", counts=counts)
    return corpus.claims


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ({"killed": "700+"}, {"killed": 700}, True),
        ({"killed": 116}, {"killed": 120}, True),
        ({"killed": 700}, {"killed": 900}, False),
        ({"killed": 700}, {"injured": 700}, False),
        ({"killed": 0}, {"killed": 0}, False),  # "none" is told of every day
        ({}, {"killed": 3}, False),
    ],
)
def test_whether_two_totals_are_one(first, second, shared):
    assert share_a_number(*claims(first, second)) is shared


def test_unknown_is_no_number():
    assert compare_counts(*claims({}, {"killed": 3})) is None
