"""Everything that is measured about coding, in one command, written to docs/quality.md.

python evaluation/quality.py                 measure all that is present and write the page
python evaluation/quality.py --only muc4     measure one set ("benchmark" is the project's own)
python evaluation/quality.py --check         measure and compare; exit 1 where the page says otherwise

Sets made elsewhere lie in ../shared/data beside the repository. One that is absent is named and skipped,
and its part of the page stays as it is. Text outside the marked parts is written by hand and kept.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from dalil.evaluate.errors import error_kinds  # noqa: E402
from dalil.evaluate.table import figure_rows  # noqa: E402
from evaluation.gate import code, gold_lines  # noqa: E402
from evaluation.outside import arabic_ner, dates, fakes, hrdsattack, muc4, re3d  # noqa: E402
from evaluation.outside.sets import Measured, OutsideSet, Tools, measure, missing  # noqa: E402

PAGE = HERE.parent / "docs" / "quality.md"
BENCHMARK = "benchmark"
LANGUAGES = ("en", "ar")
MOST_COMMON = 10
Lines = dict[str, dict[str, Any]]
SETS = (muc4.SET, hrdsattack.SET, fakes.SET, re3d.SET, arabic_ner.SET, dates.SET)


def main() -> int:
    """Measure what is asked for, print it, and write or check the page."""
    asked = arguments()
    names = [asked.only] if asked.only else [BENCHMARK, *(outside.name for outside in SETS)]
    tools, stale = Tools(), []
    for name in names:
        started = time.perf_counter()
        section = benchmark_section() if name == BENCHMARK else outside_section(_set(name), tools)
        if section is None:
            continue
        page = PAGE.read_text(encoding="utf-8")
        written = replaced(page, name, section)
        if written != page:
            stale.append(name)
            if not asked.check:
                PAGE.write_text(written, encoding="utf-8")
        print(f"{section}\n[{name}: {time.perf_counter() - started:.0f} s]\n")
    if asked.check and stale:
        print(f"docs/quality.md is out of date for {', '.join(stale)}; run python evaluation/quality.py")
        return 1
    return 0


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description="Measure coding and write docs/quality.md.")
    parser.add_argument("--only", choices=[BENCHMARK, *(outside.name for outside in SETS)])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    return parser.parse_args()


def benchmark_section() -> str:
    """Return the tables of the development reports: slots and types, each by language."""
    gold = gold_lines()
    coded = code(gold)
    sides = [_rows_by_name(gold, coded, language) for language in LANGUAGES]
    names = list(dict.fromkeys(name for side in sides for name in side))
    counts = [sum(line["language"] == language for line in gold.values()) for language in LANGUAGES]
    claims = sum(len(line["claims"]) for line in gold.values())
    heads = [f"{code} {head}" for code in LANGUAGES for head in ("precision", "recall", "F1", "in gold")]

    def part(wanted: Callable[[str], bool]) -> list[list[str]]:
        chosen = [name for name in names if wanted(name)]
        return [[name.removeprefix("type "), *_cells(sides, name)] for name in chosen]

    return "\n\n".join(
        [
            f"{counts[0]} English and {counts[1]} Arabic development reports, {claims} claims. Where only "
            "the third column is filled, it is the share of cases that are right.",
            table(("slot", *heads), part(lambda name: not name.startswith("type "))),
            "By type of event. There are few of each: a small one is an anecdote.",
            table(("type", *heads), sorted(part(lambda name: name.startswith("type ")))),
            f"The {MOST_COMMON} most common kinds of error; slots are compared over claims found.",
            errors_table(gold, coded),
        ]
    )


def errors_table(gold: Lines, coded: Lines) -> str:
    """Return the most common kinds of error with their number in each language and their share of all."""
    rows = []
    sides = [dict(_numbers(gold, coded, language)) for language in LANGUAGES]
    for error in error_kinds(gold, coded)[:MOST_COMMON]:
        numbers = [str(side.get(error.kind, 0)) for side in sides]
        rows.append([error.kind, *numbers, f"{error.share:.3f}"])
    return table(("kind of error", *LANGUAGES, "share of all errors"), rows)


def _numbers(gold: Lines, coded: Lines, language: str) -> Iterator[tuple[str, int]]:
    chosen = {key: line for key, line in gold.items() if line["language"] == language}
    return ((error.kind, error.number) for error in error_kinds(chosen, coded))


def _rows_by_name(gold: Lines, coded: Lines, language: str) -> dict[str, tuple[str, ...]]:
    """Return the figures of one language by slot, types named "type ..."."""
    chosen = {key: line for key, line in gold.items() if line["language"] == language}
    rows = figure_rows(chosen, {key: coded[key] for key in chosen})
    return {name: tuple(cells) for part, name, *cells in rows if part == "all"}


def _cells(sides: Sequence[Mapping[str, tuple[str, ...]]], name: str) -> list[str]:
    return [cell for side in sides for cell in side.get(name, ("", "", "", "0"))]


def outside_section(outside: OutsideSet, tools: Tools) -> str | None:
    """Return the table of one outside set, `None` where it is absent, which is printed."""
    absent = missing(outside)
    if absent:
        print(f"{outside.name}: skipped, not beside the repository: {', '.join(absent)}")
        return None
    return f"{outside.about}.\n\n" + outside_table(measure(outside, tools))


def outside_table(found: Sequence[Measured]) -> str:
    """Return the figures of an outside set beside what is wanted and what a trivial baseline gives."""
    rows = [
        (m.gold.rsplit("/", 1)[-1], str(m.lines), m.measure.name, shown(m.value))
        + (shown(m.measure.wanted), shown(m.measure.trivial), verdict(m))
        for m in found
    ]
    return table(("file", "texts", "measure", "measured", "wanted", "trivial baseline", "reached"), rows)


def verdict(found: Measured) -> str:
    """Say whether the wanted figure is reached; empty where none is set."""
    if found.measure.wanted is None or found.value is None:
        return ""
    return "yes" if found.value >= found.measure.wanted else "no"


def shown(value: float | None) -> str:
    """Return a share with three digits, empty where there is none."""
    return "" if value is None else f"{value:.3f}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def replaced(page: str, name: str, section: str) -> str:
    """Return the page with the section between the markers of `name` written anew."""
    start, end = f"<!-- measured: {name} -->", f"<!-- end of {name} -->"
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"docs/quality.md lacks the lines {start!r} and {end!r}; put them back.")
    return f"{before}{start}\n\n{section}\n\n{end}{after}"


def _set(name: str) -> OutsideSet:
    return next(outside for outside in SETS if outside.name == name)


if __name__ == "__main__":
    sys.exit(main())
