"""Each feature says one thing of two claims, with its sentence."""

import pytest
from made_claims import Corpus

from dalil.knowledge.load import load_knowledge
from dalil.merge import features
from dalil.merge.likeness import compare
from dalil.merge.profile import make_profiles
from dalil.merge.rules import load_rules

RULES = load_rules()


def profiles(first, second, *, texts=("A raid.", "A raid."), published=("2017-04-06", "2017-04-06")):
    """Make two claims of two reports from their slots."""
    corpus = Corpus()
    for name, slots, text, day in zip("ab", (first, second), texts, published, strict=True):
        slots = dict(slots)
        corpus.report(name, text, published=day)
        corpus.claim(slots.pop("type", "air_strike"), text, **slots)
    return make_profiles(corpus.claims, {r.id: r for r in corpus.reports}, {}, load_knowledge(), RULES)


def read(name, first, second, **more):
    return getattr(features, name)(*profiles(first, second, **more), RULES)


@pytest.mark.parametrize(
    ("name", "first", "second", "sign", "said"),
    [
        ("same_type", {}, {}, 1, "both air strike"),
        ("same_type", {}, {"type": "shelling"}, 0, ""),
        ("seldom_type", {"type": "capture"}, {"type": "withdrawal"}, 1, "seldom"),
        ("seldom_type", {}, {}, 0, ""),
        ("same_days", {"on": "2017-04-05"}, {"on": "2017-04-05"}, 1, "same day"),
        ("same_days", {"on": "2017-04-01..2017-04-30"}, {"on": "2017-04-05"}, 1, "1 of 30 days"),
        ("same_days", {"on": "2017-04-05"}, {"on": "2017-04-07"}, -1, "2 days apart"),
        ("same_days", {"on": "2017-04-05"}, {}, 0, ""),  # the day of publication is no event's day
        ("same_place", {"at": "Hajin"}, {"at": "Hajin"}, 1, "same place (Hajin)"),
        ("same_place", {"at": "Hajin"}, {"at": "Deir ez-Zor province"}, 1, "lies within"),
        ("same_place", {"at": "Mayadin"}, {"at": "Quriyah"}, 1, "km apart"),
        ("same_place", {"at": "Mayadin"}, {"at": "Abu Kamal"}, -1, "km apart"),
        ("same_place", {"at": "Hajin"}, {}, 0, ""),
        ("same_actor", {"actor_id": "isis"}, {"actor_id": "isis"}, 1, "same actor"),
        ("same_actor", {"actor_id": "isis"}, {"actor_id": "russia"}, -1, "different actors"),
        ("same_actor", {"actor_id": "isis"}, {"actor_id": "unknown"}, 0, ""),
        ("same_numbers", {"counts": {"killed": 19}}, {"counts": {"killed": 19}}, 1, "19 and 19 killed"),
        ("same_numbers", {"counts": {"killed": "15+"}}, {"counts": {"killed": 19}}, 1, "at least 15"),
        ("same_numbers", {"counts": {"killed": 2}}, {"counts": {"killed": 40}}, -1, "2 and 40 killed"),
        ("same_numbers", {"counts": {"killed": 5}}, {"counts": {"injured": 5}}, 0, ""),
        ("same_target", {"target_class": "civilians"}, {"target_class": "civilians"}, 1, "civilians"),
        ("same_target", {"target_class": "site:school"}, {"target_class": "site:market"}, -1, "different"),
        ("same_means", {"means": ["drone"]}, {"means": ["drone"]}, 1, "drone"),
        ("same_means", {"means": ["drone"]}, {"means": ["barrel_bomb"]}, -1, "different means"),
        ("published_close", {}, {}, 1, "told on the same days"),
        ("published_close", {"on": "2017-04-05"}, {"on": "2017-04-05"}, 0, ""),
    ],
)  # fmt: skip
def test_a_feature_speaks_for_against_or_not_at_all(name, first, second, sign, said):
    reading = read(name, first, second)
    if sign == 0:
        assert reading is None
    else:
        assert reading is not None
        assert reading.value * sign > 0
        assert -1 <= reading.value <= 1
        assert said in reading.sentence


def test_a_large_number_in_common_says_more_than_a_small_one():
    large = read("same_numbers", {"counts": {"killed": 33}}, {"counts": {"killed": 33}})
    small = read("same_numbers", {"counts": {"killed": 1}}, {"counts": {"killed": 1}})
    assert large.value > 2 * small.value


def test_totals_are_compared_before_parts():
    first = {"counts": {"killed": 40, "killed children": 9}}
    second = {"counts": {"killed": 12, "killed children": 9}}
    assert read("same_numbers", first, second).value < 0
    assert read("same_numbers", {"counts": {"killed children": 9}}, second).value > 0


@pytest.mark.parametrize(
    ("first", "second", "value"), [(3, 4, -0.7), ("3+", 4, 0.3), (47, 58, 0.3), (47, 82, -0.2)]
)
def test_few_dead_are_counted_rightly_and_many_are_estimated(first, second, value):
    assert (
        read("same_numbers", {"counts": {"killed": first}}, {"counts": {"killed": second}}).value == value
    )


def test_a_denied_number_is_not_compared():
    denied = {"counts": {"killed": 40}, "certainty": "denied"}
    assert read("same_numbers", {"counts": {"killed": 2}}, denied) is None


def test_names_meet_across_languages():
    texts = ("The raid killed Marwan Tunsi there.", "قتل مروان التونسي في الغارة.")
    reading = read("shared_names", {}, {}, texts=texts)
    assert reading is not None
    assert reading.value > 0


def test_between_arabic_texts_only_names_after_abu_count():
    texts = ("قتل أبو مروان التونسي في الغارة على المستودع.", "الغارة على المستودع قتلت أبا مروان التونسي.")
    assert read("shared_names", {}, {}, texts=texts).sentence == "1 shared name"
    assert (
        read("shared_names", {}, {}, texts=tuple(t.replace("أبو", "").replace("أبا", "") for t in texts))
        is None
    )


def test_figures_meet_across_languages_and_spellings():
    texts = ("They were fourteen men, aged 18 to 25.", "كانوا أربعة عشر رجلاً أعمارهم بين ١٨ و٢٥ عاماً.")
    reading = read("shared_figures", {}, {}, texts=texts)
    assert reading is not None
    assert "14, 18, 25" in reading.sentence


def test_words_are_shared_only_within_one_language():
    text = "Bakers queued outside the burning mill while bombers circled."
    assert read("shared_words", {}, {}, texts=(text, text)).value == 1.0
    assert read("shared_words", {}, {}, texts=(text, "وقف الخبازون أمام المطحنة المحترقة.")) is None


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({"scope": "incident"}, {"scope": "tally"}, "one is told as incident, the other as tally"),
        ({"type": "protest"}, {"type": "shelling"}, "never told for each other"),
        ({"on": "2017-04-05"}, {"on": "2017-04-12"}, "7 days apart"),
        ({"at": "Hajin"}, {"at": "Raqqa"}, "places too far apart"),
        ({"on": "2017-01-02"}, {}, "told long after"),
        ({"on": "2017-04-20"}, {}, "told before"),
        ({"certainty": "announced"}, {"on": "2017-04-05"}, "announced for no day"),
        (
            {"scope": "tally", "counts": {"killed": 90}},
            {"scope": "tally", "counts": {"killed": 900}},
            "totals",
        ),
    ],
)
def test_a_contradiction_rules_two_claims_out(first, second, why):
    likeness = compare(*profiles(first, second), RULES)
    assert likeness.contradiction is not None
    assert why in likeness.contradiction


def test_places_far_apart_are_no_contradiction_where_both_items_name_one_place():
    """One of the two events may have been given the wrong place: then the distance only speaks against."""
    first, second = {"at": "Hajin"}, {"at": "Raqqa"}
    texts = ("A raid on Hajin in Syria.", "A raid on Hajin, east of Raqqa.")
    assert compare(*profiles(first, second, texts=texts), RULES).contradiction is None
    texts = ("A raid on Hajin in Syria.", "A raid on Raqqa.")
    assert compare(*profiles(first, second, texts=texts), RULES).contradiction == "places too far apart"


def test_a_place_far_from_all_others_of_its_item_may_be_misread():
    first, second = {"at": "Hajin"}, {"at": "Elsewhere"}
    texts = ("A raid on Hajin in Syria.", "A raid near Mayadin in Syria, some way off.")
    assert compare(*profiles(first, second, texts=texts), RULES).contradiction is None
    texts = ("A raid on Hajin in Syria.", "A raid some way off.")
    assert compare(*profiles(first, second, texts=texts), RULES).contradiction == "places too far apart"


def test_kind_actor_and_day_alone_are_too_little():
    shared = {"actor_id": "isis", "on": "2017-04-05"}
    vague = compare(*profiles(shared, shared), RULES)
    exact = compare(*profiles(shared | {"at": "Hajin"}, shared | {"at": "Hajin"}), RULES)
    place = RULES.weights.features["same_place"]
    assert vague.score == pytest.approx(exact.score - place - RULES.weights.unanchored)


def test_likeness_is_the_same_whichever_claim_comes_first():
    one, other = profiles({"at": "Hajin", "counts": {"killed": 4}}, {"at": "Hajin", "on": "2017-04-05"})
    assert compare(one, other, RULES) == compare(other, one, RULES)


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("Jets bombed the town of Hajin in Syria; eleven people died there.", 1.0),
        ("Jets bombed the town of Mayadin in Syria; eleven people died there.", -0.5),
        ("Jets bombed the town of Abu Kamal in Syria; eleven people died there.", None),  # too near to tell
        ("Jets bombed the town; eleven people died there.", None),
    ],
)
def test_a_place_told_with_the_event_stands_in_for_one_that_is_not_given(second, value):
    texts = ("Eleven people died in a raid on Hajin in Syria.", second)
    reading = read("same_setting", {}, {}, texts=texts)
    assert (None if reading is None else reading.value) == value


def test_a_long_date_is_no_sign_that_items_tell_of_the_same_days():
    long = {"on": "2016-10-01..2017-04-06"}
    assert (
        read("published_close", long, {}).value
        < 0.2
        < read("published_close", {"on": "2017-04-05"}, {}).value
    )


def test_every_feature_has_a_weight_and_an_explanation():
    assert {f.__name__ for f in features.FEATURES} == set(RULES.weights.features)
    assert all(f.__doc__ for f in features.FEATURES)
