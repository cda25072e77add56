"""Whom a question names."""

import pytest

from dalil.compare.question_actor import find_actor
from dalil.compare.question_forms import Asked
from dalil.errors import UnclearQuestion, UnknownActor
from dalil.knowledge.load import load_knowledge

ACTORS = load_knowledge().actors

NAMED = [
    ("en", "ISIS", "isis"),
    ("en", "the Houthis", "houthis"),
    ("en", "opposition groups", "fsa"),
    ("ar", "لداعش", "isis"),
    ("ar", "للتنظيم", "isis"),
    ("ar", "لقوات سوريا الديمقراطية", "sdf"),
    ("ar", "للحوثيين", "houthis"),
    ("ar", "لوحدات حماية الشعب", "ypg"),
]


@pytest.mark.parametrize(("language", "words", "actor_id"), NAMED)
def test_actor_is_known_by_any_alias(language: str, words: str, actor_id: str) -> None:
    asked = Asked(language, words, "after", "the raids")
    assert find_actor(asked, ACTORS, words).actor.id == actor_id


def test_several_actors_and_none_are_errors() -> None:
    with pytest.raises(UnclearQuestion):
        find_actor(Asked("en", "ISIS and HTS", "after", "the raids"), ACTORS, "")
    with pytest.raises(UnclearQuestion):
        find_actor(Asked("en", "the army", "after", "the raids"), ACTORS, "")
    with pytest.raises(UnknownActor):
        find_actor(Asked("en", "the bananas", "after", "the raids"), ACTORS, "")
