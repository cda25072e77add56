"""The commands that measure: counts before and after a date, and coding against a benchmark."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dalil.cli.terminal import JsonOption, day, print_errors, print_json, print_table


def compare(
    series: Annotated[Path, typer.Option(help="CSV with date,count and perhaps exposure.")],
    at: Annotated[str, typer.Option(help="Day of the intervention, as in 2014-09-23.")],
    by: Annotated[str | None, typer.Option(help="Period of the series, where it cannot be told.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare the counts of a table before and after a date.

    Example: dalil compare --series counts.csv --at 2005-01-01 --json
    """
    from dalil.compare.series_file import compare_series, result_json

    result: dict[str, Any] = {**result_json(compare_series(series, day(at), by=by))}
    if as_json:
        print_json(result)
        return
    ratio = result["rate_ratio"]
    shown = (
        "cannot be told"
        if ratio is None
        else f"{ratio['value']:.3f} ({ratio['low']:.3f} to {ratio['high']:.3f})"
    )
    print_table(("Figure", "Value"), [("rate ratio (95%)", shown), ("verdict", result["verdict_en"])])
    print(result["why_en"])
    for check in result["checks"]:
        print(f"- {check['sentence_en']}")


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Benchmark file.")],
    coded: Annotated[Path, typer.Argument(help="Coded lines, as dalil code --json prints them.")],
    errors: Annotated[
        bool,
        typer.Option("--errors", help="Count the kinds of error instead, with reports that show them."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Score coded reports against a benchmark, slot by slot.

    Example: dalil evaluate evaluation/benchmark/dev.jsonl coded.jsonl
    """
    from dalil.evaluate.table import figure_rows, read_lines, rows_json

    wanted, given = read_lines(gold), read_lines(coded)
    if errors:
        print_errors(wanted, given, as_json=as_json)
        return
    rows = figure_rows(wanted, given)
    if as_json:
        print_json(rows_json(rows))
    else:
        print_table(("Language", "Slot", "Precision", "Recall", "F1", "Gold"), rows)
