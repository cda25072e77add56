"""Triage lets through what tells of an event, and little else."""

import json
import random
from functools import cache
from pathlib import Path

import pytest

from benchmarks.feed import make_report
from dalil.coding.arabic.triage import triage_of as arabic_triage
from dalil.coding.english.triage import triage_of as english_triage
from dalil.coding.triage import WAR, WEAK, Triage
from dalil.knowledge.load import load_knowledge
from dalil.language.sentences import split_sentences

KNOWLEDGE = load_knowledge()
BENCHMARK = Path(__file__).parents[2] / "evaluation" / "benchmark"
RECALL = 0.99
"""Share of the gold claims whose sentences must be read: what triage drops, no rule can find again."""
EXAMPLES = 0.97
"""Share of the lexicon's own examples, each a report of one sentence, that must be read."""
QUIET = 0.15
"""Share of the sentences of quiet text that may be read at most."""

TELLING = [
    ("en", "Masked men seized two teachers from their school."),
    ("en", "He was beaten with rifle butts."),
    ("en", "The militia swept the camp and led nine men away."),
    ("en", "Shops closed after fighters threatened their owners."),
    ("en", "«Kidnapped», the family wrote."),
    ("ar", "خطف مسلحون معلمَين من مدرستهما."),
    ("ar", "سقطت قذيفة هاون على السوق."),
    ("ar", "وبالاعتقال هدّدوا كل من يتأخر."),
    ("ar", "أُغلقت المحال بعد تهديد عناصر الفصيل لأصحابها."),
]
QUIET_TEXT = [
    ("en", "The striker struck the post, and the attack of the home side fell silent."),
    ("en", "Prices fell again and the talks on the budget broke down without an agreement."),
    ("en", "Beat the eggs, throw in the onions and leave them on the fire."),
    ("ar", "سجل المهاجم هدفاً وعاد الهجوم إلى قوته يوم السبت."),
    ("ar", "تراجعت الأسعار وسقط التعديل في لجنة البرلمان من دون اتفاق."),
    ("ar", "وكسبت الأسهم نقطتين بعد صفقة بين شركتين."),
]


PEACE = {
    "en": "Tea was served in the garden, and the choir sang two songs. " * 8,
    "ar": "قُدم الشاي في الحديقة، وغنت الجوقة أغنيتين. " * 11,
}
"""More than `SHORT_TEXT`: a post or a sentence alone is read for one weak word."""


@cache
def triage(language: str) -> Triage:
    return english_triage(KNOWLEDGE) if language == "en" else arabic_triage(KNOWLEDGE)


@pytest.mark.parametrize(("language", "text"), TELLING)
def test_a_report_of_an_event_is_read(language: str, text: str) -> None:
    assert triage(language).may_tell(text)
    assert triage(language).kept(text, split_sentences(text, language)) == [True]


@pytest.mark.parametrize(("language", "text"), QUIET_TEXT)
def test_a_report_of_peace_is_not_read_for_its_weak_words(language: str, text: str) -> None:
    assert not triage(language).may_tell(f"{text} {PEACE[language]}")


def test_a_post_is_read_for_one_weak_word() -> None:
    text = "The talks broke down."
    assert triage("en").may_tell(text)
    assert triage("en").kept(text, split_sentences(text, "en")) == [True]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_sentences_of_gold_claims_are_kept(language: str) -> None:
    lines = [line for path in sorted(BENCHMARK.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    reports = [report for report in map(json.loads, lines) if report["language"] == language]
    kept = [is_kept for report in reports for is_kept in _kept_claims(report)]
    assert len(kept) > 200
    assert sum(kept) / len(kept) >= RECALL


def _kept_claims(report: dict) -> list[bool]:
    """Say for each gold claim whether all sentences of its evidence are read."""
    text, language = report["text"], report["language"]
    sentences = split_sentences(text, language)
    worth = triage(language).may_tell(text)
    read = triage(language).kept(text, sentences) if worth else [False] * len(sentences)
    kept = []
    for claim in report["claims"]:
        start = text.index(claim["evidence"])
        end = start + len(claim["evidence"])
        kept.append(all(r for r, s in zip(read, sentences, strict=True) if s.start < end and s.end > start))
    return kept


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_examples_of_the_lexicon_are_read(language: str) -> None:
    """Sentences alone, without the report around them: harder than any report."""
    examples = [entry.example for entry in KNOWLEDGE.lexicon if entry.language == language]
    read = [triage(language).may_tell(example) for example in examples]
    assert sum(read) / len(read) >= EXAMPLES


@pytest.mark.parametrize("language", ["en", "ar"])
def test_quiet_text_is_hardly_read(language: str) -> None:
    draw = random.Random(11)
    read = []
    for _ in range(200):
        text = make_report(draw, language, 12)
        sentences = split_sentences(text, language)
        worth = triage(language).may_tell(text)
        read.extend(triage(language).kept(text, sentences) if worth else [False] * len(sentences))
    assert sum(read) / len(read) <= QUIET


def test_a_weak_word_counts_near_a_word_of_war_and_not_far_from_it() -> None:
    text = "Fighters came with rifles. The talks broke down. " + "Tea was served. " * 30 + "Prices fell."
    kept = triage("en").kept(text, split_sentences(text, "en"))
    assert kept[1]
    assert not kept[-1]


def test_a_word_of_violence_alone_in_a_longer_text_lends_no_weight() -> None:
    text = "The bill was killed. The talks broke down. " + "Tea was served. " * 30
    assert triage("en").kept(text, split_sentences(text, "en")) == [True] + [False] * 31


def test_what_was_learnt_is_forgotten_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dalil.coding.triage._MEMORY", 3)
    kinds = {"fell": WEAK, "fighters": WAR}
    made = Triage(lambda word: kinds.get(word, 0))
    for _ in range(3):
        assert made.may_tell("one two three four fighters fell")
        assert not made.may_tell("five six seven eight prices fell " * 20)
