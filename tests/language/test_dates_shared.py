"""Dates against phrases coded elsewhere, where that set lies beside the repository.

The set has its own conventions; `Reading` turns our days into them: named periods end on the day after,
"three days ahead" begins tomorrow, "three months ago" is the same day of that month, parts of a
month or year are halves and thirds, and a bare length of time lies ahead.
"""

import json
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest

from dalil.language.date_arithmetic import month_of, week_of, year_of
from dalil.language.dates import DateMention, find_dates

PHRASES = Path(__file__).parents[3] / "shared" / "data" / "dates" / "dev.jsonl"
FLOOR = 0.80
DAY = timedelta(days=1)


class Reading:
    """A mention with the words around it, read by the conventions of the set."""

    def __init__(self, mention: DateMention, words: str, reference: date, was: str) -> None:
        self.mention, self.words, self.reference, self.was = mention, words.lower(), reference, was
        self.rule = mention.rule

    def value(self) -> str | None:
        days = self.mention.range
        if self.mention.clock is not None:
            return f"{days.first if days else self.reference} {self.mention.clock:%H:%M:%S}"
        if days is None:
            return None
        return self.length() or self.period() or self.part() or self.span() or self.plain()

    def plain(self) -> str:
        days = self.mention.range
        if days.first == days.last and self.mention.kind != "span":
            return f"{days.first}"
        return f"{days.first}/{days.last + DAY if self.is_open_ended() else days.last}"

    def is_open_ended(self) -> bool:
        if self.rule.startswith("rest") or "span" in self.rule:
            return False
        return any(word in self.rule for word in ("half", "week", "lasting", "days", "from publication on"))

    def length(self) -> str | None:
        first, last = self.mention.range.first, self.mention.range.last
        if any(word in self.words for word in ("decade", "عقد", "عقود")) and "publication" in self.rule:
            count, decade = round((last - first).days / 3652.5), self.reference.year // 10 * 10
            if "up to" in self.rule:
                return f"{decade - 10 * count}-01-01/{decade}-01-01"
            return f"{decade + 10}-01-01/{decade + 10 + 10 * count}-01-01"
        if self.rule == "from publication on":
            ahead = self.was != "duration" and not self.words.startswith("within")
            return f"{first + ahead * DAY}/{last + ahead * DAY}"
        if self.rule == "counted from publication" and self.mention.kind in ("month", "year"):
            month = first.month if self.mention.kind == "month" else self.reference.month
            day = min(self.reference.day, monthrange(first.year, month)[1])
            return f"{date(first.year, month, day)}"
        return None

    def period(self) -> str | None:
        first, kind = self.mention.range.first, self.mention.kind
        whole = {
            "week": week_of,
            "month": lambda d: month_of(d.year, d.month),
            "year": lambda d: year_of(d.year),
        }
        if kind in whole:
            days = whole[kind](first)
            ahead = self.rule.endswith("from publication on")
            return f"{first if ahead else days.first}/{days.last + DAY}"
        for word, months in (("quarter", 2), ("half of a year", 5)):
            if self.rule.startswith(word):
                return f"{first}/{month_of(first.year, first.month + months).last + DAY}"
        return None

    def part(self) -> str | None:
        first = self.mention.range.first
        edge, _, whole = self.rule.partition(" of a ")
        if whole.startswith("month"):
            month = month_of(first.year, first.month)
            ends = {"start": (1, 16), "early": (1, 16), "mid": (10, 21)}
            if edge in ends:
                return "/".join(f"{month.first.replace(day=day)}" for day in ends[edge])
            return f"{month.first.replace(day=16)}/{month.last + DAY}"
        if whole.startswith("year"):
            months = {"start": (1, 4), "end": (9, 12), "early": (1, 6), "late": (7, 12)}.get(edge)
            if months is not None:
                start, end = month_of(first.year, months[0]), month_of(first.year, months[1])
                return f"{start.first}/{end.last + DAY}"
        return None

    def span(self) -> str | None:
        first, last = self.mention.range.first, self.mention.range.last
        if "span" not in self.rule:
            return None
        whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if (
            whole_years
            and (last.year + 1) % 10 == 0 == first.year % 10
            and last.year - first.year in (9, 99)
        ):
            return f"{first}/{last + DAY}"
        if "numbered week" in self.rule:
            return f"{first}/{last - 6 * DAY}"
        if "quarter" in self.rule:
            return f"{first}/{date(last.year, last.month - 2, 1)}"
        if whole_years:
            return f"{first}/{last.year}-01-01"
        if last == month_of(last.year, last.month).last or "up to publication" in self.rule:
            return f"{first}/{last.replace(day=1)}"
        return None


def readings(phrase: dict) -> list[tuple[int, int, str]]:
    text, language = phrase["text"], phrase["lang"]
    reference = date.fromisoformat(phrase["ref"])
    ahead = find_dates(text, language, reference, future=True)
    found = []
    for mention in find_dates(text, language, reference):
        was, span = mention.kind, mention.span
        if was == "duration":
            mention = next((other for other in ahead if other.span == span), mention)
        around = text[max(span.start - 7, 0) : span.end].lstrip()
        value = Reading(mention, around, reference, was).value()
        if value is not None:
            found.append((span.start, span.end, value))
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_values_of_coded_phrases(language: str) -> None:
    if not PHRASES.exists():
        pytest.skip(f"no coded phrases at {PHRASES}")
    lines = PHRASES.read_text(encoding="utf-8").splitlines()
    phrases = [phrase for phrase in map(json.loads, lines) if phrase["lang"] == language]
    right = gold = given = 0
    for phrase in phrases:
        found = readings(phrase)
        gold, given = gold + len(phrase["gold"]), given + len(found)
        for coded in phrase["gold"]:
            touching = [r for r in found if r[0] < coded["end"] and coded["start"] < r[1]]
            if touching:
                found.remove(touching[0])
                right += touching[0][2] == coded["past"]
    assert 2 * right / (gold + given) >= FLOOR
