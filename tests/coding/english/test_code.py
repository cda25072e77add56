"""Whole reports: which claims an English text makes, with which values."""

import pytest

from dalil.model import Report
from tests.coding.english.coded import PUBLISHED, claim, claims, code, coder, counts

TYPES = [
    ("A Russian missile struck an apartment block in Kharkiv, killing seven people.", ["shelling"]),
    ("The SDF conscripted 25 teachers at checkpoints in Hasakah in February.", ["forced_recruitment"]),
    ("The warring sides exchanged 40 prisoners in Marib on Tuesday.", ["release"]),
    ("ISIS militants stormed a prison in Jalalabad and killed 29 people.", ["raid"]),
    ("Five bodies were found on a roadside outside Kirkuk on Monday.", ["discovery"]),
    ("Gang members set fire to dozens of homes in Goma, forcing families to flee.",
     ["property_seizure", "displacement"]),
    ("The rebels captured three villages, while the army regained control of a hill.",
     ["capture", "capture"]),
    ("Hundreds of residents protested in Suwayda against the price of bread.", ["protest"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_types(text: str, types: list[str]) -> None:
    assert [one["type"] for one in claims(text)] == types


QUIET = [
    "The home side bombarded the goal and two rockets by the captain settled the match.",
    "A dust storm struck the city at dawn and held it under siege until noon.",
    "In the new drama the poet is hanged by the governor.",
    "The minister was bombarded with questions on the price of sugar.",
    "He killed time at the station, and the delay killed the bill.",
    "Share this: Facebook | Twitter | Print",
    "Leave a Comment",
    "",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_event_no_claim(text: str) -> None:
    assert claims(text) == []


def test_actor_target_place_date_counts_source() -> None:
    text = (
        "Government helicopters dropped barrel bombs on Kafr Zita on Monday, killing three people and "
        "wounding 11, including four children, the White Helmets said."
    )
    one = claim(text, "air_strike")
    assert one["actor"] == "Government helicopters"
    assert one["place"] == "Kafr Zita"
    assert one["date"] == {"from": "2023-06-12", "to": "2023-06-12"}
    assert counts(one) == {("killed", 3, 3), ("injured", 11, 11), ("injured", 4, 4)}
    assert one["means"] == ["barrel_bomb"]
    assert one["attribution"] == "the White Helmets"


def test_day_of_speaking_is_no_day_of_the_event() -> None:
    assert "date" not in claim("Rebels shelled the town of Taiz, medics said on Sunday.", "shelling")


def test_headline_and_story_make_one_claim() -> None:
    story = "An explosion rocked a market in Quetta on Monday, killing nine people."
    text = f"Blast kills nine in Quetta\n\n{story}"
    assert claim(text, "explosion")["place"] == "Quetta"


def test_deaths_told_in_the_next_sentence_belong_to_the_deed() -> None:
    text = "Warplanes bombed the town of Sarmin on Monday. Six people were killed and ten wounded."
    assert counts(claim(text, "air_strike")) == {("killed", 6, 6), ("injured", 10, 10)}


def test_another_toll_by_another_source_is_a_claim_of_its_own() -> None:
    text = "Warplanes bombed Sarmin on Monday, killing six people. Medics said nine people had died."
    assert [counts(one) for one in claims(text)] == [{("killed", 6, 6)}, {("killed", 9, 9)}]


def test_denial_answers_the_event() -> None:
    text = "Warplanes bombed Sarmin on Monday, killing six civilians. The ministry denied the report."
    denied = claims(text)[1]
    assert (denied["type"], denied["certainty"], denied["attribution"]) == (
        "air_strike",
        "denied",
        "The ministry",
    )


def test_blame_is_a_claim_with_uncertain_actor() -> None:
    text = "A convoy was bombed near Deir Ezzor on Monday. A local official blamed Israel."
    blamed = claims(text)[-1]
    assert (
        blamed["actor"] == "Israel"
        and blamed["actor_uncertain"]
        and blamed["attribution"] == "A local official"
    )


def test_values_quote_the_report() -> None:
    text = "Islamic State  beheaded two men in “al-Mayadin” for “spying”, local sources said."
    for one in claims(text):
        for slot in ("actor", "target", "place", "attribution", "evidence"):
            if slot in one:
                span = one["spans"][slot]
                assert text[span["start"] : span["end"]] == one[slot]


def test_issue_where_words_of_an_event_fit_no_frame() -> None:
    kinds = [issue["kind"] for issue in code("The attack was on everybody's lips.")["issues"]]
    assert "no frame matched" in kinds


def test_hypothetical_is_an_issue_and_no_claim() -> None:
    text = "If rebels attack an army post near Goma, schools will stay closed."
    assert "clash" not in [one["type"] for one in claims(text)]
    assert "hypothetical" in [issue["kind"] for issue in code(text)["issues"]]


def test_same_report_same_coding() -> None:
    report = Report(
        "r", "Rebels shelled the town of Taiz on Monday, killing two.", "en", published=PUBLISHED
    )
    assert coder().code(report) == coder().code(report)


@pytest.mark.parametrize(
    "text", ["?!;; — “”", "killed", "Air strike. " * 40, "\n\n1- \n2- killed 3", "a" * 3000]
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    claims(text)
