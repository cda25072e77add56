from dataclasses import dataclass

import pytest

from dalil.compare.placebo import Placebo
from dalil.compare.sentences import Both, read_sentences
from dalil.compare.verdict import CODES, Evidence, decide, explain, survivors, too_short, words_of
from dalil.model import Interval


@dataclass(frozen=True)
class Made:
    ratio: Interval
    mean: float
    sd: float
    p_lower: float


def step(low: float, value: float, high: float, p_lower: float) -> Made:
    return Made(Interval(value, low, high), value - 1, 0.3, p_lower)


FALL, RISE = step(0.3, 0.5, 0.8, 0.999), step(1.3, 2.0, 3.2, 0.001)
SURE, FEW, LOUD = Placebo(19, 0), Placebo(5, 0), Placebo(19, 6)


def evidence(made: Made, other: Made | None = None, **values: object) -> Evidence:
    settings: dict[str, object] = {"reports_matter": False, "same_with_slope": True, "placebo": SURE}
    return Evidence(made, other, **(settings | values))  # type: ignore[arg-type]


CASES = [
    ("a clear fall", evidence(FALL), "strong_lower"),
    ("a clear rise", evidence(RISE), "strong_higher"),
    ("reports agree", evidence(FALL, FALL, reports_matter=True), "strong_lower"),
    ("reports unknown", evidence(FALL, reports_matter=True), "moderate_lower"),
    ("reports take it away", evidence(FALL, step(0.5, 0.8, 1.3, 0.8)), "depends_on_reporting"),
    ("reports turn it", evidence(FALL, RISE), "depends_on_reporting"),
    ("fake dates as large", evidence(FALL, placebo=LOUD), "moderate_lower"),
    ("too few fake dates", evidence(FALL, placebo=FEW), "moderate_lower"),
    ("not so sure", evidence(step(0.4, 0.6, 0.98, 0.98)), "moderate_lower"),
    ("one of many kinds", evidence(FALL, survives=False), "weak_lower"),
    ("nearly", evidence(step(0.4, 0.7, 1.1, 0.96)), "weak_lower"),
    ("nearly, reports agree", evidence(step(0.4, 0.7, 1.1, 0.96), step(0.4, 0.7, 1.1, 0.97)), "weak_lower"),
    (
        "nearly, reports do not",
        evidence(step(0.4, 0.7, 1.1, 0.96), step(0.5, 0.9, 1.5, 0.7)),
        "no_clear_change",
    ),
    ("not .95", evidence(step(0.45, 0.75, 1.2, 0.93)), "no_clear_change"),
    ("a slope turns it", evidence(FALL, same_with_slope=False), "no_clear_change"),
    ("narrow about 1", evidence(step(0.9, 1.0, 1.1, 0.5)), "little_change"),
    ("wide", evidence(step(0.3, 1.0, 3.0, 0.5)), "too_little_data"),
]


@pytest.mark.parametrize(("made", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdict_and_its_reason(made: Evidence, code: str) -> None:
    assert decide(made) == code and code in CODES
    why = explain(code, made)
    assert why.en.endswith(".") and why.ar.endswith(".") and "{" not in why.en + why.ar


def test_the_reason_names_what_is_missing() -> None:
    assert "6 of 19" in explain("moderate_lower", evidence(FALL, placebo=LOUD)).en
    assert "0.50 to 1.30" in explain("depends_on_reporting", evidence(FALL, step(0.5, 0.8, 1.3, 0.8))).en


@pytest.mark.parametrize(
    ("before", "after", "events", "words"),
    [
        (7, 30, 90, "Fewer than 8 weeks before"),
        (30, 3, 90, "Fewer than 8 weeks after"),
        (30, 30, 9, "Fewer than 10 events in total"),
    ],
)
def test_too_short_says_why(before: int, after: int, events: int, words: str) -> None:
    reason = too_short(before, after, "week", events)
    assert isinstance(reason, Both) and words in reason.en
    assert too_short(8, 8, "week", 10) is None


def test_among_many_kinds_a_middling_result_does_not_stand() -> None:
    middling = step(0.4, 0.6, 0.99, 0.98)
    nothing = step(0.5, 1.0, 2.0, 0.5)
    assert survivors([middling]) == [True]
    assert survivors([middling, *[nothing] * 9]) == [False] * 10
    assert survivors([FALL, *[nothing] * 9])[0] is True
    assert survivors([]) == []


def test_every_code_has_its_words_and_none_speaks_of_causes() -> None:
    for code in CODES:
        assert words_of(code, FALL).en and words_of(code, FALL).ar
    told = " ".join(entry["en"] for entry in read_sentences().values()).lower()
    assert "caus" not in told and "because" not in told and "due to" not in told
    arabic = " ".join(entry["ar"] for entry in read_sentences().values())
    assert "بسبب" not in arabic and "سبّب" not in arabic
