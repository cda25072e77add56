"""Names of fields and languages."""

import pytest

from dalil.collect.fields import FIELDS, collect_table, comparable, field_of, fields_of, language_code


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Date_Published", "published"),
        ("تاريخ النَّشر", "published"),
        ("HEADLINE ", "title"),
        ("full-text", "text"),
        ("المصدر", "outlet"),
        ("colour", None),
        ("", None),
    ],
)
def test_a_name_gives_its_field(name: str, field: str) -> None:
    assert field_of(name) == field


def test_of_two_names_the_more_telling_gives_the_field() -> None:
    assert fields_of(["description", "text", "date", "Published"]) == {
        "text": "text",
        "published": "Published",
    }
    assert fields_of(["notes", "Description"])["text"] == "Description"


@pytest.mark.parametrize(
    ("name", "code"),
    [("ar", "ar"), ("ar-SY", "ar"), ("en_US", "en"), ("العربية", "ar"), ("Klingon", None), ("", None)],
)
def test_a_language_is_known_by_its_names(name: str, code: str) -> None:
    assert language_code(name) == code


def test_no_name_stands_for_two_fields() -> None:
    table = collect_table("fields")
    assert table.keys() == set(FIELDS)
    names = [comparable(name) for field in table.values() for words in field.values() for name in words]
    assert "" not in names
    assert len(names) == len(set(names))
