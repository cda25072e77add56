"""Columns of tables: as the user names them, as they were saved, or guessed from the header."""

import pytest

from dalil.collect.columns import ColumnMapping, Columns, map_columns
from dalil.errors import BadTable

HEADER = ("Head", "Body", "Colour", "Headline", "Date")


@pytest.mark.parametrize(
    ("given", "saved", "columns"),
    [
        ({}, None, {"title": "Headline", "text": "Body", "published": "Date"}),
        (
            {"outlet": "Colour"},
            None,
            {"title": "Headline", "text": "Body", "published": "Date", "outlet": "Colour"},
        ),
        ({"text": "Headline"}, None, {"text": "Headline", "published": "Date"}),
        ({"published": None}, None, {"title": "Headline", "text": "Body"}),
        ({}, {"text": "Head"}, {"text": "Head"}),
        ({"title": "Head"}, {"text": "Head", "outlet": "Colour"}, "No column holds the text"),
        ({"text": "Body"}, {"text": "Head", "outlet": "Colour"}, {"text": "Body", "outlet": "Colour"}),
        ({"text": "Bdy"}, None, 'no column "Bdy"; it has "Head", "Body"'),
        ({"words": "Body"}, None, '"words" is no field of a report'),
        ({"text": "Body", "title": "Body"}, None, '"Body" is named for text and title'),
        ({"text": None}, None, "No column holds the text"),
    ],
)
def test_given_columns_come_before_saved_ones_and_these_before_guesses(given, saved, columns) -> None:
    if isinstance(columns, str):
        with pytest.raises(BadTable, match=columns):
            map_columns(HEADER, given, saved)
    else:
        assert map_columns(HEADER, given, saved).columns == columns


def test_the_mapping_can_be_shown() -> None:
    mapping = map_columns(HEADER, {"outlet": "Colour"})
    assert mapping.sentence() == (
        'title = "Headline", text = "Body", published = "Date", outlet = "Colour"; not read: "Head"'
    )
    assert mapping.given == {"outlet"} and not mapping.saved and not mapping.is_plain()
    assert map_columns(["text", "title"]).is_plain()


def test_what_is_chosen_is_told_and_found_again() -> None:
    kept: dict[tuple[str, ...], ColumnMapping] = {}

    def keep(path: str, header: tuple[str, ...], mapping: ColumnMapping) -> None:
        kept[header] = mapping

    def saved(header: tuple[str, ...]):
        return kept[header].columns if header in kept else None

    Columns({"text": "Head"}, saved, keep).choose("a.csv", HEADER)
    again = Columns({}, saved, keep).choose("b.csv", HEADER)
    assert (again.columns["text"], again.saved) == ("Head", True)
    assert Columns({}, saved, keep).choose("c.csv", HEADER[:4]).columns["text"] == "Body"
