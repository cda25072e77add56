import pytest

from dalil.knowledge.load import load_knowledge
from evaluation.outside.people import fullest, is_same_person, names_beside, person_names

NAMES = [
    ("former mayor Pedro Lopez of Achi", ["Pedro Lopez"]),
    ("Judge Rami Haddad and the lawyer Lina Saad", ["Rami Haddad", "Lina Saad"]),
    ("Achi Police Commander Colonel Pedro Lopez", ["Pedro Lopez"]),
    ("Maria de la Cruz", ["Maria de la Cruz"]),
    ("two journalists from Aleppo", []),
    ("Two members of the Teachers Union", []),
    ("the Syrian Democratic Forces", []),
    ("Myanmar's Lina Saad", ["Lina Saad"]),
    ("Rami Haddad's wife", []),
    ("Rami Haddad told reporters that Lina Saad was dead", ["Lina Saad"]),
    ("the bodyguard of Inspector Pedro Lopez in Alta Vista Municipality", ["Pedro Lopez"]),
]


@pytest.mark.parametrize(("words", "names"), NAMES)
def test_names_of_persons_lose_titles_places_and_groups(words: str, names: list[str]) -> None:
    found = person_names(words, load_knowledge())
    assert [name for name in found if " " in name] == names


def test_a_surname_takes_the_fullest_name_that_holds_it() -> None:
    everyone = ["Rami Haddad", "Omar Rami Haddad", "Lina Saad"]
    assert fullest("Haddad", everyone) == "Omar Rami Haddad"
    assert fullest("Salim", everyone) == "Salim"
    assert fullest("Lopez", ["Pedro Lopez Vega"]) == "Pedro Lopez Vega"
    assert fullest("Lop", ["Pedro Lopez Vega"]) == "Lop"


def test_the_same_person_has_the_words_of_one_name_in_the_other() -> None:
    assert is_same_person("Haddad", "Rami Haddad")
    assert not is_same_person("Rami Haddad", "Lina Haddad")


def test_names_beside_a_target_belong_to_it() -> None:
    told = "They killed the rector, Omar Salim, and the lawyer Lina Saad in the capital on Monday."
    assert names_beside(told, told.index(","), load_knowledge()) == ["Omar Salim", "Lina Saad"]
    assert names_beside("They killed a man in Aleppo.", 17, load_knowledge()) == []
