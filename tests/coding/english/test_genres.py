"""Texts that sound like war and hold no event, and look-alikes that hold one."""

from pathlib import Path

import pytest
import yaml

from tests.coding.english.coded import claims

TEXTS = yaml.safe_load((Path(__file__).parent / "quiet_reports.yml").read_text(encoding="utf-8"))
QUIET = [(group["kind"], text) for group in TEXTS["quiet"] for text in group["texts"]]
LOUD = [(row["type"], row["text"]) for row in TEXTS["loud"]]


@pytest.mark.parametrize(("kind", "text"), QUIET)
def test_texts_without_an_event_stay_quiet(kind: str, text: str) -> None:
    assert claims(text) == [], kind


@pytest.mark.parametrize(("event_type", "text"), LOUD)
def test_look_alikes_hold_their_event(event_type: str, text: str) -> None:
    assert [one["type"] for one in claims(text)] == [event_type]
