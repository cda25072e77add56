"""The commands by which a person decides, takes back a decision, and sees what was decided."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dalil.cli.terminal import JsonOption, KnownProject, known_project, layers_of, opened, print_json

if TYPE_CHECKING:
    from dalil.pipeline.history import Change

ByOption = Annotated[str, typer.Option("--by", help="Who decides; stands beside the decision for good.")]
WhyOption = Annotated[str, typer.Option("--why", help="The reason; stands beside the decision for good.")]
DataOption = Annotated[
    Path | None, typer.Option("--data", help="A folder of your own lists, shaped like dalil/data.")
]


def judge(
    kind: Annotated[
        Literal["accept", "reject", "same", "not-same", "correct", "note"],
        typer.Argument(help="What you decide."),
    ],
    subjects: Annotated[list[str], typer.Argument(metavar="ID...", help="Claims, or incidents.")],
    by: ByOption,
    why: WhyOption,
    slot: Annotated[
        str | None, typer.Option(help="What is corrected: date, counts, actor_id, location, type, ...")
    ] = None,
    value: Annotated[
        str | None, typer.Option(help='The right value; "none" where the report does not say.')
    ] = None,
    project: KnownProject = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide about claims or incidents; the decision is added, nothing is overwritten.

    Example: dalil judge correct 4be1f0a97c2d --slot counts --value "killed=9.." --by Amal --why "two lists"
    """
    from dataclasses import asdict

    from dalil.knowledge.load import load_knowledge
    from dalil.pipeline.judging import Decision, decide

    decision = Decision(kind.replace("-", " "), tuple(subjects), by, why, slot, value)
    with opened(known_project(project), create=False) as store:
        made = decide(store, decision, load_knowledge(data, layers_of(False)))
    if as_json:
        print_json(asdict(made))
    else:
        print(f'{made.id}  Take it back with: dalil revert {made.id} --by "{by}" --why "..."')


def revert(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Its id, as dalil history shows it.")],
    by: ByOption,
    why: WhyOption,
    project: KnownProject = None,
    as_json: JsonOption = False,
) -> None:
    """Take back a decision; both stay in the history. Taking back a taking back brings it into force again.

    Example: dalil revert j-4be1f0a97c2d --by Amal --why "wrong claim"
    """
    from dataclasses import asdict

    from dalil.knowledge.load import load_knowledge
    from dalil.pipeline.judging import Decision, decide

    with opened(known_project(project), create=False) as store:
        made = decide(
            store, Decision("revert", (decision,), by, why), load_knowledge(layers=layers_of(False))
        )
    if as_json:
        print_json(asdict(made))
    else:
        print(f"{made.id}  {decision} is taken back; run dalil merge to derive the incidents anew.")


def history(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A claim, incident or report.")],
    project: KnownProject = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show every change of a claim, incident or report: before, after, who, when, why.

    Example: dalil history 4be1f0a97c2d --project demo.dalil
    """
    from dataclasses import asdict

    from dalil.knowledge.load import load_knowledge
    from dalil.pipeline.history import history as changes_of

    with opened(known_project(project), create=False, write=False) as store:
        changes = changes_of(store, identifier, load_knowledge(data, layers_of(False)))
    if as_json:
        print_json([asdict(change) for change in changes])
        return
    for change in changes:
        _print_change(change)


def _print_change(change: "Change") -> None:
    """Print one change: when, who, what; below it before and after, the reason, and the decision."""
    print("  ".join(filter(None, (change.time, change.who, change.what, change.item))))
    if change.slot is not None:
        print(f"    {change.slot}: {change.before or 'not said'} -> {change.after or 'not said'}")
    if change.why:
        print(f"    {change.why}")
    if change.decision is not None:
        print(f"    decision {change.decision}{f' ({change.standing})' if change.standing else ''}")
