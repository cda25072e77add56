"""The table of measured figures in README.md, written from a measurement and checked by the gate."""

import csv
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
FRESH = Path(__file__).with_name("fresh.csv")
START, END = "<!-- figures: written by evaluation/gate.py --raise -->", "<!-- end of figures -->"
SHOWN = ("claim", "whole claim", "actor", "place", "date", "counts", "attribution")
ROWS = {
    "claim": "Claim found (type and words)",
    "whole claim": "Whole claim right (scope, certainty, actor, place, date, counts)",
    "actor": "Actor",
    "target": "Target",
    "place": "Place",
    "date": "Date",
    "counts": "Counts (harm and both bounds)",
    "means": "Means",
    "reasons": "Reasons",
    "attribution": "Attribution",
    "cause": "Causal rows",
    "scope": "Scope, on matched claims (accuracy)",
    "certainty": "Certainty, on matched claims (accuracy)",
    "quiet report stays quiet": "Reports without an event that stay without a claim",
}


def table(figures: dict[str, float]) -> str:
    """Return the figures as a Markdown table, F1 unless the row says otherwise."""
    lines = ["| F1 | English | Arabic |", "|---|---|---|"]
    for name, label in ROWS.items():
        english, arabic = (figures.get(f"{language}/{name}") for language in ("en", "ar"))
        if english is not None and arabic is not None:
            lines.append(f"| {label} | {english:.2f} | {arabic:.2f} |")
    return "\n".join(lines)


def fresh_table() -> str:
    """Return the first scores of the fresh sets, newest first, as a Markdown table."""
    if not FRESH.exists():
        return ""
    rows = list(csv.DictReader(FRESH.open(encoding="utf-8")))
    heads = ["Set, scored once before any change", "Reports", *SHOWN]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in rows:
        language = {"en": "English", "ar": "Arabic"}[row["language"]]
        cells = [f"{float(row[name]):.2f}" for name in SHOWN]
        lines.append("| " + " | ".join([f"{row['set']}, {language}", row["reports"], *cells]) + " |")
    return "\n".join(lines)


def tables(figures: dict[str, float]) -> str:
    """Return both tables with the words between them."""
    return f"{table(figures)}\n\nFresh reports, which nobody who wrote a rule had seen:\n\n{fresh_table()}"


def _block(text: str) -> tuple[str, str, str]:
    before, start, rest = text.partition(START)
    inside, end, after = rest.partition(END)
    if not (start and end):
        raise SystemExit(f"README.md lacks the lines {START!r} and {END!r}; put them back.")
    return before + start, inside, end + after


def write_table(figures: dict[str, float]) -> None:
    """Put the figures into README.md."""
    before, _, after = _block(README.read_text(encoding="utf-8"))
    README.write_text(f"{before}\n{tables(figures)}\n{after}", encoding="utf-8")


def is_current(figures: dict[str, float]) -> bool:
    """Say whether README.md shows these figures."""
    return _block(README.read_text(encoding="utf-8"))[1].strip() == tables(figures)
