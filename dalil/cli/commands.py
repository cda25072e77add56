"""The commands: each reads its options, calls a stage and prints; nothing heavy is imported early."""

import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import FrameType, MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from dalil.cli.collect_command import MapOption, MappingFileOption, ProjectOption, collect
from dalil.cli.data_commands import data_app
from dalil.cli.decision_commands import history, judge, revert
from dalil.cli.evidence_commands import backup, expunge, restore, verify
from dalil.cli.figure_commands import compare, evaluate
from dalil.cli.personal_command import personal
from dalil.cli.place_commands import gazetteer_app, place
from dalil.cli.search_commands import find, list_reports
from dalil.cli.terminal import (
    EmbeddedOption,
    JsonOption,
    KnownProject,
    Language,
    columns_given,
    known_project,
    layers_of,
    note_columns,
    opened,
    pairs,
    print_answer,
    print_collection,
    print_issues,
    print_json,
    print_lines,
    print_table,
    print_unknown,
    printable,
    progress_bars,
    project_of,
    waits,
    warn,
)
from dalil.errors import DalilError, UsageError

if TYPE_CHECKING:
    from dalil.collect.collect import Refusal
    from dalil.compare.question import QuestionOptions
    from dalil.pipeline.ask import Answer

app = typer.Typer(
    name="dalil",
    help="What happened to an actor after an intervention? Answered from the reports themselves.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: starts in a third less time and reads well when piped
)
app.add_typer(data_app, name="data")
for command in (collect, verify, backup, restore, expunge, find, judge, revert, history):
    app.command()(waits(command))
app.command()(personal)
app.add_typer(gazetteer_app, name="gazetteer")
for plain_command in (place, compare, evaluate):
    app.command()(plain_command)
app.command("list")(list_reports)

DataOption = Annotated[
    Path | None, typer.Option("--data", help="A folder of your own lists, shaped like dalil/data.")
]
WorkersOption = Annotated[
    int, typer.Option("--workers", min=1, help="Processes that code; each takes a core and 300 MB.")
]


class Interrupted(BaseException):
    """The user pressed Ctrl-C; no room may take it for an error of its own."""


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise Interrupted


def main() -> None:
    """Run the command line; an error is one sentence and its remedy, never a traceback."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        app()
    except DalilError as error:
        print(printable(f"dalil: {error.wrong}\n  {error.remedy}"), file=sys.stderr)
        sys.exit(error.exit_code)
    except Interrupted:
        print(
            "dalil: interrupted.\n  What was stored stays; run the same command to go on.", file=sys.stderr
        )
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        where = f' "{error.filename}"' if error.filename else ""
        print(f"dalil: cannot read or write{where}: {error.strerror or error}.", file=sys.stderr)
        print("  Check the path, its permissions and the free space, then run again.", file=sys.stderr)
        sys.exit(1)


@app.command()
@waits
def ask(
    question: Annotated[str, typer.Argument(help="What happened to A after B?")],
    reports: Annotated[
        list[Path] | None, typer.Argument(help="Folders and files; none: what the project holds.")
    ] = None,
    project: ProjectOption = None,
    before: Annotated[str | None, typer.Option(help='How far back, as in "26w", "12m" or a date.')] = None,
    after: Annotated[str | None, typer.Option(help='How far on, as in "26w", "12m" or a date.')] = None,
    window: Annotated[str | None, typer.Option(help='Both sides at once, as in "52w".')] = None,
    place: Annotated[str | None, typer.Option(help="Count only incidents in this place.")] = None,
    by: Annotated[Literal["week", "month"] | None, typer.Option(help="Count by week or month.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write the brief.")] = None,
    mapping: MapOption = None,
    mapping_file: MappingFileOption = None,
    data: DataOption = None,
    workers: WorkersOption = 1,
    embedded: EmbeddedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from reports, and write the brief that proves it.

    Example: dalil ask "What happened to ISIS after the coalition raids?" examples/reports
    """
    from dalil.compare.question import QuestionOptions

    inputs = reports or []
    if project is None and not inputs:
        raise UsageError(
            "Neither reports nor a project are named.", "Add a folder of reports, or --project NAME.dalil."
        )
    folder = project or project_of(inputs)
    options = QuestionOptions(before, after, window, place, by)
    answer = _ask(
        question,
        inputs,
        folder,
        options,
        Lists(data, columns_given(mapping, mapping_file), workers, layers_of(embedded)),
    )
    language = language or ("ar" if answer.content.question.language == "ar" else "en")
    path = _write_briefs(answer, folder, language, out)
    warn(answer.collected.refusals)
    if as_json:
        from dalil.pipeline.answer_json import answer_json

        print_json(answer_json(answer) | {"brief": str(path)})
    else:
        print_answer(answer, language, path)


class Lists(NamedTuple):
    """What the user adds to our lists, the columns of tables, how many processes code, layers of places."""

    data: Path | None
    mapping: Mapping[str, str | None] = MappingProxyType({})
    workers: int = 1
    layers: Path | None = None


def _ask(
    question: str, inputs: Sequence[Path], folder: Path, options: "QuestionOptions", lists: Lists
) -> "Answer":
    from dalil.coding.coder import RulesCoder
    from dalil.knowledge.load import load_knowledge
    from dalil.pipeline.ask import Tools, ask
    from dalil.pipeline.workers import Workers

    knowledge = load_knowledge(lists.data, lists.layers)
    with opened(folder, create=bool(inputs)) as store, progress_bars() as progress:
        workers = Workers(lists.workers, lists.data, lists.layers)
        tools = Tools(
            knowledge, RulesCoder(knowledge), date.today(), progress, lists.mapping, workers, note_columns
        )
        return ask(question, inputs, store, options, tools)


def _write_briefs(answer: "Answer", folder: Path, language: Language, out: Path | None) -> Path:
    """Write the brief in the language asked for, and in the other one beside it."""
    from dalil.publish.brief import write_brief

    path = out or folder / "brief.html"
    other: Language = "en" if language == "ar" else "ar"
    write_brief(answer.content, path, language)
    write_brief(answer.content, path.with_name(f"{path.stem}.{other}{path.suffix}"), other)
    return path


@app.command()
@waits
def code(
    inputs: Annotated[
        list[Path] | None, typer.Argument(help="JSON lines, or any reports; none: the project's reports.")
    ] = None,
    project: Annotated[
        Path | None, typer.Option("--project", "-p", help="Code the reports stored there.")
    ] = None,
    data: DataOption = None,
    mapping: MapOption = None,
    workers: WorkersOption = 1,
    embedded: EmbeddedOption = False,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="List the actors that no alias knows, not the claims.")
    ] = False,
    issues: Annotated[
        bool, typer.Option("--issues", help="List what is left to a person, not the claims.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Code reports: one line a report, in the benchmark's format, with the offsets of every value.

    Example: dalil code evaluation/benchmark/dev.jsonl --json
    """
    from dalil.pipeline.coded import code_files, code_project
    from dalil.pipeline.workers import Workers

    if not inputs and project is None:
        raise UsageError("There is nothing to code.", "Name a file or folder, or --project NAME.dalil.")
    many = Workers(workers, data, layers_of(embedded))
    show = print_unknown if unknown else print_issues if issues else print_lines
    if inputs:
        refusals: list[Refusal] = []
        show(code_files(inputs, pairs(mapping), refusals, many), as_json=as_json)
        warn(refusals)
        return
    with opened(project or Path(), create=False) as store:
        with progress_bars() as progress:
            lines = code_project(store, progress, many)
        show(lines, as_json=as_json)


@app.command()
@waits
def merge(
    project: KnownProject = None,
    data: DataOption = None,
    embedded: EmbeddedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Join the claims of one event to incidents, disagreements kept.

    Example: dalil merge --project demo.dalil
    """
    from dalil.knowledge.load import load_knowledge
    from dalil.pipeline.answer_json import incident_json
    from dalil.pipeline.stages import merge_claims

    with opened(known_project(project), create=False) as store:
        incidents = merge_claims(store, load_knowledge(data, layers_of(embedded)))
    if as_json:
        print_json([incident_json(incident) for incident in incidents])
        return
    rows = [
        (i.id, i.type, str(i.date.first) if i.date else "", i.place_name or "", str(i.independent_sources))
        for i in incidents
    ]
    print_table(("Incident", "Type", "From", "Place", "Independent sources"), rows)


@app.command()
def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A claim, incident or report.")],
    project: KnownProject = None,
    as_json: JsonOption = False,
) -> None:
    """Show a claim's values with their rules and exact words, or the claims of an incident or report.

    Example: dalil show 4be1f0a97c2d --project demo.dalil
    """
    from dalil.pipeline.shown import find_item, proof_rows

    with opened(known_project(project), create=False, write=False) as store:
        item = find_item(store, identifier)
    if as_json:
        print_json(item)
        return
    print_collection(item.get("collection", ()))
    for claim in item["claims"]:
        print(printable(f"{claim['claim_id']}  {claim['report_id']}\n  “{claim['evidence']}”"))
        print_table(("Slot", "Value", "Rule", "Words"), proof_rows(claim))


@app.command()
@waits
def publish(
    question: Annotated[
        str | None, typer.Argument(help="Another question; none: the last one asked.")
    ] = None,
    project: KnownProject = None,
    language: Annotated[
        Language | None, typer.Option(help="Language of the brief; else the question's.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write the brief.")] = None,
    data: DataOption = None,
    embedded: EmbeddedOption = False,
) -> None:
    """Write the brief again from what the project holds, in English or Arabic.

    Example: dalil publish --project demo.dalil --language ar --out brief.ar.html
    """
    from dalil.pipeline.asked import last_question
    from dalil.publish.brief import write_brief

    folder = known_project(project)
    with opened(folder, create=False, write=False) as store:
        words, options = last_question(store, question)
    answer = _ask(words, [], folder, options, Lists(data, layers=layers_of(embedded)))
    asked = answer.content.question.language
    language = language or ("ar" if asked == "ar" else "en")
    path = out or folder / ("brief.html" if language == asked else f"brief.{language}.html")
    print(write_brief(answer.content, path, language))
