import random

import pytest

from benchmarks.feed import make_report
from dalil.language.identify import identify_language
from dalil.language.sentences import split_sentences


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_made_up_report_has_the_sentences_asked_for(language: str) -> None:
    for seed in range(20):
        text = make_report(random.Random(seed), language, 12)
        assert len(split_sentences(text, language)) == 12
        assert identify_language(text) == language
        assert "{" not in text


def test_the_same_seed_makes_the_same_report() -> None:
    assert make_report(random.Random(5), "en", 9) == make_report(random.Random(5), "en", 9)
