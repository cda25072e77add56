"""People named one after another, and single persons a pronoun or an ordinal stands for."""

import pytest

from tests.coding.english.coded import claim, counts

ENUMERATED = [
    ("A monk and six villagers were killed in Sagaing.", "killing", {("killed", 7, 7), ("killed", 6, 6)}),
    ("Shells hit a flat in Nikopol, killing a couple and their 14-year-old daughter and injuring 6 people.",
     "shelling",
     {("killed", 3, 3), ("killed", 1, 1), ("injured", 6, 6)}),
    ("Jets bombed a flat in Nikopol, killing a couple and their daughter.", "air_strike",
     {("killed", 3, 3)}),
    ("Shells hit Nikopol, killing a 70-year-old woman and a 12-year-old boy.", "shelling",
     {("killed", 1, 1)}),
    ("Gunmen abducted a doctor and four nurses in Zaria.", "abduction", {("abducted", 5, 5)}),
    ("Police detained 27 men and three women in Homs.", "detention",
     {("detained", 30, 30), ("detained", 3, 3)}),
    ("The clashes left 8 soldiers and 15 militants dead.", "clash", {("killed", 8, 8), ("killed", 15, 15)}),
    ("A rocket killed an elderly couple in Bakhmut.", "shelling", {("killed", 2, 2)}),
    ("The raid killed nine people, among them three women.", "raid", {("killed", 9, 9), ("killed", 3, 3)}),
    ("The group freed 18 of the 40 hostages on Tuesday.", "release", {("released", 18, 18)}),
    ("Gunmen abducted between 20 and 25 passengers in Kaduna.", "abduction", {("abducted", 20, 25)}),
]  # fmt: skip


def test_each_of_two_grouped_persons_has_a_row() -> None:
    text = "Shells hit Nikopol, killing a 70-year-old woman and a 12-year-old boy."
    assert [row["group"] for row in claim(text, "shelling")["counts"]] == ["women", "children"]


@pytest.mark.parametrize(("text", "event_type", "rows"), ENUMERATED)
def test_enumerations_add_their_sum(text: str, event_type: str, rows: set) -> None:
    assert counts(claim(text, event_type)) == rows
