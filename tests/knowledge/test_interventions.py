from datetime import date
from pathlib import Path

import pytest

from dalil.errors import BadKnowledge
from dalil.knowledge.interventions import KnownIntervention, read_interventions
from dalil.knowledge.load import load_knowledge

INTERVENTIONS = load_knowledge().interventions
ACTORS = load_knowledge().actors
KNOWN = list(INTERVENTIONS)


@pytest.mark.parametrize("known", KNOWN, ids=lambda k: k.id)
def test_its_names_and_examples_mean_it_before_all_others(known: KnownIntervention) -> None:
    assert known.example is not None
    for words in (known.name_en, known.name_ar, *known.aliases, *known.example.values()):
        best, *others = INTERVENTIONS.find(words, "en")
        assert best.id == known.id, words
        assert all(other.score < best.score for other in others), words


@pytest.mark.parametrize("known", KNOWN, ids=lambda k: k.id)
def test_it_names_its_source_and_a_known_actor(known: KnownIntervention) -> None:
    assert known.source
    assert known.actor_id is None or known.actor_id in ACTORS
    assert isinstance(known.date, date)


@pytest.mark.parametrize(
    ("words", "known_id"),
    [
        ("the coalition raids", "coalition_syria_2014"),
        ("raids of the International Coalition", "coalition_syria_2014"),
        ("the international coalition's air strikes", "coalition_syria_2014"),
        ("coalition raids on Mosul", "coalition_iraq_2014"),
        ("غارات التحالف على الموصل", "coalition_iraq_2014"),
        ("coalition raids in Yemen", "saudi_coalition_yemen_2015"),
        ("غارات التحالف الدولي", "coalition_syria_2014"),
        ("التدخّل الروسي", "russia_syria_2015"),
        ("Turkey's Olive Branch", "olive_branch_2018"),
    ],
)
def test_words_find_what_is_meant(words: str, known_id: str) -> None:
    assert INTERVENTIONS.find(words, "en")[0].id == known_id


@pytest.mark.parametrize(
    "words", ["the election", "Syria", "", "the raid on the market", "الانتخابات", "the strikes"]
)
def test_other_words_name_none_for_sure(words: str) -> None:
    assert all(known.score < 0.9 for known in INTERVENTIONS.find(words, "en"))


def test_words_that_fit_two_alike_tie() -> None:
    first, second = INTERVENTIONS.find("Turkish offensive", "en")[:2]
    assert first.score == second.score


def test_nearest_gives_one_name_each() -> None:
    names = INTERVENTIONS.nearest("Olive Brench", 3)
    assert len(names) == 3
    assert INTERVENTIONS.find(names[0], "en")[0].id == "olive_branch_2018"


def test_an_overlay_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "interventions.yml").write_text(
        "interventions:\n- {id: dam_2020, name_en: Opening of the dam, name_ar: فتح السد, date: 2020-05-01,"
        " source: made up, example: {en: What happened after the opening of the dam?}}\n",
        encoding="utf-8",
    )
    assert load_knowledge(tmp_path).interventions.find("فتح السدّ", "ar")[0].id == "dam_2020"


@pytest.mark.parametrize(
    "entry", ["{id: x, name_en: X}", "{id: x, name_en: X, name_ar: X, date: May, source: s, example: {}}"]
)
def test_a_bad_entry_is_refused(entry: str, tmp_path: Path) -> None:
    path = tmp_path / "interventions.yml"
    path.write_text(f"interventions:\n- {entry}\n", encoding="utf-8")
    with pytest.raises(BadKnowledge, match='"x"'):
        read_interventions(path)
