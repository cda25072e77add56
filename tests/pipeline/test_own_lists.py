"""A user's own lists: the tutorial works as it stands, and each kind of mistake is named."""

import re
from pathlib import Path

import pytest

from dalil.coding.coder import RulesCoder
from dalil.errors import BadKnowledge
from dalil.knowledge.load import load_knowledge
from dalil.model import Report
from dalil.pipeline.own_lists import check_lists

PAGE = Path(__file__).parents[2] / "docs" / "tutorials" / "own-lists.md"
FILES = dict(re.findall(r"```\w+ file=(\S+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """The lists of the tutorial in a folder."""
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def change(lists: Path, name: str, old: str, new: str) -> None:
    path = lists / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def coded(lists: Path, text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    coding = RulesCoder(load_knowledge(lists)).code(Report("r", text, language))
    return [
        (c.type.value, c.actor_id and c.actor_id.value, c.place_name and c.place_name.value)
        for c in coding.claims
    ]


def test_the_lists_of_the_tutorial_have_no_fault(lists: Path) -> None:
    assert set(FILES) == {"ontology.yml", "lexicon/internet_shutdown.yml", "actors.yml", "places.csv"}
    assert check_lists(lists) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The River Guard blocked the internet in Tal Zahra."),
        ("ar", "قطع حرس النهر الإنترنت في قرية تل زهرة."),
    ],
)
def test_a_type_an_actor_and_a_place_are_added_by_lists_alone(
    lists: Path, language: str, text: str
) -> None:
    assert coded(lists, text, language) == [("internet_shutdown", "river_guard", "Tal Zahra")]


def test_what_is_not_meant_stays_what_it_was(lists: Path) -> None:
    blocked = "The army blocked the road to Tal Zahra, cutting off food for weeks."
    assert "internet_shutdown" not in [kind for kind, _, _ in coded(lists, blocked, "en")]


def test_another_version_of_the_lists_codes_stored_reports_anew(lists: Path) -> None:
    ours = RulesCoder(load_knowledge())
    first = RulesCoder(load_knowledge(lists))
    change(lists, "lexicon/internet_shutdown.yml", "throttle, ", "")
    second = RulesCoder(load_knowledge(lists))
    assert len({ours.version, first.version, second.version}) == 3


@pytest.mark.parametrize(
    ("name", "old", "new", "item", "what"),
    [
        ("ontology.yml", "label_ar:", "label_fr:", "ontology.yml", "wrong fields"),
        ("ontology.yml", "- code: internet", "- code: {internet", "ontology.yml", "no YAML"),
        ("ontology.yml", "code: internet_shutdown", "code: blackout", "internet_shutdown", "no type"),
        ("lexicon/internet_shutdown.yml", "part: noun", "part: word", "internet shutdown", "part one of"),
        ("lexicon/internet_shutdown.yml", "part: noun", "kind: noun", "lexicon", "unknown fields"),
        ("lexicon/internet_shutdown.yml", "internet across", "bread of", "shut down", "The example"),
        ("lexicon/internet_shutdown.yml", "the road to", "the internet in", "shut down", "counter-example"),
        ("actors.yml", "The River Guard cut", "The police cut", "river_guard", "does not name the actor"),
        ("actors.yml", "kind: name", "kind: alias", "actors.yml", "no known kind"),
        ("places.csv", "village", "hamlet", "places.csv", "unknown kind"),
        ("places.csv", "35.412", "north", "places.csv", "degrees"),
    ],
)
def test_a_mistake_is_named_with_its_entry(lists: Path, name, old, new, item, what) -> None:
    change(lists, name, old, new)
    faults = [f"{fault.item}: {fault.what}" for fault in check_lists(lists)]
    assert any(item in fault and what in fault for fault in faults), faults


def test_a_type_without_words_and_a_file_nobody_reads_are_named(lists: Path) -> None:
    (lists / "lexicon" / "internet_shutdown.yml").unlink()
    assert "No word tells of it" in check_lists(lists)[0].what
    (lists / "actor.yml").write_text("actors: []", encoding="utf-8")
    assert check_lists(lists)[0].item == "actor.yml"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadKnowledge, match="no folder"):
        check_lists(tmp_path / "missing")
