"""Reports of sport, fiction, drills and storms in the words of war, and look-alikes that hold an event."""

from pathlib import Path

import pytest
import yaml
from made_drafts import drafts_of

_REPORTS = yaml.safe_load((Path(__file__).parent / "quiet_reports.yml").read_text(encoding="utf-8"))
_QUIET = [
    pytest.param(row["text"].strip(), id=f"{row['kind']} {n}") for n, row in enumerate(_REPORTS["quiet"])
]
_EVENTS = [pytest.param(row["text"].strip(), row["types"], id=row["kind"]) for row in _REPORTS["events"]]


@pytest.mark.parametrize("text", _QUIET)
def test_a_report_of_something_else_than_war_stays_quiet(text: str) -> None:
    assert [found.type for found in drafts_of(text)] == []


@pytest.mark.parametrize(("text", "kinds"), _EVENTS)
def test_an_event_of_war_is_found_beside_other_subjects(text: str, kinds: list[str]) -> None:
    assert set(kinds) <= {found.type for found in drafts_of(text)}


@pytest.mark.parametrize("text", _REPORTS["war"])
def test_words_of_peace_silence_no_news_of_war(text: str) -> None:
    assert drafts_of(text)
