"""One slot a table: what the finders of this room answer."""

import pytest

from tests.coding.english.coded import claim, code, counts

CERTAINTY = [
    ("Rebels shelled the town of Taiz on Monday.", "shelling", "stated"),
    ("Rebels reportedly shelled the town of Taiz on Monday.", "shelling", "uncertain"),
    ("The army denied that its forces had shelled the town of Taiz.", "shelling", "denied"),
    ("He denied that the delay is linked to the murder of the bishop.", "assassination", "stated"),
    ("The army denied the murder of the bishop.", "assassination", "denied"),
    ("The information about a rocket strike on the port of Kherson is not true.", "shelling", "denied"),
    ("Reports of clashes in Sirte on Monday are false, the mayor said.", "clash", "denied"),
    ("It is not true that the army withdrew from Kobani, a commander said.", "withdrawal", "denied"),
    ("No fewer than 210 people were killed in Zamzam.", "killing", "stated"),
    ("The army did not shell the town of Taiz.", "shelling", "denied"),
    ("No civilians were killed near Taiz on Monday, residents said.", "killing", "denied"),
    ("The opposition said it would launch a new offensive in the coming days.", "clash", "announced"),
    ("Unions called for a general strike on Sunday.", "protest", "announced"),
]


@pytest.mark.parametrize(("text", "event_type", "certainty"), CERTAINTY)
def test_certainty(text: str, event_type: str, certainty: str) -> None:
    assert claim(text, event_type)["certainty"] == certainty


SCOPE = [
    ("Police arrested four students in Minya on Sunday.", "detention", "incident"),
    ("Police have arrested 400 students since January.", "detention", "tally"),
    ("A monitor documented 94 arrests in May.", "detention", "tally"),
    ("Men caught smoking are usually flogged by the militia.", "torture", "pattern"),
    ("Thousands of families have fled Ituri province.", "displacement", "tally"),
    ("Shelling killed four people in Kherson over the past 24 hours.", "shelling", "tally"),
    (
        "Barrel bombs killed five people in Idlib on Sunday, and the toll may rise.",
        "air_strike",
        "incident",
    ),
    ("The army denied the air strikes on the schools of Idlib.", "air_strike", "incident"),
]


@pytest.mark.parametrize(("text", "event_type", "scope"), SCOPE)
def test_scope(text: str, event_type: str, scope: str) -> None:
    assert claim(text, event_type)["scope"] == scope


COUNTS = [
    ("At least 15 soldiers were killed when a bomb hit their convoy.", "explosion", {("killed", 15, None)}),
    ("Gunmen abducted a priest in Kaduna.", "abduction", {("abducted", 1, 1)}),
    ("The raid killed 20 people, among them nine women.", "raid", {("killed", 20, 20), ("killed", 9, 9)}),
    ("Dozens of fighters deserted the group in Sirte.", "desertion", {("deserted", 24, None)}),
    ("Warplanes dropped 17 bombs on Tokomari.", "air_strike", {("strikes", 17, 17)}),
    ("Gunmen killed Judge Rami Haddad in Aden.", "killing", {("killed", 1, 1)}),
    ("Jets bombed Minbya town, destroying 40 houses.", "air_strike", {("destroyed", 40, 40)}),
    ("Four people have starved to death over the past week.", "killing", {("killed", 4, 4)}),
    ("Soldiers raped nine women in Tabit.", "sexual_violence", set()),
    ("A mason, 62, was killed in shelling of Kherson.", "shelling", {("killed", 1, 1)}),
    ("The blast in Kismayo left at least 14 people dead and 30 injured.", "explosion",
     {("killed", 14, None), ("injured", 30, 30)}),
    ("The army shelled the town of Taiz 96 times.", "shelling", {("strikes", 96, 96)}),
    ("An air strike on Maarat killed 40 people, of whom 12 were children and nine women.", "air_strike",
     {("killed", 40, 40), ("killed", 12, 12), ("killed", 9, 9)}),
    ("A monitor documented 61 deaths in Hudaydah in May, 19 of them children.", "killing",
     {("killed", 61, 61), ("killed", 19, 19)}),
    ("The death toll in Maarat rose to 44, from 30 a day earlier.", "killing", {("killed", 44, 44)}),
    ("Shelling hit a school in Orikhiv on Monday. No casualties.", "shelling",
     {("killed", 0, 0), ("injured", 0, 0)}),
    ("The toll from Monday's air strike on Maarat has risen to 44.", "air_strike", {("killed", 44, 44)}),
    ("A shell hit a yard in Kherson on Sunday. Two men sustained shrapnel wounds.", "shelling",
     {("injured", 2, 2)}),
    ("The army shelled Taiz on Sunday. The shelling killed two people.", "shelling", {("killed", 2, 2)}),
    ("A suicide bomber killed 12 people at a hotel in Mogadishu.", "explosion", {("killed", 12, 12)}),
    ("Five soldiers dead after an ambush near Djibo.", "clash", {("killed", 5, 5)}),
    ("The union wants the release of 30 teachers whom the militia arrested in Sirte.", "detention",
     {("detained", 30, 30)}),
    ("The governor denied that anyone had been detained in Nyala.", "detention", {("detained", 0, 0)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "rows"), COUNTS)
def test_counts(text: str, event_type: str, rows: set) -> None:
    assert counts(claim(text, event_type)) == rows


ACTORS = [
    ("In Idlib, the Dawn Front released a teacher on Monday.", "release", "the Dawn Front"),
    ("The town of Lashio fell to the rebels on Monday.", "capture", "the rebels"),
    ("A patrol came under attack from tribal fighters near Dhiban.", "clash", "tribal fighters"),
    ("Soldiers in four vehicles arrested nine men in Dori.", "detention", "Soldiers"),
    ("American commandos conducted a helicopter raid near Atme.", "raid", "American commandos"),
    ("Strikes by Russian jets on Sarmin wounded six people.", "air_strike", "Russian jets"),
    ("A judge was assassinated by unknown gunmen in Aden.", "assassination", "unknown gunmen"),
    ("The coalition's bombing of Raqqa killed dozens.", "air_strike", "The coalition"),
    ("The offensive forced 900 people from the town.", "displacement", None),
    ("Police blamed the Dawn Front for the killing of the priest.", "killing", "the Dawn Front"),
    ("A drone blamed on the Dawn Front hit a school in Taiz.", "air_strike", "the Dawn Front"),
    ("The Arakan Army said its troops had seized the base in Minbya.", "capture", "The Arakan Army"),
    ("Lina Saad disappeared on Monday.", "abduction", None),
    ("Subversives killed the mayor of Huanta.", "killing", "Subversives"),
    ("The journalist's abduction shocked the town of Taiz.", "abduction", None),
    ("The militia's abduction of two nurses shocked Taiz.", "abduction", "The militia"),
    ("About 300 fighters surrendered to the army in Tal Afar.", "surrender", "fighters"),
]


@pytest.mark.parametrize(("text", "event_type", "actor"), ACTORS)
def test_actor(text: str, event_type: str, actor: str | None) -> None:
    assert claim(text, event_type).get("actor") == actor


TARGETS = [
    ("The journalist's abduction shocked the town of Taiz.", "abduction", "The journalist", "journalists"),
    ("Talks began after Haddad's assassination.", "assassination", "Haddad", "civilians"),
    ("ISIS's executions went on in Raqqa on Monday.", "execution", None, None),
    ("The army killed four guerrillas near Taiz.", "killing", "four guerrillas", "fighters"),
]


@pytest.mark.parametrize(("text", "event_type", "target", "target_class"), TARGETS)
def test_target(text: str, event_type: str, target: str | None, target_class: str | None) -> None:
    found = claim(text, event_type)
    assert (found.get("target"), found.get("target_class")) == (target, target_class)


PLACES = [
    ("Gunmen killed two men in the town of Kisra in Deir Ezzor.", "killing", "Kisra", None),
    ("Guerrillas murdered Mayor Pedro Lopez in San Miguel.", "killing", "San Miguel", None),
    ("Families fled Hajin for Gharanij on Monday.", "displacement", "Hajin", "Gharanij"),
    ("The army sent 200 soldiers from Homs to Palmyra.", "reinforcement", "Palmyra", "Palmyra"),
]


@pytest.mark.parametrize(("text", "event_type", "place", "destination"), PLACES)
def test_place(text: str, event_type: str, place: str, destination: str | None) -> None:
    one = claim(text, event_type)
    assert (one["place"], one.get("destination")) == (place, destination)


REASONS = [
    ("The group executed a man in Mosul on charges of treason.", "execution", ["treason"]),
    ("The group flogged a trader for selling cigarettes.", "torture", ["selling cigarettes"]),
    ("ISIS beheaded a man accused of “spying” and “black magic”.", "execution", ["spying", "black magic"]),
]


@pytest.mark.parametrize(("text", "event_type", "reasons"), REASONS)
def test_reasons(text: str, event_type: str, reasons: list[str]) -> None:
    assert claim(text, event_type)["reasons"] == reasons


SOURCES = [
    ("Rebels shelled Taiz, according to the Red Cross.", "the Red Cross"),
    ("Medics told reporters that rebels had shelled Taiz.", "Medics"),
    ("According to local sources, rebels shelled Taiz.", "local sources"),
    ("Rebels shelled Taiz.", None),
    ("Rumour has it that rebels shelled Taiz.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_attribution(text: str, source: str | None) -> None:
    assert claim(text, "shelling").get("attribution") == source


CAUSES = [
    ("Hundreds of families fled Ituri because of attacks by the militia.", "because of"),
    ("The shelling forced hundreds of families to leave the town of Sarmin.", "forced"),
    ("Families fled Sarmin because food had run out.", "because"),
]


@pytest.mark.parametrize(("text", "marker"), CAUSES)
def test_causes(text: str, marker: str) -> None:
    assert [row["marker"] for row in code(text)["causes"]] == [marker]


def test_after_is_no_cause() -> None:
    assert code("Families fled Sarmin after the army shelled the town.")["causes"] == []


def test_subject_stands_after_an_opening_clause() -> None:
    text = "Fearing attacks, some 2,000 people have fled Goma since 16 January."
    assert claim(text, "displacement")["target"].endswith("people")


def test_shot_dead_while_bound_is_an_execution() -> None:
    assert (
        claim("Troops shot dead two brothers who had been tied to a tree.", "execution")["actor"]
        == "Troops"
    )
