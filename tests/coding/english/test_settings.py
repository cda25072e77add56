"""Settings in which words of war tell of no event, and the same words where they do."""

import time

import pytest

from dalil.coding.coder import RulesCoder
from dalil.knowledge.load import load_knowledge
from dalil.model import Report
from tests.coding.english.coded import PUBLISHED, claims, code

QUIET = [
    "Soldiers stormed a mock village during a drill near the coast on Monday.",
    "The armies of three countries fired rockets in a joint exercise in the desert on Sunday.",
    "A bus crashed into a truck on the road to Aleppo on Monday, killing eight passengers.",
    "Heavy rain killed three people and forced 400 families to leave their homes.",
    "The museum shows how the Ottoman army besieged Vienna and how its soldiers were killed.",
    "In 1916 the British army surrendered at Kut after a long siege.",
    "The ministers met in Geneva on Tuesday to discuss a ceasefire and the release of prisoners.",
    "The keeper was left stranded as the winger launched raid after raid before the derby was settled by "
    "a penalty, and the coach of the league leaders spoke of a siege.",
    "In this debut novel the narrator, a poet, tells in nine chapters how a city was besieged and its "
    "author lets the protagonist execute his brother on the last page.",
    "Brigade storms village as annual drill ends\n\nParatroopers took a village of plywood on Friday. "
    "The drill goes on until Sunday.",
    "A helicopter crashed on a hill near Kabul on Monday, killing two pilots.",
    "Two women died in a crush outside the passport office of Yangon on Monday.",
]


@pytest.mark.parametrize("text", QUIET)
def test_settings_without_events(text: str) -> None:
    assert claims(text) == []


LOUD = [
    ("Soldiers stormed a village near the coast on Monday.", "raid"),
    ("Gunmen killed eight passengers of a bus on the road to Aleppo on Monday.", "killing"),
    ("Militiamen looted the museum of Nyala on Monday.", "property_seizure"),
    ("The army surrendered at Kut in April.", "surrender"),
    ("Gunmen killed a novelist, a poet and an actor at a book fair in Basra on Monday.", "killing"),
    ("A helicopter killed two farmers near Kabul on Monday.", "air_strike"),
    ("A shell hit a stadium in Homs on Friday, killing a coach and two players.", "shelling"),
]


@pytest.mark.parametrize(("text", "event_type"), LOUD)
def test_settings_with_events(text: str, event_type: str) -> None:
    assert [one["type"] for one in claims(text)] == [event_type]


def test_too_many_event_words_give_an_issue() -> None:
    coded = code("killed " * 200)
    assert coded["claims"] == []
    kinds = {
        issue.kind
        for issue in RulesCoder(load_knowledge())
        .code(Report("r", "killed " * 200, "en", published=PUBLISHED))
        .issues
    }
    assert kinds == {"too many event words"}


def _seconds(text: str) -> float:
    coder = RulesCoder(load_knowledge())
    start = time.process_time()
    coder.code(Report("r", text, "en", published=PUBLISHED))
    return time.process_time() - start


@pytest.mark.parametrize("words", ["killed ", "Rebels killed two men in Taiz. "])
def test_time_grows_with_length(words: str) -> None:
    _seconds(words * 50)
    short, long = _seconds(words * 100), _seconds(words * 800)
    assert long < 8 * short * 4, f"{short:.2f} s for 100, {long:.2f} s for 800"
