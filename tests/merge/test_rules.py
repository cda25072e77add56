"""The lists that joining goes by are whole, and a broken one is refused with a remedy."""

import shutil

import pytest

from dalil.errors import BadKnowledge
from dalil.knowledge.load import DATA, load_knowledge
from dalil.merge.rules import load_rules

RULES = load_rules()


def test_groups_name_types_of_the_ontology_and_say_why():
    ontology = load_knowledge().ontology
    for group in RULES.types.groups:
        assert set(group.types) <= set(ontology)
        assert len(group.reason) > 20
    assert set(ontology) >= RULES.types.seldom


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("execution", "killing", True),
        ("air_strike", "shelling", True),
        ("capture", "withdrawal", True),
        ("detention", "abduction", True),
        ("protest", "protest", True),
        ("aid", "aid", True),  # stands in no group
        ("aid", "protest", False),
        ("execution", "air_strike", False),
    ],
)
def test_types_told_for_each_other(one, other, may):
    assert RULES.types.may_tell_one_event(one, other) is may
    assert RULES.types.may_tell_one_event(other, one) is may


def test_words_are_folded_when_read():
    words = RULES.words
    assert {"مسوول", "الي"} <= words.unnamed
    assert {"on", "no"} <= words.unnamed | words.no_names


def test_a_word_that_yaml_takes_for_a_truth_value_is_refused(tmp_path):
    shutil.copytree(DATA / "merge", tmp_path / "merge")
    path = tmp_path / "merge" / "words.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('"on"', "on"), encoding="utf-8")
    with pytest.raises(BadKnowledge, match="quotation marks"):
        load_rules(tmp_path / "merge")


def test_a_list_with_a_part_that_is_not_known_is_refused(tmp_path):
    shutil.copytree(DATA / "merge", tmp_path / "merge")
    with (tmp_path / "merge" / "weights.yml").open("a", encoding="utf-8") as file:
        file.write("thresold: 3\n")
    with pytest.raises(BadKnowledge, match=r"thresold.*Give it exactly"):
        load_rules(tmp_path / "merge")


def test_a_group_without_a_reason_is_refused(tmp_path):
    shutil.copytree(DATA / "merge", tmp_path / "merge")
    (tmp_path / "merge" / "types.yml").write_text("groups: [{name: x, types: [raid]}]\nseldom: []\n")
    with pytest.raises(BadKnowledge, match="reason"):
        load_rules(tmp_path / "merge")
