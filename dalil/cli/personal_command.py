"""`dalil personal`: what in a project may tell who somebody is, seen before anything is shared."""

import sys
from collections import Counter
from typing import Annotated

import typer

from dalil.cli.terminal import JsonOption, KnownProject, known_project, opened, print_json, print_table
from dalil.errors import UsageError


def personal(
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Reports; none: all, and the decisions.")
    ] = None,
    project: KnownProject = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only this kind, as in phone; may be repeated.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List names, phone numbers, addresses, ID numbers and exact coordinates a project holds.

    Example: dalil personal --project demo.dalil --kind phone --kind name
    """
    from dataclasses import asdict

    from dalil.language.personal import KINDS, LIMITS
    from dalil.pipeline.personal import personal_data

    for wrong in set(kind or ()) - set(KINDS):
        raise UsageError(f'"{wrong}" is no kind of personal data.', f"Use one of {', '.join(KINDS)}.")
    with opened(known_project(project), create=False, write=False) as store:
        found = personal_data(store, reports or (), kind or KINDS)
        if as_json:
            print_json({"found": [asdict(one) for one in found], "cannot_see": list(LIMITS)})
            return
        counted: Counter[str] = Counter()
        report: str | None = ""
        for one in found:
            counted[one.kind] += 1
            if one.report_id != report:
                report = one.report_id
                print(_printable(report or "decisions"))
            words = _printable(" ".join(one.words.split()))
            print(f"    {one.kind}: {words}  ({_printable(one.where)}, {one.start}-{one.end}; {one.rule})")
    print_table(("Kind", "Found"), [(name, str(number)) for name, number in counted.most_common()])
    print("This list is not complete:", *LIMITS, sep="\n- ", file=sys.stderr)


def _printable(text: str) -> str:
    """Return text as a terminal takes it: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
